"""Rows above a table's header: what its rows are about, over what was found."""

from __future__ import annotations

import pytest

from planlift import read_bytes

SHORT = "Indicator 2: Relative likelihood of White applicants being appointed"
LONG = (
    "Indicator 1: Percentage of staff in each of the AfC Bands 1-9 and VSM (including executive"
    " Board members) compared with the percentage of staff in the overall workforce"
)


def _table(name, found, *rows):
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for row in (("Tasks", "By whom", "Completion due"), *rows)
    )
    told = f"<tr><td>Key findings</td><td colspan=2>{found}</td></tr>" if found else ""
    return f"<table><tr><td colspan=3>{name}</td></tr>{told}{cells}</table>"


@pytest.mark.parametrize("found", ["", "Applicants were 1.4 times more likely to be appointed."])
def test_the_indicator_above_the_header_is_that_of_all_rows(found):
    tables = [
        _table(LONG, found, ("Write to all staff.", "Head of HR", "5th Feb 2019")),
        _table(SHORT, found, ("Train all panels.", "Chief Nurse", "6th Feb 2019")),
    ]
    page = f"<h1>WRES Action Plan 2018/19</h1>{''.join(tables)}"
    got = read_bytes(page.encode(), "plan.html").actions
    assert [(a.indicator, a.indicators, a.summary, a.action) for a in got] == [
        (LONG, ("WRES-1",), found, "Write to all staff."),
        (SHORT, ("WRES-2",), found, "Train all panels."),
    ]
