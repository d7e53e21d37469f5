"""`planlift formats`: what can be read, what is opened, and the limits of both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields

import click

from planlift.commands.common import put, verbose_option

_FORMATS = ("FORMAT", "NAME", "EXTENSIONS", "READ")
_CONTAINERS = ("CONTAINER", "NAME", "EXTENSIONS", "OPENED")
_LIMITS = ("LIMIT", "DEFAULT")


@click.command(name="formats")
@click.option("--json", "as_json", is_flag=True, help="The formats as JSON.")
@verbose_option
def command(as_json: bool) -> None:
    """List the formats that can be read, the containers that are opened, and the limits."""
    put(_as_json() if as_json else _as_text(), None)


def _as_json() -> str:
    """The formats; what is opened rather than read is no format of a plan."""
    from planlift_parsers.formats import FORMATS

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
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def _as_text() -> str:
    from planlift_parsers.containers.table import CONTAINERS
    from planlift_parsers.formats import FORMATS
    from planlift_parsers.limits import DEFAULT_LIMITS, Limits

    formats = [(row.name, row.title, " ".join(row.extensions), row.notes) for row in FORMATS]
    opened = [(row.name, row.title, " ".join(row.extensions), row.notes) for row in CONTAINERS]
    limits = [(each.name, f"{getattr(DEFAULT_LIMITS, each.name):,}") for each in fields(Limits)]
    tables = ((_FORMATS, *formats), (_CONTAINERS, *opened), (_LIMITS, *limits))
    return "\n".join(_aligned(table) for table in tables)


def _aligned(table: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines: Iterable[str] = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )
    return "".join(f"{line}\n" for line in lines)
