"""tabula-py: `read_pdf` with ruled tables."""

from __future__ import annotations

from pathlib import Path

import tabula

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row."""
    found = tabula.read_pdf(str(file), pages="all", lattice=True, output_format="json", silent=True)
    return [[cell["text"] for cell in row] for table in found for row in table["data"]]


if __name__ == "__main__":
    answer("tabula-py", tables)
