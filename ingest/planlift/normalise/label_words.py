"""The words of labels: which name a field, and where a line is parted behind one."""

from __future__ import annotations

import re
from functools import lru_cache

from planlift.normalise.headers import LIKELY
from planlift.normalise.outline import is_themed, names_indicator
from planlift.normalise.remembering import remembered
from planlift.normalise.statuses import read_status
from planlift.normalise.vocabulary import header_likeness, header_scores, words_of
from planlift_schema import State
from planlift_schema.frameworks import is_framework_name

# A colon or tab, dots that lead from one to the other, or a sign of equality.
_COLON = re.compile(
    r"^(?P<label>[^:\t]{1,60}?)\s*(?:::?|\t|\s\.{3,}(?=\s)|\.{5,}|(?<=\s)=(?=\s))\s*(?P<value>.*)$",
    re.S,
)
_DASH = re.compile(r"^(?P<label>[^:\t]{1,60}?) [-–—](?: (?P<value>.*))?$", re.S)
_LETTER = re.compile(r"^\(?[a-z]\)\s+(?=[A-Z])")  # "b) Lead: HR Manager"
_SYMBOL = re.compile(r"^[^\w\s(\[\"'“‘£€$%&#@]{1,3}\s+(?=\w)")  # a picture before the label
_NUMBER_BEFORE = re.compile(
    r"\(?(?P<number>\d{1,3}(?:\.\d{1,3})*|[A-Z]{1,4}[-./]?\d{1,3}[a-z]?)[.)]?\s+(?=[A-Z])"
)
_ITEM_BEFORE = re.compile(r"^\d{1,3}(?:\.\d{1,3})*\)\s")
_CODE_BEFORE = re.compile(r"(?P<code>[A-Z]{1,4}[-./]?\d{1,3}[a-z]?)\s+(?=[A-Z])")  # "A1 Action"
_ASKED = re.compile(
    r"^(?P<label>(?:(?i:what|who|whose|which|when|how|where|why)\b[^?:]{2,60}|[A-Z][^?:.]{2,30})\?)"
    r"\s+(?P<value>\S.*)$",
    re.S,
)
_BEFORE_LABEL = re.compile(r"\s(?:--|[-–—|])\s")
_ASKS = re.compile(r"(?:what|who|whose|when|how|where|why|which)\b.*|.*\?$", re.I | re.S)
_NAMING = frozenset({"theme", "indicator", "extra:priority"})
SHORT_VALUES = frozenset({"owner", "deadline", "status"})
"""Fields that say who, when and how far: their values are names, dates and states."""

_SHARE = re.compile(r"\d{1,3}\s?(?:%|per\s?cent\b)")
_NUMBERED = re.compile(r"\d")
_COUNTED = re.compile(r"(?<=\w)\s+(?:no|nr|number|ref)\b\.?\s*\d{1,3}\s*$", re.I)
LONGEST_LABEL = 7
"""Words of a label that no more than names."""

LONGEST_QUESTION = 12
"""Words of a label that asks ("What are we going to do about it?")."""


@lru_cache(maxsize=1024)  # each line of a document is asked about some five times
def label_of(text: str) -> tuple[str, str] | None:
    """Label and value of a line with a known label ("Lead: HR Manager"), or None."""
    found = parted(text)
    if not found or not is_label(found[0]):
        return None
    return None if found[1] and names_numbered(found[0]) else found


def names_numbered(words: str) -> bool:
    """Words of a label with a number, which name something: "Priority 1: Increase declaration"."""
    numbered = _NUMBERED.search(words) is not None
    return numbered and (is_themed(words) or field_of(words) in _NAMING)


def number_before(text: str) -> tuple[str, str]:
    """The number that a labelled line opens with ("2.", or ""), and its label."""
    label = (label_of(text) or ("", ""))[0]
    found = _NUMBER_BEFORE.match(label)
    return (found["number"], label[found.end() :]) if found else ("", label)


def parted(text: str) -> tuple[str, str] | None:
    """The text parted at its colon or dash, at the one whose label is known if only one is."""
    if not may_be_parted(text):
        return None
    text = _SYMBOL.sub("", _LETTER.sub("", text))
    colon, dash = _COLON.match(text), _DASH.match(text)
    known = colon and is_label(colon["label"]) and not _NUMBERED.search(colon["label"])
    found = dash if dash and not known and is_label(dash["label"]) else colon or dash
    asked = _ASKED.match(text)
    if asked and not known and is_label(asked["label"]):
        found = asked
    if not found or not _is_balanced(found["label"]):
        return None  # a colon inside brackets: "Train panels (Lead: HR Manager)"
    done = found is dash and _says_done(found["label"])
    if done and not _SHARE.match(found["value"] or ""):  # "% complete – 90%"
        return None  # in the place of a date: "Complete – Publish the log"
    if found is colon and _BEFORE_LABEL.search(found["label"]):
        return None  # a label inside the line: "Train panels – Lead: HR Manager"
    return found["label"].strip(), (found["value"] or "").strip()


def _says_done(words: str) -> bool:
    """Words that say that it is done and name no field: "Complete", and not "Action agreed"."""
    return read_status(words).state is State.COMPLETE and field_of(words) != "action"


def may_be_parted(text: str) -> bool:
    """Some mark stands in the text that can part a label from its value; most texts have none."""
    return (
        ":" in text
        or "\t" in text
        or " - " in text
        or " – " in text
        or " — " in text
        or "?" in text
        or "=" in text
        or "..." in text
        or text.endswith((" -", " –", " —"))  # a label left empty
    )


def _is_balanced(words: str) -> bool:
    """Each bracket is closed; that behind the number of an item ("2) Action") closes none."""
    words = _ITEM_BEFORE.sub("", words)
    return all(words.count(one) == words.count(other) for one, other in ("()", "[]"))


@lru_cache(maxsize=4096)  # each cell of a table is asked about by every kind of form
def is_label(text: str, longest: int = LONGEST_LABEL) -> bool:
    """Words that name a field, and no more of them than `longest`; numbers do not count.

    "Indicator 4" names an indicator, and labels nothing.
    """
    base = base_of(text)
    words = base.count(" ") + 1 if base else 0
    if _ASKS.fullmatch(text):
        longest = max(longest, LONGEST_QUESTION)
    named = 0 < words <= longest and header_likeness(base) >= LIKELY
    return named and not names_indicator(text)


@remembered
def base_of(label: str) -> str:
    """A label without its number ("WRES action 2", "A1 Action"), to tell that it comes again."""
    code = _CODE_BEFORE.match(label)
    if code and not is_framework_name(code["code"]):
        label = label[code.end() :]
    return " ".join([word for word in words_of(uncounted(label)) if not word.isdigit()])


def uncounted(label: str) -> str:
    """A label without what counts it: "Action no. 1" labels an action, "Action no." its number."""
    counted = label.rstrip()[-1:].isdigit()  # else the pattern need not go through a whole cell
    return _COUNTED.sub("", label) if counted else label


@remembered
def field_of(label: str) -> str:
    """The field that a label names most surely, "" if none."""
    scores = header_scores(base_of(label))
    return max(scores, key=lambda name: scores[name]) if scores else ""


def is_state(words: str) -> bool:
    """Words that name a state or a colour of one, and label nothing."""
    read = read_status(words)
    return read.state is not None or read.rag is not None
