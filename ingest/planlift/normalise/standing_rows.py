"""Tables of which a text keeps each cell on lines of its own, one below the other.

The header stands so too: "Action", "Lead", "By when", "RAG" on four lines, as copies of papers have
it. Of all ways to give the lines below to its columns the one is taken under which most columns of
dates, names and states hold such. Rows with a line for each column are sure, others are doubted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planlift.normalise.deadlines import deadline_likeness, is_wholly_deadline, read_deadline
from planlift.normalise.flow import Item
from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.headers import LIKELY
from planlift.normalise.item_numbers import number_of, without_number
from planlift.normalise.label_words import field_of, label_of
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_likeness
from planlift_parsers import Kind, Paragraph
from planlift_schema import DueKind

_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 14
# Fewer labels on end may be a form's that are left empty, so that so many rows must have each cell.
_SURE_COLUMNS, _MORE_ROWS = 4, 3
_FEWEST_TYPED = 2  # columns of names, dates or states
_FEWEST_ROWS = 2
_FILLED = 0.6  # share of the rows; a plan's leads and dates are missing here and there
_LONGEST_NAME = 9  # words of a header, as for headers that stand on one line
_LONGEST_UNKNOWN, _MOST_UNKNOWN = 3, 1  # of a header that no one knows, between others
_PLAINLY = 0.7  # likeness from which a header stays one, though "Lead" is a verb too
_LEAST_ORDER = 5  # words from which an order is no header ("Review date" is one)
_MOST_LINES = 6  # of one cell
_MOST_IN_TABLE = 30_000  # lines; the time grows with them, some 10 s for so many
_LIKE = 0.5  # likeness from which a line may be a name, a date or a state ("Open" has just that)
_RELATES = re.compile(r"(?:within|before|after|when|once|by|upon|until|from|each|every)\b", re.I)
_RELATIVE = 0.5  # likeness to a deadline from which words say when without a date
_LONGEST_POST = 6  # words of a post that no list has ("Head Porter"), each with a capital
_LONGEST_TIME = 3  # words that say when without a date
_JOINING = frozenset({"and", "of", "for", "the", "to", "with", "in", "/", "&"})
_LONGEST_TYPED = 12  # words; with more it is a narrative that a name or a state opens
# What speaks for and against, as for words without columns (`lost_columns.py`): a date below "By
# when" tells most; a cell left out costs less, least in front, where one serves several rows.
_TYPED, _NO_TYPED, _NO_PROSE, _NO_FIRST = 2.0, -0.9, -0.5, -0.2
_ROW, _ACROSS, _LINE, _ORDER, _NUMBER, _CUT = -0.4, -0.8, -0.3, 0.8, 0.5, -0.6
_SAYS_MORE = re.compile(r"[:\d]|\.$")
_WHY = "its cells stand on lines of their own; which column each is of was told by what they say"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to give the lines to cells, up to here; `before` is where its last cell began."""

    score: float
    before: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row: for each column the first line and the line after the last; or one line across."""

    spans: tuple[tuple[int, int], ...]

    @property
    def across(self) -> bool:
        """It is a line of its own."""
        return len(self.spans) == 1


def with_standing_rows(flow: Sequence[Item]) -> list[Item]:
    """The flow with such tables as grids.

    Args:
        flow: the body of a document.
    """
    found: list[Item] = []
    met: set[tuple[str, ...]] = set()  # headers of tables before
    at = 0
    while at < len(flow):
        header = _header(flow, at)
        body = _body(flow, at + len(header), header) if header else []
        names = tuple(line.text for line in header)
        rows = _rows(header, body, again=names in met) if body else []
        if rows:
            met.add(names)
            found.append(_grid(header, body, rows, _theme_above(found)))
            at += len(header) + rows[-1].spans[-1][1]
        else:
            found.append(flow[at])
            at += 1
    return found


def _header(flow: Sequence[Item], at: int) -> list[Paragraph]:
    """The lines from `at` on that are each one header of a plan's columns; [] if they are not."""
    found: list[Paragraph] = []
    unknown = 0
    for item, below in pairwise(flow[at : at + _MOST_COLUMNS + 2]):
        if not isinstance(item, Paragraph):
            break
        if not _heads(item):
            unknown += 1
            between = found and isinstance(below, Paragraph) and _heads(below)
            if unknown > _MOST_UNKNOWN or not between or not _may_head(item):
                break
        found.append(item)
    fields = [field_of(one.text) for one in found]
    typed = sum(fields.count(name) == 1 for name in _LIKENESS)
    told = "action" in fields or sum(name not in _LIKENESS for name in fields) == 1
    plain = len({one.text for one in found}) == len(found) and told
    enough = _FEWEST_COLUMNS <= len(found) <= _MOST_COLUMNS and typed >= _FEWEST_TYPED
    return found if enough and plain else []


