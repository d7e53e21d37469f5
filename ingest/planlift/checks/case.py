"""What a rule looks at: a plan, the day it is checked for, and what is asked of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planlift.checks.terms import Terms
from planlift_schema import ActionPlan


@dataclass(frozen=True, slots=True)
class Case:
    """One plan to check.

    Attributes:
        plan: as read.
        terms: what is asked of it.
        as_of: the day on which deadlines are judged; None where none is named, and then no rule
            knows a day.
        before: actions that stand before those of the plan, where it is a part of a larger one.
    """

    plan: ActionPlan
    terms: Terms
    as_of: dt.date | None = None
    before: int = 0
