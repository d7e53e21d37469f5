"""A line of text and its cells between tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CELL = re.compile(r'"(?:[^"]|"")*"(?=\t|$)|[^\t]*')


@dataclass(slots=True)
class Line:
    """A line, or several that one of its cells keeps together.

    Attributes:
        text: without line end; line breaks only inside cells.
        number: first line in the file.
        last: last line in the file.
    """

    text: str
    number: int
    last: int

    @property
    def blank(self) -> bool:
        """Nothing but white space; a lone tab may be an empty cell and is no blank line."""
        return not self.text.strip() and self.text.count("\t") != 1

    @property
    def tabs(self) -> int:
        """How many tabs part it, those in quoted cells not counted."""
        if '"' not in self.text:
            return self.text.count("\t")
        return len(cells_of(self.text)) - 1


def raw_cells(text: str) -> list[str]:
    """The cells of a tab-separated line as they stand; a tab between quotes parts none."""
    cells = []
    at = 0
    while at <= len(text):
        found = _CELL.match(text, at)
        cell = found[0] if found else ""
        cells.append(cell)
        at += len(cell) + 1
    return cells


def cells_of(text: str) -> list[str]:
    """The cells of a tab-separated line; quotes around a cell are taken off."""
    if '"' not in text:
        return text.split("\t")
    return [_unquoted(cell) for cell in raw_cells(text)]


def _unquoted(cell: str) -> str:
    inside = cell[1:-1]
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inside.replace('""', ""):
        return inside.replace('""', '"')
    return cell
