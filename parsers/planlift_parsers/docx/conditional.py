"""Table styles: how the style of a table paints its first row, its bands, its corners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planlift_parsers.docx.colours import Palette
from planlift_parsers.docx.look import PLAIN, Look, look_of
from planlift_parsers.docx.names import RUN_PROPERTIES, VAL, Element, W, is_on, value, whole
from planlift_parsers.docx.styles import StyleSheet

_WHOLE = "wholeTable"
_PARTS = frozenset(
    {
        *("firstRow", "lastRow", "firstCol", "lastCol"),
        *("band1Vert", "band2Vert", "band1Horz", "band2Horz"),
        *("nwCell", "neCell", "swCell", "seCell"),
    }
)
# Bits of `w:tblLook` (17.4.56) where its attributes are not written out.
_BITS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


@dataclass(frozen=True, slots=True)
class Paint:
    """What a style gives a cell: its fill ("RRGGBB", white clears) and the look of its text."""

    fill: str | None = None
    look: Look = PLAIN

    def over(self, base: Paint) -> Paint:
        """This paint where it says something, and `base` where it does not."""
        return Paint(self.fill or base.fill, self.look.over(base.look))


BARE = Paint()


@dataclass(frozen=True, slots=True)
class TableStyle:
    """A table style, its ancestors included.

    Attributes:
        parts: name of a part ("firstRow", "band1Horz", "wholeTable") -> its paint.
        rows: rows in a band.
        columns: columns in a band.
    """

    parts: dict[str, Paint]
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands in its table, for the parts of the style that reach it."""

    row: int
    column: int
    last_row: bool
    last_column: bool


class TableStyles:
    """The table styles of a document, each resolved once."""

    def __init__(self, sheet: StyleSheet, palette: Palette) -> None:
        self._sheet = sheet
        self._palette = palette
        self._made: dict[str, TableStyle] = {}

    def style(self, key: str | None) -> TableStyle:
        """The table style of that id, or the default one."""
        key = self._sheet.table_key(key)
        return self._sheet.resolved(key, self._made, TableStyle({}), self._added)

    def _added(self, base: TableStyle, style: Element) -> TableStyle:
        parts = dict(base.parts)
        for name, element in _parts(style):
            parts[name] = self._paint(element).over(parts.get(name, BARE))
        properties = style.find(W + "tblPr")
        rows = whole(value(properties, W + "tblStyleRowBandSize"), base.rows)
        columns = whole(value(properties, W + "tblStyleColBandSize"), base.columns)
        return TableStyle(parts, max(rows, 1), max(columns, 1))

    def _paint(self, element: Element) -> Paint:
        shading = element.find(f"{W}tcPr/{W}shd")
        if shading is None:
            shading = element.find(f"{W}tblPr/{W}shd")
        look = look_of(element.find(RUN_PROPERTIES), self._palette)[0]
        return Paint(self._palette.shading(shading), look)


def _parts(style: Element) -> Iterator[tuple[str, Element]]:
    yield _WHOLE, style
    for element in style.findall(W + "tblStylePr"):
        if (name := element.get(W + "type")) in _PARTS:
            yield name, element


class TablePaint:
    """How one table is painted by its style, by the parts its `w:tblLook` turns on."""

    def __init__(self, style: TableStyle, look: Element | None) -> None:
        self.style = style
        self._on = _chosen(look)
        self._known: dict[tuple[str, ...], Paint] = {}

    def paint(self, spot: Spot) -> Paint:
        """The paint of the cell at a spot."""
        names = tuple(name for name in self._names(spot) if name in self.style.parts)
        if names not in self._known:
            made = BARE
            for name in names:
                made = self.style.parts[name].over(made)
            self._known[names] = made
        return self._known[names]

    def _names(self, spot: Spot) -> Iterator[str]:
        """The parts that reach a cell, the weakest first (17.7.6); rows win over columns."""
        first_row = "firstRow" in self._on and spot.row == 0
        last_row = "lastRow" in self._on and spot.last_row
        first_column = "firstColumn" in self._on and spot.column == 0
        last_column = "lastColumn" in self._on and spot.last_column
        yield _WHOLE
        if "vBand" in self._on and not (first_column or last_column):
            column = spot.column - ("firstColumn" in self._on)
            yield f"band{1 + column // self.style.columns % 2}Vert"
        if "hBand" in self._on and not (first_row or last_row):
            row = spot.row - ("firstRow" in self._on)
            yield f"band{1 + row // self.style.rows % 2}Horz"
        edges = (
            (first_column, "firstCol"),
            (last_column, "lastCol"),
            (first_row, "firstRow"),
            (last_row, "lastRow"),
            (first_row and first_column, "nwCell"),
            (first_row and last_column, "neCell"),
            (last_row and first_column, "swCell"),
            (last_row and last_column, "seCell"),
        )
        yield from (name for reached, name in edges if reached)


def _chosen(look: Element | None) -> frozenset[str]:
    """The parts turned on: "firstRow", "lastRow", "firstColumn", "lastColumn", "hBand", "vBand"."""
    if look is None:
        return frozenset()
    bits = _bits(look.get(VAL))
    given = {}
    for name, bit in _BITS.items():
        written = look.get(W + name)
        given[name] = bool(bits & bit) if written is None else is_on(written)
    on = {name for name in ("firstRow", "lastRow", "firstColumn", "lastColumn") if given[name]}
    return frozenset(
        on | {kind for kind in ("hBand", "vBand") if not given[f"no{kind[0].upper()}Band"]}
    )


def _bits(text: str | None) -> int:
    try:
        return int(text or "0", 16)
    except ValueError:
        return 0
