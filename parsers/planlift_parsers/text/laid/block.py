"""Which lines are one table: those that leave the same white between their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.laid.columns import Ink, columns_in
from planlift_parsers.text.laid.headed import cut_at, headed_columns
from planlift_parsers.text.laid.segments import Segment, segments_of

FEWEST_COLUMNS = 3
# No page is so wide: A3 across holds about 250 letters, and the widest real plan 17 columns.
_MOST_COLUMNS = 60
_LONGEST_LINE = 2_000  # letters
_MOST_LINES = 5_000
_BLANKS = 3  # blank lines on end that may stand between rows of a table, as padding of cells does
_UNSURE_BLANKS = 2  # behind so many a row must begin where the columns do
_LONGEST_ACROSS = 110  # letters of a line across the columns
_SETTLING = 4  # lines until the columns of a table are settled: a heading may be longer than texts
_ALIGNED = 0.8  # share of the texts that begin where a column does, where columns are set left
_LOOKED_AT = 20  # lines that tell it
_PAIR = 2
_LINES_OF_ONE = 4  # of a value across a form, and the white below it
_HEADER_LINES = 4  # over the rule that draws its columns
_HEADING_LINES = 2  # above the one in which most columns have a word
RULE = re.compile(r"\s*[-=_~─━]{3,}[\s=_~─━-]*")


class Part(Enum):
    """What a line of a table is."""

    CELLS = "cells"
    ACROSS = "across"  # one text over several columns
    LED = "led"  # a label, and one text over the columns behind it
    BLANK = "blank"
    RULE = "rule"


@dataclass(slots=True)
class Piece:
    """A line of a table.

    Attributes:
        line: as it stands in the file.
        part: what it is.
        segments: of its text.
    """

    line: Line
    part: Part
    segments: list[Segment] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """Lines that are a table, and its columns.

    Attributes:
        pieces: its lines in order.
        ink: what they were told by.
        columns: first place of each column, and the place behind its last letter.
        first: position of its first line among the lines of the file.
        end: position of the line behind it.
        leads: a label and a value across the other columns was met, here or in the table above.
        headed: its columns are told by its header alone.
    """

    pieces: list[Piece] = field(default_factory=list)
    ink: Ink = field(default_factory=Ink)
    columns: list[tuple[int, int]] = field(default_factory=list)
    first: int = 0
    end: int = 0
    leads: bool = False
    headed: bool = False

    @property
    def fewest(self) -> int:
        """Columns that it has at least, and texts of a line that tells of them."""
        return min(FEWEST_COLUMNS, len(self.columns)) if self.headed else FEWEST_COLUMNS


def block_at(lines: list[Line], start: int, above: Block | None = None) -> Block | None:
    """The table that begins in a line; None where none does.

    Args:
        lines: the whole file.
        start: position of a line.
        above: the table before on the same page, whose columns it may have.
    """
    segments = segments_of(lines[start].text)
    if not _on_a_page(lines[start], segments) or RULE.fullmatch(lines[start].text):
        return None
    drawn = _drawn_below(lines, start)
    form = _form_below(lines, start, segments)
    known = above is not None and len(segments) > 1 and _fit(above, segments)
    headed = [] if known or drawn or form else headed_columns(lines, start)
    if len(segments) < FEWEST_COLUMNS and not (known or drawn or form or headed):
        return None
    block = Block(first=start, end=start)
    if headed:
        block.columns, block.headed = headed, True
    elif form:
        block.ink, block.columns, block.leads = form.ink, form.columns, True
    elif drawn and not (known and above and len(above.columns) == len(segments)):
        block.ink, block.columns = drawn, columns_in(drawn)
    elif known and above is not None:
        block.ink, block.columns = above.ink.with_line([]), above.columns
        block.leads = above.leads
    elif _stands_apart(lines, start, segments):
        return None
    _Walk(lines, block).walk(start, _MOST_LINES)
    return block if block.pieces else None


def _on_a_page(line: Line, segments: list[Segment]) -> bool:
    """A line is no longer, and has no more columns, than a page can show."""
    return len(line.text) <= _LONGEST_LINE and len(segments) <= _MOST_COLUMNS


def _stands_apart(lines: list[Line], start: int, segments: list[Segment]) -> bool:
    """The table begins below this line: its texts stand in none of the columns."""
    below = start + 1
    while below < min(len(lines), start + _UNSURE_BLANKS + 1) and not lines[below].text.strip():
        below += 1
    found = segments_of(lines[below].text) if below < len(lines) else []
    if len(found) < FEWEST_COLUMNS or not _on_a_page(lines[below], found):
        return False
    block = Block(first=below, end=below)
    _Walk(lines, block).walk(below, _LOOKED_AT)
    begun = begun_by(block.columns, segments)
    crossing = any(crossed(block.columns, segment) for segment in segments)
    return len(block.columns) > len(segments) and crossing and begun < len(segments) / 2


def _form_below(lines: list[Line], start: int, segments: list[Segment]) -> Block | None:
    """The form right below whose label across the other columns stands in a line: its first."""
    if len(segments) != _PAIR:
        return None
    ahead = range(start + 1, min(len(lines), start + 1 + _LINES_OF_ONE))
    below = next((at for at in ahead if len(segments_of(lines[at].text)) >= FEWEST_COLUMNS), None)
    if below is None:
        return None
    block = Block(first=below, end=below)
    _Walk(lines, block).walk(below, _LOOKED_AT)
    led = [piece.segments[0].text for piece in block.pieces if piece.part is Part.LED]
    begun = begun_by(block.columns[:_PAIR], segments) == _PAIR
    return block if begun and segments[0].text in led else None


def _drawn_below(lines: list[Line], start: int) -> Ink | None:
    """The columns that a rule below a header draws ("----  -------"), each with a text; or None."""
    header: list[Segment] = []
    for line in lines[start : start + 1 + _HEADER_LINES]:
        if header and RULE.fullmatch(line.text):
            drawn = segments_of(line.text)
            return Ink().with_line(drawn) if _stands_over(header, drawn) else None
        if not line.text.strip() or "\t" in line.text:
            return None
        header += segments_of(line.text)
    return None


def _stands_over(header: list[Segment], drawn: list[Segment]) -> bool:
    """Each text of a header stands over one stretch of the rule below, and each has a text."""
    over = [
        next((at for at, dash in enumerate(drawn) if dash.start <= text.start < dash.end), None)
        for text in header
    ]
    return len(drawn) >= _PAIR and None not in over and len({*over}) == len(drawn)


def _fit(block: Block, segments: list[Segment]) -> bool:
    """A line leaves the white between the columns as it is, and its texts begin where they do."""
    found = columns_in(block.ink.with_line(segments))
    begun = begun_by(block.columns, segments)
    return len(found) == len(block.columns) and begun == len(segments)


def begun_by(columns: list[tuple[int, int]], segments: list[Segment]) -> int:
    """How many of a line's segments begin where a column does."""
    starts = {first + slip for first, _ in columns for slip in (0, 1)}
    return sum(segment.start in starts for segment in segments)


