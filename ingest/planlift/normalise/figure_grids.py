"""Tables of figures among those of a plan: staff by band, three years compared."""

from __future__ import annotations

import re

from planlift.normalise.grid import Grid
from planlift.normalise.vocabulary import words_of

# Share of the cells beside the labels that are figures; data tables have nearly all, plans with a
# column of numbers and one of costs a quarter at most.
_MOSTLY = 0.6
_LEAST = 4  # cells of figures
_FIGURE = re.compile(r"[\s£+−–—()<>±*~-]*(?:\d[\d.,:\s]*\s*%?[\s()*]*|n/?a|nil)", re.I)
_LEAST_LETTERS = 3  # of a word that says what a table is about


def tells_figures(grid: Grid) -> bool:
    """Whether a table holds figures, beside labels across and down its side."""
    cells = [value.flat for row in grid.rows[1:] for column, value in row.own() if column]
    figures = sum(1 for text in cells if _FIGURE.fullmatch(text))
    return figures >= _LEAST and figures >= _MOSTLY * len(cells)


def captions_figures(text: str, grid: Grid) -> bool:
    """Whether a line says what the figures of the table below it are ("Workforce by pay band")."""
    if not tells_figures(grid):
        return False
    told = {word for word in words_of(text) if len(word) >= _LEAST_LETTERS}
    across = [value.flat for _, value in grid.rows[0].own()]
    down = [row.values[0].flat for row in grid.rows[1:] if row.values[0]]
    return any(not told.isdisjoint(words_of(label)) for label in (*across, *down))
