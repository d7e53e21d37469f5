"""Actions that are numbered through a whole text, with neither lead nor date beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planlift.normalise.families import map_families
from planlift.normalise.grid import Value
from planlift.normalise.outline import Context
from planlift.normalise.pairs import Pair
from planlift.normalise.prose import wording
from planlift.normalise.register import Register
from planlift.normalise.registers import register_of_list
from planlift_parsers import Paragraph

Run = tuple[Sequence[Paragraph], Context]

_COLUMNS = ("No", "Action")
_FEWEST = 4  # a short list of steps is part of many texts
_ORDERS = 0.7  # share that must order something, as for other lists of actions
# "12", "1a" and "2.3" count the actions, or those of each part.
_COUNT = r"(\d{1,3}(?:\.\d{1,2})?[a-z]?)"
_NUMBER = re.compile(rf"^{_COUNT}[.)]?$")
_OPENING = re.compile(rf"^{_COUNT}[.)]?\s+(?=[A-Z])")
_TITLE = re.compile(r"\baction plan\b", re.I)
_WHY = "the list names neither lead nor date; it is numbered as actions are"


def registers_of_numbers(runs: Sequence[Run], title: str) -> list[Register]:
    """The items that count 1, 2, 3 through the running text of an action plan, as its actions.

    Args:
        runs: running text, each run with where it stands.
        title: the document's.

    Returns:
        Registers, one for each run that holds some; [] where the document calls itself no action
        plan, where other numbers stand between, or where most items order nothing.
    """
    names = [title, *(h.paragraph.text for _, context in runs for h in context.path)]
    names += [paragraph.text for run, _ in runs for paragraph in run[:_FEWEST]]
    found = [[(p, *read) for p in run if (read := _numbered(p))] for run, _ in runs]
    items = [item for some in found for item in some]
    counted = _count([number for _, number, _ in items])
    orders = sum(wording(text).order > 0 for _, _, text in items)
    if not counted or len(items) < _FEWEST or orders < _ORDERS * len(items):
        return []
    if not any(_TITLE.search(name) for name in names):
        return []
    made = [
        register_of_list([_pairs(*item) for item in some], context, _COLUMNS)
        for some, (_, context) in zip(found, runs, strict=True)
        if some
    ]
    map_families(made)
    return made


def _count(numbers: Sequence[str]) -> bool:
    """They count from 1 without a gap, or each part of them does ("1a", "1b", "2a")."""
    keys = [re.findall(r"\d+|[a-z]", number) for number in numbers]
    if len({len(key) for key in keys}) != 1:
        return False
    for above, key in pairwise([["0"] * len(keys[0]), *keys]):
        *part, last = map(_place, key)
        *before, end = map(_place, above)
        opens = last == 1 and (not part or part[0] == before[0] + 1)
        if not opens and (part != before or last != end + 1):
            return False
    return True


def _place(piece: str) -> int:
    """The number, or the place of the letter in the alphabet."""
    return int(piece) if piece.isdigit() else ord(piece) - ord("a") + 1


def _numbered(paragraph: Paragraph) -> tuple[str, str] | None:
    """Number and words of an item."""
    if found := _NUMBER.match(paragraph.marker):
        return found[1], paragraph.text
    found = None if paragraph.marker else _OPENING.match(paragraph.text)
    return (found[1], paragraph.text[found.end() :]) if found else None


def _pairs(paragraph: Paragraph, number: str, text: str) -> list[Pair]:
    return [_pair(paragraph, number), _pair(paragraph, text)]


def _pair(paragraph: Paragraph, text: str) -> Pair:
    plain = replace(paragraph, text=text, marker="")
    return Pair("", Value([plain], place=paragraph.place, doubt=_WHY), [paragraph])
