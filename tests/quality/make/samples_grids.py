"""Samples whose plan is one table of schemes, reviews and surveys, with section rows."""

from __future__ import annotations

from quality.make.layout import Cell, Grid, Heading, Look, Sample, Text
from quality.make.plans import Other, Row, Section, Table

OUTCOME_HEAD = ("Action", "Lead Responsible", "Outcome", "RAG Rating")
OUTCOME = Table(
    OUTCOME_HEAD,
    ("action", "owner", "outcome", "status"),
    (
        Row(
            (
                "Translate the ten leaflets that patients ask for most.",
                "- Diversity lead\n- Head of Communications",
                "Leaflets are in the five languages most spoken in the borough.",
                "Green",
            ),
            rag="green",
        ),
        Row(
            (
                "Check that each site has a working hearing loop at its reception desk.",
                "- Head of Estates\n- Site managers\n- Access group",
                "No complaints about access to reception.",
                "Amber",
            ),
            rag="amber",
        ),
        Other(OUTCOME_HEAD, bold=True),
        Row(
            (
                "Collect ethnicity, religion and disability of service users at first contact.",
                "- Informatics team",
                "Recorded for nine in ten new referrals.",
                "Red",
            ),
            rag="red",
        ),
        Row(
            (
                "Hold a yearly conference for carers with the voluntary sector.",
                "- Patient experience manager\n- Diversity lead",
                "Carers tell us that they feel listened to.",
                "Green",
            ),
            rag="green",
        ),
    ),
)
UNHEADED = Table(
    ("", "Action", "Outcome", "Responsibility", "Timescale"),
    ("ref", "action", "outcome", "owner", "deadline"),
    (
        Section("1. Accountability and strategy"),
        Row(
            (
                "1.1",
                "Name a non-executive director who speaks for race equality at the Board.",
                "The Board hears about race equality at each meeting.",
                "Chair",
                "Completed",
            ),
            state="?",
        ),
        Row(
            (
                "1.2",
                "Publish the scheme on the website and in large print.",
                "Anyone can find and read the scheme.",
                "Head of Business Development, Diversity Lead and General Managers",
                "June 2010",
            ),
            by="2010-06-30",
        ),
        Section("2. Training and development"),
        Row(
            (
                "2.1",
                "Add race equality to corporate induction.",
                "All new starters know the scheme.",
                "Training Manager",
                "Ongoing",
            )
        ),
        Row(
            (
                "2.2",
                "Record who applies for courses and who is turned down.",
                "Refusals can be compared between groups.",
                "Training Manager",
                "31 March 2011",
            ),
            by="2011-03-31",
        ),
    ),
)
THEMED = Table(
    (
        "RECOMMENDATIONS",
        "ACTION REQUIRED",
        "PROGRESS",
        "ACCOUNTABLE",
        "TIMESCALE",
        "RAG",
        "INITIAL RISK",
        "CURRENT RISK",
    ),
    ("summary", "action", "updates", "owner", "deadline", "status", "", ""),
    (
        Section("THEME: Governance and leadership"),
        Row(
            (
                "The Board should receive ward level information on quality.",
                "Design a ward dashboard and agree its measures with matrons.",
                "Measures were agreed with matrons in May.",
                "Director of Nursing",
                "July 2014",
                "G",
                "16",
                "8",
            ),
            by="2014-07-31",
            rag="green",
            filled=True,
        ),
        Row(
            (
                "Learning from incidents should reach the staff who reported them.",
                "Send every reporter a summary of what was found and changed.",
                "A template has been written; the first summaries go out in autumn.",
                "Head of Patient Safety",
                "31 October 2014",
                "A",
                "12",
                "12",
            ),
            by="2014-10-31",
            rag="amber",
            filled=True,
        ),
        Section("THEME: Workforce"),
        Row(
            (
                "Nurse staffing should be reviewed twice a year.",
                "Run the acuity tool on all adult wards and report gaps to the Board.",
                "Recruitment from overseas is behind plan.",
                "Director of Nursing",
                "December 2014",
                "R",
                "20",
                "20",
            ),
            by="2014-12-31",
            rag="red",
            filled=True,
        ),
    ),
)
WIDE = Table(
    (
        "Report Ref",
        "Action required",
        "Linked to associated plans",
        "Start Date",
        "Due Date (action in place)",
        "Delivery Status",
        "Status Commentary (This Period)",
        "Actual Completion Date",
        "Date to be evidenced by",
        "Accountable Person",
        "Location of Evidence",
    ),
    ("ref", "action", "", "", "deadline", "status", "updates", "", "", "owner", ""),
    (
        Section("Learning theme 1: Maternity care"),
        Row(
            (
                "4.54",
                "Give every woman a named consultant when her pregnancy is judged complex.",
                "MIP",
                "10/12/20",
                "31/03/21",
                "On Track",
                "Job plans have been changed to free the clinics that are needed.",
                "",
                "30/06/21",
                "Clinical Director for Obstetrics",
                "Shared drive",
            ),
            by="2021-03-31",
            state="on_track",
        ),
        Row(
            (
                "4.55",
                "Audit risk assessments at each antenatal visit.",
                "",
                "10/12/20",
                "28/02/21",
                "Complete",
                "The audit was presented to the governance meeting.",
                "22/02/21",
                "31/05/21",
                "Head of Midwifery",
                "Audit system",
            ),
            by="2021-02-28",
            state="complete",
        ),
        Section("Learning theme 2: Bereavement"),
        Row(
            (
                "4.61",
                "Offer bereavement care seven days a week.",
                "MTP",
                "04/01/21",
                "30/06/21",
                "Not Started",
                "",
                "",
                "30/09/21",
                "Bereavement Midwife",
                "",
            ),
            by="2021-06-30",
            state="not_started",
        ),
    ),
)
KEY = Grid(
    (
        (Cell("Rating", bold=True), Cell("What it says about our score", bold=True)),
        (Cell("Red", fill="FF0000"), Cell("among the worst fifth of trusts")),
        (Cell("Amber", fill="FFC000"), Cell("about the same as other trusts")),
        (Cell("Green", fill="00B050"), Cell("among the best fifth of trusts")),
    )
)
SURVEY = Table(
    (
        "Issue",
        "Score for the trust",
        "Action needed – Standard of evidence to confirm improvement of rating",
        "Target perform 2011/12",
        "When by Achieved (on-going)",
        "Who is the lead?",
    ),
    ("summary", "", "action", "outcome", "deadline", "owner"),
    (
        Section("1.0 Care received during labour"),
        Row(
            (
                "Women were left alone at a time that worried them.",
                "68",
                "Introduce one to one care in labour and audit it each quarter.",
                "75 or above",
                "December 2011",
                "Labour ward matron",
            ),
            by="2011-12-31",
        ),
        Row(
            (
                "Partners were not always made welcome.",
                "71",
                "Provide reclining chairs and write a welcome leaflet.",
                "80 or above",
                "End of January 2012",
                "Labour ward matron",
            ),
            by="2012-01-31",
        ),
        Section("2.0 Care after birth"),
        Row(
            (
                "Information about feeding was not consistent.",
                "59",
                "Train all postnatal staff to the same standard.",
                "70 or above",
                "On-going",
                "Infant feeding coordinator",
            )
        ),
    ),
)

