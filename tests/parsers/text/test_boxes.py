"""Tables drawn with signs."""

from __future__ import annotations

import pytest

from parsers.shown import grid, only_table
from planlift_parsers import Table, markdown
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.text import read

WRAPPED = """\
+----------+--------------------------+------------------+
| Metric   | Action                   | Lead             |
+==========+==========================+==================+
| Metric 1 | Run a Count Me In week   | Workforce        |
|          | each quarter.            | Information      |
|          |                          | Manager          |
+----------+--------------------------+------------------+
| Metric 2 | 1. Offer a programme.    | Head of Talent   |
|          | 2. Ask who took part.    |                  |
+----------+--------------------------+------------------+
"""
DRAWN = """\
┌──────────┬──────────────────────────┐
│ Ref      │ Action                   │
├──────────┼──────────────────────────┤
│ 1        │ Train each panel         │
│          │ of interviewers.         │
├──────────┼──────────────────────────┤
│ 2        │ Write to every leaver.   │
└──────────┴──────────────────────────┘
"""
ONE_RULE = """\
+-----+------------------------+
| Ref | Action                 |
+-----+------------------------+
| 1   | Train each panel.      |
| 2   | Write to every leaver. |
+-----+------------------------+
"""


def _rows(text):
    document = read(text.encode(), "plan.txt", DEFAULT_LIMITS)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            WRAPPED,
            [
                ["Metric", "Action", "Lead"],
                [
                    "Metric 1",
                    "Run a Count Me In week each quarter.",
                    "Workforce Information Manager",
                ],
                ["Metric 2", "1. Offer a programme.\n2. Ask who took part.", "Head of Talent"],
            ],
        ),
        (
            DRAWN,
            [
                ["Ref", "Action"],
                ["1", "Train each panel of interviewers."],
                ["2", "Write to every leaver."],
            ],
        ),
        (
            ONE_RULE,
            [["Ref", "Action"], ["1", "Train each panel."], ["2", "Write to every leaver."]],
        ),
    ],
)
def test_lines_between_rules_are_one_row(text, rows):
    assert _rows(f"Action plan\n\n{text}\nNotes follow.\n") == rows


def test_rules_alone_are_no_table():
    document = read(b"+----+----+\n" * 3000 + b"Some words.\n", "plan.txt", DEFAULT_LIMITS)
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_a_frame_around_single_cells_holds_lines_of_text():
    card = (
        "+--------------+\n| Action 1     |\n+--------------+\n| Lead: Chair  |\n| Due: May     |\n"
    )
    text = f"Our plan\n\n{card}+--------------+\n\nAsk us for a copy.\n"
    blocks = read(text.encode(), "plan.txt", DEFAULT_LIMITS).blocks
    assert [block.text for block in blocks] == [
        "Our plan",
        "Action 1",
        "Lead: Chair",
        "Due: May",
        "Ask us for a copy.",
    ]


def test_a_frame_that_nothing_closes_stays_as_it_is():
    text = "+--------+\n| Action |\n\nAsk us for a copy.\n"
    blocks = read(text.encode(), "plan.txt", DEFAULT_LIMITS).blocks
    assert "| Action |" in " ".join(block.text for block in blocks)


def test_a_title_across_the_first_row_of_a_table_stands_in_it():
    text = """\
+---------+--------+
| Document control |
+---------+--------+
| Version | 2.3    |
+---------+--------+
| Owner   | Chair  |
+---------+--------+
"""
    (table,) = read(text.encode(), "plan.txt", DEFAULT_LIMITS).tables()
    assert [cell.text for cell in table.cells] == [
        "Document control",
        "Version",
        "2.3",
        "Owner",
        "Chair",
    ]


ACROSS = """\
+---------------------------+-----------+---------+
| Area for improvement                            |
+---------------------------+-----------+---------+
| Commitment                                      |
+---------------------------+-----------+---------+
| Train people partners:                          |
| - Ask for comments                              |
| - Try it first                                  |
+---------------------------+-----------+---------+
| Post holder               | Due       | Status  |
+---------------------------+-----------+---------+
| Medical Director          | May 2024  | Late    |
+---------------------------+-----------+---------+
| Progress                                        |
+---------------------------+-----------+---------+
|                                                 |
+---------------------------+-----------+---------+
"""


def test_cells_across_a_box_may_have_several_lines_or_none():
    document = read(ACROSS.encode(), "plan.txt", DEFAULT_LIMITS)
    (table,) = document.blocks
    assert isinstance(table, Table)
    across = {cell.row: cell.text for cell in table.cells if cell.column_span == table.columns}
    assert across[2] == "Train people partners:\n- Ask for comments\n- Try it first"
    assert across[5] == "Progress"
    assert "|" not in " ".join(cell.text for cell in table.cells)


def test_the_first_row_may_stand_without_a_rule_above_it():
    text = """\
|          | Action 1             | Action 2          |
+----------+----------------------+-------------------+
| What we  | Set up a relay line. | Work with leaders |
| will do  |                      | of faith.         |
+----------+----------------------+-------------------+
| Led by   | HR Director          | OD Lead           |
+----------+----------------------+-------------------+
"""
    (table,) = read(text.encode(), "plan.txt", DEFAULT_LIMITS).tables()
    assert [cell.text for cell in table.cells] == [
        "",
        "Action 1",
        "Action 2",
        "What we will do",
        "Set up a relay line.",
        "Work with leaders of faith.",
        "Led by",
        "HR Director",
        "OD Lead",
    ]


MERGED = """\
+-----------+------------------------+-------------+
| Metric    | Planned action         | Owner       |
+===========+========================+=============+
| Metric 4b | Let staff report it    | Speak Up    |
| (survey)  | as well.               | Guardian    |
|           +------------------------+-------------+
| of 2021   | Rewrite the letters.   | HR Adviser  |
+-----------+------------------------+-------------+
| Metric 8  | Hold a central budget. | Chief Nurse |
+-----------+------------------------+-------------+
"""
LIGHT = str.maketrans({"|": "│", "-": "─", "=": "─"})


@pytest.mark.parametrize(
    "text", [MERGED, MERGED.replace("|           +", "│           ├").translate(LIGHT)]
)
def test_a_cell_that_a_rule_leaves_out_reaches_down(text):
    table = only_table(read(text.encode(), "plan.txt", DEFAULT_LIMITS))
    assert grid(table) == [
        ["Metric", "Planned action", "Owner"],
        ["Metric 4b (survey) of 2021", "Let staff report it as well.", "Speak Up Guardian"],
        ["Rewrite the letters.", "HR Adviser"],
        ["Metric 8", "Hold a central budget.", "Chief Nurse"],
    ]
    (cell,) = [cell for cell in table.cells if cell.row_span > 1]
    assert (cell.row, cell.column, cell.row_span) == (1, 0, 2)


def test_so_it_does_in_markdown():
    table = only_table(markdown.read(MERGED.encode(), "plan.md", DEFAULT_LIMITS))
    assert grid(table)[1:3] == [
        ["Metric 4b (survey) of 2021", "Let staff report it as well.", "Speak Up Guardian"],
        ["Rewrite the letters.", "HR Adviser"],
    ]


def test_words_that_begin_anew_below_a_rule_that_leaves_them_out_are_a_cell_and_doubted():
    text = MERGED.replace("(survey) ", "         ").replace("of 2021", "Metric 5")
    table = only_table(read(text.encode(), "plan.txt", DEFAULT_LIMITS))
    assert [row[0] for row in grid(table)[1:]] == ["Metric 4b", "Metric 5", "Metric 8"]
    assert {cell.row for cell in table.cells if cell.doubt} == {2}
