"""Rows of a table of which a text keeps the words alone: refs, dates and names part them.

The columns are known from the header (`lost_header.py`). All rows are read at once: of all ways to
part the words into rows and columns, the one is taken under which most date columns hold dates and
lead columns names, and most rows and cells begin where a line does. Columns of prose side by side
are parted at capitals, which may be wrong; all of it is doubted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from planlift.normalise.deadlines import is_wholly_deadline
from planlift.normalise.families import map_families
from planlift.normalise.grid import Value
from planlift.normalise.lost_header import LostHeader, lost_header
from planlift.normalise.outline import Context
from planlift.normalise.owners import owner_likeness
from planlift.normalise.pairs import Pair
from planlift.normalise.prose import wording
from planlift.normalise.register import Register
from planlift.normalise.registers import register_of_list
from planlift.normalise.statuses import read_status
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import Paragraph

Run = tuple[Sequence[Paragraph], Context]

_WHY = "the text keeps no columns; parted by what its words say"
_MOST_WORDS = 4_000  # of one table; the time grows with their number times the columns
# Words of a cell: the longest owner met has 13, a date that is nothing else 7, a state 5.
_LONGEST = {"owner": 16, "deadline": 8, "status": 8, "ref": 3}
_LONGEST_PROSE = 160  # words of any other cell; the longest action met has 130
_FEWEST_ROWS = 2
_MOST_PROSE = 2  # of three texts side by side nothing says where they end: 1 row in 3 was right
_RIVAL = 0.4  # header score of another field beside which a column is not sure to hold dates
_FILLED = 0.6  # share of the rows; a plan's leads and dates are missing here and there
_HEADER_WITHIN = 40  # paragraphs of the run; what stands above a table is no longer
_SURE = 0.6
# What speaks for and against, set by judgement: a date under "Timescale" tells most, an empty
# column of that kind costs less than it would gain, and cells mostly begin with a line.
_TYPED, _MISSING, _ORDER, _LINE, _BROKEN, _BARE, _ACROSS = 2.0, -0.9, 0.8, 0.3, -0.2, -0.4, -0.8
_NUMBERED = 0.5  # "1.2" opens a cell, and stands in the middle of none
_SENTENCE = 0.2  # "Review policies", and not "Race Equality Policy"
_STUB, _LEAST_WORDS = -0.3, 2  # a cell of one word among prose
_EACH_WORD = 0.03  # "By end of May 2019" rather than "May 2019"
_REF = re.compile(r"^(?=.{0,14}\d)[A-Za-z]{0,5}[-. ]?\d[\w./()-]*$")
_STOP = re.compile(r"[a-z)]\.(?:\s|$)")
_TOLD = frozenset({"ref", "action", "owner", "deadline", "status"})
_LINKING = frozenset({"and", "of", "for", "the", "to", "with", "in", "/", "&"})
_SMALL_WORDS = 2  # of a name: "EODC, external consultant"
_DANGLING = re.compile(
    r"(?:[,;:(/&-]|\b(?:and|or|of|for|the|a|an|to|with|in|on|by|as|at|its|their))$", re.I
)
_NUMBER = re.compile(r"^\d{1,2}\.(?:\d{1,2}\.?)*$")
_SECTION_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and where it stands.

    Attributes:
        text: the word.
        line: which paragraph of the run holds it.
        first: it opens its paragraph.
    """

    text: str
    line: int
    first: bool

    @property
    def dangles(self) -> bool:
        """No cell ends with it."""
        return bool(_DANGLING.search(self.text))

    @property
    def opens(self) -> bool:
        """A cell may begin with it."""
        return self.first or self.text[0].isupper() or self.text[0].isdigit()


@dataclass(slots=True)
class _Way:
    """One way to part the words up to here.

    Attributes:
        score: what speaks for it.
        before: where and in which column the way to it stood; None at the start.
    """

    score: float
    before: tuple[int, int] | None = None


def registers_without_columns(runs: Sequence[Run]) -> list[Register]:
    """The tables that running text holds without anything that parts their columns.

    Args:
        runs: running text, each run with where it stands.

    Returns:
        Registers, a table each, every value of them doubted.
    """
    found = [one for run, context in runs for one in _tables(run, context)]
    map_families(found)
    return found


