"""The number or code that a line opens with, and the words that it numbers."""

from __future__ import annotations

import re

from planlift_parsers import Paragraph
from planlift_schema.frameworks import framework_codes

_NUMBER = re.compile(
    r"\(?\d{1,3}[.)](?=\s|$)|\d{1,2}[a-z](?=\s+[A-Z])|\d{1,2}(?:\.\d{1,2})+[.)]?(?=\s+[A-Z]|$)"
    # "AP01 – Train panels", "R3: Train panels", "KB-2 Train panels"; "Q3 – ..." is a quarter
    r"|(?!Q[1-4]\b)[A-Z]{1,4}(?:[-./]?\d{1,3}|[-./ ]?\d{1,4}[-./]\d{1,4})[a-z]?"
    r"(?=(?:\s+[-–—]|:)?\s+[A-Z])"
    r"|(?!(?:Indicator|Metric|Outcome|Theme|Priority|Objective|Goal|Aim|Domain|Standard)\b)"
    # "Pledge 6: We will ...", "Action C2: ..."
    r"[A-Z][a-z]+ [A-Z]?\d{1,2}(?:\.\d{1,2})?[a-z]?(?=:\s+[A-Z])"
)
_COUNTED = re.compile(r"\(?(\d{1,2})[.)]\s")
_CODE = re.compile(r"[A-Z]{1,4}[-./]?\d{1,3}[a-z]?")
_BARE = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[a-z]?[.)]?")
_BEHIND = " \t-–—:"  # marks that part a number from what it numbers


def number_of(paragraph: Paragraph) -> str:
    """The number that a paragraph opens with ("2.", "AP01"), as written; "" if none.

    The short name of a framework is none ("EDS2 Equality objectives").
    """
    found = _NUMBER.match(paragraph.text if _is_plain(paragraph) else paragraph.marker)
    return found.group() if found and not framework_codes(found.group()) else ""


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
    return _CODE.fullmatch(text.strip()) is not None and not framework_codes(text)


def counts_on(above: str, line: Paragraph) -> bool:
    """The line has the next number of a list that the text above has the last of ("1." and "2.").

    Args:
        above: a line's text with its number.
        line: the line below it.
    """
    last, own = _COUNTED.match(above), _COUNTED.match(line.line)
    return last is not None and own is not None and int(own[1]) == int(last[1]) + 1