def _heads(line: Paragraph) -> bool:
    """A header and no more: a label with its value ("Who: Chair") and "Action 2" are none."""
    words = len(line.text.split())
    likeness = header_likeness(line.text) if words <= _LONGEST_NAME else 0.0
    orders = words >= _LEAST_ORDER and likeness < _PLAINLY and wording(line.text).order > 0
    return likeness >= LIKELY and not orders and _may_head(line, _LONGEST_NAME)


def _may_head(line: Paragraph, longest: int = _LONGEST_UNKNOWN) -> bool:
    """A few words without number or stop, that open with a capital."""
    plain = line.kind is Kind.TEXT and not line.marker and not _SAYS_MORE.search(line.text)
    return plain and len(line.text.split()) <= longest and not line.text[:1].islower()


def _body(flow: Sequence[Item], start: int, header: Sequence[Paragraph]) -> list[Paragraph]:
    """The lines below a header, up to where it comes again."""
    found: list[Paragraph] = []
    for item in flow[start : start + _MOST_IN_TABLE]:
        if not isinstance(item, Paragraph) or item.kind is Kind.HEADING:
            break
        if item.text == header[0].text:
            break
        found.append(item)
    return found


def _rows(header: Sequence[Paragraph], body: Sequence[Paragraph], *, again: bool) -> list[_Cells]:
    """The rows of a table, without the lines that lie behind the last; [] if it is none.

    Below a header that comes `again` one row is enough.
    """
    kinds = [field_of(one.text) for one in header]
    kinds = [kind if kind == "action" or kind in _LIKENESS else "" for kind in kinds]
    if "action" not in kinds:
        kinds[kinds.index("")] = "action"  # "Measure" beside who and when
    rows = _Cut(body, kinds).rows()
    while rows and rows[-1].across:
        rows.pop()
    whole = [row for row in rows if not row.across]
    few = len(kinds) < _SURE_COLUMNS
    for column, kind in enumerate(kinds):
        filled = sum(row.spans[column][0] < row.spans[column][1] for row in whole)
        if kind in _LIKENESS and filled < (1 if few else _FILLED) * len(whole):
            return []
    least = 1 if again else _MORE_ROWS if few else _FEWEST_ROWS
    return rows if len(whole) >= least else []


