"""Cards drawn as small tables: a title across, and below it cells that each say what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planlift.normalise.grid import Grid, Value
from planlift.normalise.label_words import base_of, field_of, is_label, parted
from planlift.normalise.labels import Labels
from planlift_parsers import Paragraph

_LEAST_LABELS = 2  # known ones of different fields; a single one may open any cell
# Labelled cells side by side alone are a table's row, which is read with its column.
_LEAST_ROWS = 2

_Split = Callable[[Paragraph], tuple[str, str] | None]


def cell_cards(grid: Grid, labels: Labels) -> list[list[Paragraph]]:
    """The lines of each card that a table is made of; [] for any other table.

    Args:
        grid: any grid.
        labels: what is a label in this document.
    """
    return _cards(grid, labels.split)


def lines_of_cell_cards(grids: Sequence[Grid]) -> list[Paragraph]:
    """The lines of all tables that are made so, whatever words are their labels."""
    cards = (card for grid in grids for card in _cards(grid, _any_label))
    return [line for card in cards for line in card]


def _any_label(line: Paragraph) -> tuple[str, str] | None:
    return parted(line.text)


def _cards(grid: Grid, split: _Split) -> list[list[Paragraph]]:
    rows = ([value for _, value in row.own()] for row in grid.rows)
    cards: list[list[Value]] = []
    named: set[str] = set()
    for row in filter(None, rows):
        found = [split(value.paragraphs[0]) for value in row]
        title = len(row) == 1 and found[0] is None
        bases = {base_of(label) for label, _ in filter(None, found)}
        if None in found and not title:
            return []
        if title or bases & named or not cards:
            cards.append([])
            named = set()
        cards[-1] += row
        named |= bases
    made = [[line for value in card for line in value.paragraphs] for card in cards]
    whole = all(
        len(card) > 1 and _is_card(lines, split) for card, lines in zip(cards, made, strict=True)
    )
    return made if whole and len(grid.rows) >= _LEAST_ROWS * len(cards) else []


def _is_card(lines: Sequence[Paragraph], split: _Split) -> bool:
    return len(set(_fields(lines, split))) >= _LEAST_LABELS


def _fields(lines: Sequence[Paragraph], split: _Split) -> Iterator[str]:
    for line in lines:
        found = split(line)
        if found and found[1] and is_label(found[0]):
            yield field_of(found[0])
