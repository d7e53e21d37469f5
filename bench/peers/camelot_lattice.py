"""camelot: `read_pdf` with ruled tables."""

from __future__ import annotations

from pathlib import Path

import camelot

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row."""
    found = camelot.read_pdf(str(file), pages="all", flavor="lattice")
    return [row for table in found for row in table.df.to_numpy().tolist()]


if __name__ == "__main__":
    answer("camelot-py", tables)
