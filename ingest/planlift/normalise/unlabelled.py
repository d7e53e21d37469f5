"""Blocks under a heading whose labels the page has lost: told apart by what their lines say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.grid import Value
from planlift.normalise.item_numbers import number_of
from planlift.normalise.label_words import field_of, is_label
from planlift.normalise.outline import Context, Role
from planlift.normalise.owners import owner_likeness
from planlift.normalise.pairs import Pair
from planlift.normalise.prose import wording
from planlift_parsers import Paragraph

UNLABELLED = ("Action", "Lead", "Date", "Progress")
UNDER_INDICATOR = ("Issue", "Action", "Outcome", "Date", "Lead", "Progress")
_SURE = 0.6  # likeness from which a line is a date or a name, as for what stands in brackets
_LONGEST_DATE, _LONGEST_NAME = 6, 8  # words
_WHY = "the block has no labels; told by what its lines say"


def unlabelled_block(
    run: Sequence[Paragraph], said: Sequence[Pair], context: Context
) -> tuple[list[Pair], tuple[str, ...]]:
    """The block that stands under the innermost heading, and what its values are; [] if none.

    Args:
        run: its lines that belong to no label.
        said: its labelled lines.
        context: the headings it stands under.
    """
    role = context.path[-1].role if context.path else None
    if role is Role.REF and not said:
        return unlabelled_pairs(run), UNLABELLED
    if role is Role.INDICATOR:
        return indicator_pairs(run, said), UNDER_INDICATOR
    return [], ()


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


def indicator_pairs(run: Sequence[Paragraph], said: Sequence[Pair]) -> list[Pair]:
    """The one block under an indicator as issue, action, outcome, date, lead and progress.

    A label that is left ("Time frame", or "RAG rating" over a colour that the text has lost) shows
    that it is a block; [] where there is none. All of it is doubted.

    Args:
        run: the lines under the indicator that belong to no label.
        said: labelled lines among them.
    """
    left = {at: field_of(line.text) for at, line in enumerate(run) if is_label(line.text)}
    issue = [one for pair in said if pair.field == "summary" for one in pair.value.paragraphs]
    date = _date_at(run, left)
    if date is None or any(pair.field != "summary" for pair in said):
        return []
    before = [line for at, line in enumerate(run[:date]) if at not in left]
    if not issue and len(before) > 1:
        issue, before = before[:1], before[1:]
    if not before:
        return []
    last = date + 1
    while last < len(run) and (deadline_likeness(run[last].text) > 0 or run[last].marker):
        last += 1
    names = last
    while names < len(run) and _is_name(run[names].text):
        names += 1
    behind = [line for at, line in enumerate(run) if at >= names and at not in left]
    cut = _outcome_at(before)
    parts = (issue, before[:cut], before[cut:], run[date:last], run[last:names], behind)
    return [_pair(part) for part in parts]


def _date_at(run: Sequence[Paragraph], left: Mapping[int, str]) -> int | None:
    """Where the date stands: below its label, or as the only one beside a label of the state."""
    labels = [at for at, name in left.items() if name == "deadline" and at + 1 < len(run)]
    if labels:
        return labels[0] + 1 if len(labels) == 1 else None
    dates = [at for at, line in enumerate(run) if _is_date(line.text)]
    return dates[0] if "status" in left.values() and len(dates) == 1 else None


def _outcome_at(lines: Sequence[Paragraph]) -> int:
    """Where what should come about begins: numbers begin anew, or "To ..." follows orders."""
    first = number_of(lines[0])
    for at, line in enumerate(lines[1:], 1):
        aims = line.text.startswith("To ") and not lines[0].text.startswith("To ")
        if aims or (first and number_of(line) == first):
            return at
    return len(lines)


def _is_date(text: str) -> bool:
    return len(text.split()) <= _LONGEST_DATE and deadline_likeness(text) >= _SURE


def _is_name(text: str) -> bool:
    named = len(text.split()) <= _LONGEST_NAME and owner_likeness(text) >= _SURE
    return named and not text.endswith(".")


def _looks_like_name(line: Paragraph, above: Paragraph) -> bool:
    """A short line behind list items that orders nothing: a role in words that no one knows."""
    short = len(line.text.split()) <= _LONGEST_NAME and not line.text.endswith(".")
    return short and bool(above.marker) and not line.marker and wording(line.text).order <= 0


def _pair(lines: Sequence[Paragraph]) -> Pair:
    if not lines:
        return Pair("", Value())
    return Pair("", Value(list(lines), place=lines[0].place, doubt=_WHY), list(lines))
