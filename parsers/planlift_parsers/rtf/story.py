"""A story of rich text: the body, a header, a note, a text box; its paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift_parsers.docx.names import Element
from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits
from planlift_parsers.rtf.header import Header
from planlift_parsers.rtf.rows import RowMade, RowSaid, table


@dataclass(slots=True)
class _OpenTable:
    """A table that has not ended.

    Attributes:
        rows: those that have ended.
        cells: of the open row, those that have ended.
        content: of the open cell.
    """

    rows: list[RowMade] = field(default_factory=list)
    cells: list[list[Element]] = field(default_factory=list)
    content: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """Gathers the paragraphs of a story into its tables.

    Attributes:
        container: takes its blocks.
        header: the colours of its cells.
        limits: `nesting` is kept.
    """

    container: Element
    header: Header
    limits: Limits
    _open: list[_OpenTable] = field(default_factory=list)

    def add(self, paragraph: Element, depth: int) -> None:
        """Add a paragraph.

        Args:
            paragraph: `w:p`.
            depth: how many tables it stands in.

        Raises:
            LimitError: too many.
        """
        self._reach(depth)
        if self._open:
            self._open[-1].content.append(paragraph)
        else:
            self.container.append(paragraph)

    def end_cell(self, depth: int) -> None:
        """The cell at that depth has ended, with all that was added to it."""
        self._reach(depth)
        here = self._open[-1]
        here.cells.append(here.content)
        here.content = []

    def end_row(self, depth: int, said: RowSaid) -> None:
        """The row at that depth has ended.

        Args:
            depth: how many tables it stands in.
            said: what is said of it and its cells.
        """
        self._reach(depth)
        here = self._open[-1]
        if here.content:  # a cell that is not closed
            self.end_cell(depth)
        if here.cells:
            here.rows.append(RowMade(said, here.cells))
        here.cells = []

    def end(self, said: RowSaid) -> None:
        """The story has ended; a row that is still open ends with it."""
        while self._open:
            self.end_row(len(self._open), said)
            self._reach(len(self._open) - 1)

    def _reach(self, depth: int) -> None:
        """Open or close tables until there are as many as `depth`."""
        if depth > self.limits.nesting:
            raise LimitError(
                f"tables nested more than {self.limits.nesting} deep",
                "Split the document.",
                limit="nesting",
            )
        while len(self._open) < depth:
            self._open.append(_OpenTable())
        while len(self._open) > depth:
            self._close()

    def _close(self) -> None:
        ended = self._open.pop()
        left = [*(element for content in ended.cells for element in content), *ended.content]
        blocks = [table(ended.rows, self.header)] if ended.rows else []
        for element in [*blocks, *left]:
            if self._open:
                self._open[-1].content.append(element)
            else:
                self.container.append(element)
