"""Samples whose tables have other shapes: keys, levels, pairs of rows, merged owners, lists."""

from __future__ import annotations

from dataclasses import replace

from quality.make.layout import Cell, Grid, Heading, Look, Sample, Text
from quality.make.plans import COLOURS, Beneath, Row, Section, Table
from quality.make.subjects import by_theme, rated, referred, row, sample, subject, table

RACE, DISABILITY = subject("race"), subject("disability")
INSPECTION, AUDIT = subject("inspection"), subject("audit")
GREEN, CARERS = subject("green"), subject("carers")
COLOURED = ("docx", "html", "xlsx", "pdf")  # formats that can carry a colour without a word
MEANINGS = {"complete": "B", "on_track": "G", "in_progress": "A", "at_risk": "R"}


def _keyed() -> Sample:
    columns = {
        "Metric(s)": "indicator",
        "Why is this needed?": "summary",
        "Proposed action": "action",
        "By when": "deadline",
        "Action holder": "owner",
        "B/R/A/G": "status",
    }
    items = tuple(item for item in DISABILITY.items if item.state in MEANINGS)
    plan = table(columns, rated(items, MEANINGS, keyed=True))
    key = "Key: B = Complete; G = On track; A = In progress; R = Delayed"
    return sample("keyed", DISABILITY, (Text(key), plan.grid()), plan.actions())


def _who_when() -> Sample:
    columns = {
        "No.": "ref",
        "Task": "action",
        "Accountable": "owner",
        "Supported by": "",
        "Start": "",
        "Finish": "deadline",
        "RAG": "status",
        "Commentary": "updates",
    }
    others = tuple(
        {"Supported by": name, "Start": "April 2024"}
        for name in ("Communications", "Finance", "Staff side", "")
    )
    low = table(columns, rated(referred(GREEN.items, "{}")), others)
    high = [
        cell
        for word in ("What", "Who", "When", "Progress")
        for cell in (Cell(word, across=2, bold=True), None)
    ]
    plan = replace(low, top=(tuple(high),))
    return sample("whowhen", GREEN, (plan.grid(),), plan.actions())


def _merged_owners() -> Sample:
    columns = {
        "Strand": "theme",
        "Action ID": "ref",
        "Ask": "action",
        "Led by": "owner",
        "Complete by": "deadline",
        "Benefit": "outcome",
    }
    rows: list[Row] = []
    for number, (theme, own) in enumerate(by_theme(INSPECTION.items).items(), 1):
        one = tuple(replace(item, owner=own[0].owner) for item in referred(own, f"{number}.{{}}"))
        first, *rest = table(columns, one).rows
        assert isinstance(first, Row)
        rows.append(first)
        assert first.cells[0] == theme
        for more in rest:
            assert isinstance(more, Row)
            cells = (None, *more.cells[1:3], None, *more.cells[4:])
            rows.append(replace(more, cells=cells))
    plan = Table(tuple(columns), tuple(columns.values()), tuple(rows))
    return sample("mergedowners", INSPECTION, (plan.grid(),), plan.actions(), formats=COLOURED)


def _recommended() -> Sample:
    """A recommendation beside all the actions that answer it."""
    columns = {
        "Recommendation": "summary",
        "Ref no.": "ref",
        "What needs to be done": "action",
        "Delivery lead": "owner",
        "Implementation date": "deadline",
        "Delivery status": "status",
    }
    said = {
        "Payroll": "Pay should stop on the last day and be claimed with two approvals.",
        "Contracts": "Nothing should be ordered before it is approved and signed.",
    }
    rows: list[Row] = []
    for number, (theme, own) in enumerate(by_theme(AUDIT.items).items(), 1):
        items = tuple(
            replace(item, summary=said[theme]) for item in referred(own, f"{number}.{{}}")
        )
        rows.append(row(items[0], columns))
        rows += [
            replace(one, cells=(None, *one.cells[1:]))
            for one in (row(item, columns) for item in items[1:])
        ]
    plan = Table(tuple(columns), tuple(columns.values()), tuple(rows))
    return sample("recommended", AUDIT, (plan.grid(),), plan.actions())


def _parallel() -> Sample:
    """Cells that list several actions beside as many dates and leads."""
    columns = {
        "Gap identified": "summary",
        "Improvement action": "action",
        "Operational lead": "owner",
        "Timeline": "deadline",
        "Latest position": "updates",
    }
    first, second, third, *_ = INSPECTION.items
    items = (
        replace(
            first,
            action="1. Mend the seals on all trolleys.\n2. Check them from the ward book.",
            owner="1. Emergency Department Matron\n2. Site Manager",
            deadline="1. May 2021\n2. 30/06/2021",
            due_by="2021-06-30",
            updates="1. Complete\n2. The ward book is being changed.",
        ),
        replace(
            second,
            action="1. Advertise abroad.\n2. Offer a bursary.\n3. Open a bank for weekends.",
            deadline="1. July 2021\n2. August 2021\n3. October 2021",
            due_by="2021-10-31",
        ),
        third,
    )
    plan = table(columns, items)
    return sample("parallel", INSPECTION, (plan.grid(),), plan.actions())


