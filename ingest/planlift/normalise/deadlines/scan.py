"""From tokens to a row of items: moments, lengths of time, senses of phrases, words left over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from planlift.normalise.deadlines.counted_from import (
    counted_from,
)
from planlift.normalise.deadlines.dates import (
    read_day_month,
    read_month,
    read_numeric,
    read_short_pair,
)
from planlift.normalise.deadlines.edged import (
    read_edged,
)
from planlift.normalise.deadlines.lapses import (
    COMING,
    read_lapse,
)
from planlift.normalise.deadlines.moments import (
    FINANCIAL_MONTH,
    Lapse,
    Moment,
    exists,
)
from planlift.normalise.deadlines.spans import (
    read_quarter,
    read_week_of_month,
)
from planlift.normalise.deadlines.stream import Read, Stream
from planlift.normalise.deadlines.words import (
    COUNTS,
    EDGES,
    LENGTHS,
    ORDINALS,
    PHRASES_BY_WORD,
    QUARTERS,
    SEASONS,
    YEARLY,
    Sense,
    known_word,
    month_of,
    weekday_of,
)
from planlift.normalise.deadlines.years import QUOTE, read_year_range

YEAR_RANGE = "years joined by a dash are taken as financial years"

_JOINTS = frozenset("-./'")
_READ_MARKS = frozenset({QUOTE, "("})  # what a year or an item's number may begin with
_MOST_ITEM_NUMBER = 30
_LIST_MARKS = frozenset(",;&+|\u2022")
_MULTIPLES = frozenset({"monthly", "weekly", "yearly", "daily"})
_EACH = frozenset({"each", "every", "per"})


@dataclass(slots=True)  # not frozen: one for nearly every word of a document
class Item:
    """One piece of a deadline's text, understood or left over; nobody changes it.

    Attributes:
        value: a moment, a length of time, a phrase's sense, or None for a word left over.
        text: the words, case folded, or the mark.
        line: a new line stands before it.
        words: how many words and numbers it takes up.
    """

    value: Moment | Lapse | Sense | None
    text: str = ""
    line: bool = False
    words: int = 1


_Pair = tuple[Moment, Sense, Moment]


def scan(stream: Stream) -> list[Item]:
    """Read a stream from left to right; at each place the first reader that understands wins."""
    items: list[Item] = []
    place, number = 0, 0
    while place < len(stream.tokens):
        token = stream.tokens[place]
        if token.word and _says_nothing(token.word):
            items.append(Item(None, token.word, token.line))
            place += 1
            continue
        if token.mark and token.mark not in _READ_MARKS:
            items.append(Item(_sense_of(token.mark), token.mark, token.line, 0))
            place += 1
            continue
        marker = _item_number(stream, place, number)
        if marker:
            number = marker.value
            found, end = [Item(Sense.LABEL, str(number))], marker.end
        else:
            found, end = _read_at(stream, place)
        words = sum([not each.mark for each in stream.tokens[place:end]])
        first, *others = found
        items.append(Item(first.value, first.text, token.line, words))
        items.extend(others)
        place = end
    return items


def _read_at(stream: Stream, at: int) -> tuple[list[Item], int]:
    """The items at a place, at least one, and the place after them."""
    token = stream.at(at)
    if (token.mark and token.mark != QUOTE) or (
        len(token.word) > 1 and not _begins_time(token.word)
    ):
        return _read_words(stream, at)
    if not token.word or _begins_moment(token.word):
        if pair := _read_pair(stream, at):
            first, joint, second = pair.value
            return [Item(first), Item(joint, "-"), Item(second)], pair.end
        if moment := read_numeric(stream, at) or read_edged(stream, at) or _read_week(stream, at):
            return [Item(moment.value)], moment.end
    for reader in (_read_frequency, _read_label, _read_time):
        if sense := reader(stream, at):
            return [Item(sense.value, _text(stream, at, sense.end))], sense.end
    if lapse := read_lapse(stream, at):
        counted = counted_from(stream, at, lapse)
        return [Item(counted.value, "counted")], counted.end
    return _read_words(stream, at)


@lru_cache(maxsize=4096)
def _begins_time(word: str) -> bool:
    """Whether some reader of times, lengths or labels begins with a word; most words begin none."""
    return word in _TIME_WORDS or (word,) in _LABEL_WORDS or _begins_moment(word)


@lru_cache(maxsize=4096)
def _begins_moment(word: str) -> bool:
    """Whether some reader of moments begins with a word; lengths and labels begin with others."""
    return word in _MOMENT_WORDS or month_of(word) > 0 or weekday_of(word) is not None


@lru_cache(maxsize=4096)
def _says_nothing(word: str) -> bool:
    """Whether no reader and no phrase begins with a word, as with most words of a text."""
    plain = len(word) > 1 and known_word(word) == word and word not in PHRASES_BY_WORD
    return plain and not _begins_time(word)


_ROMANS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix"})
_MOMENT_WORDS = frozenset(
    {*QUARTERS, *SEASONS, *EDGES, *ORDINALS, *YEARLY}
    | {"h", "half", "f", "fy", "fye", "cy", "next"}
    | {"christmas", "xmas", "financial", "fiscal", "academic", "school", "calendar"}
)
_TIME_WORDS = _MOMENT_WORDS | {*COUNTS, *LENGTHS, *COMING, *_EACH, *_ROMANS}


def _text(stream: Stream, at: int, end: int) -> str:
    words = (stream.at(place).word or stream.at(place).digits for place in range(at, end))
    return " ".join(word for word in words if word)


def _item_number(stream: Stream, at: int, before: int) -> Read[int] | None:
    """As in "1." or "2)" before an item: first in the text or the line, or the next in the row."""
    token = stream.at(at)
    if not token.digits and token.mark != "(":
        return None
    value = stream.number(at)
    if value in (1, before + 1) and _counts_lines(stream, at):
        return Read(value, at + 2)
    opened = token.mark == "(" and stream.at(at + 2).mark == ")"
    if opened:
        value, at = stream.number(at + 1), at + 1
    if not 0 < value <= _MOST_ITEM_NUMBER or stream.at(at + 1).mark not in (".", ")"):
        return None
    first = at - opened == 0 or token.line or value == before + 1 or (value == 1 and before == 0)
    if not first or (not opened and read_numeric(stream, at)):
        return None
    after = stream.at(at + 2)
    return Read(value, at + 2) if after.word or _dated_number(stream, at + 2) else None


def _counts_lines(stream: Stream, at: int) -> bool:
    """Whether a number with a dash begins a line, as 1, 2, 3 do all lines: "1 - May"."""
    if at and not stream.at(at).line:
        return False
    starts = [place for place, each in enumerate(stream.tokens) if each.line or not place]
    counted = [stream.number(place) for place in starts] == list(range(1, len(starts) + 1))
    dashed = all(stream.at(place + 1).mark == "-" and stream.at(place + 2).word for place in starts)
    return len(starts) > 1 and counted and dashed


def _dated_number(stream: Stream, at: int) -> bool:
    """Whether a number behind "1." begins a date, so that "1." is not part of a number."""
    return any(reader(stream, at) for reader in (read_numeric, read_day_month, read_short_pair))


def _read_pair(stream: Stream, at: int) -> Read[_Pair] | None:
    """Two moments that share their end: "1-2 March 2020", "Q1-Q2 2020/21", "2020-22"."""
    return _day_pair(stream, at) or _quarter_pair(stream, at) or _years(stream, at)


def _joint(stream: Stream, at: int) -> int:
    """The place after a dash, slash or "to" or "and", or 0."""
    token = stream.at(at)
    return at + 1 if token.mark in ("-", "/", "&") or token.word in ("to", "and") else 0


def _joint_sense(stream: Stream, at: int) -> Sense:
    token = stream.at(at)
    return Sense.LIST if token.mark == "&" or token.word == "and" else Sense.RANGE


def _day_pair(stream: Stream, at: int) -> Read[_Pair] | None:
    day, after = stream.number(at), _joint(stream, at + 1)
    if day < 1 or not after or stream.at(at).glued:
        return None
    second = read_day_month(stream, after)
    if not second or not second.value.day or second.value.day <= day:
        return None
    if not exists(day, second.value.month):
        return None
    joint = _joint_sense(stream, at + 1)
    return Read((replace(second.value, day=day), joint, second.value), second.end)


def _quarter_pair(stream: Stream, at: int) -> Read[_Pair] | None:
    word = stream.at(at).word
    first, after = stream.number(at + 1, 1), _joint(stream, at + 2)
    if word not in QUARTERS or first < 1 or not after:
        return None
    named = after if stream.at(after).word in QUARTERS else after - 1
    number = stream.number(named + 1, 1)
    second = _second_quarter(stream, named, number)
    if not second or not first < number <= 4:
        return None
    month = (FINANCIAL_MONTH + 3 * (first - 1) - 1) % 12 + 1
    joint = _joint_sense(stream, at + 2)
    return Read((replace(second.value, month=month), joint, second.value), second.end)


def _second_quarter(stream: Stream, named: int, number: int) -> Read[Moment] | None:
    """The second quarter of a pair, with or without its "Q"."""
    if number < 1:
        return None
    if stream.at(named).word in QUARTERS:
        return read_quarter(stream, named)
    tokens = list(stream.tokens)
    tokens[named] = replace(tokens[named], mark="", word="q")
    return read_quarter(Stream(tuple(tokens), stream.period), named)


def _years(stream: Stream, at: int) -> Read[_Pair] | None:
    years = read_year_range(stream, at)
    if not years or stream.at(at).glued:
        return None
    first, last = years.value
    start = Moment(FINANCIAL_MONTH, 12, year=first, financial=True, review=YEAR_RANGE)
    return Read((start, Sense.RANGE, replace(start, year=last - 1)), years.end)


def _read_week(stream: Stream, at: int) -> Read[Moment] | None:
    """As in "first week of June 2019"."""
    week = read_week_of_month(stream, at)
    if not week:
        return None
    month = read_month(stream, week.end)
    if not month:
        return None
    number, weekday = week.value
    moment = replace(month.value, week=number, weekday=weekday)
    if weekday is not None:
        return Read(moment, month.end)
    return Read(moment.doubted("weeks of a month are counted in sevens"), month.end)


def _read_frequency(stream: Stream, at: int) -> Read[Sense] | None:
    """As in "6 monthly", "every two months", "each quarter", "last Wednesday of each month"."""
    token = stream.at(at)
    if token.word in _EACH:
        return Read(Sense.RECURRING, _each_end(stream, at + 1))
    number = stream.number(at) if token.digits else COUNTS.get(token.word, 0)
    place = stream.skip(at + 1, "-")
    if number > 0 and stream.at(place).word in _MULTIPLES:
        return Read(Sense.RECURRING, place + 1)
    return None


def _each_end(stream: Stream, at: int) -> int:
    """The place after what "each" or "every" speaks of."""
    place = stream.skip(at, words=("other", "second", "third", "calendar", "financial"))
    if stream.number(place) >= 0 or stream.at(place).word in COUNTS:
        place += 1
    known = {*LENGTHS, *SEASONS, "meeting", "term", "fortnight"}
    return place + (stream.at(place).word in known)


def _read_label(stream: Stream, at: int) -> Read[Sense] | None:
    """As in "Phase one:", "Stage 2 -", "a)", "(i)", "b." on a line: a label with its number."""
    token = stream.at(at)
    after = stream.at(at + 1).mark
    if token.word in _ROMANS and after == ")":
        return Read(Sense.LABEL, at + 2)
    if len(token.word) == 1 and (after == ")" or (after == "." and _opens_item(stream, at))):
        return Read(Sense.LABEL, at + 2)
    if (token.word,) not in _LABEL_WORDS:
        return None
    place = stream.skip(at + 1, ".-", ("no",))
    number = stream.at(place)
    if not (stream.number(place) >= 0 or number.word in COUNTS or len(number.word) == 1):
        return None
    return Read(Sense.LABEL, stream.skip(place + 1, ":-.)"))


def _read_time(stream: Stream, at: int) -> Read[Sense] | None:
    """As in "10:30", "5pm", "T00:00:00": a time of day says nothing about the day."""
    at += stream.at(at).word == "t" and stream.at(at + 1).glued
    if stream.number(at) < 0:
        return None
    place = at + 1
    while stream.at(place).mark == ":" and stream.number(place + 1) >= 0:
        place += 2
    if stream.at(place).word in ("am", "pm", "noon"):
        return Read(Sense.FILLER, place + 1)
    return Read(Sense.FILLER, place) if place > at + 1 else None


def _opens_item(stream: Stream, at: int) -> bool:
    """Whether a letter with a full stop opens a line and is none of initials ("T.B.C.")."""
    return (not at or stream.at(at).line) and len(stream.at(at + 2).word) != 1


_LABEL_WORDS = frozenset(
    words for rows in PHRASES_BY_WORD.values() for words, sense in rows if sense is Sense.LABEL
)


def _read_words(stream: Stream, at: int) -> tuple[list[Item], int]:
    """A phrase's sense, a mark's, or a word left over."""
    token = stream.at(at)
    if token.mark:
        return [Item(_sense_of(token.mark), token.mark)], at + 1
    word = known_word(token.word)
    after = stream.at(_past_joint(stream, at + 1)).word
    for words, sense in PHRASES_BY_WORD.get(word, ()):
        if len(words) > 1 and words[1] != after:
            continue
        end = _match(stream, at, words)
        if end and sense is not Sense.LABEL:
            return [Item(sense, " ".join(words))], end
    return [Item(None, word or token.digits)], at + 1


_MARK_SENSES = {
    "-": Sense.RANGE,
    "/": Sense.RANGE,
    "\u2192": Sense.NEW,
    ">": Sense.NEW,
    "(": Sense.BRACKET,
    "[": Sense.BRACKET,
    "?": Sense.DOUBT,
} | dict.fromkeys(_LIST_MARKS, Sense.LIST)


def _sense_of(mark: str) -> Sense:
    return _MARK_SENSES.get(mark, Sense.FILLER)


def _match(stream: Stream, at: int, words: tuple[str, ...]) -> int:
    """The place after a phrase whose first word stands there; 0 where the others do not follow.

    Hyphens and full stops may stand between its words.
    """
    place = at + 1
    for word in words[1:]:
        place = _past_joint(stream, place)
        if stream.at(place).word != word:
            return 0
        place += 1
    return place


def _past_joint(stream: Stream, at: int) -> int:
    return at + (stream.at(at).mark in _JOINTS)
