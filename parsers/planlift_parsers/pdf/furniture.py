"""Running heads and feet, page numbers and stamps in the margins."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from statistics import median

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.layout import PageLayout
from planlift_parsers.pdf.lines import Line, lines_of
from planlift_parsers.pdf.misread import is_misread_of
from planlift_schema.place import Box

MARGIN = 0.14  # share of the page's height in which running heads and feet stand
# On a document of one page nothing repeats: only what stands this near to the edge, where the
# smallest printable body margins (1.3 cm of 21 cm) have not begun, is furniture by its place.
EDGE = 0.065
SAME_HEIGHT = 5.0  # points that a running head may move from page to page
_SAME_PLACE = 1.0  # points by which a small one may, where no white parts it from the text
_SMALLER = 0.5  # points by which it is set smaller than the text
_PAGES = 2  # before a recognised one on which its running head stands; left and right may differ
APART = 0.8  # font sizes of white space between a running head and the text
DEEPEST = 8  # lines that stand outside a running head or foot at most
_LOOKED_AT = DEEPEST + 3  # lines from an edge: a deeper one, and those before and behind it
SPACE = 0.6  # font sizes of white before a heading's number at most; a page's number is set apart
_NUMBERED = re.compile(r"^(?!page\b)[A-Z]\D{2,40} \d{1,3}[a-z]?(?P<name>\s*[:–—-]\s.+)?$", re.I)
_PAGE_NUMBER = re.compile(
    r"^[-–|\s]*(?:page|pg\.?|p\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–|\s]*$", re.I
)
_DIGITS = re.compile(r"\d{1,9}")
_YEAR = re.compile(r"(?:19|20)\d\d")  # the rest of a wrapped date, and no page's number
_PAGE_OF = re.compile(r"\bpage\s+\d{1,4}\b(?:\s+of\s+\d{1,4})?", re.I)


@dataclass(slots=True)
class _Candidate:
    """A line in the margin of a page, outermost first."""

    page: PageLayout
    line: Line
    depth: float  # distance of its baseline from the top or (negative) the bottom edge
    apart: bool = True  # white space parts it from the text; else only a table's edge does
    tight: bool = False  # nothing does, where the text fills its page
    small: bool = False  # it is set smaller than the line next to it

    @property
    def key(self) -> str:
        """What it has in common with the lines that may be the same on other pages."""
        own = self.depth > 0 and _is_numbered_heading(self.line)
        return self.line.text if own else _DIGITS.sub("#", self.line.text)

    def again(self, other: _Candidate) -> bool:
        """It stands on another page at the same height, but for its numbers.

        "Objective 1" and "Objective 2", each tight above its own table, are their titles. What is
        set small just there on several pages needs no white below it.
        """
        away = abs(other.depth - self.depth)
        near = away <= SAME_HEIGHT
        same = self.line.text == other.line.text
        if self.tight or other.tight:
            small = self.small and other.small and away <= _SAME_PLACE
            same = small if same else bool(_PAGE_OF.search(self.line.text))  # of its own page
        elif self.apart and other.apart:
            same = True
        pages = other.page.number - self.page.number
        return near and same and pages != 0 and _counts_on(self.line.text, other.line.text, pages)


def _counts_on(one: str, other: str, pages: int) -> bool:
    """The numbers of two lines are the same, or count the pages between them.

    "Action 4" at the foot of one page and "Action 8" at that of the next are titles cut off.
    """
    numbers = zip(_DIGITS.findall(one), _DIGITS.findall(other), strict=False)
    return all(int(b) - int(a) in (0, pages) for a, b in numbers)


def _is_numbered_heading(line: Line) -> bool:
    """A heading such as "Action 3", of which each page may have its own; no page's number."""
    found = _NUMBERED.match(line.text)
    if not line.bold or found is None:
        return False
    return bool(found["name"]) or line.words[-1].x0 - line.words[-2].x1 <= SPACE * line.size


def take_furniture(pages: Sequence[PageLayout]) -> dict[int, list[Line]]:
    """Takes running heads, feet and page numbers out of the pages' words.

    Args:
        pages: changed: their words lose what is given back.

    Returns:
        page number -> the lines taken, from top to bottom.
    """
    margins = [margin for page in pages for margin in _margins(page)]
    repeated = _repeated([candidate for margin in margins for candidate in margin])
    taken: dict[int, list[Line]] = defaultdict(list)
    gone: set[int] = set()
    for margin in margins:
        for candidate in margin:
            if not _is_furniture(candidate, repeated, alone=len(pages) == 1):
                break
            taken[candidate.page.number].append(candidate.line)
            gone.update(id(word) for word in candidate.line.words)
    for page in pages:
        page.words = [word for word in page.words if id(word) not in gone]
    feet = {one.key: one for margin in margins for one in margin if _numbers_page(one, taken)}
    for page in pages:
        if page.number not in taken and (line := _in_a_table(page, [*feet.values()])):
            taken[page.number].append(line)
    for lines in taken.values():
        lines.sort(key=lambda line: line.baseline)
    return taken


def _numbers_page(candidate: _Candidate, taken: Mapping[int, Sequence[Line]]) -> bool:
    """It was taken, and calls its page by number."""
    own = candidate.line in taken.get(candidate.page.number, ())
    return own and _PAGE_OF.search(candidate.line.text) is not None


def _in_a_table(page: PageLayout, feet: Sequence[_Candidate]) -> Line | None:
    """The line that other pages have outside their tables, out of one that reaches over it."""
    cells = (words for piece in page.pieces for words in piece.words.values())
    for inside, foot in product(cells, feet):
        at = foot.depth + (page.height if foot.depth < 0 else 0)
        for line in lines_of([w for w in inside if abs(w.baseline - at) <= SAME_HEIGHT]):
            own = _Candidate(page, line, foot.depth)
            if own.key == foot.key and own.again(foot):
                gone = {id(word) for word in line.words}
                inside[:] = [word for word in inside if id(word) not in gone]
                return line
    return None


