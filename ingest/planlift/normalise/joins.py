"""What a page's end cut and the normaliser put together again: tables, and rows of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from planlift.normalise.grid import Grid, Row
from planlift.normalise.lists import lists_in
from planlift_parsers import Document
from planlift_schema import Place
from planlift_schema.place import Box


@dataclass(frozen=True, slots=True)
class Join:
    """Two pieces, on two pages, that were read as one.

    Attributes:
        upper: the piece before the cut; its `row` is None where whole tables were joined.
        lower: the piece behind it.
    """

    upper: Place
    lower: Place


def joins_in(document: Document) -> list[Join]:
    """Tables joined, then rows joined, each in reading order.

    Args:
        document: what a reader saw; one whose format has no pages has no joins.
    """
    lists = lists_in(document)
    tables = [
        Join(upper.place, lower.place)
        for item in lists.flow
        if isinstance(item, Grid)
        for upper, lower in pairwise(item.source)
    ]
    records = (record for _, reading in lists.read for record in reading.records)
    return tables + [join for record in records for join in _rows_joined(record.rows)]


def _rows_joined(rows: Iterable[Row]) -> Iterator[Join]:
    for upper, lower in pairwise(rows):
        before, after = _place_of(upper), _place_of(lower)
        if before and after and before.page != after.page:
            yield Join(before, after)


def _place_of(row: Row) -> Place | None:
    """The place of a row; None where it has none.

    Its box is as wide as the table, and as high as the cells that begin in it.
    """
    cells = zip(row.values, row.tops, strict=True)
    places = [(value.place, begins) for value, begins in cells if value.place.box]
    own = [place for place, begins in places if begins and place.page]
    if not own:
        return None
    left, _, right, _ = _around(place.box for place, _ in places if place.box)
    _, top, _, bottom = _around(place.box for place in own if place.box)
    return replace(own[0], box=(left, top, right, bottom), column=None)


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
