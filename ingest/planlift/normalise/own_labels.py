"""Tables whose cells each say what they are ("Lead: Chief Nurse"), with a header or without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import Header
from planlift.normalise.inside import labels_inside
from planlift.normalise.label_words import base_of, is_label, label_of
from planlift.normalise.labels import Labels
from planlift.normalise.run_in import opening_words
from planlift_parsers import Paragraph

_NO_LABELS = Labels()
_SEVERAL = 2  # rows, and columns that say what they are; one row may be anything
_MOSTLY = 0.6  # share of cells; somebody forgot it in the others
_SURE = 1.0  # score of a header that each cell repeats


def labelled_cells(grid: Grid) -> tuple[list[Row], Header] | None:
    """The rows without the labels that their cells repeat, and these as the header.

    Args:
        grid: any grid.

    Returns:
        None where more than one column does not say what it is, the same in each of its cells.
    """
    if len(grid.rows) < _SEVERAL or grid.columns < _SEVERAL:
        return None
    labels = [_label_of_column(grid, column) for column in range(grid.columns)]
    if labels.count("") > 1 or sum(map(bool, labels)) < _SEVERAL:
        return None
    if any(_holds_more(value) for row in grid.rows for value in row.values):
        return None
    own = {column: label for column, label in enumerate(labels) if label}
    made: dict[int, Value] = {}
    rows = [_without_labels(row, own, made) for row in grid.rows]
    return rows, Header(labels, [""] * grid.columns, score=_SURE)


def labelled_rows(grid: Grid, labels: Labels = _NO_LABELS) -> list[list[Paragraph]]:
    """The lines of each row of such a table, where a cell says more than one thing; else [].

    Args:
        grid: any grid.
        labels: what is a label in this document, beyond the known ones.
    """
    if len(grid.rows) < _SEVERAL or grid.columns < _SEVERAL:
        return []
    opening = (base for row in grid.rows[:_SEVERAL] for base in _bases(row, labels).values())
    if not any(opening):
        return []  # as nearly every table
    grid = _put_together(grid, labels)
    named = (_label_of_column(grid, column, labels) for column in range(grid.columns))
    if len(grid.rows) < _SEVERAL or not all(named):
        return []
    if not any(_holds_more(value) for row in grid.rows for value in row.values):
        return []
    return [[p for _, value in row.own() for p in value.paragraphs] for row in grid.rows]


def _put_together(grid: Grid, labels: Labels) -> Grid:
    """The grid with rows that go on with the one above joined to it, as a cut leaves them.

    Each of their cells opens with a label, and none with that of its column.
    """
    first = _bases(grid.rows[0], labels)
    rows: list[Row] = []
    for row in grid.rows:
        bases = _bases(row, labels)
        if rows and bases and all(base not in ("", first.get(at)) for at, base in bases.items()):
            values = [_joined(*both) for both in zip(rows[-1].values, row.values, strict=True)]
            rows[-1] = replace(rows[-1], values=values)
        else:
            rows.append(row)
    return replace(grid, rows=rows)


def _bases(row: Row, labels: Labels) -> dict[int, str]:
    """The label that each cell of a row opens with, "" where it opens with none, by column."""
    found = ((column, labels.split(value.paragraphs[0])) for column, value in row.own())
    return {column: base_of(parted[0]) if parted else "" for column, parted in found}


def _joined(above: Value, below: Value) -> Value:
    if above is below:
        return above
    return replace(above, paragraphs=[*above.paragraphs, *below.paragraphs])


def _holds_more(value: Value) -> bool:
    """A second label stands in the cell, on the line of the first or on one of its own."""
    if not value:
        return False
    first, *others = value.paragraphs
    return len(labels_inside(first.text)) > 1 or any(label_of(other.text) for other in others)


def without_repeated(rows: list[Row], labels: Sequence[str]) -> list[Row]:
    """The rows without the labels that every cell of a column repeats from its header.

    Pages that stand a table's cells below each other on a small screen write them so.

    Args:
        rows: below the header.
        labels: of the header.
    """
    cut = {
        column: label
        for column, label in enumerate(labels)
        if label and _repeats(rows, column, label)
    }
    if not cut:
        return rows
    made: dict[int, Value] = {}  # a merged cell is one Value in all its slots
    return [_without_labels(row, cut, made) for row in rows]


def _repeats(rows: Sequence[Row], column: int, label: str) -> bool:
    found = 0
    for row in rows:
        value = row.values[column]
        words = _value_behind(value.paragraphs[0], label) if value else ""
        if words is None:
            return False
        found += bool(words)
    return found >= _SEVERAL


def _value_behind(line: Paragraph, label: str) -> str | None:
    """What stands in a cell behind its column's label, None where it does not open with that."""
    named, words = _opening(line) or (line.text, "")
    return words if base_of(named) == base_of(label) else None


def _opening(line: Paragraph) -> tuple[str, str] | None:
    """The label that a cell opens with and its value, told by a mark or by its look."""
    return label_of(line.text) or opening_words(line)


def _label_of_column(grid: Grid, column: int, labels: Labels = _NO_LABELS) -> str:
    """The label that the filled cells of a column open with, most of them; "" if there is none.

    Args:
        grid: any grid.
        column: one of its columns.
        labels: what is a label in this document, beyond the known ones.
    """
    cells = [row.values[column] for row in grid.rows if row.values[column]]
    if len(cells) < _SEVERAL:
        return ""
    named: list[str] = []
    for cell in cells:
        opening = _opening(cell.paragraphs[0])
        named += [opening[0]] if opening else []
    if len(named) < max(_SEVERAL, _MOSTLY * len(cells)):
        return ""
    own = labels.split(cells[0].paragraphs[0])
    known = is_label(named[0]) or (own is not None and own[0] == named[0])
    known = known and len({base_of(label) for label in named}) == 1
    return named[0] if known else ""


def _without_labels(row: Row, labels: Mapping[int, str], made: dict[int, Value]) -> Row:
    """The row without the labels of its columns; `made` holds what was made of each cell."""
    values = [*row.values]
    lost = [*row.mended]
    for column, label in labels.items():
        value = row.values[column]
        words = _value_behind(value.paragraphs[0], label) if value else None
        if words is None:
            continue
        first, *others = value.paragraphs
        if id(value) not in made:
            lines = [replace(first, text=words, set_off=())] if words else []
            made[id(value)] = replace(value, paragraphs=[*lines, *others])
            lost.append(first)
        values[column] = made[id(value)]
    return replace(row, values=values, mended=lost)
