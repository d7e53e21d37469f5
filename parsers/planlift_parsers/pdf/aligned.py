"""Tables without a full grid of rules: columns from white gaps that persist, rows from baselines.

Shading and level rules, where there are any, part the rows. Prose, lists and labelled lines must
never come out as a table, so a table needs three columns, or two and a sign (a bold header line,
rules or shading).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.crossing import Crossing, cells_below, crossings
from planlift_parsers.pdf.figures import TYPED_ROOM, is_typed
from planlift_parsers.pdf.flow import Measure, fits, marker_of
from planlift_parsers.pdf.grid import Grid, GridCell
from planlift_parsers.pdf.held import is_held, wide_rules
from planlift_parsers.pdf.lines import Line, print_size, union
from planlift_parsers.pdf.nested_lists import is_nested_list
from planlift_parsers.pdf.region import (
    SEGMENT_GAP,
    SPANNING,
    Region,
    Row,
    Shape,
    is_last_row,
    narrowed,
    parts_of,
    rows_of_page,
)
from planlift_parsers.pdf.rivers import EXACTLY, parted, rivers
from planlift_parsers.pdf.rows import every_rows
from planlift_parsers.pdf.rulings import Rule
from planlift_parsers.pdf.unlike import is_contents

NEAR_GAP = 0.45  # the same where columns stand close, as the lines below must then bear out
FAR = 3.2  # font sizes between baselines that end a table without rules
ROW_GAP = 1.55  # font sizes between baselines that begin a row; single spacing is 1.2
LARGER = 1.12  # times the size of the text below that a heading has, as in running text
RULE_REACH = 2.0  # points that a line's box reaches over the rule beside it
PROSE_TEXT = 16  # characters; three columns of prose on a page have lines twice as long
HEADER_STEP = 1.5  # font sizes between the baselines of a header's lines at most
FIRST_LINES = 3  # of a first row that a rule ends; a header takes no more
CELL_PADDING = 0.8  # font sizes that a cell keeps free before the next; 4 to 10 points are usual
OTHER_ALIGN = 1.0  # faults that rows with centred cells must have less than rows with level tops
SECTION_EDGE = 4.0  # points by which a section's name on a scan may begin off the table's edge
SECTION_WORDS = 12  # of such a name; the longest met has nine
MOST_LINES = 600  # a page with more is a drawing; one of dense print has 160
FEWEST_LINES = 3  # lines with several columns, the header among them
SHARE = 0.3  # of a table's lines that have several columns; long cells leave the others blank
_REF = re.compile(r"^(?:[A-Z]{0,6}[ -]?\d[\w.]*|[A-Z]\d*[.)])$")
_LABEL_AND_VALUE = re.compile(r"[A-Z][\w ]{1,30}: \S")


@dataclass(slots=True)
class AlignedTable:
    """A table found by its alignment.

    Attributes:
        grid: its cells.
        shape: its columns.
    """

    grid: Grid
    shape: Shape


def aligned_tables(
    words: Sequence[Word],
    separators: Sequence[Rule],
    carried: Shape | None = None,
    *,
    recognised: bool = False,
) -> list[AlignedTable]:
    """The tables among words that no grid of rules holds.

    Args:
        words: level, visible words of one page.
        separators: level rules and edges of shading.
        carried: the columns of a table that the page before ended with.
        recognised: the words were read from a picture, so that the white between them is not exact.
    """
    rows = rows_of_page(words, recognised=recognised)
    found: list[AlignedTable] = []
    if len(rows) > MOST_LINES:
        return found
    number = free = 0
    while number < len(rows):
        before = carried if number == 0 else None
        region = _grow(rows, number, before, separators, recognised=recognised)
        if region is None:
            number += 1
            continue
        if found and not region.rows[0].line.bold:
            shape = found[-1].shape
            finer = _grow(rows, number, shape, separators, recognised=recognised)
            region = _finer(region, finer)
        end = number + len(region.rows)
        _take_header(region, rows[free:number])
        region.spanning |= _sections(region)
        found.append(_table(region, separators))
        free = number = end
    return found


def _finer(region: Region, carried: Region | None) -> Region:
    """The table as the columns of the one above part it, where it keeps to them and has more.

    Without a header of its own it goes on with that table, behind a line over its columns.
    """
    if carried is None or carried.carried is None or len(carried.rows) < len(region.rows):
        return region
    return carried if len(carried.gaps) > len(region.gaps) else region


def _grow(
    rows: Sequence[Row],
    start: int,
    carried: Shape | None,
    separators: Sequence[Rule],
    *,
    recognised: bool,
) -> Region | None:
    """The table that begins at a line, or None."""
    if carried and not _is_heading(rows, start):
        region = Region(list(carried.gaps), carried, recognised=recognised)
        _take_rows(region, rows, start, separators)
        several = sum(len(row.parts) > 1 for row in region.rows)
        whole = bool(region.rows) and len(region.rows[0].parts) == len(carried.gaps) + 1 > 2
        if (len(region.rows) > 1 and (several > 1 or whole)) or is_last_row(region, separators):
            return region
    typed = all(map(is_typed, rows[start].line.words))
    for gap in (TYPED_ROOM if typed else NEAR_GAP, SEGMENT_GAP):
        parts = parts_of(rows[start], gap)
        if len(parts) < 2:
            return None
        region = Region([(a.x1, b.x0) for a, b in pairwise(parts)], recognised=recognised)
        _take_rows(region, rows, start, separators)
        if len(region.rows) < FEWEST_LINES:
            continue
        _part_further(region)
        if _is_table(region, separators):
            return region
    return None


def _is_heading(rows: Sequence[Row], number: int) -> bool:
    """A bold line in larger print than the lines below, which begin a table of their own."""
    row, following = rows[number], rows[number + 1 : number + 2]
    larger = all(print_size(row.line) > LARGER * print_size(below.line) for below in following)
    return row.line.bold and len(row.parts) == 1 and larger


def _part_further(region: Region) -> None:
    """Finds the columns that the first line does not show, and the texts of each column."""
    lines = [row.line for n, row in enumerate(region.rows) if n not in region.spanning]
    new = [
        (left, right)
        for left, right in rivers(lines)
        if all(right <= a or left >= b for a, b in region.gaps)
    ]
    region.gaps = sorted([*region.gaps, *new])
    _join_header_only(region)
    for row in region.rows:
        row.parts = [piece for part in row.parts for piece in parted(part, region.gaps)]


def _join_header_only(region: Region) -> None:
    """Puts a header's text over the column that has none: its cells stand centred or at the right.

    Only its own marks or dates stand there, so that white parts the two.
    """
    header = region.filled(region.rows[0]).keys()
    body = {column for row in region.rows[1:] for column in region.filled(row)}
    region.gaps = [
        gap
        for column, gap in enumerate(region.gaps)
        if region.carried or not _is_one({column, column + 1}, header, body)
    ]


def _is_one(pair: set[int], header: AbstractSet[int], body: AbstractSet[int]) -> bool:
    """Of two columns side by side one has only a header, the other only what stands below."""
    return len(pair & header) == 1 and pair <= header ^ body


def _take_header(region: Region, above: Sequence[Row]) -> None:
    """Takes in the bold lines above a bold first line, where a header's cells wrap."""
    for row in reversed(above):
        first = region.rows[0].line
        near = first.baseline - row.line.baseline <= HEADER_STEP * first.size
        if not (near and first.bold and row.line.bold and row.line.size == first.size):
            return
        gaps = narrowed(region.gaps, row.parts, row.begun)
        if gaps is None or len(gaps) != len(region.gaps):
            return
        region.gaps = gaps
        region.rows.insert(0, row)
        region.spanning = {number + 1 for number in region.spanning}


