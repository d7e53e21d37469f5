"""Several actions listed in one cell, with what the other cells list beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from planlift.normalise.deadlines import read_deadline, times_in
from planlift.normalise.grid import Value
from planlift.normalise.owners import read_owners
from planlift.normalise.step_lists import Listed, lines_in, listed_in
from planlift_schema import Due, DueKind, Step

_BESIDE = ("owner", "deadline", "updates")
_JOINS = re.compile(
    r"^(?:to|and|or|until|then|now|[-–—/&(])(?=\s|\d|$)"
    r"|(?:\b(?:to|and|or|by|until|of|from|then|the)|[-–—/,&])$",
    re.I,
)
"""What begins or ends a line that is only a part of a deadline."""


def steps_of(
    values: Mapping[str, Value], start: dt.date | None
) -> tuple[tuple[Step, ...], dict[str, str]]:
    """The steps of an action cell, and the fields whose lists do not fit them.

    Owners, deadlines and updates go to the steps only where their list is as long, or bears the
    same numbers; else the list stays whole and is named (three actions and two owners in one row).

    Args:
        values: field to cell.
        start: first day of the plan's period, for dates without a year.

    Returns:
        Steps (none where the cell holds one action), and field to doubt.
    """
    items = listed_in(values.get("action"))
    if len(items) < 2:
        return _line_steps(values, start), {}
    doubts: dict[str, str] = {}
    beside: dict[str, list[str]] = {}
    for name in _BESIDE:
        listed = listed_in(values.get(name))
        if len(listed) < 2:
            continue
        if fitted := _fitted(items, listed):
            beside[name] = fitted
        else:
            doubts[name] = f"lists {len(listed)} for {len(items)} actions"
    beside = {**_plain_beside(values, len(items), start), **beside}
    return tuple(_step(at, item.text, beside, start) for at, item in enumerate(items)), doubts


def _plain_beside(
    values: Mapping[str, Value], count: int, start: dt.date | None
) -> dict[str, list[str]]:
    """Lines without numbers or bullets that belong to one action each.

    As many dates as actions are one for each; as many owners only beside such dates, as two lines
    may be two owners of all that is listed.
    """
    found = {name: lines_in(values.get(name)) for name in ("deadline", "owner")}
    fits = {
        name: lines
        for name, lines in found.items()
        if len(lines) == count and _reads_so(name, lines, start)
    }
    return fits if "deadline" in fits else {}


def _line_steps(values: Mapping[str, Value], start: dt.date | None) -> tuple[Step, ...]:
    """Steps of an action cell of plain lines: as many as its dates and as its owners.

    Lines alone are paragraphs of one action, and two dates beside them may be the first and the
    one that replaced it; an owner and a date for each line tell that they are several actions.
    """
    lines = lines_in(values.get("action"))
    if len(lines) < 2:
        return ()
    beside = _plain_beside(values, len(lines), start)
    if len(beside) < 2:
        return ()
    return tuple(_step(at, line, beside, start) for at, line in enumerate(lines))


def _reads_so(name: str, lines: Sequence[str], start: dt.date | None) -> bool:
    """Whether each line by itself reads as the field it stands in."""
    if name == "deadline":
        return _each_whole(lines, start)
    return name != "owner" or all(len(read_owners(line)) > 0 for line in lines)


def _each_whole(lines: Sequence[str], start: dt.date | None) -> bool:
    """Whether each line is a deadline of its own, and none the rest of the one before.

    "March" and "2020" are one date cut in two, "May 2019 to" and "July 2019" one range, and a
    later date may replace an earlier one.
    """
    kinds = {read_deadline(line, start).kind for line in lines}
    whole = read_deadline("\n".join(lines), start)
    if {DueKind.UNKNOWN, DueKind.NONE} & kinds or whole.kind is DueKind.PERIOD or whole.revised:
        return False
    if any(_JOINS.search(line) for line in lines):
        return False
    return times_in("\n".join(lines), start) == sum(times_in(line, start) for line in lines)


def _fitted(items: Sequence[Listed], listed: Sequence[Listed]) -> list[str]:
    """What is listed for each item: by their numbers where both bear them, else in order."""
    wanted = [number for item in items for number in item.numbers]
    numbered = [(number, each.text) for each in listed for number in each.numbers]
    named = dict(numbered)
    if len(wanted) == len(items) and numbered and all(each.numbers for each in listed):
        sure = len(named) == len(numbered) and set(named) <= set(wanted)
        return [named.get(number, "") for number in wanted] if sure else []
    return [each.text for each in listed] if len(listed) == len(items) else []


def _step(at: int, text: str, beside: Mapping[str, list[str]], start: dt.date | None) -> Step:
    own = {name: texts[at] for name, texts in beside.items()}
    deadline = own.get("deadline", "")
    due = read_deadline(deadline, start).due if deadline else Due()
    return Step(
        text=text,
        owner=own.get("owner", ""),
        deadline=deadline,
        due=due,
        updates=own.get("updates", ""),
    )
