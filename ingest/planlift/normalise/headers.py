"""Which rows of a grid are its header, and what each column is called."""

from __future__ import annotations

import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.owners import owner_likeness
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import has_more_words, header_likeness, words_of

# How many rows are looked at: a key, a title and guidance may stand above the header; the deepest
# header met in the catalogue is the eighth row.
DEEPEST = 15
# A cell this likely to be a header counts as one. Ordinary cells ("Completed", "Director of
# Workforce") score below it or are outvoted by their row.
LIKELY = 0.6
# A row is the header from this score on: half of its cells are known words, or fewer with the
# source's own mark or a shade and weight of their own.
_ENOUGH = 0.45
_LEAST_LONE = 3  # cells of a header that is a table of its own
_NAMES_FIELD = 0.5  # label score from which a cell names a field
_MOSTLY_NAMED = 0.6  # share of its cells that do
_NEAR_BEST = 0.75  # share of the best score from which the first such row is taken
_WORDS = 0.75  # mean of the cells' words; known words alone are enough, one in two is not quite
_SPREAD = 0.1  # it has a cell for each column
_MARKED = 0.4  # the source marks it (repeat header row, th)
_STANDS_OUT = 0.2  # it is bold, or shaded all in one colour, and the next row is not
_CONTRAST = 0.3  # its cells are labels above columns of dates, names, states and prose
_BELOW = 8  # rows below that are compared with it
_TYPED = 0.6  # mean likeness from which a column holds dates, names or states
_PROSE = 5  # words: median from which a column holds prose
_NO_LABEL = -0.5  # a number, a date, a sentence or nothing: it takes the weight of half a label
_LONGEST_SUB = 6  # words of a label below a group
_LEAST_TIMES = 3  # months or weeks side by side that are a chart's
_LEAST_BESIDE = 2  # labels beside them; dates behind one label are the values of its row
_TIMELINE = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?(?:\W{0,2}\d{2,4})?"
    r"|(?:q|qtr|quarter|week|wk|month|year)\.?\W?\d{1,2}(?:\W{0,2}\d{2,4}(?:/\d{2})?)?",
    re.I,
)
_TELLS = re.compile(r"[\d:]")  # "Date: 3 May" is a value with its label
_LABEL_AND_VALUE = 2  # cells of a row that says what all below it are about
_SAID = 2  # words of such a value at least; "Delivery" is the name of a group
_LONGEST_NAME = 4  # words of such a name
_LONG = 14  # words from which a cell is no header
_REPEATED = 0.8  # share of the cells of a row that are the header again; one of six may be cut


@dataclass(slots=True)
class Header:
    """The header of a grid.

    Attributes:
        labels: what each column is called, levels joined by a space; "" where nothing is.
        groups: the upper level of a two-level header for each column, else "".
        first: index of the first header row (rows before it are titles and keys).
        body: index of the first row behind the header.
        score: how sure it is, in [0, 1]; 0 where the grid has no header.
        values: the header's cells.
        texts: what its cells say, case folded.
    """

    labels: list[str]
    groups: list[str]
    first: int = 0
    body: int = 0
    score: float = 0.0
    values: list[Value] = field(default_factory=list)
    texts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = frozenset(value.flat.casefold() for value in self.values)


def find_header(grid: Grid) -> Header:
    """The header rows of a grid; `score` is 0 where none is found."""
    scores = _first_scores(grid)
    best = max(scores, default=0.0)
    if best < _ENOUGH:
        return Header([""] * grid.columns, [""] * grid.columns)
    # The first of the good ones: a header repeated further down is found as a repeat.
    good = [at for at, score in enumerate(scores) if score >= max(_ENOUGH, _NEAR_BEST * best)]
    at = next((at for at in good if not _tells_of_all(*grid.rows[at : at + 2])), good[0])
    first, last = _levels(grid, at)
    header = header_of(grid, first, last, scores[at])
    return _with_rest(header, grid) if _goes_on_below(grid, last) else header


def _goes_on_below(grid: Grid, last: int) -> bool:
    """The row below the header has the rest of its words, on its ground ("Planned", "action")."""
    if last + 2 >= len(grid.rows):
        return False
    head, row = grid.rows[last], grid.rows[last + 1]
    cells = row.own()
    words = all(value.flat[:1].islower() and value.flat.isalpha() for _, value in cells)
    ground = {value.fill for _, value in cells}
    below = all(head.values[column] for column, _ in cells)
    return (
        len(cells) > 1 and words and below and ground == {head.values[cells[0][0]].fill} != {None}
    )


