"""Large tables: work grows with the rows, and what is kept of them stays small."""

from __future__ import annotations

import gc
import io
import tracemalloc

import docx
import openpyxl
import pytest

from bench.tables import HEADER, row
from planlift.pipeline import read_bytes
from planlift.write import plan_json
from steps import calls_of


def _workbook(rows):
    book = openpyxl.Workbook()
    for line in (HEADER, *map(row, range(1, rows + 1))):
        book.active.append(line)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue(), "plan.xlsx"


def _letter(rows):
    document = docx.Document()
    table = document.add_table(rows + 1, len(HEADER))
    cells = iter(table._cells)
    for line in (HEADER, *map(row, range(1, rows + 1))):
        for text in line:
            next(cells).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue(), "plan.docx"


def _lines(rows):
    """A table whose cells stand on lines of their own."""
    cells = "Replace gate {} today\nIn hand now.\nSite Manager\nMay 2020\nComplete\n"
    body = "".join(cells.format(number) for number in range(rows))
    return f"Action\nProgress\nLead\nBy when\nStatus\n{body}".encode(), "plan.txt"


def _slashes(rows):
    """Rows of slashes, each second with a cell missing."""
    body = "".join(f"Gate {number} / Chair / May\nWall {number} / June\n" for number in range(rows))
    return f"Action / Lead / By\n{body}".encode(), "plan.txt"


FORMATS = pytest.mark.parametrize("made", [_workbook, _letter])
# Twice the rows may take this much more work: twice, and what a list that grows costs.
_LINEAR = 2.1
# Bytes that 100 rows more may leave behind in a plan, and hold while it is read: measured, 2 and
# 12 KB a row, with room.
_KEPT, _HELD = 4_000 * 100, 20_000 * 100


@pytest.mark.parametrize("made", [_workbook, _letter, _lines, _slashes])
def test_twice_the_rows_are_twice_the_work(made):
    files = {rows: made(rows) for rows in (100, 300, 500)}
    for data, name in files.values():
        plan_json(read_bytes(data, name))  # what is loaded once, and remembered, is no growth
    calls = {
        rows: calls_of(lambda file=file: plan_json(read_bytes(*file)))
        for rows, file in files.items()
    }
    assert calls[500] - calls[300] < _LINEAR / 2 * (calls[300] - calls[100])


@FORMATS
def test_a_row_more_takes_little_memory(made):
    files = {rows: made(rows) for rows in (200, 300)}
    kept, held = {}, {}
    for data, name in files.values():
        read_bytes(data, name)
    for rows, (data, name) in files.items():
        tracemalloc.start()
        plan = read_bytes(data, name)
        held[rows] = tracemalloc.get_traced_memory()[1]
        gc.collect()  # what only waits to be swept up is not left behind
        kept[rows] = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert len(plan.actions) == rows
    assert kept[300] - kept[200] < _KEPT
    assert held[300] - held[200] < _HELD


def test_actions_share_the_set_of_their_fields():
    first, second = read_bytes(*_workbook(2)).actions
    assert first.model_fields_set is second.model_fields_set
    changed = first.model_copy(update={"ref": "B1"})
    assert (changed.ref, first.ref) == ("B1", "A1")
    assert first != second
