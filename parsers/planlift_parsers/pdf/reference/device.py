"""A pdfminer device that writes down glyphs, rulings and fills of one page as they are painted.

pdfplumber's own page objects leave out the text rendering mode and the order of painting between
text and fills, both of which are needed to tell hidden text; and they cost twice the time.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt, apply_matrix_rect

from planlift_parsers.limits import Limits
from planlift_parsers.pdf.colours import hex_colour
from planlift_parsers.pdf.content import UNKNOWN_COLOUR, Fill, PageContent, Ruling
from planlift_parsers.pdf.painted import (
    areas_of,
    hold,
    strokes_of,
)
from planlift_parsers.pdf.reference.glyphs import Glyph, words_of
from planlift_parsers.pdf.words import ABOVE, BELOW

FRAMES = 1_000  # text matrices that are remembered; a page has some five
INVISIBLE_MODES = frozenset({3, 7})  # PDF 32000-1, 9.3.6: neither fill nor stroke
FILL_AND_STROKE = 2  # PDF 32000-1, 9.3.6: used to make a regular face look bold
BULLET_WIDTH = 0.35  # font sizes; of the bullet in the standard fonts, whose widths a file may omit
FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
_BOLD_NAME = re.compile(r"bold|black|heavy|[-,](?:bd|demi)", re.I)
_SYMBOL_FONT = re.compile(r"wingding|webding|dingbat|(?:^|\+)symbol", re.I)


class PageDevice(PDFTextDevice):
    """Collects what one page paints; `content` holds it afterwards."""

    def __init__(self, manager: PDFResourceManager, number: int, limits: Limits) -> None:
        super().__init__(manager)
        self._limits = limits
        self.number = number
        self.glyphs: list[Glyph] = []
        self.rulings: list[Ruling] = []
        self.fills: list[Fill] = []
        self.width = self.height = 0.0
        self._left = self._upper = 0.0
        self._order = self._paths = self._figures = 0
        self._mode = 0
        self._tags: list[int] = []  # marked content ids that are open, from the outermost
        self._inside = 0  # forms that are open
        self._bold_fonts: dict[int, bool] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self._frames: dict[tuple[float, float, float, float], tuple[float, int]] = {}
        self._last_ink: tuple[object, str, str] = (None, "", "")

    def content(self, damage: str = "") -> PageContent:
        """What was painted so far."""
        size = self.number, self.width, self.height
        return PageContent(*size, words_of(self.glyphs), self.rulings, self.fills, damage)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Takes the page's visible box as the frame of all positions."""
        x0, y0, x1, y1 = apply_matrix_rect(ctm, page.cropbox or page.mediabox)
        self.width, self.height = x1 - x0, y1 - y0
        self._left, self._upper = x0, y1

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        """Counts the forms, so that one that draws itself many times over comes to an end."""
        self._figures += 1
        hold(self._figures, self._limits, "page_drawings", self.number)
        self._inside += 1

    def end_figure(self, name: str) -> None:
        """Comes back from a form, whose marked content has numbers of its own."""
        self._inside -= 1

    def begin_tag(self, tag: PSLiteral, props: object = None) -> None:
        """Opens marked content; what has no number belongs to that around it."""
        number = props.get("MCID") if isinstance(props, dict) and not self._inside else None
        outer = self._tags[-1] if self._tags else -1
        hold(len(self._tags), self._limits, "open_groups", self.number)
        self._tags.append(number if isinstance(number, int) else outer)

    def end_tag(self) -> None:
        """Closes marked content."""
        if self._tags:
            self._tags.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        """A picture is a fill of unknown colour."""
        x0, top, x1, bottom = self._box([self._placed(p) for p in _UNIT_SQUARE])
        self._order += 1
        self.fills.append(Fill(x0, top, x1, bottom, UNKNOWN_COLOUR, self._order, picture=True))

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        """Remembers the rendering mode for the glyphs of this string."""
        self._mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0913, PLR0917 (the library's signature)
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Writes one glyph down and tells how far the pen moves on."""
        text = self._texts.get((id(font), cid))
        if text is None:
            text = self._texts[id(font), cid] = _text_of(font, cid)
        width = font.char_width(cid) or (BULLET_WIDTH if text == "•" else 0.0)
        advance = float(width * fontsize * scaling)
        if text:
            self._add_glyph(text, matrix, font, fontsize, rise, advance, graphicstate)
        return advance

    def _add_glyph(
        self,
        text: str,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        rise: float,
        advance: float,
        state: PDFGraphicState,
    ) -> None:
        hold(len(self.glyphs), self._limits, "page_glyphs", self.number)
        a, b, c, d, e, f = matrix
        stretch, turn = self._frame(a, b, c, d)
        size = abs(fontsize) * stretch
        below = rise - BELOW * fontsize
        above = rise + ABOVE * fontsize
        start = c * below + e - self._left, self._upper - d * below - f
        end = a * advance + c * above + e - self._left, self._upper - b * advance - d * above - f
        level = turn in (0, 180, -1)
        baseline = self._upper - d * rise - f if level else c * rise + e - self._left
        self._order += 1
        space = state.ncs.name if state.ncs else ""
        self.glyphs.append(
            Glyph(
                text,
                min(start[0], end[0]),
                max(start[0], end[0]),
                min(start[1], end[1]),
                max(start[1], end[1]),
                baseline,
                size,
                str(font.fontname),
                self._is_bold(font),
                self._ink(state.ncolor, space),
                turn,
                self._mode in INVISIBLE_MODES,
                self._order,
                self._tags[-1] if self._tags else -1,
            )
        )

    def _frame(self, a: float, b: float, c: float, d: float) -> tuple[float, int]:
        """How much a text matrix stretches upwards, and its turn; most glyphs share one matrix."""
        key = a, b, c, d
        known = self._frames.get(key)
        if known is None:
            if len(self._frames) > FRAMES:
                self._frames.clear()
            known = self._frames[key] = math.hypot(c, d), _turn(a, b)
        return known

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        """Straight strokes along an axis and thin fills are rulings, other fills are areas."""
        colour = hex_colour(graphicstate.ncolor, graphicstate.ncs.name) if fill else ""
        pieces = []
        for points in _subpaths(path):
            self._paths += 1
            hold(self._paths, self._limits, "page_paths", self.number)
            pieces.append([self._point(self._placed(point)) for point in points])
        if fill:
            self._order += 1
            whole = [points for points in pieces if len(points) > 2]
            for area in areas_of(whole, colour, self._order):
                self._keep(area)
        if stroke:
            for points in pieces:
                self.rulings += strokes_of(points)

    def _keep(self, area: Ruling | Fill) -> None:
        if isinstance(area, Ruling):
            self.rulings.append(area)
        else:
            self.fills.append(area)

    def _placed(self, point: tuple[float, float]) -> tuple[float, float]:
        """A point of the current drawing on the page, in the library's frame."""
        return apply_matrix_pt(self.ctm or _SAME, point)

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        return point[0] - self._left, self._upper - point[1]

    def _box(self, points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
        moved = [self._point(point) for point in points]
        xs, ys = [x for x, _ in moved], [y for _, y in moved]
        return min(xs), min(ys), max(xs), max(ys)

    def _ink(self, value: object, space: str) -> str:
        """The colour of a value; most glyphs have that of the glyph before."""
        last, last_space, ink = self._last_ink
        if value != last or space != last_space:
            ink = hex_colour(value, space)
            self._last_ink = value, space, ink
        return ink

    def _is_bold(self, font: PDFFont) -> bool:
        known = self._bold_fonts.get(id(font))
        if known is None:
            flags = font.descriptor.get("Flags", 0)
            forced = isinstance(flags, int) and bool(flags & FORCE_BOLD)
            known = forced or bool(_BOLD_NAME.search(str(font.fontname)))
            self._bold_fonts[id(font)] = known
        return known or self._mode == FILL_AND_STROKE


_SAME = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_UNIT_SQUARE = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))


