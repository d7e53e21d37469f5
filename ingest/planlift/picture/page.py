"""One page with all marks on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from planlift.normalise.joins import Join
from planlift.picture import ink
from planlift.picture.gutter import GUTTER, Note, write_notes
from planlift.picture.legend import HEIGHT, draw_legend, width_needed
from planlift.picture.render import WHITE, Renderer
from planlift_parsers import Document, Kind, Paragraph, Table
from planlift_parsers.pdf.lie import Lie
from planlift_parsers.pdf.seen import SeenPage
from planlift_schema import Place
from planlift_schema.place import Box

SCALE = 2.0  # pixels a point: print of 8 points is 16 pixels high, as screens show it
MOST_PIXELS = 4000  # of a side: posters are drawn smaller
HEAD = 44  # pixels of the line above the page
_PAGE_EDGE = (150, 150, 150)
_INSET = 4  # pixels between a cell's frame and its tag
PALE = 0.25  # share of white that the page is drawn under, so that the marks stand out
_KINDS = {
    Kind.HEADING: "heading",
    Kind.TEXT: "text",
    Kind.ITEM: "list item",
    Kind.FOOTNOTE: "footnote",
    Kind.COMMENT: "comment",
}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was read.

    Attributes:
        document: what the reader made of the file.
        joins: what was put together over page breaks.
    """

    document: Document
    joins: Sequence[Join]


def picture_of(seen: SeenPage, findings: Findings, renderer: Renderer) -> Image.Image:
    """A page with its marks, notes on the left and the legend below.

    Args:
        seen: the page.
        findings: of the whole document.
        renderer: draws the page itself.
    """
    return _Picture(seen, findings).drawn(renderer)


