"""pdfspine: `find_tables` of every page."""

from __future__ import annotations

from pathlib import Path

import pdfspine

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row."""
    document = pdfspine.open(str(file))
    return [
        row for page in document for table in page.find_tables().tables for row in table.extract()
    ]


if __name__ == "__main__":
    answer("pdfspine", tables)
