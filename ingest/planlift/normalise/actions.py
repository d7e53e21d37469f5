"""A record to an action: the words as written, and what is derived from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from planlift.normalise.answers import read_answer
from planlift.normalise.deadlines import read_deadline
from planlift.normalise.draft import Draft, Setting
from planlift.normalise.fills import PLAIN_BLUE, is_pale_blue, is_shade
from planlift.normalise.grid import Value
from planlift.normalise.indicators import (
    indicator_conflict,
    read_indicators,
)
from planlift.normalise.owners import read_owners
from planlift.normalise.prose import wording
from planlift.normalise.readings import StatusReading
from planlift.normalise.records import Record
from planlift.normalise.register import Register
from planlift.normalise.standing_under import settle_context
from planlift.normalise.statuses import read_status, status_likeness
from planlift.normalise.steps import steps_of
from planlift_parsers import Paragraph
from planlift_schema import Action, Due, Place, Source
from planlift_schema.frameworks import framework_codes

# Words from which a status cell that names no state is a narrative, as on board trackers.
_NARRATIVE = 7
_SURE_STATE = 0.8  # likeness from which a line is a state and nothing else
_WHY_HEADLESS = "the table has no header; its columns were told apart by what they hold"
_HIDDEN = re.compile(r"#{2,}")  # what a sheet shows of a date that its column cannot hold
_NUMBERED_ITEM = re.compile(r"\b(?:indicator|metric)s?\s*\d", re.I)
_ABOVE = re.compile(
    r"(?:same )?as above\.?|see above\.?|ditto|[\"“”〃]|-?do-?|as \d+(?:\.\d+)* above", re.I
)


@dataclass(frozen=True, slots=True)
class Made:
    """An action, and the paragraphs around its row that went into it.

    Attributes:
        action: the action.
        used: what it holds, headings and narrative included.
    """

    action: Action
    used: tuple[Paragraph, ...]


def action_of(record: Record, register: Register, setting: Setting) -> Made:
    """The action that a record states.

    Args:
        record: one row of the register.
        register: gives labels and context.
        setting: what holds for the whole plan.
    """
    draft = Draft(dict(record.values))
    for label, value in record.extra:
        draft.put_aside(label, value)
    for name, why in {**register.mapping.doubts, **record.doubts}.items():
        draft.doubt(name, why)
    if not register.headed:
        for name in record.values:
            draft.doubt(name, "" if name in register.mapping.told else _WHY_HEADLESS)
    settle_context(draft, record, register, setting)
    _settle_status(draft, register)
    revised = _settle_deadline(draft, register)
    used = tuple(p for value in draft.values.values() for p in value.paragraphs)
    return Made(_finished(draft, record, register, setting, revised), used)


def _settle_status(draft: Draft, register: Register) -> None:
    """A narrative under the name of a status is an update, whatever its column is called."""
    if register.mapping.column("status") is None:
        _take_state(draft)
    status = draft.values.get("status")
    if status is None or wording(status.text).words < _NARRATIVE:
        return
    if "updates" not in draft.values and (parted := _parted_state(status)):
        draft.values["status"], draft.values["updates"] = parted
        draft.doubt("updates", "stands in the status column")
        return
    if read_status(status.text).state is not None and wording(status.text).words < 2 * _NARRATIVE:
        return
    if "updates" in draft.values:
        draft.doubt("status", "reads as a narrative")
        return
    draft.values["updates"] = status
    del draft.values["status"]
    draft.doubt("updates", "stands in the status column")


def _take_state(draft: Draft) -> None:
    """A state and no more among narratives of progress, where no column holds states."""
    told = draft.values.get("updates")
    if told is None or "status" in draft.values or wording(told.text).words >= _NARRATIVE:
        return
    if status_likeness(told.text) >= _SURE_STATE and read_status(told.text).state is not None:
        draft.values["status"] = draft.values.pop("updates")
        draft.doubt("status", "stands in the column of updates")


def _parted_state(status: Value) -> tuple[Value, Value] | None:
    """A state on a line of its own, and the narrative below it; None where it is no such cell."""
    first, *below = status.paragraphs
    word = first.text.rstrip(" :-–—")
    prose = any(wording(line.text).words >= _NARRATIVE for line in below)
    if first.marker or not prose or status_likeness(word) < _SURE_STATE:
        return None
    if any(status_likeness(line.text) >= _SURE_STATE for line in below):
        return None  # a state for each of several steps
    said = replace(status, paragraphs=[replace(first, text=word)])
    return said, replace(status, paragraphs=below, fill=None)


def _settle_deadline(draft: Draft, register: Register) -> bool:
    """A filled column of revised dates replaces the first date, which goes to `extra`."""
    revised = draft.values.pop("revised", None)
    if revised is None:
        return False
    first = draft.values.get("deadline")
    at = register.mapping.column("deadline")
    if first is not None and at is not None:
        draft.put_aside(register.labels[at], first)
    draft.values["deadline"] = revised
    return first is not None


def _finished(
    draft: Draft, record: Record, register: Register, setting: Setting, revised: bool
) -> Action:
    number = draft.values.pop("number", None)
    framework = _framework(draft, register, setting)
    codes = _codes(draft, framework, number)
    state = _state(draft, register, setting.codes)
    due = _due(draft, setting, revised)
    draft.doubt("status", state.review)
    for name, value in draft.values.items():
        for why in filter(None, (value.doubt, value.unsure, why_above(value), why_hidden(value))):
            draft.doubt(name, why)
    steps, doubts = steps_of(draft.values, setting.start)
    for name, why in doubts.items():
        draft.doubt(name, why)
    return Action(
        framework=framework,
        indicators=tuple(codes),
        owners=tuple(read_owners(draft.text("owner"), setting.initials)),
        due=due,
        state=state.state or (setting.key.get(state.rag) if state.rag else None),
        rag=state.rag,
        steps=steps,
        extra=draft.extra,
        source=_source(draft, record),
        review=draft.review,
        ref=draft.text("ref"),
        indicator=draft.text("indicator"),
        summary=draft.text("summary"),
        action=draft.text("action"),
        owner=draft.text("owner"),
        deadline=draft.text("deadline"),
        status=draft.text("status"),
        updates=draft.text("updates"),
        outcome=draft.text("outcome"),
        theme=draft.text("theme"),
    )


def why_above(value: Value) -> str:
    """Why a cell that only points at the row above is to be looked at; "" for any other."""
    return "refers to the row above" if _ABOVE.fullmatch(value.flat) else ""


def why_hidden(value: Value) -> str:
    """Why a cell of nothing but "####" is to be looked at; "" for any other."""
    return "the sheet's column was too narrow to show it" if _HIDDEN.fullmatch(value.flat) else ""


def _state(draft: Draft, register: Register, codes: Mapping[str, StatusReading]) -> StatusReading:
    """State and RAG from the status and, where there is one, the column of colours beside it."""
    status = draft.values.get("status", Value())
    fill = _rating(status.fill, register) or _own_ink(status, draft)
    read = read_answer(status.text, _label_of(register, "status")) or read_status(status.text, fill)
    if coded := codes.get(status.text.strip(" .)")):
        read = replace(read, state=coded.state, review=coded.review)
    colour = draft.values.pop("rag", None)
    if colour is None:
        return read if status.text else replace(read, review=_why_grey(status, draft))
    if colour.text:
        draft.put_aside(register.labels[register.mapping.fields.index("rag")], colour)
    painted = _rating(colour.fill, register) or _own_ink(colour, draft)
    return replace(read, rag=read_status(colour.text, painted).rag or read.rag)


def _why_grey(status: Value, draft: Draft) -> str:
    """Why an empty state is to be looked at: its cell has a shade, as no other of the row has."""
    others = {value.fill for value in draft.values.values() if value is not status}
    shaded = is_shade(status.fill) and status.fill not in others
    return "its cell is filled in no colour of a rating, as prints in grey are" if shaded else ""


def _rating(fill: str | None, register: Register) -> str | None:
    """A fill of the column of states; a pale blue is a plain one where the column rates by it."""
    return PLAIN_BLUE if register.mapping.blues and is_pale_blue(fill) else fill


def _own_ink(value: Value, draft: Draft) -> str | None:
    """The colour of a text that no other field is written in: theirs is the style's."""
    others = {other.ink for other in draft.values.values() if other is not value}
    return None if value.ink in others else value.ink