def _sections(region: Region) -> set[int]:
    """Numbers of the bold lines below the header that stand alone in the first column.

    The lines around them are not bold there: a bold label of a row may wrap.
    """
    first = [row.parts[0] if 0 in region.filled(row) else None for row in region.rows]
    found = set()
    for number in range(_header_lines(region), len(region.rows) - 1):
        row, beside = region.rows[number], (first[number - 1], first[number + 1])
        alone = row.line.bold and set(region.filled(row)) == {0}
        goes_on = len(region.rows[number + 1].parts) > 1
        others = [part for part in beside if part is not None]
        if alone and goes_on and number and not any(part.bold for part in others[-1:]):
            found.add(number)
    return found


def _take_rows(region: Region, rows: Sequence[Row], start: int, separators: Sequence[Rule]) -> None:
    ruled = -1  # the last line across with a rule below it
    for number in range(start, len(rows)):
        row = rows[number]
        if region.rows and _is_far(region.rows[-1], row, separators):
            break
        parts = [piece for part in row.parts for piece in parted(part, region.gaps)]
        gaps = narrowed(region.gaps, parts, [*row.begun, *_at_columns(region, parts)])
        if gaps is not None:
            region.gaps = gaps
        elif region.rows and _is_held(region, row, separators):
            region.spanning.add(len(region.rows))
            ruled = len(region.rows)
        elif region.rows and _is_section(region, rows, number):
            region.spanning.add(len(region.rows))
        else:
            break
        region.rows.append(row)
    while region.rows and len(region.rows) - 1 in region.spanning - {ruled}:
        region.spanning.discard(len(region.rows) - 1)
        region.rows.pop()


