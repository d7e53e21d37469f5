"""Floors under the accuracy, which may only rise.

`python -m quality.floors` prints what is measured beside the floors;
`python -m quality.floors --update` raises the floors to what is measured, and refuses where any
figure has fallen.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path

from quality.score import Tally
from quality.sets import GROUPS, tally_by_ending

FILE = Path(__file__).with_name("floors.json")
FLOORS = (
    "field_f1",
    "perfect",
    "due_by",
    "state",
    "rag",
    "indicators",
    "organisation",
    "framework",
    "period",
)
CEILINGS = ("silent",)
STEPS = 10_000  # figures are kept to four places, rounded to the lenient side
NOTES_SHOWN = 20

Figures = dict[str, float]
Table = dict[str, dict[str, Figures]]


def figures_of(tally: Tally) -> Figures:
    """The figures that are held, of those that can be measured."""
    rates = tally.rates()
    found: Figures = {}
    for name in (*FLOORS, *CEILINGS):
        rate = rates[name]
        if rate is not None:
            lenient = math.floor if name in FLOORS else math.ceil
            found[name] = lenient(round(rate * STEPS, 6)) / STEPS
    return found


def shortfalls(held: Figures, measured: Figures) -> list[str]:
    """Where the measured figures break what is held, in words."""
    said = []
    for name, bound in held.items():
        value = measured.get(name)
        if value is None:
            said.append(f"{name} is no longer measured (held at {bound})")
        elif name in CEILINGS and value > bound:
            said.append(f"{name} is {value}, above its ceiling {bound}")
        elif name not in CEILINGS and value < bound:
            said.append(f"{name} is {value}, below its floor {bound}")
    return said


def raised(held: Figures, measured: Figures) -> Figures:
    """The stricter of both for each figure; never laxer than what is held."""
    found = dict(held)
    for name, value in measured.items():
        bound = held.get(name, value)
        found[name] = min(bound, value) if name in CEILINGS else max(bound, value)
    return found


def compare(held: Table, measured: Table) -> list[str]:
    """Every shortfall; a set that was not measured at all is not held against."""
    return [
        f"{group} {ending}: {words}"
        for group, endings in held.items()
        if group in measured
        for ending, bounds in endings.items()
        for words in shortfalls(bounds, measured[group].get(ending, {}))
    ]


def update(held: Table, measured: Table) -> Table:
    """The table raised to what is measured.

    Raises:
        ValueError: a figure has fallen below what is held; nothing may be lowered.
    """
    fallen = compare(held, measured)
    if fallen:
        raise ValueError("\n".join(fallen))
    table = {group: dict(endings) for group, endings in held.items()}
    for group, endings in measured.items():
        rows = table.setdefault(group, {})
        for ending, figures in endings.items():
            rows[ending] = raised(rows.get(ending, {}), figures)
    return table


def load(path: Path = FILE) -> Table:
    """The floors as held."""
    table: Table = json.loads(path.read_text(encoding="utf-8"))
    return table


def save(table: Table, path: Path = FILE) -> None:
    """Write the floors."""
    path.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def measure() -> Iterator[tuple[str, str, Tally]]:
    """Every set that is there, by ending."""
    for group in GROUPS:
        for ending, tally in sorted(tally_by_ending(group).items()):
            yield group, ending, tally


def main(arguments: list[str]) -> int:
    """Print the figures; with --update raise the floors. 1 if a figure has fallen."""
    held, measured = load(), Table()
    for group, ending, tally in measure():
        figures = figures_of(tally)
        measured.setdefault(group, {})[ending] = figures
        shown = " ".join(f"{name}={value:.4f}" for name, value in figures.items())
        sys.stdout.write(f"{group:10} {ending:10} {tally.documents:3} documents  {shown}\n")
        if "--notes" in arguments:
            sys.stdout.writelines(f"    {note[:230]}\n" for note in tally.notes[:NOTES_SHOWN])
    if "--update" not in arguments:
        fallen = compare(held, measured)
    else:
        try:
            save(update(held, measured))
        except ValueError as error:
            fallen = [str(error), "Nothing was written: floors are never lowered."]
        else:
            fallen = []
    sys.stderr.writelines(f"{words}\n" for words in fallen)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
