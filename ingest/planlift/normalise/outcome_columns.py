"""Tells a framework's outcomes from success measures, where the header calls one like the other."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.column_evidence import SAMPLE, Column
from planlift.normalise.headers import LIKELY
from planlift.normalise.indicators import read_indicators
from planlift.normalise.indicators.outcomes import has_outcomes, read_outcomes
from planlift.normalise.vocabulary import header_scores, words_of

# Share of its cells that must open with the number of an outcome: chosen, not measured. A success
# measure opens with one by chance only.
_NUMBERED = 0.8
_OPENING = 12  # letters within which the number stands ("Outcome 2.1", "EDS2 2.1")
_INDICATOR = frozenset({"indicator", "indicators"})
_PROSE = 6  # words; an indicator that is no prose is a number or a name
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


def measure_column(columns: Sequence[Column], frameworks: Sequence[str]) -> dict[int, str]:
    """The column called "Indicator" that tells by what success is seen, as `map_columns` wants it.

    Under a framework an indicator is one of the framework's; a plan under none has its own.

    Args:
        columns: left to right.
        frameworks: codes of those that the plan is made under.

    Returns:
        Its place to "outcome"; {} where there is none, or another column is called so.
    """
    if frameworks or any(header_scores(c.label).get("outcome", 0.0) >= LIKELY for c in columns):
        return {}
    return {at: "outcome" for at, column in enumerate(columns) if _tells_success(column)}


def _tells_success(column: Column) -> bool:
    texts = [text for text in column.texts if text][:SAMPLE]
    if not texts or _INDICATOR.isdisjoint(words_of(column.label)):
        return False
    prose = sum(len(text.split()) >= _PROSE for text in texts) >= _NUMBERED * len(texts)
    return prose and not any(read_indicators(text) for text in texts)


def _numbered(column: Column, owner: str) -> bool:
    texts = [text for text in column.texts if text][:SAMPLE]
    if not texts or not _may_hold(column.label):
        return False
    opening = sum(bool(read_outcomes(text[:_OPENING], owner)) for text in texts)
    return opening >= _NUMBERED * len(texts)


def _may_hold(label: str) -> bool:
    """A header that no one knows, or one that names what an outcome may be called."""
    scores = header_scores(label)
    named = not _HEADERS.isdisjoint(words_of(label))
    return named or not scores or max(scores, key=lambda name: scores[name]) == "indicator"
