"""A document without pages in parts that a browser shows at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlift.review.source.seen import Leaf, Leaves, SeenCell, SeenTable, SeenText, anchor_of
from planlift_parsers.document import BODY_KINDS, Block, Cell, Document, Paragraph, Table

# Rows and paragraphs shown at once: with six columns some 100 KB of page. A page of print has 50.
ROWS = 120


def leaves_of(document: Document) -> Leaves:
    """The parts of a document: each worksheet begins one, and no part has more than `ROWS` rows."""
    parts: list[list[SeenText | SeenTable]] = [[]]
    titles = [""]
    room = ROWS
    for sheet, block, weight in _pieces(document.blocks):
        if parts[-1] and (sheet != titles[-1] or weight > room):
            parts.append([])
            titles.append(sheet)
            room = ROWS
        titles[-1] = sheet
        parts[-1].append(block)
        room -= weight
    return Leaves(
        leaves=tuple(
            _leaf(number, sheet, blocks)
            for number, (sheet, blocks) in enumerate(zip(titles, parts, strict=True), 1)
        )
    )


def _leaf(number: int, sheet: str, blocks: Sequence[SeenText | SeenTable]) -> Leaf:
    title = f"Part {number}" + (f", sheet {sheet}" if sheet else "")
    return Leaf(title=title, blocks=tuple(blocks), anchors=frozenset(_anchors(blocks)))


def _anchors(blocks: Sequence[SeenText | SeenTable]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, SeenText):
            yield block.anchor
            continue
        for row in block.rows:
            for cell in row:
                yield cell.anchor
                yield from _anchors(cell.tables)


def _pieces(blocks: Sequence[Block]) -> Iterator[tuple[str, SeenText | SeenTable, int]]:
    """Worksheet, what is shown, and how many rows it takes."""
    for block in blocks:
        sheet = block.place.sheet or ""
        if isinstance(block, Paragraph):
            yield sheet, _text(block), 1
            continue
        rows = _rows(block)
        for first in range(0, len(rows), ROWS):
            some = tuple(rows[first : first + ROWS])
            yield sheet, SeenTable(name=_name(block, first, len(some)), rows=some), len(some)


def _name(table: Table, first: int, count: int) -> str:
    name = f"Table {table.place.table}" if table.place.table else "Table"
    part = count < table.rows
    return f"{name}, rows {first + 1} to {first + count}" if part else name


def _text(paragraph: Paragraph) -> SeenText:
    return SeenText(
        anchor=anchor_of(paragraph.place),
        kind=paragraph.kind.value,
        level=paragraph.level,
        text=paragraph.line,
    )


def _rows(table: Table) -> list[tuple[SeenCell, ...]]:
    rows: list[list[SeenCell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(_cell(cell))
    return [tuple(row) for row in rows]


def _cell(cell: Cell) -> SeenCell:
    return SeenCell(
        anchor=anchor_of(cell.place),
        row_span=cell.row_span,
        column_span=cell.column_span,
        header=cell.header,
        lines=tuple(p.line for p in cell.paragraphs if p.kind in BODY_KINDS),
        aside=tuple(
            f"{p.kind.value}: {p.line}" for p in cell.paragraphs if p.kind not in BODY_KINDS
        ),
        tables=tuple(
            SeenTable(name=_name(one, 0, one.rows), rows=tuple(_rows(one))) for one in cell.tables
        ),
    )
