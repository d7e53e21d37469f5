"""How many times a text names, and whether it is one and nothing else."""

from __future__ import annotations

import datetime as dt

from planlift.normalise.deadlines.moments import Moment
from planlift.normalise.deadlines.scan import Item, scan
from planlift.normalise.deadlines.stops import believed, stops_of
from planlift.normalise.deadlines.stream import Stream
from planlift.normalise.deadlines.tokens import tokenise


def times_in(text: str, period: dt.date | None) -> int:
    """How many days, months, quarters and other times on the calendar a text names.

    Args:
        text: the words of a deadline.
        period: first day of the plan's period, or None.
    """
    return len(stops_of(_items(text, period)))


def is_date(text: str) -> bool:
    """Whether a text is one time or one range of times, with the small words of such, and no more.

    Args:
        text: words such as "by March 2021" or "between May and July 2021".
    """
    items = _items(text, None)
    last = items[-1].value if items else None
    return isinstance(last, Moment) and all(item.value is not None for item in items)


def _items(text: str, period: dt.date | None) -> list[Item]:
    return believed(scan(Stream(tokenise(text), period)))
