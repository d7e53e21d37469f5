"""Tables as the structure tree of a tagged PDF gives them (PDF 32000-1, 14.7 and 14.8).

The tree tells which marked content belongs to which cell. Producers write wrong trees too, so that
what is read here counts only where the positions agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from planlift_parsers.pdf.tag_table import TagCell, TagTable

DEEPEST = 60  # levels; trees of word processors and browsers have some 12
MOST_NODES = 1_000_000  # a page of dense print has some 2,000 elements and contents
MOST_SPAN = 1_000  # rows or columns that a cell covers
MOST_COLUMNS = 200  # of a table; spreadsheets printed on a page have some 40
MOST_UNITS = 2_000_000  # places that the cells of all tables cover
_GROUPS = frozenset({"THead", "TBody", "TFoot"})
_CELLS = frozenset({"TH", "TD"})


def tagged_tables(document: PDFDocument, pages: Sequence[PDFPage]) -> list[TagTable]:
    """The tables of the structure tree, none where there is no tree or it is damaged.

    Args:
        document: the opened file.
        pages: all of its pages, in order.
    """
    try:
        root = resolve1(document.catalog.get("StructTreeRoot"))
        if not isinstance(root, dict):
            return []
        numbers = {page.pageid: number for number, page in enumerate(pages, 1)}
        return _Tree(root, numbers).tables()
    except Exception:  # the library raises all kinds on damaged files, which are read by position
        return []


@dataclass(slots=True)
class _Node:
    """An element of the tree."""

    kind: str
    fields: Mapping[str, Any]
    page: int
    depth: int


class _Tree:
    """Walks the tree, each element once and so without circles."""

    def __init__(self, root: Mapping[str, Any], numbers: Mapping[object, int]) -> None:
        self.root, self.numbers = root, numbers
        self.roles = {str(k): _name(v) for k, v in (resolve1(root.get("RoleMap")) or {}).items()}
        self.seen: set[int] = set()
        self.nodes = self.units = 0

    def tables(self) -> list[TagTable]:
        """Tables in the order of the tree; one that holds another is left out."""
        found: list[TagTable] = []
        waiting = [_Node("", self.root, 0, 0)]
        while waiting:
            node = waiting.pop()
            if node.kind == "Table":
                inner: list[_Node] = []
                table = self._table(node, inner)
                if inner:
                    waiting += reversed(inner)
                elif table is not None:
                    found.append(table)
            else:
                waiting += reversed([kid for kid in self._kids(node) if isinstance(kid, _Node)])
        return found

    def _table(self, node: _Node, inner: list[_Node]) -> TagTable | None:
        """The table of an element; tables within its cells are put into `inner`."""
        table, taken = TagTable(), set[tuple[int, int]]()
        for row in self._rows(node):
            column = 0
            for kid in self._kids(row):
                if not isinstance(kid, _Node) or kid.kind not in _CELLS:
                    continue
                while (table.rows, column) in taken:
                    column += 1
                high, wide = _span(kid.fields, "RowSpan"), _span(kid.fields, "ColSpan")
                self.units += high * wide
                if self.units > MOST_UNITS:
                    raise ValueError("the tables of the structure tree are too large")
                taken.update((table.rows + i, column + j) for i in range(high) for j in range(wide))
                cell = TagCell(table.rows, column, high, wide)
                cell.marks = list(self._marks(kid, inner))
                table.cells.append(cell)
                column += wide
            table.rows += 1
        table.columns = 1 + max((column for _, column in taken), default=-1)
        return table if table.rows > 1 and 1 < table.columns <= MOST_COLUMNS else None

    def _rows(self, node: _Node) -> Iterator[_Node]:
        for kid in self._kids(node):
            if isinstance(kid, _Node) and kid.kind == "TR":
                yield kid
            elif isinstance(kid, _Node) and kid.kind in _GROUPS:
                yield from (
                    row for row in self._kids(kid) if isinstance(row, _Node) and row.kind == "TR"
                )

    def _marks(self, node: _Node, inner: list[_Node]) -> Iterator[tuple[int, int]]:
        waiting = [node]
        while waiting:
            for kid in self._kids(waiting.pop()):
                if not isinstance(kid, _Node):
                    yield kid
                elif kid.kind == "Table":
                    inner.append(kid)
                else:
                    waiting.append(kid)

    def _kids(self, node: _Node) -> Iterator[_Node | tuple[int, int]]:
        """The elements below an element, and its own contents as (page number, id)."""
        kids = resolve1(node.fields.get("K"))
        for kid in kids if isinstance(kids, list) else [kids]:
            self.nodes += 1
            if self.nodes > MOST_NODES or node.depth > DEEPEST:
                raise ValueError("the structure tree is too large")
            if isinstance(kid, PDFObjRef):
                if kid.objid in self.seen:
                    continue
                self.seen.add(kid.objid)
            fields = resolve1(kid)
            if isinstance(fields, int):
                yield node.page, fields
            elif isinstance(fields, dict):
                page = self._page(fields, node.page)
                if isinstance(fields.get("MCID"), int) and "Stm" not in fields:
                    yield page, fields["MCID"]
                else:
                    name = _name(fields.get("S"))
                    yield _Node(self.roles.get(name, name), fields, page, node.depth + 1)

    def _page(self, fields: Mapping[str, Any], outer: int) -> int:
        page = fields.get("Pg")
        return self.numbers.get(page.objid, 0) if isinstance(page, PDFObjRef) else outer


def _name(value: object) -> str:
    value = resolve1(value)
    name = value.name if isinstance(value, PSLiteral) else ""
    return name if isinstance(name, str) else ""


def _span(fields: Mapping[str, Any], name: str) -> int:
    """Rows or columns that a cell covers (PDF 32000-1, table 349)."""
    attributes = resolve1(fields.get("A"))
    for each in attributes if isinstance(attributes, list) else [attributes]:
        values = resolve1(each)
        value = resolve1(values.get(name)) if isinstance(values, dict) else None
        if isinstance(value, int) and 0 < value <= MOST_SPAN:
            return value
    return 1
