"""Pages taken apart to the blocks of a Document in reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planlift_parsers.document import Block, Kind, Paragraph, Table
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import fold
from planlift_parsers.pdf.across import join_across
from planlift_parsers.pdf.asides import asides_of
from planlift_parsers.pdf.cards import add_cards, add_panels, add_strips
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.doubtful import doubts_in, merged_columns
from planlift_parsers.pdf.edges import share_edges
from planlift_parsers.pdf.flow import Evidence
from planlift_parsers.pdf.furniture import stamp_text, take_furniture
from planlift_parsers.pdf.grid import GridCell
from planlift_parsers.pdf.inner_columns import part_columns
from planlift_parsers.pdf.labelled import edges_in
from planlift_parsers.pdf.layout import (
    PageLayout,
    add_aligned,
    add_labelled,
    note_columns,
    note_shading,
)
from planlift_parsers.pdf.lines import Line, lines_of, rounded
from planlift_parsers.pdf.over_tables import headings_of_others
from planlift_parsers.pdf.overprinted import overprinted
from planlift_parsers.pdf.prose import Style, paragraphs_in, style_of
from planlift_parsers.pdf.reclaimed import reclaim_headers, reclaim_rows
from planlift_parsers.pdf.region import Shape
from planlift_parsers.pdf.regions import Region, regions_of
from planlift_parsers.pdf.strips import Strip
from planlift_parsers.pdf.tables import Piece, table_of
from planlift_parsers.pdf.turning import level
from planlift_schema import Place
from planlift_schema.place import Box

_SPLIT = "Split the document."
_ENDED = re.compile(r"[.:;!?][\"'”’)]?$")


@dataclass(slots=True)
class _Writer:
    """What is carried from page to page."""

    style: Style
    evidence: Evidence
    limits: Limits
    tables: int = 0
    cells: int = 0
    blocks: list[Block] = field(default_factory=list)

    def add_page(self, page: PageLayout, furniture: Sequence[Line]) -> None:
        """Adds a page's blocks: what stands beside its tables goes before or behind them."""
        for region in regions_of(page):
            self._append(self._region(region, page))
        self.blocks += [_furniture(line, page.number) for line in furniture]
        self.blocks += _apart(page)
        self._check()

    def _region(self, region: Region, page: PageLayout) -> list[Block]:
        """The blocks of a page, or of one of its columns."""
        body: list[Block] = []
        words = asides_of(region.words, region.pieces)
        style = self.style
        if words.right or region.column:
            style = _narrowed(style, page, words.main, region.pieces)
        beside, main = words.left, words.main
        boxes = [piece.grid.box for piece in region.pieces]
        for part in _parts(region):
            box = part.band if isinstance(part, Strip) else part.grid.box
            while beside and _is_before(beside[0][0], box):
                body += paragraphs_in(beside.pop(0), page, style, self.evidence)
            above, main = _parted(main, box)
            ahead = {id(word) for word in headings_of_others(above, box, boxes)}
            main += [word for word in above if id(word) in ahead]
            above = [word for word in above if id(word) not in ahead]
            body += paragraphs_in(above, page, style, self.evidence)
            if isinstance(part, Strip):
                body += self._strip(part, page)
            else:
                body.append(self._table(part, page))
        for run in beside:
            body += paragraphs_in(run, page, style, self.evidence)
        body += paragraphs_in(words.right, page, self.style, self.evidence)
        body += paragraphs_in(main, page, style, self.evidence)
        return body

    def _strip(self, strip: Strip, page: PageLayout) -> list[Paragraph]:
        rights = {round(page.width): max(word.x1 for word in strip.words)}
        style = replace(self.style, rights=rights)
        return paragraphs_in(strip.words, page, style, self.evidence)

    def _table(self, piece: Piece, page: PageLayout) -> Table:
        self.tables += 1
        self.cells += (len(piece.grid.xs) - 1) * (len(piece.grid.ys) - 1)
        self._check()
        table = table_of(piece, self.tables, page.ground, self.evidence)
        _note_doubts(table, piece, page)
        for spot, inner in piece.inner:
            for cell in table.cells:
                if (cell.row, cell.column) == (spot.row, spot.column):
                    cell.tables.append(self._table(inner, page))
        return table

    def _append(self, body: list[Block]) -> None:
        """Adds a page's body; a sentence that the page's end cut is mended."""
        before = next((b for b in reversed(self.blocks) if _is_body(b)), None)
        if body and before is not None and _mended(before, body[0]):
            body = body[1:]
        self.blocks += body

    def _check(self) -> None:
        if self.cells > self.limits.cells:
            raise LimitError(
                f"the tables have more than {self.limits.cells} cells", _SPLIT, limit="cells"
            )
        if len(self.blocks) > self.limits.paragraphs:
            raise LimitError(
                f"the text has more than {self.limits.paragraphs} paragraphs",
                _SPLIT,
                limit="paragraphs",
            )


