"""Raw tables of a document as JSON, CSV and HTML."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from itertools import groupby

from planlift.export.cells import csv_safe
from planlift.export.columns import place_words
from planlift.export.csv_table import BYTE_ORDER_MARK
from planlift_parsers.document import Cell, Table

__all__ = ["BYTE_ORDER_MARK", "FORMS", "grid", "tables_csv", "tables_html", "tables_json"]

_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Tables</title>
<style>
body {{ font-family: sans-serif }}
table {{ border-collapse: collapse; margin: 0 0 2em }}
caption {{ text-align: left; font-weight: bold }}
th, td {{ border: 1px solid #888; padding: 0.3em; text-align: left; vertical-align: top }}
</style>
</head>
<body>
{tables}</body>
</html>
"""


def grid(table: Table) -> list[list[str]]:
    """The table's texts by rows; a merged cell's stands in its first place, "" in the others."""
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def tables_json(tables: Iterable[Table]) -> str:
    """A list of {"page", "box", "rows", "spans"}; page and box are null where a format has none.

    Each span names the row and column of a merged cell, from 0, and how many of each it takes.
    """
    listed = [
        {
            "page": table.place.page,
            "box": table.place.box,
            "rows": grid(table),
            "spans": [_span(cell) for cell in table.cells if cell.row_span * cell.column_span > 1],
        }
        for table in tables
    ]
    return json.dumps(listed, indent=2, ensure_ascii=False) + "\n"


def _span(cell: Cell) -> dict[str, int]:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
    }


def tables_csv(tables: Iterable[Table]) -> str:
    """RFC 4180, an empty line between tables, cells safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for number, table in enumerate(tables):
        if number:
            text.write("\r\n")
        writer.writerows([csv_safe(cell) for cell in row] for row in grid(table))
    return text.getvalue()


def tables_html(tables: Iterable[Table]) -> str:
    """A page of its own, with spans, header marks and fills; every text is escaped."""
    return _PAGE.format(
        tables="".join(_table_html(table, number) for number, table in enumerate(tables, 1))
    )


def _table_html(table: Table, number: int) -> str:
    where = place_words(replace(table.place, table=None))
    caption = f"Table {number}" + (f" ({where})" if where else "")
    lines = ["<table>", f"<caption>{escape(caption)}</caption>"]
    by_row = {row: list(cells) for row, cells in groupby(table.cells, lambda cell: cell.row)}
    for row in range(table.rows):
        lines.append("<tr>")
        lines.extend(_cell_html(cell) for cell in by_row.get(row, []))
        lines.append("</tr>")
    return "\n".join([*lines, "</table>", ""])


def _cell_html(cell: Cell) -> str:
    tag = "th" if cell.header else "td"
    attributes = ""
    if cell.row_span > 1:
        attributes += f' rowspan="{cell.row_span}"'
    if cell.column_span > 1:
        attributes += f' colspan="{cell.column_span}"'
    if cell.fill and _COLOUR.fullmatch(cell.fill):
        attributes += f' style="background: #{cell.fill}"'
    text = escape(cell.text).replace("\n", "<br>\n")
    return f"<{tag}{attributes}>{text}</{tag}>"


FORMS: dict[str, Callable[[Iterable[Table]], str]] = {
    "json": tables_json,
    "csv": tables_csv,
    "html": tables_html,
}
