"""`planlift collate`: plans compared across organisations and years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import EXIT_ALL_FAILED, EXIT_OK, EXIT_SOME_FAILED, verbose_option

if TYPE_CHECKING:
    from planlift.collate.models import Comparison

# More would push the first ones off the screen; coverage-matrix.csv has them all.
_SHOWN = 30


@click.command(name="collate")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="DIR2", help="Output folder."
)
@verbose_option
@click.pass_context
def command(ctx: click.Context, folder: Path, out: Path) -> None:
    """Compare the plans of a folder across organisations and years.

    DIR is a folder that `convert` wrote, or any with plans as JSON. Writes comparison.json,
    coverage.csv (a row for each indicator, 0 where it has no action) and coverage-matrix.csv
    (organisations down, indicators across).
    """
    from planlift.collate.comparing import collate
    from planlift.collate.gather import StoredPlans
    from planlift.collate.tables import write_comparison

    plans = StoredPlans(folder, left_out=(out,))
    comparison = collate(plans)
    for name, why in plans.failed:
        click.echo(f"planlift: {name}: {why}", err=True)
    if not plans.loaded:
        ctx.exit(EXIT_ALL_FAILED)
    write_comparison(comparison, out)
    _tell(comparison)
    click.echo(f"Written to {out}", err=True)
    ctx.exit(EXIT_SOME_FAILED if plans.failed else EXIT_OK)


def _tell(comparison: Comparison) -> None:
    """A small table on stderr: plans, actions, gaps and findings of each organisation."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from planlift.collate.summary import summary_of

    table = Table("organisation", "years")
    for name in ("plans", "actions", "gaps", "errors", "warnings"):
        table.add_column(name, justify="right")
    lines = summary_of(comparison)
    for line in lines[:_SHOWN]:
        numbers = (line.plans, line.actions, line.gaps, line.errors, line.warnings)
        table.add_row(Text(line.organisation), Text(line.years), *map(str, numbers))
    Console(stderr=True, highlight=False).print(table)
    if len(lines) > _SHOWN:
        click.echo(f"... and {len(lines) - _SHOWN} more organisations", err=True)
