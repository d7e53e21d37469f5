"""Lines of text whose cells are joined by one mark, the same in each, as the table they were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.flow import Item
from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.item_numbers import number_of
from planlift.normalise.pairs import is_record
from planlift_parsers import Kind, Paragraph

# Marks between white space that part cells; a comma or colon parts what is said in one of them.
_MARK = re.compile(r"\s+(?P<mark>[–—|/>»~·•¦+*=-]{1,3}|::)(?=\s|$)")
_FEWEST_ROWS = 3  # lines on end; two may be alike by chance
_FEWEST_COLUMNS = 3
_DATED = 0.6  # mean likeness of the lines' cells in one place to dates


def with_delimited(flow: Sequence[Item]) -> list[Item]:
    """The flow with runs of such lines as grids.

    Args:
        flow: the body of a document; lines with their own number or bullet are left, as lists are
            read with what stands behind their items.
    """
    found: list[Item] = []
    run: list[Paragraph] = []
    key: tuple[str, int] | None = None
    for item in flow:
        own = _key_of(item)
        if own is None or own != key:
            found.extend(_made(run, key))
            run, key = [], own
        if own is not None and isinstance(item, Paragraph):
            run.append(item)
        else:
            found.append(item)
    found.extend(_made(run, key))
    return found


def _key_of(item: Item) -> tuple[str, int] | None:
    """The mark that parts a line, and how often it does; None for any other item."""
    if not isinstance(item, Paragraph) or item.kind is not Kind.TEXT or item.marker:
        return None
    if number_of(item) or is_record(item):
        return None
    marks = _MARK.findall(item.text)
    kinds = set(marks)
    if len(kinds) != 1 or len(marks) + 1 < _FEWEST_COLUMNS:
        return None
    return kinds.pop(), len(marks)


def _made(run: Sequence[Paragraph], key: tuple[str, int] | None) -> Iterator[Item]:
    if key is None or len(run) < _FEWEST_ROWS:
        yield from run
        return
    rows = [[cell.strip() for cell in _MARK.split(line.text)[::2]] for line in run]
    if not any(_is_dated([row[at] for row in rows]) for at in range(key[1] + 1)):
        yield from run
        return
    lines = [_row(line, cells, at) for at, (line, cells) in enumerate(zip(run, rows, strict=True))]
    yield Grid(lines, key[1] + 1, run[0].place)


def _is_dated(cells: Sequence[str]) -> bool:
    """Most cells in this place are dates, the header's apart."""
    return sum(deadline_likeness(cell) for cell in cells) >= _DATED * len(cells)


def _row(line: Paragraph, cells: Sequence[str], at: int) -> Row:
    values = [Value([replace(line, text=text)] if text else [], place=line.place) for text in cells]
    every = [True] * len(cells)
    return Row(values, every, [*every], at + 1, line.place.page, mended=[line])
