"""Tables whose columns a rule of dashes in pieces draws, as pandoc writes them."""

import pytest

from parsers.shown import grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.document import Table
from planlift_parsers.markdown import read as read_markdown
from planlift_parsers.text import read as read_text
from steps import assert_linear

MULTILINE = """\
# Our plan

  -------------------------------------------
  Ref   Action                 Lead   Due
                                      date
  ----- ---------------------- ------ -------
  A1    Train every manager to Estate May
        listen, **test** it.          2024

  A2    Buy two hoists         HR
  -------------------------------------------

Seen by the board.
"""
ROWS = [
    ["Ref", "Action", "Lead", "Due date"],
    ["A1", "Train every manager to listen, test it.", "Estate", "May 2024"],
    ["A2", "Buy two hoists", "HR", ""],
]
SIMPLE = """\
  Right  Left     Centre
-------  ------  --------
     12  twelve     x
      1             y

Text below.
"""


def _text(text):
    return read_text(text.encode(), "plan.txt", DEFAULT_LIMITS)


def _markdown(text):
    return read_markdown(text.encode(), "plan.md", DEFAULT_LIMITS)


@pytest.mark.parametrize("read", [_text, _markdown])
def test_rows_over_lines_between_rules_are_cut_where_the_rule_says(read):
    document = read(MULTILINE)
    assert grid(only_table(document)) == ROWS
    assert words(document) == ["Our plan", "Seen by the board."]


@pytest.mark.parametrize("read", [_text, _markdown])
def test_without_a_header_the_same_rule_opens_and_closes_the_table(read):
    rule = "----- ------ ----"
    document = read(f"{rule}\nA1    Train  HR\n      all\n\nA2    Buy    IT\n{rule}\n")
    assert grid(only_table(document)) == [["A1", "Train all", "HR"], ["A2", "Buy", "IT"]]


def test_a_simple_table_of_markdown_has_a_row_a_line():
    document = _markdown(SIMPLE)
    table = [["Right", "Left", "Centre"], ["12", "twelve", "x"], ["1", "", "y"]]
    assert grid(only_table(document)) == table
    assert words(document) == ["Text below."]


@pytest.mark.parametrize(
    "text",
    [
        "Heading\n---- ----\n\nText that has no rows.\n",
        "---- ----\n\nA text below a rule.\n\n---- ----\n",
        "A rule over words\n---- ----\nthat cross the white between\nits pieces.\n",
        "```\nRef   Action\n----- ------\nA1    Train\n```\n",
    ],
    ids=["no-rows", "blank-below", "crossed", "code"],
)
def test_rules_without_columns_below_draw_no_table_in_markdown(text):
    document = _markdown(text)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    for word in ("rows", "below", "cross", "Train"):
        assert text.count(word) == sum(p.text.count(word) for p in document.paragraphs())


def test_a_grid_in_markdown_is_a_table_and_its_cells_are_markdown():
    document = _markdown(
        "## Theme\nA line right above:\n+-----+-----------+\n| Ref | Action    |\n+=====+===========+\n"
        "| 1   | - *Train* |\n|     | - [Buy](u)|\n+-----+-----------+\n| 2   | One.      |\n"
        "|     |           |\n|     | Two.      |\n+-----+-----------+\nBelow.\n"
    )
    assert grid(only_table(document)) == [
        ["Ref", "Action"],
        ["1", "- Train\n- Buy"],
        ["2", "One.\nTwo."],
    ]
    assert words(document) == ["Theme", "A line right above:", "Below."]


@pytest.mark.parametrize("read", [_text, _markdown])
def test_rules_that_nothing_closes_are_read_in_step_with_their_number(read):
    def text(count):
        return "".join(f"{'-' * (at % 50 + 5)} ----\nA b c d\n" for at in range(count))

    assert sum(p.text.count("b c") for p in read(text(2_000)).paragraphs()) == 2_000
    assert_linear(lambda count: read(text(count)), 500)


def test_a_header_of_two_levels_over_a_rule_with_nothing_below_is_text():
    text = "   Inputs     Output\n  A      B    A or B\n=====  =====  ======\n"
    shown = " ".join(paragraph.text for paragraph in _text(text).paragraphs())
    assert all(word in shown for word in ("Inputs", "Output", "A or B"))
