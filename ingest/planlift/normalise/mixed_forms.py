"""Forms that have some labels beside their values and others, side by side, above theirs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.label_words import LONGEST_QUESTION, base_of, field_of, is_label
from planlift.normalise.pairs import Pair
from planlift.normalise.statuses import status_likeness
from planlift_parsers import Paragraph

_LEAST_ABOVE = 2  # rows of labels, each with its row of values; one is the header of a table
_LEAST_LABELS = 2  # above their values; one label stands beside its value or heads a box
_RECURS = 2  # forms that have the same row of labels at the same place, with other values
_STATE = 0.6  # likeness of a state behind its label; "Progress" has none, "In progress" 1
_LONGEST_FORM = 30  # rows; longer tables are lists

Words = tuple[str, ...]


def recurring_rows(grids: Iterable[Grid]) -> frozenset[Words]:
    """The rows that several tables have alike at one place, with other rows below them.

    Forms ask the same of each action, so that such a row is one of labels, though nothing sets it
    off: a scan may lose the ground behind it.

    Args:
        grids: of one document.
    """
    below: dict[tuple[int, Words], set[str]] = {}  # a label beside its value is the same each time
    for grid in grids:
        if grid.columns and len(grid.rows) <= _LONGEST_FORM:
            for at, (row, values) in enumerate(pairwise(grid.rows)):
                slots = _slots(row)
                if not _is_pair(slots) and (said := _said(slots)) is not None:
                    below.setdefault((at, said), set()).add(values.values[0].flat)
    return frozenset(row for (_, row), firsts in below.items() if len(firsts) >= _RECURS)


def _said(slots: Sequence[Value]) -> Words | None:
    """What cells say, without the marks behind labels; None where one says nothing.

    A number says nothing: most rows of a list are told by their first cell.
    """
    said: list[str] = []
    for slot in slots:
        if not (base := base_of(slot.flat)):
            return None
        said.append(base)
    return tuple(said)


def _is_pair(slots: Sequence[Value]) -> bool:
    """A label and its value, which two actions may have alike."""
    if len(slots) != _LEAST_LABELS or not _labels(slots[0]):
        return False
    label, value = (slot.flat for slot in slots)
    states = field_of(label) == "status" and status_likeness(value) > _STATE
    return states or not _labels(slots[1])  # "Stage reached | In progress"


def words_of_row(row: Row) -> Words:
    """What the cells that begin in a row say, empty ones too, without the marks behind labels."""
    return _words(_slots(row))


def _words(slots: Sequence[Value]) -> Words:
    return tuple(base_of(slot.flat) for slot in slots)


def pairs_in_mixed_form(
    grid: Grid, recurring: frozenset[Words] = frozenset()
) -> list[Pair | Paragraph] | None:
    """The labels and values of such a form; a line across it stands as a paragraph.

    "Action" stands beside what is to be done, or above it in one cell across the form or in two
    rows, and below it "Lead", "Deadline" and "Status" stand above one row of values.

    Args:
        grid: any grid.
        recurring: from `recurring_rows`.

    Returns:
        None if it is none: each row is a line across, a label and its value (in one cell or two),
        or labels with one row of values below; and it has both of the last.
    """
    found: list[Pair | Paragraph] = []
    beside = above = lines = 0
    rows = [row for row in grid.rows if row.own()]
    led = _has_label_over_line(rows, recurring)
    at = 0
    while at < len(rows):
        slots = _slots(rows[at])
        pairs = _above(slots, _cells(rows[at + 1]), recurring) if at + 1 < len(rows) else []
        at += 1
        following = _slots(rows[at]) if at < len(rows) else []
        if len(slots) == 1 and (pair := _inside(slots[0])):
            beside += 1
            found.append(pair)
        elif len(slots) == len(following) == 1 and (
            pair := _over_line(
                slots[0], following[0], led=led, again=_comes_again(slots, following, recurring)
            )
        ):
            lines += 1
            at += 1
            found.append(pair)
        elif len(slots) == 1:
            found.extend(slots[0].paragraphs)
        elif (pair := _beside(slots)) and not (pairs and _are_set_off(slots, [], recurring)):
            beside += 1
            found.append(pair)
        elif pairs:
            above += 1
            at += 1
            found.extend(pairs)
        else:
            return None
    names = [pair.label for pair in found if isinstance(pair, Pair)]
    once = len({*names}) == len(names)  # no header that comes again
    several = once and (above >= _LEAST_ABOVE or (above and lines))
    return found if several or (beside and above) else None


def _slots(row: Row) -> list[Value]:
    """The cells that begin in a row, empty ones too; the first alone where text keeps no spans."""
    cells = _cells(row)
    lost = len(cells) == len(row.values) > _LEAST_LABELS and row.is_line()
    return cells[:1] if lost else cells


def _cells(row: Row) -> list[Value]:
    """The cells that begin in a row, empty ones too."""
    return [v for c, v in enumerate(row.values) if row.tops[c] and row.lefts[c]]


def _inside(cell: Value) -> Pair | None:
    """A cell whose first line is a label, and the others what it asks for."""
    label, *words = cell.paragraphs
    if not words or label.marker or not is_label(label.text, LONGEST_QUESTION):
        return None
    return Pair(label.text.rstrip(": "), replace(cell, paragraphs=words), [label])


def _over_line(label: Value, value: Value, *, led: bool, again: bool) -> Pair | None:
    """A label across the form, set off from the line below it, which is its value.

    Args:
        label: a line across the form.
        value: the one below.
        led: other lines across the form are labels that are known.
        again: the label stands at the same place in another form, above other values.
    """
    told = _is_bold if _is_bold(label) or _is_bold(value) else _is_shaded
    if not ((led and again) or _labels(label)):
        return None
    set_off = told(label) and not told(value)
    return Pair(label.flat.rstrip(": "), value, label.paragraphs) if set_off or again else None


def _has_label_over_line(rows: Sequence[Row], recurring: frozenset[Words]) -> bool:
    """Some label across the form has its value below it; others of its looks may be unknown."""
    pairs = [(_slots(row), _slots(below)) for row, below in pairwise(rows)]
    return any(
        _over_line(a[0], b[0], led=False, again=_comes_again(a, b, recurring))
        for a, b in pairs
        if len(a) == len(b) == 1
    )


def _comes_again(
    labels: Sequence[Value], values: Sequence[Value], recurring: frozenset[Words]
) -> bool:
    """The labels stand at the same place in another form, above other values."""
    return _words(labels) in recurring and _words(values) not in recurring


def _beside(slots: Sequence[Value]) -> Pair | None:
    label, value = slots[0], slots[1]
    if len(slots) != _LEAST_LABELS or not _labels(label) or (_labels(value) and value.bold):
        return None
    return Pair(label.flat.rstrip(": "), value, label.paragraphs)


def _above(
    labels: Sequence[Value], values: Sequence[Value], recurring: frozenset[Words]
) -> list[Pair]:
    """Labels with the values of the next row; [] where the cells are no labels, or have none."""
    known = sum(map(_labels, labels))
    set_off = _are_set_off(labels, values, recurring)
    if len(labels) < _LEAST_LABELS or known < (len(labels) / 2 if set_off else len(labels)):
        return []
    if len(values) != len(labels) or (not set_off and 2 * sum(map(_labels, values)) > len(values)):
        return []  # "In progress" may stand above a column as well
    if len(values) == _LEAST_LABELS and _labels(values[0]) and not _labels(values[1]):
        return []  # "Lead officer | OD Lead Manager" above "Completion date | March 2017"
    return [
        Pair(label.flat.rstrip(": "), value, label.paragraphs)
        for label, value in zip(labels, values, strict=True)
    ]


def _are_set_off(
    labels: Sequence[Value], values: Sequence[Value], recurring: frozenset[Words]
) -> bool:
    """The labels are all in bold or on a ground, and no value is; or they come again."""
    if _comes_again(labels, values, recurring):
        return True
    return any(
        all(told(one) for one in labels) and not any(told(one) for one in values)
        for told in (_is_bold, _is_shaded)
    )


def _is_bold(value: Value) -> bool:
    return value.bold


def _is_shaded(value: Value) -> bool:
    return value.fill is not None


def _labels(value: Value) -> bool:
    return is_label(value.flat, LONGEST_QUESTION)
