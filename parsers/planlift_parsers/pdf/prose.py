"""Text outside tables: columns, paragraphs, headings, list items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from statistics import median

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.flow import (
    Evidence,
    Measure,
    box_of,
    fits,
    groups_of,
    leading_of,
    render,
)
from planlift_parsers.pdf.layout import PageLayout
from planlift_parsers.pdf.lines import Line, lines_of, rounded, segments_of, wraps
from planlift_parsers.pdf.list_measure import with_measures
from planlift_parsers.pdf.parting import in_columns
from planlift_parsers.pdf.turning import level, unturned
from planlift_schema import Place

LARGER = 1.12  # a heading is at least this many times the size of the body: 12 over 11 is no sign
HEADING_LENGTH = 150  # characters; longer text in bold is emphasis
SIZE_STEP = 0.5  # points to which sizes are told apart
FULL_LINE = 0.1  # a line that ends within this share of the measure before its end is full
ENOUGH_FULL = 3  # full lines that prove where the right edge is
GUTTER = 12.0  # points of white between two columns of prose; typical gutters are 14 to 36
COLUMN_LINES = 3  # lines a column of prose has at least
COLUMN_TEXT = 25  # characters that half of its lines have at least; labels and values are shorter
WIDE = 0.6  # share of the width that a line over both columns takes at least
SEGMENT_GAP = 1.3  # font sizes of white that part two columns on one line
_LABEL_END = re.compile(r"[:;,]$")
_SENTENCE = re.compile(r"[.!?]$")


@dataclass(slots=True)
class Style:
    """What is usual in a document's prose.

    Attributes:
        body: size of the running text.
        levels: size of a heading -> its level.
        leading: distance between baselines, in sizes.
        rights: page width -> x that lines of running text end at.
        bold_body: the running text is bold, so that bold marks no heading.
    """

    body: float
    leading: float
    levels: dict[float, int] = field(default_factory=dict)
    rights: dict[int, float] = field(default_factory=dict)
    bold_body: bool = False


def style_of(pages: Sequence[PageLayout], carded: Sequence[Word] = ()) -> Style:
    """The style of a document, from all of its pages.

    Args:
        pages: their words outside tables count.
        carded: words in tables that are its running text all the same.
    """
    plain = {page.number: _plain_lines(page) for page in pages}
    columns = [lines for page in pages for lines in plain[page.number]]
    lines = [line for column in columns for line in column]
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        sizes[_step(line.size)] += len(line.text)
        bold[line.bold] += len(line.text)
    for word in carded:
        sizes[_step(word.size)] += len(word.text)
        bold[word.bold] += len(word.text)
    if sizes.total() < 200:  # a page's title and footer do not tell the size of the body
        for page in pages:
            for piece in page.pieces:
                for words in piece.words.values():
                    sizes.update(_lengths(words))
    body = min(sizes, key=lambda size: (-sizes[size], size)) if sizes else 10.0
    style = Style(body, leading_of(columns))
    style.bold_body = bold[True] > bold[False] and len(lines) > ENOUGH_FULL
    larger = sorted({_step(line.size) for line in lines if line.size >= LARGER * body})
    style.levels = {size: number for number, size in enumerate(reversed(larger), 1)}
    for width in {round(page.width) for page in pages}:
        alike = [page for page in pages if round(page.width) == width]
        inside = [line for page in alike for column in plain[page.number] for line in column]
        style.rights[width] = _right(alike[0].width, inside)
    return style


def _lengths(words: Sequence[Word]) -> dict[float, int]:
    """The letters of the last word of each size."""
    if len({word.size for word in words}) == 1:  # as in nearly all cells
        return {_step(words[-1].size): len(words[-1].text)}
    return {_step(word.size): len(word.text) for word in words}


def _plain_lines(page: PageLayout) -> list[list[Line]]:
    """The lines of each of a page's columns."""
    level = [word for word in page.words if word.turn == 0]
    return [lines_of(words) for words in in_columns(level, page.columns)]


@lru_cache(maxsize=1024)  # a document has a handful of sizes
def _step(size: float) -> float:
    return round(size / SIZE_STEP) * SIZE_STEP


def _right(width: float, lines: Sequence[Line]) -> float:
    """Where lines of running text end: at the furthest full lines, else at a like margin.

    Args:
        width: of the pages, which are alike in it.
        lines: of all of them.
    """
    if not lines:
        return width
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    full = sum(line.x1 >= right - FULL_LINE * (right - left) for line in lines)
    if full >= ENOUGH_FULL and right > width / 2:
        return right
    return max(right, width - left)


