"""Colours of cells: direct, indexed and theme colours with their tint, as "RRGGBB"."""

from __future__ import annotations

import colorsys
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX, Color
from openpyxl.styles.fills import GradientFill, PatternFill
from openpyxl.styles.fonts import Font
from openpyxl.styles.proxy import StyleProxy
from openpyxl.workbook.workbook import Workbook

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# ECMA-376 part 1, 18.8.3: the theme attribute counts the colour scheme's entries in this order;
# the colours are those of the theme that Office gives a new workbook.
_SCHEME = (
    ("lt1", "FFFFFF"),
    ("dk1", "000000"),
    ("lt2", "E7E6E6"),
    ("dk2", "44546A"),
    ("accent1", "4472C4"),
    ("accent2", "ED7D31"),
    ("accent3", "A5A5A5"),
    ("accent4", "FFC000"),
    ("accent5", "5B9BD5"),
    ("accent6", "70AD47"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
)
_OFFICE_THEME = tuple(colour for _, colour in _SCHEME)
_TEXT_THEME = 1
_HEX_DIGITS = 6


class Palette:
    """The colours of one workbook.

    Args:
        book: openpyxl's workbook, with its theme.
    """

    def __init__(self, book: Workbook) -> None:
        self._theme = _theme_colours(getattr(book, "loaded_theme", None))
        self._indexed = list(getattr(book, "_colors", None) or COLOR_INDEX)

    def hex(self, colour: Color | None) -> str | None:
        """A colour as "RRGGBB"; None for automatic or unknown ones."""
        if colour is None:
            return None
        base = self._base(colour)
        return _tinted(base, float(colour.tint or 0)) if base else None

    def fill(self, fill: PatternFill | GradientFill | Any) -> str | None:  # noqa: ANN401
        """The colour of a cell's fill, None where it has none (hatching is no colour)."""
        if isinstance(fill, GradientFill):
            return self.hex(fill.stop[0].color) if fill.stop else None
        if getattr(fill, "fill_type", None) != "solid":
            return None
        return self.hex(fill.fgColor)

    def difference_fill(self, fill: PatternFill | None) -> str | None:
        """The colour of a conditional format's fill, which stands in the background's place."""
        if fill is None or fill.fill_type not in {None, "solid"}:
            return None
        given = fill.bgColor if _is_set(fill.bgColor) else fill.fgColor
        return self.hex(given) if _is_set(given) else None

    def ink(self, font: Font | StyleProxy | None) -> str | None:
        """The colour of a font, None for the theme's own text colour and for automatic."""
        colour = font.color if font is not None else None
        if colour is None or (colour.type == "theme" and colour.theme == _TEXT_THEME):
            return None
        return self.hex(colour)

    def _base(self, colour: Color) -> str | None:
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            return colour.rgb[-_HEX_DIGITS:].upper()
        if colour.type == "theme" and isinstance(colour.theme, int):
            return self._theme[colour.theme] if 0 <= colour.theme < len(self._theme) else None
        # 64 and 65 are the system's own foreground and background
        if colour.type == "indexed" and 0 <= colour.indexed < min(64, len(self._indexed)):
            return str(self._indexed[colour.indexed])[-_HEX_DIGITS:].upper()
        return None


def _is_set(colour: Color | None) -> bool:
    """Whether a difference format gives the colour; openpyxl's default is transparent black."""
    return colour is not None and not (colour.type == "rgb" and colour.rgb == "00000000")


def _theme_colours(xml: bytes | str | None) -> list[str]:
    if not xml:
        return list(_OFFICE_THEME)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(xml.encode() if isinstance(xml, str) else xml, parser)
    scheme = root.find(f".//{_A}clrScheme") if root is not None else None
    if scheme is None:
        return list(_OFFICE_THEME)
    made = []
    for name, usual in _SCHEME:
        entry = scheme.find(f"{_A}{name}")
        colour = next(iter(entry), None) if entry is not None else None
        value = None if colour is None else colour.get("lastClr") or colour.get("val")
        made.append((value if value and len(value) == _HEX_DIGITS else usual).upper())
    return made


def _tinted(base: str, tint: float) -> str | None:
    """A colour made lighter (tint above 0) or darker, as ECMA-376 part 1, 18.8.19 has it."""
    try:
        red, green, blue = (int(base[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    if not tint:
        return base
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    shades = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    return "".join(f"{round(shade * 255):02X}" for shade in shades)