class _Walk:
    """Takes line after line into a block while they fit."""

    def __init__(self, lines: list[Line], block: Block) -> None:
        self.lines, self.block = lines, block
        self.waiting: list[Piece] = []  # lines that belong to the table if a row follows
        self.blanks = 0
        self.settled = bool(block.columns)  # the columns are those of a table above

    def walk(self, start: int, most: int) -> None:
        """Fill the block from a line on, with so many lines at most."""
        for at in range(start, min(len(self.lines), start + most)):
            line = self.lines[at]
            if "\t" in line.text or "\f" in line.text:
                return
            if not line.text.strip():
                self.blanks += 1
                self.waiting.append(Piece(line, Part.BLANK))
                if self.blanks > _BLANKS:
                    return
            elif RULE.fullmatch(line.text) and at > start:
                self.waiting.append(Piece(line, Part.RULE))
            else:
                segments = self._segments_of(line.text)
                if not (_on_a_page(line, segments) and self._take(line, segments, at)):
                    return

    def _segments_of(self, text: str) -> list[Segment]:
        """Its segments, parted at columns that a header alone tells.

        A line without white behind a blank one is text below the table.
        """
        found = segments_of(text)
        if not self.block.headed or (self.blanks and len(found) == 1):
            return found
        return cut_at(found, [first for first, _ in self.block.columns])

    def _take(self, line: Line, segments: list[Segment], at: int) -> bool:
        if len(segments) == 1 and self.block.columns:
            return self._take_one(line, segments, at)
        if self._heads_again(segments):
            return False
        if self._is_plain(segments) and (self.blanks < _UNSURE_BLANKS or len(segments) > _PAIR):
            self.block.ink.add(segments)
            self._keep(Piece(line, Part.CELLS, segments), at)
            return True
        wider = self.block.ink.with_line(segments)
        found = columns_in(wider)
        led = self._is_led(segments)
        # in a form, a value across its columns may have a space where a column begins
        if self._agrees(found, segments) and not (led and self.block.leads):
            self.block.ink, self.block.columns = wider, found
        elif led:
            self.block.leads = True
            self._keep(Piece(line, Part.LED, segments), at)
            return True
        elif not self._overflows(segments):
            return False
        self._keep(Piece(line, Part.CELLS, segments), at)
        return True

    def _is_plain(self, segments: list[Segment]) -> bool:
        """Each text begins where a column does and ends in it: the columns stay as they are."""
        ends = dict(self.block.columns)
        return all(segment.end <= ends.get(segment.start, 0) for segment in segments)

    def _heads_again(self, segments: list[Segment]) -> bool:
        """The first line comes again: another table with the same header begins.

        One whose header alone has come so far goes on below the name of its first section.
        """
        if any(piece.part is Part.RULE for piece in self.waiting):
            return False
        first = self.block.pieces[0].segments if self.block.pieces else []
        again = [segment.text for segment in first] == [segment.text for segment in segments]
        alone = all(piece.part is Part.BLANK for piece in self.waiting)
        return again and not (alone and begun_by(self.block.columns, segments) == len(segments))

    def _agrees(self, found: list[tuple[int, int]], segments: list[Segment]) -> bool:
        block = self.block
        if not block.columns:
            return True
        begun = begun_by(block.columns, segments)
        if len(segments) >= FEWEST_COLUMNS and self._left_aligned() and begun < len(segments) / 2:
            return False
        if len(found) >= max(FEWEST_COLUMNS, len(block.columns)):
            return self.blanks < _UNSURE_BLANKS or begun >= FEWEST_COLUMNS
        settling = len(block.pieces) < _SETTLING and not self.blanks and not self.settled
        return settling and len(found) >= max(FEWEST_COLUMNS, len(block.columns) - 1)

    def _is_led(self, segments: list[Segment]) -> bool:
        """A form's label and a value across the columns of other labels and values."""
        columns = self.block.columns
        if len(segments) != _PAIR or len(columns) <= _PAIR or self.blanks > 1:
            return False
        label, value = segments
        begun = begun_by(columns[:_PAIR], segments) == _PAIR
        across = crossed(columns, value) > 0 and not self._touch(value)
        return begun and across and not crossed(columns, label)

    def _touch(self, segment: Segment) -> bool:
        """A line of cells of which some are full: a space alone stands before the next column.

        In a form, whose labels have values across, it is one by chance.
        """
        above = self.block.pieces[-1:]
        inside = bool(above) and above[0].part is Part.CELLS and not self.waiting
        return inside and not self.block.leads and not cut(self.block.columns, segment)

    def _left_aligned(self) -> bool:
        """The texts of the table begin where its columns do."""
        met = [piece.segments for piece in self.block.pieces if piece.part is Part.CELLS]
        texts = sum(map(len, met[:_LOOKED_AT]))
        begun = sum(begun_by(self.block.columns, segments) for segments in met[:_LOOKED_AT])
        return len(met) >= _SETTLING and begun >= _ALIGNED * texts

    def _overflows(self, segments: list[Segment]) -> bool:
        """Texts of a line among rows are longer than their columns, and push others away."""
        if self.blanks or len(self.block.pieces) < FEWEST_COLUMNS:
            return False
        columns = self.block.columns
        crossing = sum(cut(columns, segment) for segment in segments)
        placed = [nearest(columns, segment) for segment in segments]
        return crossing <= 1 and begun_by(columns, segments) > 0 and len(set(placed)) == len(placed)

    def _take_one(self, line: Line, segments: list[Segment], at: int) -> bool:
        """A line of one text: in a column, across columns, or no longer the table's."""
        block, (segment,) = self.block, segments
        if not self.waiting and self._is_plain(segments):
            block.ink.add(segments)
            self._keep(Piece(line, Part.CELLS, segments), at)
            return True
        wider = block.ink.with_line(segments)
        found = columns_in(wider)
        crossing = crossed(block.columns, segment) or len(found) < len(block.columns)
        if not crossing and not self.waiting:
            block.ink, block.columns = wider, found
            self._keep(Piece(line, Part.CELLS, segments), at)
            return True
        low = segment.text[0].islower() and segment.start in dict(block.columns)
        if crossing and low and self._touch(segment):
            self._keep(Piece(line, Part.CELLS, segments), at)
            return True
        part = Part.ACROSS if crossing else Part.CELLS
        if self.block.leads and not crossing and segment.start == block.columns[0][0]:
            self.blanks = 0  # a label whose value is left empty
        if crossing and not self.waiting and segment.start in dict(block.columns[1:]):
            self._keep(Piece(line, part, segments), at)
            return True
        if len(segment.text) > _LONGEST_ACROSS or self._prose_waits():
            return False
        self.waiting.append(Piece(line, part, segments))
        return True

    def _prose_waits(self) -> bool:
        """Two lines wait already that may be prose behind the table."""
        return sum(piece.part in (Part.ACROSS, Part.CELLS) for piece in self.waiting) >= _PAIR

    def _keep(self, piece: Piece, at: int) -> None:
        self.block.pieces += [*self.waiting, piece]
        self.block.end = at + 1
        self.waiting, self.blanks = [], 0


