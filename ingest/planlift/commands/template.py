"""`planlift template`: an empty plan to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from planlift.commands.common import document_options, put_document, verbose_option


class _Year(click.IntRange):
    name = "year"  # as it is called where something else is given


@click.command(name="template")
@click.option(
    "--framework", required=True, metavar="CODE", help="Framework of the plan: WRES, WDES, ..."
)
@click.option(
    "--year",
    required=True,
    type=_Year(1948, 2999),
    metavar="YEAR",
    help="Year in which the plan begins: 2024 for 2024/25.",
)
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice(["docx", "xlsx"]),
    help="Format: Word or Excel.",
)
@document_options
@verbose_option
def command(framework: str, year: int, form: str, out: Path | None, overwrite: bool) -> None:
    """Write an empty plan with the indicators of a framework and year, to be filled in.

    planlift reads what is filled in without guessing (docs/documents.md).
    """
    from planlift.documents import as_template

    put_document(as_template(framework, year, form), form, out, overwrite=overwrite)
