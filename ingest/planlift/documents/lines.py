"""The lines of a cell, as every format writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from planlift_parsers.paragraphs import split_marker

_BULLET = "- "


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind that follow each other.

    Attributes:
        bullets: they are the items of a list.
        lines: without the marker where they are.
    """

    bullets: bool
    lines: tuple[str, ...]


def blocks_of(text: str) -> Iterator[Block]:
    """A cell's text as paragraphs and lists.

    Args:
        text: lines parted by line breaks, list items behind "- ".
    """
    for bullets, lines in groupby(text.split("\n") if text else (), key=_is_item):
        start = len(_BULLET) if bullets else 0
        yield Block(bullets, tuple(line[start:] for line in lines))


def _is_item(line: str) -> bool:
    """A list item; one whose words themselves begin like one stays as it is typed."""
    rest = line[len(_BULLET) :]
    return line.startswith(_BULLET) and bool(rest.strip()) and not split_marker(rest)[0]
