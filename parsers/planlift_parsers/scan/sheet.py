"""The print of a page to its words: level print, and print that runs up or down the page."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import median

import numpy as np

from planlift_parsers.errors import LimitError
from planlift_parsers.pdf.content import WATERMARK_TURN, Ruling, Word
from planlift_parsers.pdf.turning import unturned
from planlift_parsers.scan.again import look_again
from planlift_parsers.scan.bullets import is_bullet, parted_bullet
from planlift_parsers.scan.engine import PixelBox, read_strip
from planlift_parsers.scan.evening import evened_sizes
from planlift_parsers.scan.facing import confidence_in
from planlift_parsers.scan.figures import settle_figures
from planlift_parsers.scan.ink import Contrast, Mask
from planlift_parsers.scan.lines import (
    completed,
    cut_at_rules,
    lost_boxes,
    tightened,
    without_repeats,
)
from planlift_parsers.scan.render import Pixels
from planlift_parsers.scan.ticks import as_tick
from planlift_parsers.scan.weights import bold_words, usual_weight
from planlift_parsers.scan.words import (
    Strip,
    bullet_word,
    is_speck,
    opens_a_line,
    strip_of,
    words_of,
)
from planlift_schema.place import Box

_WHITE_AROUND = 0.15  # heights of white kept around a strip, as the recogniser was trained with
_LEAST_SURE = 0.5  # mean confidence below which a strip is taken for a drawing
_LOST_SURE = 0.8  # the same for ink outside the lines found, which is a speck more often
_TALLEST = 3.0  # usual line heights; ink outside found lines that is higher is a picture
_UP = (
    2.0  # times as high as wide that print running up the page is; two letters are as wide as high
)
_UP_HIGH = 1.8  # usual line heights that it is high: more than a letter alone
# Times the usual size from which a sign beside all print was made by hand: a tick measures 1.6.
_BY_HAND = 1.3
_UP_WIDE = 2.0  # usual line heights that it is wide at most


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's print.

    Attributes:
        clean: its pixels without rules.
        ink: its ink without that of the rules.
        contrast: by how much each pixel differs from its ground.
        scale: pixels to the point.
    """

    clean: Pixels
    ink: Mask
    contrast: Contrast
    scale: float

    def turned(self, turn: int) -> Sheet:
        """The sheet so that print which is turned by 90 or 270 degrees clockwise is level."""
        times = turn // 90  # numpy turns the other way
        return Sheet(
            np.ascontiguousarray(np.rot90(self.clean, times)),
            np.ascontiguousarray(np.rot90(self.ink, times)),
            np.ascontiguousarray(np.rot90(self.contrast, times)),
            self.scale,
        )


@dataclass(frozen=True, slots=True)
class Print:
    """What was read of a page's print, in points.

    Attributes:
        words: its words.
        unread: boxes around what may be print and was not read.
    """

    words: list[Word]
    unread: list[Box]


def print_on(sheet: Sheet, boxes: Sequence[PixelBox], rules: Sequence[Ruling], end: float) -> Print:
    """The words of a page, and what was not read of it.

    Args:
        sheet: its print.
        boxes: of its lines, in pixels.
        rules: of the page, in points.
        end: time of the monotonic clock, in seconds, by which it must be read.

    Raises:
        LimitError: it was not read in time.
    """
    usual = median(min(box[2] - box[0], box[3] - box[1]) for box in boxes) if boxes else 0
    running = [box for box in boxes if _runs_up(box, usual)]
    level = [box for box in boxes if box not in running]
    tight = tightened(cut_at_rules(level, rules, sheet.scale), sheet.ink, sheet.scale)
    found = without_repeats(completed(tight, sheet.ink))
    if not found and not running:
        return Print([], [])
    usual = median(box[3] - box[1] for box in found) if found else usual
    lost = lost_boxes(sheet.ink, [*found, *running], sheet.scale, _TALLEST * usual)
    lost = tightened(lost, sheet.ink, sheet.scale)
    reader = _Reader(sheet, usual, end)
    for box in found:
        reader.read(box, _LEAST_SURE)
    for box in lost:
        reader.read(box, _LOST_SURE)
    size = median(strip.size for strip in reader.strips) if reader.strips else usual
    settle_figures(reader.strips)
    sizes = evened_sizes(reader.strips)
    weight = usual_weight(reader.strips, sizes)
    words = words_of(reader.strips, sizes, bold_words(reader.strips, sizes, weight), sheet.scale)
    bullets = [bullet_word(box, size, sheet.scale) for box in reader.bullets]
    words += [bullet for bullet in bullets if opens_a_line(bullet, words)]
    words += _turned_words(sheet, running, rules, weight, end) if running else []
    set_signs_aside(words, size / sheet.scale)
    return Print(words, [_in_points(box, sheet.scale) for box in reader.unread])


