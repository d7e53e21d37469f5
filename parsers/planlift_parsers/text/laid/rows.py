"""Lines of a table to its rows: where a row begins, and which cells reach over several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby

from planlift_parsers.text.laid.block import Block, Part, Piece, begun_by
from planlift_parsers.text.laid.cells import cells_of
from planlift_parsers.text.laid.wraps import (
    DATED,
    REF,
    RUNS_ON,
    begins_anew,
    is_closed,
    joined,
    opens_item,
)

ONE_OR_TWO = "spaces alone part the rows here; it may be one row or two"
SEVERAL = "spaces alone part the rows here; it may be the texts of several rows"
MISPARTED = "the text is longer than its column; it may hold words of the next one"
# A column counts the rows where so large a share of its texts are references, all of one line.
_KEY_SHARE = 0.8
_FEWEST_KEYS = 2
_KEY_COLUMNS = 3  # at the left, one of which counts the rows
# Columns of words with wide gaps also come about in letters and lists.
_FEWEST_ROWS = 2
_FEWEST_LINES = 3
_UNSURE = 0.5
_PADDED_SHARE = 0.25  # of the lines behind blank ones that go on, where cells hold blank lines
_ENOUGH_ROWS = 5  # to tell whether all rows have a first cell
_LACKING_SHARE = 0.2  # of the rows may lack it
_MERGED_SHARE = 0.3  # of the rows, from which a column has merged cells
_HEADING_WORDS = 4  # of one line of a heading ("PERSON AND DATE"); longer ones wrap
_HEADER_SHARE = 0.75  # of the headings that a first row of texts below them has
_SURE = 1.0  # votes, for or against, from which a line's being a new row is sure


@dataclass(slots=True)
class Laid:
    """A cell of a table that spaces keep.

    Attributes:
        text: a line for each paragraph.
        column: its first column.
        columns: how many it covers.
        number: first line in the file.
        last: last line in the file.
        rows: how many rows it reaches over.
        doubt: why it may hold too much or too little, "" where it is sure.
    """

    text: str
    column: int
    columns: int
    number: int
    last: int
    rows: int = 1
    doubt: str = ""


@dataclass(slots=True)
class LaidRow:
    """A row: its cells, from left to right, those left out that a cell above reaches over."""

    cells: list[Laid] = field(default_factory=list)
    across: bool = False


Heading = tuple[str, ...]
"""The texts of a first row, a column each."""


def laid_rows(
    block: Block, *, known: bool = False, heads: Set[Heading] = frozenset()
) -> list[LaidRow]:
    """The rows of a table, from top to bottom; none where it is no table.

    Args:
        block: its lines and columns.
        known: its columns are those of the table above it on the page.
        heads: headings of tables before it.
    """
    if len(block.columns) < block.fewest:
        return []
    first = _Rows(block, heads)
    first.make()
    rows = _Rows(block, heads, first.opened).make()
    filled = sum(sum(bool(cell.text) for cell in row.cells) > 1 for row in rows)
    lines = sum(piece.part is Part.CELLS for piece in block.pieces)
    if sum(_begins_columns(block, piece) for piece in block.pieces) < _FEWEST_ROWS and not known:
        return []
    enough = filled >= _FEWEST_ROWS and (lines >= _FEWEST_LINES or _is_exact(block))
    return rows if enough or (known and filled) else []


def parts_of(rows: list[LaidRow]) -> list[list[LaidRow]]:
    """Rows parted where two lines or more on end lie across the table: text between its parts.

    A part is rows of the table, or lines across it.
    """
    parts: list[list[LaidRow]] = []
    for between, run in groupby(rows, key=lambda row: row.across and len(row.cells) == 1):
        found = list(run)
        if between and len(found) > 1 and parts:
            parts.append(found)
        elif parts and not (len(parts[-1]) > 1 and all(row.across for row in parts[-1])):
            parts[-1] += found
        else:
            parts.append(found)
    return parts


def heading_of(rows: Sequence[LaidRow]) -> Heading:
    """What a table's columns are called, to know where its heading ends on the next page."""
    return tuple(cell.text for cell in rows[0].cells)


