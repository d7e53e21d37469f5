"""What stands on one page of a PDF, whatever library read it.

The one interface between a source of glyphs and the reader: positions in points from the top left
corner of the page as it is shown, after its rotation; y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

UNKNOWN_COLOUR = ""  # a picture, a pattern, a tint: something is there, its colour is not known


@dataclass(slots=True)
class Glyph:
    """One drawn character.

    Attributes:
        text: the character, or several for a ligature.
        x0: left edge.
        x1: right edge.
        top: upper edge.
        bottom: lower edge.
        baseline: y of the baseline (x for text that runs up or down).
        size: font size in points.
        font: name of the font.
        bold: drawn in a bold face.
        ink: colour as "RRGGBB", `UNKNOWN_COLOUR` where it cannot be told.
        turn: degrees clockwise that the text is turned: 0, 90, 180, 270; -1 for any slant.
        invisible: drawn in a mode that leaves no ink.
        order: place in the order of painting, shared with fills.
        tag: marked content id by which the structure tree names it, -1 without.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    font: str
    bold: bool
    ink: str
    turn: int
    invisible: bool
    order: int
    tag: int = -1


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight rule along an axis, however it was drawn (stroke, thin rectangle).

    Attributes:
        upright: it runs up and down.
        at: x of an upright rule, y of a level one, at its middle.
        start: its upper or left end.
        end: its lower or right end.
    """

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A painted area.

    Attributes:
        x0: left edge.
        top: upper edge.
        x1: right edge.
        bottom: lower edge.
        colour: "RRGGBB", or `UNKNOWN_COLOUR` (pictures, patterns).
        order: place in the order of painting, shared with glyphs.
        picture: it is a picture.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str
    order: int
    picture: bool = False


@dataclass(frozen=True, slots=True)
class PageContent:
    """All that one page shows.

    Attributes:
        number: page number, from 1.
        width: in points, after rotation.
        height: in points, after rotation.
        glyphs: in the order of painting.
        rulings: straight rules along the axes.
        fills: painted areas and pictures, in the order of painting.
        damage: why the page could not be read to its end, "" if it was.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    damage: str = ""
