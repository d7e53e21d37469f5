"""Samples whose tables stand under headings that name a theme or an indicator."""

from __future__ import annotations

from quality.make.layout import Heading, Look, Sample, Text
from quality.make.plans import Row, Table
from quality.score import TrueAction

PARTS = Table(
    (
        "Metric",
        "What our data tells us",
        "What we will do",
        "Who",
        "By when",
        "How we will know",
        "BRAG",
    ),
    ("indicator", "summary", "action", "owner", "deadline", "outcome", "status"),
    (
        Row(
            (
                "Metric 2",
                "Disabled applicants are a third less likely to be appointed.",
                "Guarantee an interview to those who meet the criteria.",
                "Recruitment lead",
                "30 June 2022",
                "Ratio below 1.1",
                "Blue",
            ),
            by="2022-06-30",
            rag="blue",
            codes=("WDES-2",),
            filled=True,
        ),
        Row(
            (
                "Metric 4a(ii)",
                "One in six disabled colleagues was bullied by a manager.",
                "Run compassionate leadership workshops for managers.",
                "OD team",
                "Autumn 2022",
                "Fall of three points in the survey",
                "Green",
            ),
            by="2022-11-30",
            rag="green",
            codes=("WDES-4a-ii",),
            filled=True,
        ),
        Row(
            (
                "Metric 4b",
                "Fewer than half of incidents are reported.",
                "Add a one-page guide to reporting to the intranet.",
                "Speak Up Guardian",
                "October 2022",
                "Six in ten incidents are reported",
                "Amber",
            ),
            by="2022-10-31",
            rag="amber",
            codes=("WDES-4b",),
            filled=True,
        ),
        Row(
            (
                "Metric 8",
                "A quarter of those who need an adjustment do not have it.",
                "Set up a central budget and a passport for adjustments.",
                "Deputy Chief People Officer",
                "31/03/2023",
                "Nine in ten have what they need",
                "Red",
            ),
            by="2023-03-31",
            rag="red",
            codes=("WDES-8",),
            filled=True,
        ),
        Row(
            (
                "Metric 10",
                "No voting member of the Board has declared a disability.",
                "Ask members to update their records in confidence.",
                "Company Secretary",
                "TBC",
                "Every record is up to date",
                "Amber",
            ),
            rag="amber",
            codes=("WDES-10",),
            filled=True,
        ),
    ),
)
HIA_HEAD = ("Ref", "What we will do", "Lead", "Deadline", "Progress", "Status")
HIA_FIELDS = ("ref", "action", "owner", "deadline", "updates", "status")
HIA = (
    Table(
        HIA_HEAD,
        HIA_FIELDS,
        (
            Row(
                (
                    "1.1",
                    "Give each executive a specific objective on inclusion.",
                    "Chief Executive",
                    "March 2024",
                    "Objectives were set at the spring reviews.",
                    "Complete",
                ),
                by="2024-03-31",
                state="complete",
            ),
            Row(
                (
                    "1.2",
                    "Bring lived experience to each Board seminar.",
                    "Company Secretary",
                    "31 January 2024",
                    "",
                    "On track",
                ),
                by="2024-01-31",
                state="on_track",
            ),
        ),
        TrueAction(
            indicator="High impact action 1: Measurable objectives for chairs and chief executives",
            indicators=("EDI-HIA-1",),
        ),
    ),
    Table(
        HIA_HEAD,
        HIA_FIELDS,
        (
            Row(
                (
                    "3.1",
                    "Analyse pay by sex and by ethnicity and publish both.",
                    "Director of Finance",
                    "Q4 2023/24",
                    "The analysis by sex is finished.",
                    "In progress",
                ),
                by="2024-03-31",
                state="in_progress",
            ),
        ),
        TrueAction(
            indicator="High impact action 3: Plan to remove pay gaps",
            indicators=("EDI-HIA-3",),
        ),
    ),
    Table(
        HIA_HEAD,
        HIA_FIELDS,
        (
            Row(
                (
                    "5.1",
                    (
                        "Meet internationally recruited colleagues at the airport "
                        "and find them a home for their first month."
                    ),
                    "International recruitment team",
                    "Monthly",
                    "",
                    "Not started",
                ),
                state="not_started",
            ),
            Row(
                (
                    "5.2",
                    "Offer a buddy for the first year.",
                    "Practice educators",
                    "December 2023",
                    "Thirty buddies have come forward.",
                    "On track",
                ),
                by="2023-12-31",
                state="on_track",
            ),
        ),
        TrueAction(
            indicator="High impact action 5: Support for internationally recruited staff",
            indicators=("EDI-HIA-5",),
        ),
    ),
)
THEME_HEAD = (
    "Action no.",
    "Key actions",
    "Measure of success",
    "Exec lead",
    "Timescales",
    "Latest position",
    "Action status",
)
THEME_FIELDS = ("ref", "action", "outcome", "owner", "deadline", "updates", "status")
THEMES = (
    Table(
        THEME_HEAD,
        THEME_FIELDS,
        (
            Row(
                (
                    "A1",
                    "Rewrite job descriptions so that only real needs are listed.",
                    "More applicants for each post",
                    "Chief People Officer",
                    "May 2022",
                    "Sixty of ninety are done.",
                    "Underway",
                ),
                by="2022-05-31",
                state="in_progress",
            ),
            Row(
                (
                    "A2",
                    "Ask for a reason whenever a panel appoints outside its shortlist order.",
                    "Reasons are held for every panel",
                    "Chief People Officer",
                    "End of March 2023",
                    "",
                    "To commence",
                ),
                by="2023-03-31",
                state="not_started",
            ),
        ),
        TrueAction(theme="Inclusive recruitment"),
    ),
    Table(
        THEME_HEAD,
        THEME_FIELDS,
        (
            Row(
                (
                    "B1",
                    "Let staff book prayer and quiet rooms by telephone.",
                    "Rooms on all five sites",
                    "Director of Estates",
                    "Immediate",
                    "Open on three sites.",
                    "Underway",
                ),
                state="in_progress",
            ),
            Row(
                (
                    "B2",
                    "Give network chairs a day a month for their work.",
                    "Protected time in every job plan",
                    "Medical Director",
                    "Sept 2022",
                    "",
                    "Overdue",
                ),
                by="2022-09-30",
                state="at_risk",
            ),
        ),
        TrueAction(theme="Belonging at work"),
    ),
)

