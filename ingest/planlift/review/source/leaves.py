"""A document without pages in parts that a browser shows at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planlift.review.source.seen import Leaf, Leaves, SeenCell, SeenTable, SeenText, anchor_of
from planlift_parsers.document import BODY_KINDS, Block, Cell, Document, Paragraph, Table

# Rows and paragraphs shown at once: with six columns some 100 KB of page. A page of print has 50.
ROWS = 120
_FEWEST = 20  # rows of a table that are worth beginning it at the end of a part


def leaves_of(document: Document) -> Leaves:
    """The parts of a document; no part has more than `ROWS` rows.

    Each worksheet begins one, and each page of those that were read as one.
    """
    parts = [_Part("")]
    for block in document.blocks:
        of = _source_of(block)
        if parts[-1].blocks and of != parts[-1].of:
            parts.append(_Part(of))
        parts[-1].of = of
        if isinstance(block, Paragraph):
            if parts[-1].room < 1:
                parts.append(_Part(of))
            parts[-1].add(_text(block), 1)
        else:
            _lay(block, parts)
    return Leaves(
        leaves=tuple(_leaf(number, part.of, part.blocks) for number, part in enumerate(parts, 1))
    )


def _source_of(block: Block) -> str:
    """The worksheet or page that a block stands on, "" where there is but one."""
    names = (block.place.file, block.place.sheet and f"sheet {block.place.sheet}")
    return ", ".join(name for name in names if name)


@dataclass(slots=True)
class _Part:
    of: str
    room: int = ROWS
    blocks: list[SeenText | SeenTable] = field(default_factory=list)

    def add(self, block: SeenText | SeenTable, rows: int) -> None:
        self.blocks.append(block)
        self.room -= rows


def _lay(table: Table, parts: list[_Part]) -> None:
    """Lay the rows of a table into the last part, and what it has no room for into new ones."""
    rows, first = _rows(table), 0
    while first < len(rows):
        left = len(rows) - first
        if parts[-1].room < min(left, _FEWEST):
            parts.append(_Part(parts[-1].of))
        some = tuple(rows[first : first + parts[-1].room])
        parts[-1].add(SeenTable(name=_name(table, first, len(some)), rows=some), len(some))
        first += len(some)


def _leaf(number: int, of: str, blocks: Sequence[SeenText | SeenTable]) -> Leaf:
    title = f"Part {number}" + (f", {of}" if of else "")
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
