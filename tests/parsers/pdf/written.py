"""Words as a page has them, for tests that need no file."""

from __future__ import annotations

from planlift_parsers.pdf.content import Word

SIZE, LETTER, SPACE = 10.0, 5.0, 2.0  # points; of letters, and of the white between words


def text(x, baseline, words):
    """The words of a line that begins at x."""
    made = []
    for word in words.split():
        end = x + LETTER * len(word)
        top, bottom = baseline - 0.8 * SIZE, baseline + 0.2 * SIZE
        made.append(
            Word(word, x, end, top, bottom, baseline, SIZE, False, "", 0, False, True, False, 0)
        )
        x = end + SPACE
    return made


def rows_of(grid, words):
    """The texts of a grid by row; those of a merged cell stand in its first place.

    Args:
        grid: its cells, each once.
        words: of each cell.
    """
    made = [[""] * (len(grid.xs) - 1) for _ in grid.ys[1:]]
    for cell in grid.cells:
        made[cell.row][cell.column] = " ".join(word.text for word in words.get(cell, ()))
    return [tuple(row) for row in made]
