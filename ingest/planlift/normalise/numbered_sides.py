"""Forms of one grid, below each other, each beside its number, which reaches down its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from planlift.normalise.forms import pairs_in_form, recurring_labels, recurring_sides
from planlift.normalise.grid import FORM_COLUMNS, Grid, Row, Value
from planlift.normalise.item_numbers import is_bare_number
from planlift.normalise.joining import Known
from planlift.normalise.outline import Role, role_of
from planlift.normalise.pairs import Pair
from planlift_parsers import Paragraph

_LEAST_ROWS = 2  # of each form; beside a single row a number is a cell of a table's first column


def forms_beside_numbers(
    grid: Grid, known: Known, labels: frozenset[str]
) -> list[Pair | Paragraph] | None:
    """The labels and values of such forms, each behind its number; None if there are none.

    Args:
        grid: any grid.
        known: whether a word stands elsewhere in the document.
        labels: texts that are labels because they recur.
    """
    if grid.columns <= FORM_COLUMNS or not grid.rows:
        return None
    beside = [*_beside(grid)]
    forms = [form for number, form in beside if _numbers(number, form)]
    if not forms or not all(_numbers(*one) or _is_across(*one) for one in beside):
        return None
    sides, again = recurring_sides(forms), labels | recurring_labels(forms)
    found: list[Pair | Paragraph] = []
    for number, form in beside:
        if not _numbers(number, form):
            found += number.paragraphs
            continue
        pairs = pairs_in_form(form, known, sides, again)
        if pairs is None:
            return None
        found += [Pair("Ref", number, number.paragraphs, opens=True), *pairs]
    return found


def _beside(grid: Grid) -> Iterable[tuple[Value, Grid]]:
    """Each cell of the first column with what stands in the rows that it reaches down.

    A page may end behind the first of them; the next begins with an empty cell, or the same.
    """
    groups: list[list[Row]] = []
    for _, rows in groupby(grid.rows, key=lambda row: id(row.values[0])):
        own = list(rows)
        above = groups[-1][0].values[0].flat if groups else ""
        cut = above and len(groups[-1]) < _LEAST_ROWS
        if cut and own[0].values[0].flat in {"", above}:
            groups[-1] += own
        else:
            groups.append(own)
    for own in groups:
        beside = [
            replace(row, values=row.values[1:], tops=row.tops[1:], lefts=row.lefts[1:])
            for row in own
        ]
        yield own[0].values[0], Grid(beside, grid.columns - 1, grid.place, (), grid.source)


def _is_across(name: Value, form: Grid) -> bool:
    """A line across the table, which has itself beside it."""
    return all(value is name for row in form.rows for value in row.values)


def _numbers(number: Value, form: Grid) -> bool:
    """A number, or a name with one ("Action 2"), beside several rows."""
    if len(form.rows) < _LEAST_ROWS or len(number.paragraphs) != 1:
        return False
    (line,) = number.paragraphs
    return is_bare_number(line) or role_of(line.text) is Role.REF
