"""Rows as spreadsheets export them, commas or semicolons between cells, among other text."""

from __future__ import annotations

import re

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import SHORT_ROW, Row

_FEWEST_ROWS = 3  # a header and two rows; fewer lines in quotes may be said by somebody
_FEWEST_CELLS = 3
# A header and one row are a table where they have so many cells: no address or list, which prose
# may hold without a space behind its commas, is as long twice on end.
_SURE_CELLS = 5
_LONGEST_HEADING = 60  # letters of a heading; of the plans in `samples` the longest has 47
_ABBREVIATED_WORDS = 3  # of a heading that ends in a full stop: "Action ref no."
# A row is no longer than the csv module takes of a cell; with it, lines that a quote never closed.
_LONGEST_ROW = 131_072
_QUOTED_LINES = 40
_QUOTED = re.compile(r'^\s*"(?:[^"]|"")*"\s*[,;]')
_OPEN = re.compile(r'\s*"')
_CELLS = {
    mark: re.compile(rf'\s*"(?:[^"]|"")*+"[^\S\n]*(?=[{mark}]|\Z)|[^{mark}]*+') for mark in ",;"
}
_SPACED = {mark: re.compile(rf"[{mark}]\s") for mark in ",;"}
_JOINED = (
    "the row has more marks than the table; a text behind a small letter goes on with its cell"
)


def opens_exported(lines: list[Line], at: int) -> bool:
    """Whether a line may be the first of such rows: by its marks, or by a cell in quotes."""
    text = lines[at].text
    if max(text.count(mark) for mark in _CELLS) < _FEWEST_CELLS - 1 or "\t" in text:
        return False
    return _QUOTED.match(text) is not None or any(_heads(text, mark) for mark in _CELLS)


