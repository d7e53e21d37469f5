"""What the words of an action say by themselves, with nothing of the document around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from planlift.normalise.actions import why_above
from planlift.normalise.deadlines import read_deadline
from planlift.normalise.grid import Value
from planlift.normalise.indicators import indicator_conflict, read_indicators
from planlift.normalise.owners import read_owners
from planlift.normalise.statuses import read_status
from planlift.normalise.steps import steps_of
from planlift_schema import TEXT_FIELDS, Action, Place, Source


def by_words(values: Mapping[str, Value], framework: str | None, start: dt.date | None) -> Action:
    """The action that some cells state, with what is derived from their words alone.

    Args:
        values: text field to its cell; fields without one are empty.
        framework: the one that the action belongs to, or None.
        start: first day of the plan's period, for dates without a year.
    """
    texts = {name: values[name].text if name in values else "" for name in TEXT_FIELDS}
    due = read_deadline(texts["deadline"], start)
    status = read_status(texts["status"])
    steps, doubts = steps_of(values, start)
    said = {
        "deadline": due.review,
        "status": status.review,
        "indicator": indicator_conflict(texts["indicator"], framework),
    }
    return Action(
        **texts,
        framework=framework,
        indicators=tuple(read_indicators(texts["indicator"], framework)),
        owners=tuple(read_owners(texts["owner"])),
        due=due.due,
        state=status.state,
        rag=status.rag,
        steps=steps,
        source=_source(values),
        review=_review(values, said, doubts),
    )


def _review(
    values: Mapping[str, Value], said: Mapping[str, str], doubts: Mapping[str, str]
) -> dict[str, str]:
    """Why each field should be looked at: by its words, by its cell, beside the other cells."""
    found: dict[str, str] = {}
    for name in TEXT_FIELDS:
        value = values.get(name, Value())
        reasons = (said.get(name), value.doubt, value.unsure, why_above(value), doubts.get(name))
        if why := "; ".join(dict.fromkeys(filter(None, reasons))):
            found[name] = why
    return found


def _source(values: Mapping[str, Value]) -> Source:
    places = {name: value.place for name, value in values.items() if value}
    first = places.get("action", Place())
    return Source(table=first.table, row=first.row, fields=places)