def _tables(run: Sequence[Paragraph], context: Context) -> Iterator[Register]:
    found = [(at, lost_header(run, at)) for at in range(min(len(run), _HEADER_WITHIN))]
    headers = [(header.clear, -at, header) for at, header in found if header is not None]
    if not headers:
        return
    _, at, header = max(headers, key=lambda one: one[:2])
    if _prose_side_by_side(header) > _MOST_PROSE:
        return
    rows = _rows(run[header.lines - at :], header)
    if len(rows) >= _FEWEST_ROWS and _is_borne_out(rows, header):
        yield register_of_list(rows, context, header.labels)


def _prose_side_by_side(header: LostHeader) -> int:
    """How many columns stand together that no date, name or state parts."""
    runs = "".join("|" if kind in _LIKENESS else "p" for kind in _kinds(header.labels)).split("|")
    return max(len(run) for run in runs)


def _is_borne_out(rows: Sequence[Sequence[Pair]], header: LostHeader) -> bool:
    """The columns of dates, names and states hold such in most rows, and so part the others."""
    typed = [at for at, kind in enumerate(_kinds(header.labels)) if kind in _LIKENESS]
    filled = [sum(bool(row[at].value) for row in rows) for at in typed]
    return bool(typed) and all(count >= _FILLED * len(rows) for count in filled)


def _rows(body: Sequence[Paragraph], header: LostHeader) -> list[list[Pair]]:
    words = [
        _Word(text, line, not at)
        for line, paragraph in enumerate(body)
        for at, text in enumerate(paragraph.line.split())
    ]
    if not words or len(words) > _MOST_WORDS:
        return []
    cut = _Cut(words, _kinds(header.labels))
    return [[_pair(body, words[a:b]) for a, b in row] for row in cut.rows()]


def _kinds(labels: Sequence[str]) -> list[str]:
    """For each column the field that its words tell the reader of, "" for any other prose."""
    named: list[tuple[float, str]] = []
    for label in labels:
        scores = header_scores(label)
        rival = max((scores[name] for name in scores if name not in _TOLD), default=0.0)
        told = [(scores[name], name) for name in scores if name in _TOLD and rival < _RIVAL]
        told += [(header_scores(part).get("action", 0.0), "action") for part in label.split("/")]
        named.append(max(told))
    best = {name: max(score for score, other in named if other == name) for _, name in named}
    kinds: list[str] = []
    for score, name in named:
        kinds.append(name if name and score == best[name] and name not in kinds else "")
    return kinds


def _pair(body: Sequence[Paragraph], words: Sequence[_Word]) -> Pair:
    if not words:
        return Pair("", Value())
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    made = [replace(body[line], text=" ".join(texts), marker="") for line, texts in lines.items()]
    source = [body[line] for line in lines]
    return Pair("", Value(made, place=made[0].place, doubt=_WHY), source)


