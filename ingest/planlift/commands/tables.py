"""`planlift tables`: the raw tables of a document."""

from __future__ import annotations

from pathlib import Path

import click

from planlift.commands.common import out_option, put, verbose_option


@click.command(name="tables")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "html"]),
    default="json",
    show_default=True,
    help="How to print them.",
)
@out_option
@verbose_option
def command(file: Path, form: str, out: Path | None) -> None:
    """Print every raw table of a document, before anything is read into it.

    JSON is a list of tables with page, box, rows and spans; the text of a merged cell stands in
    its first place, and its span says how many rows and columns it takes. CSV parts the tables
    by an empty line. HTML keeps the spans.
    """
    from planlift.export.raw_tables import BYTE_ORDER_MARK, FORMS
    from planlift.pipeline import open_file
    from planlift.quiet import quiet

    quiet()
    text = FORMS[form](list(open_file(file).tables()))
    # Excel takes a CSV file for UTF-8 by its mark; other programs in a pipe would trip over it.
    put(BYTE_ORDER_MARK + text if form == "csv" and out else text, out)
