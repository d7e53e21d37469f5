"""The document's own key: what it means by its colours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.statuses import read_status
from planlift_parsers import Paragraph
from planlift_schema import Rag, State

_LONGEST = 8  # rows of a key; the longest met has six colours and a header
_LEAST = 2  # colours that make a key
_PAIR = re.compile(
    r"\b(?P<colour>red|amber|yellow|orange|green|blue)\b\s*(?:\(\w\)\s*)?[=:–—-]\s*"
    r"(?P<meaning>[^;|.\n]{3,80}?)(?=[;|.,]?\s*(?:\b(?:red|amber|yellow|orange|green|blue)\b|$)|[;|.])",
    re.I,
)


def read_key(flow: Sequence[Paragraph | Grid]) -> Mapping[Rag, State]:
    """What state each colour stands for, as far as the document says so.

    A colour means different things in different plans (amber is "on track" in one, "delayed" in
    another, "delivered, not assured" in a third), so only the plan's own key may tell.

    Args:
        flow: the body of the document.
    """
    for item in flow:
        meanings = _of_grid(item) if isinstance(item, Grid) else _of_text(item.text)
        key = _states(meanings)
        if len(key) >= _LEAST:
            return key
    return {}


def _of_grid(grid: Grid) -> Iterator[tuple[Rag, str]]:
    rows = grid.rows if len(grid.rows) <= _LONGEST else _leading(grid)
    for row in rows:
        yield from _pairs_in(row)


def _pairs_in(row: Row) -> Iterator[tuple[Rag, str]]:
    """Colours with the words beside them; a row may hold several, one after the other."""
    cells = list({id(value): value for value in row.values}.values())
    at = 0
    while at < len(cells):
        colour = _colour_of(cells[at])
        meaning = next((place for place in range(at + 1, len(cells)) if cells[place]), None)
        if colour is None or meaning is None:
            at += 1
            continue
        yield colour, cells[meaning].flat
        at = meaning + 1


def _leading(grid: Grid) -> Sequence[Row]:
    """The rows of a key that a longer table begins with: a colour and its meaning, no more."""
    rows = itertools.takewhile(
        lambda row: _colour_of(row.values[0]) is not None and len(list(row.own())) == _LEAST,
        grid.rows,
    )
    return list(itertools.islice(rows, _LONGEST))


def _colour_of(value: Value) -> Rag | None:
    return read_status(value.text, value.fill).rag if len(value.flat.split()) <= _LEAST else None


def _of_text(text: str) -> Iterator[tuple[Rag, str]]:
    for found in _PAIR.finditer(text):
        if (colour := read_status(found["colour"]).rag) is not None:
            yield colour, found["meaning"]


def _states(meanings: Iterable[tuple[Rag, str]]) -> dict[Rag, State]:
    """The colours whose meaning is a state; a colour that is told twice tells nothing."""
    key: dict[Rag, State] = {}
    told: set[Rag] = set()
    for colour, meaning in meanings:
        state = read_status(meaning).state
        if colour in told:
            key.pop(colour, None)
        elif state is not None:
            key[colour] = state
        told.add(colour)
    return key
