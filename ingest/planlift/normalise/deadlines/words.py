"""The words of dates, and the phrases that say what a deadline without a date means."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from rapidfuzz.distance import OSA

from planlift.normalise.deadlines.moments import Edge

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month: spring is March to May, winter December to February (design.md)."""

COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "a": 1, "an": 1,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
QUARTERS = frozenset({"q", "qtr", "qtrs", "quarter", "quarters", "qu", "qrt", "qrtr"})
HALVES = frozenset({"half"})
YEARLY = frozenset({"year", "yr", "years", "yrs"})
LENGTHS = {
    "day": (0, 1), "days": (0, 1), "week": (0, 7), "weeks": (0, 7), "wk": (0, 7), "wks": (0, 7),
    "month": (1, 0), "months": (1, 0), "mth": (1, 0), "mths": (1, 0), "mnth": (1, 0),
    "mnths": (1, 0), "year": (12, 0), "years": (12, 0), "yr": (12, 0), "yrs": (12, 0),
    "quarter": (3, 0), "quarters": (3, 0),
}  # fmt: skip
"""A unit of time to its months and days."""

EDGES = {
    "end": Edge.END, "ends": Edge.END, "ending": Edge.END, "close": Edge.END, "late": Edge.LATE,
    "early": Edge.EARLY, "start": Edge.START, "beginning": Edge.START, "begin": Edge.START,
    "mid": Edge.MID, "middle": Edge.MID, "midway": Edge.MID,
}  # fmt: skip

LEAST_MONTH, LEAST_FUZZY = 3, 6
"""Letters that name a month when a narrow cell clips it ("Dec", "Octo", "Febru"; two letters would
take "ma" and "ju"), and letters a misspelt word needs to be believed one edit away from a known one
(below that "march" and "match" fall together)."""

_MONTH_SPELLINGS = {"sept": 9, "jully": 7, "jne": 6, "jly": 7, "febuary": 2, "agust": 8, "ocober": 10}
_WEEKDAY_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip


@lru_cache(maxsize=4096)
def month_of(word: str) -> int:
    """The month a word names, whole, clipped or misspelt by one letter; 0 for none."""
    if word in _MONTH_SPELLINGS:
        return _MONTH_SPELLINGS[word]
    if len(word) >= LEAST_MONTH:
        for number, name in enumerate(MONTHS, 1):
            if name.startswith(word):
                return number
    return 1 + MONTHS.index(near) if (near := nearest(word, MONTHS)) else 0


@lru_cache(maxsize=4096)
def weekday_of(word: str) -> int | None:
    """The day of the week a word names (Monday is 0), or None."""
    if word in WEEKDAYS:
        return WEEKDAYS.index(word)
    return _WEEKDAY_SHORT.get(word)


def nearest(word: str, known: tuple[str, ...]) -> str:
    """The one known word at most one edit from a misspelt word, or ""."""
    if len(word) < LEAST_FUZZY:
        return ""
    found = [
        name
        for name in known
        if len(name) >= LEAST_FUZZY
        and name[0] == word[0]
        and OSA.distance(word, name, score_cutoff=1) <= 1
    ]
    return found[0] if len(found) == 1 else ""


class Sense(Enum):
    """What a phrase says in a deadline."""

    ONGOING = auto()
    THROUGHOUT = auto()
    RECURRING = auto()
    IMMEDIATE = auto()
    EVENT = auto()
    CONDITION = auto()
    UNKNOWN = auto()
    VAGUE = auto()
    STATE = auto()
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


