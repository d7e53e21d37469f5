"""`planlift read`: one plan as JSON."""

from __future__ import annotations

from pathlib import Path

import click

from planlift.commands.common import guarded, out_option, put, verbose_option


@click.command(name="read")
@click.argument("file", type=click.Path(path_type=Path))
@out_option
@verbose_option
def command(file: Path, out: Path | None) -> None:
    """Print the action plan of one document as JSON; what to know of it goes to stderr."""
    from planlift.batch.worker import OF_THE_FILE
    from planlift.pipeline import read
    from planlift.quiet import quiet
    from planlift.write import plan_json

    quiet()
    with guarded(file):
        plan = read(file)
    put(plan_json(plan), out)
    for finding in plan.findings:
        if finding.code in OF_THE_FILE:
            said = f"planlift: {file.name}: {finding.message.rstrip('.')}. {finding.hint}"
            click.echo(said.strip(), err=True)
