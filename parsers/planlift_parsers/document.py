"""The Document: what every reader makes and the normaliser reads.

A reader knows its format and nothing of action plans. Plain slotted dataclasses, as they are
made by the million.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from planlift_schema import NOWHERE, Finding, Place


class Kind(StrEnum):
    """What a paragraph is. The first three are the body; the others stand apart from it."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    FURNITURE = "furniture"  # running heads and feet, page numbers, version stamps, watermarks
    NAVIGATION = "navigation"  # menus, breadcrumbs, skip links of a web page
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    DELETED = "deleted"  # a tracked deletion
    PICTURE = "picture"  # the name of a picture that may hold a table
    EMBEDDED = "embedded"  # the name of a file or object within the file
    HIDDEN = "hidden"  # hidden text, rows, columns, sheets; ink in the colour of its ground


BODY_KINDS = frozenset({Kind.HEADING, Kind.TEXT, Kind.ITEM})


@dataclass(slots=True)
class Paragraph:
    """One paragraph, heading or list item, with no line break inside.

    Attributes:
        text: the words, white space folded; a hard line break starts a paragraph of its own.
            A tab stays where it parts a short text, which may be a label, from the rest.
        kind: what it is.
        level: heading level from 1, or list nesting from 1; 0 for running text.
        marker: "-" for a bullet of any shape, or the number as shown ("1.", "a)"); "" if no item.
        bold: every letter is bold.
        ink: colour of the text as "RRGGBB" where one is set and all of it has the same.
        place: where it stands.
        unsure: its words whose letters are not sure: recognised from a picture, or told
            differently by two readings.
        set_off: start and end in `text` of the words whose look sets them off from the others:
            the bold ones, else those that look as the first do; () where all of it looks alike.
    """

    text: str
    kind: Kind = Kind.TEXT
    level: int = 0
    marker: str = ""
    bold: bool = False
    ink: str | None = None
    place: Place = NOWHERE
    unsure: tuple[str, ...] = ()
    set_off: tuple[tuple[int, int], ...] = ()

    @property
    def line(self) -> str:
        """The text behind its list marker, as it stands in a field: a tab in it is a space."""
        text = self.text.replace("\t", " ")
        return f"{self.marker} {text}" if self.marker else text


@dataclass(slots=True)
class Cell:
    """One cell of a table; a merged cell stands once, at its top left place.

    Attributes:
        row: top row in the table, from 0.
        column: left column in the table, from 0.
        row_span: rows covered, at least 1.
        column_span: columns covered, at least 1.
        paragraphs: what stands in it, in order; those of kind DELETED, COMMENT, HIDDEN or
            FOOTNOTE are kept apart from its text.
        tables: tables nested in it; their text is not in `paragraphs`.
        fill: colour behind the cell as "RRGGBB" (from cell, row, table style or page), or None.
        header: the source marks it as a header (repeat header row, th, thead).
        rotated: its text runs up or down the page.
        place: where it stands.
        doubt: why it may not hold all that it should, or more; "" where its borders are sure.
    """

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    fill: str | None = None
    header: bool = False
    rotated: bool = False
    place: Place = NOWHERE
    doubt: str = ""

    @property
    def text(self) -> str:
        """The body paragraphs, one a line, list items behind their marker."""
        return "\n".join(p.line for p in self.paragraphs if p.kind in BODY_KINDS)


@dataclass(slots=True)
class Table:
    """A grid of cells.

    Attributes:
        rows: number of rows.
        columns: number of columns.
        cells: the cells, by row and then column; places covered by a span have no cell.
        place: page and box, table number, sheet or lines.
        edges: x of the column boundaries in points, left to right (PDF): columns + 1 of them,
            or () where the format has none.
        numbers: of its rows in the whole table, from 1, where it is a later part of one; else ().
    """

    rows: int
    columns: int
    cells: list[Cell]
    place: Place = NOWHERE
    edges: tuple[float, ...] = ()
    numbers: tuple[int, ...] = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Mail:
    """The mail that a document came in: weak evidence of whose it is, and of when.

    Attributes:
        domain: of the sender's address, lower case; "" if none is given.
        sent: the day on which it was sent, None if it does not say.
        subject: its subject.
        head: its visible headers, as they are shown above its text ("From: ...").
    """

    domain: str = ""
    sent: dt.date | None = None
    subject: str = ""
    head: tuple[str, ...] = ()


@dataclass(slots=True)
class Document:
    """What a reader saw, in reading order.

    Attributes:
        name: file name without folder; of a document in a container, its path from the
            container on ("pack.zip/Trust A/plan.docx").
        format: name of the format's row in `FORMATS`.
        reader: name and version of the reader ("docx 1").
        blocks: paragraphs and tables in reading order.
        pages: number of pages, where the format has pages.
        title: the title in the file's own properties, "" if none (weak evidence).
        page_sizes: page number to (width, height) in points, as people see the page (PDF).
        ocr: text was read from pictures.
        notes: what the reader could not read or wants a person to know.
        mail: the mail that it came in, None if in none.
    """

    name: str
    format: str
    reader: str
    blocks: list[Block] = field(default_factory=list)
    pages: int | None = None
    title: str = ""
    page_sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    ocr: bool = False
    notes: list[Finding] = field(default_factory=list)
    mail: Mail | None = None

    def tables(self) -> Iterator[Table]:
        """Every table in reading order, nested ones after the table they stand in."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from _with_nested(block)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in cells included, of every kind."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for table in _with_nested(block):
                    for cell in table.cells:
                        yield from cell.paragraphs


def _with_nested(table: Table) -> Iterator[Table]:
    yield table
    for cell in table.cells:
        for nested in cell.tables:
            yield from _with_nested(nested)


def pieces_in(blocks: Iterable[Block]) -> Iterator[Block | Cell]:
    """Blocks, and all that stands in the tables among them."""
    for block in blocks:
        yield block
        for cell in block.cells if isinstance(block, Table) else ():
            yield cell
            yield from pieces_in([*cell.paragraphs, *cell.tables])
