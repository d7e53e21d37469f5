"""Colours: theme, tint and shade, pattern shading, highlighter."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, field

from planlift_parsers.docx.names import DRAWING, VAL, Element, W

WHITE = "FFFFFF"
_BLACK = "000000"
_HEX = re.compile(r"[0-9A-Fa-f]{6}$")
# The sixteen colours of the highlighter (ECMA-376 part 1, 17.18.40).
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": WHITE,
    "yellow": "FFFF00",
}
# Names of theme colours in text -> their element in the theme, where the two differ (17.18.97).
_SLOTS = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
# Settings' names for the four places a document may exchange (17.15.1.20).
_MAPPED = {
    "text1": "t1",
    "background1": "bg1",
    "text2": "t2",
    "background2": "bg2",
}
# Share of the pattern's own colour: percentages say it themselves; of the rulings, a thin one
# covers about a quarter of its ground and a broad one about half.
_PERCENT = re.compile(r"pct(\d{1,2})$")
_THIN, _BROAD = 0.25, 0.5
# Two colours nearer than this in each channel (of 255) look the same; a step of the colour
# wheel's finest tint in Word is 13.
_SAME = 8


@dataclass(slots=True)
class Palette:
    """The colours of a document's theme.

    Attributes:
        slots: element of the theme ("accent1", "dk1") -> "RRGGBB".
        mapping: name of a theme colour -> the one that stands for it in this document.
    """

    slots: dict[str, str] = field(default_factory=dict)
    mapping: dict[str, str] = field(default_factory=dict)

    def colour(self, element: Element, plain: str, theme: str) -> str | None:
        """A colour given by attributes: "RRGGBB", "auto", or None where none is given.

        Args:
            element: carries the attributes.
            plain: name of the attribute with the colour itself ("val", "fill").
            theme: name of the attribute with the theme colour; "Tint" and "Shade" follow it
                ("themeColor" is followed as "theme").
        """
        named = element.get(W + theme)
        base = self._theme(named) if named else None
        written = _plain(element.get(W + plain))
        if base is None:
            return written
        stem = theme.removesuffix("Color")
        made = _moved(base, element.get(f"{W}{stem}Tint"), element.get(f"{W}{stem}Shade"))
        # Word writes what it worked out beside the theme's name, rounded its own way; where the
        # theme was exchanged since, the two differ and the theme holds.
        if written is None or written == "auto" or not looks_same(made, written):
            return made
        return written

    def shading(self, element: Element | None) -> str | None:
        """What a `w:shd` paints: "RRGGBB", white where it clears, None where it says nothing."""
        if element is None:
            return None
        pattern = element.get(VAL) or "clear"
        if pattern == "nil":
            return None
        ground = self.colour(element, "fill", "themeFill")
        share = _share(pattern)
        ground = WHITE if ground in (None, "auto") else ground
        if not share or ground is None:
            return ground
        ink = self.colour(element, "color", "themeColor")
        return _mixed(_BLACK if ink in (None, "auto") or ink is None else ink, ground, share)

    def _theme(self, name: str) -> str | None:
        name = self.mapping.get(name, name)
        return self.slots.get(_SLOTS.get(name, name))


def palette(theme: Element | None, settings: Element | None) -> Palette:
    """The palette of a document, from its theme and settings parts."""
    made = Palette()
    scheme = None if theme is None else theme.find(f".//{DRAWING}clrScheme")
    for slot in () if scheme is None else scheme:
        for colour in slot:
            found = _plain(colour.get("lastClr") or colour.get("val"))
            if isinstance(slot.tag, str) and found not in (None, "auto") and found is not None:
                made.slots[slot.tag.removeprefix(DRAWING)] = found
    mapping = None if settings is None else settings.find(W + "clrSchemeMapping")
    if mapping is not None:
        for name, short in _MAPPED.items():
            if chosen := mapping.get(W + short):
                made.mapping[name] = chosen
    return made


def highlight(name: str | None) -> str | None:
    """Colour of the highlighter; None for "none" and unknown names."""
    return _HIGHLIGHTS.get(name or "")


def looks_same(one: str, other: str) -> bool:
    """Whether two colours can hardly be told apart."""
    return all(abs(a - b) <= _SAME for a, b in zip(_channels(one), _channels(other), strict=True))


def _plain(text: str | None) -> str | None:
    if text == "auto":
        return text
    return text.upper() if text and _HEX.match(text) else None


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def _moved(colour: str, tint: str | None, shade: str | None) -> str:
    """Lighten (tint) or darken (shade): lightness in HLS, in parts of 255 (17.3.2.41)."""
    light_by, dark_by = _part(tint), _part(shade)
    if light_by is None and dark_by is None:
        return colour
    hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in _channels(colour)))
    if dark_by is not None:
        light *= dark_by
    if light_by is not None:
        light = light * light_by + 1 - light_by
    parts = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def _part(text: str | None) -> float | None:
    try:
        return None if text is None else min(max(int(text, 16), 0), 255) / 255
    except ValueError:
        return None


def _share(pattern: str) -> float:
    if found := _PERCENT.match(pattern):
        return int(found[1]) / 100
    if pattern == "solid":
        return 1.0
    if pattern == "clear":
        return 0.0
    return _THIN if pattern.startswith("thin") else _BROAD


def _mixed(ink: str, ground: str, share: float) -> str:
    pairs = zip(_channels(ink), _channels(ground), strict=True)
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
