"""`planlift write`: a plan as a document that people read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import document_options, put_document, verbose_option

if TYPE_CHECKING:
    from planlift_schema import ActionPlan


@click.command(name="write")
@click.argument("file", type=click.Path(path_type=Path), metavar="PLAN.json")
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice(["docx", "xlsx", "html", "md"]),
    help="Format: Word, Excel, a web page or Markdown.",
)
@document_options
@verbose_option
def command(file: Path, form: str, out: Path | None, overwrite: bool) -> None:
    """Write a plan that `read` or `convert` wrote as a clean, accessible document.

    planlift reads it back as the same plan; docs/documents.md names what differs.
    """
    from planlift.documents import as_document

    put_document(as_document(_plan(file), form), form, out, overwrite=overwrite)


def _plan(file: Path) -> ActionPlan:
    from planlift.pipeline import load
    from planlift.stored import plan_from
    from planlift_parsers.errors import PlanliftError, UsageError
    from planlift_parsers.limits import DEFAULT_LIMITS

    try:
        plan = plan_from(load(file, DEFAULT_LIMITS))
    except PlanliftError as error:
        error.file = str(file)
        raise
    if plan is None:
        raise UsageError(
            "this is no plan as JSON", "Make one with 'planlift read FILE'.", file=str(file)
        )
    return plan
