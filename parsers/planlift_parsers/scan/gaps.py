"""Rules of which a scan in black and white has lost long stretches, made whole again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

import numpy as np

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.ink import Inked

# Points that are lost at most between two pieces: hairlines askew by a quarter of a degree lie
# between two rows of pixels for as long as 25.
_LOST = 30.0
_IN_LINE = 1.2  # points by which the pieces of one rule differ on a page set straight
_MEETING = 2.5  # points by which a rule's end may miss the rule that it meets
_NEAR = 6.0  # the same for ends that are lost in shade
_BESIDE = 1.1  # points from a rule at which there is white where nothing is printed across it
_PRINT = 0.1  # share of a stretch that has ink on both sides where print runs across it
# Points that a scrap of a rule is long at least, and points on both sides of it that are white:
# stems of letters have others closer.
_SCRAP, _ALONE = 3.0, 2.5
_TOUCHING = 2.0  # points between a scrap and the piece that it goes on with, over a rule across
_LETTER = 9.0, 24.0  # points that level strokes of letters are long, and the stems of headings
_OUTER_SCRAP = 9.0  # the same where no rule across stands beyond: no stem of 12-point print is

_AT, _START = attrgetter("at"), attrgetter("start")


def whole_again(rules: Sequence[Ruling], edges: Sequence[Ruling], page: Inked) -> list[Ruling]:
    """The rules with the pieces of each joined.

    Where cells are merged a rule leaves out whole cells: it ends and begins again at rules across.
    A gap that begins or ends within a cell was lost by the scan, if nothing is printed there.

    Args:
        rules: of both axes, in points.
        edges: of shading, at which rules end too.
        page: the page that they stand on.
    """
    found = list(rules)
    for upright in (False, True, False):  # where one was lost the other does not meet it
        across = [rule for rule in found if rule.upright != upright]
        ends = across + [edge for edge in edges if edge.upright != upright]
        own = (rule for rule in found if rule.upright == upright)
        found = across + [rule for pieces in _lines(own) for rule in _whole(pieces, ends, page)]
    return found


def without_printed(rules: Sequence[Ruling], across: Sequence[Ruling], page: Inked) -> list[Ruling]:
    """Rules that were concluded, without those that would run through print.

    Args:
        rules: in points.
        across: those that part the cells which they run through.
        page: the page that they stand on.
    """
    return [
        rule for rule in rules if not any(_printed(rule, s, page) for s in _cells(rule, across))
    ]


def _lines(rules: Iterable[Ruling]) -> Iterator[list[Ruling]]:
    """Rules that lie in one line, each line's from its beginning."""
    left = sorted(rules, key=_AT)
    first = 0
    for number, rule in enumerate(left):
        if rule.at - left[first].at > _IN_LINE:
            yield sorted(left[first:number], key=_START)
            first = number
    if left:
        yield sorted(left[first:], key=_START)


def _whole(pieces: list[Ruling], across: Sequence[Ruling], page: Inked) -> list[Ruling]:
    """The rules that the pieces of one line are."""
    crossings = sorted(rule.at for rule in across if _reaches(rule, pieces[0].at))
    if not crossings:
        return pieces
    scraps = _scraps(pieces[0], crossings, page)
    made: list[Ruling] = []
    for rule in _joined(_near(pieces, scraps, crossings), crossings, page):
        own = [p for p in pieces if rule.start <= p.start and p.end <= rule.end]
        whole = _to_ends(rule, crossings, page)
        found = any(_length(whole) - _length(piece) <= _MEETING for piece in own)
        made += own if found or not own else [whole]
    return made


def _length(rule: Ruling) -> float:
    return rule.end - rule.start


def _reaches(rule: Ruling, at: float) -> bool:
    return rule.start - _MEETING <= at <= rule.end + _MEETING


def _scraps(rule: Ruling, crossings: Sequence[float], page: Inked) -> list[Ruling]:
    """Thin ink in line with a rule, with white beside it."""
    scale, ink = page.scale, page.ink.T if rule.upright else page.ink
    at, away, white = (round(v * scale) for v in (rule.at, _BESIDE, _ALONE))
    if at < white or at + white >= ink.shape[0]:
        return []
    beside = np.r_[ink[at - white : at - away], ink[at + away + 1 : at + white + 1]]
    bare = ink[at - 1 : at + 2].any(axis=0) & ~beside.any(axis=0)
    ends = np.flatnonzero(np.diff(np.r_[0, bare, 0])) / scale
    runs = zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True)
    first, last = crossings[0] - _MEETING, crossings[-1] + _MEETING
    return [
        Ruling(rule.upright, rule.at, start, end)
        for start, end in runs
        if end - start >= (_SCRAP if first <= start and end <= last else _OUTER_SCRAP)
    ]


