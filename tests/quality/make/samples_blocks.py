"""Samples without a plan table: labelled blocks, two-column forms, a table on its side."""

from __future__ import annotations

from quality.make.layout import Block, Cell, Grid, Heading, Look, Sample, Text
from quality.make.plans import Row, form, labelled, one
from quality.score import TrueAction

FLOWING = ("docx", "html", "tsv.txt", "pdf")

METRIC_LABELS = ("Objective", "Action", "Date", "Lead", "RAG rating")
METRIC_FIELDS = ("", "action", "deadline", "owner", "status")
METRICS = (
    (
        "Metric 2",
        "WDES-2",
        Row(
            (
                (
                    "Relative likelihood of non-disabled staff compared to disabled staff being "
                    "appointed from shortlisting across all posts"
                ),
                "Tell applicants at every stage how to ask for an adjustment.",
                "January 2022",
                "Recruitment Manager",
                "On track",
            ),
            by="2022-01-31",
            state="on_track",
        ),
    ),
    (
        "Metric 3",
        "WDES-3",
        Row(
            (
                (
                    "Relative likelihood of disabled staff compared to non-disabled staff "
                    "entering the formal capability process"
                ),
                "Check that adjustments were tried before any capability meeting is called.",
                "By end of September 2021",
                "Employee Relations Lead",
                "Complete",
            ),
            by="2021-09-30",
            state="complete",
        ),
    ),
    (
        "Metric 8",
        "WDES-8",
        Row(
            (
                (
                    "Percentage of disabled staff saying that their employer has made adequate "
                    "adjustments to enable them to carry out their work"
                ),
                "Keep a stock of the equipment that is asked for most.",
                "31/03/2022",
                "Head of Occupational Health",
                "Not yet begun",
            ),
            by="2022-03-31",
            state="not_started",
        ),
    ),
)

ISSUE_LABELS = (
    "Issues identified",
    "Actions to be taken",
    "Person responsible",
    "Target completion date",
    "Progress to date",
)
ISSUE_FIELDS = ("summary", "action", "owner", "deadline", "updates")
ISSUES = (
    (
        "Recommendation 3",
        Row(
            (
                "Letters to the family doctor were late and did not name a care coordinator.",
                "1. Send letters within five days.\n2. Name the care coordinator in each letter.",
                "Service Manager",
                "1. 28 February 2020\n2. 31 March 2020",
                "A new letter template is being used by two teams.",
            ),
            by="2020-03-31",
        ),
    ),
    (
        "Recommendation 4",
        Row(
            (
                "Police and trust staff did not share what they knew.",
                (
                    "1. Agree how information is shared with the police.\n"
                    "2. Name a link worker in each locality.\n"
                    "3. Audit ten cases a year."
                ),
                "Head of Patient Safety\nLocality Managers",
                "1. 28 February 2020\n2. 28 February 2020\n3. 31 October 2020",
                "The police have seen a draft.",
            ),
            by="2020-10-31",
        ),
    ),
    (
        "Recommendation 8",
        Row(
            (
                "Staff did not know how to reach the out of hours team.",
                "1. Keep the rota on the intranet up to date.\n2. Give every team a contact card.",
                "Clinical Site Manager",
                "1. On going\n2. 30 June 2020",
                "Cards have been printed.",
            ),
            by="2020-06-30",
        ),
    ),
)

