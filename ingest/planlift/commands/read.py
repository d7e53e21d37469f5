"""`planlift read`: one plan as JSON."""

from __future__ import annotations

from pathlib import Path

import click

from planlift.commands.common import guarded, mapping_option, out_option, put, verbose_option


@click.command(name="read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--explain",
    is_flag=True,
    help="Instead of the plan, print why each column of each table was taken for what it was, and "
    "the lines of planlift.toml that would overrule it.",
)
@mapping_option
@out_option
@verbose_option
def command(file: Path, explain: bool, mapping: Path | None, out: Path | None) -> None:
    """Print the action plan of one document as JSON; what to know of it goes to stderr."""
    from planlift.quiet import quiet

    quiet()
    if explain:
        _explain(file, mapping, out)
    else:
        _read(file, mapping, out)


def _explain(file: Path, mapping: Path | None, out: Path | None) -> None:
    from planlift.export.explanation import explanation
    from planlift.pipeline import explain

    with guarded(file):
        tables = explain(file, mapping=mapping)
    put(explanation(tables), out)


def _read(file: Path, mapping: Path | None, out: Path | None) -> None:
    from planlift.batch.worker import OF_THE_FILE
    from planlift.pipeline import read
    from planlift.write import plan_json

    with guarded(file):
        plan = read(file, mapping=mapping)
    put(plan_json(plan), out)
    for finding in plan.findings:
        if finding.code in OF_THE_FILE:
            said = f"planlift: {file.name}: {finding.message.rstrip('.')}. {finding.hint}"
            click.echo(said.strip(), err=True)
