"""A document of which a table is too large to be held whole: it is read in parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from planlift_parsers.document import Document


@dataclass(frozen=True, slots=True)
class Cut:
    """Where the next part of a table begins.

    Attributes:
        again: rows of the table, from 1, that are said again before it: its header, the section
            row that holds, rows whose cells go on.
        row: from which row of the table it goes on; None for the one after the last that was read.
    """

    again: tuple[int, ...] = ()
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of a large table, and what stands between them and others.

    Attributes:
        document: what was read; its rows and tables are numbered as those of the whole are.
        table: number of the table that goes on in the next part, None where none does.
        last: there is no further part.
    """

    document: Document
    table: int | None
    last: bool


class LargeTable(Protocol):
    """A table whose first rows were read with the rest of the document."""

    @property
    def table(self) -> int | None:
        """Its number in the document, None where its first rows make no table."""

    def part(self, cut: Cut) -> Part:
        """Reads the next part.

        Args:
            cut: of the table that was to go on.

        Raises:
            DocumentError: it is not what it should be.
            LimitError: it exceeds a limit.
        """


@dataclass(frozen=True, slots=True)
class Parted:
    """A document that is read in parts.

    Attributes:
        document: all of it but the later rows of its large tables.
        tables: those tables, in reading order; each is to be read to its end before the next.
    """

    document: Document
    tables: tuple[LargeTable, ...]
