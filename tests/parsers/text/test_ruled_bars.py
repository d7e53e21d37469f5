"""Tables whose bars touch the cell before, as html2text writes them."""

from parsers.shown import grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.document import Table
from planlift_parsers.text import read


def opened(text):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def test_bars_that_touch_the_cell_before_part_columns():
    document = opened(
        "Our plan\n\nNo.| Action| Lead  \n---|---|---  \n1| Train the Board| HR \\| EDI  \n"
        "2| | Estates  \n\nEnd of the plan.\n"
    )
    assert grid(only_table(document)) == [
        ["No.", "Action", "Lead"],
        ["1", "Train the Board", "HR | EDI"],
        ["2", "", "Estates"],
    ]
    assert words(document) == ["Our plan", "End of the plan."]


def test_an_empty_first_cell_leaves_its_bar_at_the_start():
    document = opened("| Action| Lead\n---|---|---\n1| Train all| HR\n| Buy hoists| Estates\n")
    assert grid(only_table(document)) == [
        ["", "Action", "Lead"],
        ["1", "Train all", "HR"],
        ["", "Buy hoists", "Estates"],
    ]


def test_a_cell_of_several_lines_keeps_its_row_together():
    document = opened(
        "No.| Action| Lead\n---|---|---\n1|\n\n  * Train all\n  * Buy hoists\n\n| HR\n2| Go on| Estates\n"
    )
    assert grid(only_table(document)) == [
        ["No.", "Action", "Lead"],
        ["1", "- Train all\n- Buy hoists", "HR"],
        ["2", "Go on", "Estates"],
    ]


def test_a_line_without_bars_lies_across_the_rows():
    document = opened(
        "No.| Action| Lead\n---|---|---\n1| Train all| HR\nEstates and facilities\n2| Go on| AB\n"
    )
    table = only_table(document)
    (across,) = (cell for cell in table.cells if cell.text == "Estates and facilities")
    assert (across.row, across.column_span) == (2, 3)


def test_a_row_with_fewer_or_more_bars_is_doubted():
    table = only_table(opened("No.| Action| Lead\n---|---|---\n1| Train all\n2| Go on| AB| CD\n"))
    assert grid(table)[1:] == [["1", "Train all", ""], ["2", "Go on", "AB| CD"]]
    assert {cell.row for cell in table.cells if cell.doubt} == {1, 2}


def test_bars_in_prose_above_a_line_of_dashes_are_no_table():
    document = opened("Lead| Date\n-----------\nWork a|b and c|d goes on.\n")
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert "Work a|b and c|d goes on." in words(document)


def test_bars_without_end_are_read_to_their_end():
    text = "a| b\n---|---\n" * 5_000 + "|" * 100_000 + "\n" + "x| y| z\n" * 20_000
    document = opened(text)
    assert sum(p.text.count("x") + p.text.count("y") for p in document.paragraphs()) == 40_000
