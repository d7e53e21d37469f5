"""From PDF space to the page as it is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

from planlift_parsers.pdf.content import WATERMARK_TURN

STRAIGHT = 2.0  # degrees that level or upright text may be off: it is no watermark


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible box of a page and its turn.

    Attributes:
        left: of the box in PDF space, in points, as are the next three; y upwards.
        bottom: its lower edge.
        right: its right edge.
        top: its upper edge.
        quarters: quarter turns clockwise by which the page is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarters % 2 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDF space in points from the shown page's top left."""
        if self.quarters == 0:
            return x - self.left, self.top - y
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def step(self, x: float, y: float) -> tuple[float, float]:
        """A step in PDF space as it is shown, y downwards."""
        return ((x, -y), (y, x), (-x, y), (-y, -x))[self.quarters]

    def turn(self, a: float, b: float) -> int:
        """Degrees clockwise of text as shown, -1 for a slant.

        Args:
            a: of the text's matrix, as is b.
            b: how far the x axis of the text runs up.
        """
        degrees = (90 * self.quarters - math.degrees(math.atan2(b, a))) % 360
        nearest = round(degrees / 90) * 90
        return nearest % 360 if abs(degrees - nearest) < STRAIGHT else WATERMARK_TURN
