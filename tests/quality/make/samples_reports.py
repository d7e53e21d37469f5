"""Samples in which the plan is one part of a report, a workbook or a template."""

from __future__ import annotations

from quality.make.layout import Cell, Grid, Heading, Label, Look, Sample, Sheet, Text
from quality.make.plans import Other, Row, Table


def facts(header: tuple[str, ...], *rows: tuple[str, ...]) -> Grid:
    """A table of data, of words explained or of a key."""
    head = tuple(Cell(text, bold=True) for text in header)
    return Grid((head, *(tuple(Cell(text) for text in row) for row in rows)))


PAY = Table(
    (
        "Area of focus",
        "Planned activity",
        "Responsible executive",
        "Complete by",
        "Success measure",
    ),
    ("theme", "action", "owner", "deadline", "outcome"),
    (
        Row(
            (
                "Flexible careers",
                "Advertise all senior posts as open to job share.",
                "Chief People Officer",
                "September 2023",
                "Ten job shares at band 8a and above",
            ),
            by="2023-09-30",
        ),
        Row(
            (
                None,
                "Keep in touch with staff on parental leave through a named buddy.",
                "Head of Wellbeing",
                "31 December 2023",
                "Nine in ten return to their post",
            ),
            by="2023-12-31",
        ),
        Row(
            (
                "Clinical excellence awards",
                "Hold writing workshops for women consultants.",
                "Medical Director",
                "By February 2024",
                "Awards in proportion to the workforce",
            ),
            by="2024-02-29",
        ),
    ),
)
QUARTILES = facts(
    ("Quartile", "Women", "Men", "% women"),
    ("Lower", "812", "201", "80.2%"),
    ("Lower middle", "790", "223", "78.0%"),
    ("Upper middle", "824", "189", "81.3%"),
    ("Upper", "641", "372", "63.3%"),
)
TERMS = facts(
    ("Term", "Meaning"),
    ("Mean gap", "The difference between the average hourly pay of men and of women."),
    ("Median gap", "The difference between the midpoints of hourly pay."),
)
ONE_SHEET = Table(
    (
        "ID",
        "WDES metric",
        "Concern",
        "Planned action",
        "Responsible",
        "Due by",
        "Commentary",
        "State",
    ),
    ("ref", "indicator", "summary", "action", "owner", "deadline", "updates", "status"),
    (
        Row(
            (
                "W01",
                "Metric 1",
                "One record in five holds no disability status.",
                "Ask staff to check their record when they log in.",
                "Workforce Information Manager",
                "30/06/2024",
                "The prompt is live.",
                "Done",
            ),
            by="2024-06-30",
            state="complete",
            codes=("WDES-1",),
        ),
        Row(
            (
                "W02",
                "Metric 6",
                "A third felt pressed to come to work when unwell.",
                "Teach managers how to talk about absence.",
                "Head of HR",
                "Q3 2024/25",
                "",
                "Underway",
            ),
            by="2024-12-31",
            state="in_progress",
            codes=("WDES-6",),
        ),
        Row(
            (
                "W03",
                "Metric 9a",
                "Engagement is lower among disabled staff.",
                "Hold a yearly event led by the disability network.",
                "Network Chair",
                "Winter 2024/25",
                "",
                "Not started",
            ),
            by="2025-02-28",
            state="not_started",
            codes=("WDES-9a",),
        ),
    ),
)
SHEETS = Table(
    (
        "No.",
        "WRES indicator",
        "Action we will take",
        "Owner",
        "Target date",
        "Update",
        "RAG status",
    ),
    ("ref", "indicator", "action", "owner", "deadline", "updates", "status"),
    (
        Row(
            (
                "1",
                "Indicator 2",
                "Hide names until the shortlist is made.",
                "Resourcing Lead",
                "31/07/2022",
                "The system was changed in June.",
                "Green",
            ),
            by="2022-07-31",
            rag="green",
            codes=("WRES-2",),
            filled=True,
        ),
        Row(
            (
                "2",
                "Indicators 5-8",
                "Set up a panel that looks at every grievance about race.",
                "EDI Lead",
                "30/11/2022",
                "",
                "Amber",
            ),
            by="2022-11-30",
            rag="amber",
            codes=("WRES-5", "WRES-6", "WRES-7", "WRES-8"),
            filled=True,
        ),
        Row(
            (
                "3",
                "Indicator 4",
                "Report training by ethnicity each quarter.",
                "Learning Systems Manager",
                "Jan 2023",
                "The first report goes to the committee in October.",
                "Red",
            ),
            by="2023-01-31",
            rag="red",
            codes=("WRES-4",),
            filled=True,
        ),
    ),
)
TEMPLATE = Table(
    ("No", "Area of concern", "Action point", "By whom", "By when?", "Outcome / success measure"),
    ("ref", "summary", "action", "owner", "deadline", "outcome"),
    (
        Row(
            (
                "1",
                "No exit interviews are held.",
                "Offer a talk with someone outside the team to all who leave.",
                "HR Adviser",
                "May 2019",
                "Half of leavers take it up",
            ),
            by="2019-05-31",
        ),
        Row(
            (
                "2",
                "Mentors are few.",
                "Pair each new ward manager with a mentor.",
                "Associate Director of Nursing",
                "31st October 2019",
                "All new managers have a mentor",
            ),
            by="2019-10-31",
        ),
        Row(
            (
                "3",
                "Calendars leave out festivals.",
                "Send managers a calendar of festivals each January.",
                "Chaplain",
                "January",
                "Leave is refused less often",
            ),
            by="2020-01-31",
        ),
        *(Other((str(number), "", "", "", "", "")) for number in range(4, 9)),
    ),
)
NO_HEADER = Table(
    (),
    ("ref", "action", "owner", "deadline", "status"),
    (
        Row(
            (
                "R1",
                "Replace the paper form for reporting racist incidents with a telephone line.",
                "Head of Security",
                "30 April 2018",
                "Complete",
            ),
            by="2018-04-30",
            state="complete",
        ),
        Row(
            (
                "R2",
                "Write to patients who abuse staff and explain what happens next.",
                "Director of Nursing",
                "July 2018",
                "On track",
            ),
            by="2018-07-31",
            state="on_track",
        ),
        Row(
            (
                "R3",
                "Debrief each member of staff within two days of an incident.",
                "Occupational Health Manager",
                "December 2018",
                "Delayed",
            ),
            by="2018-12-31",
            state="at_risk",
        ),
        Row(
            (
                "R4",
                "Review what the data shows with the staff network.",
                "Head of Equality and Inclusion",
                "31/01/2019",
                "Not started",
            ),
            by="2019-01-31",
            state="not_started",
        ),
    ),
)

