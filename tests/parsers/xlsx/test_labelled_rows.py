"""Rows across a table that open with a label, the last of which ends it."""

from __future__ import annotations

import io

import openpyxl
import pytest

from planlift import read_bytes

ROWS = [("A1", "Train every panel.", "HR Director"), ("A2", "Hold stay talks.", "Chair")]


@pytest.mark.parametrize(
    ("last", "updates"),
    [("Progress: Talks were held.", "Talks were held."), ("Note: See the annual report.", "")],
)
def test_the_last_row_with_the_label_of_another_belongs_to_the_table(last, updates):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Ref", "Action", "Lead"])
    for row, said in zip(ROWS, ["Progress: No change since May.", last], strict=True):
        sheet.append(row)
        sheet.append([said])
        sheet.merge_cells(
            start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=3
        )
    file = io.BytesIO()
    book.save(file)
    got = read_bytes(file.getvalue(), "plan.xlsx").actions
    assert [a.updates for a in got] == ["No change since May.", updates]