def _label_of(register: Register, name: str) -> str:
    """What the column of a field is called, "" where it has none."""
    at = register.mapping.column(name)
    return "" if at is None else register.labels[at]


def _framework(draft: Draft, register: Register, setting: Setting) -> str | None:
    """The one that the heading next above names, else the plan's only one, or as its codes tell."""
    above = [set(framework_codes(heading.paragraph.text)) for heading in register.context.path[-1:]]
    if above and len(above[0]) == 1:
        return above[0].pop()
    if len(setting.frameworks) < 2:
        return setting.frameworks[0] if setting.frameworks else None
    lines = [draft.text("indicator"), draft.text("ref")]
    lines += [heading.paragraph.text for heading in reversed(register.context.path)]
    lines += [value.flat for row in register.above for _, value in row.own()]
    for line in lines:
        named = [code for code in framework_codes(line) if code in setting.frameworks]
        if len(named) == 1:
            return named[0]
    for code in read_indicators(draft.text("indicator")):
        family = code.rsplit("-", 1)[0]
        if family in setting.frameworks:
            return family
    return setting.titled


def _codes(draft: Draft, framework: str | None, number: Value | None) -> list[str]:
    text = draft.text("indicator")
    codes = read_indicators(text, framework)
    if number is not None:
        from_number = read_indicators(number.flat, framework)
        if codes and from_number and codes != from_number:
            draft.doubt("indicator", f"the number {number.flat} disagrees with the wording")
        codes = from_number or codes
    draft.doubt("indicator", indicator_conflict(text, framework))
    if codes and framework is None and not any(map(str.isdigit, text)):
        draft.doubt("indicator", "no framework is named; its code is told by the wording alone")
    if not codes and framework is None and _NUMBERED_ITEM.search(text):
        draft.doubt("indicator", "its framework is not clear, so that its number has no code")
    return codes


def _due(draft: Draft, setting: Setting, revised: bool) -> Due:
    reading = read_deadline(draft.text("deadline"), setting.start)
    draft.doubt("deadline", reading.review)
    return reading.due.model_copy(update={"revised": True}) if revised else reading.due


def _source(draft: Draft, record: Record) -> Source:
    places = {name: value.place for name, value in draft.values.items() if value}
    first = places.get("action", Place())
    return Source(
        page=first.page or record.rows[0].page,
        table=first.table,
        row=first.row or record.rows[0].number,
        fields=places,
    )
