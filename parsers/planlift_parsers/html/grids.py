"""Tables made of plain boxes: rows of boxes with as many boxes in each, marked as tables.

Pages are laid out so with flexible boxes and grids of CSS; what makes them a table for whoever
reads the page is that every row has the same number of short cells. Only the shape is looked at,
as the style sheet may stand outside of the page.
"""

from __future__ import annotations

from collections.abc import Set

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from planlift_parsers.html.css import Sheet
from planlift_parsers.html.parts import is_block

_ROWS = frozenset({"div", "li", "section", "article"})
_CELLS = frozenset({"div", "span", "p", "b", "strong"})
_LINES = frozenset({"p", "br", "ul", "ol", "li"})
"""What a cell may hold beside words: the lines of one with several names or steps."""
_FEWEST_ROWS = 3  # and columns, of boxes that are no table by name; two may be any layout
_FEWEST_COLUMNS = 3
_FEWEST_SET = 2  # of rows that CSS sets on as many columns each as they have boxes


def mark_grids(soup: BeautifulSoup, sheet: Sheet) -> None:
    """Gives the roles of tables, rows and cells to boxes that make one.

    Args:
        soup: the page; changed.
        sheet: its style rules.
    """
    for parent in soup.find_all(["div", "section", "main", "article", "body", "ul"]):
        rows = _boxes(parent)
        if parent.get("role") or len(rows) < _FEWEST_SET:
            continue
        if columns := sheet.style_of(parent).columns:
            _mark_flat(soup, parent, rows, columns, sheet)
        else:
            _mark_rows(soup, rows, sheet)


def _boxes(tag: Tag) -> list[Tag]:
    """The elements inside of one, [] where words stand beside them."""
    found: list[Tag] = []
    for child in tag.children:
        if isinstance(child, Tag):
            found.append(child)
        elif type(child) is NavigableString and child.strip():
            return []
    return found


def _mark_rows(soup: BeautifulSoup, rows: list[Tag], sheet: Sheet) -> None:
    """Boxes of which each holds as many cells as the others; what stands around them stays."""
    cells = [_cells(row, sheet) for row in rows]
    plain = [found if all(_is_cell(cell, sheet) for cell in found) else [] for found in cells]
    width = max(map(len, plain), default=0)
    full = [at for at, found in enumerate(cells) if len(found) == width]
    if width < _FEWEST_SET or full != list(range(full[0], full[-1] + 1)):
        return
    words = sum(len(found) == width for found in plain)
    same = all(sheet.style_of(rows[at]).columns == width for at in full)
    least = _FEWEST_SET if same else _FEWEST_ROWS
    if len(full) < least or words < least - 1 or width < least:
        return
    table = _wrapped(soup, [rows[at] for at in full])
    table["role"] = "table"
    for at in full:
        rows[at]["role"] = "row"
        for cell in cells[at]:
            cell["role"] = "cell"


def _mark_flat(
    soup: BeautifulSoup, parent: Tag, boxes: list[Tag], columns: int, sheet: Sheet
) -> None:
    """Boxes that a grid of CSS breaks into rows of so many."""
    plain = all(_is_cell(box, sheet) for box in boxes)
    whole = len(boxes) % columns == 0 and len(boxes) >= _FEWEST_ROWS * columns
    if columns < _FEWEST_COLUMNS or not plain or not whole:
        return
    parent["role"] = "table"
    for start in range(0, len(boxes), columns):
        row = _wrapped(soup, boxes[start : start + columns])
        row["role"] = "row"
        for cell in boxes[start : start + columns]:
            cell["role"] = "cell"


def _wrapped(soup: BeautifulSoup, children: list[Tag]) -> Tag:
    """A new box around some elements that follow each other."""
    box = soup.new_tag("div")
    children[0].insert_before(box)
    for child in children:
        box.append(child.extract())
    return box


def _cells(row: Tag, sheet: Sheet) -> list[Tag]:
    """The cells of a row, which may hold lines; [] where one of its boxes is none."""
    if row.name not in _ROWS or row.get("role"):
        return []
    boxes = _boxes(row)
    return boxes if all(_is_cell(box, sheet, _LINES) for box in boxes) else []


def _is_cell(box: Tag, sheet: Sheet, lines: Set[str] = frozenset()) -> bool:
    """It holds words and no further boxes but such lines, and is not hidden."""
    if box.name not in _CELLS or box.get("role"):
        return False
    inner = [tag for tag in box.find_all(True) if tag.name not in lines]
    return not any(is_block(tag.name, sheet.style_of(tag)) or tag.name == "br" for tag in inner)
