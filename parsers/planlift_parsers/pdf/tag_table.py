"""A table as a structure tree gives it, whatever library read the tree."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class TagCell:
    """A cell of the tree; the first fields are those of `Cell`.

    Attributes:
        marks: page number and marked content id of all that stands in it.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    marks: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class TagTable:
    """A table of the tree; the fields are those of `Table`."""

    rows: int = 0
    columns: int = 0
    cells: list[TagCell] = field(default_factory=list)