def set_signs_aside(words: Sequence[Word], size: float) -> None:
    """Ticks that somebody made in the margin are no part of the lines that they stand beside.

    Args:
        words: of a page; they are kept apart as stamps are.
        size: usual font size.
    """
    told = [word for word in words if any(map(str.isalnum, word.text))]
    if not told:
        return
    left, right = min(word.x0 for word in told), max(word.x1 for word in told)
    for word in words:
        sign = word.turn == 0 and not any(map(str.isalnum, word.text))
        if sign and word.size >= _BY_HAND * size and (word.x1 < left or word.x0 > right):
            word.turn = WATERMARK_TURN


def _in_points(box: PixelBox, scale: float) -> Box:
    return box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale


def _runs_up(box: PixelBox, usual: float) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return high >= _UP * wide and high >= _UP_HIGH * usual and wide <= _UP_WIDE * usual


def _turned_words(
    sheet: Sheet, boxes: Sequence[PixelBox], rules: Sequence[Ruling], weight: float, end: float
) -> list[Word]:
    """The words of print that runs up or down the page, whichever reads better."""
    ways = {turn: sheet.turned(turn) for turn in (90, 270)}
    placed = {turn: [_box_in(sheet, box, turn) for box in boxes] for turn in ways}
    turn = max(ways, key=lambda turn: confidence_in(placed[turn], ways[turn].clean))
    level, scale = ways[turn], sheet.scale
    cut = cut_at_rules(placed[turn], [_rule_in(sheet, rule, turn) for rule in rules], scale)
    found = without_repeats(tightened(cut, level.ink, scale))
    if not found:
        return []
    reader = _Reader(level, median(box[3] - box[1] for box in found), end)
    for box in found:
        reader.read(box, _LEAST_SURE)
    settle_figures(reader.strips)
    sizes = evened_sizes(reader.strips)
    words = words_of(reader.strips, sizes, bold_words(reader.strips, sizes, weight), scale)
    return [_on_page(sheet, word, turn) for word in words]


def _box_in(sheet: Sheet, box: PixelBox, turn: int) -> PixelBox:
    """A box of the page on the sheet that is turned."""
    high, wide = sheet.ink.shape
    left, top, right, bottom = box
    if turn == 90:
        return top, wide - right, bottom, wide - left
    return high - bottom, left, high - top, right


def _rule_in(sheet: Sheet, rule: Ruling, turn: int) -> Ruling:
    """A rule of the page on the sheet that is turned, in points."""
    high, wide = (v / sheet.scale for v in sheet.ink.shape)
    if rule.upright:
        at = wide - rule.at if turn == 90 else rule.at
        ends = (rule.start, rule.end) if turn == 90 else (high - rule.end, high - rule.start)
        return Ruling(False, at, *ends)
    ends = (wide - rule.end, wide - rule.start) if turn == 90 else (rule.start, rule.end)
    return Ruling(True, rule.at if turn == 90 else high - rule.at, *ends)


def _on_page(sheet: Sheet, word: Word, turn: int) -> Word:
    """A word of the sheet that is turned as it stands on the page."""
    high, wide = (v / sheet.scale for v in sheet.ink.shape)
    right, down = (0.0, wide) if turn == 90 else (high, 0.0)
    x0, top, x1, bottom = word.box
    box = unturned((x0 - right, top - down, x1 - right, bottom - down), turn)
    baseline = wide - word.baseline if turn == 90 else word.baseline
    return replace(
        word, x0=box[0], top=box[1], x1=box[2], bottom=box[3], baseline=baseline, turn=turn
    )


@dataclass(slots=True)
class _Reader:
    """Reads the strips of one sheet."""

    sheet: Sheet
    usual: float
    end: float
    strips: list[Strip] = field(default_factory=list)
    bullets: list[PixelBox] = field(default_factory=list)
    unread: list[PixelBox] = field(default_factory=list)

    def read(self, box: PixelBox, least: float) -> None:
        """Reads one strip; what is not surely print is left out."""
        if time.monotonic() > self.end:
            cause = "its picture takes too long to read"
            raise LimitError(cause, "Scan the page again, larger.", limit="page_seconds")
        if is_bullet(box, self.sheet.ink, self.usual):
            self.bullets.append(box)
            return
        bullet, box = parted_bullet(box, self.sheet.ink, self.usual)
        if bullet is not None:
            self.bullets.append(bullet)
        left, top, right, bottom = box
        margin = max(2, round(_WHITE_AROUND * (bottom - top)))
        up, start = max(0, top - margin), max(0, left - margin)
        cut = self.sheet.clean[up : bottom + margin, start : right + margin]
        letters = read_strip(np.ascontiguousarray(cut))
        letters = as_tick(letters, self.sheet.ink[top:bottom, left:right], self.usual)
        sure = [letter.confidence for letter in letters if letter.text != " "]
        if not sure or sum(sure) / len(sure) < least:
            self.unread.append(box)
            return
        strip = strip_of(box, letters, self.sheet.ink, self.sheet.contrast, left - start)
        if strip is not None and not is_speck(strip, self.sheet.scale):
            look_again(strip.tokens, cut, start)
            self.strips.append(strip)
