"""Columns of a page of running text, so that what stands in one is not read across into another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.figures import part_of
from planlift_parsers.pdf.lines import Line, lines_of, segments_of, wraps
from planlift_parsers.pdf.rulings import Rule
from planlift_parsers.pdf.words import LEADER
from planlift_schema.place import Box

GUTTER = 8.0  # points of white between two columns of prose at the least; 12 to 36 are usual
WIDEST = 45.0  # points of it at the most
OFF_MIDDLE = 0.04  # share of the page's text that a gutter may be off its middle
STEP = 2.0  # points between two places tried for a gutter
FULL = 0.75  # share of a column's width that a full line of prose takes
FEWEST_WORDS = 4  # of a full line of prose
FULL_LINES = 3  # that show a column of prose
ALL_FIGURES = 0.8  # share of the words that are figures beside labels; the rest are their header
MOST_RULES = 4  # on a page, each between two columns; more of them are a drawing or a table
RULES = 2  # over one column only, as a table in it has
SLACK = 6.0  # points that a rule goes beyond the text
WIDE_GAP = 1.6  # font sizes of white that no line of prose has between its words


@dataclass(slots=True)
class _Band:
    """Words that the middle of the page parts, between two lines across it."""

    left: list[Word]
    right: list[Word]


def zones_of(words: Sequence[Word], rules: Sequence[Rule]) -> list[list[Word]]:
    """The words in groups that are read one after the other.

    Args:
        words: level words of one page.
        rules: level rules of the page.
    """
    if not words:
        return []
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    middle = _gutter(words, x0, x1)
    if middle is None:
        return [list(words)]
    zones: list[list[Word]] = [[]]
    for item in _bands(words, middle):
        if isinstance(item, Word):
            zones[-1].append(item)
        elif _is_set_in_columns(item, rules):
            zones[-1] += _take_above(item)
            zones += [item.left, item.right, []]
        else:
            zones[-1] += [*item.left, *item.right]
    return [zone for zone in zones if zone]


def columns_of_tables(
    words: Sequence[Word], tables: Sequence[Box], rules: Sequence[Rule]
) -> list[Box]:
    """Columns of running text with tables in them: left and right in turn, from the top down.

    Args:
        words: level words of one page, outside its tables.
        tables: boxes of its tables.
        rules: level rules of the page.
    """
    if not words or not tables:
        return []
    x0 = min(*(word.x0 for word in words), *(box[0] for box in tables))
    x1 = max(*(word.x1 for word in words), *(box[2] for box in tables))
    if all(box[0] < (x0 + x1) / 2 < box[2] for box in tables):
        return []
    middle = _gutter(words, x0, x1)
    if middle is None:
        return []
    over = _across(words, middle)
    walls = [(word.top, word.bottom) for word in words if id(word) in over]
    walls += [(box[1], box[3]) for box in tables if box[0] < middle < box[2]]
    heights = _between(walls)
    sides = [_Band([], []) for _ in heights]
    tops = [top for top, _ in heights]
    for word in words:
        if id(word) not in over:
            band = sides[bisect_right(tops, word.centre[1]) - 1]
            (band.left if word.centre[0] < middle else band.right).append(word)
    own = {bisect_right(tops, box[1]) - 1 for box in tables if not box[0] < middle < box[2]}
    return [
        box
        for number, (band, (top, bottom)) in enumerate(zip(sides, heights, strict=True))
        if number in own and _is_set_in_columns(band, rules)
        for box in ((-inf, top, middle, bottom), (middle, top, inf, bottom))
    ]


def columns_at_rules(
    words: Sequence[Word], tables: Sequence[Box], uprights: Sequence[Rule], rules: Sequence[Rule]
) -> list[Box]:
    """Columns of running text that an upright rule parts: left and right in turn.

    What stands above and below the rule goes across the page, a heading too that is no wider than
    the left column.

    Args:
        words: level words of one page, outside its tables.
        tables: boxes of its tables.
        uprights: upright rules of the page.
        rules: level rules of the page.
    """
    free = sorted(
        (rule for rule in uprights if not any(_is_of(rule, box) for box in tables)),
        key=lambda rule: rule.start,
    )
    if not free or len(free) > MOST_RULES or any(a.end > b.start for a, b in pairwise(free)):
        return []
    found: list[Box] = []
    for rule in free:
        inside = [word for word in words if rule.start - SLACK < word.centre[1] < rule.end + SLACK]
        band = _Band(
            [word for word in inside if word.x1 <= rule.at],
            [word for word in inside if word.x0 >= rule.at],
        )
        whole = len(band.left) + len(band.right) == len(inside)
        if whole and _is_set_in_columns(band, rules):
            top, bottom = rule.start - SLACK, rule.end + SLACK
            found += [(-inf, top, rule.at, bottom), (rule.at, top, inf, bottom)]
    return found


def _is_of(rule: Rule, box: Box) -> bool:
    """An upright rule is drawn in a table or along its edge."""
    x0, top, x1, bottom = box
    return x0 - SLACK <= rule.at <= x1 + SLACK and top - SLACK <= rule.start <= bottom


def _between(walls: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The heights that no wall takes, from the top down."""
    found: list[tuple[float, float]] = []
    end = -inf
    for top, bottom in sorted(walls):
        if top > end:
            found.append((end, top))
        end = max(end, bottom)
    return [*found, (end, inf)]