def _filled() -> Sample:
    """The status is a colour alone, and a table above says what each colour means."""
    columns = {
        "Activity": "action",
        "Senior lead": "owner",
        "Milestone date": "deadline",
        "Intended outcome": "outcome",
        "Narrative update": "updates",
        "BRAG": "status",
    }
    meanings = {"blue": "Complete", "green": "On track", "amber": "In progress", "red": "Delayed"}
    key = Grid(tuple((Cell(fill=COLOURS[name]), Cell(word)) for name, word in meanings.items()), 0)
    plan = table(columns, rated(GREEN.items, keyed=True))
    rows = tuple(
        replace(one, cells=(*one.cells[:-1], ""), filled=True)
        for one in plan.rows
        if isinstance(one, Row)
    )
    plan = replace(plan, rows=rows)
    blocks = (Text("Key to ratings"), key, Heading("Action plan"), plan.grid())
    return sample("filled", GREEN, blocks, plan.actions(), formats=COLOURED)


def _ticked() -> Sample:
    columns = {
        "Done?": "status",
        "Our promise": "action",
        "Who": "owner",
        "When": "deadline",
    }
    items = tuple(
        replace(item, status="☑", state="complete")
        if item.state == "complete"
        else replace(item, status="☐", state="not_started")
        for item in CARERS.items
    )
    plan = table(columns, items)
    blocks = (Text("Key: ☑ complete, ☐ not started"), plan.grid())
    return sample(
        "ticked", CARERS, blocks, plan.actions(), formats=("docx", "html", "xlsx", "tsv.txt")
    )


def _wide() -> Sample:
    columns = {
        "Line": "ref",
        "Workstream": "theme",
        "Source": "",
        "Problem statement": "summary",
        "Priority": "",
        "Detailed action": "action",
        "Owner / lead": "owner",
        "Date added": "",
        "Due": "deadline",
        "Are we on track?": "status",
        "Progress notes": "updates",
        "Desired result": "outcome",
        "Evidence": "",
        "Governance group": "",
    }
    own = {
        "Source": "Inspection report",
        "Priority": "High",
        "Date added": "12/04/21",
        "Evidence": "Audit results",
        "Governance group": "Quality Committee",
    }
    plan = table(columns, referred(INSPECTION.items, "{:03}"), (own,) * len(INSPECTION.items))
    look = Look(foot="Improvement plan v2.3")
    return sample("wide", INSPECTION, (plan.grid(),), plan.actions(), look=look)


def _three() -> Sample:
    plan = table({"Ambition": "theme", "Action": "action", "When": "deadline"}, CARERS.items)
    look = Look(head_fill="", upright=True)
    return sample("threecolumns", CARERS, (plan.grid(),), plan.actions(), look=look)


def _beneath() -> Sample:
    """A row across the table below each action, that says how it goes."""
    columns = {
        "#": "ref",
        "Action required": "action",
        "SRO": "owner",
        "Finish date": "deadline",
        "Delivery status": "status",
    }
    items = tuple(item for item in referred(INSPECTION.items, "{}") if item.updates)
    rows: list[Row | Section | Beneath] = []
    for item in items:
        rows += [row(item, columns), Beneath("Update: ", item.updates, "updates")]
    plan = Table(tuple(columns), tuple(columns.values()), tuple(rows))
    return sample("beneath", INSPECTION, (plan.grid(),), plan.actions(), formats=COLOURED)


def _timeframe() -> Sample:
    """Two levels of header, of which one column alone is parted."""
    columns = {
        "Ref": "ref",
        "Rationale": "summary",
        "Planned action": "action",
        "Start": "",
        "End": "deadline",
        "Role responsible": "owner",
        "Success criteria": "outcome",
    }
    low = table(columns, referred(CARERS.items, "{}.1"), ({"Start": "April 2023"},) * 4)
    names = tuple(columns)
    tops = tuple(Cell(name, down=2, bold=True) for name in names)
    high = (*tops[:3], Cell("Timeframe", across=2, bold=True), None, *tops[5:])
    plan = replace(low, top=(high,), header=(None, None, None, "Start", "End", None, None))
    return sample("timeframe", CARERS, (plan.grid(),), plan.actions())


def _must() -> Sample:
    """Section rows for services, and columns that plans after inspections have."""
    columns = {
        "Action ref": "ref",
        "Must/Should do": "",
        "What the inspectors found": "summary",
        "What we have agreed to do": "action",
        "Accountable executive": "owner",
        "To be completed by": "deadline",
        "Assurance committee": "",
        "RAG status": "status",
    }
    own = {"Must/Should do": "Must", "Assurance committee": "Quality Committee"}
    rows: list[Row | Section] = []
    for theme, items in by_theme(rated(referred(INSPECTION.items, "MD{}"))).items():
        rows += [Section(theme), *(row(item, columns, own) for item in items)]
    plan = Table(tuple(columns), tuple(columns.values()), tuple(rows))
    return sample("mustdo", INSPECTION, (plan.grid(),), plan.actions())


SHAPES: tuple[Sample, ...] = (
    _keyed(),
    _who_when(),
    _merged_owners(),
    _recommended(),
    _parallel(),
    _filled(),
    _ticked(),
    _wide(),
    _three(),
    _beneath(),
    _timeframe(),
    _must(),
)