def _at_columns(region: Region, parts: Sequence[Line]) -> list[float]:
    """Where parts of a line begin just where columns do, whose texts above fill them less."""
    edges = [right for _, right in region.gaps] if len(region.rows) >= FEWEST_LINES else []
    return [part.x0 for part in parts if any(abs(part.x0 - x) <= EXACTLY for x in edges)]


def _is_far(before: Row, row: Row, separators: Sequence[Rule]) -> bool:
    """White space that no table has between its lines, unless a rule stands in it."""
    if print_size(row.line) > 1.3 * print_size(before.line):
        return True
    if row.line.baseline - before.line.baseline <= FAR * before.line.size:
        return False
    return not any(
        before.bottom - RULE_REACH <= rule.at <= row.top + RULE_REACH for rule in separators
    )


def _is_held(region: Region, row: Row, separators: Sequence[Rule]) -> bool:
    """A line across the columns that two rules over their width hold."""
    x0, _, x1, _ = union(each.line.box for each in region.rows)
    rules = wide_rules(separators, x0, x1, SPANNING)
    last = region.rows[-1]
    return len(row.parts) == 1 and is_held(row.line, rules, (last.top + last.bottom) / 2)


def _is_section(region: Region, rows: Sequence[Row], number: int) -> bool:
    """A bold line across the columns, with the columns going on below it.

    Of a picture, whose letters have no weight, a few words from the left edge on.
    """
    row = rows[number]
    if number + 1 >= len(rows) or len(row.parts) > 1:
        return False
    at_left = abs(row.line.x0 - region.rows[0].line.x0) <= SECTION_EDGE
    few = len(row.line.words) <= SECTION_WORDS
    if not (row.line.bold or (region.recognised and at_left and few)):
        return False
    following = rows[number + 1]
    gaps = narrowed(region.gaps, following.parts, following.begun)
    return len(following.parts) > 1 and gaps is not None


def _is_table(region: Region, separators: Sequence[Rule]) -> bool:
    several = [row for row in region.rows if len(row.parts) > 1]
    if len(several) < FEWEST_LINES or len(several) < SHARE * len(region.rows):
        return False
    first = [part for row in region.rows if (part := region.filled(row).get(0))]
    columns = len(region.gaps) + 1
    if is_nested_list(region):
        return False
    if not first or all(_is_marker(part) for part in first):
        return columns > 2 and bool(first)
    header = region.rows[0].line.bold and not all(row.line.bold for row in region.rows)
    ruled = len(_inside(region, separators)) > 1
    texts = [[part.text for part in row.parts] for row in several]
    if is_contents(texts, headed=header or ruled):
        return False
    if columns > 2:
        return header or ruled or (_is_regular(region, several) and not _is_prose(region))
    labels = sum(part.text.endswith(":") for part in first)
    return (header or ruled) and 2 * labels < len(first)


