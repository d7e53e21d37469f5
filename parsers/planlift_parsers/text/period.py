"""How many columns a table has whose cells stand one below the other.

The cells repeat their looks with every row: a number, a long text, a list. Each width is tried,
and the one under which the columns are most alike within, and the rows begin behind blank lines,
is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

# Plans have 2 to 14 columns (the widest of the catalogue has 14).
_WIDTHS = range(2, 17)
# Cells that are looked at to settle the width; more say nothing new.
_SAMPLE = 1500
# A heading cell may span columns, so the heading row may be shorter than the others by this.
_MERGED = 2
# What each kind of evidence weighs. Found on plans laid out cell by cell with 3 to 8 columns, with
# and without blank lines: alike columns tell most, as blank lines also stand inside cells; a
# running number is sure; a heading row that does not fit and cells left over tell against.
_ALIKE = 2.0
_BLANKS = 1.0
_RUNNING = 1.0
_FEWER_HEADINGS = 0.15
_NO_HEADINGS = 0.3
_LEFT_OVER = 0.6
_FEW_ROWS = 0.5
# Below this the cells have no pattern: all of the weights for half-alike columns and no more.
_LEAST = 1.5
_SHORT = 40
_HEADING = 60


class Look(Enum):
    """What a cell looks like."""

    EMPTY = auto()
    NUMBER = auto()
    CODE = auto()
    LIST = auto()
    SHORT = auto()
    LONG = auto()


@dataclass(frozen=True, slots=True)
class Sign:
    """A cell as far as it tells of the pattern.

    Attributes:
        look: what it looks like.
        value: its number, where it is one.
        letters: its length.
        after_blank: a blank line stands before it.
    """

    look: Look
    value: int | None
    letters: int
    after_blank: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """How cells fall into rows.

    Attributes:
        columns: cells in a row.
        headings: cells in the heading row; fewer than `columns` where one spans, 0 if none.
        score: how well the cells bear it out.
    """

    columns: int
    headings: int
    score: float


def sign_of(text: str, *, after_blank: bool) -> Sign:
    """What a cell's text tells of the pattern."""
    stripped = text.strip()
    number = re.fullmatch(r"(\d{1,4})[.)]?", stripped)
    return Sign(_look(stripped), int(number[1]) if number else None, len(stripped), after_blank)


def _look(text: str) -> Look:
    if not text:
        return Look.EMPTY
    if re.fullmatch(r"\d{1,4}(?:\.\d{1,3})*[.)]?", text):
        return Look.NUMBER
    if re.fullmatch(r"[A-Za-z]{1,8}[ -]?\d{1,4}(?:[.-]?[0-9a-z]{1,3})?", text):
        return Look.CODE
    if not text[0].isalnum() and text[1:2].isspace():
        return Look.LIST
    return Look.SHORT if len(text) <= _SHORT else Look.LONG


def find_pattern(signs: Sequence[Sign]) -> Pattern | None:
    """The pattern that the cells bear out best; None if they bear out none."""
    sample = signs[:_SAMPLE]
    best: Pattern | None = None
    for columns in _WIDTHS:
        for headings in (*range(columns, max(columns - _MERGED, 1) - 1, -1), 0):
            score = _score(sample, len(signs), columns, headings)
            if score is not None and (best is None or score > best.score):
                best = Pattern(columns, headings, score)
    return best if best is not None and best.score >= _LEAST else None


def _score(signs: Sequence[Sign], total: int, columns: int, headings: int) -> float | None:
    """How well the cells fit; None where they cannot."""
    body = signs[headings:]
    rows = len(body) // columns
    if rows < 1 or not _may_be_headings(signs[:headings]):
        return None
    by_column = [body[at : rows * columns : columns] for at in range(columns)]
    score = _ALIKE * _alikeness(by_column) if rows > 1 else 0.0
    score += _BLANKS * _blank_fit(signs[headings:], columns)
    score += _RUNNING * _is_running(by_column[0])
    score -= _FEWER_HEADINGS * (columns - headings) if headings else _NO_HEADINGS
    score -= _LEFT_OVER * bool((total - headings) % columns)
    return score - _FEW_ROWS / rows


def _may_be_headings(signs: Sequence[Sign]) -> bool:
    return all(
        sign.look in {Look.SHORT, Look.LONG, Look.CODE, Look.EMPTY} and sign.letters <= _HEADING
        for sign in signs
    )


def _alikeness(by_column: Sequence[Sequence[Sign]]) -> float:
    """How alike the cells of each column are, above what any cells would be."""
    everything = [sign.look for column in by_column for sign in column]
    common = Counter(everything).most_common(1)[0][1] / len(everything)
    shares = [_modal_share(column) for column in by_column]
    alike = sum(shares) / len(shares)
    return alike if common >= 1 else (alike - common) / (1 - common)


def _modal_share(column: Sequence[Sign]) -> float:
    """Share of a column's filled cells that have its commonest look."""
    looks = [sign.look for sign in column if sign.look is not Look.EMPTY]
    if not looks:
        return 1.0
    return Counter(looks).most_common(1)[0][1] / len(looks)


def _blank_fit(body: Sequence[Sign], columns: int) -> float:
    """Share of first cells behind a blank line, less the share of other cells behind one."""
    first = [sign.after_blank for sign in body[::columns]]
    others = [sign.after_blank for at, sign in enumerate(body) if at % columns]
    return sum(first) / len(first) - (sum(others) / len(others) if others else 0.0)


def _is_running(column: Sequence[Sign]) -> bool:
    """Whether a column counts up by one."""
    values = [sign.value for sign in column]
    if len(values) < 2 or any(value is None for value in values):
        return False
    return all(b - a == 1 for a, b in pairwise(v for v in values if v is not None))
