"""Words to lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from planlift_parsers.pdf.content import WORD_GAP, Word
from planlift_schema.place import Box

# Share of the smaller word's height that two words of one line have in common. A raised "st"
# shares nearly all of its height with its line, the lines of tightly set text share none.
SHARED_HEIGHT = 0.5
# Font sizes from line to line of a paragraph at most; 1.15 to 1.3 are usual.
WIDEST_LEADING = 1.4
SAME_START = 1.0  # points within which lines begin at one edge
_BY_BASELINE = attrgetter("baseline", "x0")
_BY_LEFT = attrgetter("x0")
_BOLD, _SPACED = attrgetter("bold"), attrgetter("spaced")
_TEXT, _RIGHT = attrgetter("text"), attrgetter("x1")


@dataclass(slots=True)
class Line:
    """Words that stand beside each other, left to right; its words do not change any more.

    Attributes:
        words: from left to right, never empty.
        baseline: y of the baseline of its largest word.
        size: size of its largest word.
        x0: left edge.
        x1: right edge.
        text: its words with spaces where the page has them.
    """

    words: list[Word]
    baseline: float
    size: float
    x0: float = field(init=False)  # made once, as are the next two: they are asked for many times
    x1: float = field(init=False)
    text: str = field(init=False)
    _box: Box | None = None

    def __post_init__(self) -> None:
        words = self.words
        first = words[0]
        self.x0 = first.x0
        if len(words) == 1:
            self.x1, self.text = first.x1, first.text
            return
        self.x1 = max(map(_RIGHT, words))
        spaced = all(map(_SPACED, words[:-1]))  # as in most lines
        self.text = " ".join(map(_TEXT, words)) if spaced else "".join(self.parts())

    @property
    def box(self) -> Box:
        """Left, top, right, bottom; found when first asked for."""
        if self._box is None:
            words = self.words
            top, bottom = min([word.top for word in words]), max([word.bottom for word in words])
            self._box = self.x0, top, self.x1, bottom
        return self._box

    @property
    def bold(self) -> bool:
        """All of it is bold."""
        return all(map(_BOLD, self.words))

    def parts(self) -> list[str]:
        """Words and the spaces between them."""
        parts = [self.words[0].text]
        for before, word in pairwise(self.words):
            if before.spaced or word.x0 - before.x1 > WORD_GAP * min(before.size, word.size):
                parts.append(" ")
            parts.append(word.text)
        return parts

    def first_width(self) -> float:
        """Width of the first word, up to the first gap."""
        end = self.words[0].x1
        for before, word in pairwise(self.words):
            if before.spaced or word.x0 - before.x1 > WORD_GAP * min(before.size, word.size):
                break
            end = word.x1
        return end - self.x0


def union(boxes: Iterable[Box]) -> Box:
    """The box around boxes, of which there is at least one."""
    sides = list(zip(*boxes, strict=True))
    return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def rounded(box: Box) -> Box:
    """A box to a tenth of a point, as places give it."""
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines of a region without columns, from top to bottom."""
    if len(words) < 2:  # as in many cells
        return [Line([word], word.baseline, word.size) for word in words]
    found: list[tuple[list[Word], Word]] = []  # the words of each line, and the largest of them
    beside: list[Word] = []
    anchor: Word | None = None
    for word in sorted(words, key=_BY_BASELINE):
        if anchor is not None and (
            # as most words of a line stand
            (anchor.top == word.top and anchor.bottom == word.bottom)
            or (word.top <= anchor.bottom and _beside(anchor, word))
        ):
            beside.append(word)
            if word.size > anchor.size:
                anchor = word
                found[-1] = beside, anchor
        else:
            beside, anchor = [word], word
            found.append((beside, anchor))
    for beside, _ in found:
        if beside[0].baseline != beside[-1].baseline:  # else they are sorted from left to right
            beside.sort(key=_BY_LEFT)
    return [Line(beside, anchor.baseline, anchor.size) for beside, anchor in found]


def _beside(one: Word, other: Word) -> bool:
    if other.top > one.bottom or one.top > other.bottom:
        return False
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= SHARED_HEIGHT * min(one.bottom - one.top, other.bottom - other.top)


def segments_of(line: Line, gap: float) -> list[Line]:
    """The parts of a line.

    Args:
        line: the whole line.
        gap: font sizes of white that part it.
    """
    first, *others = line.words
    part, end, room = [first], first.x1, gap * line.size
    parts = [part]
    for word in others:
        if word.x0 - end <= room:
            part.append(word)
            end = max(end, word.x1)
        else:
            part, end = [word], word.x1
            parts.append(part)
    sizes = [max([word.size for word in part]) for part in parts]
    if sizes == [line.size]:
        return [line]  # whole, as most lines are
    return [Line(part, line.baseline, size) for part, size in zip(parts, sizes, strict=True)]


def print_size(line: Line) -> float:
    """The size of a line's letters; a bullet, disc or tick among them may be set larger."""
    sizes = [word.size for word in line.words if any(map(str.isalnum, word.text))]
    return max(sizes, default=line.size)


def wraps(above: Line, line: Line) -> bool:
    """Whether a line may be the rest of the one right above: set alike, and from the same edge."""
    first, other = above.words[0], line.words[0]
    alike = (first.size, first.bold, first.ink) == (other.size, other.bold, other.ink)
    near = line.baseline - above.baseline <= WIDEST_LEADING * line.size
    return alike and near and abs(above.x0 - line.x0) <= SAME_START


def usual(values: Iterable[float], step: float) -> float | None:
    """The most frequent value, to the nearest `step`; the smaller of two as frequent."""
    counted = Counter([round(value / step) for value in values])
    if not counted:
        return None
    return min(counted, key=lambda key: (-counted[key], key)) * step