def _is_regular(region: Region, several: Sequence[Row]) -> bool:
    """Most lines with several parts fill the same columns from the first on."""
    full = sum(len(region.filled(row)) >= len(region.gaps) for row in several)
    return full >= FEWEST_LINES and len(region.filled(several[0])) == len(region.gaps) + 1


def _is_prose(region: Region) -> bool:
    """Columns of running text: each has long lines beside those of all others."""
    lengths: dict[int, list[int]] = {}
    for row in region.rows:
        found: Counter[int] = Counter()
        for part in row.parts:  # several in a column where justified lines are stretched
            found[region.column(part)] += len(part.text)
        for column, length in found.items():
            lengths.setdefault(column, []).append(length)
    return all(median(each) >= PROSE_TEXT for each in lengths.values())


def _is_marker(part: Line) -> bool:
    text = part.text
    return len(text) <= 1 or bool(marker_of(part)) or bool(re.fullmatch(r"\(?\w{1,3}[.)]", text))


def _inside(region: Region, separators: Sequence[Rule]) -> list[float]:
    """Heights of the rules that part the region's rows."""
    x0, top, x1, bottom = union(row.line.box for row in region.rows)
    return [at for at in wide_rules(separators, x0, x1, SPANNING) if top < at < bottom]


def _table(region: Region, separators: Sequence[Rule]) -> AlignedTable:
    boxes = union(row.line.box for row in region.rows)
    left, right = boxes[0] - 1, boxes[2] + 1
    if region.carried:
        left, right = min(left, region.carried.left), max(right, region.carried.right)
    shape = Shape(left, right, tuple(region.gaps))
    xs = shape.xs
    heights = _inside(region, separators)
    beside = _crossings(region, xs, separators)
    if len(heights) + len(beside) < 2 and not region.spanning:
        cuts = _centred_rows(region, xs)
        if cuts is not None:
            ys = [region.rows[0].top - 1, *cuts, region.rows[-1].bottom + 1]
            cells = [GridCell(i, j) for i in range(len(ys) - 1) for j in range(len(xs) - 1)]
            return AlignedTable(Grid(xs, tuple(ys), tuple(cells)), shape)
    return AlignedTable(_grid_by_lines(region, xs, heights, beside), shape)


def _grid_by_lines(
    region: Region, xs: tuple[float, ...], heights: Sequence[float], beside: Sequence[Crossing]
) -> Grid:
    """The grid of rows that begin at certain lines, with cells merged down beside rules."""
    starts = _row_starts(region, heights, beside)
    ys = [region.rows[0].top - 1]
    parted: list[frozenset[int] | None] = [None]
    for number, start in enumerate(starts[1:], 1):
        above, below = region.rows[start - 1], region.rows[start]
        rule = _rule_beside(above, below, heights, beside)
        if rule is None or start == _header_lines(region):
            ys.append((above.bottom + below.top) / 2)
            parted.append(None)
            continue
        group = max(n for n in range(number) if parted[n] is None)
        stop = starts[number + 1] if number + 1 < len(starts) else len(region.rows)
        ys.append(rule.at)
        parted.append(rule.columns | _begun(region, starts[group], start, stop))
    ys.append(region.rows[-1].bottom + 1)
    across = [number for number, start in enumerate(starts) if start in region.spanning]
    return Grid(xs, tuple(ys), cells_below(parted, len(xs) - 1, across))


def _rule_beside(
    above: Row, below: Row, heights: Sequence[float], beside: Sequence[Crossing]
) -> Crossing | None:
    """The rule beside merged cells that parts two lines; None where one parts all columns."""
    found = [each for each in beside if _is_between(each.at, above, below)]
    whole = set(heights) - {each.at for each in beside}
    return None if any(_is_between(at, above, below) for at in whole) else next(iter(found), None)


