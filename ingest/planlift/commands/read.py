"""`planlift read`: one plan as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import (
    guarded,
    limit_option,
    mapping_option,
    out_option,
    put,
    timeout_option,
    verbose_option,
)

if TYPE_CHECKING:
    from planlift_parsers.limits import Limits


@click.command(name="read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--explain",
    is_flag=True,
    help="Instead of the plan, print why each column of each table was taken for what it was, and "
    "the lines of planlift.toml that would overrule it.",
)
@mapping_option
@timeout_option
@limit_option
@out_option
@verbose_option
def command(
    file: Path,
    explain: bool,
    mapping: Path | None,
    timeout: float,
    limits: Limits,
    out: Path | None,
) -> None:
    """Print the action plan of one document as JSON; what to know of it goes to stderr."""
    from planlift.quiet import quiet

    quiet()
    with guarded(file, limits, timeout):
        if explain:
            _explain(file, mapping, limits, out)
        else:
            _read(file, mapping, limits, out)


def _explain(file: Path, mapping: Path | None, limits: Limits, out: Path | None) -> None:
    from planlift.export.explanation import explanation
    from planlift.pipeline import explain

    put(explanation(explain(file, limits=limits, mapping=mapping)), out)


def _read(file: Path, mapping: Path | None, limits: Limits, out: Path | None) -> None:
    from planlift.batch.worker import OF_THE_FILE
    from planlift.pipeline import read
    from planlift.write import plan_bytes

    plan = read(file, limits=limits, mapping=mapping)
    put(plan_bytes(plan), out)
    for finding in plan.findings:
        if finding.code in OF_THE_FILE:
            said = f"planlift: {file.name}: {finding.message.rstrip('.')}. {finding.hint}"
            click.echo(said.strip(), err=True)
