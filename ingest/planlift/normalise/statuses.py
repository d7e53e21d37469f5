"""The words and the fill of a status cell, read: `read_status`."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from planlift.normalise.fills import rag_of_fill
from planlift.normalise.readings import StatusReading
from planlift.normalise.several_states import SEVERAL, combined, parts_of, ticked
from planlift.normalise.task_boxes import drawn
from planlift.normalise.word_files import phrases_in, word_file
from planlift_schema import Rag, State

MAX_CHARACTERS = 4_000
"""Longest text looked at: the longest narrative met in a status column has some 900 characters."""

MAX_WORDS = 400
"""Most words and signs looked at: twice the longest narrative met in a status column."""

NARRATIVE_WORDS = 8
"""Words from which on a status is a narrative, in which only its first words name the state: the
longest plain status met ("Not on track to deliver", "Some issues - narrative disclosure") has five,
the shortest narrative eight."""

FEW_WORDS = 3
"""Words beside a state that need no look ("Policy review completed May 2019")."""

LEAST_FUZZY, LEAST_FUZZY_TWICE = 5, 9
"""Letters a word needs to be believed one or two edits from a known one ("Compelted")."""

_WORD = re.compile(r"[^\W\d_]+|\d{1,3}(?:\.\d+)?\s?%|\d+|[^\w\s]")
_PER_CENT = re.compile(r"(?<=\d)\s?per\s?cent\b")
_PERCENT = re.compile(r"^(\d{1,3})(?:\.\d+)?\s?%$")
_PERCENT_WORDS = frozenset({"complete", "completed", "done", "achieved", "delivered", "progress"})
_NEGATIONS = frozenset({"not", "never", "no", "isn", "hasn", "cannot", "without"})
_FUTURE = frozenset(
    {"to", "will", "should", "must", "can", "be", "being", "due", "expected", "until"}
)
_LEADS = frozenset(
    {"rag", "brag", "rated", "rating", "status", "state", "action", "currently", "now", "is", "was",
     "has", "been", "all", "the", "this", "work", "fully", "item", "progress", "overall", "remains"}
)  # fmt: skip
_TOLD = frozenset(
    {"but", "although", "though", "however", "except", "apart", "pending", "awaiting"}
    | {"merged", "transferred", "replaced", "removed", "stopped", "duplicate", "duplicated"}
)
# "Half done", "nearly finished", "two thirds complete": something is left to do.
_PARTLY = frozenset(
    {"half", "part", "parts", "nearly", "almost", "far", "thirds", "quarters", "mostly", "largely",
     "substantially", "virtually", "most", "majority"}
)  # fmt: skip
# "Partly delivered": work in progress, in plain words.
_IN_PART = frozenset({"partly", "partially"})
# "Phase 1 complete", "was on track", "hardly started", "done?": not the whole, not now, not sure.
_LIMITS = frozenset(
    {"of", "phase", "stage", "previously", "formerly", "hardly", "barely", "then", "once", "maybe",
     "perhaps", "possibly", "probably", "?", "first", "initial", "initially", "some", "only", "if",
     "or", "third", "quarter", "draft", "subject"}
)  # fmt: skip
_PAST = frozenset({"was", "were"})  # "was completed" is complete, "was on track" is not on track
_MARKING = _TOLD | _NEGATIONS | _PARTLY | _LIMITS | _PAST
_NEGATED = {
    State.COMPLETE: State.IN_PROGRESS,
    State.ON_TRACK: State.AT_RISK,
    State.IN_PROGRESS: State.NOT_STARTED,
    State.AT_RISK: State.ON_TRACK,
}
_CONTRARY = {
    (State.COMPLETE, Rag.RED),
    (State.ON_TRACK, Rag.RED),
    (State.AT_RISK, Rag.GREEN),
    (State.AT_RISK, Rag.BLUE),
    (State.NOT_STARTED, Rag.BLUE),
}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of the vocabulary: its state (None if neutral) and whether it is doubtful."""

    words: tuple[str, ...]
    state: State | None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    phrases: dict[str, tuple[_Phrase, ...]]
    colours: dict[str, Rag]
    symbols: dict[str, tuple[State, bool]]
    alone: frozenset[str]
    known: frozenset[str]
    fuzzy: dict[str, list[str]]
    """The long ones by their first letter."""


