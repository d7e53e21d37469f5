"""python-docx: the cells of every row."""

from __future__ import annotations

from pathlib import Path

import docx

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row."""
    return [
        [cell.text for cell in row.cells]
        for table in docx.Document(str(file)).tables
        for row in table.rows
    ]


if __name__ == "__main__":
    answer("python-docx", tables)
