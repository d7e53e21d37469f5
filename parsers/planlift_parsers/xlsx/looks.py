"""How a cell looks: its fill, ink, weight and direction, worked out once a style."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.workbook.workbook import Workbook

from planlift_parsers.xlsx.colours import Palette

_STACKED = 255  # ECMA-376 part 1, 18.8.1: letters one above the other
_SLANT = 45  # headers slanted up to this read across the page
_HEADING_STYLE = re.compile(r"(?:Title|Heading (\d))$")
PAPER = "FFFFFF"


@dataclass(frozen=True, slots=True)
class Look:
    """How cells of one style look.

    Attributes:
        fill: colour of the cell's own fill, None if it has none.
        ink: colour of its text, None for the usual one.
        bold: its text is bold.
        rotated: its text runs up or down.
        number_format: how its values are shown.
        level: heading level of its named style, 0 if that is no heading.
    """

    fill: str | None = None
    ink: str | None = None
    bold: bool = False
    rotated: bool = False
    number_format: str = "General"
    level: int = 0

    def invisible(self, fill: str | None) -> bool:
        """Whether text of this look cannot be seen on a fill."""
        return self.ink is not None and self.ink == (fill or PAPER)


class Looks:
    """The looks of one workbook's styles.

    Args:
        book: openpyxl's workbook.
        palette: its colours.
    """

    def __init__(self, book: Workbook, palette: Palette) -> None:
        self._book = book
        self._palette = palette
        self._known: dict[bytes, Look] = {}

    def of(self, cell: SheetCell | None) -> Look:
        """The look of a cell; of a plain one where there is no cell."""
        if cell is None:
            return Look()
        # openpyxl gives each cell an array of its own
        style = bytes(getattr(cell, "_style", None) or b"")
        if style not in self._known:
            try:
                self._known[style] = self._look(cell)
            except IndexError:  # a style that points at a font or fill the file does not have
                self._known[style] = Look()
        return self._known[style]

    def _look(self, cell: SheetCell) -> Look:
        rotation = int(cell.alignment.textRotation or 0)
        # 91 to 180 mean 1 to 90 degrees downwards
        angle = rotation - 90 if 90 < rotation <= 180 else rotation
        named = _HEADING_STYLE.match(_style_name(cell))
        return Look(
            fill=self._palette.fill(cell.fill),
            ink=self._palette.ink(cell.font),
            bold=bool(cell.font.b),
            rotated=rotation == _STACKED or _SLANT < angle <= 90,
            number_format=str(cell.number_format or "General"),
            level=int(named.group(1) or 1) if named else 0,
        )


def _style_name(cell: SheetCell) -> str:
    """The named style, "" where the file names none; LibreOffice leaves some unnamed."""
    try:
        return str(cell.style or "")
    except IndexError:
        return ""
