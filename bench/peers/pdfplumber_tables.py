"""pdfplumber: `extract_tables` of every page."""

from __future__ import annotations

from pathlib import Path

import pdfplumber

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row."""
    with pdfplumber.open(file) as document:
        return [row for page in document.pages for table in page.extract_tables() for row in table]


if __name__ == "__main__":
    answer("pdfplumber", tables)
