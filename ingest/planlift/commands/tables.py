"""`planlift tables`: the raw tables of a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import (
    guarded,
    limit_option,
    out_option,
    password_option,
    put,
    verbose_option,
)

if TYPE_CHECKING:
    from planlift_parsers.keys import Keys
    from planlift_parsers.limits import Limits


@click.command(name="tables")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "csv", "html"]),
    help="How to print them.  [default: json]",
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    metavar="OUT.png",
    help="Draw the pages of a PDF with what was seen on them, instead of printing the tables. "
    "A document of one page gives OUT.png, a longer one OUT-1.png, OUT-2.png and so on; the paths "
    "are printed.",
)
@click.option(
    "--page",
    "pages",
    type=click.IntRange(min=1),
    multiple=True,
    metavar="N",
    help="With --picture: only this page; may be given several times.",
)
@click.option(
    "--engine",
    type=click.Choice(["auto", "pdfium", "pdfplumber"]),
    default="auto",
    show_default=True,
    help="What reads the words of a PDF: auto is pdfium, with pdfplumber for pages that it reads "
    "oddly.",
)
@limit_option
@password_option
@out_option
@verbose_option
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    file: Path,
    form: str | None,
    picture: Path | None,
    pages: tuple[int, ...],
    engine: str,
    limits: Limits,
    keys: Keys,
    out: Path | None,
) -> None:
    """Print every raw table of a document, before anything is read into it.

    JSON is a list of tables with page, box, rows and spans; the text of a merged cell stands in
    its first place, and its span says how many rows and columns it takes. CSV parts the tables
    by an empty line. HTML keeps the spans.

    A picture shows the lines found, the cells with row and column, their colours, what was kept
    apart, and what was put together over page breaks; a legend stands below.
    """
    from planlift.quiet import quiet

    quiet()
    if picture is not None:
        if form or out or engine != "auto":
            raise click.UsageError("--picture takes the place of --format, --engine and --out.")
        with guarded(file, limits):
            _draw(file, picture, frozenset(pages), limits, keys)
    elif pages:
        raise click.UsageError("--page goes with --picture.")
    else:
        _print(_Asked(file, engine, limits, keys), form or "json", out)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be opened, and how."""

    file: Path
    engine: str
    limits: Limits
    keys: Keys


def _print(asked: _Asked, form: str, out: Path | None) -> None:
    from planlift.export.raw_tables import BYTE_ORDER_MARK, FORMS
    from planlift.pipeline import open_file, open_pdf

    file, limits, keys = asked.file, asked.limits, asked.keys
    with guarded(file, limits):
        if asked.engine == "auto":
            document = open_file(file, limits=limits, keys=keys)
        else:
            document = open_pdf(file, asked.engine, limits=limits, keys=keys)
    text = FORMS[form](list(document.tables()))
    # Excel takes a CSV file for UTF-8 by its mark; other programs in a pipe would trip over it.
    put(BYTE_ORDER_MARK + text if form == "csv" and out else text, out)


def _draw(file: Path, picture: Path, pages: frozenset[int], limits: Limits, keys: Keys) -> None:
    if picture.suffix.lower() != ".png":
        raise click.UsageError(f"a picture's name ends in .png, and {picture.name} does not.")
    from planlift.picture import draw

    for path in draw(file, picture, pages, limits=limits, keys=keys):
        put(f"{path}\n", None)
