"""Whether prose behind an action tells what was done or what should come about, by its verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from statistics import mean

from planlift.normalise.vocabulary import word_list

# Forms that look back: "has run", "was agreed", "is being tested"; not "has a plan", "are made".
_BACK = re.compile(
    r"\b(?:has|have|had)(?!\s+(?:an?|the|no|to|their|its|one|two|all|any|equal|good|better|fewer|"
    r"more|less|higher|lower|access|\d)\b)|\b(?:hasn't|haven't|was|were|been|being|began|now|"
    r"currently|under ?way|so far|to date|since|yet|awaiting|waiting|ongoing|"
    r"in (?:draft|progress|post|place)|on hold|behind|ahead)\b|"
    r"(?<!\bis )(?<!\bare )(?<!\bbe )\b(?:met|held|went|gave|made|ran|sent|wrote|spoke|saw|won)\b",
    re.I,
)
# "Drafted", "is drafted", "a drafted": the second is a state to reach, the third a quality.
_PARTICIPLE = re.compile(
    r"(?P<before>[\w’']+\s+)?\b(?P<word>\w{2,}ed)\b(?=(?P<after>\s+\w+|\W|$))", re.I
)
# What is to rise or fall says the same of the past and of the future.
_CHANGES = re.compile(r"(?:increas|reduc|improv|decreas|halv|doubl|rais|lower|narrow|clos|remov)ed")


def leaning(texts: Sequence[str]) -> float:
    """How far a column of prose reports what was done, in [0, 1]; 0 is what should come about.

    Args:
        texts: its cells.
    """
    return mean(_reports(" ".join(text.split())) for text in texts) if texts else 0.0


def plainly_past(texts: Sequence[str]) -> float:
    """Share of cells with a form that can only look back ("have met", "was agreed").

    A bare participle ("Ten pairs matched") may be a target as well.
    """
    return sum(bool(_BACK.search(text)) for text in texts) / max(1, len(texts))


@lru_cache(maxsize=20_000)
def _reports(flat: str) -> float:
    """1 where a verb of the cell looks back, 0 where none does."""
    if _BACK.search(flat):
        return 1.0
    return 1.0 if any(_looks_back(found) for found in _PARTICIPLE.finditer(flat)) else 0.0


def _looks_back(found: re.Match[str]) -> bool:
    """A participle that stands for the past: neither a state to reach nor a quality."""
    before, after = (found["before"] or "").strip().lower(), found["after"].strip().lower()
    if _CHANGES.fullmatch(found["word"].lower()) or before in word_list("no_report"):
        return False
    return bool(before) or not after.isalpha() or after in word_list("clause_ends")
