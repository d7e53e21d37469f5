from __future__ import annotations

import pytest
from openpyxl.formatting.rule import CellIsRule, FormulaRule, Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle

from parsers.xlsx_books import book_of, cell_at, lift, of_kind
from planlift_parsers import Kind

ROWS = [["Ref", "RAG"], ["1", "Red"], ["2", "green"], ["3", "Overdue now"], ["4", 5]]


def solid(colour):
    return PatternFill("solid", fgColor=colour)


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (solid("FF00B050"), "00B050"),
        (solid("0000B050"), "00B050"),
        (solid(Color(indexed=10)), "FF0000"),
        (solid(Color(theme=4)), "4F81BD"),
        (solid(Color(theme=0, tint=-0.5)), "808080"),
        (solid(Color(theme=1, tint=0.5)), "808080"),
        (solid(Color(indexed=64)), None),
        (PatternFill("gray125"), None),
        (PatternFill(), None),
    ],
)
def test_the_colour_behind_a_cell_is_worked_out(fill, expected):
    book = book_of(ROWS)
    book.active["B2"].fill = fill
    assert cell_at(lift(book), "B2").fill == expected


def test_a_colour_without_words_stands_in_an_empty_cell():
    book = book_of([["Ref", "Action", "RAG"], ["1", "a"]])
    book.active["C2"].fill = solid("FFFF0000")
    found = cell_at(lift(book), "C2")
    assert (found.text, found.fill) == ("", "FF0000")


def test_a_merged_colour_without_words_is_one_cell():
    book = book_of([["Ref", "Action", "RAG"], ["1", "a"], ["2", "b"]])
    book.active["C2"].fill = solid("FFFF0000")
    book.active.merge_cells("C2:C3")
    found = cell_at(lift(book), "C2")
    assert (found.row_span, found.fill) == (2, "FF0000")


def test_a_column_of_colours_without_a_heading_is_kept():
    book = book_of([["Ref", None, "Action"], ["1", None, "a"], ["2", None, "b"]])
    book.active["B2"].fill = solid("FFFF0000")
    assert cell_at(lift(book), "B2").fill == "FF0000"


def painted(colour):
    return PatternFill(bgColor=colour)


@pytest.mark.parametrize(
    ("rule", "address"),
    [
        (CellIsRule(operator="equal", formula=['"Red"'], fill=painted("FFFF0000")), "B2"),
        (CellIsRule(operator="equal", formula=['"GREEN"'], fill=painted("FFFF0000")), "B3"),
        (CellIsRule(operator="equal", formula=["5"], fill=painted("FFFF0000")), "B5"),
        (CellIsRule(operator="greaterThan", formula=["4"], fill=painted("FFFF0000")), "B5"),
        (CellIsRule(operator="equal", formula=['"Red"'], fill=solid("FFFF0000")), "B2"),
        (FormulaRule(formula=['$B2="Red"'], fill=painted("FFFF0000")), "B2"),
        (
            Rule(
                type="containsText",
                operator="containsText",
                text="overdue",
                dxf=DifferentialStyle(fill=painted("FFFF0000")),
            ),
            "B4",
        ),
    ],
)
def test_a_conditional_fill_colours_the_cells_that_meet_it_and_no_others(rule, address):
    book = book_of(ROWS)
    book.active.conditional_formatting.add("B2:B9", rule)
    document = lift(book)
    coloured = [cell.place.cell for table in document.tables() for cell in table.cells if cell.fill]
    assert coloured == [address]
    assert cell_at(document, address).fill == "FF0000"


def test_a_rule_on_one_column_colours_the_row():
    book = book_of(ROWS)
    rule = FormulaRule(formula=['$B2="Red"'], fill=painted("FFFF0000"))
    book.active.conditional_formatting.add("A2:B9", rule)
    document = lift(book)
    assert [cell_at(document, at).fill for at in ("A2", "B2", "A3")] == ["FF0000", "FF0000", None]


def test_a_rule_beyond_comparison_is_left_alone():
    book = book_of(ROWS)
    rule = FormulaRule(formula=["AND(B2>TODAY(),1)"], fill=painted("FFFF0000"))
    book.active.conditional_formatting.add("A2:B9", rule)
    assert cell_at(lift(book), "B2").fill is None


def test_ink_weight_and_direction_are_kept():
    book = book_of(ROWS)
    cell = book.active["B2"]
    cell.font, cell.alignment = Font(bold=True, color="FF336699"), Alignment(textRotation=90)
    found = cell_at(lift(book), "B2")
    assert (found.rotated, found.paragraphs[0].bold, found.paragraphs[0].ink) == (
        True,
        True,
        "336699",
    )
    assert cell_at(lift(book), "B3").paragraphs[0].ink is None


@pytest.mark.parametrize(
    ("rotation", "expected"), [(0, False), (45, False), (180, True), (135, False), (255, True)]
)
def test_slanted_text_is_not_rotated(rotation, expected):
    book = book_of(ROWS)
    book.active["B2"].alignment = Alignment(textRotation=rotation)
    assert cell_at(lift(book), "B2").rotated is expected


def test_white_on_white_is_hidden_and_white_on_blue_is_not():
    book = book_of(ROWS)
    for at in ("A1", "B1"):
        book.active[at].font = Font(color="FFFFFFFF")
        book.active[at].fill = solid("FF003087")
    book.active["D9"] = "secret"
    book.active["D9"].font = Font(color="FFFFFFFF")
    document = lift(book)
    assert cell_at(document, "A1").text == "Ref"
    assert of_kind(document, Kind.HIDDEN) == ["secret"]
    assert [note.code for note in document.notes] == ["hidden-content"]


def test_a_word_in_the_colour_of_its_cell_is_kept_apart_in_the_cell():
    book = book_of([["Ref", "Action", "RAG"], ["1", "a", "R"]])
    cell = book.active["C2"]
    cell.font, cell.fill = Font(color="FFFF0000"), solid("FFFF0000")
    found = cell_at(lift(book), "C2")
    assert (found.text, found.fill) == ("", "FF0000")
    assert [(p.kind, p.text) for p in found.paragraphs] == [(Kind.HIDDEN, "R")]


def test_heading_styles_make_headings():
    book = book_of([["Our plan"], [], *ROWS])
    book.active["A1"].style = "Title"
    heading = lift(book).blocks[0]
    assert (heading.kind, heading.level, heading.text) == (Kind.HEADING, 1, "Our plan")
