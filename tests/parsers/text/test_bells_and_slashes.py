"""Text whose cells end in the bell character, or are parted by " / "."""

from __future__ import annotations

import pytest

from planlift_parsers import DEFAULT_LIMITS, Paragraph, Table
from planlift_parsers.text import read

HEAD = ["Action", "Owner", "Due"]
ROWS = [
    ["Train all panels.", "HR Manager", "May 2019"],
    ["Publish a guide for managers.", "", "June 2019"],
]


def read_text(text):
    document = read(text.encode(), "plan.txt", DEFAULT_LIMITS)
    prose = [block.line for block in document.blocks if isinstance(block, Paragraph)]
    return list(document.tables()), prose


def grid(table: Table):
    rows = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


@pytest.mark.parametrize(
    ("cell_end", "row_end"),
    [("\x07", "\x07\n"), ("\x07", "\x07"), ("\r\x07", "\r\x07"), ("\r\x07", "\r\x07\r")],
)
def test_bells_end_cells_and_rows(cell_end, row_end):
    rows = "".join("".join(f"{cell}{cell_end}" for cell in row) + row_end for row in [HEAD, *ROWS])
    (table,), prose = read_text(f"Plan 2019/20\r\r{rows}")
    assert grid(table) == [HEAD, *ROWS]
    assert prose == ["Plan 2019/20"]


@pytest.mark.parametrize("row_end", ["\x07\n", "\x07"])
def test_a_row_of_one_cell_among_bells_is_a_row(row_end):
    rows = [HEAD, ["Theme 1: Culture"], ROWS[0]]
    text = "".join("".join(f"{cell}\x07" for cell in row) + row_end for row in rows)
    (table,), _ = read_text(text)
    assert grid(table) == [HEAD, ["Theme 1: Culture", "", ""], ROWS[0]]


def test_paragraphs_inside_a_cell_stay_and_text_behind_the_last_bell_is_no_cell():
    text = "A\x07B\x07\x07\nOne\nTwo\x07b\x07\x07\nThree\x07b\x07\x07Contact us."
    (table,), prose = read_text(text)
    assert grid(table) == [["A", "B"], ["One\nTwo", "b"], ["Three", "b"]]
    assert prose == ["Contact us."]


def test_a_bell_that_ends_no_cell_is_white_space():
    tables, prose = read_text("Ring the bell\x07 and go on.")
    assert (tables, prose) == ([], ["Ring the bell and go on."])


def test_slashes_part_cells():
    text = "\n".join(" / ".join(row) for row in [HEAD, *ROWS])
    (table,), _ = read_text(text)
    assert grid(table) == [HEAD, *ROWS]
    assert not any(cell.doubt for cell in table.cells)


def test_a_slash_inside_a_cell_is_told_by_the_lengths_and_doubted():
    rows = [
        HEAD,
        ["Train all of the panels in the trust.", "HR Manager", "May 2019"],
        ["Publish a guide for managers.", "OD Lead / HR", "June 2019"],
        ["Hold monthly events with all networks.", "Chair", "July 2019"],
    ]
    (table,), _ = read_text("\n".join(" / ".join(row) for row in rows))
    assert grid(table) == rows
    assert [cell.row for cell in table.cells if cell.doubt] == [2, 2, 2]


def test_prose_with_slashes_is_no_table():
    lines = ["Choose yes / no / unsure.", "Then go on to the next page.", "He / she / they may."]
    tables, prose = read_text("\n".join(lines))
    assert tables == []
    assert len(prose) >= 1


def test_a_line_across_the_columns_kept_by_spaces_is_a_row_of_its_own():
    text = (
        "Ref   Action                     Lead\n\n"
        "May 2024\n\n"
        "1.1   Reconcile the register     Head of HR\n"
        "      each quarter\n\n"
        "1.2   Test the plan              Chair\n\n"
        "July 2024: the second round\n\n"
        "2.1   Report to the board        Chair\n"
    )
    (table,), _ = read_text(text)
    assert grid(table) == [
        ["Ref", "Action", "Lead"],
        ["May 2024", "", ""],
        ["1.1", "Reconcile the register each quarter", "Head of HR"],
        ["1.2", "Test the plan", "Chair"],
        ["July 2024: the second round", "", ""],
        ["2.1", "Report to the board", "Chair"],
    ]


def test_a_line_between_rows_of_bars_is_a_row_of_its_own():
    text = "| Action | Lead |\nTheme 1: Culture\n| Train all. | Chair |\n| Buy chairs. | HR |\nThe end.\n"
    (table,), prose = read_text(text)
    assert grid(table)[1:3] == [["Theme 1: Culture", ""], ["Train all.", "Chair"]]
    assert prose == ["The end."]
