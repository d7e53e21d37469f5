"""`planlift formats`: what can be read."""

from __future__ import annotations

import json

import click

from planlift.commands.common import put, verbose_option

_HEADER = ("FORMAT", "NAME", "EXTENSIONS", "READ")


@click.command(name="formats")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@verbose_option
def command(as_json: bool) -> None:
    """List the formats that can be read."""
    from planlift_parsers.formats import FORMATS

    if as_json:
        rows = [
            {
                "name": row.name,
                "title": row.title,
                "extensions": row.extensions,
                "mime": row.mime,
                "notes": row.notes,
            }
            for row in FORMATS
        ]
        put(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", None)
        return
    table = [
        _HEADER,
        *((row.name, row.title, " ".join(row.extensions), row.notes) for row in FORMATS),
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )
    put("\n".join(lines) + "\n", None)
