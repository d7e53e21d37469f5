"""A workbook that is read in parts gives the plan that it gives when it is held."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from in_parts.made import HEADER, LAYOUTS, ROWS, flat, row, workbook
from planlift.in_parts import spooled
from planlift.pipeline import read_bytes
from planlift.terms import Terms
from planlift.write import plan_bytes
from planlift_parsers.errors import LimitError
from planlift_parsers.xlsx import loading


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_parts_make_the_whole(layout: Callable[[Worksheet], None]) -> None:
    data = workbook(layout)
    whole = as_json(plan_bytes(read_bytes(data, "plan.xlsx")))
    spool = spooled(data, "plan.xlsx", Terms())
    assert spool is not None, "it was not read in parts"
    with closing(spool):
        written = io.BytesIO()
        spool.write(written)
    parts = as_json(written.getvalue())

    assert any(one["code"] == "read-in-parts" for one in parts.pop("findings"))
    del whole["findings"]
    assert parts["actions"] == whole["actions"]
    assert parts == whole


def as_json(data: bytes) -> dict[str, Any]:
    """A plan, with its rest in an order that does not tell in which part it was met."""
    plan: dict[str, Any] = json.loads(data)
    plan["rest"].sort(key=json.dumps)
    return plan


def test_tables_side_by_side_are_not_torn_apart():
    def beside(sheet: Worksheet) -> None:
        sheet.append([*HEADER, None, *HEADER])
        for number in range(1, ROWS):
            sheet.append([*row(number), None, *(row(number) if number < ROWS / 2 else [])])

    spool = None
    with pytest.raises(LimitError, match="side by side"):
        spool = spooled(workbook(beside), "plan.xlsx", Terms())
    assert spool is None


def test_a_workbook_that_can_be_held_is_not_read_in_parts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(loading, "LARGE_CELLS", 10_000)
    assert spooled(workbook(flat), "plan.xlsx", Terms()) is None


def test_forms_are_not_read_in_parts():
    def form(sheet: Worksheet) -> None:
        for number in range(1, ROWS):
            sheet.append(["Action", row(number)[2]])
            sheet.append(["Lead", row(number)[3]])
            sheet.append(["Deadline", row(number)[4]])

    assert spooled(workbook(form), "plan.xlsx", Terms()) is None


def test_rows_that_read_otherwise_than_the_first_are_named_in_review():
    """Dates stand where owners stood, and owners where dates did."""

    def changing(sheet: Worksheet) -> None:
        sheet.append(["Ref", "Indicator", "Action", "Other", "Further", "Status"])
        for number in range(1, ROWS):
            ref, indicator, action, owner, deadline, status = row(number)
            pair = [owner, deadline] if number < ROWS / 2 else [deadline, owner]
            sheet.append([ref, indicator, action, *pair, status])

    spool = spooled(workbook(changing), "plan.xlsx", Terms())
    assert spool is not None
    with closing(spool):
        written = io.BytesIO()
        spool.write(written)
    last = json.loads(written.getvalue())["actions"][-1]
    assert "not as in the table's first rows" in last["review"]["owner"]
    assert "not as in the table's first rows" in last["review"]["deadline"]


def test_memory_does_not_grow_with_the_rows():
    """Read whole, a row of six columns takes 10 KB.

    The words come again, as what the small readers remember of them is bounded at other numbers.
    """

    def repeating(sheet: Worksheet, rows: int) -> None:
        sheet.append(HEADER)
        for number in range(1, rows):
            sheet.append(row(number % 50))

    def peak(rows: int) -> int:
        data = workbook(lambda sheet: repeating(sheet, rows))
        tracemalloc.start()
        spool = spooled(data, "plan.xlsx", Terms())
        assert spool is not None
        with closing(spool):
            assert spool.actions == rows - 1
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(400)  # what is loaded and remembered once
    few, many = peak(800), peak(3_200)
    assert (many - few) / 2_400 < 1_000
