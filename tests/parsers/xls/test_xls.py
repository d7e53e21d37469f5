from __future__ import annotations

from pathlib import Path

import pytest
import xlrd

from parsers.ole_files import container
from parsers.shown import fills, only_table
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError, Limits
from planlift_parsers.opening import open_document
from planlift_parsers.xls import read

SAMPLES = Path(__file__).parents[3] / "samples"
CCG = (SAMPLES / "ccg.xls").read_bytes()


def test_cells_and_colours_are_those_of_the_same_plan_as_xlsx():
    old = only_table(read(CCG, "ccg.xls", DEFAULT_LIMITS))
    new = only_table(open_document((SAMPLES / "ccg.xlsx").read_bytes(), "ccg.xlsx"))
    assert [(c.row, c.column, c.text) for c in old.cells] == [
        (c.row, c.column, c.text) for c in new.cells
    ]
    assert fills(old) == fills(new)


def locked(**_):
    raise xlrd.XLRDError("Workbook is encrypted")


def test_a_password_is_named_as_such(monkeypatch):
    monkeypatch.setattr("planlift_parsers.xls.reader.xlrd.open_workbook", locked)
    with pytest.raises(DocumentError, match="password"):
        read(CCG, "plan.xls", DEFAULT_LIMITS)


@pytest.mark.parametrize("data", [container("Workbook"), CCG[:2000], CCG[:512] + bytes(9000)])
def test_a_damaged_file_ends_in_a_clear_error(data):
    with pytest.raises(DocumentError, match="damaged") as caught:
        read(data, "plan.xls", DEFAULT_LIMITS)
    assert "fresh copy" in caught.value.remedy


def test_limits_are_kept():
    with pytest.raises(LimitError, match="cells"):
        read(CCG, "plan.xls", Limits(cells=5))
