"""What labelled lines say of all that stands below: actions under headings, rows of a table."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.entries import entries_of
from planlift.normalise.grid import Row
from planlift.normalise.label_words import (
    LONGEST_QUESTION,
    SHORT_VALUES,
    base_of,
    field_of,
    is_label,
)
from planlift.normalise.labels import Labels
from planlift.normalise.leads import SAID_OF_ALL
from planlift.normalise.outline import Given
from planlift.normalise.pairs import pairs_in_text
from planlift.normalise.register import Register
from planlift_parsers import Paragraph

# Fields that speak of the actions below a block that holds none.
_CONTEXT = frozenset({"summary", "indicator", "theme", "updates"})
_OF_THE_PLAN = frozenset({"aim", "aims", "purpose", "our aim"})  # which it has as a whole
_LABEL_AND_VALUE = 2  # cells of a row that says what all below it are about
_ABOUT = frozenset({"indicator", "theme"})
_OF_ONE = frozenset({"action", "ref", *SHORT_VALUES})  # fields that speak of one action


def take_ahead(run: list[Paragraph], labels: Labels) -> list[Paragraph]:
    """The last line of a run, taken off it, where it belongs to the heading below."""
    found = labels.split(run[-1]) if run else None
    return [run.pop()] if found and base_of(found[0]) in labels.ahead else []


def given_by(registers: list[Register], before: int) -> list[Given]:
    """What the last run's one block says of the actions below it, where it holds none itself."""
    block = registers[before] if len(registers) == before + 1 else None
    if block is None or not block.labelled or block.listed or block.ref is not None:
        return []
    if not all(pair.field in _CONTEXT for pair in block.pairs):
        return []
    del registers[before:]
    return [Given(pair.label, pair.value, tuple(pair.source)) for pair in block.pairs]


def given_by_form(registers: list[Register], before: int) -> list[Given] | None:
    """What a form says of the tables below it, where it states no action itself: it is taken out.

    A form heads tables where it names what their actions are about ("Metric", "Theme"); a cover
    sheet, which names the plan, does not.

    Args:
        registers: changed.
        before: how many there were before the form.

    Returns:
        None if it is no such form.
    """
    block = registers[before] if len(registers) == before + 1 else None
    if block is None or not block.labelled or block.ref is not None:
        return None
    filled = [pair for pair in block.pairs if pair.value.text]
    fields = {pair.field for pair in filled}
    if not fields & _ABOUT or fields & _OF_ONE:
        return None
    del registers[before:]
    said = [pair for pair in filled if pair.field in SAID_OF_ALL]
    return [Given(pair.label, pair.value, tuple(pair.source)) for pair in said]


def given_in_rows(rows: Sequence[Row]) -> list[Given]:
    """What labels and values in the rows above a table's header say of all its rows.

    Args:
        rows: those of titles and keys, too.
    """
    found = []
    for row in rows:
        cells = [value for _, value in row.own()]
        if len(cells) != _LABEL_AND_VALUE or not _names(cells[0].flat):
            continue
        label, value = cells
        found.append(Given(label.flat.rstrip(": "), value, tuple(label.paragraphs)))
    return found


def _names(label: str) -> bool:
    """It names a field that speaks of all rows; a question for what is lacking is a summary.

    How success is measured does too, where a table has it above its header.
    """
    fields = SAID_OF_ALL | {"outcome"}
    return is_label(label, LONGEST_QUESTION) and field_of(label) in fields


def told_above(run: Sequence[Paragraph], labels: Labels) -> list[Given]:
    """What the labelled lines above a table say of all its rows ("What we found: ...")."""
    entries = entries_of(pairs_in_text(run, labels)[0], labels.led)[0] if run else []
    if len(entries) != 1 or not all(pair.field in SAID_OF_ALL for pair in entries[0].pairs):
        return []
    if all(base_of(pair.label) in _OF_THE_PLAN for pair in entries[0].pairs):
        return []
    return [Given(pair.label, pair.value, tuple(pair.source)) for pair in entries[0].pairs]
