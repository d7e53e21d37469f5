"""How large a picture must be to be the picture of a table."""

from __future__ import annotations

# A table takes at least half of the lines' width on an A4 page (451 points between margins of an
# inch), and three rows of print of 9 points with the white around it; logos and portraits do not.
_LEAST_WIDTH, _LEAST_HEIGHT = 225.0, 45.0


def may_hold_table(width: float, height: float) -> bool:
    """Whether a picture is as large as the picture of a table.

    Args:
        width: as it is shown, in points.
        height: as it is shown, in points.
    """
    return width >= _LEAST_WIDTH and height >= _LEAST_HEIGHT
