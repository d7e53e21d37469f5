"""Tab-separated rows to tables."""

from __future__ import annotations

import re

from planlift_parsers.paragraphs import fold, split_marker
from planlift_parsers.tabbed.lines import Line, cells_of
from planlift_parsers.tabbed.row import Row
from planlift_parsers.tabbed.wrapped import with_wrapped_cells

# A column heading is short: in 30 plans with visible headings few have more letters than this,
# and one that has only leaves two tables joined, which later steps can still tell apart.
_HEADING_LETTERS = 40
# Share of the cells with digits up to which a row may be one of headings ("Target 2011/12").
_HEADING_DIGITS = 0.25
# A reference or number is at most this long ("2025-26 (30)").
_REF_LETTERS = 14
# How many lines without a tab one cell may run over.
_LOOSE_LINES = 20


def is_row(line: Line) -> bool:
    """Whether a line is a row of tab-separated cells, and not one cell led by a tab."""
    text = line.text
    if "\t" not in text or not text.strip():
        return False
    return not (text.startswith("\t") and line.tabs == 1)


def row_region(lines: list[Line], start: int) -> tuple[list[list[Row]], int]:
    """The tables that begin with the row in line `start`, and the line after them.

    Args:
        lines: the whole file.
        start: position of a line for which `is_row` holds.
    """
    rows: list[Row] = []
    at = start
    width = _width(lines, start)
    blank = False
    while at < len(lines):
        line = lines[at]
        if is_row(line):
            rows.append(Row(cells_of(line.text), line.number, line.last, blank))
            blank = False
        elif not line.text.strip():
            blank = True
        elif blank or not _add_loose(lines, at, rows, width):
            break
        at += 1
    while not lines[at - 1].text.strip():
        at -= 1
    return _tables(_mended(with_wrapped_cells(rows), width)), at


def _width(lines: list[Line], start: int) -> int:
    """How many cells the rows from here on have: the most that any has before other text."""
    widest = 0
    for line in lines[start:]:
        if is_row(line):
            widest = max(widest, line.tabs + 1)
        elif line.text.strip():
            break
    return widest


def _add_loose(lines: list[Line], at: int, rows: list[Row], width: int) -> bool:
    """Take a line without tabs, directly below a row, into the table if it belongs there.

    It goes on with the last cell where it opens in lower case or with a bullet, or where the
    table has two columns (a label cannot stand alone); else it is a row of its own (a section
    row). Either way rows must go on below it.
    """
    text = lines[at].text
    below = goes_on(text)
    if not below and not _rows_follow(lines, at):
        return False
    last = rows[-1]
    if below or width == 2:
        last.cells[-1] = f"{last.cells[-1]}\n{text}"
        last.last = lines[at].last
    else:
        rows.append(Row([text], lines[at].number, lines[at].last))
    return True


def goes_on(text: str) -> bool:
    """Whether a line goes on with the cell above it: lower case, or a bullet."""
    stripped = text.strip()
    return stripped[:1].islower() or bool(split_marker(stripped)[0])


def _rows_follow(lines: list[Line], at: int) -> bool:
    for line in lines[at + 1 : at + _LOOSE_LINES]:
        if line.blank:
            return False
        if is_row(line):
            return True
    return False


def _mended(rows: list[Row], width: int) -> list[Row]:
    """Rows that a line break inside an unquoted cell cut in two, joined."""
    made: list[Row] = []
    for row in rows:
        before = made[-1] if made else None
        if before is not None and not row.after_blank and is_cut(before, row, width):
            before.cells[-1] = f"{before.cells[-1]}\n{row.cells[0]}"
            before.cells.extend(row.cells[1:])
            before.last = row.last
        else:
            made.append(row)
    return made


def is_cut(before: Row, row: Row, width: int) -> bool:
    """Whether two rows are one of so many cells that a line break inside a cell cut in two."""
    if not (1 < before.width < width and 1 < row.width < width):
        return False
    if before.width + row.width - 1 != width or not row.cells[0].strip():
        return False
    return goes_on(row.cells[0]) or (
        len(before.cells[0]) <= _REF_LETTERS < len(row.cells[0].strip())
    )