def crossed(columns: list[tuple[int, int]], segment: Segment) -> int:
    """How many columns begin under a segment, its own left out."""
    return sum(segment.start < first < segment.end for first, _ in columns)


def cut(columns: list[tuple[int, int]], segment: Segment) -> int:
    """How many columns begin under a segment with no space before them."""
    under = (first - segment.start for first, _ in columns if segment.start < first < segment.end)
    return sum(segment.text[at - 1] != " " for at in under)


def take_heading(block: Block, above: list[Line], number: int) -> int:
    """Take in the first lines of a header that stands lower in its longer cells.

    Args:
        block: a table.
        above: lines before it that no table has taken.
        number: of its first line in the file.

    Returns:
        How many of the last lines it took.
    """
    taken = 0
    while taken < min(_HEADING_LINES, len(above)):
        line = above[-1 - taken]
        segments = segments_of(line.text)
        inside = segments and not any(crossed(block.columns, segment) for segment in segments)
        right_above = line.last == number - 1 - taken and "\t" not in line.text
        if not inside or not right_above or segments[0].start < block.columns[1][0]:
            break
        block.pieces.insert(0, Piece(line, Part.CELLS, segments))
        taken += 1
    return taken


def nearest(columns: list[tuple[int, int]], segment: Segment) -> int:
    """The column that a segment has most letters in."""
    shared = [min(last, segment.end) - max(first, segment.start) for first, last in columns]
    return shared.index(max(shared))
