"""img2table: ruled tables, with the text that the PDF holds."""

from __future__ import annotations

from pathlib import Path

from img2table.document import PDF

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row; a merged cell stands in each of its places."""
    found = PDF(src=str(file)).extract_tables()
    return [
        [cell.value for cell in row]
        for page in found.values()
        for table in page
        for row in table.content.values()
    ]


if __name__ == "__main__":
    answer("img2table", tables)
