"""A page that is lit more on one side than on the other, as if it were lit evenly."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from planlift_parsers.scan.render import Picture, Pixels

_SHRINK = 4  # print is taken out on a picture smaller by this
_PRINT = 7  # pixels of it that are wider than strokes and the white between them
_BLOCK = 8  # pixels of it that are looked at as one: light changes slowly
_NEAR = 6.0  # grey levels by which paper differs from the light that falls on it
_ENOUGH = 0.4  # share of the page that must be paper; else its light cannot be told
# Grey levels from the darkest to the lightest place from which light is uneven; paper on a flatbed
# varies by 3, the palest tints differ from it by 13.
_UNEVEN = 12.0
_TRIES = 12

Levels = NDArray[np.float64]


def evenly_lit(picture: Picture) -> Picture:
    """The picture with its paper equally light everywhere, if it plainly is not.

    A curved surface is laid through the page's paper; coloured areas stand off it.
    """
    light = _light_of(picture.pixels)
    if light is None or light.max() - light.min() < _UNEVEN:
        return picture
    whole = cv2.resize(light, (picture.width, picture.height), interpolation=cv2.INTER_LINEAR)
    factor = np.asarray(light.max() / whole, dtype=np.float32)
    pixels = np.clip(picture.pixels * factor[:, :, None], 0, 255).astype(np.uint8)
    return replace(picture, pixels=pixels)


def _light_of(pixels: Pixels) -> Levels | None:
    """Grey level of paper over the page, in blocks; None where too little of it is paper."""
    levels = _without_print(pixels)
    down, right = (
        axis / max(1, n) for axis, n in zip(np.indices(levels.shape), levels.shape, strict=True)
    )
    terms = np.stack([np.ones_like(down), right, down, right * down, right**2, down**2], axis=-1)
    paper = levels >= np.median(levels)
    for _ in range(_TRIES):
        factors, *_ = np.linalg.lstsq(terms[paper], levels[paper], rcond=None)
        surface = np.asarray(terms @ factors, dtype=np.float64)
        nearer = np.abs(levels - surface) <= _NEAR
        if nearer.mean() < _ENOUGH:
            return None
        if np.array_equal(nearer, paper):
            break
        paper = nearer
    return surface


def _without_print(pixels: Pixels) -> Levels:
    """Grey levels of a page's blocks, as light as what lies between its letters."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    size = max(1, grey.shape[1] // _SHRINK), max(1, grey.shape[0] // _SHRINK)
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    bare = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_PRINT, _PRINT), np.uint8))
    blocks = max(1, size[0] // _BLOCK), max(1, size[1] // _BLOCK)
    return np.asarray(cv2.resize(bare, blocks, interpolation=cv2.INTER_AREA), dtype=np.float64)