def _with_rest(header: Header, grid: Grid) -> Header:
    """The header with the words of the row below it."""
    row = grid.rows[header.body]
    labels = [
        f"{label} {value.flat}".strip()
        for label, value in zip(header.labels, row.values, strict=True)
    ]
    values = [*header.values, *(value for _, value in row.own())]
    return replace(header, labels=labels, body=header.body + 1, values=values)


def lone_header(grid: Grid) -> Header | None:
    """The header that is all of a table, above others that hold what it heads; else None.

    Somebody drew the header as a table of its own, or left blank rows below it on a worksheet.
    """
    cells = [value for _, value in grid.rows[0].own()] if len(grid.rows) == 1 else []
    if len(cells) < max(_LEAST_LONE, grid.columns):
        return None
    named = sum(_label_score(cell) >= _NAMES_FIELD for cell in cells)
    return header_of(grid, 0, 0, 1.0) if named >= _MOSTLY_NAMED * len(cells) else None


def _first_scores(grid: Grid) -> list[float]:
    """How much each of the first rows looks like the header, up to one that none below outdoes."""
    scores: list[float] = []
    for at in range(min(DEEPEST, len(grid.rows) - 1)):
        scores.append(score_row(grid, at))
        plain = not _tells_of_all(*grid.rows[at : at + 2])
        if plain and scores[-1] >= _NEAR_BEST and max(scores[:-1], default=0.0) < _ENOUGH:
            break
    return scores


def score_row(grid: Grid, at: int) -> float:
    """How much row `at` looks like the header, in [0, 1]; less sure below _ENOUGH."""
    return _score(grid, at, _own_score(grid, at))


def outscores(grid: Grid, at: int, least: float) -> bool:
    """Whether the score of row `at` is above `least`, often told without the rows below it."""
    own = _own_score(grid, at)
    return min(1.0, own) > least or _score(grid, at, own) > least


def _score(grid: Grid, at: int, own: float) -> float:
    """The score of a row with what stands below it, where that can make or mend a header."""
    if own + _CONTRAST >= _ENOUGH and own < 1.0:
        own += _CONTRAST * _contrast(grid, at)
    return max(0.0, min(1.0, own))


def _own_score(grid: Grid, at: int) -> float:
    """The score of a row by itself and its look beside the next; it may be above 1."""
    row = grid.rows[at]
    cells = [value for _, value in row.own()]
    if len({id(cell) for cell in cells}) < min(2, grid.columns) or counts_in(cells):
        return 0.0
    named = _without_timeline(cells)
    words = sum(_label_score(cell) for cell in named) / len(named)
    spread = len(cells) / grid.columns  # a row of a few cells among many columns is less sure
    score = _WORDS * words + _SPREAD * min(1.0, spread)
    if sum(cell.header for cell in cells) > len(cells) / 2:
        score += _MARKED
    if at + 1 < len(grid.rows) and _stands_out(row, grid.rows[at + 1]):
        score += _STANDS_OUT
    return score


def _without_timeline(cells: list[Value]) -> list[Value]:
    """The cells beside a run of months, quarters or weeks, as plans drawn as charts have it."""
    named = [cell for cell in cells if not _TIMELINE.fullmatch(cell.flat)]
    beside = len(named) >= _LEAST_BESIDE and len(cells) - len(named) >= _LEAST_TIMES
    return named if beside else cells


def counts(row: Row) -> bool:
    """Its cells are one name with running numbers ("Action 1", "Action 2")."""
    return counts_in([value for _, value in row.own()])


def counts_in(cells: Sequence[Value]) -> bool:
    """The cells are one name with running numbers ("Action 1", "Action 2"): no labels."""
    bases: list[tuple[str, ...]] = []
    for at, cell in enumerate(cells):
        if any(map(str.isdigit, cell.flat)):
            bases.append(_base(words_of(cell.flat)))
        elif at > len(bases):
            return False  # the second without a number
    return len(bases) > 1 and len(set(bases)) == 1