def _rows(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


PHRASES: dict[Sense, tuple[str, ...]] = {
    Sense.ONGOING: _rows(
        "ongoing | on going | continuous | continuously | continual | continually | continuing"
        " | continue | continues | rolling | bau | business as usual | in perpetuity | always"
        " | until further notice | permanent | indefinite | indefinitely | open ended | no end date"
        " | embedded | perpetual | all the time | at all times | all year round"
    ),
    Sense.THROUGHOUT: _rows("throughout | all through | across | over the course of | all year"),
    Sense.RECURRING: _rows(
        "monthly | bi monthly | bimonthly | quarterly | annually | annual | yearly | weekly"
        " | bi weekly | biweekly | fortnightly | daily | termly | biannually | bi annually"
        " | biannual | bi annual | biennial | biennially | bi yearly | half yearly | six monthly"
        " | per annum | pa | p a | regularly | regular | periodically | periodic | twice yearly"
        " | once a year | twice a year | three times a year | four times a year | once a month"
        " | twice a month | once a quarter | once a week | twice per year | at each | at every"
        " | every other | year on year | year round | each time | semi annual | semi annually"
    ),
    Sense.IMMEDIATE: _rows(
        "immediate | immediately | asap | a s a p | as soon as possible | as soon as practicable"
        " | as soon as is practicable | as soon as reasonably practicable | with immediate effect"
        " | straight away | straightaway | right away | at once | urgent | urgently"
        " | without delay | forthwith"
    ),
    Sense.EVENT: _rows(
        "upon | once | when | on completion | upon completion | on approval"
        " | on receipt | on publication | in line with | linked to | aligned to | aligned with"
        " | align with | in alignment with | dependent on | dependent upon | depends on"
        " | depending on | as per | in accordance with | alongside | at the next | next"
        " | as part of | in conjunction with | as and when | as required | as needed | if required"
        " | when required | as necessary | ad hoc | adhoc | at start of | at launch | at induction"
        " | tied to | to coincide with | coinciding with | in time for | ready for | as appropriate"
        " | subsequent to | at the time of | at point of"
    ),
    Sense.AFTER: _rows("after | post | following | later than | beyond"),
    Sense.CONDITION: _rows("subject to | pending | awaiting | await | awaits | contingent on"),
    Sense.UNKNOWN: _rows(
        "tbc | tba | tbd | tbcd | t b c | t b a | t b d | to be confirmed | to be agreed"
        " | to be determined | to be decided | to be set | to be scheduled | to be advised"
        " | to be arranged | to be finalised | to be identified | to be established"
        " | to be announced | to be discussed | to be clarified | to be defined | to be notified"
        " | to determine | to confirm | to agree | to decide | to advise | date to follow"
        " | dates to follow | to follow | not yet agreed | not yet known | not yet confirmed"
        " | not yet set | not yet determined | not agreed | not known | not set | not confirmed"
        " | unknown | unclear | unconfirmed | undetermined | undecided | not specified | unspecified"
        " | no date set | no date agreed | no date yet | no date | date required | date needed"
        " | date unknown | under discussion | under review | under consideration"
    ),
    Sense.VAGUE: _rows(
        "short term | medium term | long term | short to medium term | medium to long term"
        " | longer term | shorter term | next year | next month | next week | next quarter"
        " | this month | this week | this quarter | next term | this term | in due course"
        " | in the future | in future | soon | shortly | later | tomorrow | today"
    ),
    Sense.STATE: _rows(
        "complete | completed | completed already | already completed | already in place | done"
        " | achieved | delivered | closed | finished | actioned | implemented | fulfilled | met"
        " | in progress | underway | under way | started | on track | on target | overdue"
        " | not started | not yet started | not due | not due yet | not yet due | not begun"
        " | not yet begun | delayed | behind schedule | on hold | paused | cancelled | withdrawn"
        " | superseded | outstanding | at risk | off track | incomplete | not complete"
        " | not completed | in place | to commence | commenced | begun | stalled | ahead of schedule"
        " | no longer required | partially complete | partially completed | partly complete"
    ),
    Sense.NOTHING: _rows(
        "n a | na | n k | not applicable | none | nil | null | nan | no deadline | not required"
        " | not relevant | no action required | no action | blank | no date applicable"
    ),
    Sense.ELSEWHERE: _rows(
        "as above | see above | ditto | as below | see below | as previous | same as above | see"
        " | as in | refer to | as stated | as action | as detailed | as noted"
    ),
    Sense.FROM: _rows(
        "from | since | starting | starting from | commencing | commencing from | beginning in"
        " | with effect from | w e f | wef | effective | effective from | as of | as from"
        " | start date | not before | no earlier than | no sooner than | not earlier than"
        " | ongoing from | starts | commences | start in | start | begin | begins | beginning | commence"
        " | commencing in"
    ),
    Sense.ONWARDS: _rows("onwards | onward | and onwards | and onward | and beyond | forwards"),
    Sense.UNTIL: _rows("until | til | till | up until | up to | through to | up to and including"),
    Sense.BEFORE: _rows("before | prior to | ahead of | in advance of"),
    Sense.BETWEEN: _rows("between"),
    Sense.RANGE: _rows("to | through | thru"),
    Sense.LIST: _rows("and | or | then | and then | plus | also | as well as"),
    Sense.NEW: _rows(
        "revised to | revised date | revised | now | extended to | extended until | extended"
        " | moved to | changed to | slipped to | deferred to | deferred until | put back to"
        " | new date | new deadline | new target | new | rescheduled to | rescheduled for"
        " | rescheduled | postponed to | postponed until | postponed | carried forward to"
        " | carried over to | brought forward to | amended to | amended | updated to | pushed to"
        " | pushed back to | delayed to | delayed until | extension to | extension | revised target"
        " | revised deadline | re profiled to | reprofiled to | will now be | slipped | current"
        " | reset to | replanned to | rebaselined to | agreed extension | extension agreed to"
    ),
    Sense.OLD: _rows(
        "was | previously | original | originally | original date | original deadline"
        " | original target | formerly | previous | previous date | initially | initial | old"
        " | old date | extended from | moved from | changed from | slipped from | deferred from"
        " | postponed from | revised from | instead of | had been | brought forward from"
        " | amended from | delayed from | rather than | replaces | replacing"
    ),
    Sense.LABEL: _rows(
        "phase | stage | step | part | action | tranche | wave | cohort | milestone | item"
        " | task | objective | priority | goal | indicator | metric | wres | wdes | recommendation"
    ),
    Sense.FILLER: _rows(
        "the | of | in | on | at | for | by | due | due by | due date | date | dates | target"
        " | target date | deadline | in place by | be in place by | to be in place by"
        " | no later than | not later than | latest | at the latest | w c | wc | w b | w e"
        " | week commencing | week beginning | week starting | week ending | week of | wk commencing"
        " | wk ending | cop | close of play | close of business | cob | estimated | est | expected"
        " | approx | approximately | circa | c | around | about | projected | anticipated"
        " | provisionally | month of | during | within | timescale | time frame | timeframe"
        " | complete by | completed by | to be completed by | to complete by | be complete by"
        " | to be completed | to be complete | for completion by | for completion | completion"
        " | completion date | completion by | to be done by | to be delivered by | to be achieved by"
        " | to be implemented by | implemented by | delivered by | achieved by | done by | finished by"
        " | to be finished by | to be delivered | to be implemented | to be achieved | to be started"
        " | to be closed by | closed by | close by | to start | to begin | start by | starting by"
        " | to commence by | to commence in | commence by | commence in | launch | launched"
        " | is | are | be | will be | a | an | year to | calendar | plan | end | end date | ending | finish"
        " | early | mid | late | beginning of"
    ),
}  # fmt: skip

FREQUENT = ("quarterly", "annually", "continuous", "immediate", "immediately", "ongoing", "monthly",
            "fortnightly", "continuously", "completed", "confirmed", "throughout")  # fmt: skip
"""Words read through one wrong letter; none is one edit from another word of plain English."""


def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    table: dict[str, dict[tuple[str, ...], Sense]] = {}
    for sense, phrases in PHRASES.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[0], {}).setdefault(words, sense)
    return {
        first: tuple(sorted(found.items(), key=lambda item: -len(item[0])))
        for first, found in table.items()
    }


PHRASES_BY_WORD = _by_first_word()
"""First word to the phrases that begin with it, longest first; in a clash the first sense wins."""


@lru_cache(maxsize=4096)
def known_word(word: str) -> str:
    """A word, or the frequent one it misspells by one letter."""
    if word in PHRASES_BY_WORD or month_of(word):
        return word
    return nearest(word, FREQUENT) or word
