"""Samples kept as trackers and logs: two dates, two statuses, guidance rows, sparse rows."""

from __future__ import annotations

from quality.make.layout import Heading, Look, Sample, Text
from quality.make.plans import Other, Row, Section, Table

GUIDED = Table(
    (
        "No*",
        "Recommendation",
        "Area of concern",
        "Action (in SMART format)",
        "Lead",
        "Level for Action",
        "Monitoring",
        "Target date",
    ),
    ("ref", "", "summary", "action", "owner", "", "outcome", "deadline"),
    (
        Other(
            (
                "",
                "As worded in the report",
                "",
                "Begin with a verb; one action in each row",
                "One role only",
                "Tick one",
                "How will you know it has worked?",
                "dd/mm/yyyy",
            )
        ),
        Row(
            (
                "2",
                "Risk assessments should be shared when care moves between teams.",
                "The receiving team had not seen the assessment.",
                "Change the transfer form so that it cannot be sent without the assessment.",
                "Mental Health Law Manager",
                "☐ Team ☒ Trust",
                "Monthly audit of ten transfers",
                "30/11/2015",
            ),
            by="2015-11-30",
        ),
        Row(
            (
                "3",
                "Families should be told how to raise a concern.",
                "The family did not know whom to call.",
                "Print the duty number on every appointment letter.",
                "Patient Experience Lead",
                "☒ Team ☐ Trust",
                "Check of letters in each team",
                "31/01/2016",
            ),
            by="2016-01-31",
        ),
        Row(
            (
                "4",
                "Supervision should be recorded.",
                "There was no record of supervision for four months.",
                "Put supervision dates on the electronic roster.",
                "Service Director",
                "☐ Team ☒ Trust",
                "Quarterly report to the quality committee",
                "29/02/2016",
            ),
            by="2016-02-29",
        ),
    ),
)
TRACKER = Table(
    (
        "Ref",
        "Source (agenda title / item / date)",
        "Action",
        "Lead",
        "Due Date",
        "Status",
        "Proposed to Open/ Close",
    ),
    ("ref", "", "action", "owner", "deadline", "updates", "status"),
    (
        Row(
            (
                "85.6",
                "Integrated report / 8 / 08.03.2023",
                "Bring a paper on rest breaks to the people committee.",
                "DoSCE",
                "10.05.2023",
                "The paper was circulated to members on 4 May.",
                "Proposed for Closure",
            ),
            by="2023-05-10",
            state="complete",
        ),
        Row(
            (
                "85.9",
                "Staff story / 2 / 08.03.2023",
                "Invite the disability network to a development session.",
                "DoCAP",
                "12.07.2023",
                "A date is being found with the network chair.",
                "Open",
            ),
            by="2023-07-12",
        ),
        Row(
            (
                "86.1",
                "Finance report / 11 / 10.05.2023",
                "Show agency spend by station in the next report.",
                "DoF",
                "",
                "Finance is checking whether the ledger can show this.",
                "Open",
            )
        ),
    ),
)
DATELESS = Table(
    ("NO", "PAPER", "ACTION", "LEAD", "TARGET DATE", "NEW DATE", "COMMENT"),
    ("ref", "", "action", "owner", "deadline", "revised", "updates"),
    (
        Section("May 2012"),
        Row(
            (
                "05.1",
                "Quality accounts",
                "Add the views of the local involvement network.",
                "MW",
                "30 Sept",
                "",
                "The network meets again in July.",
            ),
            by="2012-09-30",
        ),
        Row(
            (
                "05.2",
                "Winter plan",
                "Cost the extra beds.",
                "MW/YO",
                "June",
                "14 Aug",
                "Moved to August because the agenda was full.",
            ),
            by="2012-08-14",
        ),
        Section("June 2012"),
        Row(
            (
                "06.1",
                "Complaints",
                "Report themes as well as numbers.",
                "JB",
                "17 July",
                "",
                "",
            ),
            by="2012-07-17",
        ),
        Row(
            (
                "06.2",
                "Stroke services",
                "Visit a neighbouring unit and report back.",
                "AP",
                "11 Sep",
                "13 Nov",
                "The unit asked for a later visit.",
            ),
            by="2012-11-13",
        ),
    ),
)
SPARSE = Table(
    (
        "Priority number",
        "Area(s) for action",
        "Steps to achieve what matters to carers",
        "Outcome measure",
        "Borough Partnership Lead Officer (including deputies)",
        "Timescale/ deadline",
    ),
    ("ref", "theme", "action", "outcome", "owner", "deadline"),
    (
        Row(
            (
                "1",
                "Identifying carers",
                "Ask every new patient at registration whether they look after someone.",
                "",
                "Primary care development manager",
                "March 2024",
            ),
            by="2024-03-31",
        ),
        Row(
            (
                "2",
                "Breaks for carers",
                "Open a small grants scheme with the carers centre.",
                "Sixty grants made in the first year",
                "",
                "",
            )
        ),
        Row(
            (
                "3",
                "Young carers",
                "Train a named adult in each secondary school.",
                "",
                "",
                "By September 2023",
            ),
            by="2023-09-30",
        ),
        Row(
            (
                "4",
                "Carers at work",
                "Adopt a carers policy and a passport for staff.",
                "",
                "Head of employment policy",
                "",
            )
        ),
    ),
)
PRINCIPLES = Table(
    ("No", "Action", "Current position", "Actions to be taken"),
    ("ref", "", "summary", "action"),
    (
        Section("Principle 1: Culture of safety"),
        Row(
            (
                "1.1",
                "Staff should feel safe to raise concerns.",
                "The policy was rewritten last year but half of staff have not heard of it.",
                "Launch the policy again with a film in which staff tell their stories.",
            )
        ),
        Row(
            (
                "1.2",
                "Leaders should be visible.",
                "Walkabouts happen on weekdays only.",
                "Add evening and weekend walkabouts to the diary of each director.",
            )
        ),
        Section("Principle 2: Culture of raising concerns"),
        Row(
            (
                "2.1",
                "Raising concerns should be part of the normal routine business.",
                "Concerns are a standing item on some team agendas.",
                "Make concerns a standing item on every team agenda.",
            )
        ),
    ),
)

