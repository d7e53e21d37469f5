"""The document's own key: what it means by its colours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planlift.normalise.grid import Grid, Row
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
        colour, meaning = _colour_of(row), _meaning_of(row)
        if colour is not None and meaning:
            yield colour, meaning


def _leading(grid: Grid) -> Sequence[Row]:
    """The rows of a key that a longer table begins with: a colour and its meaning, no more."""
    rows = itertools.takewhile(
        lambda row: _colour_of(row) is not None and len(list(row.own())) == _LEAST, grid.rows
    )
    return list(itertools.islice(rows, _LONGEST))


def _colour_of(row: Row) -> Rag | None:
    first = row.values[0]
    return read_status(first.text, first.fill).rag if len(first.flat.split()) <= _LEAST else None


def _meaning_of(row: Row) -> str:
    """The words beside the colour; the colour's own cell may reach over several columns."""
    others = [value.flat for value in row.values[1:] if value and value is not row.values[0]]
    return others[0] if others else ""


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
