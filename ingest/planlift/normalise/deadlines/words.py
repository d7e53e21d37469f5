"""The words of dates, and the phrases that say what a deadline without a date means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from rapidfuzz.distance import OSA

from planlift.normalise.deadlines.moments import Edge
from planlift.normalise.word_files import phrases_in, word_file

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month: spring is March to May, winter December to February (design.md)."""

TERMS = {"autumn": (9, 4), "spring": (1, 3), "summer": (4, 4)}
"""First month and number of months of a school term: to Christmas, to Easter, to July."""

COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "a": 1, "an": 1,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
QUARTERS = frozenset({"q", "qtr", "qtrs", "quarter", "quarters", "qu", "qrt", "qrtr"})
YEARLY = frozenset({"year", "yr", "years", "yrs"})
LENGTHS = {
    "day": (0, 1), "days": (0, 1), "week": (0, 7), "weeks": (0, 7), "wk": (0, 7), "wks": (0, 7),
    "month": (1, 0), "months": (1, 0), "mth": (1, 0), "mths": (1, 0), "mnth": (1, 0),
    "mnths": (1, 0), "year": (12, 0), "years": (12, 0), "yr": (12, 0), "yrs": (12, 0),
    "quarter": (3, 0), "quarters": (3, 0), "fortnight": (0, 14), "fortnights": (0, 14),
}  # fmt: skip
"""A unit of time to its months and days."""

EDGES = {
    "end": Edge.END, "ends": Edge.END, "ending": Edge.END, "close": Edge.END, "late": Edge.LATE,
    "early": Edge.EARLY, "start": Edge.START, "beginning": Edge.START, "begin": Edge.START,
    "mid": Edge.MID, "middle": Edge.MID, "midway": Edge.MID,
}  # fmt: skip

LEAST_MONTH, LEAST_FUZZY = 3, 6
"""Letters that name a month when a narrow cell clips it ("Dec", "Octo", "Febru"; two letters would
take "ma" and "ju"), and letters of a word that another is believed to misspell by one edit (below
that "march" and "match" fall together)."""

_MISREAD_J = {
    first + month[1:]: number
    for number, month in enumerate(MONTHS, 1)
    for first in "il"
    if month[0] == "j"
}
_MONTH_SPELLINGS = _MISREAD_J | {
    "sept": 9,
    "jully": 7,
    "jne": 6,
    "jly": 7,
    "febuary": 2,
    "agust": 8,
    "ocober": 10,
}
_WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip


_MONTHS_CLIPPED = {
    name[:letters]: number
    for number, name in enumerate(MONTHS, 1)
    for letters in range(LEAST_MONTH, len(name) + 1)
}


def _by_initial(words: Iterable[str]) -> dict[str, list[str]]:
    """First letter to the words that are long enough to be believed misspelt."""
    found: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= LEAST_FUZZY:
            found.setdefault(word[0], []).append(word)
    return found


_LONG_MONTHS = _by_initial(MONTHS)


@lru_cache(maxsize=4096)
def month_of(word: str) -> int:
    """The month a word names, whole, clipped or misspelt by one letter; 0 for none."""
    number = _MONTH_SPELLINGS.get(word) or _MONTHS_CLIPPED.get(word, 0)
    if number or len(word) < LEAST_FUZZY - 1:
        return number
    near = (
        nearest(word, _LONG_MONTHS)
        or nearest(word.replace("rn", "m"), _LONG_MONTHS)
        or _shuffled(word)
    )
    return 1 + MONTHS.index(near) if near else 0


def _shuffled(word: str) -> str:
    """The short month whose first letter and letters a misspelt word has ("marhc", "apirl")."""
    if len(word) != _SHORT_MONTH:
        return ""
    return next((m for m in MONTHS if m[0] == word[0] and sorted(m) == sorted(word)), "")


_SHORT_MONTH = 5


@lru_cache(maxsize=4096)
def weekday_of(word: str) -> int | None:
    """The day of the week a word names (Monday is 0), or None."""
    if word in WEEKDAYS:
        return WEEKDAYS.index(word)
    return _WEEKDAY_SHORT.get(word)


def nearest(word: str, known: Mapping[str, Sequence[str]]) -> str:
    """The one known word at most one edit from a misspelt word, or ""; `known` by first letter."""
    if len(word) < LEAST_FUZZY - 1:
        return ""
    alike = known.get(word[0], ())
    found = [name for name in alike if OSA.distance(word, name, score_cutoff=1) <= 1]
    return found[0] if len(found) == 1 else ""


class Sense(Enum):
    """What a phrase says in a deadline."""

    ONGOING = auto()
    THROUGHOUT = auto()
    RECURRING = auto()
    IMMEDIATE = auto()
    EVENT = auto()
    LINKED = auto()
    CONDITION = auto()
    UNKNOWN = auto()
    VAGUE = auto()
    STATE = auto()
    BEGUN = auto()
    NOTHING = auto()
    ELSEWHERE = auto()
    FROM = auto()
    ONWARDS = auto()
    UNTIL = auto()
    BEFORE = auto()
    AFTER = auto()
    BETWEEN = auto()
    RANGE = auto()
    LIST = auto()
    NEW = auto()
    OLD = auto()
    LABEL = auto()
    FILLER = auto()
    BRACKET = auto()
    DOUBT = auto()


FREQUENT = ("quarterly", "annually", "continuous", "immediate", "immediately", "ongoing", "monthly",
            "fortnightly", "continuously", "completed", "confirmed", "throughout")  # fmt: skip
"""Words read through one wrong letter; none is one edit from another word of plain English."""


def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    source = word_file("planlift.normalise.deadlines", "phrases.toml")
    table: dict[str, dict[tuple[str, ...], Sense]] = {}
    for name, phrases in source.items():
        for phrase in phrases_in(phrases):
            words = tuple(phrase.split())
            table.setdefault(words[0], {}).setdefault(words, Sense[name.upper()])
    return {
        first: tuple(sorted(found.items(), key=lambda item: -len(item[0])))
        for first, found in table.items()
    }


PHRASES_BY_WORD = _by_first_word()
"""First word to the phrases that begin with it, longest first; in a clash the first sense wins."""


_LONG_FREQUENT = _by_initial(FREQUENT)


@lru_cache(maxsize=4096)
def known_word(word: str) -> str:
    """A word, or the frequent one it misspells by one letter."""
    if word in PHRASES_BY_WORD or month_of(word):
        return word
    return nearest(word, _LONG_FREQUENT) or word
