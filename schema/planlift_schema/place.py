"""Where a piece of text stands in its source."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of text stands; only what the format knows is set.

    Attributes:
        page: page number, from 1 (PDF and scans).
        box: left, top, right, bottom in points from the top left corner of the page as people see
            it, after its rotation and as a scan lies (PDF and scans).
        table: number of the table in the document, from 1, in reading order.
        row: row of the table, from 1.
        column: column of the table, from 1.
        sheet: name of the worksheet (Excel).
        cell: address of the cell, such as "B7" (Excel).
        line: first line in the file, from 1 (plain text).
        last_line: last line in the file, where it is not the first (plain text).
        paragraph: number of the block in the document's body, from 1 (Word, HTML).
        file: name of the page's file, where one plan was read from several (`convert --join`).
    """

    page: int | None = None
    box: Box | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None
    line: int | None = None
    last_line: int | None = None
    paragraph: int | None = None
    file: str | None = None


NOWHERE = Place()