@dataclass(slots=True)
class _Cut:
    """The best way to give lines to the columns of rows."""

    lines: Sequence[Paragraph]
    kinds: Sequence[str]
    _best: dict[tuple[int, int], _Way] = field(default_factory=dict)

    def rows(self) -> list[_Cells]:
        """The rows, in order."""
        self._best = {(0, 0): _Way(0.0)}
        for at in range(len(self.lines) + 1):
            # where the last cell is left out a row ends here too: the first column comes again
            for column in (*range(1, len(self.kinds)), *range(len(self.kinds))):
                way = self._best.get((at, column))
                if way is not None:
                    self._go_on(at, column, way.score)
        return self._path((len(self.lines), 0))

    def _go_on(self, at: int, column: int, score: float) -> None:
        """All cells that may stand next."""
        kind = self.kinds[column]
        if column == 0:
            if at == len(self.lines):
                return
            self._keep(at + 1, 0, (at, -1), score + _ACROSS)
            score += _ROW
        if kind != "action":
            missing = _NO_TYPED if kind else _NO_PROSE if column else _NO_FIRST
            self._keep(at, column + 1, (at, column), score + missing)
        for end in range(at + 1, min(at + _MOST_LINES, len(self.lines)) + 1):
            gain = _gain(kind, self.lines[at:end])
            if gain is not None:
                numbered = column == 0 or kind == "action"
                gain += _NUMBER * (numbered and bool(number_of(self.lines[at])))
                self._keep(end, column + 1, (at, column), score + gain)

    def _keep(self, end: int, column: int, before: tuple[int, int], score: float) -> None:
        key = (end, column % len(self.kinds))
        known = self._best.get(key)
        if known is None or known.score < score:
            self._best[key] = _Way(score, before)

    def _path(self, end: tuple[int, int]) -> list[_Cells]:
        rows: list[_Cells] = []
        cells: list[tuple[int, int]] = []
        at = end
        while at in self._best and (before := self._best[at].before) is not None:
            start, column = before
            cells.append((start, at[0]))
            if column <= 0:
                rows.append(_Cells(tuple(cells[::-1])))
                cells = []
            at = (start, max(column, 0))
        return rows[::-1]


def _gain(kind: str, lines: Sequence[Paragraph]) -> float | None:
    """What speaks for lines as one cell of a column; None where they can be none."""
    numbers = {_depth(line) for line in lines if number_of(line)}
    if len(numbers) > 1:
        return None  # "1.1" below "1." opens a cell of its own
    text = " ".join(line.text for line in lines)
    if len(lines) == 1 and text.endswith(":"):
        return None  # a label, which says what stands behind the table
    gain = _CUT * text[:1].islower() + sum(_inner(line) for line in lines[1:])
    if kind in _LIKENESS:
        if label_of(text):
            return None
        likeness = _LIKENESS[kind](text) if len(text.split()) <= _LONGEST_TYPED else 0.0
        return gain + _TYPED * likeness if likeness >= _LIKE else None
    if kind != "action":
        return gain
    return gain + _ORDER * wording(lines[0].text).order


def _depth(line: Paragraph) -> int:
    return number_of(line).rstrip(". )").count(".")


def _inner(line: Paragraph) -> float:
    """What a further line of a cell costs: nothing where it goes on in the middle of a sentence."""
    if line.text[:1].islower() or line.marker:
        return 0.0
    return _LINE - _NUMBER * bool(number_of(line))


def _date(text: str) -> float:
    """A whole date, or a few words for when ("Next meeting")."""
    if is_wholly_deadline(text):
        return 1.0
    if deadline_likeness(text) >= _RELATIVE or (_RELATES.match(text) and _tells_when(text)):
        return _LIKE  # "Within six months of approval"
    few = len(text.split()) <= _LONGEST_TIME and not text.endswith(".")
    return _LIKE if few and read_deadline(text).kind is DueKind.EVENT else 0.0


def _tells_when(text: str) -> bool:
    return read_deadline(text).kind in (DueKind.EVENT, DueKind.RECURRING, DueKind.ONGOING)


def _name(text: str) -> float:
    """As for a cell of leads; a line in capitals, as posts are written, may be one too."""
    words = [word for word in text.split() if word not in _JOINING]
    written = all(word[0].isupper() for word in words) and not text.endswith(".")
    other = max(_date(text), status_likeness(text))
    posted = written and len(words) <= _LONGEST_POST and other < _LIKE
    return max(owner_likeness(text), _LIKE * posted)


_LIKENESS: dict[str, Callable[[str], float]] = {
    "owner": _name,
    "deadline": _date,
    "status": status_likeness,
}


