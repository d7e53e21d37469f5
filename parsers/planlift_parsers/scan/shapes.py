"""The boxes that a shaded area consists of: a row of headings and a column of labels are an L."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from planlift_parsers.scan.ink import Mask

FILLED = 0.6  # share of its box that an area takes: a disc 0.78, an L-shape 0.5
# Points by which the ends of an area's rows differ where another part of it begins: the corners of
# rounded boxes step by less, a column of labels is wider.
_ASIDE = 8.0
_EVENED = 2  # rows above and below over which an end is the middle: print leaves holes at an edge

Part = tuple[int, int, Mask]  # x and y of its box, and which of its pixels are the area's


def boxes_in(own: Mask, scale: float) -> Iterator[Part]:
    """The parts of an area that fill a box each; one that fills its own is its only part.

    Args:
        own: which of the pixels in the box around the area are its own.
        scale: pixels to the point.
    """
    for x, y, part in _parts(own, scale):
        if _is_box(part):
            yield x, y, part
            continue
        for down, right, turned in _parts(part.T, scale):
            if _is_box(turned):
                yield x + right, y + down, turned.T


def _is_box(own: Mask) -> bool:
    return bool(own.sum() >= FILLED * own.size)


def _parts(own: Mask, scale: float) -> Iterator[Part]:
    """An area cut where its rows begin or end elsewhere than those above; a box whole."""
    if _is_box(own):
        yield 0, 0, own
        return
    left = _evened(own.argmax(axis=1))
    right = own.shape[1] - _evened(own[:, ::-1].argmax(axis=1))
    steps = np.maximum(np.abs(np.diff(left)), np.abs(np.diff(right))) > _ASIDE * scale
    cuts = [0, *(np.flatnonzero(steps) + 1).tolist(), len(own)]
    for start, end in pairwise(cuts):
        first, last = int(left[start:end].min()), int(right[start:end].max())
        yield first, start, own[start:end, first:last]


def _evened(ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """Each end as the middle of those around it."""
    around = np.pad(ends, _EVENED, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(around, 2 * _EVENED + 1)
    return np.asarray(np.median(windows, axis=1), dtype=np.intp)
