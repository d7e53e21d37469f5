"""`planlift watch`: convert what is dropped into a folder, as it comes."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from planlift.commands.common import (
    EXIT_STOPPED,
    EXIT_USAGE,
    Settings,
    jobs_option,
    join_option,
    limit_option,
    mapping_option,
    password_option,
    timeout_option,
    verbose_option,
)

if TYPE_CHECKING:
    from planlift.batch.convert import Conversion
    from planlift_parsers.keys import Keys
    from planlift_parsers.limits import Limits


@click.command(name="watch")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Output folder."
)
@jobs_option
@timeout_option
@join_option
@mapping_option
@limit_option
@password_option
@verbose_option
def command(folder: Path, out: Path, timeout: float, limits: Limits, keys: Keys) -> None:
    """Convert what is dropped into a folder, until it is stopped (Ctrl-C).

    What comes is read once the folder rests for some seconds, with the limits and into the outputs
    of 'planlift convert'; what was read before is not read again, and a document that goes takes
    its plan with it. Links in the folder are not followed.
    """
    from planlift.batch.convert import ReadAs, convert
    from planlift.batch.watch import Watch
    from planlift.quiet import quiet
    from planlift_parsers.errors import PlanliftError

    ctx = click.get_current_context()
    settings = ctx.ensure_object(Settings)
    if not folder.is_dir():
        click.echo(f"planlift: {folder}: there is no such folder.", err=True)
        ctx.exit(EXIT_USAGE)
    quiet()
    signal.signal(signal.SIGTERM, _stop)  # as a service manager ends it
    click.echo(f"Watching {folder}; Ctrl-C ends it.", err=True)
    read_as = ReadAs(keys, settings.mapping, settings.join)
    for _ in Watch(folder.absolute(), [Path(os.path.abspath(out))]).rounds():  # noqa: PTH100
        try:
            conversion = convert(
                [folder],
                out,
                jobs=settings.jobs,
                timeout=timeout,
                limits=limits,
                read_as=read_as,
            )
        except PlanliftError as error:
            click.echo(f"planlift: {error}", err=True)
            continue
        _tell(conversion)
        if conversion.stopped:
            ctx.exit(EXIT_STOPPED)


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _tell(conversion: Conversion) -> None:
    """What a round came to, in one line, and each problem."""
    from planlift.batch.account import Outcome

    for problem in conversion.problems:
        click.echo(f"planlift: {problem}", err=True)
    read, failed = (conversion.count(each) for each in (Outcome.READ, Outcome.FAILED))
    new = conversion.count(*Outcome) - conversion.count(Outcome.SKIPPED) - conversion.known
    click.echo(
        f"{max(new, 0):,} new; in all {read:,} plans with {conversion.actions:,} actions, "
        f"{conversion.to_review:,} of them to review, {failed:,} documents failed.",
        err=True,
    )
