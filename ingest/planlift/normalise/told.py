"""Running text as lists of actions, for a plan that has neither tables nor lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planlift.normalise.families import map_families
from planlift.normalise.grid import Value
from planlift.normalise.headers import LIKELY
from planlift.normalise.outline import Context
from planlift.normalise.pairs import Pair
from planlift.normalise.records import Reading, Record
from planlift.normalise.register import Register
from planlift.normalise.registers import register_of_list
from planlift.normalise.sentences import Told, is_installed, told_in
from planlift.normalise.vocabulary import header_scores, words_of
from planlift_parsers import Paragraph

_LEAST = 2
"""Sentences with an owner and a date that make running text a plan: any report has one."""

_PLAN = frozenset({"plan", "action", "actions"})
_WHY = "told in a sentence, not in a column of its own"

Run = tuple[Sequence[Paragraph], Context]


def registers_in_text(runs: Sequence[Run], title: str) -> list[Register]:
    """The actions that running text tells, a register for each run of it.

    Args:
        runs: running text, each run with where it stands.
        title: the document's; it or a heading must speak of a plan or of actions, as any report
            says what somebody will do.

    Returns:
        Registers; [] where fewer than two sentences name both who and when, or where the extra that
        reads sentences is not installed.
    """
    planned = [run for run in runs if _speaks_of_plan(run[1], title)]
    if not planned or not is_installed():
        return []
    told = [
        ([each for paragraph in paragraphs for each in told_in(paragraph)], context)
        for paragraphs, context in planned
    ]
    if sum(bool(each.owner and each.deadline) for each in _all(told)) < _LEAST:
        return []
    found = [register_of_list(_listed(some), context) for some, context in told if some]
    map_families(found)
    return found


def doubted(reading: Reading) -> Reading:
    """The same reading with a doubt on each field: sentences are understood, not laid out."""
    return replace(reading, records=[_doubted(record) for record in reading.records])


def _doubted(record: Record) -> Record:
    return replace(record, doubts={**dict.fromkeys(record.values, _WHY), **record.doubts})


def _all(told: Sequence[tuple[list[Told], Context]]) -> list[Told]:
    return [each for some, _ in told for each in some]


def _speaks_of_plan(context: Context, title: str) -> bool:
    headings = [heading.paragraph.text for heading in context.path]
    return any(
        _PLAN.intersection(words_of(text)) or header_scores(text).get("action", 0.0) >= LIKELY
        for text in (title, *headings)
    )


def _listed(told: Sequence[Told]) -> list[list[Pair]]:
    """Each as action, lead and deadline; a paragraph is accounted for where all of it was told."""
    texts: dict[int, str] = {}
    for each in told:
        key = id(each.paragraph)
        texts[key] = f"{texts.get(key, '')} {each.action}".strip()
    return [_pairs(each, whole=texts[id(each.paragraph)] == each.paragraph.text) for each in told]


def _pairs(told: Told, *, whole: bool) -> list[Pair]:
    source = [told.paragraph] if whole else []
    return [
        Pair("", _value(told.paragraph, text), source)
        for text in ("", told.action, told.owner, told.deadline, "")
    ]


def _value(paragraph: Paragraph, text: str) -> Value:
    words = [replace(paragraph, text=text, marker="")] if text else []
    return Value(words, place=paragraph.place)
