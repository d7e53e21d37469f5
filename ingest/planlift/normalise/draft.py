"""An action in the making, and what holds for every action of a plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from planlift.normalise.grid import Value
from planlift.normalise.readings import StatusReading
from planlift_parsers import Paragraph
from planlift_schema import OwnerKind, Rag, State


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every action of a plan.

    Attributes:
        frameworks: codes of the plan's frameworks.
        start: first day of the plan's period, or None.
        topics: topic headings that name a theme.
        narrated: running text above a table is the summary of its actions.
        key: state that each colour stands for, from the document's own key.
        initials: kind of owner that initials stand for, from the document's own list.
        titled: the one framework that the title names, or None.
        codes: what each number or letter stands for, from the document's own key.
    """

    frameworks: tuple[str, ...]
    start: dt.date | None
    topics: frozenset[int]
    narrated: bool
    key: Mapping[Rag, State]
    initials: Mapping[str, OwnerKind]
    titled: str | None = None
    codes: Mapping[str, StatusReading] = field(default_factory=dict)


@dataclass(slots=True)
class Draft:
    """An action in the making: field to value, and what to look at."""

    values: dict[str, Value]
    extra: dict[str, str] = field(default_factory=dict)
    review: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Text of a field, "" if it has none."""
        return self.values[name].text if name in self.values else ""

    def doubt(self, name: str, why: str) -> None:
        """Adds a reason to look at a field."""
        if why and why not in self.review.get(name, ""):
            self.review[name] = f"{self.review[name]}; {why}" if name in self.review else why

    def put_aside(self, label: str, value: Value) -> None:
        """Adds a column to `extra`; a label met twice is numbered."""
        name, count = label or "(no header)", 2
        while name in self.extra:
            name, count = f"{label or '(no header)'} ({count})", count + 1
        self.extra[name] = value.text


def as_value(paragraphs: list[Paragraph]) -> Value:
    """What stands in paragraphs, at least one, where the first stands."""
    return Value(paragraphs, place=paragraphs[0].place)