REPORTS: tuple[Sample, ...] = (
    Sample(
        "paygap",
        "Gender pay gap report and action plan 2023/24",
        "Harebell Partnership NHS Foundation Trust",
        (
            Heading("Gender pay gap report and action plan 2023/24", 1),
            Text("Harebell Partnership NHS Foundation Trust"),
            Heading("Words used in this report"),
            TERMS,
            Heading("Our figures"),
            Text("The mean gap was 11.9% and the median gap was 4.2%."),
            QUARTILES,
            Heading("Action plan"),
            PAY.grid(),
        ),
        PAY.actions(),
        framework="GPG",
        period=("2023-04-01", "2024-03-31"),
        look=Look(head_fill="E5DFEC", upright=True, foot="Gender pay gap report"),
    ),
    Sample(
        "onesheet",
        "WDES action plan 2024/25",
        "Walsall Healthcare NHS Trust",
        (
            Heading("WDES action plan 2024/25", 1),
            Label("Organisation", "Walsall Healthcare NHS Trust"),
            Label("Board lead", "Chief People Officer"),
            Label("Approved by the Board", "12 September 2024"),
            Text("Headcount by pay cluster"),
            facts(
                ("Cluster", "Disabled", "Not disabled", "Unknown"),
                ("1 (bands 1 to 4)", "74", "1204", "310"),
                ("2 (bands 5 to 7)", "66", "1433", "287"),
                ("3 (bands 8a and 8b)", "9", "160", "31"),
            ),
            Text("Our actions"),
            ONE_SHEET.grid(),
            Text("Notes\nThe plan is looked at by the disability network each quarter."),
        ),
        ONE_SHEET.actions(),
        ods_code="RBK",
        framework="WDES",
        period=("2024-04-01", "2025-03-31"),
        look=Look(head_fill="DDEBF7", head_marked=False),
        formats=("xlsx", "docx", "html", "pdf"),
    ),
    Sample(
        "workbook",
        "WRES action plan 2022/23",
        "Oakmere Community NHS Trust",
        (
            Sheet("Read me"),
            Heading("WRES action plan 2022/23", 1),
            Text(
                "Oakmere Community NHS Trust\n"
                "Fill in one line for each thing that will be done. Do not merge cells."
            ),
            Sheet("Data"),
            facts(
                ("Year", "Shortlisted", "Appointed"),
                ("2020", "411", "61"),
                ("2021", "502", "88"),
            ),
            Sheet("Plan"),
            SHEETS.grid(),
            Sheet("Lists"),
            facts(("Choices",), ("Green",), ("Amber",), ("Red",)),
        ),
        SHEETS.actions(),
        framework="WRES",
        period=("2022-04-01", "2023-03-31"),
        look=Look(head_fill="F4B084"),
        formats=("xlsx", "pdf"),
    ),
    Sample(
        "template",
        "Workforce Race Equality Standard – action plan template 2019/20",
        "Greyfriars Ambulance Service NHS Trust",
        (
            Heading("Workforce Race Equality Standard – action plan template 2019/20", 1),
            Text("Greyfriars Ambulance Service NHS Trust"),
            Text("- Use one row for each action.\n- Add rows where you need them."),
            TEMPLATE.grid(),
        ),
        TEMPLATE.actions(),
        framework="WRES",
        period=("2019-04-01", "2020-03-31"),
        look=Look(head_fill="FFE699"),
    ),
    Sample(
        "headless",
        "Race equality action plan 2018/19",
        "Thornby Park Hospitals NHS Foundation Trust",
        (
            Heading("Thornby Park Hospitals NHS Foundation Trust", 1),
            Heading("Race equality action plan 2018/19"),
            NO_HEADER.grid(),
        ),
        NO_HEADER.actions(),
        period=("2018-04-01", "2019-03-31"),
    ),
)
