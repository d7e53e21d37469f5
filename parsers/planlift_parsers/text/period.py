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
# What each kind of evidence weighs, set by judgement and held against the made-up tables below:
# alike columns tell most, as blank lines also stand inside cells; a running number is sure; a
# heading row that does not fit and cells left over tell against.
_ALIKE = 2.0
_BLANKS = 1.0
_RUNNING = 1.0
_PROVEN = 0.5  # a blank line before every row and nowhere else, and no cell left over
_UNIQUE = 0.7  # references such as "1.2" or "WRES3", as a share of what a running number weighs
_FEWER_HEADINGS = 0.15
_NO_HEADINGS = 0.8
_LEFT_OVER = 0.6
_FEW_ROWS = 0.5
# Below this the cells have no pattern. Tried from 0.7 to 1.5 on 1,300 made-up tables of 3 to 8
# columns, and 600 texts of indented paragraphs: at 1.1 the tables come out right in 98.9 of 100
# (99.8 with blank lines between their rows), and 2 of 100 indented texts are taken for tables.
_LEAST = 1.1
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
        text: its text.
        after_blank: a blank line stands before it.
    """

    look: Look
    value: int | None
    text: str
    after_blank: bool

    @property
    def letters(self) -> int:
        """Its length."""
        return len(self.text)


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
    return Sign(_look(stripped), int(number[1]) if number else None, stripped, after_blank)


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


def find_pattern(signs: Sequence[Sign], least: float = _LEAST) -> Pattern | None:
    """The pattern that the cells bear out best; None if they bear out none.

    Args:
        signs: the cells, in order.
        least: how well they must; less where it is sure that they are cells.
    """
    sample = signs[:_SAMPLE]
    best: Pattern | None = None
    for columns in _WIDTHS:
        for headings in (*range(columns, max(columns - _MERGED, 1) - 1, -1), 0):
            score = _score(sample, len(signs), columns, headings)
            if score is not None and (best is None or score > best.score):
                best = Pattern(columns, headings, score)
    return best if best is not None and best.score >= least else None


def _score(signs: Sequence[Sign], total: int, columns: int, headings: int) -> float | None:
    """How well the cells fit; None where they cannot."""
    body = signs[headings:]
    rows = len(body) // columns
    if rows < 1 or not _may_be_headings(signs[:headings]):
        return None
    by_column = [body[at : rows * columns : columns] for at in range(columns)]
    score = _ALIKE * _alikeness(by_column) if rows > 1 else 0.0
    fit = _blank_fit(signs[headings:], columns)
    whole = headings > 0 and rows > 1 and not (total - headings) % columns
    score += _BLANKS * fit + _PROVEN * (whole and fit >= 1.0)
    score += _RUNNING * _reference_fit(by_column[0])
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


def _reference_fit(column: Sequence[Sign]) -> float:
    """1 for a column that counts up by one, less for other references that never repeat."""
    values = [sign.value for sign in column if sign.value is not None]
    if len(column) < 2:
        return 0.0
    if len(values) == len(column):
        return float(all(b - a == 1 for a, b in pairwise(values)))
    if any(sign.look not in {Look.NUMBER, Look.CODE} for sign in column):
        return 0.0
    return _UNIQUE if len({sign.text for sign in column}) == len(column) else 0.0
