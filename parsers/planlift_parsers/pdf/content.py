"""What stands on one page of a PDF, whatever library read it.

The one interface between a source of pages and the reader: positions in points from the top left
corner of the page as its text is read, upright and straight; y grows downwards. Where that is on
the page as people see it, `lie` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift_schema.place import Box

# Gap, in font sizes, that parts two words where no space is drawn. Spaces are 0.22 to 0.33 of the
# size in the faces met and shrink by a third in justified lines; kerning stays below 0.1.
WORD_GAP = 0.16
# Confidence below which a recognised word is named to be looked at.
SURE = 0.8
WATERMARK_TURN = -1  # of text at a slant, as watermarks and stamps are
UNKNOWN_COLOUR = ""  # a picture, a pattern, a tint: something is there, its colour is not known


@dataclass(slots=True)
class Word:
    """A run of glyphs without a space.

    Positions are in points in the frame of reading: the page's own for level text; for turned text
    see `level`.

    Attributes:
        text: its characters.
        x0: left edge.
        x1: right edge.
        top: upper edge.
        bottom: lower edge.
        baseline: y of the baseline.
        size: font size of its first glyph.
        bold: every glyph is bold.
        ink: colour as "RRGGBB", "" where unknown.
        turn: degrees clockwise that it is turned; -1 for a slant.
        hidden: nobody can see it.
        spaced: a space is drawn behind it.
        symbol: set in a symbol font, as bullets are.
        order: place in the order of painting.
        opening: width of its first glyph.
        tag: marked content id by which the structure tree names it, -1 without.
        confidence: how sure its letters are, 0 to 1; less than 1 only where they were recognised.
        slanted: its first glyph is of an italic face.
        struck: a line goes through it, and other words of its cell replace it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    ink: str
    turn: int
    hidden: bool
    spaced: bool
    symbol: bool
    order: int
    opening: float = 0.0
    tag: int = -1
    confidence: float = 1.0
    slanted: bool = False
    struck: bool = False

    @property
    def box(self) -> Box:
        """Left, top, right, bottom."""
        return self.x0, self.top, self.x1, self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of its box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


# Not frozen, which would take twice as long: made by the hundred for a page; nobody changes it.
@dataclass(slots=True, unsafe_hash=True)
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


# Not frozen, which would take twice as long: made by the hundred for a page; nobody changes it.
@dataclass(slots=True, unsafe_hash=True)
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
        opaque: nothing shows through it.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str
    order: int
    picture: bool = False
    opaque: bool = True


@dataclass(frozen=True, slots=True)
class PageContent:
    """All that one page shows.

    Attributes:
        number: page number, from 1.
        width: in points, after rotation.
        height: in points, after rotation.
        words: in the order of painting.
        rulings: straight rules along the axes.
        fills: painted areas and pictures, in the order of painting.
        damage: why the page could not be read to its end, "" if it was.
        unmapped: runs of glyphs for which the file names no letter, and one more where it does not
            name a font, whose weight then is not known.
        turned: degrees clockwise by which the page is shown too far; all positions are those of the
            page once it is turned back, as its text is read.
        recognised: it was read from its picture.
        unread: boxes around what may be print on the picture and was not read.
        skew: degrees by which its lines fell to the right, counted clockwise, before the picture
            was set straight; positions are those of the straight page.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    damage: str = ""
    unmapped: int = 0
    turned: int = 0
    recognised: bool = False
    unread: list[Box] = field(default_factory=list)
    skew: float = 0.0
