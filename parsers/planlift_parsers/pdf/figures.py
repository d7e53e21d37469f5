"""Lines of a page to the parts that stand in different columns, and which of them are figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median

from planlift_parsers.pdf.content import WORD_GAP, Word
from planlift_parsers.pdf.lines import Line

ROOM = 0.36  # font sizes of white that part two columns at the nearest; a space takes 0.28
SPACES = 1.25  # the same in spaces, for faces whose space is wider (typewriter faces: 0.6)
TYPED = 0.6  # font sizes that each glyph of a typewriter face takes
TYPED_SLACK = 0.02  # font sizes by which a word of it differs from that
TYPED_ROOM = 0.75  # what parts two columns there: more than a space, less than two
WIDEST_SPACE = 0.7  # font sizes; wider white is no space of any face
ENOUGH_SPACES = 12  # that tell how wide a space is
DRAWN = 0.9  # share of the white between words that holds a space, where spaces are drawn
DOT = 0.26  # font sizes that a dot of a leader takes: 0.25 to 0.28 in the faces met
LONGEST = 24  # characters of a figure, with its signs, brackets and marks
MOST_LETTERS = 2  # in a figure: a mark of revision ("12.3r"), a quarter ("Q1")
SOME = 0.15  # share of a table's words that are numbers or marks, in tables of figures
SHORT = 3  # characters of a mark in a column of marks ("Yes", "X", "DE")
LEADERS = ".…·_"
_LEADER = re.compile(r"[.…·_]{3,}$")
# Figures that head columns as often as they fill them: years, quarters.
_YEAR = re.compile(r"\(?(?:1[6-9]|20)\d\d(?:[/–-]\d{2,4})?\)?[*†a-z]?\d?|[A-Z]\d{1,2}")
_CURRENCY = re.compile(r"[$€£¥]")
_CODE = re.compile(r"[A-Z]{3}(?=\W*\d)|(?<=\d)[A-Z]{3}")  # of a currency
_SAMPLE = re.compile(r"\(?[A-Za-z]{1,2}=")  # "(n = 212)": how many a column is about, in its header
# What stands in a column of figures and is no number: signs that there is none, Roman numbers.
_NONE = re.compile(
    r"[-–—−.…:*xX✓✔]{1,3}|[IVX]{1,5}|\(?(?:[nN]\.?/?[aA]\.?|[nN]\.?[dD]\.?|[pP]\.[mM]\.|[XxNDSczu])\)?"
)


@dataclass(slots=True)
class Part:
    """What of a line stands in one column.

    Attributes:
        words: from left to right, never empty.
        x0: left edge.
        x1: right edge, without the dots of a leader.
        figure: it is a number, with its signs and marks, or a sign that there is none.
        short: it is a figure, or short enough for a mark.
        year: it is a year or quarter, which heads a column as often as it fills one.
    """

    words: list[Word]
    x0: float
    x1: float
    figure: bool = False
    year: bool = False
    short: bool = False

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def size(self) -> float:
        """Size of its largest word."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words, parted by single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def centre(self) -> float:
        """X of its middle."""
        return (self.x0 + self.x1) / 2

    def line(self, baseline: float) -> Line:
        """It as a line of its own."""
        return Line(self.words, baseline, self.size)


@dataclass(frozen=True, slots=True)
class Spacing:
    """How words are parted in some lines.

    Attributes:
        room: font sizes of white that part two columns.
        drawn: spaces are drawn, so that white without one parts two columns.
    """

    room: float = ROOM
    drawn: bool = False


def spacing_of(lines: Sequence[Line]) -> Spacing:
    """How words are parted in these lines."""
    gaps = [
        (gap / word.size, before.spaced)
        for line in lines
        for before, word in pairwise(line.words)
        if before.text[-1].isalpha()
        and word.text[0].isalpha()
        and WORD_GAP * word.size < (gap := word.x0 - before.x1) < WIDEST_SPACE * word.size
    ]
    if len(gaps) < ENOUGH_SPACES:
        return Spacing()
    room = max(ROOM, SPACES * median(gap for gap, _ in gaps))
    return Spacing(room, sum(spaced for _, spaced in gaps) >= DRAWN * len(gaps))


