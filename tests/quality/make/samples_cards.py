"""Samples in which each action is a card, a block of labels, a paragraph or a bullet of its own."""

from __future__ import annotations

from dataclasses import replace

from quality.make.layout import Block, Cell, Grid, Heading, Label, Look, Sample, Text
from quality.make.subjects import (
    Columns,
    Subject,
    by_theme,
    rated,
    referred,
    sample,
    shown,
    subject,
    table,
)
from quality.score import TrueAction

RACE, DISABILITY = subject("race"), subject("disability")
INSPECTION, AUDIT = subject("inspection"), subject("audit")
GREEN, CARERS = subject("green"), subject("carers")
FLOWING = ("docx", "html", "tsv.txt", "pdf")
GRIDDED = ("docx", "html", "xlsx", "pdf")


def _labels(columns: Columns, item: TrueAction) -> tuple[Label, ...]:
    """The labels of the fields that the item has."""
    return tuple(
        Label(name, getattr(item, to)) for name, to in columns.items() if getattr(item, to)
    )


def _card(columns: Columns, item: TrueAction, top: str = "") -> Grid:
    """Labels beside their values, below a row across both where the card has a name."""
    pairs = tuple((Cell(n, bold=True), Cell(getattr(item, to))) for n, to in columns.items())
    named = ((Cell(top, across=2, bold=True, fill="D0E4F5"), None),) if top else ()
    return Grid((*named, *pairs), header=0)


def _ref_cards() -> Sample:
    columns = {
        "Reference": "ref",
        "Relevant WDES metric": "indicator",
        "Reason for action": "summary",
        "Commitment": "action",
        "Lead (job title)": "owner",
        "Target completion": "deadline",
        "What difference will it make?": "outcome",
        "Action status": "status",
    }
    items = referred(DISABILITY.items, "DES{:02}")
    grids = tuple(_card(columns, item) for item in items)
    actions = shown(items, tuple(columns.values()))
    return sample("refcards", DISABILITY, grids, actions, look=Look(upright=True), formats=GRIDDED)


def _question_cards() -> Sample:
    """A form below a row with the action's number; the questions have numbers of their own."""
    columns = {
        "1. What is the issue?": "summary",
        "2. What will you do about it?": "action",
        "3. Who will be responsible?": "owner",
        "4. When will it be finished?": "deadline",
        "5. How will you know it has worked?": "outcome",
        "6. What progress has been made so far?": "updates",
    }
    items = referred(CARERS.items, "Action {}")
    grids = tuple(_card(columns, item, item.ref) for item in items)
    actions = shown(items, ("ref", *columns.values()))
    return sample("questioncards", CARERS, grids, actions, look=Look(upright=True), formats=GRIDDED)


def _four_columns() -> Sample:
    """Cards with two pairs of label and value beside each other, or one pair across."""
    items = rated(referred(INSPECTION.items, "{}"))
    names = ("ref", "status", "summary", "action", "owner", "deadline", "outcome", "updates")
    grids = tuple(_four(item) for item in items)
    look = Look(upright=True)
    return sample("fourcolumns", INSPECTION, grids, shown(items, names), look=look, formats=GRIDDED)


def _four(item: TrueAction) -> Grid:
    def pair(label: str, text: str) -> tuple[Cell, Cell]:
        return Cell(label, bold=True), Cell(text)

    def across(label: str, text: str) -> tuple[Cell | None, ...]:
        return Cell(label, bold=True), Cell(text, across=3), None, None

    return Grid(
        (
            (*pair("No.", item.ref), *pair("RAG status", item.status)),
            across("Issue", item.summary),
            across("Agreed action", item.action),
            (*pair("Action owner", item.owner), *pair("Due", item.deadline)),
            (*pair("Priority", "High"), *pair("Cost", "Within budget")),
            across("Measure of success", item.outcome),
            across("Latest update", item.updates),
        ),
        header=0,
    )


def _under_headings(
    of: Subject, columns: Columns, pattern: str, *, bullets: bool = False
) -> tuple[tuple[Block, ...], tuple[TrueAction, ...]]:
    """A heading for each theme and each action, then its labels, as bullets or not."""
    blocks: list[Block] = []
    items = referred(of.items, pattern)
    for theme, own in by_theme(items).items():
        blocks.append(Heading(theme))
        for item in own:
            labels = _labels(columns, item)
            listed = Text("\n".join(f"- {one.name}: {one.value}" for one in labels))
            blocks += [Heading(item.ref, 3), *((listed,) if bullets else labels)]
    return tuple(blocks), shown(items, ("ref", "theme", *columns.values()))


def _labels_under_themes() -> Sample:
    columns = {
        "Issue or gap": "summary",
        "Planned activity": "action",
        "Lead officer": "owner",
        "Timeframe": "deadline",
        "Current status": "status",
        "Comments": "updates",
    }
    blocks, actions = _under_headings(GREEN, columns, "Commitment {}")
    return sample("commitments", GREEN, blocks, actions, look=Look(upright=True), formats=FLOWING)


def _bullets_under_themes() -> Sample:
    columns = {
        "Action": "action",
        "Owner": "owner",
        "By when": "deadline",
        "Status": "status",
        "Success indicator": "outcome",
    }
    blocks, actions = _under_headings(INSPECTION, columns, "Action {}", bullets=True)
    return sample("bullets", INSPECTION, blocks, actions, look=Look(upright=True), formats=FLOWING)


