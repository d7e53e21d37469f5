"""What the marks mean, below each picture."""

from __future__ import annotations

from collections.abc import Callable

from PIL import ImageDraw

from planlift.picture import ink

_SAMPLE = 46  # pixels that a sample of a mark takes across
_ROW = 34
_EDGE = 16
_TITLE = 34

_Mark = Callable[[ImageDraw.ImageDraw, ink.PixelBox], None]


def _rule(draw: ImageDraw.ImageDraw, box: ink.PixelBox) -> None:
    middle = (box[1] + box[3]) / 2
    draw.line((box[0], middle, box[2], middle), fill=ink.solid(ink.RULE), width=5)


def _cell(draw: ImageDraw.ImageDraw, box: ink.PixelBox) -> None:
    ink.outline(draw, box, ink.CELL)
    ink.tag(draw, (box[0] + 4, box[1] + 3), "r2c3", None)


def _fill(draw: ImageDraw.ImageDraw, box: ink.PixelBox) -> None:
    ink.outline(draw, box, ink.CELL)
    ink.tag(draw, (box[0] + 4, box[1] + 3), "r2c3", "FFC000")


def _text(draw: ImageDraw.ImageDraw, box: ink.PixelBox) -> None:
    draw.rectangle((box[0], box[1], box[0] + ink.MARGIN_BAR, box[3]), fill=ink.solid(ink.TEXT))
    draw.text((box[0] + 10, box[1] + 4), "Abc", fill=ink.BLACK, font=ink.font())


def _furniture(draw: ImageDraw.ImageDraw, box: ink.PixelBox) -> None:
    ink.hatched(draw, box, ink.FURNITURE)


def _hidden(draw: ImageDraw.ImageDraw, box: ink.PixelBox) -> None:
    ink.dashed(draw, box, ink.HIDDEN)


def _join(draw: ImageDraw.ImageDraw, box: ink.PixelBox) -> None:
    ink.bracket(draw, box[0] + 16, box[1], box[3] - 8, down=True)


_ENTRIES: tuple[tuple[_Mark, str], ...] = (
    (_rule, "a drawn line that was found; lines that meet make a table"),
    (_cell, "a cell: row 2, column 3 of its table (r2-4: one merged cell over rows 2 to 4)"),
    (_fill, "a cell with a colour behind it, as it was found"),
    (_text, "text outside tables, read as what the note on the left says"),
    (_furniture, "running head or foot, page number, watermark: kept apart, not part of the plan"),
    (_hidden, "words that nobody can see: kept apart as hidden"),
    (_join, "a row or table that the page cuts, read as one with its rest on the other page"),
)
HEIGHT = _TITLE + _ROW * len(_ENTRIES) + _EDGE  # pixels that the legend takes


def draw_legend(draw: ImageDraw.ImageDraw, top: float) -> None:
    """Draws it.

    Args:
        draw: on what.
        top: pixels from the top at which it begins.
    """
    draw.text((_EDGE, top + 6), "What the marks mean", fill=ink.BLACK, font=ink.font(18))
    for at, (mark, words) in enumerate(_ENTRIES):
        y = top + _TITLE + at * _ROW
        mark(draw, (_EDGE, y, _EDGE + _SAMPLE, y + _ROW - 8))
        place = (_EDGE + _SAMPLE + 14, y + 4)
        draw.text(place, words, fill=ink.BLACK, font=ink.font())


def width_needed() -> float:
    """Pixels that the widest entry takes across."""
    return 2 * _EDGE + _SAMPLE + 14 + max(ink.width_of(words) for _, words in _ENTRIES)
