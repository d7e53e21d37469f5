"""The walk over a document: paragraphs and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planlift_parsers.document import Block, Cell, Kind, Paragraph, Table
from planlift_parsers.docx import lines
from planlift_parsers.docx.chunks import put_in_place, read_chunk
from planlift_parsers.docx.colours import WHITE, Palette
from planlift_parsers.docx.conditional import BARE, Paint, Spot, TablePaint, TableStyles
from planlift_parsers.docx.grid import Grid, GridCell, read_grid
from planlift_parsers.docx.look import PLAIN, STRUCK, Look
from planlift_parsers.docx.names import (
    CELL,
    DRAWING,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN_PROPERTIES,
    TABLE,
    Element,
    R,
    W,
    on,
    value,
    whole,
)
from planlift_parsers.docx.notes import Notes
from planlift_parsers.docx.numbering import Numbering
from planlift_parsers.docx.package import WordFile
from planlift_parsers.docx.pictures import Shown
from planlift_parsers.docx.runs import Inline, RunReader, Setting, replaces
from planlift_parsers.docx.styles import (
    ListPlace,
    ParagraphStyle,
    StyleSheet,
    heading_level,
    list_place,
)
from planlift_parsers.docx.tabs.line import Item, Mark
from planlift_parsers.docx.tabs.stops import Stops, usual_stops
from planlift_parsers.docx.tabs.tables import tabled
from planlift_parsers.docx.wrappers import content
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import fold
from planlift_parsers.pictures import Picture, Pictures
from planlift_schema import Place

_SPLIT = "Split the document."
_APART = frozenset({Kind.HIDDEN, Kind.DELETED})


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the walk is.

    Attributes:
        place: of the cell or note; None in the body, whose blocks are numbered.
        kind: what every paragraph here is, if they are not of the body.
        look: what the table's style gives the text.
        ground: colour behind the text, None where it cannot be told.
        depth: tables around this place.
        flat: tables here are read as paragraphs (headers, notes, deleted rows).
        grounds: gathers the colours right behind the text, for a cell without fill.
        replaced: text here that is struck through stands beside what replaces it.
    """

    place: Place | None = None
    kind: Kind | None = None
    look: Look = PLAIN
    ground: str | None = WHITE
    depth: int = 0
    flat: bool = False
    grounds: set[str | None] | None = None
    replaced: bool = False


@dataclass(slots=True)
class Seen:
    """What the walk met that a person may want to know of.

    Attributes:
        pictures: cells that hold a picture, drawing or object.
        unread: embedded or linked documents that are not read.
    """

    pictures: int = 0
    unread: int = 0


@dataclass(slots=True)
class _Carried:
    """A paragraph whose mark is deleted: its text runs on into the next one."""

    element: Element
    inline: Inline = field(default_factory=Inline)


