"""How a piece of text looks, as far as it matters to its reading."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planlift_parsers.docx.colours import Palette, highlight
from planlift_parsers.docx.names import VAL, Element, W, is_on, whole

_BOLD, _VANISH, _COLOUR = W + "b", W + "vanish", W + "color"
_SLANTED, _LINED = W + "i", W + "u"
_HIGHLIGHT, _SHADING, _FONTS, _STYLE = W + "highlight", W + "shd", W + "rFonts", W + "rStyle"
STRUCK = W + "strike", W + "dstrike"
_ON_OR_OFF = frozenset({_BOLD, _VANISH, _SLANTED, *STRUCK})
_SIZE = W + "sz"
_HALF_POINTS = 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run; None where nothing is said.

    Attributes:
        bold: it is bold.
        hidden: it is hidden text.
        colour: "RRGGBB" or "auto".
        ground: highlighter or shading behind the text, "RRGGBB".
        font: name of its font.
        size: of its letters, in points.
        slanted: it is italic.
        lined: it is underlined.
        struck: a line, or two, go through it.
    """

    bold: bool | None = None
    hidden: bool | None = None
    colour: str | None = None
    ground: str | None = None
    font: str | None = None
    size: float | None = None
    slanted: bool | None = None
    lined: bool | None = None
    struck: bool | None = None

    def over(self, base: Look) -> Look:
        """This look where it says something, and `base` where it does not."""
        if self is PLAIN or self == base:
            return base
        if base is PLAIN:
            return self
        return Look(
            base.bold if self.bold is None else self.bold,
            base.hidden if self.hidden is None else self.hidden,
            self.colour or base.colour,
            self.ground or base.ground,
            self.font or base.font,
            self.size or base.size,
            base.slanted if self.slanted is None else self.slanted,
            base.lined if self.lined is None else self.lined,
            base.struck if self.struck is None else self.struck,
        )

    def toggled(self, base: Look) -> Look:
        """A character style over a paragraph style: bold in both is not bold (17.7.3)."""
        made = self.over(base)
        if self.bold and base.bold:
            return replace(made, bold=False)
        return made


PLAIN = Look()


def look_of(properties: Element | None, palette: Palette) -> tuple[Look, str | None]:
    """The look that run properties (`w:rPr`) give themselves, and the character style they name."""
    if properties is None:
        return PLAIN, None
    colour = ground = font = size = style = lined = None
    said: dict[str, bool] = {}
    for child in properties:
        tag = child.tag
        if tag in _ON_OR_OFF:
            said[tag] = is_on(child.get(VAL))
        elif tag == _COLOUR:
            colour = palette.colour(child, "val", "themeColor")
        elif tag == _HIGHLIGHT:
            ground = highlight(child.get(VAL)) or ground
        elif tag == _SHADING:
            ground = ground or palette.shading(child)
        elif tag == _FONTS:
            font = child.get(W + "ascii") or child.get(W + "hAnsi")
        elif tag == _SIZE:
            size = whole(child.get(VAL), 0) / _HALF_POINTS or None
        elif tag == _STYLE:
            style = child.get(VAL)
        elif tag == _LINED:
            lined = child.get(VAL) != "none"
    bold, hidden, slanted = said.get(_BOLD), said.get(_VANISH), said.get(_SLANTED)
    struck = any(said[tag] for tag in STRUCK if tag in said) if said.keys() & STRUCK else None
    return Look(bold, hidden, colour, ground, font, size, slanted, lined, struck), style
