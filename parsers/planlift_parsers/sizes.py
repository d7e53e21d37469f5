"""How large a picture is shown, and how large it must be to be the picture of a table."""

from __future__ import annotations

import re

# A table takes at least half of the lines' width on an A4 page (451 points between margins of an
# inch), and three rows of print of 9 points with the white around it; logos and portraits do not.
_LEAST_WIDTH, _LEAST_HEIGHT = 225.0, 45.0
_LENGTH = re.compile(
    r"\s*(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})\s*(pt|in|cm|mm|px|pc)?\s*", re.IGNORECASE
)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "px": 0.75, "pc": 12.0}


def points(length: str, usual: str = "px") -> float:
    """A length in points, 0 for what is none ("50%", "auto").

    Args:
        length: as written ("15.9cm").
        usual: its unit where it names none.
    """
    found = _LENGTH.fullmatch(length)
    return float(found[1]) * _POINTS[(found[2] or usual).lower()] if found else 0.0


def may_hold_table(width: float, height: float) -> bool:
    """Whether a picture is as large as the picture of a table.

    Args:
        width: as it is shown, in points, above 0.
        height: as it is shown, in points, above 0.
    """
    return width >= _LEAST_WIDTH and height >= _LEAST_HEIGHT