RACE_LABELS = ("Lead", "Date", "Progress")
RACE = (
    (
        "Indicator 2",
        (
            "Relative likelihood of white applicants being appointed from shortlisting compared to "
            "BME applicants"
        ),
        "White applicants are 1.4 times as likely to be appointed.",
        "WRES-2",
        (
            (
                "WRES action 1",
                Row(
                    (
                        "Place a diversity champion on panels for posts at band 8a and above.",
                        "- Recruitment Manager\n- HR Business Partners",
                        "November 2020",
                        "Twenty champions have been found.",
                    ),
                    by="2020-11-30",
                ),
            ),
            (
                "WRES action 2",
                Row(
                    (
                        "Give useful feedback to all who are not appointed.",
                        "Recruitment Manager",
                        "March 2021",
                        None,
                    ),
                    by="2021-03-31",
                ),
            ),
        ),
    ),
    (
        "Indicator 7",
        (
            "Percentage of staff believing that the trust provides equal opportunities for career "
            "progression or promotion"
        ),
        "Belief fell for the second year among BME nurses.",
        "WRES-7",
        (
            (
                "WRES action 1",
                Row(
                    (
                        "Advertise every acting-up post for at least a week.",
                        "Deputy Chief Nurse",
                        "December 2020",
                        "Matrons have agreed to this.",
                    ),
                    by="2020-12-31",
                ),
            ),
        ),
    ),
)

FORM_LABELS = (
    "Which indicator does this address?",
    "What did we find?",
    "What are we going to do about it?",
    "Who will lead on it?",
    "When will it be finished?",
    "How will we measure success?",
)
FORM_FIELDS = ("indicator", "summary", "action", "owner", "deadline", "outcome")
FORMS = (
    Row(
        (
            "Indicator 5",
            "Abuse by visitors rose most in the emergency department.",
            "Place a notice and a trained greeter at the entrance.",
            "Matron for emergency care",
            "30th September 2020",
            "One fifth fewer reports of abuse",
        ),
        by="2020-09-30",
        codes=("WRES-5",),
    ),
    Row(
        (
            "Indicator 6",
            "Staff on night shifts report bullying twice as often.",
            "Extend the listening service to nights.",
            "Freedom to Speak Up Guardian",
            "Q3 2020/21",
            "As many contacts by night as by day",
        ),
        by="2020-12-31",
        codes=("WRES-6",),
    ),
    Row(
        (
            "Indicator 9",
            "The Board has one BME member out of fourteen.",
            "Take part in the next directors development scheme.",
            "Chair",
            "April 2021",
            "Two associates hosted",
        ),
        by="2021-04-30",
        codes=("WRES-9",),
    ),
)

SIDE_LABELS = ("Reference", "Issue", "Action", "Lead officer", "Completion date", "RAG")
SIDE_FIELDS = ("ref", "summary", "action", "owner", "deadline", "status")
SIDE = (
    Row(
        (
            "D1",
            "Few staff share their disability.",
            "Show short films of colleagues who did.",
            "Communications Manager",
            "31 July 2023",
            "Green",
        ),
        by="2023-07-31",
        rag="green",
        filled=True,
    ),
    Row(
        (
            "D2",
            "Sickness rules punish long conditions.",
            "Count disability leave apart from sickness.",
            "Head of Employee Relations",
            "December 2023",
            "Amber",
        ),
        by="2023-12-31",
        rag="amber",
        filled=True,
    ),
    Row(
        (
            "D3",
            "Meetings are hard to follow for deaf staff.",
            "Buy captions for all large meetings.",
            "Head of IT",
            "w/c 15 January 2024",
            "Red",
        ),
        by="2024-01-15",
        rag="red",
        filled=True,
    ),
)


def _metric_blocks() -> tuple[Block, ...]:
    return tuple(
        block
        for name, _, row in METRICS
        for block in (Heading(name), *labelled(METRIC_LABELS, row))
    )


def _metric_truth() -> tuple[TrueAction, ...]:
    return tuple(
        one(METRIC_FIELDS, row, TrueAction(indicator=f"{name}\n{row.cells[0]}", indicators=(code,)))
        for name, code, row in METRICS
    )


def _issue_blocks() -> tuple[Block, ...]:
    return tuple(
        block for name, row in ISSUES for block in (Heading(name), *labelled(ISSUE_LABELS, row))
    )


def _race_blocks() -> tuple[Block, ...]:
    blocks: list[Block] = []
    for name, objective, analysis, _, actions in RACE:
        intro = Row((objective, analysis))
        blocks += [Heading(name), *labelled(("Objective", "Analysis"), intro)]
        for ref, row in actions:
            blocks += labelled((ref, *RACE_LABELS), row)
    return tuple(blocks)


