"""How many times a text names."""

from __future__ import annotations

import datetime as dt

from planlift.normalise.deadlines.scan import scan
from planlift.normalise.deadlines.stops import believed, stops_of
from planlift.normalise.deadlines.stream import Stream
from planlift.normalise.deadlines.tokens import tokenise


def times_in(text: str, period: dt.date | None) -> int:
    """How many days, months, quarters and other times on the calendar a text names.

    Args:
        text: the words of a deadline.
        period: first day of the plan's period, or None.
    """
    return len(stops_of(believed(scan(Stream(tokenise(text), period)))))
