"""Several actions listed in one cell, with what the other cells list beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from planlift.normalise.deadlines import read_deadline
from planlift.normalise.grid import Value
from planlift_parsers import Paragraph
from planlift_schema import Due, Step

_BESIDE = ("owner", "deadline", "updates")
_NUMBER = re.compile(r"^\(?(\d{1,2}|[a-z])[.)]\s*")


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
    items = _items(values.get("action"))
    if len(items) < 2:
        return (), {}
    doubts: dict[str, str] = {}
    beside: dict[str, list[str]] = {}
    for name in _BESIDE:
        listed = _items(values.get(name))
        if len(listed) < 2:
            continue
        if fitted := _fitted(items, listed):
            beside[name] = fitted
        else:
            doubts[name] = f"lists {len(listed)} for {len(items)} actions"
    return tuple(_step(at, item, beside, start) for at, item in enumerate(items)), doubts


def _items(value: Value | None) -> list[tuple[str, str]]:
    """Number ("" if none) and text of each list item; [] where the cell is no list."""
    if value is None:
        return []
    found: list[tuple[str, str]] = []
    for paragraph in value.paragraphs:
        number, text = _numbered(paragraph)
        if paragraph.marker or number:
            found.append((number, text))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{text}")
        else:
            return []
    return found


def _numbered(paragraph: Paragraph) -> tuple[str, str]:
    typed = _NUMBER.match(paragraph.line)
    if typed:
        return typed.group(1), paragraph.line[typed.end() :]
    return "", paragraph.text


def _fitted(items: list[tuple[str, str]], listed: list[tuple[str, str]]) -> list[str]:
    numbers = {number: text for number, text in listed if number}
    wanted = [number for number, _ in items]
    if numbers and all(wanted) and len(numbers) == len(listed):
        return [numbers.get(number, "") for number in wanted] if set(numbers) <= set(wanted) else []
    return [text for _, text in listed] if len(listed) == len(items) else []


def _step(
    at: int, item: tuple[str, str], beside: dict[str, list[str]], start: dt.date | None
) -> Step:
    own = {name: texts[at] for name, texts in beside.items()}
    deadline = own.get("deadline", "")
    due = read_deadline(deadline, start).due if deadline else Due()
    return Step(
        text=item[1],
        owner=own.get("owner", ""),
        deadline=deadline,
        due=due,
        updates=own.get("updates", ""),
    )
