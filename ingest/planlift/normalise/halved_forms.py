"""Forms that a page's end cut in two: both halves together have the labels of the other forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planlift.normalise.grid import FORM_COLUMNS
from planlift.normalise.mixed_forms import recurring_rows, words_of_row
from planlift.normalise.stitch import CutTable
from planlift_parsers import Paragraph

_LEAST_LABELS = 3  # of a form; fewer labels come again by chance
_RECURS = 2  # whole forms with the same labels

Side = tuple[str, ...]


def with_halves_joined(flow: Sequence[Paragraph | CutTable]) -> list[Paragraph | CutTable]:
    """The flow with the halves of such forms as the pieces of one table.

    A form goes on below its page only where the next page opens with the rest of its labels, in the
    order in which at least two other forms of the document have them.

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
    found: list[Paragraph | CutTable] = []
    before: Side = ()
    for item, side in zip(flow, sides, strict=True):
        above = found[-1] if found else None
        both = before + side
        if (
            isinstance(above, CutTable)
            and isinstance(item, CutTable)
            and both in whole
            and _on_next_page(above, item)
        ):
            above.pieces += item.pieces
        else:
            found.append(item)
            both = side
        before = both
    return found


def _rows_of_labels(item: CutTable, recurring: frozenset[tuple[str, ...]]) -> Side:
    """The labels of a form that has them above their values, row by row; () for anything else."""
    rows = [words_of_row(row) for one in item.pieces for row in one.rows]
    told = len(rows) % 2 == 0 and all(row in recurring for row in rows[::2])
    return tuple(label for row in rows[::2] for label in row) if told else ()


def _side(item: CutTable) -> Side:
    """The labels of a form that has them beside their values; () for anything else."""
    if any(one.columns != FORM_COLUMNS for one in item.pieces):
        return ()
    side = tuple(row.values[0].flat for one in item.pieces for row in one.rows)
    return side if all(side) and len(set(side)) == len(side) else ()


def _on_next_page(upper: CutTable, lower: CutTable) -> bool:
    last, first = upper.pieces[-1].place.page, lower.pieces[0].place.page
    return last is not None and first == last + 1