def blocks_of(pages: Sequence[PageLayout], limits: Limits) -> list[Block]:
    """The blocks of a document.

    Args:
        pages: all of its pages; their words outside tables are used up.
        limits: cells and paragraphs are kept.

    Raises:
        LimitError: there are too many cells or paragraphs.
    """
    for page in pages:
        note_shading(page)
    furniture = take_furniture(pages)
    for page in pages:
        note_columns(page)
    add_panels(pages)
    carded = add_strips(pages) + add_cards(pages)
    carried: Shape | None = None
    for page in pages:
        carried = add_aligned(page, carried)
        if page.recognised:
            reclaim_rows(page)
            for piece in page.pieces:
                part_columns(piece)
                join_across(piece)
        else:
            reclaim_headers(page)
    style = style_of(pages, carded)  # of the values beside labels too, which are running text
    edges = edges_in([[word for word in page.words if word.turn == 0] for page in pages])
    for page in pages:
        add_labelled(page, edges)
    share_edges(pages)
    writer = _Writer(style, _evidence(pages), limits)
    for page in pages:
        writer.add_page(page, furniture.get(page.number, ()))
        page.clear()  # words and lines take ten times the room of what is made of them
    return writer.blocks


def _note_doubts(table: Table, piece: Piece, page: PageLayout) -> None:
    """Tells each cell why it may not hold what it should."""
    doubts = merged_columns(piece) | overprinted(piece)
    if page.recognised:
        others = [other for other in page.pieces if other is not piece]
        outside = [word for word in page.words if word.turn == 0]
        doubts |= doubts_in(piece, others, outside, page.unread)
    if not doubts:
        return
    for cell in table.cells:
        spot = GridCell(cell.row, cell.column, cell.row_span, cell.column_span)
        cell.doubt = doubts.get(spot, "")


def _evidence(pages: Sequence[PageLayout]) -> Evidence:
    evidence = Evidence()
    for page in pages:
        evidence.read(lines_of(page.words))
        for strip in page.strips:
            evidence.read(lines_of(strip.words))
        for piece in page.pieces:
            above = piece is page.pieces[0] and page is not pages[0]
            below = piece is page.pieces[-1] and page is not pages[-1]
            piece.set_lines(evidence, cut_above=above, cut_below=below)
    return evidence


def _narrowed(
    style: Style, page: PageLayout, main: Sequence[Word], pieces: Sequence[Piece]
) -> Style:
    """The style of a page whose running text ends before the text beside its tables."""
    ends = [*(word.x1 for word in main), *(piece.grid.xs[-1] for piece in pieces)]
    width = round(page.width)
    return replace(style, rights={**style.rights, width: max(ends, default=style.rights[width])})


def _parts(region: Region) -> list[Piece | Strip]:
    """Its tables and columns of labelled text, from the top down; columns in reading order."""
    parts: list[Piece | Strip] = [*region.pieces, *region.strips]
    return sorted(parts, key=_top)


def _top(part: Piece | Strip) -> tuple[float, float]:
    box = part.band if isinstance(part, Strip) else part.grid.box
    return box[1], box[0]


def _parted(words: Sequence[Word], box: Box) -> tuple[list[Word], list[Word]]:
    """The words that go before a table or columns in a box, and the others."""
    before = [word for word in words if _is_before(word, box)]
    gone = {id(word) for word in before}
    return before, [word for word in words if id(word) not in gone]


def _is_before(word: Word, box: Box) -> bool:
    """Above the box, or beside it on the left."""
    x, y = word.centre
    x0, top, _, bottom = box
    return y < top or (y < bottom and x < x0)


def _is_body(block: Block) -> bool:
    return isinstance(block, Table) or block.kind in (Kind.TEXT, Kind.ITEM, Kind.HEADING)


def _mended(before: Block, after: Block) -> bool:
    """Whether they are plainly one sentence, cut by the page's end; the first then has it whole."""
    if not isinstance(before, Paragraph) or not isinstance(after, Paragraph):
        return False
    if before.kind == Kind.HEADING or after.kind != Kind.TEXT:
        return False
    if _ENDED.search(before.text) or not after.text[:1].islower():
        return False
    moved = len(before.text) + 1
    before.text = f"{before.text} {after.text}"
    before.unsure += after.unsure
    before.set_off += tuple((start + moved, end + moved) for start, end in after.set_off)
    return True


def _furniture(line: Line, page: int) -> Paragraph:
    place = Place(page=page, box=rounded(line.box))
    return Paragraph(fold(line.text), Kind.FURNITURE, place=place)


def _apart(page: PageLayout) -> list[Block]:
    """Watermarks, and words that nobody can see."""
    made: list[Block] = []
    if page.slanted:
        text = fold(stamp_text(page.slanted))
        made.append(Paragraph(text, Kind.FURNITURE, place=Place(page=page.number)))
    place = Place(page=page.number)
    lines = lines_of([level(word) for word in page.hidden])
    return made + [Paragraph(fold(line.text), Kind.HIDDEN, place=place) for line in lines]
