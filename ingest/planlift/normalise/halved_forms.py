"""Forms that a page's end or a wide gap cut: their pieces have the labels of the other forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planlift.normalise.grid import FORM_COLUMNS, Grid
from planlift.normalise.mixed_forms import recurring_rows, words_of_row
from planlift.normalise.stitch import CutTable, lies_below
from planlift_parsers import Paragraph

_LEAST_LABELS = 3  # of a form; fewer labels come again by chance
_RECURS = 2  # whole forms with the same labels, or times that one label stands in a document
_MOSTLY = 0.8  # share of the rows of two pieces whose labels come again in the document

Side = tuple[str, ...]


def with_halves_joined(flow: Sequence[Paragraph | CutTable]) -> list[Paragraph | CutTable]:
    """The flow with the parts of such forms as the pieces of one table.

    A form goes on below its page where the next page opens with the rest of its labels, in the
    order in which at least two other forms of the document have them. Without rules, a wide gap
    parts it too: a piece right below another goes on with it where it does not open as that does,
    and nearly all labels of both come again elsewhere.

    Args:
        flow: the body of a document, furniture left out.
    """
    tables = [item for item in flow if isinstance(item, CutTable)]
    recurring = recurring_rows(piece for item in tables for piece in item.pieces)
    sides = [
        () if isinstance(item, Paragraph) else _side(item) or _rows_of_labels(item, recurring)
        for item in flow
    ]
    count = Counter(side for side in sides if len(side) >= _LEAST_LABELS)
    whole = {side for side, times in count.items() if times >= _RECURS}
    again = _labels_again(tables)
    found: list[Paragraph | CutTable] = []
    before: Side = ()
    for item, side in zip(flow, sides, strict=True):
        above = found[-1] if found else None
        both = before + side
        if (
            isinstance(above, CutTable)
            and isinstance(item, CutTable)
            and ((both in whole and _on_next_page(above, item)) or _goes_on(above, item, again))
        ):
            above.pieces += item.pieces
        else:
            found.append(item)
            both = side
        before = both
    return found


def _rows_of_labels(item: CutTable, recurring: frozenset[tuple[str, ...]]) -> Side:
    """The labels of a form that has them above their values, row by row; () for anything else."""
    rows = [row for one in item.pieces for row in one.rows]
    if len(rows) % 2:
        return ()
    labels: list[str] = []
    for row in rows[::2]:
        if (words := words_of_row(row)) not in recurring:
            return ()
        labels += words
    return tuple(labels)


def _side(item: CutTable) -> Side:
    """The labels of a form that has them beside their values; () for anything else."""
    if any(one.columns != FORM_COLUMNS for one in item.pieces):
        return ()
    side = tuple(row.values[0].flat for one in item.pieces for row in one.rows)
    return side if all(side) and len(set(side)) == len(side) else ()


def _labels_again(tables: Sequence[CutTable]) -> set[str]:
    """What stands several times at the label's place of tables of two columns."""
    pieces = (piece for table in tables for piece in table.pieces)
    count = Counter(label for piece in pieces for label in _labels(piece))
    return {label for label, times in count.items() if times >= _RECURS}


def _labels(piece: Grid) -> list[str]:
    """The first column of a table of two; [] for any other."""
    if piece.columns != FORM_COLUMNS:
        return []
    return [row.values[0].flat for row in piece.rows if row.values[0]]


def _goes_on(upper: CutTable, lower: CutTable, again: set[str]) -> bool:
    """A piece opens in the middle of the form above it, of the same labels at the same places."""
    opening, own, more = (
        _labels(piece) for piece in (upper.pieces[0], upper.pieces[-1], lower.pieces[0])
    )
    if not (opening and own and more) or opening[0] == more[0] or more[0] not in again:
        return False
    if not lies_below(upper.pieces[-1], lower.pieces[0]):
        return False
    both = own + more
    told = sum(label in again for label in both)
    return len(again & {*opening, *both}) >= _LEAST_LABELS and told >= _MOSTLY * len(both)


def _on_next_page(upper: CutTable, lower: CutTable) -> bool:
    last, first = upper.pieces[-1].place.page, lower.pieces[0].place.page
    return last is not None and first == last + 1
