"""Rows of a table that say the plan's title again, as at the top of each page."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.grid import Grid, Row
from planlift.normalise.vocabulary import words_of


def without_title_rows(grid: Grid, title: str) -> Grid:
    """The grid without such rows, which name no section of the rows below them.

    Args:
        grid: any grid.
        title: of the plan.
    """
    words = words_of(title)
    if not words or not any(_says(row, words) for row in grid.rows):
        return grid
    rows: list[Row] = []
    resumes = False
    for row in grid.rows:
        if _says(row, words):
            resumes = resumes or row.resumes
            continue
        rows.append(replace(row, resumes=row.resumes or resumes))
        resumes = False
    return replace(grid, rows=rows) if rows else grid


def _says(row: Row, words: tuple[str, ...]) -> bool:
    own = row.own()
    return len(own) == 1 and words_of(own[0][1].flat) == words
