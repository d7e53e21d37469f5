"""openpyxl: the cells of every sheet."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all sheets, row by row."""
    return [
        [None if value is None else str(value) for value in row]
        for sheet in openpyxl.load_workbook(file)
        for row in sheet.iter_rows(values_only=True)
    ]


if __name__ == "__main__":
    answer("openpyxl", tables)
