"""tablers: `find_tables` of every page."""

from __future__ import annotations

from pathlib import Path

import tablers

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row."""
    document = tablers.Document(file)
    return [
        [cell.text if cell else None for cell in row.cells]
        for page in document.pages()
        for table in tablers.find_tables(page, extract_text=True)
        for row in table.rows
    ]


if __name__ == "__main__":
    answer("tablers", tables)
