"""Colours of a PDF as "RRGGBB"."""

from __future__ import annotations

from functools import lru_cache

from planlift_parsers.pdf.content import UNKNOWN_COLOUR

WHITE = "FFFFFF"
# Two colours whose channels differ by less than this cannot be told apart on paper; 3 % of the
# scale: rounding between colour spaces stays below it, the palest tints met (F2F2F2) above it.
SAME_CHANNEL = 8
_KNOWN_SPACES = {"DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased"}


def hex_colour(value: object, space: str) -> str:
    """A colour value in its colour space as "RRGGBB".

    Args:
        value: one number or one, three or four of them (grey, RGB, CMYK), each 0 to 1.
        space: name of the colour space.

    Returns:
        `UNKNOWN_COLOUR` for patterns, tints of spot colours and indexed colours.
    """
    parts = value if isinstance(value, (tuple, list)) else (value,)
    if space not in _KNOWN_SPACES or not all(isinstance(p, (int, float)) for p in parts):
        return UNKNOWN_COLOUR
    channels = _rgb([min(1.0, max(0.0, float(p))) for p in parts])
    return "".join(f"{round(c * 255):02X}" for c in channels) if channels else UNKNOWN_COLOUR


def _rgb(parts: list[float]) -> list[float]:
    if len(parts) == 1:
        return parts * 3
    if len(parts) == 3:
        return parts
    if len(parts) == 4:
        return [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    return []


@lru_cache(maxsize=4096)  # a page asks of each word whether it is in the colour of its ground
def alike(one: str, other: str) -> bool:
    """Whether a reader cannot tell the two known colours apart."""
    if not one or not other:
        return False
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return all(abs(a - b) < SAME_CHANNEL for a, b in pairs)