def paragraphs_in(
    words: Sequence[Word], page: PageLayout, style: Style, evidence: Evidence
) -> list[Paragraph]:
    """The paragraphs of words between two tables, in reading order.

    Args:
        words: level or turned words outside tables.
        page: the page they stand on.
        style: what is usual in the document.
        evidence: what the whole document tells.
    """
    made: list[Paragraph] = []
    right = style.rights[round(page.width)]
    for column, alone in columns_of([word for word in words if word.turn == 0]):
        lines = lines_of(column)
        edge = _edge_of(lines, right, style) if alone else max(line.x1 for line in lines)
        measure = Measure(min(line.x0 for line in lines), edge, style.leading)
        made += _paragraphs(lines, measure, page.number, style, evidence)
    for turn in sorted({word.turn for word in words} - {0}):
        lines = lines_of([level(word) for word in words if word.turn == turn])
        measure = Measure(lines[0].x0, max(line.x1 for line in lines), style.leading)
        made += _paragraphs(lines, measure, page.number, style, evidence, turn)
    return made


def _edge_of(lines: Sequence[Line], right: float, style: Style) -> float:
    """Where lines of running text end: nearer than elsewhere, in a narrow column.

    Sentences tell so that go on in the next line, though its first word had room in the document's
    measure: it had none in that of these lines.
    """
    if max(line.x1 for line in lines) > right - FULL_LINE * (right - lines[0].x0):
        return right
    own = [line for line in lines if _step(line.size) == style.body]
    reach = max((line.x1 for line in own), default=right)
    cut = [pair for pair in pairwise(own) if wraps(*pair) and pair[1].text[:1].islower()]
    narrow, wide = (Measure(lines[0].x0, edge, style.leading) for edge in (reach, right))
    told = sum(fits(line, rest, wide) for line, rest in cut)
    if told < ENOUGH_FULL or any(fits(line, rest, narrow) for line, rest in cut):
        return right
    return reach


def _paragraphs(
    lines: Sequence[Line],
    measure: Measure,
    page: int,
    style: Style,
    evidence: Evidence,
    turn: int = 0,
) -> list[Paragraph]:
    made = []
    for run, own in with_measures(lines, measure):
        for group in groups_of(run, own, evidence):
            place = Place(page=page, box=rounded(unturned(box_of(group), turn)))
            made.append(_styled(render(group, own, evidence.vocabulary, place), group, style))
    return made


def _styled(paragraph: Paragraph, lines: Sequence[Line], style: Style) -> Paragraph:
    """Marks a heading as such."""
    size = max(line.size for line in lines)
    line = paragraph.line
    if paragraph.marker == "-" or len(line) > HEADING_LENGTH or not re.search(r"\w", line):
        return paragraph
    larger = size >= LARGER * style.body
    bold = paragraph.bold and not style.bold_body and not _LABEL_END.search(line)
    if larger or (bold and not _SENTENCE.search(line)):
        paragraph.kind, paragraph.text, paragraph.marker = Kind.HEADING, line, ""
        paragraph.level = style.levels.get(_step(size), len(style.levels) + 1)
    return paragraph


def columns_of(words: Sequence[Word]) -> list[tuple[list[Word], bool]]:
    """Words in the order of columns: each column, and whether it has the page to itself."""
    if not words:
        return []
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    runs: list[tuple[list[list[Line]], bool]] = []  # rows of segments, and whether they are wide
    for line in lines_of(words):
        row = segments_of(line, SEGMENT_GAP)
        rest = bool(runs) and runs[-1][1] and len(row) == 1 and wraps(runs[-1][0][-1][0], row[0])
        wide = rest or max(s.x1 - s.x0 for s in row) > WIDE * (right - left)
        if not runs or runs[-1][1] != wide:
            runs.append(([], wide))
        runs[-1][0].append(row)
    found: list[tuple[list[Word], bool]] = []
    for rows, wide in runs:
        sides = [] if wide else _two_columns([segment for row in rows for segment in row])
        if sides:
            found += [(side, False) for side in sides]
        elif found and found[-1][1]:
            found[-1][0].extend(_words(segment for row in rows for segment in row))
        else:
            found.append((_words(segment for row in rows for segment in row), True))
    return found


def _words(segments: Iterable[Line]) -> list[Word]:
    return [word for segment in segments for word in segment.words]


def _two_columns(segments: Sequence[Line]) -> list[list[Word]]:
    """Segments as two columns of prose or more, [] where they are not."""
    ordered = sorted(segments, key=lambda s: s.x0)
    reach, columns = 0.0, list[list[Line]]()
    for segment in ordered:
        if not columns or segment.x0 - reach >= GUTTER:
            columns.append([])
        columns[-1].append(segment)
        reach = max(reach, segment.x1)
    if len(columns) < 2 or not all(_is_column(column) for column in columns):
        return []
    return [_words(column) for column in columns]


def _is_column(segments: Sequence[Line]) -> bool:
    if len(segments) < COLUMN_LINES:
        return False
    return median(len(segment.text) for segment in segments) >= COLUMN_TEXT
