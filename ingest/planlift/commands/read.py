"""`planlift read`: one plan as JSON."""

from __future__ import annotations

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


@click.command(name="read")
@click.argument("file", type=click.Path(path_type=Path))
@limit_option
@password_option
@out_option
@verbose_option
def command(file: Path, limits: Limits, keys: Keys, out: Path | None) -> None:
    """Print the action plan of one document as JSON; what to know of it goes to stderr.

    A zip or a mail that holds one document stands for it.
    """
    from planlift.batch.worker import OF_THE_FILE
    from planlift.pipeline import read
    from planlift.quiet import quiet
    from planlift.write import plan_json

    quiet()
    with guarded(file, limits):
        plan = read(file, limits=limits, keys=keys)
    put(plan_json(plan), out)
    for finding in plan.findings:
        if finding.code in OF_THE_FILE:
            said = f"planlift: {file.name}: {finding.message.rstrip('.')}. {finding.hint}"
            click.echo(said.strip(), err=True)
