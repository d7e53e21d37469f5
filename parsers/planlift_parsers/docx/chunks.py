"""Embedded documents (`w:altChunk`): a web page or file that Word shows as part of its own text."""

from __future__ import annotations

from dataclasses import replace

from planlift_parsers.document import Block, Paragraph, Table
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.opening import open_document
from planlift_schema import Place


def read_chunk(data: bytes, limits: Limits) -> list[Block] | None:
    """Read an embedded document of any known format.

    Args:
        data: the whole of it.
        limits: what is left of the limits; each document inside a document halves `nesting`.

    Returns:
        Its blocks, or None where it cannot be read.

    Raises:
        LimitError: it exceeds what is left.
    """
    inner = replace(limits, nesting=limits.nesting // 2)
    if not inner.nesting:
        return None
    try:
        return open_document(data, "", inner).blocks
    except LimitError:
        raise
    except DocumentError:
        return None


def put_in_place(block: Block, tables: int, place: Place) -> int:
    """Give an embedded document's block its place in the document around it.

    Args:
        block: changed in place.
        tables: tables that stand before it.
        place: of the embedded document.

    Returns:
        The number of tables that stand up to its end.
    """
    if isinstance(block, Paragraph):
        block.place = place
        return tables
    return _numbered(block, tables)


def _numbered(table: Table, tables: int) -> int:
    tables += 1
    table.place = Place(table=tables)
    number = tables
    for cell in table.cells:
        cell.place = Place(table=number, row=cell.row + 1, column=cell.column + 1)
        for paragraph in cell.paragraphs:
            paragraph.place = cell.place
        for nested in cell.tables:
            tables = _numbered(nested, tables)
    return tables
