"""How a cell's prose reads: an order to do something, a finding, a report of progress, an aim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from planlift.normalise.doing import doer_in
from planlift.normalise.vocabulary import word_list

# All are sought in lower case, which takes half the time of a search in any case.
_NUMBER = re.compile(r"^(?:\(?[0-9a-z]{1,3}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]?)\s+")
_LEAD_IN = re.compile(
    r"^(?:(?:to|we will|we shall|we are going to|the trust will|"
    r"the organisation will|will|please|further|also|then|and|formally|actively|regularly|"
    r"annually|quarterly|jointly)\s+)+",
)
_TO_BE = re.compile(
    r"\b(?:to be|will be|should be|must be|needs? to be|are to|is to|to continue to)\s+\w"
)
_FINDING = re.compile(
    r"\b(?:is|are|was|were|has been|have been|remains?|shows?|showed|indicates?|indicated|"
    r"reported|report|less likely|more likely|compared|there is|there are|there has|lack|lower|"
    r"higher|currently|did not|does not|do not|has not|have not|had no|has no|have no|not all|"
    r"no areas|too (?:many|few|little|often)|^few(?:er)?|^only|neither|told us|widened|worsened|"
    r"accounts? for|"
    r"under-?represent\w*|disproportionate\w*)\b",
)
_FIGURES = re.compile(r"\d+(?:\.\d+)?\s*%|\b\d+\.\d+\b|\b\d+ (?:out )?of \d+\b")
_PROGRESS = re.compile(
    r"\b(?:completed?|drafted|shared|presented|discussed|agreed|launched|published|delivered|"
    r"held|started|commenced|under ?way|in place|been|met|meeting|approved|circulated|ongoing|"
    r"on track|now|currently|so far|to date|update|reviewed|awaiting|planned|postponed|delayed|"
    r"scheduled|first draft|carried over|being)\b",
)
_AIM = re.compile(
    r"^(?:an? |the |all |at least |more |fewer |no )*(?:increased?|reduction|reduced?|improved?|"
    r"improvements?|decreased?|higher|lower|greater|better|gap|ratio|rates?|percentage|number|"
    r"proportion|evidence|positive|equal|equitable|parity|compliance|achieve\w*|target|"
    r"\d+(?:\.\d+)?\s*%|≥|≤|>|<|zero|feedback|staff (?:feel|report|have|are)|"
    r"\w+ (?:score|uptake|rate)s?\b|"
    r"staff survey|improvement)",
)
_AIM_INSIDE = re.compile(
    r"\b(?:increase in|reduction in|improvement in|improved|reduced (?:to|by|from)|"
    r"increased (?:to|by|from)|"
    r"within [\d.]+|under \d+|at least \d+|by \d+%|to \d+(?:\.\d+)?%|percentage points?|"
    r"as measured|success|measured (?:by|through)|scores?)\b",
)
_REFERENCE = re.compile(
    r"^\(?(?:[a-z]{1,8}[ -]?)?\d{1,3}(?:[./-]?\d{1,3}){0,3}[a-z]?\)?[.:)]?$"
    r"|^[a-z]{1,2}\d{0,3}[.)]?$|^\((?:[a-z]|[ivx]{1,4})\)$|^#\s?\d{1,4}$"
    r"|^(?:action|rec|recommendation|item|no\.?|priority|objective)\s*\d{1,3}(?:\.\d{1,3})*$"
    r"|^[a-z]{2,6}(?:/\d{1,4}){1,3}$|^\d{4}-\d{2} \(\d+\)$|^(?:[ivx]{1,5})[.)]?$",
)
_WORD = re.compile(r"[a-z][a-z'’-]*")
_LONG_TEXT = 12  # words from which a cell is prose rather than a label, name or date


_DETERMINER = re.compile(r"\s+(?:an?|the|each|every|our|its|their|these|those|any)\s+\w")
# "Review of policies", "Quarterly review by the board"; "Review by the end of May" is an order.
_OF = re.compile(
    r"\s+(?:of\b|by the (?!end|start|beginning|middle|close|new|next|summer|autumn)\w)"
)
_ORDERS_OF = frozenset({"dispose", "approve", "think", "make"})  # verbs that "of" may follow


@dataclass(frozen=True, slots=True)
class Wording:
    """How one cell reads; shares in [0, 1].

    Attributes:
        words: number of words.
        order: how much it reads as something to do.
        finding: how much it reads as a finding or position.
        progress: how much it reads as a report of what was done.
        aim: how much it reads as a target or measure of success.
        reference: how much it looks like a ref ("WRES1", "1.2", "3").
        bare_number: it is one whole number.
    """

    words: int
    order: float
    finding: float
    progress: float
    aim: float
    reference: float
    bare_number: bool


@lru_cache(maxsize=20_000)
def wording(text: str) -> Wording:
    """How a cell's text reads.

    Args:
        text: the cell's paragraphs, one a line.
    """
    lower = text.lower()
    parts = lower.split()
    flat, words = " ".join(parts), len(parts)
    return Wording(
        words=words,
        order=_order(lower) or _told_order(text),
        finding=_finding(flat, words),
        progress=_progress(flat, words),
        aim=_aim(flat, words),
        reference=1.0 if _REFERENCE.match(flat) else 0.0,
        bare_number=flat.lstrip("#").rstrip(".)").isdigit() and len(flat) <= 4,
    )


def _order(text: str) -> float:
    """Share of paragraphs that open as an order; a passive "to be done" counts half."""
    lines = [line.lstrip("-•·* ").strip() for line in text.splitlines()]
    lines = [line for line in lines if len(line.split()) > 1 and not line.endswith(":")]
    if not lines:
        return 0.0
    return sum(_line_order(line) for line in lines) / len(lines)


def _told_order(text: str) -> float:
    """As `_order`, of what somebody is told to do ("Board to approve the scheme")."""
    found = doer_in(text) if " to " in text else None
    return _order(found[1].lower()) if found else 0.0


def _line_order(line: str) -> float:
    line = _NUMBER.sub("", line)
    led = _LEAD_IN.match(line)
    rest = line[led.end() :] if led else line
    first = _WORD.match(rest)
    if first:
        word = first.group().replace("’", "'")
        if word in word_list("orders"):
            named = _OF.match(rest[first.end() :]) and word not in _ORDERS_OF
            return 0.0 if named else 1.0  # "Chair of Council", "Review of policies" are names
        if word.endswith("ing") and _stem_known(word[:-3]):
            return 0.8
        if _is_done_again(word) or (_may_order(word) and _DETERMINER.match(rest[first.end() :])):
            return 1.0
    return 0.5 if _TO_BE.search(line) else 0.0


def _is_done_again(word: str) -> bool:
    """A verb that orders, done another time ("Re-issue", "retrain")."""
    again = word.removeprefix("re").removeprefix("-")
    return word.startswith("re") and word != "return" and again in word_list("orders")


def _may_order(word: str) -> bool:
    """It is none of the words that stand before "the" or "a" otherwise.

    No noun does: "Name a liaison officer" and "Light the path" are orders, whatever the verb. Past
    forms, third persons and adverbs are told by their ends, the rest is a list.
    """
    told = word.endswith(("ed", "ing", "ly")) or (word[-1:] == "s" and not word.endswith("ss"))
    return not told and word not in word_list("before_determiners")


def _stem_known(stem: str) -> bool:
    return (
        stem in word_list("orders")
        or stem + "e" in word_list("orders")
        or stem[:-1] in word_list("orders")
    )


def _finding(flat: str, words: int) -> float:
    if words < 4:
        return 0.0
    score = 0.55 * bool(_FINDING.search(flat)) + 0.35 * bool(_FIGURES.search(flat))
    return min(1.0, score + 0.1 * (words >= _LONG_TEXT))


def _progress(flat: str, words: int) -> float:
    if words < 3:
        return 0.0
    return min(1.0, 0.4 * len(_PROGRESS.findall(flat)))


def _aim(flat: str, words: int) -> float:
    if words < 2:
        return 0.0
    return 1.0 if _AIM.match(flat) else 0.6 * bool(_AIM_INSIDE.search(flat))