GRIDS: tuple[Sample, ...] = (
    Sample(
        "scheme",
        "Single Equality Scheme: action plan 2012/13",
        "Merrow Valley Hospitals NHS Trust",
        (
            Heading("Merrow Valley Hospitals NHS Trust", 1),
            Heading("Single Equality Scheme: action plan 2012/13"),
            Text("Each lead reports twice a year to the equality forum."),
            OUTCOME.grid(),
        ),
        OUTCOME.actions(),
        period=("2012-04-01", "2013-03-31"),
        look=Look(head_fill="C6D9F1", head_marked=False, upright=True),
    ),
    Sample(
        "accountability",
        "Race Equality Scheme 2010/11 – action plan",
        "Lowther and Fell NHS Foundation Trust",
        (
            Heading("Race Equality Scheme 2010/11 – action plan", 1),
            Text("Lowther and Fell NHS Foundation Trust"),
            UNHEADED.grid(),
            Text("Approved by the Board. Comments to the Diversity Lead, please."),
        ),
        UNHEADED.actions(),
        period=("2010-04-01", "2011-03-31"),
        look=Look(head_fill="", foot="Race Equality Scheme v3   Page 1"),
    ),
    Sample(
        "review",
        "Quality review: action plan 2014/15",
        "Salisbury NHS Foundation Trust",
        (
            Heading("Salisbury NHS Foundation Trust", 1),
            Heading("Quality review: action plan 2014/15"),
            THEMED.grid(),
        ),
        THEMED.actions(),
        ods_code="RNZ",
        period=("2014-04-01", "2015-03-31"),
        look=Look(
            head_fill="1F3864", foot="Review plan July v0.9 – printed copies are not controlled"
        ),
    ),
    Sample(
        "learning",
        "Local actions for learning: plan 2020/21",
        "Airedale NHS Foundation Trust",
        (
            Heading("Local actions for learning: plan 2020/21", 1),
            Text("Airedale NHS Foundation Trust\nThis is the live version of the plan."),
            WIDE.grid(),
        ),
        WIDE.actions(),
        ods_code="RCF",
        period=("2020-04-01", "2021-03-31"),
    ),
    Sample(
        "survey",
        "Maternity survey action plan 2011/12",
        "Sherwood Forest Hospitals NHS Foundation Trust",
        (
            Heading("Maternity survey action plan 2011/12", 1),
            Text("Sherwood Forest Hospitals NHS Foundation Trust"),
            KEY,
            SURVEY.grid(),
        ),
        SURVEY.actions(),
        ods_code="RK5",
        period=("2011-04-01", "2012-03-31"),
        look=Look(head_marked=False, head_fill="BFBFBF"),
    ),
)