def _tables(rows: list[Row]) -> list[list[Row]]:
    """Rows to tables: a blank line parts them only where the structure begins anew."""
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or row.after_blank:
            groups.append([])
        groups[-1].append(row)
    if all(_group_width(group) == 2 for group in groups):
        return _blocks(groups)
    made: list[list[Row]] = []
    for group in groups:
        if made and _continues(made[-1], group):
            made[-1].extend(group)
        else:
            made.append(list(group))
    return made


def _group_width(group: list[Row]) -> int:
    return max(row.width for row in group)


def _blocks(groups: list[list[Row]]) -> list[list[Row]]:
    """Blocks of labels and values: one table each, unless a blank line follows every row."""
    if len(groups) == 1 or any(len(group) > 1 for group in groups):
        return groups
    made: list[list[Row]] = []
    seen: set[str] = set()
    for (row,) in groups:
        label = fold(row.cells[0]).lower()
        if not made or label in seen:
            made.append([])
            seen = set()
        made[-1].append(row)
        seen.add(label)
    return made


def _continues(table: list[Row], group: list[Row]) -> bool:
    """Whether rows behind a blank line go on with the table before it."""
    width, new = _group_width(table), _group_width(group)
    if new > width and len(table) > 1:
        return False
    if new < width and len(group) > 1 and len({row.width for row in group}) == 1:
        return False
    first = [fold(cell).lower() for cell in group[0].cells]
    if first == [fold(cell).lower() for cell in table[0].cells]:
        return False
    return not (is_heading(table[0]) and _heads(group) and not _same_start(table, group))


def _heads(group: list[Row]) -> bool:
    """Whether the first row heads the others: in some column all others are figures or long."""
    head, *others = group
    if not others or not is_heading(head):
        return False
    columns = zip(*(row.cells for row in others), strict=False)
    return any(
        all(len(cell) > _HEADING_LETTERS or re.search(r"\d", cell) for cell in column)
        for column in columns
    )


def is_heading(row: Row) -> bool:
    """Whether a row has the looks of column headings: short, all filled, hardly a digit."""
    cells = [fold(cell) for cell in row.cells]
    if not all(cells) or any(len(cell) > _HEADING_LETTERS for cell in cells):
        return False
    if any(cell[0].isdigit() or cell[0].islower() for cell in cells):
        return False
    digits = sum(any(letter.isdigit() for letter in cell) for cell in cells)
    return digits <= _HEADING_DIGITS * len(cells) and len(set(cells)) == len(cells)


def _same_start(table: list[Row], group: list[Row]) -> bool:
    """Whether the first cell is a reference of the shape that those of the table have."""
    shape = shape_of(group[0].cells[0])
    return "0" in shape and shape in {shape_of(row.cells[0]) for row in table[1:]}


def shape_of(text: str) -> str:
    """A text with its figures, capitals and small letters told apart and nothing else."""
    return re.sub(r"[A-Z]+", "A", re.sub(r"[a-z]+", "a", re.sub(r"\d+", "0", fold(text))))


def is_reference(text: str) -> bool:
    """Whether a text has the looks of a reference or number: short, with a digit."""
    return len(text.strip()) <= _REF_LETTERS and any(map(str.isdigit, text))


def is_aligned(rows: list[Row]) -> bool:
    """Whether tabs only align values behind labels ("Lead:", two tabs, a name)."""
    return all(
        row.cells[0].rstrip().endswith(":") and sum(bool(c.strip()) for c in row.cells) == 2
        for row in rows
    )


def columns_of(rows: list[Row]) -> int:
    """Columns of a table, those that are empty at the right end in every row left out."""
    return max(
        (at + 1 for row in rows for at, cell in enumerate(row.cells) if cell.strip()), default=0
    )


def is_listing(rows: list[Row]) -> bool:
    """Whether the tabs stand behind list markers ("•", "1.", "a)") and part no columns."""
    return all(row.width == 2 and _is_marker(row.cells[0].strip()) for row in rows)


def _is_marker(text: str) -> bool:
    if re.fullmatch(r"\(?(?:\d{1,3}|[a-z]{1,4})[.)]", text):
        return True
    return len(text) == 1 and not text.isalnum() and bool(split_marker(f"{text} x")[0])