def _label_headings() -> Sample:
    """The labels are headings, under the heading of an indicator."""
    columns = {
        "Current position": "summary",
        "What we will do": "action",
        "Who is responsible": "owner",
        "Completion date": "deadline",
        "Progress so far": "updates",
    }
    items = tuple(item for item in RACE.items if item.updates)
    blocks: list[Block] = []
    for item in items:
        blocks += [Heading(item.indicator), *_labels(columns, item)]
    look = Look(upright=True, labels="heading")
    actions = shown(items, ("indicator", *columns.values()))
    return sample("labelheadings", RACE, blocks, actions, look=look, formats=("docx", "html"))


def _refs_under_indicators() -> Sample:
    """Actions of an indicator are counted from one again under each."""
    columns = {
        "What we will do": "action",
        "Led by": "owner",
        "Deadline": "deadline",
        "Intended outcome": "outcome",
    }
    first = replace(RACE.items[0], ref="WRES action 1")
    second = replace(
        RACE.items[1],
        ref="WRES action 2",
        indicator=first.indicator,
        indicators=first.indicators,
    )
    items = (first, second, *(replace(item, ref="WRES action 1") for item in RACE.items[2:]))
    blocks: list[Block] = []
    for item in items:
        if item is not second:
            blocks.append(Heading(item.indicator))
        blocks += [Heading(item.ref, 3), *_labels(columns, item)]
    look = Look(upright=True)
    actions = shown(items, ("ref", "indicator", *columns.values()))
    return sample("counted", RACE, blocks, actions, look=look, formats=FLOWING)


def _in_brackets() -> Sample:
    """Bullets that end with the lead and the deadline in brackets."""
    blocks: list[Block] = []
    for theme, own in by_theme(CARERS.items).items():
        said = (f"- {one.action} (Led by: {one.owner}; Timescale: {one.deadline})" for one in own)
        blocks += [Heading(theme), Text("\n".join(said))]
    names = ("theme", "action", "owner", "deadline")
    look = Look(upright=True)
    return sample(
        "brackets", CARERS, blocks, shown(CARERS.items, names), look=look, formats=FLOWING
    )


def _numbered() -> Sample:
    """A numbered paragraph, and a line with labels parted by bars."""
    blocks: list[Block] = []
    items: tuple[TrueAction, ...] = ()
    for number, (theme, own) in enumerate(by_theme(INSPECTION.items).items(), 1):
        blocks.append(Heading(theme))
        for item in referred(own, f"{number}.{{}}"):
            who = f"Lead: {item.owner} | By when: {item.deadline} | Status: {item.status}"
            blocks += [Text(f"{item.ref} {item.action}"), Text(who)]
            items += (item,)
    names = ("ref", "theme", "action", "owner", "deadline", "status")
    look = Look(upright=True)
    return sample("numbered", INSPECTION, blocks, shown(items, names), look=look, formats=FLOWING)


def _heading_says() -> Sample:
    """The heading of a block is the action itself."""
    columns = {
        "Action owner": "owner",
        "Target timescale": "deadline",
        "Status": "status",
        "Latest position": "updates",
    }
    items = tuple(
        replace(item, action=item.action.rstrip(".")) for item in referred(AUDIT.items, "1.{}")
    )
    blocks: list[Block] = [Heading("Action plan")]
    for item in items:
        blocks += [Heading(f"{item.ref} {item.action}", 3), *_labels(columns, item)]
    look = Look(upright=True)
    actions = shown(items, ("ref", "action", *columns.values()))
    return sample("headings", AUDIT, blocks, actions, look=look, formats=FLOWING)


def _paragraph_says() -> Sample:
    """The action is a paragraph without a label below the heading with its number."""
    columns = {"Responsible officer": "owner", "Due": "deadline", "Benefit": "outcome"}
    blocks: list[Block] = []
    items = referred(GREEN.items, "Action {}")
    for theme, own in by_theme(items).items():
        blocks.append(Heading(theme))
        for item in own:
            blocks += [Heading(item.ref, 3), Text(item.action), *_labels(columns, item)]
    look = Look(upright=True, labels="terms")
    actions = shown(items, ("ref", "theme", "action", *columns.values()))
    formats = ("docx", "html", "pdf")
    return sample("paragraphs", GREEN, blocks, actions, look=look, formats=formats)


def _folded() -> Sample:
    """A web page that folds what stands under each heading."""
    columns = {
        "What will we do": "action",
        "Who is leading on this": "owner",
        "Date due": "deadline",
        "Status": "status",
    }
    blocks: list[Block] = []
    for item in RACE.items:
        blocks += [Heading(item.indicator), *_labels(columns, item)]
    look = Look(html="folded", labels="terms")
    actions = shown(RACE.items, ("indicator", *columns.values()))
    return sample("folded", RACE, blocks, actions, look=look, formats=("html",))


def _divisions() -> Sample:
    """A web page whose table is drawn by divisions."""
    columns = {
        "Which metric?": "indicator",
        "Action we will take": "action",
        "Accountable officer": "owner",
        "When": "deadline",
        "Delivery RAG": "status",
    }
    plan = table(columns, rated(DISABILITY.items))
    look = Look(html="divisions")
    blocks = (plan.grid(),)
    return sample("divisions", DISABILITY, blocks, plan.actions(), look=look, formats=("html",))


CARDS: tuple[Sample, ...] = (
    _ref_cards(),
    _question_cards(),
    _four_columns(),
    _labels_under_themes(),
    _bullets_under_themes(),
    _label_headings(),
    _refs_under_indicators(),
    _in_brackets(),
    _numbered(),
    _heading_says(),
    _paragraph_says(),
    _folded(),
    _divisions(),
)