class Walk:
    """Reads the blocks of one document, once and in reading order: lists count as it goes.

    Args:
        file: the opened document.
        palette: its colours.
        limits: `cells`, `paragraphs`, `nesting` and `span` are kept.
    """

    def __init__(self, file: WordFile, palette: Palette, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._palette = palette
        stops = usual_stops(file.by_kind.get("settings"))
        self._sheet = StyleSheet(file.by_kind.get("styles"), palette, stops)
        self._table_styles = TableStyles(self._sheet, palette)
        self._numbering = Numbering(file.by_kind.get("numbering"))
        self._runs = RunReader(self._sheet, palette)
        self._struck = next(file.body.iter(*STRUCK), None) is not None
        self._notes = Notes(file)
        self._blocks = self._tables = self._cells = self._paragraphs = 0
        self.seen = Seen()
        self.pictures = Pictures(limits)

    def blocks(self, container: Element, scope: Scope) -> Iterator[Block]:
        """The paragraphs and tables in a body, cell, text box, note or header.

        Raises:
            LimitError: a limit is reached.
        """
        return tabled(self._items(container, scope), self._number_table)

    def _items(self, container: Element, scope: Scope) -> Iterator[Item]:
        """The same, before lines with tabs are made tables."""
        carried: _Carried | None = None
        for child, aside in content(container):
            inner = replace(scope, kind=aside) if aside and scope.kind is None else scope
            if child.tag == PARAGRAPH:
                inline = self._inline(child, inner, carried)
                carried = _Carried(child, inline) if _mark_deleted(child) else None
                if carried is None:
                    yield from self._paragraph(child, inline, inner)
            elif child.tag in (TABLE, W + "altChunk"):
                if carried is not None:
                    yield from self._paragraph(carried.element, carried.inline, scope)
                    carried = None
                yield Mark.END
                yield from self._other(child, inner)
        if carried is not None:
            yield from self._paragraph(carried.element, carried.inline, scope)

    def comments_left(self) -> Iterator[Block]:
        """The comments that nothing in the text refers to."""
        for comment in self._notes.comments_left():
            scope = Scope(Place(), Kind.COMMENT, flat=True)
            yield from self.blocks(comment, scope)

    def _other(self, child: Element, scope: Scope) -> Iterator[Block]:
        if child.tag == TABLE:
            yield from self._flat(child, scope) if scope.flat else self._table(child, scope)
        else:
            yield from self._chunk(child, scope)

    def _chunk(self, element: Element, scope: Scope) -> Iterator[Block]:
        """The blocks of an embedded document; those that stand apart keep to paragraphs."""
        data = self._file.chunks.get(element.get(R + "id") or "")
        left = replace(
            self._limits,
            cells=self._limits.cells - self._cells,
            paragraphs=self._limits.paragraphs - self._paragraphs,
        )
        blocks = None if data is None or scope.flat else read_chunk(data, left)
        if blocks is None:
            self.seen.unread += 1
            return
        if scope.place is None:
            self._blocks += 1
        place = scope.place or Place(paragraph=self._blocks)
        for block in blocks:
            self._tables = put_in_place(block, self._tables, place)
            self._count_embedded(block)
            yield block

    def _count_embedded(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._count_paragraph()
            return
        self._cells += block.rows * block.columns
        for cell in block.cells:
            self._paragraphs += len(cell.paragraphs)
            for nested in cell.tables:
                self._count_embedded(nested)

    # Paragraphs

    def _inline(self, element: Element, scope: Scope, carried: _Carried | None) -> Inline:
        if scope.place is None:
            self._blocks += 1
        style, properties = self._style(element)
        look = style.look.over(scope.look.over(self._sheet.base))
        shading = None if properties is None else properties.find(W + "shd")
        if shading is not None:
            look = replace(look, ground=self._palette.shading(shading))
        replaced = scope.replaced or (self._struck and scope.place is None and replaces(element))
        inline = self._runs.read(element, Setting(look, scope.ground, replaced))
        return inline if carried is None else carried.inline.joined(inline)

    def _paragraph(self, element: Element, inline: Inline, scope: Scope) -> Iterator[Item]:
        """The paragraphs of one `w:p`, then what is anchored in it."""
        drawn = bool(inline.boxes or inline.diagrams or inline.shown)
        if drawn:
            yield Mark.END
        place = Place(paragraph=self._blocks) if scope.place is None else scope.place
        shape = self._shape(element, inline, scope, place)
        stops = None if drawn or scope.place or scope.kind else self._stops(element)
        for made in lines.paragraphs(inline.pieces, shape, stops):
            if not isinstance(made, Mark):
                self._count_paragraph()
            yield made
        if scope.grounds is not None:
            live = (one for one in inline.pieces if one.aside is None and one.text.strip())
            scope.grounds.update(one.look.ground for one in live)
        self.seen.pictures += inline.pictures and place.table is not None
        self.seen.unread += inline.linked
        if inline.notes or inline.boxes or inline.diagrams:
            yield from self._anchored(inline, replace(scope, place=place))
        for shown, aside in inline.shown:
            if shown.may_hold_table and aside is None and scope.kind is None:
                yield from self._picture(shown, place)

    def _shape(self, element: Element, inline: Inline, scope: Scope, place: Place) -> lines.Shape:
        """Heading, list item or text, by style and properties; counts the list it is in."""
        style, properties = self._style(element)
        marker, level = "", 0
        if scope.kind not in _APART and not _is_gone(properties, inline):
            marker, level = self._numbering.marker(_listed(style, properties), style.key)
        kind = scope.kind or (Kind.NAVIGATION if style.contents else None)
        if kind is not None:
            return lines.Shape(kind, 0, marker, place)
        outline = value(properties, W + "outlineLvl")
        heading = style.level if outline is None else heading_level(whole(outline, -1))
        if heading:
            return lines.Shape(Kind.HEADING, heading, marker, place)
        if not marker:
            return lines.Shape(Kind.TEXT, 0, "", place)
        return lines.Shape(Kind.ITEM, max(level, style.depth), marker, place)

    def _stops(self, element: Element) -> Stops:
        style, properties = self._style(element)
        return style.stops.with_own(properties)

    def _style(self, element: Element) -> tuple[ParagraphStyle, Element | None]:
        properties = element.find(PARAGRAPH_PROPERTIES)
        return self._sheet.paragraph(value(properties, W + "pStyle")), properties

    def _anchored(self, inline: Inline, scope: Scope) -> Iterator[Block]:
        """Notes, text boxes and diagrams that hang on a paragraph."""
        for reference, aside in inline.notes:
            if scope.kind in (Kind.FOOTNOTE, Kind.COMMENT):
                break  # a note inside a note would make a chain of any length
            if (found := self._notes.take(reference)) is not None:
                note, kind = found
                kind = aside if aside is Kind.DELETED and kind is Kind.FOOTNOTE else kind
                yield from self.blocks(note, Scope(scope.place, kind, flat=True))
        for box, aside in inline.boxes:
            inner = replace(scope, kind=scope.kind or aside, ground=None, grounds=None)
            yield from self.blocks(box, inner)
        for key in inline.diagrams:
            root = self._file.parts.get(key)
            for words in () if root is None else root.iter(DRAWING + "p"):
                text = fold("".join(text.text or "" for text in words.iter(DRAWING + "t")))
                if text:
                    self._count_paragraph()
                    yield Paragraph(text, scope.kind or Kind.TEXT, place=scope.place or Place())

    def _picture(self, shown: Shown, place: Place) -> Iterator[Block]:
        """A picture that may hold a table: its name, and the table."""
        name = self._file.media.name(shown.key)
        if not name:
            return
        data = self._file.media.read(shown.key)
        picture = Picture(name, data, shown.width, shown.height, shown.words, place)
        for block in self.pictures.take(picture):
            self._tables = put_in_place(block, self._tables, place)
            self._count_embedded(block)
            yield block

    def _count_paragraph(self) -> None:
        self._paragraphs += 1
        if self._paragraphs > self._limits.paragraphs:
            raise LimitError(
                f"more than {self._limits.paragraphs:,} paragraphs", _SPLIT, limit="paragraphs"
            )

    # Tables

    def _number_table(self, cells: int) -> int:
        """Count a table of so many cells; its number in the document."""
        self._charge(cells)
        self._tables += 1
        return self._tables

    def _charge(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._limits.cells:
            raise LimitError(
                f"more than {self._limits.cells:,} cells in tables", _SPLIT, limit="cells"
            )

    def _too_deep(self) -> LimitError:
        most = self._limits.nesting
        return LimitError(f"tables nested more than {most} deep", _SPLIT, limit="nesting")

    def _table(self, element: Element, scope: Scope) -> Iterator[Block]:
        """A table, then what was deleted from it."""
        if scope.depth >= self._limits.nesting:
            raise self._too_deep()
        if scope.place is None:
            self._blocks += 1
        grid = read_grid(element, self._limits)
        self._charge(grid.rows * grid.columns)
        place = scope.place or Place(paragraph=self._blocks)
        if grid.cells:
            self._tables += 1
            place = Place(table=self._tables)
            paint = self._painter(element)
            cells = [self._cell(cell, grid, paint, place, scope) for cell in _taken(grid.cells)]
            yield Table(grid.rows, grid.columns, cells, place)
        for deleted in grid.deleted:
            yield from self._flat(deleted, Scope(place, Kind.DELETED, flat=True))

    def _painter(self, element: Element) -> tuple[TablePaint, str | None]:
        """How the style paints a table, and the fill given to all of it directly."""
        properties = element.find(W + "tblPr")
        style = self._table_styles.style(value(properties, W + "tblStyle"))
        if properties is None:
            return TablePaint(style, None), None
        own = self._palette.shading(properties.find(W + "shd"))
        return TablePaint(style, properties.find(W + "tblLook")), own

    def _cell(
        self,
        cell: GridCell,
        grid: Grid,
        painter: tuple[TablePaint, str | None],
        place: Place,
        outer: Scope,
    ) -> Cell:
        paint = self._paint(cell, grid, painter)
        made = Cell(cell.row, cell.column, cell.row_span, cell.column_span)
        made.header, made.rotated = cell.header, cell.rotated
        made.place = Place(table=place.table, row=cell.row + 1, column=cell.column + 1)
        grounds: set[str | None] = set()
        scope = Scope(
            made.place,
            outer.kind or cell.aside,
            paint.look.over(outer.look),
            paint.fill or outer.ground,
            outer.depth + 1,
            grounds=grounds,
        )
        self._fill_cell(made, cell.element, scope)
        for covered in cell.covered:
            hidden = replace(scope, kind=Kind.HIDDEN, flat=True, grounds=None)
            self._fill_cell(made, covered, hidden)
        fill = paint.fill
        if fill is None and len(grounds) == 1:
            fill = grounds.pop()
        made.fill = None if fill == WHITE else fill
        return made

    def _fill_cell(self, made: Cell, element: Element, scope: Scope) -> None:
        if self._struck:
            scope = replace(scope, replaced=replaces(element))
        for block in self.blocks(element, scope):
            if isinstance(block, Table):
                made.tables.append(block)
            else:
                made.paragraphs.append(block)

    def _paint(self, cell: GridCell, grid: Grid, painter: tuple[TablePaint, str | None]) -> Paint:
        """Fill and look of a cell: its own, its row's, its table's, its table style's."""
        style, table_fill = painter
        last_row = cell.row + cell.row_span == grid.rows
        spot = Spot(cell.row, cell.column, last_row, cell.end == grid.columns)
        paint = style.paint(spot)
        own = cell.element.find(f"{W}tcPr/{W}shd")
        row = cell.row_element.find(f"{W}tblPrEx/{W}shd")
        fill = self._palette.shading(own) or self._palette.shading(row) or table_fill
        return Paint(fill, BARE.look).over(paint)

    def _flat(self, element: Element, scope: Scope) -> Iterator[Block]:
        """The paragraphs of a table, row or cell, without its grid."""
        if scope.depth >= self._limits.nesting:
            raise self._too_deep()
        inner = replace(scope, depth=scope.depth + 1)
        if element.tag == CELL:
            yield from self.blocks(element, inner)
            return
        for child, _ in content(element):
            if child.tag in (ROW, CELL):
                yield from self._flat(child, scope)


def _taken(cells: list[GridCell]) -> Iterator[GridCell]:
    """The cells in order, each let go once it is read: with its XML it takes as much as a Cell."""
    cells.reverse()
    while cells:
        yield cells.pop()


def _listed(style: ParagraphStyle, properties: Element | None) -> ListPlace:
    """The list of a paragraph: its own, else its style's."""
    own = list_place(properties)
    if own.number is None:
        return ListPlace(
            style.listed.number, style.listed.level if own.level is None else own.level
        )
    return ListPlace(own.number, own.level or 0)


def _mark(properties: Element | None) -> Element | None:
    return None if properties is None else properties.find(RUN_PROPERTIES)


def _mark_deleted(element: Element) -> bool:
    """Whether the paragraph's mark is deleted, so that its text joins the next paragraph."""
    return _is_deleted(_mark(element.find(PARAGRAPH_PROPERTIES)))


def _is_deleted(mark: Element | None) -> bool:
    return mark is not None and any(mark.find(W + name) is not None for name in ("del", "moveFrom"))


def _is_gone(properties: Element | None, inline: Inline) -> bool:
    """Whether nothing of a paragraph is shown, not even its number: its mark is gone as well."""
    if any(piece.aside is None and piece.text.strip() for piece in inline.pieces):
        return False
    mark = _mark(properties)
    return bool(on(mark, W + "vanish")) or _is_deleted(mark)
