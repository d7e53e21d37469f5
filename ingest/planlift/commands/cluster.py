"""`planlift convert --engine spark`: the command's words around a run on a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planlift.batch.account import Outcome
from planlift.commands.common import EXIT_ALL_FAILED, EXIT_OK, EXIT_SOME_FAILED, Settings

if TYPE_CHECKING:
    from planlift.batch.spark.convert import Converted
    from planlift.batch.worker import Job

# More would push the summary off the screen; the table of documents has them all.
_NAMED = 20


def convert_on_cluster(paths: Sequence[str], out: str, job: Job, settings: Settings) -> int:
    """Lift the plans out of documents on Spark, and tell what came of it.

    Args:
        paths: files and folders of any file system that Spark knows.
        out: the folder for the two tables.
        job: how each document is read.
        settings: of the run.

    Returns:
        The exit code.

    Raises:
        UsageError: Spark or Java is missing, a path is wrong, or the job failed.
    """
    from planlift.batch.spark.session import open_session

    with open_session(settings.master) as session:
        from planlift.batch.spark.convert import convert_on_spark

        converted = convert_on_spark(
            session, paths, out, job, mapping=settings.mapping, named=_NAMED
        )
    _tell(converted)
    return _exit_code(converted)


def _tell(converted: Converted) -> None:
    for record in converted.failed:
        remedy = f" {record.result.remedy}" if record.result.remedy else ""
        click.echo(f"planlift: {record.path}: {record.result.reason}.{remedy}", err=True)
    more = converted.count(Outcome.FAILED) - len(converted.failed)
    if more:
        click.echo(f"... and {more} more, see the table of documents", err=True)
    for outcome, number in sorted(converted.outcomes.items()):
        click.echo(f"{outcome.value}: {number:,}", err=True)
    told = f"actions: {converted.actions:,}, to review: {converted.to_review:,}"
    click.echo(told, err=True)
    click.echo(f"Written to {converted.out} (tables actions and documents)", err=True)


def _exit_code(converted: Converted) -> int:
    if not converted.count(Outcome.FAILED):
        return EXIT_OK
    done = converted.count(Outcome.READ, Outcome.NO_PLAN)
    return EXIT_SOME_FAILED if done else EXIT_ALL_FAILED