def _margins(page: PageLayout) -> list[list[_Candidate]]:
    """The lines in the upper and in the lower margin, each from the edge inwards."""
    level = [word for word in page.words if word.turn == 0]
    if page.banded:
        level = [word for word in level if not _is_in(word, page.banded)]
    lines = lines_of(level)
    tops = [*(piece.grid.ys[0] for piece in page.pieces), *(box[1] for box in page.banded)]
    bottoms = [*(piece.grid.ys[-1] for piece in page.pieces), *(box[3] for box in page.banded)]
    first, last = lines[:_LOOKED_AT], lines[: -_LOOKED_AT - 1 : -1]
    upper = [_Candidate(page, line, line.baseline) for line in first]
    lower = [_Candidate(page, line, line.baseline - page.height) for line in last]
    for margin in (upper, lower):
        _tell_small(margin)
    upper = _detached(upper, [*tops, page.height]) or _tight(upper)
    lower = _detached(lower, [*bottoms, 0.0]) or _tight(lower)
    inner = MARGIN * page.height
    return [[c for c in margin if abs(c.depth) <= inner] for margin in (upper, lower)]


def _tell_small(candidates: Sequence[_Candidate]) -> None:
    """Tells whether the outermost line is set smaller than the one next to it."""
    if len(candidates) > 1:
        outer, inner = candidates[:2]
        outer.small = outer.line.size < inner.line.size - _SMALLER


def _is_in(word: Word, boxes: Sequence[Box]) -> bool:
    x, y = word.centre
    return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in boxes)


def _detached(candidates: list[_Candidate], walls: Sequence[float]) -> list[_Candidate]:
    """The outermost lines up to the last one that white space or a table's line parts from it."""
    last = parted = 0
    for number, candidate in enumerate(candidates):
        following = candidates[number + 1].line if number + 1 < len(candidates) else None
        gap, walled = _gap(candidate, following, walls)
        if gap < 0:
            break
        if gap >= APART * candidate.line.size:
            last = number + 1
        if walled:
            parted = number + 1
        if number > DEEPEST:
            break
    for candidate in candidates[last:parted]:
        candidate.apart = False
    return candidates[: max(last, parted)]


def _tight(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The outermost line, if it is small or calls the page's number: white parts it elsewhere."""
    found = [one for one in candidates[:1] if one.small or _PAGE_OF.search(one.line.text)]
    for candidate in found:
        candidate.apart, candidate.tight = False, True
    return found


def _gap(
    candidate: _Candidate, following: Line | None, walls: Sequence[float]
) -> tuple[float, bool]:
    """Points from a line to what stands inwards of it, and whether that is a table's edge."""
    top, bottom = candidate.line.box[1], candidate.line.box[3]
    if candidate.depth >= 0:
        wall = min((wall for wall in walls if wall >= bottom - 1), default=bottom)
        text = following.box[1] if following else wall
        return min(wall, text) - bottom, wall <= text
    wall = max((wall for wall in walls if wall <= top + 1), default=top)
    text = following.box[3] if following else wall
    return top - max(wall, text), wall >= text


def _repeated(candidates: Sequence[_Candidate]) -> set[int]:
    """The ids of candidates that stand at the same height on two pages or more."""
    keys = _keys_alike(candidates)
    by_key: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_key[keys.get(id(candidate)) or candidate.key].append(candidate)
    found: set[int] = set()
    for alike in by_key.values():
        alike.sort(key=lambda c: c.depth)
        for one, other in pairwise(alike):
            if one.again(other):
                found.update((id(one), id(other)))
    return found


def _keys_alike(candidates: Sequence[_Candidate]) -> dict[int, str]:
    """The key of each line of a recognised page, one for those that misread letters part only."""
    by_page: dict[int, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.page.recognised:
            by_page[candidate.page.number].append(candidate)
    keys: dict[int, str] = {}
    for number, own in sorted(by_page.items()):
        before = [one for at in range(number - _PAGES, number) for one in by_page.get(at, ())]
        for candidate in own:
            near = (o for o in before if abs(o.depth - candidate.depth) <= SAME_HEIGHT)
            same = next((o for o in near if is_misread_of(o.line, candidate.line)), None)
            keys[id(candidate)] = keys[id(same)] if same else candidate.key
    return keys


def _is_furniture(candidate: _Candidate, repeated: set[int], *, alone: bool) -> bool:
    text = candidate.line.text
    if id(candidate) in repeated:
        return True
    if not candidate.tight and _PAGE_NUMBER.match(text) and not _YEAR.fullmatch(text):
        return True
    near_edge = abs(candidate.depth) <= EDGE * candidate.page.height
    return (
        near_edge
        and not candidate.tight
        and ((alone and candidate.apart and _is_small(candidate)) or bool(_PAGE_OF.search(text)))
    )


def _is_small(candidate: _Candidate) -> bool:
    """No larger than the page's other text, as a title would be."""
    page, own = candidate.page, {id(word) for word in candidate.line.words}
    inside = [word for piece in page.pieces for words in piece.words.values() for word in words]
    sizes = [word.size for word in (*page.words, *inside) if id(word) not in own]
    return not sizes or candidate.line.size <= median(sizes) + 0.5


def stamp_text(words: Sequence[Word]) -> str:
    """The words of a slanted stamp in the order they were painted."""
    return " ".join(word.text for word in sorted(words, key=lambda word: word.order))