@dataclass(slots=True)
class _Found:
    """What the words of a status say, gathered from left to right."""

    states: list[State] = field(default_factory=list)
    rags: list[Rag] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    neutral: int = 0
    left: int = 0
    words: int = 0
    first: int = -1
    told: bool = False
    limited: bool = False
    partly: bool = False
    past: bool = False

    def doubt(self, why: str) -> None:
        if why not in self.reasons:
            self.reasons.append(why)


@cache
def _vocabulary() -> _Vocabulary:
    data = word_file("planlift.normalise", "statuses.toml")
    rows: dict[tuple[str, ...], _Phrase] = {}
    for doubtful, table in ((False, data["states"]), (True, data["doubtful"])):
        for state, phrases in table.items():
            for phrase in phrases_in(phrases):
                words = tuple(phrase.split())
                rows[words] = _Phrase(words, State(state), doubtful)
    for phrase in phrases_in(data["neutral"]["phrases"]):
        rows.setdefault(tuple(phrase.split()), _Phrase(tuple(phrase.split()), None))
    colours = {word: Rag(rag) for rag, words in data["colours"].items() for word in words}
    colours |= {sign: Rag(rag) for rag, signs in data["symbols_coloured"].items() for sign in signs}
    symbols = {
        sign: (State(state), False) for state, signs in data["symbols"].items() for sign in signs
    }
    symbols |= {
        sign: (State(state), True)
        for state, signs in data["symbols_doubtful"].items()
        for sign in signs
    }
    known = frozenset(word for words in rows for word in words) | frozenset(colours) | _LEADS
    fuzzy: dict[str, list[str]] = {}
    for word in sorted(known):
        if len(word) >= LEAST_FUZZY:
            fuzzy.setdefault(word[0], []).append(word)
    alone = frozenset(phrases_in(data["alone"]["words"]))
    return _Vocabulary(_by_first(rows), colours, symbols, alone, known, fuzzy)


def _by_first(rows: dict[tuple[str, ...], _Phrase]) -> dict[str, tuple[_Phrase, ...]]:
    """First word to the phrases that begin with it, longest first."""
    table: dict[str, list[_Phrase]] = {}
    for phrase in sorted(rows.values(), key=lambda each: -len(each.words)):
        table.setdefault(phrase.words[0], []).append(phrase)
    return {first: tuple(phrases) for first, phrases in table.items()}


@lru_cache(maxsize=4096)
def _corrected(word: str) -> str:
    """A word, or the one of the vocabulary that it misspells."""
    vocabulary = _vocabulary()
    if word in vocabulary.known or len(word) < LEAST_FUZZY:
        return word
    allowed = 2 if len(word) >= LEAST_FUZZY_TWICE else 1
    near = [
        (distance, known)
        for known in vocabulary.fuzzy.get(word[0], ())
        if (distance := OSA.distance(word, known, score_cutoff=allowed)) <= allowed
    ]
    return min(near)[1] if near else word


def read_status(text: str, fill: str | None = None) -> StatusReading:
    """Read a status cell.

    Args:
        text: its words; any text.
        fill: its fill as "RRGGBB" (any case, with or without "#"), or None.

    Returns:
        The state, from the words only; the RAG, from a word, a letter or else the fill; and why a
        person should look at it.
    """
    return _read(text[:MAX_CHARACTERS], fill)