HEADED: tuple[Sample, ...] = (
    Sample(
        "parts",
        "WDES: what we will do in 2022/23",
        "Black Country Healthcare NHS Foundation Trust",
        (
            Heading("WDES: what we will do in 2022/23", 1),
            Text("Black Country Healthcare NHS Foundation Trust"),
            PARTS.grid(),
        ),
        PARTS.actions(),
        ods_code="TAJ",
        framework="WDES",
        period=("2022-04-01", "2023-03-31"),
        look=Look(head_fill="7030A0", head_marked=False),
    ),
    Sample(
        "impact",
        "Equality, diversity and inclusion improvement plan 2023/24",
        "NHS Humber and North Yorkshire Integrated Care Board",
        (
            Heading("Equality, diversity and inclusion improvement plan 2023/24", 1),
            Text("NHS Humber and North Yorkshire Integrated Care Board"),
            *(block for table in HIA for block in (Heading(table.base.indicator), table.grid())),
        ),
        tuple(action for table in HIA for action in table.actions()),
        ods_code="QOQ",
        framework="EDI-HIA",
        period=("2023-04-01", "2024-03-31"),
        look=Look(head_fill="005EB8"),
    ),
    Sample(
        "themes",
        "WRES improvement plan, April 2022 to March 2023",
        "Ashby and Derwent NHS Foundation Trust",
        (
            Heading("Ashby and Derwent NHS Foundation Trust", 1),
            Heading("WRES improvement plan, April 2022 to March 2023"),
            *(block for table in THEMES for block in (Heading(table.base.theme, 3), table.grid())),
        ),
        tuple(action for table in THEMES for action in table.actions()),
        framework="WRES",
        period=("2022-04-01", "2023-03-31"),
        look=Look(head_fill="FFF2CC"),
    ),
)