def _base(words: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the number ("metric" of "Metric 4a(i)"), or around it where none does."""
    before = tuple(takewhile(lambda word: not word[0].isdigit(), words))
    return before or tuple(word for word in words if not word[0].isdigit())


def _label_score(cell: Value) -> float:
    flat = cell.flat
    count = len(words_of(flat))
    if count == 0 or count > _LONG:
        return _NO_LABEL
    known = header_likeness(flat)
    if known >= LIKELY:
        return known
    if flat.endswith("?"):
        return max(known, LIKELY)  # cells answer, headers ask
    value = flat.endswith((".", ";")) or flat.replace("/", "").isdigit()
    return _NO_LABEL if value or deadline_likeness(flat) > LIKELY else known


def _contrast(grid: Grid, at: int) -> float:
    """Share of the columns whose cell in row `at` is short and unlike all that stands below."""
    below = grid.rows[at + 1 : at + 1 + _BELOW]
    columns = [c for c, _ in grid.rows[at].own()]
    if len(below) < 2 or not columns:
        return 0.0
    differing = 0
    for column in columns:
        label = grid.rows[at].values[column].flat
        texts = [
            row.values[column].flat for row in below if row.values[column] and row.tops[column]
        ]
        differing += bool(texts) and _unlike(label, texts)
    return differing / len(columns)


def _unlike(label: str, texts: list[str]) -> bool:
    if len(label.split()) > _PROSE or label.endswith("."):
        return False
    if label.endswith("?"):
        return not any(text.endswith("?") for text in texts)
    for likeness in (deadline_likeness, owner_likeness, status_likeness):
        typed = sum(likeness(text) for text in texts) / len(texts)
        if typed >= _TYPED:
            return likeness(label) < 0.5 * typed
    return sorted(len(text.split()) for text in texts)[len(texts) // 2] >= _PROSE


def _stands_out(row: Row, following: Row) -> bool:
    cells = [value for _, value in row.own()]
    below = [value for _, value in following.own()]
    bold = all(cell.bold for cell in cells) and not (below and all(cell.bold for cell in below))
    fills = {cell.fill for cell in cells}
    shaded = len(fills) == 1 and None not in fills and fills != {cell.fill for cell in below}
    return bold or shaded


def _levels(grid: Grid, at: int) -> tuple[int, int]:
    """First and last header row around row `at`: group cells above, or sub-labels below."""
    first, last = at, at
    if at > 0 and _groups(grid.rows[at - 1], grid.rows[at]):
        first = at - 1
    while last + 1 < len(grid.rows) - 1 and _is_lower_level(grid, last):
        last += 1
    return first, last


def _groups(upper: Row, lower: Row) -> bool:
    """The upper row holds labels that span several of the lower row's labels, or reach down."""
    cells = [value for _, value in upper.own()]
    if len(cells) < 2 or any(has_more_words(cell.flat, _LONG) for cell in cells):
        return False
    if any(cell.flat.endswith(".") for cell in cells):
        return False  # a label with what it says of the whole table
    if not any(_width(upper, cell) > 1 for cell in cells) or _tells_of_all(upper, lower):
        return False
    return _parts_all(upper, cells) or any(header_likeness(cell.flat) >= LIKELY for cell in cells)


def _tells_of_all(upper: Row, lower: Row) -> bool:
    """A label over one column, with a label of its own below, and what it says in all the others.

    "KPI | Take-up doubles" above "Action | Owner | By when" speaks of all that is below.
    """
    cells = [value for _, value in upper.own()]
    if len(cells) != _LABEL_AND_VALUE or _width(upper, cells[0]) > 1 or not lower.tops[0]:
        return False
    label, value = cells
    words = len(value.flat.split())
    said = words > _LONGEST_NAME or (words >= _SAID and header_likeness(value.flat) < LIKELY)
    said = said or bool(_TELLS.search(value.flat))
    below = len(lower.own()) == len(lower.values) > len(cells)
    return said and below and _label_score(label) >= LIKELY


def _parts_all(row: Row, cells: Sequence[Value]) -> bool:
    """Names that share out all columns between them ("The plan", "Delivery"), and tell nothing."""
    full = sum(_width(row, cell) for cell in cells) == len(row.values)
    names = all(len(words_of(cell.flat)) <= _LONGEST_SUB for cell in cells)
    return full and names and not any(_TELLS.search(cell.flat) for cell in cells)


def _is_lower_level(grid: Grid, at: int) -> bool:
    """Row at + 1 completes the header: under its spans, or beside cells that reach down.

    A group may be one column wide and have a label of its own below; then all of the lower row must
    be labels.
    """
    upper, lower = grid.rows[at], grid.rows[at + 1]
    cells = lower.own()
    marked = all(value.header for _, value in cells)
    longest = _LONG if marked else _LONGEST_SUB  # a marked one may ask ("How we will know ...")
    if not cells or any(has_more_words(value.flat, longest) for _, value in cells):
        return False
    under = [(c, v) for c, v in cells if _width(upper, upper.values[c]) > 1 or not upper.values[c]]
    if not under:
        return False
    if _fills_between(upper, lower) or _looks_alike(upper, lower, grid.rows[at + 2]):
        return True
    labels = [_label_score(value) for _, value in cells]
    if len(under) < len(cells) and not _shares_out(upper, lower):
        return min(labels) >= LIKELY or (marked and len(under) > len(cells) / 2)
    return marked or sum(labels) / len(labels) >= LIKELY - 0.1


def _shares_out(upper: Row, lower: Row) -> bool:
    """Each column has its label in one row, but where a group begins, which goes on beside it.

    Text and sheets with tabs keep nothing of what a group spans but the empty cells.
    """
    own = [*zip(map(bool, upper.values), map(bool, lower.values), strict=True)]
    groups = [at for at, cell in enumerate(own) if all(cell)]
    begun = all(at + 1 < len(own) and own[at + 1] == (False, True) for at in groups)
    beside = all(own[at - 1][1] for at, cell in enumerate(own) if at and cell == (False, True))
    alone = (True, False) in own and own[0] != (False, True)
    return bool(groups) and begun and beside and alone and (False, False) not in own


def _looks_alike(upper: Row, lower: Row, following: Row) -> bool:
    """Bold or shaded like the upper row, as no row below is, with a label in each column.

    A scan may lose what the upper labels span.
    """
    cells = [value for _, value in lower.own()]
    alike = {value.fill for _, value in upper.own()} == {value.fill for value in cells}
    bold = all(value.bold for _, value in upper.own()) == all(value.bold for value in cells)
    holes = [column for column, value in enumerate(upper.values) if not value]
    filled = len(holes) > 1 and all(lower.values[column] for column in holes)
    return alike and bold and filled and _stands_out(lower, following)


def _fills_between(upper: Row, lower: Row) -> bool:
    """Labels of the upper row reach down into the lower, which fills what the others leave free.

    Of these at least one spans several columns; a label never reaches into the first record, so
    that what its words say need not be asked.
    """
    reached = [not top and bool(value) for value, top in zip(lower.values, lower.tops, strict=True)]
    between = [left and bool(value) for left, value in zip(lower.lefts, lower.values, strict=True)]
    return any(reached) and all(map(operator.or_, reached, between))


def _width(row: Row, value: Value) -> int:
    return sum(1 for other in row.values if other is value) if value else 0


def header_of(grid: Grid, first: int, last: int, score: float) -> Header:
    """The header that some rows make.

    Args:
        grid: a table.
        first: index of its first row.
        last: index of its last row.
        score: how sure it is, in [0, 1].
    """
    labels, groups, seen = [], [], {}
    for column in range(grid.columns):
        stack: list[Value] = []
        for row in grid.rows[first : last + 1]:
            value = row.values[column]
            if value and all(value is not other for other in stack):
                stack.append(value)
                seen[id(value)] = value
        labels.append(" ".join(value.flat for value in stack[-1:]))
        groups.append(" ".join(value.flat for value in stack[:-1]))
    return Header(labels, groups, first, last + 1, score, list(seen.values()))


def repeats(row: Row, header: Header) -> bool:
    """The row is the header again, as after a page break.

    Args:
        row: a row of the same grid, or of one that goes on from it.
        header: the header found before.
    """
    if not header.texts:
        return False
    cells = row.own()
    left = len(cells)  # that may be the header's; most rows show at once that they are another
    for _, value in cells:
        if value.flat.casefold() not in header.texts:
            left -= 1
            if left <= _REPEATED * len(cells):
                return False
    return len(cells) > 1