@dataclass(slots=True)
class _Cut:
    """The best way to part words into rows of known columns."""

    words: list[_Word]
    kinds: list[str]
    _best: dict[tuple[int, int], _Way] = field(default_factory=dict)
    _opens: list[int] = field(default_factory=list)  # where a cell may end: another may begin
    _lines: list[int] = field(default_factory=list)  # where a row may end: a line begins
    _firsts: list[int] = field(default_factory=list)  # words before each that open a line
    _numbers: list[int] = field(default_factory=list)  # words before each that are numbers

    def __post_init__(self) -> None:
        count = len(self.words)
        self._opens = [*(at for at, word in enumerate(self.words) if word.opens), count]
        self._lines = [*(at for at, word in enumerate(self.words) if word.first), count]
        self._firsts = [0, *accumulate(word.first for word in self.words)]
        self._numbers = [0, *accumulate(bool(_NUMBER.match(w.text)) for w in self.words)]

    def rows(self) -> list[list[tuple[int, int]]]:
        """For each row the first word and the word behind the last of each cell."""
        self._best = {(0, 0): _Way(0.0)}
        for at in range(len(self.words) + 1):
            for column in range(len(self.kinds)):
                way = self._best.get((at, column))
                if way is not None:
                    self._go_on(at, column, way.score)
        end = (len(self.words), 0)
        return self._path(end) if end in self._best else []

    def _go_on(self, at: int, column: int, score: float) -> None:
        """All cells that may stand next."""
        kind, last = self.kinds[column], column + 1 == len(self.kinds)
        over = at == len(self.words)
        if column == 0:
            if over or not self.words[at].first:
                return
            score += _BARE
            self._across(at, score)
        if kind != "action" and not (last and not over and not self.words[at].first):
            self._keep(at, column, at, score + (_MISSING if kind else _MISSING / 2))
        if over or not self.words[at].opens:
            return
        ends = self._lines if last else self._opens
        longest = _LONGEST.get(kind, _LONGEST_PROSE)
        gain = self._typed_gain if kind in _LIKENESS else self._prose_gain
        opening = self._opening_gain(at, kind)
        for end in ends[bisect_right(ends, at) : bisect_right(ends, at + longest)]:
            gained = gain(kind, at, end)
            if gained is not None:
                lines = self._firsts[end] - self._firsts[at + 1]
                self._keep(end, column, at, score + gained + opening + _BROKEN * lines)

    def _across(self, at: int, score: float) -> None:
        """A short line of its own may lie across the table."""
        end = self._lines[bisect_right(self._lines, at)]
        short = end - at <= _SECTION_WORDS and not self.words[end - 1].text.endswith(".")
        if short and end < len(self.words):
            known = self._best.get((end, 0))
            if known is None or known.score < score + _ACROSS:
                self._best[end, 0] = _Way(score + _ACROSS, (at, -1))

    def _keep(self, end: int, column: int, at: int, score: float) -> None:
        key = (end, (column + 1) % len(self.kinds))
        known = self._best.get(key)
        if known is None or known.score < score:
            self._best[key] = _Way(score, (at, column))

    def _opening_gain(self, at: int, kind: str) -> float:
        """What the first words of a cell add, wherever it ends: a line, a number, an order."""
        gain = _LINE * self.words[at].first
        if kind in _LIKENESS:
            return gain
        numbered = self._numbers[at + 1] - self._numbers[at]
        following = self.words[at + 1 : at + 2]
        gain += _NUMBERED * 2 * numbered + _SENTENCE * any(w.text.islower() for w in following)
        opening = self.words[at + numbered : at + numbered + _SECTION_WORDS]
        ordered = kind == "action" and wording(" ".join(w.text for w in opening)).order > 0
        return gain + _ORDER * ordered

    def _typed_gain(self, kind: str, at: int, end: int) -> float | None:
        """What a date, a name, a state or a ref adds; None where the words are none."""
        likeness = _LIKENESS[kind](" ".join(word.text for word in self.words[at:end]))
        return _TYPED * likeness + _EACH_WORD * (end - at) if likeness >= _SURE else None

    def _prose_gain(self, _kind: str, at: int, end: int) -> float | None:
        """What any other cell adds; None where its words go on in what would be the next cell."""
        numbers = self._numbers[end] - self._numbers[at]
        if self.words[end - 1].dangles or (numbers and end - at == 1):
            return None
        return _STUB * (end - at < _LEAST_WORDS) - _NUMBERED * (numbers > 0)

    def _path(self, end: tuple[int, int]) -> list[list[tuple[int, int]]]:
        rows: list[list[tuple[int, int]]] = []
        cells: list[tuple[int, int]] = []
        at = end
        while (before := self._best[at].before) is not None:
            start, column = before
            if column < 0:
                at = (start, 0)
                continue
            cells.append((start, at[0]))
            if column == 0:
                rows.append(cells[::-1])
                cells = []
            at = (start, column)
        return rows[::-1]


def _opening(text: str) -> str:
    return " ".join(text.split(maxsplit=_SECTION_WORDS)[:_SECTION_WORDS])


def _date_likeness(text: str) -> float:
    return 1.0 if is_wholly_deadline(text) and not _DANGLING.search(text) else 0.0


def _name_likeness(text: str) -> float:
    """As for a cell of leads, but that a sentence with a name in it is none."""
    small = [word for word in text.split() if word.islower() and word not in _LINKING]
    if (
        text[0].isdigit()
        or len(small) > _SMALL_WORDS
        or _DANGLING.search(text)
        or _STOP.search(text)
    ):
        return 0.0
    return 0.0 if wording(_opening(text)).order > 0 else owner_likeness(text)


def _state_likeness(text: str) -> float:
    read = read_status(text)
    return 1.0 if read.state is not None or read.rag is not None else 0.0


def _ref_likeness(text: str) -> float:
    return 1.0 if _REF.match(text) else 0.0


_LIKENESS = {
    "owner": _name_likeness,
    "deadline": _date_likeness,
    "status": _state_likeness,
    "ref": _ref_likeness,
}
