"""Blocks under "Action 1" whose labels the page has lost: told apart by what their lines say."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.grid import Value
from planlift.normalise.owners import owner_likeness
from planlift.normalise.pairs import Pair
from planlift.normalise.prose import wording
from planlift_parsers import Paragraph

UNLABELLED = ("Action", "Lead", "Date", "Progress")
_SURE = 0.6  # likeness from which a line is a date or a name, as for what stands in brackets
_LONGEST_DATE, _LONGEST_NAME = 6, 8  # words
_WHY = "the block has no labels; told by what its lines say"


def unlabelled_pairs(run: Sequence[Paragraph]) -> list[Pair]:
    """A block as action, lead, date and progress, one each; [] where its lines are no such block.

    Its one date tells: the names right above it are the lead, what stands above them is the action,
    what stands below it the progress. All of it is doubted.

    Args:
        run: the lines under one "Action 1".
    """
    dates = [at for at, line in enumerate(run) if _is_date(line.text)]
    if len(dates) != 1:
        return []
    date = first = dates[0]
    while first and _is_name(run[first - 1].text):
        first -= 1
    if first == date > 1 and _looks_like_name(run[date - 1], run[date - 2]):
        first -= 1
    if not first:
        return []
    parts = (run[:first], run[first:date], run[date : date + 1], run[date + 1 :])
    return [_pair(part) for part in parts]


def _is_date(text: str) -> bool:
    return len(text.split()) <= _LONGEST_DATE and deadline_likeness(text) >= _SURE


def _is_name(text: str) -> bool:
    return len(text.split()) <= _LONGEST_NAME and owner_likeness(text) >= _SURE


def _looks_like_name(line: Paragraph, above: Paragraph) -> bool:
    """A short line behind list items that orders nothing: a role in words that no one knows."""
    short = len(line.text.split()) <= _LONGEST_NAME and not line.text.endswith(".")
    return short and bool(above.marker) and not line.marker and wording(line.text).order <= 0


def _pair(lines: Sequence[Paragraph]) -> Pair:
    if not lines:
        return Pair("", Value())
    return Pair("", Value(list(lines), place=lines[0].place, doubt=_WHY), list(lines))
