"""Tells the column of a delivery system's outcomes, called like a success measure by its header."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.column_evidence import SAMPLE, Column
from planlift.normalise.indicators.outcomes import has_outcomes, read_outcomes
from planlift.normalise.vocabulary import words_of

# Share of its cells that must open with the number of an outcome: chosen, not measured. A success
# measure opens with one by chance only.
_NUMBERED = 0.8
_OPENING = 12  # letters within which the number stands ("Outcome 2.1", "EDS2 2.1")
_HEADERS = frozenset(
    {
        "outcome",
        "outcomes",
        "eds",
        "eds2",
        "eds22",
        "eds2022",
        "standard",
        "metric",
        "indicator",
        "",
    }
)


def outcome_column(columns: Sequence[Column], frameworks: Sequence[str]) -> dict[int, str]:
    """The column whose cells are outcomes of the plan's framework, as `map_columns` wants it.

    Args:
        columns: left to right.
        frameworks: codes of those that the plan is made under.

    Returns:
        Its place to "indicator"; {} where there is none, or several.
    """
    owners = [code for code in frameworks if has_outcomes(code)]
    found = {
        at: "indicator"
        for owner in owners
        for at, column in enumerate(columns)
        if _numbered(column, owner)
    }
    return found if len(found) == 1 else {}


def _numbered(column: Column, owner: str) -> bool:
    words = words_of(column.label)
    texts = [text for text in column.texts if text][:SAMPLE]
    if not texts or (words and _HEADERS.isdisjoint(words)):
        return False
    opening = sum(bool(read_outcomes(text[:_OPENING], owner)) for text in texts)
    return opening >= _NUMBERED * len(texts)
