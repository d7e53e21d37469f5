"""Lines of a framed card that stand in columns: names beside each other, each above its value.

"Lead", "Due" and "Status" stand in one line, set alike and otherwise than the line of values below
them. No rule parts them, so each is read down before the next: its name, then its value.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.lines import Line, segments_of
from planlift_parsers.pdf.rivers import PLAIN

FEWEST_NAMES = 2  # beside each other; one above its value needs no parting
SAME = 0.25  # font sizes by which a value may begin before or behind its name's left edge
NEAR = 0.3  # font sizes of white between columns at least: a word that ends nearer runs across


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that are read one after the other.

    Attributes:
        lines: from top to bottom.
        column: left edge and the left edge of the column behind it (None for the last one), where
            they stand in a column; None for lines that go over the card's whole width.
    """

    lines: list[Line]
    column: tuple[float, float | None] | None = None


def runs_of(lines: Sequence[Line]) -> list[Run]:
    """The lines of a card in the order of reading; [] where no names stand beside each other.

    Args:
        lines: of one cell, from top to bottom.
    """
    found: list[Run] = []
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        xs = _names_at(lines, at)
        if not xs:
            plain.append(lines[at])
            at += 1
            continue
        end = _end_of(lines, at, xs)
        if plain:
            found.append(Run(plain))
        found += _columns(lines[at:end], xs)
        plain, at = [], end
    if not found:
        return []
    return [*found, Run(plain)] if plain else found


def _names_at(lines: Sequence[Line], at: int) -> tuple[float, ...]:
    """Where the names of a line begin that stands above a line of values; () if it does not."""
    parts = segments_of(lines[at], PLAIN)
    if len(parts) < FEWEST_NAMES or at + 1 == len(lines) or not _is_alike(lines[at].words):
        return ()
    xs, below = tuple(part.x0 for part in parts), lines[at + 1]
    values = _placed(below, xs)
    if len(values) < FEWEST_NAMES or _look(below.words[0]) == _look(lines[at].words[0]):
        return ()
    return xs


def _end_of(lines: Sequence[Line], at: int, xs: Sequence[float]) -> int:
    """Behind the last line of values: each stands in the columns and is not set as names are."""
    names = _look(lines[at].words[0])
    end = at + 1
    while end < len(lines) and _look(lines[end].words[0]) != names and _placed(lines[end], xs):
        end += 1
    return end


def _placed(line: Line, xs: Sequence[float]) -> dict[int, list[Word]]:
    """The words of a line by column; {} where one runs across, or begins at no column's edge."""
    room = SAME * line.size
    found: dict[int, list[Word]] = {}
    for word in line.words:
        column = max(0, bisect_right(xs, word.x0 + room) - 1)
        if column + 1 < len(xs) and word.x1 > xs[column + 1] - NEAR * line.size:
            return {}
        found.setdefault(column, []).append(word)
    starts = all(abs(words[0].x0 - xs[column]) <= room for column, words in found.items())
    whole = all(_is_close(words, line.size) for words in found.values())
    return found if starts and whole else {}


def _is_close(words: Sequence[Word], size: float) -> bool:
    """No white parts the words of one value."""
    return all(word.x0 - before.x1 <= PLAIN * size for before, word in pairwise(words))


def _is_alike(words: Sequence[Word]) -> bool:
    return len({_look(word) for word in words}) == 1


def _look(word: Word) -> tuple[float, bool, str | None]:
    return word.size, word.bold, word.ink


def _columns(lines: Sequence[Line], xs: Sequence[float]) -> list[Run]:
    """The name of each column and then its value."""
    rows = [_placed(line, xs) for line in lines]
    runs: list[Run] = []
    for at, x in enumerate(xs):
        column = x, (xs[at + 1] if at + 1 < len(xs) else None)
        parts = [
            Line(row[at], line.baseline, max(word.size for word in row[at]))
            for row, line in zip(rows, lines, strict=True)
            if at in row
        ]
        runs += [Run(part, column) for part in (parts[:1], parts[1:]) if part]
    return runs
