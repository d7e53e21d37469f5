"""Whether a line of a cell goes on with the line above it, or begins anew."""

from __future__ import annotations

import re

from planlift_parsers.line_ends import between
from planlift_parsers.paragraphs import BULLETS

# Print is of unequal width, so that a full line may have fewer letters than the longest of its
# column: measured on 144 texts out of PDFs, hardly one that is wrapped has less than this share.
_FULL = 0.72
_BOUND = 0.95  # of a column's width, beyond which the next word surely did not fit
# What one column says of a line, weighed by hand: a sentence that runs on is near proof.
RUNS_ON = -2.0
_OPEN_END = -1.5  # "Head of", but also the label "Led by"
_FULL_LINE = -0.75
_HAD_ROOM = 1.5
_WAS_CLOSED = 1.0
_HAD_SOME_ROOM = 0.25
_COUNTS_ON = 3.0
_LEADS_ON = re.compile(
    r"(?:[,&/(–—]|-|\b(?:and|or|of|the|a|an|to|for|in|by|with|from|at|on|per|their|our|mid|end))$",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b|\d{2}/\d{2}$")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|q[1-4])"
    r"[a-z]*\.?$",
    re.I,
)
_CLOSED = re.compile(
    r"(?:[.!?]|\b(?:19|20)\d\d|\d[./]\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*[ '’-]\d{2})$",
    re.I,
)
_DAY = re.compile(r"(?:^|\s)\d{1,2}(?:st|nd|rd|th)?$")
_ITEM = re.compile(rf"(?:[{BULLETS}]|[-–*]\s|\(?(?:\d{{1,2}}|[a-z]|[ivx]+)[.)]\s)")
_LABEL = re.compile(r"[A-Z][\w'’ -]{1,30}:\s")  # "Finish: 31 August", below another in a cell
REF = re.compile(r"[A-Za-z]{0,6}[ .:/-]?\d{1,4}(?:[./-]\d{1,4})*[a-z]?[.)]?|[A-Z]\.?")
"""A reference or number: "1.2", "WRES 4b", "A"."""
DATED = re.compile(r"\b(?:19|20)\d\d\b")
"""A year, which no reference is."""


def opens_item(text: str) -> bool:
    """Whether a text opens with a bullet or a number of a list."""
    return bool(_ITEM.match(text))


def is_closed(text: str) -> bool:
    """Whether a text ends as a sentence or a whole date does."""
    return bool(_CLOSED.search(text))


def had_room(upper: str, lower: str, width: int) -> bool:
    """Whether the first word of a line would have fitted into the one above it."""
    word = lower.split(maxsplit=1)[0]
    return len(upper) + 1 + len(word) <= _FULL * width


def begins_anew(upper: str, lower: str, width: int, *, heads: bool = False) -> float:
    """How much one column speaks for a line to begin a new cell: below 0 for its going on.

    Args:
        upper: the line above it in the column.
        lower: the line.
        width: letters of the longest line in the column.
        heads: the line above is a heading, which may end as no text does ("Completed by").
    """
    if REF.fullmatch(upper) and REF.fullmatch(lower):
        return _COUNTS_ON
    if opens_item(lower) and not _completes_date(upper, lower):
        return 0.0
    if _completes_date(upper, lower) or lower[0].islower() or lower[0] in ")&,":
        return RUNS_ON
    if _LEADS_ON.search(upper) and not heads:
        return _OPEN_END
    if had_room(upper, lower, width):
        return _HAD_ROOM
    return _WAS_CLOSED if _CLOSED.search(upper) else _by_fullness(upper, lower, width)


def _by_fullness(upper: str, lower: str, width: int) -> float:
    word = lower.split(maxsplit=1)[0]
    return _FULL_LINE if len(upper) + 1 + len(word) > _BOUND * width else _HAD_SOME_ROOM


def _completes_date(upper: str, lower: str) -> bool:
    if _YEAR.match(lower):
        return bool(_MONTH.search(upper) or _DAY.search(upper))
    return bool(_DAY.search(upper)) and bool(_MONTH.search(lower.split(maxsplit=1)[0]))


def joined(upper: str, lower: str, width: int) -> str:
    """Two lines of a cell as one text: a line each where a paragraph or item begins.

    A word that a narrow column cut without a hyphen is one again.

    Args:
        upper: the cell's text so far.
        lower: its next line.
        width: letters of the longest line in the column.
    """
    if not upper or not lower:
        return upper or lower
    last = upper.rsplit("\n", 1)[-1]
    if opens_item(lower) or _LABEL.match(lower) or _begins_paragraph(last, lower, width):
        return f"{upper}\n{lower}"
    cut = " " not in last and len(last) == width and re.fullmatch(r"[a-z]{1,3}", lower)
    return upper + lower if cut else upper + between(last, lower) + lower


def _begins_paragraph(upper: str, lower: str, width: int) -> bool:
    plain = not lower[0].islower() and not _LEADS_ON.search(upper)
    return plain and not _completes_date(upper, lower) and had_room(upper, lower, width)