def _theme_above(found: list[Item]) -> list[Paragraph]:
    """The line right above a header, taken off, below a label that says that it is a theme."""
    label, name = found[-2:] if len(found) > 1 else (None, None)
    if not isinstance(label, Paragraph) or not isinstance(name, Paragraph):
        return []
    said = label_of(label.text)
    alone = said is not None and not said[1] and not label_of(name.text)
    return [name] if alone and said and field_of(said[0]) == "theme" and found.pop() else []


def _grid(
    header: Sequence[Paragraph],
    body: Sequence[Paragraph],
    rows: Sequence[_Cells],
    theme: Sequence[Paragraph],
) -> Grid:
    """The table, with a column for the numbers of its actions where each has one."""
    fields = [field_of(one.text) for one in header]
    at = fields.index("action") if "action" in fields else 0
    made = list(_made(len(header), body, rows))
    actions = [row.values[at] for row in made if row.values[at].paragraphs and row.tops[at]]
    names = [Value([one], place=one.place) for one in header]
    numbered = _are_numbered(actions, header)
    if numbered:
        names.insert(at, Value(place=header[at].place))
        for row in made:
            _part_number(row, at)
    top = [Row(names, *_borders(len(names)), 1)]
    for name in theme:
        across = Value([name], place=name.place, across=len(names))
        tops, lefts = _borders(len(names))
        lefts[1:] = [False] * (len(names) - 1)
        top.append(Row([across] * len(names), tops, lefts, 2))
    for number, row in enumerate(made, len(top) + 1):
        row.number = number
    return Grid([*top, *made], len(names), header[0].place)


def _borders(width: int) -> tuple[list[bool], list[bool]]:
    return [True] * width, [True] * width


def _made(width: int, body: Sequence[Paragraph], rows: Sequence[_Cells]) -> Iterator[Row]:
    above = Value()
    for row in rows:
        cells = [[*body[begin:end]] for begin, end in row.spans]
        cells.extend([] for _ in range(width - len(cells)))
        shared = not row.across and _goes_under(above, cells)
        sure = row.across or all(len(cell) == 1 for cell in cells[shared:])
        values = [_value(cell, "" if sure else _WHY) for cell in cells]
        if shared:
            values[0] = above
        above = Value() if row.across else values[0]
        place = next(value.place for value in values if value.paragraphs)
        tops, lefts = _borders(width)
        tops[0] = not shared
        yield Row(values, tops, lefts, 0, place.page)


def _goes_under(above: Value, cells: Sequence[Sequence[Paragraph]]) -> bool:
    """The row has no first cell, and its number is one of the one above: "1.2" under "1."."""
    if cells[0] or not above.paragraphs or not cells[1]:
        return False
    number = number_of(above.paragraphs[0]).strip("(). ")
    return bool(number) and number_of(cells[1][0]).startswith(f"{number}.")


def _are_numbered(actions: Sequence[Value], header: Sequence[Paragraph]) -> bool:
    """Each action opens with a number of its own, and no column is there for it."""
    numbers = [number_of(action.paragraphs[0]) for action in actions]
    own = all(numbers) and len(set(numbers)) == len(numbers)
    return own and not any(field_of(one.text) == "ref" for one in header)


def _part_number(row: Row, at: int) -> None:
    """The number that a row's action opens with, as a cell before it."""
    action = row.values[at]
    row.tops.insert(at, True)
    row.lefts.insert(at, True)
    if not action.paragraphs:
        row.values.insert(at, Value(place=action.place))
        return
    first, *others = action.paragraphs
    rest = replace(first, text=without_number(first), marker="")
    number = replace(first, text=number_of(first), marker="")
    row.values[at] = replace(action, paragraphs=[rest, *others])
    row.values.insert(at, replace(action, paragraphs=[number]))
    row.mended.append(first)


def _value(lines: list[Paragraph], doubt: str) -> Value:
    return Value(lines, place=lines[0].place, doubt=doubt) if lines else Value(doubt=doubt)
