"""Rows above a header, months beside the labels, and columns that speak by colour alone."""

from __future__ import annotations

from normalise.tables import plan, table

HEAD = "Ref | Action | Lead | By when"


def rows(number):
    return [f"{number}.{n} | Train all panels {n}. | HR Manager | May 2019" for n in (1, 2)]


def test_tables_that_each_open_with_another_title_row_have_it_as_their_theme():
    first = table("Fair recruitment | < | < | <", HEAD, *rows(1))
    second = table("Safe teams | < | < | <", HEAD, *rows(2))
    themes = [a.theme for a in plan(first, second).actions]
    assert themes == ["Fair recruitment"] * 2 + ["Safe teams"] * 2


def test_the_title_row_of_the_only_table_is_no_theme():
    got = plan(table("Cancer improvement | < | < | <", HEAD, *rows(1)))
    assert [a.theme for a in got.actions] == ["", ""]
    assert "Cancer improvement" in [rest.text for rest in got.rest]


def test_months_of_a_chart_hide_neither_the_header_nor_the_deadline():
    got = plan(
        table(
            "Ref | Activity | Lead | Deadline | Apr | May | Jun | Jul",
            "1 | Map the skills. | Bank Manager | May 2019 | [5B9BD5] | [5B9BD5] | |",
            "2 | Pilot it on a ward. | Ward Manager | July 2019 | | | [5B9BD5] | [5B9BD5]",
        )
    )
    found = [(a.ref, a.action, a.deadline, a.rag) for a in got.actions]
    assert found == [
        ("1", "Map the skills.", "May 2019", None),
        ("2", "Pilot it on a ward.", "July 2019", None),
    ]


def test_progress_without_words_is_a_state_by_its_colours():
    got = plan(
        table(
            "No | Action | Lead | Deadline | Progress",
            "1 | Map the skills. | Bank Manager | May 2019 | [00B050]",
            "2 | Pilot it on a ward. | Ward Manager | July 2019 | [FF0000]",
        )
    )
    assert [a.rag for a in got.actions] == ["green", "red"]


def test_a_risk_told_in_words_is_what_the_action_answers():
    got = plan(
        table(
            "Risk | Action | Lead | Deadline",
            "Patients miss letters they can read. | Ask for the format. | Manager | May 2019",
            "Interpreters are not booked at night. | Add a button. | IT Manager | July 2019",
        )
    )
    assert [bool(a.summary) and "summary" in a.review for a in got.actions] == [True, True]