def _begun(region: Region, first: int, start: int, stop: int) -> frozenset[int]:
    """Columns whose text begins anew at a row, though no rule parts them.

    Args:
        region: the table.
        first: its first line since all columns were parted.
        start: first line of the row.
        stop: the line behind the row.
    """
    ends = {c: part for row in region.rows[first:start] for c, part in region.filled(row).items()}
    begins: dict[int, Line] = {}
    for row in region.rows[start:stop]:
        begins = {**region.filled(row), **begins}
    # the words' own baselines: those of cells in the middle of their row are not those of its lines
    return frozenset(
        column
        for column, part in begins.items()
        if column in ends
        and part.words[0].baseline - ends[column].words[0].baseline > ROW_GAP * part.size
    )


def _crossings(region: Region, xs: Sequence[float], separators: Sequence[Rule]) -> list[Crossing]:
    """Rules that part rows beside cells merged down."""
    _, top, _, bottom = union(row.line.box for row in region.rows)
    return crossings(separators, xs, top, bottom)


def _is_between(at: float, above: Row, below: Row) -> bool:
    return above.top + above.bottom < 2 * at < below.top + below.bottom


def _centred_rows(region: Region, xs: Sequence[float]) -> tuple[float, ...] | None:
    """Where rows end whose cells are centred or stand at the bottom; None where tops are level."""
    words = [word for row in region.rows for word in row.line.words]
    top, *others = every_rows(words, xs)
    best = min(others, key=lambda rows: rows.faults)
    return best.cuts if best.faults < top.faults - OTHER_ALIGN else None


def _row_starts(region: Region, heights: Sequence[float], beside: Sequence[Crossing]) -> list[int]:
    """Numbers of the lines that begin a row of the table."""
    rows = region.rows
    starts = [0]
    heights = [*heights, *(each.at for each in beside)]
    ruled = len(heights) > 1
    headless = ruled and (_is_parted_early(region, heights) or _is_labelled(rows[0]))
    header = 0 if headless else _header_lines(region)
    counted = region.counted()
    for number in range(1, len(rows)):
        parted = any(_is_between(at, rows[number - 1], rows[number]) for at in heights)
        special = number in region.spanning or number - 1 in region.spanning
        if (
            parted
            or special
            or number == header
            or (not ruled and number > header and _begins_row(region, number, counted))
        ):
            starts.append(number)
    return starts


def _is_parted_early(region: Region, heights: Sequence[float]) -> bool:
    """Its first lines are not bold, and a rule soon ends the row that they make."""
    first = region.rows[: FIRST_LINES + 1]
    ended = any(_is_between(at, above, below) for at in heights for above, below in pairwise(first))
    return ended and not first[0].line.bold


def _is_labelled(row: Row) -> bool:
    """A label stands in it with its value, as in the lines of a card, which have no header."""
    return any(_LABEL_AND_VALUE.match(part.text) for part in row.parts)


def _header_lines(region: Region) -> int:
    """Lines of the header: the bold ones at the top, at least one, but none on a further page."""
    count = 0
    for number, row in enumerate(region.rows):
        if not row.line.bold or number in region.spanning or _opens_section(region, number):
            break
        count += 1
    if region.carried:
        return count
    return max(1, count) if count < len(region.rows) else 1


def _opens_section(region: Region, number: int) -> bool:
    """A bold line below a whole header, that had room in the first cell of it: a section's name."""
    if number == 0:
        return False
    above, here = region.filled(region.rows[number - 1]), region.filled(region.rows[number])
    if set(here) != {0} or len(above) <= len(region.gaps):
        return False
    end = region.gaps[0][1] - CELL_PADDING * here[0].size  # the column may have no longer text
    return fits(above[0], here[0], Measure(here[0].x0, end))


def _begins_row(region: Region, number: int, counted: set[int]) -> bool:
    """A line with the first column and another, that does not go on with the row above."""
    row, before = region.rows[number], region.rows[number - 1]
    filled, above = region.filled(row), region.filled(before)
    if row.line.baseline - before.line.baseline > ROW_GAP * row.line.size and len(filled) > 1:
        return True
    if 0 not in filled or len(filled) < 2:
        return False
    if 0 not in above or number in counted or _REF.match(filled[0].text):
        return True
    right = region.gaps[0][0]
    measure = Measure(filled[0].x0, right)
    return len(filled) > len(above) and fits(above[0], filled[0], measure)
