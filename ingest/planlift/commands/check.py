"""`planlift check`: what a person should put right in a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import (
    EXIT_ALL_FAILED,
    EXIT_OK,
    EXIT_SOME_FAILED,
    Settings,
    limit_option,
    mapping_option,
    out_option,
    password_option,
    put,
    verbose_option,
)

if TYPE_CHECKING:
    from planlift_parsers.keys import Keys
    from planlift_parsers.limits import Limits

EXIT_FINDINGS = 4
_FORMS = ("text", "json", "csv")


@click.command(name="check")
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMS),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    help="Exit with 4 where there are findings of this severity or above.",
)
@mapping_option
@limit_option
@password_option
@out_option
@verbose_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    fail_on: str | None,
    limits: Limits,
    keys: Keys,
    out: Path | None,
) -> None:
    """Check plans against the rules of docs/findings.md.

    Takes documents, plans that `read` or `convert` wrote, and folders of either. A document that
    cannot be read is reported, and the others go on.
    """
    from planlift.checks.gather import gather
    from planlift.checks.reports import FORMS
    from planlift.export.csv_table import BYTE_ORDER_MARK
    from planlift.quiet import quiet
    from planlift_schema import Severity

    quiet()
    mapping = ctx.ensure_object(Settings).mapping
    report = gather(paths, left_out=[out] if out else [], limits=limits, keys=keys, mapping=mapping)
    text = FORMS[form](report)
    # Excel takes a CSV file for UTF-8 by its mark; other programs in a pipe would trip over it.
    put(BYTE_ORDER_MARK + text if form == "csv" and out else text, out)
    failed = [document for document in report.documents if document.failed]
    for document in failed:
        click.echo(f"planlift: {document.document}: {document.failed}", err=True)
    if fail_on and report.reaches(Severity(fail_on)):
        ctx.exit(EXIT_FINDINGS)
    if failed:
        ctx.exit(EXIT_ALL_FAILED if len(failed) == len(report.documents) else EXIT_SOME_FAILED)
    ctx.exit(EXIT_OK)
