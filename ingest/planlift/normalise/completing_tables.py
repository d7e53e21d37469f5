"""Tables of one row that complete the labelled lines right above them.

"What we shall do: ..." stands as a line, and below it a small table has "Led by", "By when" and
"Position" over one row: both are one action.
"""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.grid import Value
from planlift.normalise.label_words import base_of, field_of
from planlift.normalise.register import Register
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_scores

_ABOUT_ONE = frozenset({"owner", "deadline", "revised", "status", "updates", "outcome"})
_WHO_OR_WHEN = frozenset({"owner", "deadline"})
_LOOSE = frozenset({"summary"})  # of which a block may have one and a table's word be another
_MAYBE = 0.5  # header score of a word with two meanings, and likeness of a cell to a state
_PLAINLY = 0.85  # header score of a word of one meaning
_LEAST = 2  # fields of such a table; one cell under a word may be anything


def completes(block: Register, made: Sequence[Register]) -> bool:
    """Whether a table only says who, when and how far of the block above it; it is taken in.

    Args:
        block: the last register above the table; changed where it is completed.
        made: what the table was made into.
    """
    if len(made) != 1 or not _is_lines_of_one(block):
        return False
    cells = _cells(made[0])
    fields = [field_of(label) for label, _ in cells]
    own = {field_of(label) for label in block.labels if _is_plain(label)}
    fresh = own & {*fields} <= _LOOSE
    named = not _WHO_OR_WHEN.isdisjoint(fields) and len(set(fields)) == len(fields)
    about = sum(_is_about(*cell) for cell in cells)
    doubtful = len(cells) - about
    if not (fresh and named) or about < _LEAST or doubtful > _states_action(block):
        return False
    for label, value in cells:
        block.complete(label, value)
    block.said = [*block.said, *made[0].said]
    return True


def _is_plain(label: str) -> bool:
    """Its words name one field and hardly another; "We shall be content when" may be no date."""
    return max(header_scores(label).values(), default=0.0) >= _PLAINLY


def _is_about(label: str, value: Value) -> bool:
    """It names or states what is said of one action; "Position" may be over a finding, too."""
    scores = header_scores(label)
    about = max((scores.get(name, 0.0) for name in _ABOUT_ONE), default=0.0)
    state = status_likeness(value.flat) >= _MAYBE
    return (about >= _MAYBE or state) and scores.get("action", 0.0) < _MAYBE


def _is_lines_of_one(block: Register) -> bool:
    """It is one record of labelled lines."""
    several = len(block.pairs) >= _LEAST
    return block.labelled and not block.listed and len(block.rows) == 1 and several


def _states_action(block: Register) -> bool:
    """A label of its lines names the action; others may be in words of the author's."""
    return any(field_of(pair.label) == "action" or not pair.label for pair in block.pairs)


def _cells(made: Register) -> list[tuple[str, Value]]:
    """Labels and values of a table with one row, or of a small form; [] for any other."""
    if made.labelled:
        return [(pair.label, pair.value) for pair in made.pairs if base_of(pair.label)]
    if not made.headed or len(made.rows) != 1 or made.above:
        return []
    row = made.rows[0]
    return [(label, row.values[at]) for at, label in enumerate(made.labels) if row.values[at]]
