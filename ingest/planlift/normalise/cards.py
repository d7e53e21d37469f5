"""Cards side by side: a table whose every cell holds a whole record, with labels of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from planlift.normalise.grid import Grid, Value
from planlift.normalise.item_numbers import names_number
from planlift.normalise.label_words import base_of, field_of, label_of
from planlift.normalise.labels import Labels
from planlift_parsers import Paragraph

_NO_LABELS = Labels()
_LEAST_CARDS = 2  # one is a box around text
_WHOLE = frozenset({"action", "owner", "deadline"})  # labels of one that stands alone
_TITLED = 2  # cells of a card that has its title beside it
_LEAST_LABELS = 2  # different fields that a card labels; a single one may stand in any cell
_LONGEST_NAME = 8  # words of a line that names a card; a sentence ends with a full stop


def cards_in(grid: Grid, labels: Labels) -> list[list[Paragraph]]:
    """The lines of each card of a table that holds nothing else; [] for any other table.

    Plans made as posters have an action in each cell: its topic, and below it "Lead: ...",
    "By when: ...". Such cells are no columns, and are read one after the other.

    Args:
        grid: any grid.
        labels: what is a label in this document.
    """
    cells: list[Value] = []
    above = dict[int, int]()
    for row in grid.rows:
        beside = row.own()
        goes_on = row.resumes and all(column in above for column, _ in beside)
        if goes_on and not any(_opens_as(value, cells[0], labels) for _, value in beside):
            _with_rest(cells, above, beside)
            continue
        if not all(_may_be_card(value) for _, value in beside):
            return []  # as the first row of nearly every table shows
        above = {column: len(cells) + at for at, (column, _) in enumerate(beside)}
        cells += [value for _, value in beside]
    return [cell.paragraphs for cell in cells] if _are_cards(cells, labels) else []


def _opens_as(value: Value, card: Value, labels: Labels) -> bool:
    """A cell opens as a card does: with its label, or with a number as "Action 4" is one."""
    own, first = value.paragraphs[0], card.paragraphs[0]
    if names_number(first):
        return names_number(own)
    label, known = labels.sure(own), labels.sure(first)
    return bool(label and known) and base_of((label or ("",))[0]) == base_of((known or ("",))[0])


def _with_rest(
    cells: list[Value], above: dict[int, int], beside: Sequence[tuple[int, Value]]
) -> None:
    """Puts what stands at the top of a page to the cards that the page before it cut.

    Args:
        cells: the cards so far; changed.
        above: column -> which of them is the last in it.
        beside: columns and what stands in them.
    """
    for column, rest in beside:
        card = cells[above[column]]
        cells[above[column]] = replace(card, paragraphs=[*card.paragraphs, *rest.paragraphs])


def lines_of_cards(grids: Sequence[Grid]) -> list[Paragraph]:
    """The lines of all cards side by side, which words no one knows label again and again."""
    cards = (card for grid in grids for card in cards_in(grid, _NO_LABELS))
    return [line for card in cards for line in card]


def cards_in_columns(grid: Grid, labels: Labels) -> list[tuple[Paragraph, list[Paragraph]]]:
    """The cards of such a table below a header, each with the name that stands over its column.

    Boards have them so: "Now", "Next" and "Later", and cards in the column of each. Where white
    stands between its columns, each is a table of its own.

    Args:
        grid: any grid.
        labels: what is a label in this document.
    """
    header = grid.rows[0].own() if grid.rows else []
    if not all(_names_column(value, labels) for _, value in header):
        return []
    over = {column: value.paragraphs[0] for column, value in header}
    cells = [cell for row in grid.rows[1:] for cell in row.own()]
    if len(over) < min(_LEAST_CARDS, grid.columns) or any(at not in over for at, _ in cells):
        return []
    if not _are_cards([value for _, value in cells], labels):
        return []
    return [(over[at], value.paragraphs) for at, value in sorted(cells, key=itemgetter(0))]


def _names_column(value: Value, labels: Labels) -> bool:
    """One line that says nothing behind a label; "Lead" alone may be the name of a pillar."""
    found = labels.sure(value.paragraphs[0])
    return len(value.paragraphs) == 1 and not (found and found[1])


def is_column_of_cards(cells: Sequence[Sequence[Paragraph]]) -> bool:
    """Cells below each other are a name and the cards below it, as pillars on a page have them.

    Args:
        cells: the lines of each that has any, from the top down.
    """
    if len(cells) <= _LEAST_CARDS or len(cells[0]) != 1 or not names_card(cells[0][0]):
        return False
    return all(len(_known_fields(lines)) >= _LEAST_LABELS for lines in cells[1:])


def _known_fields(lines: Sequence[Paragraph]) -> set[str]:
    found = (label_of(line.text) for line in lines)
    return {field_of(label) for label, value in filter(None, found) if value}


def _are_cards(cells: Sequence[Value], labels: Labels) -> bool:
    """Each cell holds a record, with labels of the same fields."""
    if not cells or not all(map(_may_be_card, cells)):
        return False
    if len(cells) < _LEAST_CARDS:
        return _fields(cells[0], labels) >= _WHOLE  # the last of a row of cards, alone in its table
    shared = _fields(cells[0], labels)
    for cell in cells[1:]:
        shared &= _fields(cell, labels)
    return len(shared) >= _LEAST_LABELS


def titled_cards(grid: Grid, labels: Labels) -> list[tuple[Value, Value]]:
    """The title of each row and what is labelled beside it, where all rows are made so.

    Cards of slides and leaflets look so: what is to be done on a ground of its own, and "Led by",
    "Finished by" at its side.

    Args:
        grid: any grid.
        labels: what is a label in this document.

    Returns:
        [] where a row is made otherwise.
    """
    if grid.columns != _TITLED:
        return []
    rows = [[value for _, value in row.own()] for row in grid.rows]
    if not all(len(row) == _TITLED for row in rows):
        return []
    cards = [(title, told) for title, told in rows]
    titled = all(
        not _fields(title, labels) and len(_fields(told, labels)) >= _LEAST_LABELS
        for title, told in cards
    )
    return cards if titled else []


def names_card(line: Paragraph) -> bool:
    """The first line of a card says what it is about, and is neither label nor sentence."""
    short = len(line.text.split()) <= _LONGEST_NAME and not line.text.endswith(".")
    return short and label_of(line.text) is None


def _may_be_card(cell: Value) -> bool:
    """It has lines enough, asked before their words are."""
    return len(cell.paragraphs) >= _LEAST_LABELS


def _fields(cell: Value, labels: Labels) -> set[str]:
    found = (labels.sure(paragraph) for paragraph in cell.paragraphs)
    return {field_of(label) for label, value in filter(None, found) if value}
