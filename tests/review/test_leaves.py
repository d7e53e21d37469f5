from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planlift.review.source.leaves import ROWS, leaves_of
from planlift.review.source.seen import SeenTable, anchor_of
from planlift_parsers.document import Cell, Document, Kind, Paragraph, Table
from planlift_schema import Place


def text(number, sheet=None):
    return Paragraph(f"line {number}", place=Place(paragraph=number, sheet=sheet))


def table(number, rows, sheet=None):
    cells = [
        Cell(
            row,
            column,
            paragraphs=[Paragraph(f"{number}-{row}-{column}"), Paragraph("gone", Kind.DELETED)],
            place=Place(table=number, row=row + 1, column=column + 1, sheet=sheet),
        )
        for row in range(rows)
        for column in range(2)
    ]
    return Table(rows, 2, cells, Place(table=number, sheet=sheet))


def rows_of(leaf):
    return sum(len(block.rows) if isinstance(block, SeenTable) else 1 for block in leaf.blocks)


BLOCKS = st.lists(st.one_of(st.just(0), st.integers(1, 400)), max_size=8)


@settings(deadline=None)
@given(BLOCKS)
def test_everything_is_on_one_part_and_no_part_is_too_long(sizes):
    blocks = [table(n, size) if size else text(n) for n, size in enumerate(sizes, 1)]
    leaves = leaves_of(Document("d", "docx", "r", blocks)).leaves
    assert all(rows_of(leaf) <= ROWS for leaf in leaves)
    wanted = [anchor_of(block.place) for block in blocks if isinstance(block, Paragraph)]
    wanted += [anchor_of(c.place) for b in blocks if isinstance(b, Table) for c in b.cells]
    found = [anchor for leaf in leaves for anchor in leaf.anchors]
    assert sorted(found) == sorted(wanted)


def test_each_worksheet_begins_a_part():
    blocks = [table(1, 3, "A"), text(1, "A"), table(2, 3, "B <b>")]
    leaves = leaves_of(Document("d", "xlsx", "r", blocks)).leaves
    assert [leaf.title for leaf in leaves] == ["Part 1, sheet A", "Part 2, sheet B <b>"]


def test_what_stands_apart_is_named_so():
    (leaf,) = leaves_of(Document("d", "docx", "r", [table(1, 1)])).leaves
    cell = leaf.blocks[0].rows[0][0]
    assert cell.lines == ("1-0-0",)
    assert cell.aside == ("deleted: gone",)


def test_a_table_in_a_cell_is_shown_in_it():
    outer = table(1, 1)
    outer.cells[0].tables.append(table(2, 2))
    (leaf,) = leaves_of(Document("d", "docx", "r", [outer])).leaves
    assert {"t2r1c1", "t2r2c2"} <= leaf.anchors
    assert len(leaf.blocks[0].rows[0][0].tables[0].rows) == 2


def test_an_empty_document_has_one_empty_part():
    (leaf,) = leaves_of(Document("d", "text", "r", [])).leaves
    assert leaf.blocks == ()