def _race_truth() -> tuple[TrueAction, ...]:
    fields = ("action", "owner", "deadline", "updates")
    return tuple(
        one(
            fields,
            row,
            TrueAction(
                ref=ref,
                indicator=f"{name}\n{objective}",
                summary=analysis,
                indicators=(code,),
            ),
        )
        for name, objective, analysis, code, actions in RACE
        for ref, row in actions
    )


def _side_grid() -> Grid:
    colours = {"green": "00B050", "amber": "FFC000", "red": "FF0000"}
    rows = []
    for at, label in enumerate(SIDE_LABELS):
        fills = [colours[row.rag or ""] if label == "RAG" else "" for row in SIDE]
        cells = [
            Cell(row.cells[at] or "", fill=fill) for row, fill in zip(SIDE, fills, strict=True)
        ]
        rows.append((Cell(label, bold=True, fill="D9E2F3"), *cells))
    return Grid(tuple(rows), header=0)


BLOCKS: tuple[Sample, ...] = (
    Sample(
        "metrics",
        "Workforce Disability Equality Standard action plan 2021/22",
        "Dorset Healthcare University NHS Foundation Trust",
        (
            Heading("Workforce Disability Equality Standard action plan 2021/22", 1),
            Text("Dorset Healthcare University NHS Foundation Trust"),
            *_metric_blocks(),
        ),
        _metric_truth(),
        ods_code="RDY",
        framework="WDES",
        period=("2021-04-01", "2022-03-31"),
        look=Look(html="site", upright=True),
        formats=FLOWING,
    ),
    Sample(
        "recommendations",
        "Action plan after an independent review 2019/20",
        "Kent and Medway Mental Health NHS Trust",
        (
            Heading("Action plan after an independent review 2019/20", 1),
            Text("Kent and Medway NHS and Social Care Partnership Trust"),
            *_issue_blocks(),
        ),
        tuple(one(ISSUE_FIELDS, row, TrueAction(ref=name)) for name, row in ISSUES),
        ods_code="RXY",
        period=("2019-04-01", "2020-03-31"),
        look=Look(labels="heading", upright=True, foot="Recommendations 3, 4 and 8"),
        formats=FLOWING,
    ),
    Sample(
        "objectives",
        "Workforce Race Equality Standard: our actions 2020/21",
        "Severn Bank Healthcare NHS Trust",
        (
            Heading("Workforce Race Equality Standard: our actions 2020/21", 1),
            Text("Severn Bank Healthcare NHS Trust"),
            *_race_blocks(),
        ),
        _race_truth(),
        framework="WRES",
        period=("2020-04-01", "2021-03-31"),
        look=Look(labels="terms", upright=True),
        formats=FLOWING,
    ),
    Sample(
        "questions",
        "WRES 2020/21: our commitments",
        "Isle of Wight NHS Trust",
        (
            Heading("Isle of Wight NHS Trust", 1),
            Heading("WRES 2020/21: our commitments"),
            *(
                block
                for number, row in enumerate(FORMS, 1)
                for block in (Heading(f"Action {number}", 3), form(FORM_LABELS, row))
            ),
        ),
        tuple(
            one(FORM_FIELDS, row, TrueAction(ref=f"Action {number}"))
            for number, row in enumerate(FORMS, 1)
        ),
        ods_code="R1F",
        framework="WRES",
        period=("2020-04-01", "2021-03-31"),
        look=Look(upright=True),
    ),
    Sample(
        "sideways",
        "WDES action plan 2023/24",
        "Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust",
        (
            Heading("WDES action plan 2023/24", 1),
            Text("Cumbria, Northumberland, Tyne and Wear NHS Foundation Trust"),
            _side_grid(),
        ),
        tuple(one(SIDE_FIELDS, row) for row in SIDE),
        ods_code="RX4",
        framework="WDES",
        period=("2023-04-01", "2024-03-31"),
    ),
)
