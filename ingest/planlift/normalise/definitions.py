"""The line below a numbered indicator's heading that words the indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planlift.normalise.flow import Item
from planlift.normalise.indicators import read_indicators
from planlift.normalise.label_words import label_of
from planlift.normalise.outline import Heading, Role, is_numbered_item
from planlift.normalise.pairs import is_record
from planlift.normalise.prose import wording
from planlift_parsers import Kind, Paragraph

# A share in words, too: "three in ten", "one out of 5", "a third of".
_COUNTS = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine)"
_MEASURED = re.compile(
    r"\d\s*%|\d\.\d|\bthere (?:is|are)\b|\d\s+per\s?cent\b"
    rf"|\b{_COUNTS}\s+(?:in|out of)\s+(?:{_COUNTS}|every|ten|twelve|twenty|a hundred)\b"
    rf"|\b(?:a|{_COUNTS})\s+(?:third|quarter|fifth|half)s?\s+of\b|\bhalf\s+of\b",
    re.I,
)
_SAYS = re.compile(r"(?<!who )(?<!which )(?<!that )\b(?:is|are|was|were|has|had|did)\b", re.I)
_WORDING = 5  # words from which a heading words an indicator; a name ("Capability") has fewer
_NUMBER = re.compile(r"\d{1,2}")
_BEHIND_NUMBER = re.compile(r"^[^:]*?(?::|\s[–—-]\s)")  # "Metric 6 – " and "Indicator 2:"


def definition_below(flow: Sequence[Item], at: int, heading: Heading) -> Paragraph | None:
    """The paragraph right below a heading that words the same indicator; None if there is none.

    Args:
        flow: the body of the document.
        at: index of the heading in it.
        heading: "Indicator 7", "Metric 3 - Capability".
    """
    below = flow[at + 1] if at + 1 < len(flow) else None
    if heading.role is not Role.INDICATOR or not is_numbered_item(heading.paragraph.text):
        return None
    if _is_worded(heading.paragraph.text):
        return None  # what stands below it says something of it
    if not isinstance(below, Paragraph) or below.kind is not Kind.TEXT or below.marker:
        return None
    if label_of(below.text) or is_numbered_item(below.text):
        return None  # "Objective: ..." is read as its label says; a number of its own heads itself
    number = _NUMBER.search(heading.paragraph.text)
    worded = {_NUMBER.findall(code)[-1] for code in read_indicators(below.text)}
    same = number is not None and number.group() in worded
    if not same or is_record(below) or _states(below.text):
        return None
    return None if gives_figures(below.text) else below


def _is_worded(text: str) -> bool:
    """The heading words its indicator itself, behind the number."""
    words = _BEHIND_NUMBER.sub("", text, count=1)
    return words != text and len(words.split()) >= _WORDING and bool(read_indicators(words.strip()))


def _states(text: str) -> bool:
    """A sentence that orders or says something; a definition only names what is counted."""
    said = text.endswith(".") and bool(_SAYS.search(text))
    return said or wording(text).order == 1


def gives_figures(text: str) -> bool:
    """It says what was counted; a definition says what is counted."""
    return bool(_MEASURED.search(text))
