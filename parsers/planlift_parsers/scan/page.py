"""One page as a picture to what stands on it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

import numpy as np

from planlift_parsers.errors import LimitError
from planlift_parsers.pdf.content import Fill, PageContent, Ruling, Word
from planlift_parsers.pdf.layout import ruled_grids
from planlift_parsers.scan.engine import PixelBox, find_lines, read_strip
from planlift_parsers.scan.evening import evened_sizes
from planlift_parsers.scan.facing import turn_of, turned
from planlift_parsers.scan.faint import faint_rules
from planlift_parsers.scan.figures import settle_figures
from planlift_parsers.scan.fills import areas_of, cell_fills, edges_as_rules, paper_of
from planlift_parsers.scan.ink import Contrast, Inked, Mask, inked
from planlift_parsers.scan.lines import cut_at_rules, lost_boxes, tightened, without_repeats
from planlift_parsers.scan.marks import fills_of, marks_of, without_marks
from planlift_parsers.scan.render import Picture, Pixels
from planlift_parsers.scan.rulings import rulings_of, without_rulings
from planlift_parsers.scan.skew import skew_of, straightened
from planlift_parsers.scan.weights import bold_words
from planlift_parsers.scan.words import (
    Strip,
    bullet_word,
    is_bullet,
    opens_a_line,
    strip_of,
    words_of,
)

_WHITE_AROUND = 0.15  # heights of white kept around a strip, as the recogniser was trained with
_LEAST_SURE = 0.5  # mean confidence below which a strip is taken for a drawing
_LOST_SURE = 0.8  # the same for ink outside the lines found, which is a speck more often
_TALLEST = 3.0  # usual line heights; ink outside found lines that is higher is a picture


def content_of(picture: Picture, number: int, end: float, turn: int = 0) -> PageContent:
    """Reads a page.

    Args:
        picture: the page as it is shown.
        number: page number, from 1.
        end: time of the monotonic clock, in seconds, by which it must be read.
        turn: degrees clockwise by which the picture was turned already.

    Returns:
        Its words, rules and coloured areas, in points, the page set straight and right way up.

    Raises:
        LimitError: it was not read in time.
    """
    page = inked(picture)
    straight = straightened(picture, skew_of(page.ink))
    if straight is not picture:
        page = inked(straight)
    scale, paper = page.scale, paper_of(page)
    marks = marks_of(straight, paper)
    if marks:
        page = inked(without_marks(straight, marks))
    areas = areas_of(page, paper)
    drawn, edges = rulings_of(page)
    drawn += faint_rules(page, drawn, areas)
    rules = [*drawn, *edges_as_rules(areas, drawn)]
    ink = without_rulings(page, [*rules, *edges])
    clean = _without_rulings(page, ink)
    boxes = find_lines(clean)
    more = turn_of(boxes, clean)
    if more and turn < 180:
        return content_of(turned(picture, more), number, end, turn + more)
    width, height = straight.width / scale, straight.height / scale
    fills = [*areas, *_cells(page, paper, rules, len(areas), (width, height))]
    fills += fills_of(marks, scale, len(fills))
    words = _words(page, ink, clean, cut_at_rules(boxes, rules, scale), end)
    for place, word in enumerate(words, len(fills)):
        word.order = place
    return PageContent(number, width, height, words, rules, fills, turned=(360 - turn) % 360)


def _cells(
    page: Inked,
    paper: tuple[int, int, int],
    rules: list[Ruling],
    first: int,
    size: tuple[float, float],
) -> list[Fill]:
    grids = ruled_grids(PageContent(0, *size, rulings=rules))
    boxes = [grid.cell_box(cell) for grid in grids for cell in grid.cells]
    return cell_fills(page, boxes, paper, first)


def _without_rulings(page: Inked, ink: Mask) -> Pixels:
    """The page's pixels with the ground where its rules are."""
    clean = page.pixels.copy()
    bare = page.ink & ~ink
    clean[bare] = page.ground[bare]
    return clean


def _words(
    page: Inked, ink: Mask, clean: Pixels, boxes: Sequence[PixelBox], end: float
) -> list[Word]:
    found = without_repeats(tightened(boxes, ink, page.scale))
    if not found:
        return []
    usual = median(box[3] - box[1] for box in found)
    lost = lost_boxes(ink, found, page.scale, _TALLEST * usual)
    lost = tightened(lost, ink, page.scale)
    reader = _Reader(clean, ink, page.contrast, usual, end)
    for box in found:
        reader.read(box, _LEAST_SURE)
    for box in lost:
        reader.read(box, _LOST_SURE)
    size = median(strip.size for strip in reader.strips) if reader.strips else usual
    settle_figures(reader.strips)
    sizes = evened_sizes(reader.strips)
    words = words_of(reader.strips, sizes, bold_words(reader.strips, sizes), page.scale)
    bullets = [bullet_word(box, size, page.scale) for box in reader.bullets]
    return [*words, *(bullet for bullet in bullets if opens_a_line(bullet, words))]


@dataclass(slots=True)
class _Reader:
    """Reads the strips of one page."""

    clean: Pixels
    ink: Mask
    contrast: Contrast
    usual: float
    end: float
    strips: list[Strip] = field(default_factory=list)
    bullets: list[PixelBox] = field(default_factory=list)

    def read(self, box: PixelBox, least: float) -> None:
        """Reads one strip; what is no print is left out."""
        if time.monotonic() > self.end:
            raise LimitError("its picture takes too long to read", "Scan the page again, larger.")
        if is_bullet(box, self.ink, self.usual):
            self.bullets.append(box)
            return
        left, top, right, bottom = box
        margin = max(2, round(_WHITE_AROUND * (bottom - top)))
        up, start = max(0, top - margin), max(0, left - margin)
        cut = self.clean[up : bottom + margin, start : right + margin]
        letters = read_strip(np.ascontiguousarray(cut))
        sure = [letter.confidence for letter in letters if letter.text != " "]
        if not sure or sum(sure) / len(sure) < least:
            return
        strip = strip_of(box, letters, self.ink, self.contrast, left - start)
        if strip is not None:
            self.strips.append(strip)
