"""Labels and values kept in two columns by spaces, and rows of barred cells that blanks part."""

from __future__ import annotations

from planlift_parsers import Paragraph
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.text import read


def document(text):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def grids(text):
    made = []
    for table in document(text).tables():
        rows = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = cell.text
        made.append(rows)
    return made


BLOCKS = """Action          Train every panel in fair selection before it
                meets for the first time
Lead            HR Director
Deadline        May 2024

Action          Hold stay talks on each ward
Lead            OD Lead
Deadline        June 2024
"""


def test_labels_that_come_again_before_their_values_are_tables():
    rows = [row for grid in grids(BLOCKS) for row in grid]
    assert rows == [
        ["Action", "Train every panel in fair selection before it meets for the first time"],
        ["Lead", "HR Director"],
        ["Deadline", "May 2024"],
        ["Action", "Hold stay talks on each ward"],
        ["Lead", "OD Lead"],
        ["Deadline", "June 2024"],
    ]


def test_a_colon_on_either_side_of_the_gap_is_no_part_of_the_words():
    plain = [row for grid in grids(BLOCKS) for row in grid]
    behind = BLOCKS.replace("Action ", "Action:").replace("Lead    ", "Lead:   ")
    before = BLOCKS.replace("        meets", "          meets")
    for label in ("Action", "Lead", "Deadline"):
        before = before.replace(f"{label:<16}", f"{label:<16}: ")
    for text in (behind, before):
        assert [row for grid in grids(text) for row in grid] == plain


def test_a_letters_head_has_no_labels_that_come_again():
    letter = "To      The Board\nFrom    The Chair\nDate    May 2019\nAbout   Our plan\n"
    assert grids(letter) == []


def test_values_that_begin_in_other_columns_are_no_such_table():
    ragged = "".join(
        f"{label}{' ' * (2 + at)}{value}\n"
        for at, (label, value) in enumerate(
            [("Action", "Train"), ("Lead", "HR"), ("Due", "May"), ("Action", "Talk")] * 2
        )
    )
    assert grids(ragged) == []


def test_three_blank_lines_end_the_blocks():
    text = f"{BLOCKS}\n\n\nNotes           These were agreed in spring\n"
    assert ["Notes", "These were agreed in spring"] not in [r for g in grids(text) for r in g]
    last = document(text).blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.startswith("Notes")


HEAD = ["Action |", "Lead |", "Due |"]
BARRED = [
    ["Train every panel |", "HR Director |", "May 2024 |"],
    ["Hold stay talks |", "OD Lead |", "June 2024 |"],
]


def _lines(*rows, between="\n\n"):
    return between.join("\n".join(row) for row in rows) + "\n"


def test_barred_cells_of_a_line_each_are_rows_where_blank_lines_part_them():
    assert grids(_lines(HEAD, *BARRED)) == [
        [
            ["Action", "Lead", "Due"],
            ["Train every panel", "HR Director", "May 2024"],
            ["Hold stay talks", "OD Lead", "June 2024"],
        ]
    ]
