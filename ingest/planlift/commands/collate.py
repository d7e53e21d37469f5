"""`planlift collate`: plans compared across organisations and years."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planlift.commands.common import (
    EXIT_ALL_FAILED,
    EXIT_OK,
    EXIT_SOME_FAILED,
    EXIT_USAGE,
    Day,
    verbose_option,
)

if TYPE_CHECKING:
    from planlift.collate.models import Comparison

# More would push the first ones off the screen; coverage-matrix.csv has them all.
_SHOWN = 30


@click.command(name="collate")
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DIR..."
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="DIR2", help="Output folder."
)
@click.option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="Say what is overdue on this day (2024-03-31). Without it nothing depends on a day.",
)
@click.option("--region", "regions", multiple=True, help="Only this region (London); repeatable.")
@click.option("--kind", "kinds", multiple=True, help="Only trust, icb, ...; repeatable.")
@click.option("--framework", "frameworks", multiple=True, help="Only WRES, ...; repeatable.")
@click.option("--year", "years", multiple=True, help="Only 2019/20, ...; repeatable.")
@verbose_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    ctx: click.Context,
    folders: tuple[Path, ...],
    out: Path,
    as_of: dt.datetime | None,
    regions: tuple[str, ...],
    kinds: tuple[str, ...],
    frameworks: tuple[str, ...],
    years: tuple[str, ...],
) -> None:
    """Compare the plans of folders across organisations and years.

    DIR is a folder that `convert` wrote, or any with plans as JSON. Writes comparison.html for
    people, comparison.xlsx for further work, comparison.json for programs, coverage.csv (a row
    for each indicator, 0 where it has no action) and coverage-matrix.csv (organisations down,
    indicators across).
    """
    from planlift.collate.comparing import collate
    from planlift.collate.gather import StoredPlans
    from planlift.collate.selecting import Selection
    from planlift.collate.tables import write_comparison

    plans = StoredPlans(folders, left_out=(out,))
    selection = Selection(regions, kinds, frameworks, years)
    comparison = collate(plans, as_of=as_of.date() if as_of else None, selection=selection)
    for name, why in plans.failed:
        click.echo(f"planlift: {name}: {why}", err=True)
    if not plans.loaded:
        ctx.exit(EXIT_ALL_FAILED)
    if not comparison.organisations:
        click.echo(f"planlift: none of the {plans.loaded} plans is of that selection.", err=True)
        ctx.exit(EXIT_USAGE)
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
