"""The document's own list of initials: who or what stands behind "OD" and "JS" in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planlift.normalise.grid import Grid
from planlift.normalise.owners import kind_of_owner
from planlift_parsers import Paragraph
from planlift_schema import OwnerKind

_INITIALS = r"[A-Z][A-Za-z&]{0,4}[A-Z]s?"
_WHOLE = re.compile(_INITIALS)
_PAIR = re.compile(
    rf"(?<![\w&])(?P<initials>{_INITIALS})\s*(?:[=:–—]|\s-\s)\s*"
    rf"(?P<meaning>[^;=\n]{{3,80}}?)(?=\s*(?:[;.,]\s*{_INITIALS}\s*(?:[=:–—]|\s-\s)|[;.]?\s*$|;))"
)
_LEAST = 2
"""Pairs that make a list: one alone may be a label and its value."""

_MOST_ROWS = 60
"""Rows of a list of people; longer tables are plans and registers of their own."""


def read_initials(flow: Sequence[Paragraph | Grid]) -> Mapping[str, OwnerKind]:
    """What kind of owner the initials of a document stand for, as far as it says so itself.

    Args:
        flow: the body of the document.

    Returns:
        Initials to the kind of what they stand for. Those told twice with different kinds are
        left out.
    """
    told: dict[str, OwnerKind] = {}
    unclear: set[str] = set()
    for initials, kind in _pairs(flow):
        if told.setdefault(initials, kind) is not kind:
            unclear.add(initials)
    return {initials: kind for initials, kind in told.items() if initials not in unclear}


def _pairs(flow: Sequence[Paragraph | Grid]) -> Iterator[tuple[str, OwnerKind]]:
    """Pairs of tables, and of paragraphs in a row, where there are enough of them."""
    row: list[tuple[str, OwnerKind]] = []
    for item in flow:
        found = list(_of_grid(item) if isinstance(item, Grid) else _of_text(item.text))
        if isinstance(item, Paragraph) and found:
            row += found
            continue
        yield from row if len(row) >= _LEAST else ()
        row = []
        yield from found if len(found) >= _LEAST else ()
    yield from row if len(row) >= _LEAST else ()


def _of_grid(grid: Grid) -> Iterator[tuple[str, OwnerKind]]:
    """Rows of initials and what they stand for, and of nothing else."""
    if len(grid.rows) > _MOST_ROWS:
        return
    for row in grid.rows:
        cells = row.own()
        if len(cells) != _LEAST:
            continue
        initials, meaning = [value.flat for _, value in cells]
        if _WHOLE.fullmatch(initials.strip(" .:")):
            yield from _meant([(initials.strip(" .:"), meaning)])


def _of_text(text: str) -> Iterator[tuple[str, OwnerKind]]:
    yield from _meant((found["initials"], found["meaning"]) for found in _PAIR.finditer(text))


def _meant(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, OwnerKind]]:
    """The pairs whose meaning is an owner written out."""
    for initials, meaning in pairs:
        kind = kind_of_owner(meaning)
        if kind is not None and not _WHOLE.fullmatch(meaning.strip()):
            yield initials, kind
