"""The number or code that a line opens with, and the words that it numbers."""

from __future__ import annotations

import re

from planlift_parsers import Paragraph
from planlift_schema.frameworks import is_framework_name

# What counts and names nothing else: "Action 1" does, "Indicator 1" names an indicator.
_NAMED = (
    r"(?!(?i:indicator|metric|outcome|theme|priority|objective|goal|aim|domain|standard)\b)"
    r"(?:[A-Z][a-z]+|[A-Z]{4,})(?: (?:no|nr|number|point|ref)\.?)?"
    r" [A-Z]?\d{1,2}(?:\.\d{1,2})?[a-z]?"
)
# Before a dash only what counts actions is meant: "COVID 19 - Train ..." is about that.
_COUNTING = r"(?i:action|task|step|pledge|commitment|recommendation|point|item)"
_NUMBER = re.compile(
    r"\(?\d{1,3}[.)](?=\s|$)|\d{1,2}[a-z](?=\s+[A-Z])|\d{1,2}(?:\.\d{1,2})+[.)]?(?=\s+[A-Z]|$)"
    # "AP01 – Train panels", "R3: Train panels", "KB-2 Train panels"; "Q3 – ..." is a quarter
    r"|(?!Q[1-4]\b)[A-Z]{1,4}(?:[-./]?\d{1,3}|[-./ ]?\d{1,4}[-./]\d{1,4})[a-z]?"
    r"(?=(?:\s+[-–—]|:)?\s+[A-Z])"
    # "19/01 Train panels": the year and a number; "3/4 of staff" is a share
    r"|[123]\d/\d{2,3}(?=(?:\s+[-–—]|:)?\s+[A-Z])"
    # "Pledge 6: We will ...", "Action C2: ...", "Action 2.1 - Publish ..."
    rf"|{_NAMED}(?=:\s+[A-Z])|(?={_COUNTING}){_NAMED}(?=\s+[-–—]\s+[A-Z])"
)
_COUNTER = re.compile(rf"{_NAMED}(?=[.:)]?$)")  # that the program counts by
_SET_APART = re.compile(rf"{_NAMED}(?=\s+[A-Z])")
_COUNTED = re.compile(r"\(?(\d{1,2})[.)]\s")
_CODE = re.compile(r"[A-Z]{1,4}[-./]?\d{1,3}[a-z]?")
_NUMBERED = re.compile(
    rf"{_NAMED}(?=[.:)]?\s+[A-Z]|[.:)]?$)|(?={_COUNTING}){_NAMED}(?=\s+[-–—]\s+[A-Z])"
)
_BARE = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[a-z]?[.)]?|[123]\d/\d{2,3}")
_BEHIND = " \t-–—:"  # marks that part a number from what it numbers


def number_of(paragraph: Paragraph) -> str:
    """The number that a paragraph opens with ("2.", "AP01"), as written; "" if none.

    The short name of a framework is none ("EDS2 Equality objectives").
    """
    plain = _is_plain(paragraph)
    found = _NUMBER.match(paragraph.text if plain else paragraph.marker)
    if found is None:
        found = _set_apart(paragraph) if plain else _COUNTER.match(paragraph.marker)
    return found.group() if found and not is_framework_name(found.group()) else ""


def names_number(paragraph: Paragraph) -> bool:
    """A line opens with a name and its number ("Action 2: Train panels", "Action 2")."""
    return _NUMBERED.match(paragraph.text) is not None


def _set_apart(paragraph: Paragraph) -> re.Match[str] | None:
    """A name with its number that a tab or its look sets apart from what is behind ("Action 1")."""
    found = _SET_APART.match(paragraph.text)
    if found is None:
        return None
    end = found.end()
    looks = bool(paragraph.set_off) and paragraph.set_off[0] == (0, end)
    return found if looks or paragraph.text[end] == "\t" else None


def _is_plain(paragraph: Paragraph) -> bool:
    """It has no number of its own; a bullet is none."""
    return paragraph.marker in ("", "-")


def without_number(paragraph: Paragraph) -> str:
    """The words of a paragraph behind the number that it opens with."""
    if not _is_plain(paragraph):
        return paragraph.text
    return paragraph.text.removeprefix(number_of(paragraph)).lstrip(_BEHIND)


def is_bare_number(paragraph: Paragraph) -> bool:
    """The paragraph is a number or code and no more ("3", "EQ-01")."""
    text = f"{paragraph.marker}{paragraph.text}".strip()
    return bool(_BARE.fullmatch(text)) or is_code(text)


def is_code(text: str) -> bool:
    """The text is a code and no more ("EQ-01"), and no framework's short name ("EDS2")."""
    return _CODE.fullmatch(text.strip()) is not None and not is_framework_name(text)


def counts_on(above: str, line: Paragraph) -> bool:
    """The line has the next number of a list that the text above has the last of ("1." and "2.").

    Args:
        above: a line's text with its number.
        line: the line below it.
    """
    last, own = _COUNTED.match(above), _COUNTED.match(line.line)
    return last is not None and own is not None and int(own[1]) == int(last[1]) + 1
