"""A row of a table that stands in a text."""

from __future__ import annotations

from dataclasses import dataclass

SHORT_ROW = "the row has fewer cells than the table; the empty ones are taken to be the last"
"""Why the cells of such a row are doubted."""


@dataclass(slots=True)
class Row:
    """A row of a table in the file.

    Attributes:
        cells: texts, line breaks inside kept.
        number: first line in the file.
        last: last line in the file.
        after_blank: a blank line stands before it.
        doubt: why its cells may be parted wrongly, "" where they are sure.
        reaches: its last cell reaches to the right edge of the table.
        held: so many of its first cells are those of the row above, which reach down to it.
    """

    cells: list[str]
    number: int
    last: int
    after_blank: bool = False
    doubt: str = ""
    reaches: bool = False
    held: int = 0

    @property
    def width(self) -> int:
        """How many cells it has."""
        return len(self.cells)
