"""The second reading of an old Word file: by office-oxide, which opens more and keeps less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planlift_parsers.document import Cell, Document, Kind, Paragraph, Table
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import lines_of
from planlift_schema import Place

_Node = Mapping[str, Any]
_SPLIT = "Split the document, or raise the limit."


def second_reading(data: bytes, name: str, limits: Limits) -> Document | None:
    """Read an old Word file's paragraphs and tables, without colours, merged rows and lists.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: `cells`, `paragraphs`, `nesting` and `span` are kept.

    Returns:
        What could be read; None where nothing could.

    Raises:
        LimitError: it exceeds a limit.
    """
    import office_oxide

    try:
        opened = office_oxide.Document.from_bytes(data, "doc")
        read = opened.to_ir()
    except office_oxide.OfficeOxideError:
        return None
    made = _Maker(limits)
    made.take([node for section in read["sections"] for node in section["elements"]])
    if not any(paragraph.text for paragraph in made.document.paragraphs()):
        return None
    made.document.name = name
    return made.document


@dataclass(slots=True)
class _Maker:
    """Makes blocks of what the library gives."""

    limits: Limits
    document: Document = field(default_factory=lambda: Document("", "doc", ""))
    numbered: int = 0
    tables: int = 0
    cells: int = 0
    paragraphs: int = 0

    def take(self, nodes: Sequence[_Node]) -> None:
        """Read the nodes of a document's body.

        Tables that follow each other with nothing between are one: it gives some row by row.
        """
        rows: list[_Node] = []
        for node in nodes:
            if node.get("type") == "table":
                rows += node["rows"]
                continue
            self._table_of(rows)
            rows = []
            self.numbered += 1
            self.document.blocks += self._words(node, Place(paragraph=self.numbered))
        self._table_of(rows)

    def _table_of(self, rows: list[_Node]) -> None:
        if rows:
            self.numbered += 1
            self.document.blocks.append(self._table(rows, 0))

    def _table(self, rows: list[_Node], depth: int) -> Table:
        if depth > self.limits.nesting:
            raise LimitError(
                f"tables nested more than {self.limits.nesting} deep", _SPLIT, limit="nesting"
            )
        self.tables += 1
        number = self.tables
        made: list[Cell] = []
        columns = 0
        for at, row in enumerate(rows):
            column = 0
            for node in row["cells"]:
                cell = self._cell(node, Place(table=number, row=at + 1, column=column + 1), depth)
                made.append(cell)
                column += cell.column_span
            columns = max(columns, column)
            self._count_cells(column)
        return Table(len(rows), columns, made, Place(table=number))

    def _cell(self, node: _Node, place: Place, depth: int) -> Cell:
        span = max(1, int(node.get("col_span") or 1))
        if span > self.limits.span:
            raise LimitError(
                f"a cell claims more than {self.limits.span:,} columns", _SPLIT, limit="span"
            )
        cell = Cell((place.row or 1) - 1, (place.column or 1) - 1, 1, span, place=place)
        for inner in node["content"]:
            if inner.get("type") == "table":
                cell.tables.append(self._table(inner["rows"], depth + 1))
            else:
                cell.paragraphs += self._words(inner, place)
        return cell

    def _words(self, node: _Node, place: Place) -> list[Paragraph]:
        made = lines_of(_text(node), place, bold=_is_bold(node))
        if node.get("type") == "heading":
            for paragraph in made:
                paragraph.kind, paragraph.level = Kind.HEADING, int(node.get("level") or 1)
        self.paragraphs += len(made)
        if self.paragraphs > self.limits.paragraphs:
            raise LimitError(
                f"more than {self.limits.paragraphs:,} paragraphs", _SPLIT, limit="paragraphs"
            )
        return made

    def _count_cells(self, number: int) -> None:
        self.cells += number
        if self.cells > self.limits.cells:
            raise LimitError(
                f"more than {self.limits.cells:,} cells in tables", _SPLIT, limit="cells"
            )


def _runs(node: _Node) -> Iterator[_Node]:
    """The runs of text in a node, however deep they stand."""
    waiting: list[Any] = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Mapping):
            if isinstance(here.get("text"), str):
                yield here
            waiting.extend(reversed(list(here.values())))
        elif isinstance(here, list):
            waiting.extend(reversed(here))


def _text(node: _Node) -> str:
    return "".join(run["text"] for run in _runs(node)).replace("\0", "")


def _is_bold(node: _Node) -> bool:
    inked = [run for run in _runs(node) if run["text"].strip()]
    return bool(inked) and all(run.get("bold") for run in inked)
