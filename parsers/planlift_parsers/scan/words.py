"""One strip of print to the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np

from planlift_parsers.pdf.content import UNKNOWN_COLOUR, Word
from planlift_parsers.scan.doubt import confidence_of
from planlift_parsers.scan.engine import Letter, PixelBox
from planlift_parsers.scan.ink import Contrast, Mask
from planlift_parsers.scan.spacing import Token, tokens_of

# Heights in font sizes, middle of the faces met (Arial, Calibri, Times, DejaVu Sans).
_CAPITAL, _SMALL, _TAIL = 0.71, 0.52, 0.21
_LETTER = 0.35  # of a strip's height; lower are dots, commas and dashes
_TOUCHING = 1.3  # heights; wider ink is letters that touch ("m" and "w" are 1.2 heights wide)
_WIDTH = 0.5  # of a strip's height that a letter is wide
# "t" rises less than capitals (to 0.88 of them in Times) and blurs at its tip: lines with many were
# judged up to a fifth too small.
_TALL = frozenset("bdfhkl0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ&%£$/()[]?!|{}'\"’‘“”")
_TAILED = frozenset("gpqy")  # without those that also rise ("j") or hang only in some faces
_ALIKE = frozenset("COPSUVWXZ")  # capitals of the shape of their small letters
_UP, _DOWN = 0.8, 0.2  # of a word's box above and below its baseline, in font sizes
_DOT = 0.22  # font sizes; full stops measure 0.09 to 0.18 each way, once blurred
_STOP_UNREAD = 0.5  # confidence of a word behind which a stop stands that was not read
# Font size in points below which letters and stops are what rules and edges have left: 1.5 to 2.1
# were met, the smallest print of scans that can be read is 5.
_TINIEST = 3.0
_STOPS = ".,:;'"
_DASHES = "-–—"
_EN_DASH, _EM_DASH = 0.37, 0.75  # font sizes from which a dash is one; hyphens measure 0.24 to 0.33
# A stroke is where ink is at least this share as dark as the strip's darkest, which is what so many
# percent of it are paler than. Thin strokes blur to less than their ink's own dark but where they
# meet, so the darkest is measured there: at 90 percent and half as dark, strips wholly in bold
# came out near regular print at 150 dpi. With the best bound for each page, weights told bold from
# regular for all but 45 of 10,327 strips of 160 scanned pages, against all but 343 then.
_DARKEST, _DARK = 99.5, 0.65
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of print on the page, as recognised.

    Attributes:
        box: in pixels, tight around the ink.
        tokens: its words; x in pixels of the page.
        size: font size in pixels.
        baseline: y in pixels.
        stroke: thickness of its strokes in pixels.
    """

    box: PixelBox
    tokens: list[Token]
    size: float
    baseline: float
    stroke: float

    @property
    def letters(self) -> int:
        """How many characters it has."""
        return sum(len(token.letters) for token in self.tokens)


def strip_of(
    box: PixelBox, letters: Sequence[Letter], ink: Mask, contrast: Contrast, offset: int
) -> Strip | None:
    """A recognised strip.

    Args:
        box: tight around the ink, in pixels of the page.
        letters: as recognised, x from `offset` left of the box.
        ink: of the page, without rules.
        contrast: of the page, in grey levels.
        offset: pixels of white that were kept at the strip's left.
    """
    left, top, right, bottom = box
    inside = ink[top:bottom, left:right]
    moved = [Letter(c.text, c.x - offset, c.confidence) for c in letters]
    text = "".join(letter.text for letter in letters if letter.text != " ")
    if not text:
        return None
    baseline, size = _set_in(inside, text)
    tokens = tokens_of(moved, inside, size)
    for token in tokens:
        if _has_unread_stop(token, inside, baseline, size):
            token.doubt = min(token.doubt, _STOP_UNREAD)
        token.x0, token.x1 = token.x0 + left, token.x1 + left
    dark = _dark(np.where(inside, contrast[top:bottom, left:right], 0))
    for token in tokens:
        token.stroke = _stroke(dark[:, round(token.x0) - left : round(token.x1) - left])
    return Strip(box, tokens, size, top + baseline, _stroke(dark))


def is_speck(strip: Strip, scale: float) -> bool:
    """It was read as letters or stops, and is lower than any print; dashes are as low.

    Args:
        strip: as recognised.
        scale: pixels to the point.
    """
    letters = "".join(token.text for token in strip.tokens)
    told = all(letter.isalnum() or letter in _STOPS for letter in letters)
    return told and strip.size < _TINIEST * scale


def _has_unread_stop(token: Token, ink: Mask, baseline: float, size: float) -> bool:
    """A dot on the baseline ends the word, and none was read."""
    if not token.text[-1].isalnum():
        return False
    columns = np.flatnonzero(ink[:, round(token.x0) : round(token.x1)].any(axis=0))
    if not len(columns):
        return False
    gaps = np.flatnonzero(np.diff(columns) > 1)
    first = int(columns[gaps[-1] + 1]) if len(gaps) else int(columns[0])
    start, end = round(token.x0) + first, round(token.x0) + int(columns[-1]) + 1
    rows = np.flatnonzero(ink[:, start:end].any(axis=1))
    small = end - start <= _DOT * size and rows[-1] - rows[0] < _DOT * size
    return bool(small and abs(rows[-1] + 1 - baseline) <= _DOT / 2 * size)