def _gutter(words: Sequence[Word], x0: float, x1: float) -> float | None:
    """The x in the middle of the page that the fewest words cross, None where too many do."""
    width, centre = x1 - x0, (x0 + x1) / 2
    reach = OFF_MIDDLE * width
    near = [word for word in words if word.x1 > centre - reach - 4 and word.x0 < centre + reach + 4]
    tried = [centre - reach + STEP * step for step in range(int(2 * reach / STEP) + 1)]
    edges = [(word.x0, word.x1) for word in near]
    crossing = [sum([start < x + 3 and end > x - 3 for start, end in edges]) for x in tried]
    fewest, _, best = min(
        (count, abs(x - centre), x) for count, x in zip(crossing, tried, strict=True)
    )
    return best if fewest < len(words) else None


def _bands(words: Sequence[Word], middle: float) -> list[_Band | Word]:
    """From the top down: the words across the middle, and what stands between them."""
    made: list[_Band | Word] = []
    crossing = _across(words, middle)
    band: _Band | None = None
    for word in sorted(words, key=lambda word: word.baseline):
        if id(word) in crossing:
            made.append(word)
            band = None
            continue
        if band is None:
            band = _Band([], [])
            made.append(band)
        (band.left if word.centre[0] < middle else band.right).append(word)
    return made


def _across(words: Sequence[Word], middle: float) -> set[int]:
    """The ids of words in lines that run across the middle without a wide gap there."""
    found: set[int] = set()
    above: Line | None = None  # the last line, where it runs across
    for line in lines_of(words):
        edges = [(word.x0, word.x1) for word in line.words]
        before = max([end for start, end in edges if (start + end) / 2 < middle], default=None)
        after = min([start for start, end in edges if (start + end) / 2 >= middle], default=None)
        over = any(start < middle < end for start, end in edges)
        near = before is not None and after is not None and after - before < GUTTER
        rest = above is not None and after is None and wraps(above, line)
        above = line if over or near or rest else None
        if above is not None:
            found.update(id(word) for word in line.words)
    return found


def _is_set_in_columns(band: _Band, rules: Sequence[Rule]) -> bool:
    """Either side has lines of prose that fill it or both have rules; a gutter is between."""
    if not band.left or not band.right:
        return False
    reach, start = max(w.x1 for w in band.left), min(w.x0 for w in band.right)
    if not GUTTER <= start - reach <= WIDEST:
        return False
    if _share_header(band) or _goes_on_in_figures(band):
        return False
    width = max(reach - min(w.x0 for w in band.left), max(w.x1 for w in band.right) - start)
    if _is_ruled(band.left, rules) and _is_ruled(band.right, rules):
        return True
    return any(_full_lines(lines_of(side), width) >= FULL_LINES for side in (band.left, band.right))


def _share_header(band: _Band) -> bool:
    """A bold line of several words runs over both sides, as the header of a table of text does.

    One stands over the left side alone, and several over the right; numbers stand in no header.
    """
    right = {round(line.baseline): line for line in lines_of(band.right)}
    for line in lines_of(band.left):
        beside = right.get(round(line.baseline))
        if beside is None or not (line.bold and beside.bold) or line.size != beside.size:
            continue
        parts = segments_of(beside, WIDE_GAP)
        texts = "".join(word.text for word in (*line.words, *beside.words))
        worded = not any(map(str.isdigit, texts)) and all(map(_is_worded, parts))
        if worded and len(parts) > 1 and len(segments_of(line, WIDE_GAP)) == 1:
            return True
    return False


def _goes_on_in_figures(band: _Band) -> bool:
    """The right side is figures below a header, each line beside one on the left: one table."""
    figures = {id(word) for word in band.right if part_of([word]).figure}
    if len(figures) < ALL_FIGURES * len(band.right):
        return False
    beside = {round(line.baseline) for line in lines_of(band.left)}
    lines = [
        line for line in lines_of(band.right) if all(id(word) in figures for word in line.words)
    ]
    return len(lines) >= FULL_LINES and all(round(line.baseline) in beside for line in lines)


def _is_worded(part: Line) -> bool:
    return any(map(str.isalpha, part.text))


def _take_above(band: _Band) -> list[Word]:
    """Takes out what stands above the prose of both sides: it may go over the whole page."""
    tops = [top for side in (band.left, band.right) if (top := _prose_top(side)) is not None]
    if not tops:
        return []
    top = min(tops)
    above = [word for word in (*band.left, *band.right) if word.bottom < top]
    band.left = [word for word in band.left if word.bottom >= top]
    band.right = [word for word in band.right if word.bottom >= top]
    return above


def _prose_top(words: Sequence[Word]) -> float | None:
    """Upper edge of the first lines of prose."""
    width = max(word.x1 for word in words) - min(word.x0 for word in words)
    lines = lines_of(words)
    full = [_is_full(line, width) for line in lines]
    for number in range(len(lines) - FULL_LINES + 1):
        if all(full[number : number + FULL_LINES]):
            return lines[number].box[1]
    return None


def _is_ruled(words: Sequence[Word], rules: Sequence[Rule]) -> bool:
    """Rules over the width of the words that go no further."""
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    own = [
        rule
        for rule in rules
        if top - SLACK < rule.at < bottom + SLACK
        and x0 - SLACK < rule.start
        and rule.end < x1 + SLACK
        and rule.end - rule.start >= FULL * (x1 - x0)
    ]
    return len(own) >= RULES


def _full_lines(lines: Sequence[Line], width: float) -> int:
    """The longest run of lines of prose over the whole column."""
    best = run = 0
    for line in lines:
        run = run + 1 if _is_full(line, width) else 0
        best = max(best, run)
    return best


def _is_full(line: Line, width: float) -> bool:
    words = line.words
    if len(words) < FEWEST_WORDS or line.x1 - line.x0 < FULL * width:
        return False
    if any(LEADER in word.text for word in words):
        return False
    gaps = (b.x0 - a.x1 for a, b in pairwise(words))
    return max(gaps) < WIDE_GAP * line.size
