"""Colours and shapes of the marks. No two are told apart by colour alone.

The colours are those that Okabe and Ito chose for people with any kind of colour blindness.
"""

from __future__ import annotations

from functools import cache

from PIL import ImageColor, ImageDraw, ImageFont

Colour = tuple[int, int, int]
Ink = tuple[int, int, int, int]  # red, green, blue, and how much of what lies below it covers
PixelBox = tuple[float, float, float, float]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)
RULE: Colour = (213, 94, 0)
CELL: Colour = (0, 114, 178)
TEXT: Colour = (0, 158, 115)
FURNITURE: Colour = (204, 121, 167)
HIDDEN: Colour = (240, 228, 66)

LETTERS = 15  # pixels; the smallest that reads well on a screen at full size
TAG_LETTERS = 14  # pixels; of the names of cells, which must leave room for their words
TAG = 20  # pixels that such a name is high
LINE = 20  # pixels from line to line
HATCH = 9  # pixels between the strokes of a hatching
DASH = 7  # pixels
MARGIN_BAR = 5  # pixels; the stroke before text outside tables

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@cache
def font(size: int = LETTERS) -> Font:
    """The font that comes with Pillow.

    Args:
        size: in pixels.
    """
    return ImageFont.load_default(size)


def width_of(text: str) -> float:
    """Pixels that a text takes across."""
    return font().getlength(text)


def solid(colour: Colour, share: float = 1.0) -> Ink:
    """A colour that covers so much of what lies below it."""
    return (*colour, round(255 * share))


def outline(draw: ImageDraw.ImageDraw, box: PixelBox, colour: Colour, width: int = 2) -> None:
    """A frame, drawn within the box so that those of neighbours stand side by side."""
    x0, y0, x1, y1 = box
    if x1 - x0 > 2 * width and y1 - y0 > 2 * width:
        draw.rectangle((x0 + 2, y0 + 2, x1 - 2, y1 - 2), outline=solid(colour), width=width)


def hatched(draw: ImageDraw.ImageDraw, box: PixelBox, colour: Colour) -> None:
    """A frame filled with strokes from lower left to upper right."""
    x0, y0, x1, y1 = box
    draw.rectangle(box, fill=solid(colour, 0.2), outline=solid(colour), width=2)
    height = y1 - y0
    start = x0 - height
    while start < x1:
        left, right = max(start, x0), min(start + height, x1)
        if left < right:
            line = (left, y1 - (left - start), right, y1 - (right - start))
            draw.line(line, fill=solid(colour), width=1)
        start += HATCH


def dashed(draw: ImageDraw.ImageDraw, box: PixelBox, colour: Colour) -> None:
    """A filled frame of black dashes."""
    x0, y0, x1, y1 = box
    draw.rectangle(box, fill=solid(colour, 0.8))
    for at in range(int(x0), int(x1), 2 * DASH):
        end = min(at + DASH, x1)
        draw.line((at, y0, end, y0), fill=BLACK, width=2)
        draw.line((at, y1, end, y1), fill=BLACK, width=2)
    for at in range(int(y0), int(y1), 2 * DASH):
        end = min(at + DASH, y1)
        draw.line((x0, at, x0, end), fill=BLACK, width=2)
        draw.line((x1, at, x1, end), fill=BLACK, width=2)


def bracket(draw: ImageDraw.ImageDraw, x: float, top: float, bottom: float, *, down: bool) -> None:
    """A square bracket that is open, with an arrow, towards the page that it goes on to.

    Args:
        draw: on what.
        x: of its upright stroke.
        top: upper end.
        bottom: lower end.
        down: it goes on below, on the next page; else above, on the one before.
    """
    closed, opened = (top, bottom) if down else (bottom, top)
    draw.line((x, top, x, bottom), fill=BLACK, width=4)
    draw.line((x, closed, x + 10, closed), fill=BLACK, width=4)
    tip = opened + (9 if down else -9)
    draw.polygon(((x - 7, opened - 1), (x + 7, opened - 1), (x, tip)), fill=BLACK)


def tag(
    draw: ImageDraw.ImageDraw, corner: tuple[float, float], text: str, fill: str | None
) -> None:
    """The name of a cell, on the colour that was found behind the cell.

    Args:
        draw: on what.
        corner: upper left.
        text: the name.
        fill: "RRGGBB", drawn in a black frame; None for none.
    """
    x0, y0 = corner
    box = (x0, y0, x0 + tag_width(text), y0 + TAG)
    ground = ImageColor.getrgb(f"#{fill}")[:3] if fill else WHITE
    if fill:
        draw.rectangle(box, fill=solid(ground), outline=BLACK, width=2)
    else:
        draw.rectangle(box, fill=solid(WHITE, 0.85))
    dark = sum(ground) < sum(WHITE) / 2
    letters = (WHITE if dark else BLACK) if fill else CELL
    draw.text((x0 + 4, y0 + 2), text, fill=letters, font=font(TAG_LETTERS))


def tag_width(text: str) -> float:
    """Pixels that a tag takes across."""
    return font(TAG_LETTERS).getlength(text) + 8