def _set_in(ink: Mask, text: str) -> tuple[float, float]:
    """Baseline from the strip's top and font size, in pixels.

    Most letters stand on the baseline, and as many rise to the height of capitals as the text has
    tall letters: middles over all letters, which the tips of a neighbouring line do not move.
    """
    high = ink.shape[0]
    tall = sum(character in _TALL for character in text) / len(text)
    if all(character in _TAILED or not character.isalnum() for character in text):
        size = high / (_SMALL + _TAIL)
        return high - _TAIL * size, size
    letters = [(top, bottom) for top, bottom in _letters(ink) if bottom - top >= _LETTER * high]
    if not letters:
        return float(high), high / _CAPITAL
    baseline = float(median(bottom for _, bottom in letters))
    rises = sorted((baseline - top for top, _ in letters), reverse=True)
    told = rises[: max(1, round(tall * len(rises)))] if tall else rises
    return baseline, max(1.0, median(told)) / (_CAPITAL if tall else _SMALL)


def _letters(ink: Mask) -> list[tuple[int, int]]:
    """Upper and lower edge of each letter; where letters touch, of slices as wide as one."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    found = []
    for number, (x, y, wide, high, _) in enumerate(boxes[1:].tolist(), 1):
        slices = max(1, round(wide / (_WIDTH * ink.shape[0]))) if wide > _TOUCHING * high else 1
        own = labels[y : y + high, x : x + wide] == number
        for part in np.array_split(own, slices, axis=1):
            rows = np.flatnonzero(part.any(axis=1))
            if len(rows):
                found.append((y + int(rows[0]), y + int(rows[-1]) + 1))
    return found


def _dark(contrast: Contrast) -> Mask:
    """Where a strip's ink is nearly as dark as its darkest: within strokes, whatever their ink."""
    return np.asarray(contrast > _DARK * np.percentile(contrast[contrast > 0], _DARKEST))


def _stroke(dark: Mask) -> float:
    """How thick strokes are, in pixels: area over half of the outline's length."""
    edge = float(np.sum(dark[:, 1:] != dark[:, :-1]) + np.sum(dark[1:, :] != dark[:-1, :]))
    return 2 * float(dark.sum()) / edge if edge else 0.0


def bullet_word(box: PixelBox, size: float, scale: float) -> Word:
    """A bullet as a word.

    Args:
        box: in pixels.
        size: font size of the page, in pixels.
        scale: pixels to the point.
    """
    left, top, right, bottom = (v / scale for v in box)
    points = size / scale
    baseline = (top + bottom) / 2 + _CAPITAL / 2 * points
    word = _word(BULLET, left, right, baseline, points)
    word.symbol = word.spaced = True
    return word


def words_of(
    strips: Sequence[Strip], sizes: Sequence[float], bolds: Sequence[int], scale: float
) -> list[Word]:
    """The words of a page in points, in reading order of their strips.

    Args:
        strips: of one page.
        sizes: their font sizes in pixels, evened.
        bolds: how many of their first words are set in bold.
        scale: pixels to the point.
    """
    made = []
    for strip, pixels, bold in zip(strips, sizes, bolds, strict=True):
        size = pixels / scale
        small = strip.size / scale < _LOWERED * size
        for number, token in enumerate(strip.tokens):
            text = _lowered(token.text) if small else token.text
            text = _dash((token.x1 - token.x0) / strip.size) if text in _DASHES else text
            edges = token.x0 / scale - _BEARING * size, token.x1 / scale + _BEARING * size
            word = _word(text, *edges, strip.baseline / scale, size)
            word.bold, word.confidence = number < bold, confidence_of(token)
            word.spaced = token is not strip.tokens[-1]
            word.opening = (word.x1 - word.x0) / len(word.text) + _MISJUDGED * size
            made.append(word)
    return made


def _lowered(text: str) -> str:
    """Capitals that have the shape of their small letters, as the small ones they are."""
    same = all(character in _ALIKE or not character.isalpha() for character in text)
    return text.lower() if same else text


def _dash(width: float) -> str:
    """A dash that stands alone, by its width in font sizes."""
    return _DASHES[(width >= _EN_DASH) + (width >= _EM_DASH)]


def opens_a_line(bullet: Word, words: Sequence[Word]) -> bool:
    """Whether print follows a bullet closely, and none stands close before it; a speck has not."""
    reach = _BULLET_REACH * bullet.size
    beside = [w for w in words if w.top < bullet.centre[1] < w.bottom]
    follows = any(0 <= word.x0 - bullet.x1 <= reach for word in beside)
    return follows and not any(0 <= bullet.x0 - word.x1 <= bullet.size for word in beside)


# White on each side of a letter that belongs to it, in font sizes: 0.04 to 0.1 in the faces met.
_BEARING = 0.06
_MISJUDGED = 0.1  # font sizes by which the edges of two lines' ink together may be misjudged
# A strip is set in capitals of the shape of small letters where it would be this much smaller than
# the print around it: small letters are 0.73 as high as capitals.
_LOWERED = 0.85
_BULLET_REACH = 5.0  # font sizes between a bullet and its text; tabs are half an inch at most


def _word(text: str, x0: float, x1: float, baseline: float, size: float) -> Word:
    return Word(
        text,
        x0,
        x1,
        baseline - _UP * size,
        baseline + _DOWN * size,
        baseline,
        size,
        bold=False,
        ink=UNKNOWN_COLOUR,
        turn=0,
        hidden=False,
        spaced=False,
        symbol=False,
        order=0,
    )
