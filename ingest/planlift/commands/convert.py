"""`planlift convert`: many documents to plans and flat files."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import (
    EXIT_ALL_FAILED,
    EXIT_OK,
    EXIT_SOME_FAILED,
    EXIT_STOPPED,
    EXIT_USAGE,
    Settings,
    engine_options,
    into_settings,
    jobs_option,
    join_option,
    limit_option,
    mapping_option,
    password_option,
    timeout_option,
    verbose_option,
)

if TYPE_CHECKING:
    from planlift.batch.account import Record
    from planlift.batch.convert import Conversion
    from planlift_parsers.keys import Keys
    from planlift_parsers.limits import Limits

# More would push the summary off the screen; the report has them all.
_NAMED = 20


@click.command(name="convert")
@click.argument("paths", nargs=-1, required=True, type=click.Path(), metavar="PATH...")
@click.option("--out", required=True, type=click.Path(), metavar="DIR", help="Output folder.")
@jobs_option
@timeout_option
@join_option
@click.option(
    "--again",
    is_flag=True,
    expose_value=False,
    callback=into_settings,
    help="Read all documents, also those that an earlier run into the same folder has read.",
)
@engine_options
@mapping_option
@limit_option
@password_option
@verbose_option
def command(
    paths: tuple[str, ...],
    out: str,
    timeout: float,
    limits: Limits,
    keys: Keys,
) -> None:
    """Lift the plans out of documents, and of folders, zips and mails of any depth.

    Writes plans/<path>.json for each document, and for all of them: report.html (what became of
    each, and what to look at), actions.xlsx, actions.csv, actions.jsonl, actions.parquet (with
    planlift[parquet]), documents.csv, the meaning of the columns, and log.jsonl. One bad document
    never stops the others. What an earlier run into the same folder has read (planlift.db) is not
    read again; a run that broke off goes on where it was. In CSV files an apostrophe stands before
    text that a spreadsheet could run as a formula (= + - @). With --engine spark, PATH and DIR may
    be of any file system that Spark knows, and two tables of Parquet are written, actions and
    documents (docs/cluster.md).
    """
    from planlift.batch.convert import ReadAs, convert
    from planlift.batch.worker import Job, lift
    from planlift.commands.progress import progress_on_stderr
    from planlift.quiet import quiet

    ctx = click.get_current_context()
    settings = ctx.ensure_object(Settings)
    quiet()
    if settings.on_spark():
        from planlift.commands.cluster import convert_on_cluster

        ctx.exit(convert_on_cluster(paths, out, Job(limits, keys, timeout, lift), settings))
    folder = Path(out)
    with progress_on_stderr() as progress:
        conversion = convert(
            [Path(path) for path in paths],
            folder,
            jobs=settings.jobs,
            timeout=timeout,
            limits=limits,
            read_as=ReadAs(keys, settings.mapping, settings.join, settings.again),
            progress=progress.show,
        )
    _tell(conversion, folder, settings.verbose)
    ctx.exit(exit_code(conversion))


def _tell(conversion: Conversion, out: Path, verbose: bool) -> None:
    from planlift.batch.account import Outcome
    from planlift.export.flat import REPORT

    for record in islice(conversion.records(Outcome.FAILED), _NAMED):
        _tell_failure(record, verbose)
    failed = conversion.count(Outcome.FAILED)
    if failed > _NAMED:
        click.echo(f"... and {failed - _NAMED} more, see report.html", err=True)
    for problem in conversion.problems:
        click.echo(f"planlift: {problem}", err=True)
    _tell_summary(conversion)
    if conversion.stopped:
        click.echo("Stopped; what was done is kept.", err=True)
    click.echo(f"Written to {out}", err=True)
    if not any(problem.file.endswith(REPORT) for problem in conversion.problems):
        click.echo(f"What to look at: {out / REPORT}", err=True)


def _tell_failure(record: Record, verbose: bool) -> None:
    remedy = f" {record.result.remedy}" if record.result.remedy else ""
    click.echo(f"planlift: {record.path}: {record.result.reason}.{remedy}", err=True)
    if verbose and record.result.trace:
        click.echo(record.result.trace, err=True)


def _tell_summary(conversion: Conversion) -> None:
    from rich.console import Console
    from rich.table import Table

    from planlift.batch.account import Outcome

    others = conversion.count(Outcome.SKIPPED, Outcome.OPENED, Outcome.JOINED)
    rows = [
        ("documents", conversion.counts.total() - others, True),
        ("read before, as they were", conversion.known, False),
        ("containers opened", conversion.count(Outcome.OPENED), False),
        ("pages joined", conversion.count(Outcome.JOINED), False),
        ("actions", conversion.actions, True),
        ("actions to review", conversion.to_review, True),
        ("documents without a plan", conversion.count(Outcome.NO_PLAN), False),
        ("failed", conversion.count(Outcome.FAILED), True),
        ("skipped", conversion.count(Outcome.SKIPPED), False),
        ("not reached", conversion.count(Outcome.NOT_REACHED), False),
    ]
    table = Table(show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, number, always in rows:
        if number or always:
            table.add_row(name, f"{number:,}")
    Console(stderr=True, highlight=False).print(table)


def exit_code(conversion: Conversion) -> int:
    """What the command ends with."""
    from planlift.batch.account import Outcome

    failed = conversion.count(Outcome.FAILED)
    if conversion.stopped:
        return EXIT_STOPPED
    if conversion.problems:
        return EXIT_USAGE
    if not failed:
        return EXIT_OK
    done = conversion.count(Outcome.READ, Outcome.NO_PLAN)
    return EXIT_SOME_FAILED if done else EXIT_ALL_FAILED