class _Picture:
    """The picture of one page; positions are turned from points to pixels here."""

    def __init__(self, seen: SeenPage, findings: Findings) -> None:
        longest = max(seen.width, seen.height, 1.0)
        self.lie = Lie(seen.width, seen.height, seen.turned)
        self.seen, self.findings = seen, findings
        self.scale = min(SCALE, MOST_PIXELS / longest)
        self.size = max(1, round(seen.width * self.scale)), max(1, round(seen.height * self.scale))
        self.words = [self._pixels(box) for box in seen.words]
        self.notes: list[Note] = []

    def drawn(self, renderer: Renderer) -> Image.Image:
        width = max(GUTTER + self.size[0], round(width_needed()))
        height = HEAD + self.size[1] + HEIGHT
        image = Image.new("RGB", (width, height), WHITE)
        page = renderer.page(self.seen.number, self.size, self.seen.turned)
        pale = Image.blend(page, Image.new("RGB", self.size, WHITE), PALE)
        image.paste(pale, (GUTTER, HEAD))
        draw = ImageDraw.Draw(image, "RGBA")
        right, bottom = GUTTER + self.size[0], HEAD + self.size[1]
        draw.rectangle((GUTTER, HEAD, right, bottom), outline=_PAGE_EDGE, width=2)
        self._marks(draw)
        self._head(draw)
        write_notes(draw, self.notes, bottom)
        draw_legend(draw, bottom + 2)
        return image

    def _marks(self, draw: ImageDraw.ImageDraw) -> None:
        self._rules(draw)
        for table in self._tables():
            self._table(draw, table)
        self._paragraphs(draw)
        for box in self.seen.hidden:
            ink.dashed(draw, self._pixels(box), ink.HIDDEN)
        for box in self.seen.slanted:
            ink.hatched(draw, self._pixels(box), ink.FURNITURE)
        if self.seen.hidden:
            self._note(self.lie.shown(self.seen.hidden[0]), "hidden words", ink.HIDDEN)
        if self.seen.slanted:
            stamp = self.lie.shown(self.seen.slanted[0])
            self._note(stamp, "watermark or stamp", ink.FURNITURE)
        for join in self.findings.joins:
            self._join(draw, join)

    def _head(self, draw: ImageDraw.ImageDraw) -> None:
        document, number = self.findings.document, self.seen.number
        notes = [n.message for n in document.notes if n.where and _page(n.where.place) == number]
        said = f"{document.name}, page {number} of {document.pages}"
        nothing = not (self.notes or any(True for _ in self._tables()))
        more = "; ".join(notes) or ("nothing was read here" if nothing else "")
        draw.text((16, 10), f"{said}{': ' + more if more else ''}", ink.BLACK, ink.font(20))

    def _rules(self, draw: ImageDraw.ImageDraw) -> None:
        for rule in self.seen.rules:
            box = (rule.start, rule.at, rule.end, rule.at)
            if rule.upright:
                box = (rule.at, rule.start, rule.at, rule.end)
            draw.line(self._pixels(box), fill=ink.solid(ink.RULE, 0.9), width=5)

    def _tables(self) -> Iterator[Table]:
        for table in self.findings.document.tables():
            if table.place.page == self.seen.number and table.place.box:
                yield table

    def _table(self, draw: ImageDraw.ImageDraw, table: Table) -> None:
        cells = [(cell, self._place(cell.place.box)) for cell in table.cells if cell.place.box]
        for _, box in cells:
            ink.outline(draw, box, ink.CELL)
        for cell, box in cells:
            row = _span("r", cell.row, cell.row_span)
            label = row + _span("c", cell.column, cell.column_span)
            ink.tag(draw, self._free_corner(box, ink.tag_width(label)), label, cell.fill)
        words = f"table {table.place.table}: {table.rows} rows, {table.columns} columns"
        if table.place.box:
            self._note(table.place.box, words, ink.CELL)

    def _free_corner(self, box: ink.PixelBox, width: float) -> tuple[float, float]:
        """Where in a cell a tag covers no word; astride its lower edge where there is no room."""
        x0, y0, x1, y1 = box
        inside = [w for w in self.words if w[0] < x1 and w[2] > x0 and w[1] < y1 and w[3] > y0]
        inset = min(_INSET, (y1 - y0 - ink.TAG) / 2)
        left, right = x0 + inset, x1 - inset - width
        upper, lower = y0 + inset, y1 - inset - ink.TAG
        if left <= right and inset >= 0:
            for x, y in ((right, lower), (right, upper), (left, lower)):
                if not any(
                    w[0] < x + width and w[2] > x and w[1] < y + ink.TAG and w[3] > y
                    for w in inside
                ):
                    return x, y
        return x1 - width, y1 - ink.TAG / 2

    def _paragraphs(self, draw: ImageDraw.ImageDraw) -> None:
        before: Kind | None = None
        for block in self.findings.document.blocks:
            if not isinstance(block, Paragraph) or _page(block.place) != self.seen.number:
                continue
            if block.place.box and block.kind is Kind.FURNITURE:
                ink.hatched(draw, self._place(block.place.box), ink.FURNITURE)
                self._note(block.place.box, "running head or foot", ink.FURNITURE)
            elif block.place.box and block.kind in _KINDS:
                self._text(
                    draw, block.place.box, "" if block.kind is before else _KINDS[block.kind]
                )
            before = block.kind

    def _text(self, draw: ImageDraw.ImageDraw, box: Box, words: str) -> None:
        """A stroke before text outside tables, with a note where it is another kind of text."""
        x0, y0, _, y1 = self._place(box)
        draw.rectangle((x0 - 3 - ink.MARGIN_BAR, y0, x0 - 3, y1), fill=ink.solid(ink.TEXT))
        if words:
            self._note(box, words, ink.TEXT)

    def _join(self, draw: ImageDraw.ImageDraw, join: Join) -> None:
        if _page(join.upper) == self.seen.number:
            self._bracket(draw, join.upper, f"continues on page {join.lower.page}", down=True)
        if _page(join.lower) == self.seen.number:
            of = f"row {join.upper.row}" if join.upper.row else f"table {join.upper.table}"
            words = f"continues {of} of page {join.upper.page}"
            self._bracket(draw, join.lower, words, down=False)

    def _bracket(self, draw: ImageDraw.ImageDraw, place: Place, words: str, *, down: bool) -> None:
        if place.box is None:
            return
        if place.row is None:
            self._note(place.box, f"table {place.table} {words}", ink.BLACK)
            return
        x0, y0, _, y1 = self._place(place.box)
        ink.bracket(draw, x0 - 10, y0, y1, down=down)
        self._note(place.box, f"row {place.row} {words}", ink.BLACK)

    def _note(self, box: Box, words: str, colour: ink.Colour) -> None:
        x, y, _, _ = self._place(box)
        self.notes.append(Note(y, x, words, colour))

    def _place(self, box: Box) -> ink.PixelBox:
        """Where the box of a place stands on the picture, which is turned as the text is read."""
        return self._pixels(self.lie.turned_back(box))

    def _pixels(self, box: Box) -> ink.PixelBox:
        x0, y0, x1, y1 = (value * self.scale for value in box)
        return x0 + GUTTER, y0 + HEAD, x1 + GUTTER, y1 + HEAD


def _page(place: Place | None) -> int | None:
    return place.page if place else None


def _span(letter: str, start: int, count: int) -> str:
    return f"{letter}{start + 1}" if count == 1 else f"{letter}{start + 1}-{start + count}"
