"""The RAG colour that a cell's fill comes nearest to."""

from __future__ import annotations

import colorsys
import re

from planlift_schema import Rag

PASTEL_CHROMA, PASTEL_BLUE_CHROMA = 0.155, 0.40
"""Least difference between a fill's strongest and weakest channel (of 1) for it to mean something.
The pale fills that spreadsheets offer for good, neutral and bad have 0.16 to 0.39 (C6EFCE 0.16,
FFC7CE 0.22, FFEB9C 0.39); the tints with which tables are decorated have at most 0.15 (E2EFDA 0.08,
D9E2F3 0.10, FCE4D6 0.15). Blue decorates more than it rates: its header tints reach 0.38 (BDD7EE
0.19, 9CC2E5 0.29, 1F3864 0.27, 002060 0.38), its ratings begin at 0.5 (4472C4)."""

FAINTEST = 235
"""Channel of 255 from which on a grey fill is paper: rows are banded in F2F2F2 (242), and greys of
ratings on black-and-white prints were BDBDBD (189) to D9D9D9 (217)."""

LEAST_LIGHTNESS = 0.12
"""Below it a fill is black to the eye (of 1)."""

PLAIN_BLUE = "0000FF"
"""The fill that a pale blue stands for where it rates."""

HUES = (
    (16, Rag.RED),
    (70, Rag.AMBER),
    (175, Rag.GREEN),
    (255, Rag.BLUE),
    (335, None),
    (360, Rag.RED),
)
"""Upper end of each band of hue in degrees: between FF3300 (12) and ED7D31 (24), FFFF00 (60) and
CCFF33 (75) or 92D050 (89), 00B050 (146) and 00B0F0 (196), 0000FF (240) and 7030A0 (274, purple,
which no plan met uses as a RAG), FF99CC (330) and FFC7CE (353)."""


def rag_of_fill(fill: str | None) -> Rag | None:
    """The RAG colour that a fill comes nearest to.

    Args:
        fill: "RRGGBB", any case, with or without "#" or a leading alpha; or None.

    Returns:
        The colour; None for grey, white, black, purple, tints that decorate, and what is no colour.
    """
    rag, chroma = _seen(fill)
    least = PASTEL_BLUE_CHROMA if rag is Rag.BLUE else PASTEL_CHROMA
    return rag if chroma >= least else None


def is_pale_blue(fill: str | None) -> bool:
    """A blue that decorates more often than it rates; beside other ratings it is one of them."""
    rag, chroma = _seen(fill)
    return rag is Rag.BLUE and PASTEL_CHROMA <= chroma < PASTEL_BLUE_CHROMA


def is_shade(fill: str | None) -> bool:
    """A fill that the eye sees and that is no rating: a grey, or purple."""
    channels = _channels(fill)
    return bool(channels) and rag_of_fill(fill) is None and min(channels) < FAINTEST


def _seen(fill: str | None) -> tuple[Rag | None, float]:
    """The colour whose hue a fill has, and how much of it (of 1); None for what is no colour."""
    channels = [channel / 255 for channel in _channels(fill)]
    if not channels:
        return None, 0.0
    hue, lightness, _ = colorsys.rgb_to_hls(*channels)
    if lightness < LEAST_LIGHTNESS:
        return None, 0.0
    rag = next(rag for upper, rag in HUES if hue * 360 <= upper)
    return rag, max(channels) - min(channels)


def _channels(fill: str | None) -> list[int]:
    """Red, green and blue of a fill, 0 to 255 each; [] for what is no colour."""
    digits = (fill or "").strip().removeprefix("#")[-6:]
    if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
        return []
    return [int(digits[place : place + 2], 16) for place in (0, 2, 4)]