def _near(
    pieces: Sequence[Ruling], scraps: Sequence[Ruling], crossings: Sequence[float]
) -> list[Ruling]:
    """The pieces of one line, with what they touch, and the scraps that may be of their rules.

    None as short as a letter's stroke stands free beside a piece that ends at a rule across.
    """
    united: list[Ruling] = []
    for rule in sorted([*pieces, *scraps], key=_START):
        if united and rule.start - united[-1].end <= _TOUCHING:
            united[-1] = _one(united[-1], rule)
        else:
            united.append(rule)
    tips = {
        tip: any(abs(tip - x) <= _MEETING for x in crossings)
        for r in united
        for tip in (r.start, r.end)
    }
    alone = {r for r in united if r in scraps and not tips[r.start] and not tips[r.end]}
    off = set()
    for first, second in pairwise(united):
        ends = tips[first.end if second in alone else second.start]
        free = [rule for rule in (first, second) if rule in alone]
        if ends and len(free) == 1 and _length(free[0]) < _LETTER[free[0].upright]:
            off.add(free[0])
    return [rule for rule in united if rule not in off]


def _joined(pieces: Sequence[Ruling], crossings: Sequence[float], page: Inked) -> list[Ruling]:
    """The pieces of one line, those joined between which the rule was lost."""
    made = [pieces[0]]
    for piece in pieces[1:]:
        if _is_lost(made[-1], (made[-1].end, piece.start), crossings, page):
            made[-1] = _one(made[-1], piece)
        else:
            made.append(piece)
    return made


def _one(first: Ruling, second: Ruling) -> Ruling:
    longer = max(first, second, key=_length)
    return Ruling(first.upright, longer.at, first.start, max(first.end, second.end))


def _is_lost(
    rule: Ruling, gap: tuple[float, float], crossings: Sequence[float], page: Inked
) -> bool:
    """The rule goes on there: it does not leave out cells, and nothing is printed across it."""
    first, last = (_met(tip, crossings) for tip in gap)
    leaves_out = first and last and first[0] < last[-1]
    outside = (last and gap[0] < crossings[0]) or (first and gap[1] > crossings[-1])
    if gap[1] - gap[0] > _LOST or leaves_out or outside:
        return False
    return not _printed(rule, gap, page)


def _to_ends(rule: Ruling, crossings: Sequence[float], page: Inked) -> Ruling:
    """The rule up to the rules across beside its ends, where it meets one of them at least."""
    start, end = rule.start, rule.end
    if not any(start - _MEETING <= x <= end + _MEETING for x in crossings):
        return rule
    before = max((x for x in crossings if x < start - _MEETING), default=start)
    behind = min((x for x in crossings if x > end + _MEETING), default=end)
    if not _met(start, crossings) and _is_lost(rule, (before, start), crossings, page):
        start = before
    if not _met(end, crossings) and _is_lost(rule, (end, behind), crossings, page):
        end = behind
    return Ruling(rule.upright, rule.at, start, end)


def _met(tip: float, crossings: Sequence[float]) -> list[float]:
    """Where the rules across stand at which a rule's end may be."""
    return [x for x in crossings if abs(x - tip) <= _NEAR]


def _cells(rule: Ruling, across: Sequence[Ruling]) -> list[tuple[float, float]]:
    inner = {r.at for r in across if r.upright != rule.upright and rule.start < r.at < rule.end}
    return list(pairwise([rule.start, *sorted(inner), rule.end]))


def _printed(rule: Ruling, stretch: tuple[float, float], page: Inked) -> bool:
    """Print stands on a rule's line there: ink on both of its sides."""
    ink = page.ink.T if rule.upright else page.ink
    start, end = (round(v * page.scale) for v in (stretch[0] + _MEETING, stretch[1] - _MEETING))
    places = [round((rule.at + side * _BESIDE) * page.scale) for side in (-1, 1)]
    if end <= start or not all(0 <= place < ink.shape[0] for place in places):
        return False
    return all(float(ink[place, start:end].mean()) > _PRINT for place in places)
