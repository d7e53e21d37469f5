from __future__ import annotations

from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.text import read


def test_a_cell_set_apart_among_rows_of_equal_length_lies_across_the_table():
    text = "\n".join(
        [
            "\tNo\n\tAction\n\tLead\n",
            "\tPrinciple 1: Culture\n",
            "\t1.1\n\tPublish the policy.\n\tChair\n",
            "\t1.2\n\tWalk the wards.\n\tChief Nurse\n",
            "\tPrinciple 2: Learning\n",
            "\t2.1\n\tHold a meeting.\n\tOD Lead\n",
        ]
    )
    document = read(text.encode(), "plan.txt", DEFAULT_LIMITS)
    [table] = document.tables()
    assert (table.rows, table.columns) == (6, 3)
    across = [(c.row, c.text) for c in table.cells if c.column_span == 3]
    assert across == [(1, "Principle 1: Culture"), (4, "Principle 2: Learning")]


def test_blank_lines_before_every_row_show_the_rows_of_a_small_table():
    rows = [
        [
            "Indicator 1",
            "All are White.",
            "Advertise posts in the press.",
            "Head of HR",
            "May 2019",
        ],
        ["Indicator 2", "Few apply.", "Train panels.", "OD Lead", "By the end of the year"],
        ["Indicator 9", "The Board is White.", "Appoint two directors.", "Chair", "TBC"],
    ]
    head = ["WRES Indicator", "Summary", "Action", "Lead", "Deadline"]
    text = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in [head, *rows])
    [table] = read(text.encode(), "plan.txt", DEFAULT_LIMITS).tables()
    assert (table.rows, table.columns) == (4, 5)
