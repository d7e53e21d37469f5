"""Finds the title: the line at the front that names the plan, over one line or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from planlift.normalise.identity.front import Front, may_be_title
from planlift.normalise.item_numbers import number_of, without_number
from planlift.normalise.outline import Role, role_of
from planlift.normalise.period import period_likely, read_period
from planlift.normalise.prose import wording
from planlift_parsers.document import Document, Kind, Paragraph
from planlift_parsers.paragraphs import fold
from planlift_schema.frameworks import find_frameworks

_ACTION_PLAN = re.compile(
    r"\b(?:action|improvement|work|delivery|implementation|development)[\s-]+plans?\b", re.I
)
_DOCUMENT = re.compile(
    r"\b(?:plans?|scheme|strategy|programme|roadmap|road\s+map|report|tracker|action\s+log|"
    r"framework|submission|return)\b",
    re.I,
)
# What each sign is worth. A title has a plan or framework in it; with less, a line is none.
_PLAN_WORTH = 4.0
_DOCUMENT_WORTH = 2.0
_FRAMEWORK_WORTH = 3.0
_PERIOD_WORTH = 1.0
_HEADING_WORTH = 1.0
_BOLD_WORTH = 0.5
_TOP_WORTH = 2.0  # the highest heading: a part of the document has a lower one
_LEAST_WORTH = 3.0
_MOST_LINES = 4  # of one title
# Titles in a file's properties that no one gave it.
_NO_TITLE = re.compile(
    r"(?:microsoft\s+\w+\s*-.*|untitled.*|document\s*\d*|action\s+plans?|title|template|"
    r"(?:power)?point presentation|book\s*\d+|.*\.(?:docx?|pdf|xlsx?|pptx?|odt|rtf|html?))",
    re.I,
)
_MEASURE_WORDS = re.compile(r"\b(?:indicator|metric)s?\s*\d", re.I)


@dataclass(frozen=True, slots=True)
class Title:
    """A plan's title.

    Attributes:
        text: as written, several lines joined by a space.
        used: the paragraphs it is made of; () where it is from the file's name or properties.
    """

    text: str
    used: tuple[Paragraph, ...] = ()


def read_title(document: Document, front: Front) -> Title:
    """The title, from the front's lines, else its first heading, else the file's properties."""
    lines = [*front.lines, *(each for each in front.headings if each not in front.lines)]
    top = min((line.level for line in front.headings), default=0)
    worths = [_worth(line, top) for line in lines]
    if worths and max(worths) >= _LEAST_WORTH:
        best = worths.index(max(worths))
        named = lines[best]
        if worths[best] <= _LEAST_WORTH and (over := _heading_over(named, front.headings)):
            return Title(over.text, (over,))
        used = _with_neighbours(front.lines, named)
        return Title(" ".join(fold(line.text) for line in used), tuple(used))
    if (given := document.title.strip()) and not _NO_TITLE.fullmatch(given):
        return Title(given)
    headings = [line for line in lines if line.kind is Kind.HEADING and line.level == 1]
    sheets = bool(headings) and all(line.place.sheet == line.text for line in headings)
    if worths and sheets and max(worths) >= _DOCUMENT_WORTH:  # "Action log" says more than "Open"
        best = worths.index(max(worths))
        return Title(lines[best].text, (lines[best],))
    if headings:
        return Title(headings[0].text, (headings[0],))
    name = re.sub(r"[_+]+|%20", " ", PurePath(document.name).stem).strip()
    return Title(name if names_plan(name) else "")


def _heading_over(part: Paragraph, headings: Sequence[Paragraph]) -> Paragraph | None:
    """The one heading above all others, the first of a document of which "The plan" is a part."""
    if part.kind is not Kind.HEADING or not headings or headings[0] is part:
        return None
    first, *others = headings
    return first if all(first.level < other.level for other in others) else None


def plan_words(text: str) -> list[tuple[int, int]]:
    """Where words such as "action plan" stand in a text."""
    return [
        match.span() for pattern in (_ACTION_PLAN, _DOCUMENT) for match in pattern.finditer(text)
    ]


def names_plan(text: str) -> bool:
    """Whether a title says that it is that of a plan, or names a framework."""
    return bool(_ACTION_PLAN.search(text) or find_frameworks(text))


def _worth(line: Paragraph, top: int) -> float:
    text = line.text
    if not may_be_title(line) or _MEASURE_WORDS.search(text):
        return 0.0
    worth = _FRAMEWORK_WORTH * bool(find_frameworks(text))
    if _ACTION_PLAN.search(text):
        worth += _PLAN_WORTH
    elif _DOCUMENT.search(text) and not (line.level > top and wording(text).order == 1):
        worth += _DOCUMENT_WORTH  # "Report to the committee" below the title is an action
    if not worth or _names_action(line):
        return 0.0
    worth += _PERIOD_WORTH * bool(read_period(text))
    if line.kind is not Kind.HEADING or line.text == line.place.sheet:  # a sheet's name is short
        return worth + _BOLD_WORTH * line.bold
    return worth + _HEADING_WORTH + _TOP_WORTH * (line.level == top)


def _names_action(line: Paragraph) -> bool:
    """One of the plan's actions: "WRES action 1", "Action 1: Reconcile the register and report"."""
    ordered = number_of(line) and wording(without_number(line)).order == 1
    return bool(ordered) or role_of(line.text) is Role.REF


def _with_neighbours(lines: Sequence[Paragraph], best: Paragraph) -> list[Paragraph]:
    """A title's line with those before and behind that complete it."""
    place = next((at for at, line in enumerate(lines) if line is best), None)
    used = [best]
    if place is None:
        return used
    first, last = place, place
    while len(used) < _MOST_LINES:
        if first > 0 and _completes_from_above(lines[first - 1].text, used):
            first -= 1
            used.insert(0, lines[first])
        elif last + 1 < len(lines) and _completes_from_below(lines[last + 1].text, used):
            last += 1
            used.append(lines[last])
        else:
            break
    return used


def _completes_from_above(text: str, used: Sequence[Paragraph]) -> bool:
    """A framework's name over "Action Plan 2019"."""
    whole = " ".join(line.text for line in used)
    return bool(find_frameworks(text)) and not find_frameworks(whole) and not _DOCUMENT.search(text)


def _completes_from_below(text: str, used: Sequence[Paragraph]) -> bool:
    """The years, the plan or the framework under a line that lacks them."""
    whole = " ".join(line.text for line in used)
    if period_likely(text):
        return read_period(whole) is None
    if _MEASURE_WORDS.search(text):
        return False
    if _ACTION_PLAN.search(text):
        return not _DOCUMENT.search(whole) and not find_frameworks(text)
    names = find_frameworks(text)
    alone = len(names) > 0 and len(text) <= sum(len(name.text) for name in names) + len(" () ")
    return alone and not find_frameworks(whole)