@lru_cache(maxsize=1024)  # a plan has few states
def _read(text: str, fill: str | None) -> StatusReading:
    text = ticked(drawn(text))
    found = _read_words(_words(text))
    painted = rag_of_fill(fill)
    state = _of_steps(text, found) or _settle(found)
    rag = found.rags[0] if found.rags else painted
    if len(set(found.rags)) > 1:
        rag = min(found.rags, key=list(Rag).index)
        found.doubt("more than one colour is named; the worse is taken")
    if found.rags and painted and painted is not rag:
        found.doubt(f"the word says {rag.value if rag else ''}, the fill is {painted.value}")
    if (state, rag) in _CONTRARY and state and rag:
        found.doubt(f"the words say {state.value.replace('_', ' ')}, the colour is {rag.value}")
    if found.left and state is None and not found.rags and not found.reasons:
        found.doubt("no state in the words")
    return StatusReading(state, rag, "; ".join(found.reasons))


def _of_steps(text: str, found: _Found) -> State | None:
    """The state of a cell that names one for each of several steps; None for any other cell."""
    each = [_read_words(_words(part)) for part in parts_of(text)]
    states = [_settle(part) for part in each]
    if not states or None in states or any(part.reasons for part in each):
        return None
    if len(set(states)) > 1:
        found.doubt(SEVERAL)
    return combined(state for state in states if state)


def _words(text: str) -> list[str]:
    """Words, numbers with "%", and signs, case folded and misspellings put right."""
    plain = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).replace("\ufe0f", "").casefold()
    plain = _PER_CENT.sub("%", plain)
    found = itertools.islice(_WORD.finditer(plain), MAX_WORDS)
    return [_corrected(match.group().replace(" ", "")) for match in found]


def _read_words(words: Sequence[str]) -> _Found:
    """Gather the states and colours that the words name."""
    found = _Found(words=sum(1 for word in words if word[0].isalnum()))
    place, known = 0, _vocabulary().known
    while place < len(words):
        word = words[place]
        if word.isalpha() and not (word in known or word in _MARKING):  # as most words of a text
            found.left += 1
            place += 1
        else:
            place = _step(words, place, found)
    return found


def _step(words: Sequence[str], place: int, found: _Found) -> int:
    """Read one phrase, colour, sign or word; give the place after it."""
    vocabulary, word = _vocabulary(), words[place]
    if word in vocabulary.symbols:
        state, doubtful = vocabulary.symbols[word]
        _note(found, state, place)
        if doubtful:
            found.doubt("a crossed box or cross may mean yes or no")
        return place + 1
    if word in vocabulary.colours and _is_colour(words, place):
        found.rags.append(vocabulary.colours[word])
        return place + 1
    if word[0].isdigit() and (end := _share_end(words, place, found)):
        found.partly = found.limited = True
        return end
    if word[0].isdigit() and (percent := _PERCENT.match(word)):
        return _percent(words, place, int(percent.group(1)), found)
    for phrase in vocabulary.phrases.get(word, ()):
        alone = len(phrase.words) > 1 or word not in vocabulary.alone or _is_all(words)
        if alone and (end := _end_of(words, place, phrase.words)):
            _take(words, place, phrase, end, found)
            return end
    leads = word in _LEADS or (word in _IN_PART and place + 1 < len(words))
    found.left += word[0].isalnum() and not leads
    found.told = found.told or word in _TOLD or word in _NEGATIONS
    found.partly = found.partly or word in _PARTLY or word in _IN_PART
    found.limited = found.limited or word in _PARTLY or word in _LIMITS
    found.past = found.past or word in _PAST
    return place + 1


def _share_end(words: Sequence[str], place: int, found: _Found) -> int:
    """The place after "2 of 3" or "3/4" before any state; 0 where no such share stands here."""
    part, joint, whole = [*words[place : place + 3], "", "", ""][:3]
    if found.states or not part.isdigit() or not whole.isdigit() or joint not in ("/", "of"):
        return 0
    return place + 3 if int(part) < int(whole) and "/" not in words[place + 3 : place + 4] else 0


def _is_all(words: Sequence[str]) -> bool:
    """Whether one word says all: beside it stand only words that lead to it, signs and colours."""
    said = [word for word in words if word.isalpha() and word not in _LEADS | _DEGREES]
    return len([word for word in said if word not in _vocabulary().colours]) == 1


