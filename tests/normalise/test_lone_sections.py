"""Sections named alone in the first column, with nothing merged to show it."""

from __future__ import annotations

import pytest

from planlift import read_bytes

HEAD = "Issue\tAgreed action\tResponsible\tTimescale\n"
FIRST = "Eight leavers were paid after they left.\tClose pay records.\tPayroll Manager\tMay 2022\n"
SECOND = "Contracts had no signed copy on file.\tScan all contracts.\tHead of IT\tJune 2022\n"


def _themes(text):
    return [
        a.theme for a in read_bytes(f"Audit action plan\n\n{HEAD}{text}".encode(), "p.txt").actions
    ]


def test_short_names_alone_above_rows_are_their_sections():
    assert _themes(f"Payroll\t\t\t\n{FIRST}Contracts\t\t\t\n{SECOND}") == ["Payroll", "Contracts"]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}Contracts\t\t\t\n{SECOND}",
        f"Payroll\t\t\t\nLeavers\t\t\t\n{FIRST}{SECOND}",
        f"Payroll\t\t\t\n{FIRST}Contracts.\t\t\t\n{SECOND}",
    ],
    ids=["first-has-none", "two-on-end", "sentence"],
)
def test_others_are_none(text):
    assert _themes(text) == ["", ""]


def test_a_heading_over_the_second_table_is_a_theme_as_the_section_of_the_first_is():
    page = (
        "<table><tr><td>Action<td>Lead<td>Due</tr><tr><td colspan=3><b>Payroll</b></tr>"
        "<tr><td>Close pay records.<td>Payroll Manager<td>May 2022</tr></table>"
        "<p><b>Contracts</b></p><table><tr><td>Action<td>Lead<td>Due</tr>"
        "<tr><td>Scan all contracts.<td>Head of IT<td>June 2022</tr></table>"
    )
    got = read_bytes(f"<h1>Audit action plan</h1>{page}".encode(), "p.html").actions
    assert [a.theme for a in got] == ["Payroll", "Contracts"]


def test_a_numbered_priority_is_a_theme_whatever_it_is_called():
    tables = "".join(
        f"<h2>Priority {at}: {name}</h2><table><tr><td>Action<td>Lead<td>Due</tr>"
        f"<tr><td>Train panel {at}.<td>HR Director<td>May 2022</tr></table>"
        for at, name in enumerate(["Fair posts", "Workforce data and reporting"], 1)
    )
    got = read_bytes(f"<h1>People plan</h1>{tables}".encode(), "p.html").actions
    assert [a.theme for a in got] == [
        "Priority 1: Fair posts", "Priority 2: Workforce data and reporting"
    ]  # fmt: skip


def test_short_orders_alone_in_the_column_of_actions_are_actions():
    text = (
        "Action,Lead,Deadline\nPublish figures,,\nTrain all of the panels in inclusion,HR,May 2025\n"
        "Hire an auditor,,\nRun a campaign on all the wards,Chief Nurse,June 2025\n"
    )
    got = read_bytes(text.encode(), "plan.csv").actions
    assert [(a.action, a.theme) for a in got][::2] == [
        ("Publish figures", ""), ("Hire an auditor", "")
    ]  # fmt: skip
