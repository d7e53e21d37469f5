"""Samples with merged cells and header rows of several levels."""

from __future__ import annotations

from quality.make.layout import Cell, Heading, Look, Sample, Text
from quality.make.plans import Row, Table

AIMS = Table(
    ("EDS", "Equality Aim", "WRES Metric", "Action", "Lead", "Timescale", "Update"),
    ("", "theme", "indicator", "action", "owner", "deadline", "updates"),
    (
        Row(
            (
                "Goal 3",
                "A workforce that looks like the people it serves",
                "2",
                (
                    "1. Put a recruiter trained in fair selection on every panel.\n"
                    "2. Publish the results by division."
                ),
                "Head of Resourcing / Head of Equality & Human Rights",
                "31 March 2016",
                "Forty recruiters have been trained so far.",
            ),
            by="2016-03-31",
            codes=("WRES-2",),
        ),
        Row(
            (
                None,
                None,
                "4",
                "Open the leadership course to staff at band 5 and below.",
                "Head of Learning",
                "Quarterly Board update",
                "",
            ),
            codes=("WRES-4",),
        ),
        Row(
            (
                "Goal 4",
                "Leaders who include everyone",
                "9",
                "Advertise non-executive posts through community media.",
                "Company Secretary",
                "September 2015",
                "Two posts were advertised in this way.",
            ),
            by="2015-09-30",
            codes=("WRES-9",),
        ),
        Row(
            (
                None,
                None,
                "5, 6",
                (
                    "- Name a contact for staff who are bullied.\n"
                    "- Publish what was done about each case."
                ),
                "Director of Human Resources",
                "Ongoing",
                "",
            ),
            codes=("WRES-5", "WRES-6"),
        ),
    ),
)
CRITERIA = Table(
    (
        "Code of Practice Criteria",
        "Programme of work 2010/11",
        "By whom (lead)",
        "By when",
        "Progress/Outcome at June",
    ),
    ("indicator", "action", "owner", "deadline", "updates"),
    (
        Row(
            (
                "Criterion 1: Systems to manage and monitor infection",
                "Report hand hygiene results to each ward every week.",
                "Infection control nurse",
                "Nov 2010",
                "Started on six wards.",
            ),
            by="2010-11-30",
        ),
        Row(
            (
                None,
                "Review the decontamination policy.",
                "Decontamination lead",
                "May 2010",
                "The new policy was agreed.",
            ),
            by="2010-05-31",
        ),
        Row((None, "Hold a link nurse study day.", "Matrons", "Quarterly", "")),
        Row(
            (
                "Criterion 2: A clean environment",
                "Replace carpets in clinical areas with vinyl.",
                "Director of Estates",
                "31 March 2011",
                "Two clinics remain.",
            ),
            by="2011-03-31",
        ),
        Row(
            (
                None,
                "Test the water system twice a year.",
                "Director of Estates",
                "October 2010",
                "",
            ),
            by="2010-10-31",
        ),
    ),
)
SMART = Table(
    ("Focus area", "Objective", "Specific", "Measurable", "Assignable", "Realistic", "Time"),
    ("theme", "summary", "action", "outcome", "owner", "", "deadline"),
    (
        Row(
            (
                "Travel",
                "Fewer car journeys to our sites",
                "Build secure cycle stores at both hospitals.",
                "200 spaces in use",
                "Head of Sustainability",
                "Grant agreed",
                "End of 2025",
            ),
            by="2025-12-31",
        ),
        Row(
            (
                None,
                None,
                "Negotiate a staff fare with the bus company.",
                "One in ten staff hold a pass",
                "Travel Plan Coordinator",
                "Talks have begun",
                "March 2026",
            ),
            by="2026-03-31",
        ),
        Row(
            (
                "Medicines",
                "Lower emissions from anaesthesia",
                "Close the piped nitrous oxide supply in theatres.",
                "No losses from the manifold",
                "Chief Pharmacist",
                "Piloted in day surgery",
                "Mid 2026",
            ),
            by="2026-06-30",
        ),
        Row(
            (
                None,
                "Less waste of inhalers",
                "Ask patients to return used inhalers to the pharmacy.",
                "500 returned each month",
                "Chief Pharmacist",
                "No cost",
                "January 2026",
            ),
            by="2026-01-31",
        ),
    ),
)
TWO_LEVEL_TITLE = "WORKFORCE RACE EQUALITY STANDARD ACTION PLAN 2021/22"
TWO_LEVEL = Table(
    (None, None, "Lead", "Support", "Start", "Finish", None),
    ("indicator", "action", "owner", "", "", "deadline", "status"),
    (
        Row(
            (
                "Indicator 1",
                "Show each division its own make-up by pay band.",
                "Workforce Analyst",
                "Divisional managers",
                "May 2021",
                "July 2021",
                "Complete",
            ),
            by="2021-07-31",
            state="complete",
            codes=("WRES-1",),
        ),
        Row(
            (
                "Indicator 3",
                "Hold a fact-finding talk before any formal step is taken.",
                "Employee Relations Manager",
                "Trade unions",
                "June 2021",
                "31/12/2021",
                "In progress",
            ),
            by="2021-12-31",
            state="in_progress",
            codes=("WRES-3",),
        ),
        Row(
            (
                "Indicator 8",
                "Train managers to respond when staff report discrimination.",
                "Head of OD",
                "Freedom to Speak Up Guardian",
                "September 2021",
                "Q4 2021/22",
                "Not started",
            ),
            by="2022-03-31",
            state="not_started",
            codes=("WRES-8",),
        ),
        Row(
            (
                "Indicator 7",
                "Offer stretch assignments through an open process.",
                "Head of OD",
                "",
                "October 2021",
                "28 February 2022",
                "Delayed",
            ),
            by="2022-02-28",
            state="at_risk",
            codes=("WRES-7",),
        ),
    ),
    top=(
        (Cell(TWO_LEVEL_TITLE, across=7, bold=True), *[None] * 6),
        (
            Cell("Indicator", down=2, bold=True),
            Cell("Action", down=2, bold=True),
            Cell("Responsibility", across=2, bold=True),
            None,
            Cell("Timescale", across=2, bold=True),
            None,
            Cell("Status", down=2, bold=True),
        ),
    ),
)
TEES = "Tees, Esk and Wear Valleys NHS Foundation Trust"