def _end_of(words: Sequence[str], place: int, phrase: tuple[str, ...]) -> int:
    """The place after a phrase, hyphens and "&" put aside; 0 where it does not stand here."""
    for position, wanted in enumerate(phrase):
        while position and place < len(words) and words[place] in _PASSED_OVER:
            place += 1
        word = words[place] if place < len(words) else ""
        if word != wanted and not (wanted == "and" and word == "&"):
            return 0
        place += 1
    return place


_PARTS = frozenset("-–—,;:(.|")
"""Marks that end what is denied: "Not applicable - complete"."""

_DEGREES = frozenset(
    {"significant", "significantly", "slight", "slightly", "some", "serious", "seriously", "minor",
     "considerable", "major", "currently", "very", "well", "still", "firmly", "broadly"}
)  # fmt: skip
_PASSED_OVER = frozenset("-‐‑/") | _DEGREES | {"high"}
"""Marks and words of degree within a phrase: "at significant risk", "not currently on track"."""


def _take(words: Sequence[str], place: int, phrase: _Phrase, end: int, found: _Found) -> None:
    """Note what a phrase says, or its opposite where it is negated or still to come."""
    since = max((at for at in range(place) if words[at] in _PARTS), default=-1) + 1
    before = [word for word in words[max(since, place - 3) : place] if word.isalpha()][-2:]
    state = phrase.state
    if state is None:
        found.neutral += 1
        return
    if any(word in _NEGATIONS for word in before):
        found.doubt("the words deny a state")
        state = _NEGATED.get(state)
    elif state is State.COMPLETE and _to_come(words, before, phrase, end):
        found.doubt("the words speak of what is still to come")
        state = None
    if state is not None:
        _note(found, state, place)
    if phrase.doubtful:
        found.doubt("the words only suggest a state")
    if phrase.words == ("complete",) and _orders(words, end):
        found.doubt("the words may tell what to do")


def _to_come(words: Sequence[str], before: Sequence[str], phrase: _Phrase, end: int) -> bool:
    """Whether an end is only announced: "will be completed", "in place by May"."""
    told = bool(before) and before[-1] in _FUTURE
    until = end < len(words) and words[end] == "by"
    return told or (until and phrase.words in _NO_PARTICIPLES)


_NO_PARTICIPLES = frozenset({("complete",), ("in", "place")})


def _orders(words: Sequence[str], end: int) -> bool:
    """Whether "complete" is followed by what is to be completed, so that it is an order."""
    after = words[end] if end < len(words) else ""
    if not after.isalpha() or after in _AFTER_STATE | _TOLD | _vocabulary().colours.keys():
        return False
    phrases = _vocabulary().phrases.get(after, ())
    return not any(_end_of(words, end, phrase.words) for phrase in phrases)


_AFTER_STATE = frozenset(
    {"by", "in", "on", "as", "and", "since", "from", "for", "with", "at", "per", "subject"}
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
    | {"october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep"}
    | {"sept", "oct", "nov", "dec"}
)


def _note(found: _Found, state: State, place: int) -> None:
    found.states.append(state)
    if found.first < 0:
        found.first = place


_ABOUT = frozenset({"about", "around", "approx", "approximately", "c", "circa", "roughly", "over"})


def _percent(words: Sequence[str], place: int, percent: int, found: _Found) -> int:
    """As in "75%", "75% complete": how much is done; a share of something else is left over."""
    rest = [word for word in [*words[:place], *words[place + 1 :]] if word.isalpha()]
    rest = [word for word in rest if word not in _ABOUT]
    own = all(word in _PERCENT_WORDS or word in _LEADS for word in rest)
    coloured = all(word in _PERCENT_WORDS or word in _vocabulary().known for word in rest)
    if percent > 100 or not (own or coloured):
        found.left += 1
        found.limited = True
        return place + 1
    state = (
        State.IN_PROGRESS if 0 < percent < 100 else State.COMPLETE if percent else State.NOT_STARTED
    )
    _note(found, state, place)
    place += 1
    while place < len(words) and words[place] in _PERCENT_WORDS:
        place += 1
    return place