def exported_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows that begin in line `start`, and the line after them; no rows if it is no table.

    All have as many cells as the first. A cell in quotes may hold marks and line breaks. The first
    row has cells in quotes, or the looks of headings with no space behind its marks; behind
    semicolons all may have one. Without rows the line is that after those that were read for them.
    """
    text = lines[start].text
    mark, quoted = _mark_of(text), _QUOTED.match(text) is not None
    headed = _heads(text, mark)
    spaced = not quoted and bool(_SPACED[mark].search(text))
    rows: list[Row] = []
    at = done = after = start
    while at < len(lines) and not (at > done and _heads(lines[at].text, mark)):
        if not headed and not _QUOTED.match(lines[at].text):
            break
        cells, after = _cells_at(lines, at, mark)
        row = Row(cells, lines[at].number, lines[after - 1].last)
        if rows and headed:
            _mend(row, mark, rows[0].width, spaced=spaced)
        if row.width < _FEWEST_CELLS or (rows and row.width != rows[0].width):
            break
        row.cells = _unquoted(row.cells)
        rows.append(row)
        at = done = after
        at += at < len(lines) and not lines[at].text.strip()  # one may stand between rows
    many = len(rows) > 1 and rows[0].width >= _SURE_CELLS and not spaced
    enough = many or len(rows) >= _FEWEST_ROWS
    told = quoted or any(not _are_headings(row.cells) for row in rows[1:])
    return (rows, done) if enough and told else ([], after)


def _mark_of(text: str) -> str:
    """What parts the cells: the sign behind a first one in quotes, else that of a header."""
    found = _QUOTED.match(text)
    return found.group()[-1] if found else next((one for one in ";," if _heads(text, one)), ",")


def _heads(text: str, mark: str) -> bool:
    """A line has the looks of headings that one mark parts.

    Behind commas that part words of prose stands a space; behind semicolons each cell may have one.
    """
    cells = _unquoted(_raw_cells(text, mark))
    spaces = len(_SPACED[mark].findall(text))
    if len(cells) < _FEWEST_CELLS or (spaces and (mark == "," or spaces < len(cells) - 1)):
        return False
    return _are_headings(cells)


def _are_headings(cells: list[str]) -> bool:
    return all(map(_is_heading, cells)) and len({cell.lower() for cell in cells}) == len(cells)


def _is_heading(cell: str) -> bool:
    """A cell opens with a letter or "#", is short, and neither a sentence nor a labelled value."""
    opens = cell[:1].isalpha() or cell[:1] == "#"
    sentence = cell[-1:] in ("!", ".") and len(cell.split()) > _ABBREVIATED_WORDS
    return opens and len(cell) <= _LONGEST_HEADING and not sentence and ": " not in cell


def _cells_at(lines: list[Line], at: int, mark: str) -> tuple[list[str], int]:
    """The cells, as they stand, of the row that begins in a line, and the line after it.

    A cell in quotes goes on over lines until it is closed; one that never is closed is none. No
    cells are those of a line that is longer than any row that may be read.
    """
    text, end = lines[at].text, at + 1
    if len(text) > _LONGEST_ROW:
        return [], end
    first = cells = _raw_cells(text, mark)
    while _is_open(cells[-1]) and end < min(len(lines), at + _QUOTED_LINES):
        text += f"\n{lines[end].text}"
        if len(text) > _LONGEST_ROW:
            break
        end += 1
        if '"' in lines[end - 1].text:
            cells = _raw_cells(text, mark)
    return (first, at + 1) if _is_open(cells[-1]) else (cells, end)


def _raw_cells(text: str, mark: str) -> list[str]:
    """The cells as they stand; from a quote that is not closed on all is one cell."""
    cells: list[str] = []
    at, pattern = 0, _CELLS[mark]
    while at <= len(text):
        found = pattern.match(text, at)
        cell = found[0] if found else ""
        if _OPEN.match(cell) and not _is_closed(cell) and '"' not in cell.strip()[1:]:
            cell = text[at:]
        cells.append(cell)
        at += len(cell) + 1
    return cells


def _is_closed(cell: str) -> bool:
    stripped = cell.strip()
    return len(stripped) > 1 and stripped[0] == stripped[-1] == '"'


def _is_open(cell: str) -> bool:
    """A cell opens with a quote and is not closed."""
    return _OPEN.match(cell) is not None and not _is_closed(cell)


def _unquoted(cells: list[str]) -> list[str]:
    made = [cell.strip() for cell in cells]
    return [cell[1:-1].replace('""', '"').strip() if _is_closed(cell) else cell for cell in made]


def _mend(row: Row, mark: str, width: int, *, spaced: bool) -> None:
    """Make a row fit, where it is told how: marks within a text, and cells left out at the end.

    A mark within a text has a space behind it, or, where all marks have, a small letter. A row that
    lacks cells is filled where all marks tell that it is one, and doubted.
    """
    if not spaced:
        inside = [at for at, cell in enumerate(row.cells) if at and _goes_on(cell)]
        row.cells = _together(row.cells, inside, mark)
        if _FEWEST_CELLS <= row.width < width and not inside:
            row.cells += [""] * (width - row.width)
            row.doubt = SHORT_ROW
        return
    small = [at for at, cell in enumerate(row.cells) if at and cell.strip()[:1].islower()]
    if row.width == width and small:
        row.doubt = _JOINED
    if row.width > width and len(small) == row.width - width:
        row.cells, row.doubt = _together(row.cells, small, mark), _JOINED


def _goes_on(cell: str) -> bool:
    """A space stands before the words of a cell without quotes."""
    return cell[:1].isspace() and bool(cell.strip()) and not _is_closed(cell)


def _together(cells: list[str], inside: list[int], mark: str) -> list[str]:
    """Cells with those at some places put back behind the ones before them."""
    made: list[str] = []
    places = set(inside)
    for at, cell in enumerate(cells):
        if at in places:
            made[-1] += mark + cell
        else:
            made.append(cell)
    return made