def _turn(a: float, b: float) -> int:
    """Degrees clockwise of a text matrix's x axis, as shown; -1 for a slant."""
    degrees = -math.degrees(math.atan2(b, a)) % 360
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) < 2 else -1


def _text_of(font: PDFFont, cid: int) -> str:
    """The characters of a glyph; a bullet for the unnamed glyphs of a symbol font."""
    symbol = bool(_SYMBOL_FONT.search(str(font.fontname)))
    try:
        text = str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        # PDF 32000-1, annex D.2: unused codes of the standard encoding show a bullet
        return "•" if symbol or not font.is_multibyte() else "\ufffd"
    text = text.replace("\x00", "")
    if symbol and len(text) == 1 and not text.isspace() and text.isprintable():
        return "•" if ord(text) < 0x100 else text
    if any("\ufb00" <= c <= "\ufb06" for c in text):
        return unicodedata.normalize("NFKC", text)
    return text


def _subpaths(path: Sequence[Sequence[Any]]) -> list[list[tuple[float, float]]]:
    """The end points of each piece of a path; a closed piece ends where it began."""
    pieces: list[list[tuple[float, float]]] = []
    for segment in path:
        if segment[0] == "m":
            pieces.append([(float(segment[1]), float(segment[2]))])
        elif not pieces:
            continue
        elif segment[0] == "h":
            pieces[-1].append(pieces[-1][0])
        else:
            pieces[-1].append((float(segment[-2]), float(segment[-1])))
    return pieces
