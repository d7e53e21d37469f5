"""Cells that stand one below the other, each led by a tab, to tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean

from planlift_parsers.paragraphs import fold
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.rows import goes_on
from planlift_parsers.text.period import Look, Pattern, Sign, find_pattern, sign_of

# So many cells led by tabs make a table possible: two columns, headings and a row.
_FEWEST = 4
# Rows alike that show a row's number of cells; in two columns a cell alone may be half a row.
_LEAST_ROWS, _TWO = 2, 2
_NARROW = frozenset({Look.NUMBER, Look.CODE})


@dataclass(slots=True)
class Stacked:
    """A cell and where it stands.

    Attributes:
        lines: its texts, a line each, blank ones left out.
        where: position of each of them in the list of lines.
        at: position of the line that the cell begins in.
        number: first line in the file.
        last: last line in the file.
        after_blank: a blank line stands before it.
        alone: it is a row of its own, across the table.
    """

    lines: list[str]
    where: list[int]
    at: int
    number: int
    last: int
    after_blank: bool
    alone: bool = False

    @property
    def text(self) -> str:
        """The whole text, a line each."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Stack:
    """A table read cell by cell.

    Attributes:
        cells: in order, row by row, the headings first.
        columns: columns of the table.
        spans: for each heading cell, how many columns it covers.
    """

    cells: list[Stacked]
    columns: int
    spans: list[int] = field(default_factory=list)


def is_stacked(line: Line) -> bool:
    """Whether a line is one cell, led by a tab."""
    return line.text.startswith("\t") and line.tabs == 1


def stack_region(lines: list[Line], start: int) -> tuple[Stack | None, int]:
    """The table whose cells begin in line `start`, and the line after it.

    Lines without a tab belong to the cell above them, blank lines or not. The last cell of a
    table keeps only those that go on with it (bullets, lower case), as what follows the table
    stands there too. A table ends where its headings come again or no cell follows. There is no
    table where the cells make no pattern.
    """
    cells, end, whole = _collect(lines, start)
    if not whole or cells[-1].where:
        end = _trim(cells[-1], lines)
    if len(cells) < _FEWEST:
        return None, end
    _mark_alone(cells)
    rows = [cell for cell in cells if not cell.alone]
    signs = [sign_of(cell.text, after_blank=cell.after_blank) for cell in rows]
    pattern = find_pattern(signs)
    if pattern is None:
        return None, end
    return Stack(cells, pattern.columns, _spans(signs, pattern)), end


def _collect(lines: list[Line], start: int) -> tuple[list[Stacked], int, bool]:
    """The cells of one table with the lines below each, the line after them, and whether all.

    "All" is False where the headings come again and the rest is another table's.
    """
    cells: list[Stacked] = []
    blank = False
    for at in range(start, len(lines)):
        line = lines[at]
        if line.blank:
            blank = True
            continue
        if is_stacked(line):
            if _begins_anew(cells):
                return cells[:-2], cells[-2].at, False
            cells.append(Stacked([], [], at, line.number, line.last, blank))
        elif "\t" in line.text:
            return cells, at, True
        if line.text.strip():
            cells[-1].lines.append(line.text.strip())
            cells[-1].where.append(at)
            cells[-1].last = line.last
        blank = False
    return cells, len(lines), True


def _mark_alone(cells: list[Stacked]) -> None:
    """Marks the cells set apart by blank lines among rows that all have the same number of cells.

    Such a cell lies across the table: a theme, a principle, a month. Where blank lines stand inside
    cells too, rows differ and nothing is marked.
    """
    groups: list[list[Stacked]] = []
    for cell in cells:
        if cell.after_blank or not groups:
            groups.append([])
        groups[-1].append(cell)
    sizes = Counter(len(group) for group in groups if len(group) > 1)
    if not sizes:
        return
    usual, count = sizes.most_common(1)[0]
    singles = [group[0] for group in groups[1:] if len(group) == 1]
    alike = count + len(singles) + (len(groups[0]) != usual) >= len(groups)
    # As many cells alone as rows are the last cells of those rows, with a blank line before.
    if alike and usual > _TWO and count >= max(_LEAST_ROWS, 2 * len(singles)):
        for cell in singles:
            cell.alone = True


def _begins_anew(cells: list[Stacked]) -> bool:
    """Whether the last two cells are the first two again."""
    if len(cells) < _FEWEST:
        return False
    first, second, third, fourth = (fold(c.text).lower() for c in (*cells[:2], *cells[-2:]))
    return bool(first) and (first, second) == (third, fourth)


def _trim(cell: Stacked, lines: list[Line]) -> int:
    """Leave a table's last cell what goes on with it; the position of the line after that."""
    kept = 1
    while kept < len(cell.lines) and goes_on(cell.lines[kept]):
        kept += 1
    cell.lines, cell.where = cell.lines[:kept], cell.where[:kept]
    if not cell.where:
        return cell.at + 1
    cell.last = lines[cell.where[-1]].last
    return cell.where[-1] + 1


def _spans(signs: Sequence[Sign], pattern: Pattern) -> list[int]:
    """How many columns each heading covers.

    Where headings are fewer than columns, the pairs under one heading are those of a narrow
    column of numbers or codes and the text beside it.
    """
    if not pattern.headings:
        return []
    body = signs[pattern.headings :]
    columns = [body[at :: pattern.columns] for at in range(pattern.columns)]
    missing = pattern.columns - pattern.headings
    order = sorted(range(pattern.columns - 1), key=lambda at: _pair_rank(columns, at))
    joined = set(order[:missing])
    spans: list[int] = []
    for at in range(pattern.columns):
        if at - 1 in joined:
            spans[-1] += 1
        else:
            spans.append(1)
    return spans


def _pair_rank(columns: Sequence[Sequence[Sign]], at: int) -> tuple[bool, float]:
    """Lower for a column that rather shares its heading with the next."""
    narrow = _share_narrow(columns[at]) > 0.5 > _share_narrow(columns[at + 1])
    return not narrow, fmean(sign.letters for sign in columns[at])


def _share_narrow(column: Sequence[Sign]) -> float:
    return sum(sign.look in _NARROW for sign in column) / len(column)
