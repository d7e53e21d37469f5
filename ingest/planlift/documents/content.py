"""A plan as the parts of a document in planlift's own layout, before it has a format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planlift.export.cells import writable
from planlift.normalise.grid import Value
from planlift.normalise.house import layout
from planlift.normalise.house.details import organisation_of, period_of
from planlift.normalise.house.stated import lines_stating
from planlift.normalise.house.words import by_words
from planlift_parsers.paragraphs import lines_of
from planlift_schema import Action, ActionPlan

# What did not stand in the document for all to see, and the frame of its own layout.
NOT_WRITTEN = frozenset({"label", "header", "hidden", "deleted", "comment", "picture", "embedded"})
# Columns that a document has even where they are empty, so that it looks like what it is.
_ALWAYS = frozenset({"Ref", "Indicator", "Action", "Owner", "Deadline", "Status"})


@dataclass(frozen=True, slots=True)
class Part:
    """A table of a document.

    Attributes:
        heading: above it.
        headers: one for each column.
        rows: as many cells each; "" for an empty one, lines parted by line breaks, list items
            behind "- ".
    """

    heading: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A document in planlift's own layout.

    Attributes:
        title: its heading.
        about: the table of details: label and words.
        guidance: what whoever fills it in should know, a paragraph each.
        actions: the table of actions.
        outside: the table of what stands outside them, None where nothing does.
    """

    title: str
    about: Part
    guidance: tuple[str, ...]
    actions: Part
    outside: Part | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its tables in order."""
        return (self.about, self.actions, *([self.outside] if self.outside else []))


def content_of(plan: ActionPlan) -> Content:
    """A plan's words, and what is derived wherever the words alone do not say it.

    Args:
        plan: any plan; characters that no document can hold become U+FFFD.
    """
    outside = tuple(
        (writable(rest.kind), writable(rest.text))
        for rest in plan.rest
        if rest.kind not in NOT_WRITTEN
    )
    return Content(
        title=writable(plan.title) or layout.NO_TITLE,
        about=about((label, writable(words)) for label, words in _details(plan)),
        guidance=(),
        actions=_actions(plan),
        outside=Part(layout.OUTSIDE_HEADING, layout.OUTSIDE, outside) if outside else None,
    )


def about(rows: Iterable[tuple[str, str]]) -> Part:
    """The table of details with the line by which the layout is known at its end."""
    last = (layout.LAYOUT_LABEL, layout.LAYOUT)
    return Part(layout.ABOUT_HEADING, layout.DETAILS_HEADERS, (*rows, last))


def _details(plan: ActionPlan) -> Iterator[tuple[str, str]]:
    whose, period = plan.organisation, plan.period
    yield layout.ORGANISATION, whose.name if whose else ""
    if whose and (whose.ods_code or _reads_otherwise(plan)):
        yield layout.ODS_CODE, whose.ods_code or layout.NONE
    yield layout.FRAMEWORKS, ", ".join(plan.frameworks) or layout.NONE
    yield layout.PERIOD, period.label
    read = period_of({layout.PERIOD: period.label}, plan.title)
    if (period.label, period.start, period.end) != (read.label, read.start, read.end):
        yield layout.STARTS, str(period.start or layout.NONE)
        yield layout.ENDS, str(period.end or layout.NONE)


def _reads_otherwise(plan: ActionPlan) -> bool:
    """The organisation's name alone would be read as another name, or with a code."""
    whose = plan.organisation
    read = organisation_of({layout.ORGANISATION: whose.name if whose else ""})
    return bool(whose and read and (read.name, read.ods_code) != (whose.name, whose.ods_code))


def _actions(plan: ActionPlan) -> Part:
    columns: dict[str, list[str]] = {}
    pairs = [(action, _by_words(action, plan.period.start)) for action in plan.actions]
    for header, name in layout.TEXT_COLUMNS.items():
        columns[header] = [getattr(action, name) for action in plan.actions]
    columns[layout.FRAMEWORK] = _frameworks(plan)
    columns[layout.RAG] = _colours(pairs)
    for name in dict.fromkeys(name for action in plan.actions for name in action.extra):
        columns[layout.extra_header(name)] = [a.extra.get(name, "") for a in plan.actions]
    columns[layout.READ_AS] = ["\n".join(lines_stating(*pair)) for pair in pairs]
    columns[layout.TO_CHECK] = ["\n".join(_to_check(action)) for action in plan.actions]
    headers = [name for name in _ordered(columns) if name in _ALWAYS or any(columns[name])]
    rows = zip(*(map(_as_read, columns[name]) for name in headers), strict=True)
    return Part(layout.ACTIONS_HEADING, tuple(map(writable, headers)), tuple(rows))


def _ordered(columns: Iterable[str]) -> Sequence[str]:
    """Theme and framework before the indicator, the colour beside the status, doubts last."""
    first = ["Ref", layout.FRAMEWORK, "Theme", "Indicator", "Issue", "Action", "Owner", "Deadline"]
    first += ["Status", layout.RAG, "Progress", "Outcome"]
    last = [layout.READ_AS, layout.TO_CHECK]
    return [*first, *(name for name in columns if name not in {*first, *last}), *last]


def _by_words(action: Action, start: dt.date | None) -> Action:
    """What reading the written words alone will give."""
    values = {
        name: Value(lines_of(writable(text)))
        for name in layout.TEXT_COLUMNS.values()
        if (text := getattr(action, name))
    }
    return by_words(values, action.framework, start)


def _frameworks(plan: ActionPlan) -> list[str]:
    """The framework of each action, where it is not the plan's only one."""
    only = plan.frameworks[0] if len(plan.frameworks) == 1 else None
    if all(action.framework == only for action in plan.actions):
        return [""] * len(plan.actions)
    return [action.framework or layout.NONE for action in plan.actions]


def _colours(pairs: Sequence[tuple[Action, Action]]) -> list[str]:
    """The colour of each action, where the words of a status do not say all of them."""
    if all(action.rag == words.rag for action, words in pairs):
        return [""] * len(pairs)
    return [
        action.rag.capitalize() if action.rag else layout.NONE if words.rag else ""
        for action, words in pairs
    ]


def _as_read(text: str) -> str:
    """A text as a reader gives it: lines without white space around, "- " before list items."""
    return "\n".join(line.line for line in lines_of(writable(text)))


def _to_check(action: Action) -> Iterator[str]:
    for name, why in action.review.items():
        yield f"{name}: {' '.join(why.split())}"
