"""`planlift check`: what a person should put right in a plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import (
    EXIT_ALL_FAILED,
    EXIT_OK,
    EXIT_SOME_FAILED,
    Day,
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
_FORMS = ("text", "json", "csv", "mail", "html")


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
    help="How to print the findings: mail is a table of plain text, html a page to send back.",
)
@click.option(
    "--profile",
    default="standard",
    show_default=True,
    metavar="NAME|FILE",
    help="What to weigh and ask for: standard, submission, publication, tracker, or a TOML file.",
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="Judge deadlines as of this day (2024-03-31). Without it no finding depends on a day.",
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
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    profile: str,
    as_of: dt.datetime | None,
    fail_on: str | None,
    limits: Limits,
    keys: Keys,
    out: Path | None,
) -> None:
    """Check plans against the rules of docs/findings.md (docs/check.md shows how).

    Takes documents, plans that `read` or `convert` wrote, and folders of either. A document that
    cannot be read is reported, and the others go on.
    """
    from planlift.checks.forms import FORMS
    from planlift.checks.gather import Judge, gather
    from planlift.checks.profile import load_profile
    from planlift.checks.rules import ALL_CODES
    from planlift.export.csv_table import BYTE_ORDER_MARK
    from planlift.quiet import quiet
    from planlift_schema import Severity

    quiet()
    report = gather(
        paths,
        judge=Judge(as_of.date() if as_of else None, load_profile(profile, ALL_CODES)),
        left_out=[out] if out else [],
        limits=limits,
        keys=keys,
        mapping=ctx.ensure_object(Settings).mapping,
    )
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
