"""`planlift read`: one plan as JSON."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.batch import OF_THE_FILE
from planlift.commands.common import (
    Settings,
    guarded,
    limit_option,
    mapping_option,
    out_option,
    password_option,
    put,
    put_written,
    timeout_option,
    verbose_option,
)

if TYPE_CHECKING:
    from planlift.spool import PlanSpool
    from planlift_parsers.keys import Keys
    from planlift_parsers.limits import Limits
    from planlift_schema import ActionPlan


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
@password_option
@out_option
@verbose_option
def command(
    file: Path,
    explain: bool,
    timeout: float,
    limits: Limits,
    keys: Keys,
    out: Path | None,
) -> None:
    """Print the action plan of one document as JSON; what to know of it goes to stderr.

    A zip or a mail that holds one document stands for it.
    """
    from planlift.quiet import quiet

    quiet()
    with guarded(file, limits, timeout):
        if explain:
            put(_explanation(file, limits, keys), out)
        else:
            _put_plan(_plan(file, limits, keys), out)


def _explanation(file: Path, limits: Limits, keys: Keys) -> str:
    from planlift.export.explanation import explanation
    from planlift.pipeline import explain

    return explanation(explain(file, limits=limits, keys=keys, mapping=_mapping()))


def _plan(file: Path, limits: Limits, keys: Keys) -> ActionPlan | PlanSpool:
    from planlift.collecting import uncollected

    with uncollected():
        from planlift.pipeline import read_or_spool

    return read_or_spool(file, limits=limits, keys=keys, mapping=_mapping())


def _mapping() -> Path | None:
    return click.get_current_context().ensure_object(Settings).mapping


def _put_plan(read: ActionPlan | PlanSpool, out: Path | None) -> None:
    from planlift.spool import PlanSpool
    from planlift.write import plan_bytes

    if isinstance(read, PlanSpool):
        with closing(read):
            put_written(read.write, out)
            plan = read.plan()
    else:
        plan = read
        put(plan_bytes(plan), out)
    for finding in plan.findings:
        if finding.code in OF_THE_FILE:
            said = f"planlift: {plan.document.name}: {finding.message.rstrip('.')}. {finding.hint}"
            click.echo(said.strip(), err=True)