TRACKERS: tuple[Sample, ...] = (
    Sample(
        "investigation",
        "Action plan after an external investigation",
        "Larkfield Community and Mental Health NHS Trust",
        (
            Heading("Action plan after an external investigation", 1),
            Text("Larkfield Community and Mental Health NHS Trust"),
            GUIDED.grid(),
            Text("* Numbers 1 and 5 were addressed to other organisations."),
        ),
        GUIDED.actions(),
        look=Look(head_fill="E2EFDA"),
    ),
    Sample(
        "tracker",
        "Public Board action tracker 2023/24",
        "North East Ambulance Service NHS Foundation Trust",
        (
            Heading("Public Board action tracker 2023/24", 1),
            TRACKER.grid(),
            Text("Questions about this tracker: trust.secretary@neas.nhs.uk"),
        ),
        TRACKER.actions(),
        ods_code="RX6",
        period=("2023-04-01", "2024-03-31"),
        look=Look(html="site", head_fill=""),
    ),
    Sample(
        "minutes",
        "Board tracking list 2012/13",
        "Holderness Hospitals NHS Trust",
        (
            Heading("Holderness Hospitals NHS Trust", 1),
            Heading("Board tracking list 2012/13"),
            DATELESS.grid(),
        ),
        DATELESS.actions(),
        period=("2012-04-01", "2013-03-31"),
        look=Look(head_fill="F2F2F2", head_marked=False),
    ),
    Sample(
        "carers",
        "Carers action plan 2023/24",
        "Tamewater Integrated Care Board",
        (
            Heading("Carers action plan 2023/24", 1),
            Text("Tamewater Integrated Care Board and its partners wrote this plan with carers."),
            SPARSE.grid(),
        ),
        SPARSE.actions(),
        period=("2023-04-01", "2024-03-31"),
        look=Look(html="site", head_fill="4472C4"),
    ),
    Sample(
        "principles",
        "Freedom to speak up: gap analysis 2015/16",
        "Walsall Healthcare NHS Trust",
        (
            Heading("Freedom to speak up: gap analysis 2015/16", 1),
            Text("Walsall Healthcare NHS Trust"),
            PRINCIPLES.grid(),
        ),
        PRINCIPLES.actions(),
        ods_code="RBK",
        period=("2015-04-01", "2016-03-31"),
        formats=("docx", "html", "xlsx", "tsv.txt", "cells.txt", "pdf"),
    ),
)
