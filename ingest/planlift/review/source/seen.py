"""What a worker tells of a document's pages, as models that go between processes as JSON."""

from __future__ import annotations

from planlift.normalise.explaining import TableStory
from planlift_schema import Place
from planlift_schema.plan import Model

Anchor = str
"""Names one cell, paragraph or line of a document, so that a field's place finds it."""


class SeenCell(Model):
    """A cell as it is shown.

    Attributes:
        anchor: names it.
        row_span: rows that it covers.
        column_span: columns that it covers.
        header: the source marks it as a header.
        lines: its text, a paragraph each.
        aside: what stands apart from its text: comments, deletions, hidden text, with their kind.
        tables: tables within it.
    """

    anchor: Anchor
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    lines: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    tables: tuple[SeenTable, ...] = ()


class SeenTable(Model):
    """Rows of a table, or a part of them.

    Attributes:
        name: what it is called ("Table 2, rows 121 to 240").
        rows: cells from left to right; places that a span covers have none.
    """

    name: str
    rows: tuple[tuple[SeenCell, ...], ...]


class SeenText(Model):
    """A paragraph outside tables.

    Attributes:
        anchor: names it.
        kind: "heading", "text", "item" or what stands apart ("furniture", "comment" ...).
        level: of a heading, from 1.
        text: its words, behind the marker of a list.
    """

    anchor: Anchor
    kind: str
    level: int
    text: str


class Leaf(Model):
    """A part of a document that is shown at once.

    Attributes:
        title: "Sheet Actions", "Part 2".
        blocks: in reading order.
        anchors: of all that stands on it, those in tables included.
    """

    title: str
    blocks: tuple[SeenText | SeenTable, ...]
    anchors: frozenset[Anchor]


class Leaves(Model):
    """A document without pages, in parts."""

    leaves: tuple[Leaf, ...]


class PageSize(Model):
    """A page of a PDF as its text is read.

    Attributes:
        width: in points.
        height: in points.
        turned: degrees clockwise by which it is shown too far.
    """

    width: float
    height: float
    turned: int = 0


class Column(Model):
    """A column of a family of tables, and what it was taken for."""

    header: str
    example: str
    taken: str
    said: bool
    doubt: str


class Family(Model):
    """Tables with the same headers."""

    places: tuple[Place, ...]
    labelled: bool
    rows: int
    refusal: str
    origin: str
    headed: bool
    columns: tuple[Column, ...]


class Families(Model):
    """All tables of a document."""

    families: tuple[Family, ...]


def family_of(story: TableStory) -> Family:
    """A story of tables as it goes between processes."""
    return Family(
        places=tuple(story.places),
        labelled=story.labelled,
        rows=story.rows,
        refusal=story.refusal,
        origin=story.ruling.origin if story.ruling else "",
        headed=story.headed,
        columns=tuple(
            Column(
                header=one.header,
                example=one.example,
                taken=one.taken,
                said=one.said,
                doubt=one.doubt,
            )
            for one in story.columns
        ),
    )


def anchor_of(place: Place | None) -> Anchor:
    """The name of what stands at a place; "" where the place does not say enough."""
    if place is None:
        return ""
    file = f"{place.file}:" if place.file else ""
    if place.table is not None and place.row is not None:
        return f"{file}t{place.table}r{place.row}c{place.column or 1}"
    if place.paragraph is not None:
        return f"{file}p{place.paragraph}"
    if place.line is not None:
        return f"{file}l{place.line}"
    return ""
