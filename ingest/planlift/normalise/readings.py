"""What the small readers of dates, states, owners and indicators give back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planlift_schema import Due, DueKind, Rag, State


@dataclass(frozen=True, slots=True)
class DeadlineReading:
    """A deadline's words, read.

    Attributes:
        by: last day on which it is still in time.
        start: first day of a range or of something ongoing.
        kind: what kind of deadline it is.
        revised: an earlier date in the words is replaced by a later one.
        review: why a person should look at it; "" if the reading is sure.
    """

    by: dt.date | None = None
    start: dt.date | None = None
    kind: DueKind = DueKind.NONE
    revised: bool = False
    review: str = ""

    @property
    def due(self) -> Due:
        """The part that goes into the plan."""
        return Due(by=self.by, start=self.start, kind=self.kind, revised=self.revised)


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status cell's words and fill, read.

    Attributes:
        state: from words only.
        rag: from a word, a letter or the fill.
        review: why a person should look at it; "" if the reading is sure.
    """

    state: State | None = None
    rag: Rag | None = None
    review: str = ""
