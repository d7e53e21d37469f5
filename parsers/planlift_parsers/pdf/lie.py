"""How a page lies: where on the page as people see it stands what was read from it upright."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from planlift_parsers.document import Block, pieces_in
from planlift_parsers.pdf.lines import rounded
from planlift_schema.place import Box


@dataclass(frozen=True, slots=True)
class Lie:
    """The page as its text is read, and how it is shown.

    Attributes:
        width: in points, as it is read.
        height: in points, as it is read.
        turned: degrees clockwise by which it is shown too far: 0, 90, 180 or 270.
        skew: degrees by which its lines fall to the right beside that, counted clockwise.
    """

    width: float
    height: float
    turned: int = 0
    skew: float = 0.0

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown, in points."""
        sideways = self.turned in (90, 270)
        return (self.height, self.width) if sideways else (self.width, self.height)

    def shown(self, box: Box) -> Box:
        """A box of the page as it is read, on the page as it is shown.

        On a page askew it keeps its size and is moved with its middle: words fill it as they did,
        where a box around its turned corners would reach into the lines and cells beside it.
        """
        left, top, right, bottom = self._slanted(box) if self.skew else box
        if self.turned == 90:
            return self.height - bottom, left, self.height - top, right
        if self.turned == 180:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        if self.turned == 270:
            return top, self.width - right, bottom, self.width - left
        return left, top, right, bottom

    def turned_back(self, box: Box) -> Box:
        """A box of the page as it is shown, on the page turned back; `skew` stays."""
        return Lie(*self.shown_size, (360 - self.turned) % 360).shown(box)

    def _slanted(self, box: Box) -> Box:
        left, top, right, bottom = box
        across, down = (left + right - self.width) / 2, (top + bottom - self.height) / 2
        sine, cosine = math.sin(math.radians(self.skew)), math.cos(math.radians(self.skew))
        x = across * cosine - down * sine - across
        y = across * sine + down * cosine - down
        return left + x, top + y, right + x, bottom + y


def put_as_shown(blocks: Iterable[Block], lies: Mapping[int, Lie]) -> None:
    """Give what was read its places on the pages as people see them.

    Args:
        blocks: changed in place; their boxes are those of the pages as they are read.
        lies: number of the page to how it lies.
    """
    otherwise = {page: lie for page, lie in lies.items() if lie.turned or lie.skew}
    for piece in pieces_in(blocks) if otherwise else ():
        box, lie = piece.place.box, otherwise.get(piece.place.page or 0)
        if box is not None and lie is not None:
            piece.place = replace(piece.place, box=rounded(lie.shown(box)))