def parts_of(words: Sequence[Word], spacing: Spacing) -> list[Part]:
    """The parts of a line that white or a leader keeps apart.

    Args:
        words: from left to right.
        spacing: how words are parted.
    """
    parts: list[Part] = []
    led = False
    for word in words:
        end = _end(word) if word.text[-1] in LEADERS else word.x1
        if end <= word.x0:  # a leader
            if parts:
                parts[-1].words.append(word)
                led = True
                continue
            end = word.x1
        near = bool(parts) and not led and _is_near(parts[-1], word, spacing)
        if near:
            parts[-1].words.append(word)
            parts[-1].x1 = max(parts[-1].x1, end)
        else:
            parts.append(Part([word], word.x0, end))
        led = end < word.x1
    for part in parts:
        judge(part)
    return parts


def _is_near(part: Part, word: Word, spacing: Spacing) -> bool:
    """Too near for another column, or the number of a currency sign before it."""
    last = part.words[-1]
    white, size = word.x0 - part.x1, max(word.size, last.size)
    apart = spacing.drawn and not last.spaced and white > WORD_GAP * size
    if white < spacing.room * size and not apart:
        return True
    if white < TYPED_ROOM * size and not apart and is_typed(last) and is_typed(word):
        return True
    return bool(_CURRENCY.fullmatch(part.words[-1].text)) and word.text[:1] in "-–−(0123456789.,"


def is_typed(word: Word) -> bool:
    """Set in a typewriter face, whose glyphs and spaces are all of one width."""
    return abs(word.x1 - word.x0 - TYPED * len(word.text) * word.size) < TYPED_SLACK * word.size


def _end(word: Word) -> float:
    """The right edge of a word without the leader that ends it; its left edge if it is one."""
    found = _LEADER.search(word.text)
    if found is None:
        return word.x1
    if found.start() == 0:
        return word.x0
    return max(word.x0 + 1.0, word.x1 - len(found.group()) * DOT * word.size)


def part_of(words: Sequence[Word]) -> Part:
    """Words as one part.

    Args:
        words: from left to right, at least one.
    """
    part = Part(list(words), words[0].x0, max(word.x1 for word in words))
    judge(part)
    return part


def judge(part: Part) -> None:
    """Notes whether a part is a figure, and whether it is a year."""
    text = "".join([word.text for word in part.words])
    if len(text) <= LONGEST:
        part.figure, part.short, part.year = _judged(text)


@lru_cache(maxsize=4096)  # a document has each of its short texts many times
def _judged(text: str) -> tuple[bool, bool, bool]:
    """Whether a text is a figure, short enough for a mark, and a year."""
    letters = sum(map(str.isalpha, _CODE.sub("", text, count=1)))
    number = letters <= MOST_LETTERS and any(map(str.isdigit, text)) and not _SAMPLE.match(text)
    figure = number or bool(_NONE.fullmatch(text))
    return figure, figure or len(text) <= SHORT, number and bool(_YEAR.fullmatch(text))


def may_hold_figures(words: Sequence[Word], share: float = SOME) -> bool:
    """Whether enough of some words are numbers or single marks to look for a table of figures.

    Args:
        words: any; of none the answer is no.
        share: of them that must be such.
    """
    like = sum([_is_like_figure(word.text) for word in words])
    return like > 0 and like >= share * len(words)


@lru_cache(maxsize=4096)  # a document has each of its words some ten times
def _is_like_figure(text: str) -> bool:
    if text[0].isdigit() or text[-1].isdigit():
        return True
    return len(text) <= SHORT and text == text.upper()