def _are_words(cells: Sequence[str]) -> bool:
    """Each cell is a few words without figures, as the lines of headings are."""
    found = [text for text in cells if text]
    short = all(len(text.split()) <= _HEADING_WORDS for text in found)
    return short and not any(map(str.isdigit, "".join(found)))


def _begins_columns(block: Block, piece: Piece) -> bool:
    """A line with a text at the beginning of as many columns as a table has at least."""
    cells = piece.part is Part.CELLS
    return cells and begun_by(block.columns, piece.segments) >= block.fewest


def _is_exact(block: Block) -> bool:
    """All lines fill all columns, and each text begins where the one above it does."""
    starts = [first for first, _ in block.columns]
    lines = [piece.segments for piece in block.pieces if piece.part is Part.CELLS]
    return all([segment.start for segment in segments] == starts for segments in lines)


class _Rows:
    def __init__(
        self, block: Block, heads: Set[Heading], opened: list[Counter[str]] | None = None
    ) -> None:
        self.heads = heads
        self.opened: list[Counter[str]] = [Counter() for _ in block.columns]
        self.merged, self.led = _merged(opened or self.opened), _led(opened or self.opened)
        self.block = block
        self.read = [
            cells_of(block, piece) if piece.part in (Part.CELLS, Part.LED) else ([], set[int]())
            for piece in block.pieces
        ]
        self.widths = _widths(len(block.columns), (cells for cells, _ in self.read))
        self.key = self._key_column()
        self.rows: list[LaidRow] = []
        self.crossed = -1  # the last row that lies across the columns
        self.current: list[Laid] = []  # the cell that each column is in, may be of a row above
        self.firsts: list[set[str]] = [set() for _ in block.columns]  # first lines of cells
        self.filled: list[tuple[int, Laid] | None] = [None] * len(block.columns)
        self.padded, self.spaced = self._is_padded(), self._is_spaced()
        self.apart = self._heads_apart()
        self.above: list[str] = []  # the line right above, by column; [] behind a blank one

    def make(self) -> list[LaidRow]:
        blank, ruled = True, False
        below = [*self.block.pieces[1:], None]
        for piece, (cells, unsure), after in zip(self.block.pieces, self.read, below, strict=True):
            if piece.part in (Part.BLANK, Part.RULE):
                blank = blank or not self.padded
                ruled = piece.part is Part.RULE
                continue
            apart = after is not None and after.part is Part.BLANK
            if piece.part is Part.ACROSS or (apart and self._names_section(cells)):
                self._across(piece, blank=blank)
            else:
                self._cells(piece, cells, unsure, blank=blank, ruled=ruled)
            blank = ruled = False
        return self.rows

    def _cells(
        self, piece: Piece, cells: list[str], unsure: set[int], *, blank: bool, ruled: bool
    ) -> None:
        votes = _SURE if ruled or piece.part is Part.LED else self._votes(cells, blank=blank)
        if not self.rows or self.rows[-1].across or votes > 0:
            self._open(piece, cells, goes_on=self._flowing(cells, blank=blank))
        else:
            self._go_on(piece, cells)
        self.above = cells
        if piece.part is Part.LED:
            self._lead()
            return
        for column in unsure:
            self.current[column].doubt = MISPARTED
        if self.rows[0] is not self.rows[-1] and abs(votes) < _SURE:
            self._doubt()

    def _lead(self) -> None:
        """A label, and a value across all columns behind it."""
        label, value, *_ = self.rows[-1].cells
        value.columns = len(self.block.columns) - 1
        self.rows[-1].cells = [label, value]

    def _names_section(self, cells: Sequence[str]) -> bool:
        """A short text right below the header and above white, where white parts no other rows."""
        lone = bool(cells and cells[0]) and not any(cells[1:]) and cells[0][0].isupper()
        return lone and len(self.rows) == 1 and not self.spaced

    # Where a row begins

    def _votes(self, cells: Sequence[str], *, blank: bool) -> float:
        """How much a line speaks for being the first of a row."""
        if self._surely_begins(cells):
            return _SURE
        if len(self.rows) == 1 and not blank and self.apart:
            return -_SURE  # headings in capitals begin each line as if anew
        filled = [column for column, text in enumerate(cells) if text]
        texts = self._texts_above(blank=blank)
        fresh = [column for column in filled if not texts[column]]
        if fresh == filled and len(filled) == 1:
            return self._lone(filled[0], cells)
        fresh = [column for column in fresh if not cells[column][0].islower()]
        anew = {c: self._begins_anew(c, texts[c], cells[c]) for c in filled if texts[c]}
        if self.key is not None and self._met_key():
            return self._without_key(fresh, anew, blank=blank)
        if blank:
            return -_SURE if anew and max(anew.values()) <= RUNS_ON else _SURE
        return self._beside(cells, fresh, anew) if fresh else self._below(filled, anew)

    def _surely_begins(self, cells: Sequence[str]) -> bool:
        if not self.rows or self.rows[-1].across:
            return True
        if len(self.rows) == 1 and heading_of(self.rows) in self.heads:
            return True
        return self.key is not None and bool(REF.fullmatch(cells[self.key]))

    def _beside(self, cells: Sequence[str], fresh: list[int], anew: dict[int, float]) -> float:
        """A line with texts that have none right above.

        It goes on with its row if it holds a list's next item, or if all rows have a first cell.
        """
        listed = any(opens_item(cells[column]) for column in anew)
        if not cells[0] and (listed or self.led):
            return -_UNSURE
        goes_on = any(vote <= RUNS_ON and c > min(fresh) for c, vote in anew.items())
        return _UNSURE if goes_on else _SURE

    def _below(self, filled: list[int], anew: dict[int, float]) -> float:
        """A line with a text right above each of its own."""
        votes, least = sum(anew.values()), min(anew.values(), default=RUNS_ON)
        if len(filled) == len(self.current) and least > RUNS_ON:
            return max(votes, _SURE)  # texts do not all wrap at once
        if len(self.rows) == 1 and self._fills_the_header(filled) and least > RUNS_ON:
            return max(votes, _SURE)
        if len(filled) > 1:
            if self.led and filled[0] > 0:
                return min(votes, -_UNSURE)
            few = len(filled) <= len(self.current) / 2
            return min(votes, _UNSURE) if few else votes
        return min(votes, -_SURE) if filled[0] or votes < _SURE else -_UNSURE

    def _lone(self, column: int, cells: Sequence[str]) -> float:
        """A line with a text in one column alone, below none of its row."""
        runs_on = self._earlier(column, cells[column])
        return -_SURE if runs_on or cells[column][0].islower() else -_UNSURE

    def _earlier(self, column: int, text: str) -> bool:
        """A text goes on with the last one of its column, rows above: a merged cell."""
        last = self.filled[column]
        if last is None or last[0] <= self.crossed:
            return False
        upper = last[1].text.rsplit("\n", 1)[-1]
        return begins_anew(upper, text, self.widths[column]) <= RUNS_ON

    def _is_padded(self) -> bool:
        """Blank lines stand within rows: lines behind them go on in lower case."""
        led = [
            [text for text in cells if text]
            for before, (cells, _) in zip(self.block.pieces, self.read[1:], strict=False)
            if cells and before.part is Part.BLANK
        ]
        inside = sum(all(text[0].islower() for text in texts) for texts in led)
        return inside >= max(1, _PADDED_SHARE * len(led))

    def _is_spaced(self) -> bool:
        """Blank lines part the rows: before most lines with several cells stands one."""
        above = [self.block.pieces[0], *self.block.pieces]
        full = [
            before.part is Part.BLANK
            for before, (cells, _) in zip(above, self.read, strict=False)
            if len(cells) - cells.count("") >= self.block.fewest
        ]
        return sum(full) > len(full) / 2

    def _heads_apart(self) -> bool:
        """The first lines are words of headings, and white parts them from what is below."""
        kinds = [piece.part for piece in self.block.pieces]
        end = next((at for at, kind in enumerate(kinds) if kind is not Part.CELLS), 0)
        lines = [cells for cells, _ in self.read[:end]]
        return end > 1 and kinds[end] is Part.BLANK and all(map(_are_words, lines))

    def _begins_anew(self, column: int, upper: str, text: str) -> float:
        if text in self.firsts[column]:
            return _SURE  # as the cells of rows above do
        heads = len(self.rows) == 1
        return begins_anew(upper, text, self.widths[column], heads=heads)

    def _fills_the_header(self, filled: list[int]) -> bool:
        """A line below the header has about as many cells: headings do not all wrap."""
        heads = sum(bool(cell.text) for cell in self.current)
        return len(filled) >= max(self.block.fewest, _HEADER_SHARE * heads)

    def _without_key(self, fresh: list[int], anew: dict[int, float], *, blank: bool) -> float:
        """A line without the row's number, in a table whose rows are numbered."""
        runs_on = any(vote <= RUNS_ON for vote in anew.values())
        if len(fresh) > 1 and not runs_on:
            return _UNSURE
        return -_UNSURE if blank and not runs_on else -_SURE

    def _texts_above(self, *, blank: bool) -> list[str]:
        """What stands right above in each column: behind a blank line, the row's last texts."""
        if not blank and self.above:
            return self.above
        return [cell.text.rsplit("\n", 1)[-1] for cell in self.current]

    def _met_key(self) -> bool:
        """The rows that count have begun: what stands above is the header."""
        return self.key is not None and bool(REF.fullmatch(self.current[self.key].text))

    def _flowing(self, cells: Sequence[str], *, blank: bool) -> set[int]:
        """Columns in which a merged cell goes on beside a new row.

        Before the first text that has none above it a full line is enough to tell, where the column
        has merged cells; elsewhere the words must run on.
        """
        if not self.rows or self.rows[-1].across or len(self.rows) == 1:
            return set()
        texts = self._texts_above(blank=blank)
        fresh = [c for c, text in enumerate(cells) if text and not texts[c]]
        counted = self.key is not None and bool(cells[self.key])
        if not (fresh or blank or counted):
            return set()
        flowing = set()
        for column, text in enumerate(cells):
            vote = self._begins_anew(column, texts[column], text) if text and texts[column] else 0.0
            leading = not blank and column < min(fresh, default=0) and column in self.merged
            runs_on = vote <= RUNS_ON and (leading or not is_closed(texts[column]))
            if runs_on or (vote < 0 and leading):
                flowing.add(column)
        return flowing if len(flowing) < sum(map(bool, cells)) else set()

    # Rows

    def _open(self, piece: Piece, cells: Sequence[str], goes_on: set[int]) -> None:
        made = LaidRow()
        self.rows.append(made)
        for column, text in enumerate(cells):
            self.opened[column]["merged" if column in goes_on or not text else "own"] += 1
            if column in goes_on:
                self.current[column].rows += 1
                if not self._leads(cells, column, goes_on):
                    self.current[column].doubt = SEVERAL
                self._add(column, text, piece)
                continue
            cell = Laid(text, column, 1, piece.line.number, piece.line.last)
            made.cells.append(cell)
            if text:
                self.firsts[column].add(text)
                self.filled[column] = (len(self.rows) - 1, cell)
            self.current[column : column + 1] = [cell]

    def _leads(self, cells: Sequence[str], column: int, goes_on: set[int]) -> bool:
        """A cell at the left whose words run on beside a new row: merged beyond doubt."""
        own = min((c for c, text in enumerate(cells) if text and c not in goes_on), default=0)
        last = self.current[column].text.rsplit("\n", 1)[-1]
        return column < own and self._begins_anew(column, last, cells[column]) <= RUNS_ON

    def _go_on(self, piece: Piece, cells: Sequence[str]) -> None:
        for column, text in enumerate(cells):
            if not text:
                continue
            if not self.current[column].text and self._earlier(column, text):
                self._reach(column)
            self._add(column, text, piece)

    def _reach(self, column: int) -> None:
        """The last cell of a column with a text reaches down to this row."""
        last = self.filled[column]
        if last is None:
            return
        first, cell = last
        for row in self.rows[first + cell.rows :]:
            row.cells = [one for one in row.cells if one.column != column]
        cell.rows = len(self.rows) - first
        self.current[column] = cell

    def _add(self, column: int, text: str, piece: Piece) -> None:
        cell = self.current[column]
        if not cell.text:
            self.filled[column] = (len(self.rows) - 1, cell)
        cell.text = joined(cell.text, text, self.widths[column])
        cell.last = piece.line.last

    def _doubt(self) -> None:
        """The row may be two, or one with the row above."""
        for row in self.rows[-2:]:
            for cell in row.cells:
                cell.doubt = cell.doubt or ONE_OR_TWO

    def _across(self, piece: Piece, *, blank: bool) -> None:
        (segment,) = piece.segments
        column = max(
            c
            for c, (first, _) in enumerate(self.block.columns)
            if first <= max(segment.start, self.block.columns[0][0])
        )
        last = self.rows[-1] if self.rows else None
        if last is not None and last.across and not blank and self._wraps(last, segment.text):
            last.cells[-1].text += f" {segment.text}"
            last.cells[-1].last = piece.line.last
            return
        columns = len(self.block.columns)
        line = piece.line
        cells = (
            []
            if self._reaches_down(last, column)
            else [Laid("", c, 1, line.number, line.last) for c in range(column)]
        )
        cells.append(Laid(segment.text, column, columns - column, line.number, line.last))
        self.rows.append(LaidRow(cells, across=True))
        self.crossed, self.above = len(self.rows) - 1, []

    def _reaches_down(self, last: LaidRow | None, column: int) -> bool:
        """The first cells of a row stand beside the line below it that says more of it."""
        if last is None or last.across:
            return False
        for cell in self.current[:column]:
            cell.rows += 1
        return True

    def _wraps(self, row: LaidRow, text: str) -> bool:
        width = self.block.columns[-1][1]
        return begins_anew(row.cells[-1].text, text, width) < 0

    def _key_column(self) -> int | None:
        """The column whose texts count the rows, None where none does."""
        for column in range(min(_KEY_COLUMNS, len(self.block.columns))):
            texts = [cells[column] for cells, _ in self.read if cells and cells[column]]
            keys = [text for text in texts if REF.fullmatch(text) and not DATED.search(text)]
            enough = len(keys) >= max(_FEWEST_KEYS, _KEY_SHARE * (len(texts) - 1))
            if enough and len(set(keys)) == len(keys):
                return column
        return None


def _merged(opened: list[Counter[str]]) -> frozenset[int]:
    """Columns with cells that reach over several rows: many rows have no text of their own."""
    shares = (count["merged"] / max(1, count.total()) for count in opened)
    return frozenset(column for column, share in enumerate(shares) if share >= _MERGED_SHARE)


def _led(opened: list[Counter[str]]) -> bool:
    """Nearly all rows open with a text of their own in the first column."""
    first = opened[0]
    return first.total() >= _ENOUGH_ROWS and first["merged"] <= _LACKING_SHARE * first.total()


def _widths(columns: int, rows: Iterable[Sequence[str]]) -> list[int]:
    widths = [1] * columns
    for cells in rows:
        for column, text in enumerate(cells):
            widths[column] = max(widths[column], len(text))
    return widths
