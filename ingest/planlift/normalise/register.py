"""A list of records: rows of a table, blocks of labels or items of a list, stood upright."""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift.corrections import Ruling
from planlift.normalise.grid import Row, Value
from planlift.normalise.headers import Header
from planlift.normalise.mapping import Mapping
from planlift.normalise.outline import Context, Heading
from planlift.normalise.pairs import Pair
from planlift_parsers import Paragraph
from planlift_schema import NOWHERE, Place

NO_COLUMN = -1
"""Place of a column that the table in the source has not, in `Register.written`."""


@dataclass(slots=True)
class Register:
    """A list of records.

    Attributes:
        labels: what each column is called; "" where nothing is.
        groups: upper level of each label, else "".
        rows: the records (and section, guidance and broken rows between them).
        context: headings and narrative it stands under.
        header: the header it was read with.
        headed: it has labels of its own.
        labelled: it was made of labels and values, not of a grid.
        listed: it was made of list items.
        place: where it stands.
        above: rows above the header (titles, keys).
        said: paragraphs that hold the labels.
        pairs: the labels and values it was made of, where it was.
        opening: the row above the header that opens a section, with its name, or None.
        ref: the line that names its only record ("Action 3"), or None.
        mapping: what its columns mean; set once for all registers of one family.
        ruling: what a mapping file says of its family, or None.
        later: it is a later part of a table whose first rows were read before.
        stray: a line beside the block that may belong to it, or None.
        written: place and whole header in the source of each column, where one of these was parted
            in two; else [].
    """

    labels: list[str]
    groups: list[str]
    rows: list[Row]
    context: Context
    header: Header
    headed: bool = True
    labelled: bool = False
    listed: bool = False
    place: Place = NOWHERE
    above: list[Row] = field(default_factory=list)
    said: list[Paragraph] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    opening: tuple[Value, Row] | None = None
    ref: Paragraph | None = None
    mapping: Mapping = field(default_factory=lambda: Mapping([]))
    ruling: Ruling | None = None
    later: bool = False
    stray: Paragraph | None = None
    written: list[tuple[int, str]] = field(default_factory=list)

    @property
    def columns(self) -> list[tuple[int, str]]:
        """Place from the left and whole header of each column in the source."""
        return self.written or [*enumerate(self.labels)]

    @property
    def headers(self) -> list[str]:
        """The headers as the source has them, by which a mapping file knows the table."""
        return list({place: text for place, text in self.columns if place >= 0}.values())

    def complete(self, label: str, value: Value) -> None:
        """Adds a column to a list of one record, and what stands in it."""
        self.labels.append(label)
        self.groups.append("")
        (row,) = self.rows
        row.values.append(value)
        row.tops.append(True)
        row.lefts.append(True)


@dataclass(slots=True)
class Found:
    """The registers of a document and what stood between them.

    Attributes:
        registers: in reading order.
        headings: the headings met.
        runs: the running text met, each run with where it stands.
    """

    registers: list[Register] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    runs: list[tuple[list[Paragraph], Context]] = field(default_factory=list)
