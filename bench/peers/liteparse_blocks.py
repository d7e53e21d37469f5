"""liteparse: the blocks that it takes for tables, text recognition off."""

from __future__ import annotations

from pathlib import Path

import liteparse

from bench.peers.adapter import Rows, answer


def tables(file: Path) -> Rows:
    """Cells of all tables, row by row."""
    parser = liteparse.LiteParse(
        ocr_enabled=False, output_format="markdown", extract_blocks=True, quiet=True
    )
    return [
        [cell.text for cell in row]
        for page in parser.parse(str(file)).pages
        for block in page.blocks or ()
        if block.kind == "table"
        for row in (block.header or [], *(block.rows or ()))
    ]


if __name__ == "__main__":
    answer("liteparse", tables)
