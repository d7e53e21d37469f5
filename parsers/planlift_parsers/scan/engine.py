"""The recogniser of printed lines: RapidOCR, whose models come with its package."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import cv2

from planlift_parsers.scan.render import Pixels

if TYPE_CHECKING:
    from rapidocr import RapidOCR

# Lines are found on a smaller picture: at 150 dpi the same lines are found as at 200, in half the
# time (2.1 s against 3.8 s a page).
_FINDING = 0.75
# One thread: sums are then always taken in the same order, and a batch has one process a core.
_SETTINGS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.use_preprocess_img": False,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One recognised character.

    Attributes:
        text: the character; " " between words.
        x: its middle in pixels from the left of the strip, -1 for a space.
        confidence: 0 to 1.
    """

    text: str
    x: float
    confidence: float


PixelBox = tuple[int, int, int, int]  # left, top, right, bottom


@cache
def _engine() -> RapidOCR:
    from rapidocr import RapidOCR

    return RapidOCR(params=_SETTINGS)


def find_lines(pixels: Pixels) -> list[PixelBox]:
    """Boxes of the lines of print on a page that lies straight, in pixels."""
    small = cv2.resize(pixels, None, fx=_FINDING, fy=_FINDING, interpolation=cv2.INTER_AREA)
    found = _engine()(small, use_det=True, use_cls=False, use_rec=False).boxes
    if found is None:
        return []
    boxes = []
    for corners in found:
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        boxes.append((left / _FINDING, top / _FINDING, right / _FINDING, bottom / _FINDING))
    return sorted(((round(a), round(b), round(c), round(d)) for a, b, c, d in boxes), key=_down)


def _down(box: PixelBox) -> tuple[int, int]:
    return box[1], box[0]


def read_strip(strip: Pixels) -> list[Letter]:
    """The characters of one line of print.

    Args:
        strip: height x width x 3, the line and a little white around it.
    """
    read = _engine()(strip, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
    if not read.txts or not read.txts[0].strip():
        return []
    text, info = read.txts[0], read.word_results[0]
    columns = [column for word in info.word_cols for column in word]
    step = strip.shape[1] / max(1.0, float(info.line_txt_len))
    letters, at = [], 0
    for character, confidence in zip(text, info.confs, strict=True):
        if character.isspace():
            letters.append(Letter(" ", -1.0, float(confidence)))
        else:
            letters.append(Letter(character, (columns[at] + 0.5) * step, float(confidence)))
            at += 1
    return letters
