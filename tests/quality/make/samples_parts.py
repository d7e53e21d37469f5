"""Samples whose plan has several parts: sections, tables, sheets, pages, or a report around it."""

from __future__ import annotations

from dataclasses import replace

from quality.make.layout import Block, Cell, Grid, Heading, Look, Sample, Sheet, Text
from quality.make.samples_reports import facts
from quality.make.subjects import (
    Items,
    by_theme,
    referred,
    sample,
    sectioned,
    shown,
    subject,
    table,
)

RACE, DISABILITY = subject("race"), subject("disability")
INSPECTION, AUDIT = subject("inspection"), subject("audit")
GREEN, CARERS = subject("green"), subject("carers")


def _repeated() -> Sample:
    columns = {
        "Item": "ref",
        "Agreed action": "action",
        "Responsible person(s)": "owner",
        "Target completion": "deadline",
        "Evidence of success": "outcome",
        "Current status": "status",
    }
    plan = sectioned(columns, referred(INSPECTION.items, "A{}"), again=True)
    heading = Heading("Delivery plan")
    return sample("repeated", INSPECTION, (heading, plan.grid()), plan.actions())


def _explained() -> Sample:
    """A heading for each indicator, a paragraph that says where things stand, a table."""
    columns = {
        "We will…": "action",
        "Who": "owner",
        "Date due": "deadline",
        "KPI": "outcome",
        "State of play": "status",
    }
    blocks: list[Block] = []
    for item in RACE.items:
        plan = table(columns, (item,))
        blocks += [Heading(item.indicator), Text(item.summary), plan.grid()]
    actions = shown(RACE.items, ("indicator", "summary", *columns.values()))
    return sample("explained", RACE, blocks, actions)


def _on_sides() -> Sample:
    """Two tables on their sides, an action a column."""
    labels = {
        "": "ref",
        "Commitment": "action",
        "Accountable officer": "owner",
        "Deadline for completion": "deadline",
        "Measure of success": "outcome",
        "Action status": "status",
    }
    items = referred(CARERS.items, "Action {}")
    grids = tuple(_side(labels, items[at : at + 2]) for at in (0, 2))
    return sample("sides", CARERS, grids, shown(items, tuple(labels.values())))


def _side(labels: dict[str, str], items: Items) -> Grid:
    return Grid(
        tuple(
            (
                Cell(label, bold=True),
                *(Cell(getattr(item, name), bold=name == "ref") for item in items),
            )
            for label, name in labels.items()
        )
    )


def _continued() -> Sample:
    """The table goes on below in a second one without a header."""
    columns = {
        "Indicator(s) addressed": "indicator",
        "Key activity": "action",
        "Lead officer(s)": "owner",
        "To be completed by": "deadline",
        "Commentary": "updates",
    }
    first, second = table(columns, RACE.items[:2]), table(columns, RACE.items[2:])
    second = replace(second, header=())
    blocks = (first.grid(), Text("Continued"), second.grid())
    look = Look(head_marked=False)
    actions = first.actions() + second.actions()
    return sample("continued", RACE, blocks, actions, look=look, formats=("docx", "html", "pdf"))


def _two_sheets() -> Sample:
    """A workbook with a sheet for each framework, and others around them."""
    columns = {
        "Action no": "ref",
        "Indicator": "indicator",
        "Context": "summary",
        "Specific action": "action",
        "Named lead": "owner",
        "Delivery date": "deadline",
        "Status": "status",
    }
    race = table(columns, referred(RACE.items, "WRES-{:02}"))
    disability = table(
        {("Metric" if name == "Indicator" else name): to for name, to in columns.items()},
        referred(DISABILITY.items, "WDES-{:02}"),
    )
    title = "WRES and WDES action plans 2023/24"
    blocks = (
        Sheet("Cover"),
        Heading(title, 1),
        Text(f"{RACE.organisation}\nComplete one row for each action. Do not add columns."),
        Sheet("Data"),
        facts(("Band", "Women", "Men"), ("Band 5", "411", "98"), ("Band 6", "317", "77")),
        Sheet("WRES plan"),
        race.grid(),
        Sheet("WDES plan"),
        disability.grid(),
        Sheet("Lists"),
        facts(("Status list", "RAG list"), ("Not started", "Red"), ("Complete", "Green")),
    )
    actions = race.actions() + disability.actions()
    return Sample(
        "twosheets",
        title,
        RACE.organisation,
        blocks,
        actions,
        period=RACE.period,
        formats=("xlsx",),
    )


def _appended() -> Sample:
    """A report whose plan is an appendix, with a list of contents at its head."""
    columns = {
        "WRES metric(s)": "indicator",
        "Recommended action": "action",
        "Accountability": "owner",
        "When": "deadline",
        "Target / measure": "outcome",
    }
    plan = table(columns, RACE.items)
    blocks = (
        Heading("Contents"),
        Text(
            "1. Introduction ........ 2\n2. Our workforce ........ 3\nAppendix 1: Action plan ........ 4"
        ),
        Heading("1. Introduction"),
        Text(
            "We publish this report each year. It says what has changed and what has not.\n"
            "Figures are rounded and may not add up to 100%."
        ),
        Heading("2. Our workforce"),
        facts(
            ("Measure", "2021", "2022", "2023"),
            ("Recruitment ratio", "1.71", "1.64", "1.60"),
            ("Disciplinary ratio", "1.12", "1.08", "1.10"),
        ),
        Text("- The Board agreed the report in July.\n- It is on our website."),
        Heading("Appendix 1: Action plan"),
        plan.grid(),
        Heading("Appendix 2: Glossary"),
        facts(
            ("Term", "Meaning"), ("ESR", "Electronic staff record"), ("VSM", "Very senior manager")
        ),
    )
    return sample("appended", RACE, blocks, plan.actions(), look=Look(upright=True))


def _chapters() -> Sample:
    """A heading for each theme, and a table with a column of figures below it."""
    columns = {
        "Intervention": "action",
        "Carbon saving (tCO2e)": "",
        "Programme lead": "owner",
        "Due by": "deadline",
        "Expected impact": "outcome",
    }
    blocks: list[Block] = []
    actions: Items = ()
    for theme, items in by_theme(GREEN.items).items():
        plan = table(columns, items, ({"Carbon saving (tCO2e)": "120"},) * len(items))
        blocks += [Heading(theme), plan.grid()]
        actions += tuple(replace(one, theme=theme) for one in plan.actions())
    return sample("chapters", GREEN, blocks, actions)


def _long() -> Sample:
    """Three pages of rows under a header that each page repeats."""
    columns = {
        "ID": "ref",
        "Concern": "summary",
        "Step": "action",
        "Responsible officer": "owner",
        "Target timescale": "deadline",
        "Status": "status",
        "Progress commentary": "updates",
    }
    items = AUDIT.items + INSPECTION.items + GREEN.items + CARERS.items
    plan = table(columns, referred(items, "{:03}"))
    of = replace(AUDIT, title="Improvement register", period=None)
    look = Look(foot="Improvement register   Version 1.2")
    return sample("register", of, (plan.grid(),), plan.actions(), look=look)


PARTED: tuple[Sample, ...] = (
    _repeated(),
    _explained(),
    _on_sides(),
    _continued(),
    _two_sheets(),
    _appended(),
    _chapters(),
    _long(),
)