MERGED: tuple[Sample, ...] = (
    Sample(
        "aims",
        "Workforce Race Equality Standard implementation plan 2015/16",
        "Royal Cornwall Hospitals NHS Trust",
        (
            Heading("Royal Cornwall Hospitals NHS Trust", 1),
            Heading("Workforce Race Equality Standard implementation plan 2015/16"),
            AIMS.grid(),
        ),
        AIMS.actions(),
        ods_code="REF",
        period=("2015-04-01", "2016-03-31"),
        look=Look(head_fill="FBE4D5"),
    ),
    Sample(
        "criteria",
        "Infection prevention and control annual programme 2010/11",
        "Marlbeck Hospitals NHS Trust",
        (
            Heading("Infection prevention and control annual programme 2010/11", 1),
            Text("Marlbeck Hospitals NHS Trust"),
            CRITERIA.grid(),
        ),
        CRITERIA.actions(),
        period=("2010-04-01", "2011-03-31"),
        look=Look(upright=True, head_fill="D9D9D9"),
    ),
    Sample(
        "smart",
        "Green plan: SMART objectives 2025/26",
        "Lancashire Teaching Hospitals NHS Foundation Trust",
        (
            Heading("Green plan: SMART objectives 2025/26", 1),
            Text("Lancashire Teaching Hospitals NHS Foundation Trust"),
            SMART.grid(),
        ),
        SMART.actions(),
        ods_code="RXN",
        period=("2025-04-01", "2026-03-31"),
        look=Look(html="site", head_fill="A8D08D"),
    ),
    Sample(
        "levels",
        TWO_LEVEL_TITLE,
        TEES,
        (Text(TEES), TWO_LEVEL.grid()),
        TWO_LEVEL.actions(),
        ods_code="RX3",
        framework="WRES",
        period=("2021-04-01", "2022-03-31"),
        look=Look(head_fill="DEEAF6"),
    ),
)
