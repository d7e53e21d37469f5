"""The rule on refs that count: none is left out."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from itertools import pairwise

from planlift.checks.case import Case
from planlift.checks.refs import is_indicator_number
from planlift.checks.rule import Fault, listed, numbered
from planlift_schema import ActionPlan

# "WRES4" -> "WRES", 4; "2.10" -> "2.", 10; "Action 3" -> "Action ", 3.
_COUNTED = re.compile(r"(?P<prefix>.*?)0*(?P<number>\d{1,4})\W*")

# Fewer refs do not show that they count on.
_LEAST_REFS = 4
# More than this left out at one place is a new series ("1, 2, 3, 10, 11"), not a slip.
_MOST_LEFT_OUT = 2
# Where more than this share of a series is left out, its numbers are those of something else.
_MOST_SHARE = 0.25


def gaps(case: Case) -> Iterator[Fault]:
    """Numbers that a series of refs leaves out, at the action behind the gap."""
    for series in _series(case.plan).values():
        yield from _gaps_in(series)


def _series(plan: ActionPlan) -> dict[Hashable, dict[int, tuple[int, str]]]:
    """For each framework and prefix: number of the ref to its first action and its prefix."""
    found: dict[Hashable, dict[int, tuple[int, str]]] = {}
    for number, action in numbered(plan):
        ref = " ".join(action.ref.split())
        if (match := _COUNTED.fullmatch(ref)) and not is_indicator_number(action):
            prefix = match["prefix"]
            series = found.setdefault((action.framework, prefix.casefold()), {})
            series.setdefault(int(match["number"]), (number, prefix))
    return found


def _gaps_in(series: dict[int, tuple[int, str]]) -> Iterator[Fault]:
    refs = list(series)
    missing = set(range(min(refs), max(refs))) - set(refs)
    counts = len(refs) >= _LEAST_REFS and refs == sorted(refs)
    if not counts or len(missing) > _MOST_SHARE * len(refs):
        return
    for before, after in pairwise(refs):
        left_out = range(before + 1, after)
        if 0 < len(left_out) <= _MOST_LEFT_OUT:
            action, prefix = series[after]
            named = listed(f'"{prefix}{each}"' for each in left_out)
            said = f"the refs go from {prefix}{before} to {prefix}{after} without {named}"
            yield Fault(said, action, "ref")
