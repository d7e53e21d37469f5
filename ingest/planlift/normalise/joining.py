"""Put back together what a page or a line break cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from planlift.normalise.deadlines import deadline_likeness, read_deadline
from planlift.normalise.grid import Value
from planlift.normalise.owners import owner_likeness
from planlift_parsers import Kind, Paragraph
from planlift_parsers.dictionary import is_cut
from planlift_schema import DueKind

_CLOSES = (".", "!", "?", ";", ":")
_QUOTES = "\"'”’)]"  # what may stand behind the mark that closes a sentence
# Words that no sentence, name or date ends with; a capital "A" is a grade or a letter ("Band A").
_OPEN_WORDS = (
    *("of", "the", "and", "a", "an", "to", "in", "for", "with", "by", "or", "on", "at", "from"),
    *("as", "our", "their", "its", "that", "which", "than", "&"),
)
_OPEN_END = re.compile(rf"\b(?:{'|'.join(_OPEN_WORDS).replace('|a|', '|(?-i:a)|')})$", re.I)
_CLOSING = frozenset(".,;:!?)]")
_LONGEST_TAIL = 8  # letters of the longest such word, and a line end behind it
_END = 50  # letters at the end of a text in which its last word stands
_LAST_WORD = re.compile(r"(?<!\S)[A-Za-z]+$")
_FIRST_WORD = re.compile(r"[a-z]+(?=[.,;:!?)]*(?:\s|$))")
_HYPHEN = re.compile(r"[A-Za-z0-9][-‐‑]$")

_NAMED = 0.6  # likeness from which a text is an owner
_WHOLE_NAME = 3  # words; "Manager" may end a name above it, "Director of Nursing" is one
_DATED = 0.8  # likeness from which a text is a date, with its year or without
# What needs no date behind it: "Monthly" above "December 2023" are two deadlines.
_UNDATED = (DueKind.RECURRING, DueKind.ONGOING, DueKind.IMMEDIATE)

Known = Callable[[str], bool]
"""Whether a word stands in the document, apart from the place in question."""


def runs_on(upper: str, lower: str) -> bool:
    """The lower text goes on with the upper's sentence."""
    if not upper or not lower:
        return False
    if _ends(upper, _HYPHEN) or _is_open(upper):
        return True
    return not is_closed(upper) and (lower[0].islower() or lower[0] in "(&/,")


def is_closed(text: str) -> bool:
    """The text ends with a sentence's mark, quotes and brackets behind it put aside."""
    return text.rstrip(_QUOTES).endswith(_CLOSES)


def _ends(text: str, ending: re.Pattern[str]) -> re.Match[str] | None:
    """Where a text has such an ending; a cell that grows row by row is not searched from afar."""
    return ending.search(text, len(text) - _END)


def _is_open(text: str) -> bool:
    """A text ends with a word that no sentence ends with."""
    tail = text[-_LONGEST_TAIL:]
    if tail.isascii() and not tail.rstrip().lower().endswith(_OPEN_WORDS):
        return False  # as nearly all do
    return _ends(text, _OPEN_END) is not None


def completes_date(upper: str, lower: str) -> bool:
    """Together they are a date that the upper part alone is not ("December" and "2019")."""
    first, whole = read_deadline(upper), read_deadline(f"{upper} {lower}")
    if first.kind in _UNDATED and not _is_open(upper):
        return False
    return whole.by is not None and not whole.review and first.by is None


def completes_name(upper: str, lower: str) -> bool:
    """Together they are an owner that the upper part alone is not, nor plainly the lower."""
    whole = len(lower.split()) >= _WHOLE_NAME and owner_likeness(lower) >= _NAMED
    if whole and not runs_on(upper, lower):
        return False  # "HR Partner, Adults" above "Director of Nursing"
    return owner_likeness(upper) < _NAMED <= owner_likeness(f"{upper} {lower}")


def both_dates(upper: str, lower: str) -> bool:
    """Each is a deadline by itself, if only a month."""
    if min(deadline_likeness(upper), deadline_likeness(lower)) >= _DATED:
        return True
    dated = (DueKind.NONE, DueKind.UNKNOWN)
    return read_deadline(upper).kind not in dated and read_deadline(lower).kind not in dated


def glued(upper: str, lower: str, known: Known) -> str:
    """Two pieces of one paragraph as one; a hyphen at the cut stays unless the word is known whole.

    Args:
        upper: text before the cut.
        lower: text behind it.
        known: whether a word stands elsewhere in the document.
    """
    if not _ends(upper, _HYPHEN):
        unbroken = lower[:1] in _CLOSING or _in_a_word(upper, lower)
        return upper + lower if unbroken else f"{upper} {lower}"
    start = re.search(r"[A-Za-z]+$", upper[:-1])
    end = re.match(r"[A-Za-z]+", lower)
    if start and end and known((start.group() + end.group()).lower()):
        return upper[:-1] + lower
    return upper + lower


def _in_a_word(upper: str, lower: str) -> bool:
    """The cut is within a word, as LibreOffice leaves it where a column is narrower than one."""
    start, end = _ends(upper, _LAST_WORD), _FIRST_WORD.match(lower)
    return start is not None and end is not None and is_cut(start.group(), end.group())


def value_joined(upper: Value, lower: Value, known: Known, *, unbroken: bool = False) -> Value:
    """A cell cut by a page, whole again; neither piece is changed.

    Args:
        upper: the piece above the cut.
        lower: the piece below it.
        known: whether a word stands elsewhere in the document.
        unbroken: nothing stood between the two.
    """
    if not upper or not lower:
        kept = upper or lower
        return replace(kept, fill=upper.fill or lower.fill)
    last, first = upper.paragraphs[-1], lower.paragraphs[0]
    if first.marker or not _one_paragraph(last, first):
        paragraphs = [*upper.paragraphs, *lower.paragraphs]
    else:
        text = last.text + first.text if unbroken else glued(last.text, first.text, known)
        unsure = last.unsure + first.unsure
        whole = replace(last, text=text, kind=last.kind or Kind.TEXT, unsure=unsure)
        paragraphs = [*upper.paragraphs[:-1], whole, *lower.paragraphs[1:]]
    fill, doubt = upper.fill or lower.fill, upper.doubt or lower.doubt
    return replace(upper, paragraphs=paragraphs, fill=fill, doubt=doubt)


def _one_paragraph(last: Paragraph, first: Paragraph) -> bool:
    return not is_closed(last.text)