def _is_colour(words: Sequence[str], place: int) -> bool:
    """Whether a colour's word or letter is a rating: nothing else runs on from it or into it."""
    before = words[place - 1] if place else ""
    after = words[place + 1] if place + 1 < len(words) else ""
    if len(words[place]) == 1 and words[place].isalpha():
        return _is_letter(words, before, after)
    if after.isalpha() and after not in _LEADS:
        phrases = _vocabulary().phrases.get(after, ())
        return any(_end_of(words, place + 1, phrase.words) for phrase in phrases)
    return not before.isalpha() or before in _LEADS or len(words) <= NARRATIVE_WORDS


def _is_letter(words: Sequence[str], before: str, after: str) -> bool:
    """Whether a letter is a rating: not an article, not part of "A&E", not one of a legend."""
    letters = [word for word in words if len(word) == 1 and word in _vocabulary().colours]
    if len(letters) > 2 or _JOINED & {before, after}:
        return False
    labels = after == ")" and before != "("  # "a) Complete"
    return not (labels or after.isalnum()) and (not before.isalnum() or before in _LEADS)


def _settle(found: _Found) -> State | None:
    """The one state that the words come to, with doubts noted."""
    if len(set(found.rags)) > 2:
        found.rags.clear()
        found.doubt("the words list the colours")
    states = list(dict.fromkeys(found.states))
    if found.words > NARRATIVE_WORDS:
        return _settle_narrative(found)
    if found.states and (found.left > FEW_WORDS or found.told):
        found.doubt("more is said than a state")
    if found.past and states and states[0] is not State.COMPLETE:
        found.limited = True
    if found.states and (found.limited or (found.partly and states != [State.COMPLETE])):
        found.doubt("the words limit the state")
    if found.partly and states == [State.COMPLETE]:
        return State.IN_PROGRESS
    if len(states) < 2:
        return states[0] if states else None
    if states[0] is State.IN_PROGRESS and len(states) == 2 and states[1] in _REFINES:
        return states[1]
    found.doubt("the words name more than one state")
    return State.CANCELLED if State.CANCELLED in states else states[0]


def _settle_narrative(found: _Found) -> State | None:
    """The state that a longer text begins with, or none."""
    if found.states and found.first <= _OPENING_WORDS:
        found.doubt("a longer text that begins with a state")
        return found.states[0]
    found.doubt("a longer text, not a status")
    return None


_OPENING_WORDS = 2
"""Words before a state with which a narrative still begins with it ("Work now completed ...")."""

_JOINED = frozenset({"'", "\u2019", "&", "."})
_REFINES = frozenset({State.ON_TRACK, State.AT_RISK})

_PROSE_LIKENESS = 0.1
_OPENED_LIKENESS = 0.3


@lru_cache(maxsize=10_000)  # the same cells are asked about for each row and column
def status_likeness(text: str) -> float:
    """Say how much a cell looks like a status or RAG cell.

    Args:
        text: a cell's text.

    Returns:
        From 0 (empty, or no word of a status) over 0.1 to 0.3 (prose with a state in it) to 1 (a
        state or colour and nothing else).
    """
    found = _read_words(_words(text[:_LOOKED_AT]))
    told = len(found.states) + len(found.rags) + found.neutral
    if not told:
        return 0.0
    if found.words > NARRATIVE_WORDS:
        return _OPENED_LIKENESS if 0 <= found.first <= _OPENING_WORDS else _PROSE_LIKENESS
    understood = 1.0 - found.left / max(1, found.words)
    return understood if found.states or found.rags else _NEUTRAL_LIKENESS * understood


_LOOKED_AT = 200
"""Characters looked at: more is prose by any measure."""

_NEUTRAL_LIKENESS = 0.5
"""Likeness of words that are said of an action but name no state ("Open", "TBC", "Yes")."""
