"""A column that holds two fields is read the same from every format."""

from __future__ import annotations

import csv
import io

import docx
import pytest
from openpyxl import Workbook

from planlift.pipeline import read_bytes

TITLE = "Workforce Race Equality Standard (WRES) Action Plan 2019/20"
HEAD = ["Ref Action", "Lead / Timescale", "Outcome"]
ROWS = [
    ["1 Train every panel in fair selection.", "HR Director (May 2019)", "All panels trained"],
    ["2 Hold stay talks on each ward.", "June 2019 / OD Lead", "Fewer people leave"],
    ["3 Publish the results on the intranet.", "Chair, by July 2019", "Results are known"],
]
EXPECTED = [
    ("1", "Train every panel in fair selection.", "HR Director", "May 2019", "All panels trained"),
    ("2", "Hold stay talks on each ward.", "OD Lead", "June 2019", "Fewer people leave"),
    ("3", "Publish the results on the intranet.", "Chair", "by July 2019", "Results are known"),
]


def _word_table():
    """A Word document and its only table."""
    document = docx.Document()
    document.add_heading(TITLE, 1)
    table = document.add_table(rows=0, cols=len(HEAD))
    for row in [HEAD, *ROWS]:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return document, table


def _docx():
    document, _ = _word_table()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _xlsx():
    book = Workbook()
    for row in [[TITLE], [], HEAD, *ROWS]:
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _html():
    rows = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}</tr>" for row in [HEAD, *ROWS])
    return f"<h1>{TITLE}</h1><table>{rows}</table>".encode()


def _csv():
    made = io.StringIO()
    csv.writer(made).writerows([HEAD, *ROWS])
    return made.getvalue().encode()


def _text():
    return f"{TITLE}\n\n{chr(10).join(chr(9).join(row) for row in [HEAD, *ROWS])}\n".encode()


def _markdown():
    rows = [HEAD, ["---"] * len(HEAD), *ROWS]
    return "\n".join([f"# {TITLE}", "", *(f"| {' | '.join(row)} |" for row in rows)]).encode()


MADE = {"docx": _docx, "xlsx": _xlsx, "html": _html, "csv": _csv, "txt": _text, "md": _markdown}


@pytest.mark.parametrize("kind", MADE)
def test_a_fused_column_is_read_the_same_from_every_format(kind):
    got = read_bytes(MADE[kind](), f"WRES action plan 2019-20.{kind}").actions
    assert [(a.ref, a.action, a.owner, a.deadline, a.outcome) for a in got] == EXPECTED
    assert not any({"owner", "deadline"} & set(a.review) for a in got)


def test_a_merged_cell_of_a_word_table_gives_both_halves_to_each_row():
    document, table = _word_table()
    table.cell(2, 1).text = ""
    table.cell(1, 1).merge(table.cell(2, 1))
    made = io.BytesIO()
    document.save(made)
    got = read_bytes(made.getvalue(), "plan.docx").actions
    assert [(a.owner, a.deadline) for a in got] == [
        ("HR Director", "May 2019"),
        ("HR Director", "May 2019"),
        ("Chair", "by July 2019"),
    ]
