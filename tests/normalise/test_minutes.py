"""Minutes of meetings: each action says itself who is to do it and when."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table


def rows(got):
    return [(a.ref, a.action, a.owner, a.deadline, a.theme) for a in got.actions]


def test_numbered_actions_have_lead_and_date_in_brackets():
    got = plan(
        heading("Minutes of the Quality Committee", 1),
        line("Eastmarsh University Hospitals NHS Trust"),
        line("Item 1"),
        line("Members discussed the report at length."),
        line("Action 1.1: Publish the rota. (Lead: JS; due 26/07/2023)"),
        line("Action 1.2: Audit the log. (Lead: Head of IT; due Feb 2024)"),
        line("Item 2"),
        line("Action 2.1: Test the plan. (Lead: AB; due Mar-24)"),
        line("Date of next meeting: to be confirmed."),
    )
    assert rows(got) == [
        ("Action 1.1", "Publish the rota.", "JS", "26/07/2023", ""),
        ("Action 1.2", "Audit the log.", "Head of IT", "Feb 2024", ""),
        ("Action 2.1", "Test the plan.", "AB", "Mar-24", ""),
    ]


def test_a_dash_parts_the_number_too():
    got = plan(
        heading("Estates", 2),
        line("Action 1.1 - Publish the rota. (Lead: JS, by: May 2023)"),
        line("Action 1.2 - Audit the log. (Lead: AB, by: June 2023)"),
    )
    assert [(ref, action) for ref, action, *_ in rows(got)] == [
        ("Action 1.1", "Publish the rota."),
        ("Action 1.2", "Audit the log."),
    ]


def test_by_belongs_to_its_date_and_due_does_not():
    got = plan(
        heading("What we will do", 2),
        line("- Publish the rota (Lead: JS; by May 2023)"),
        line("- Audit the log (Lead: AB; due June 2023)"),
    )
    assert [a.deadline for a in got.actions] == ["by May 2023", "June 2023"]


def test_an_action_that_opens_with_who_is_to_do_it_names_its_owner():
    got = plan(
        heading("Risk register", 2),
        line("ACTION: MW to publish a refreshed privacy notice. (Due: Aug 2016)"),
        heading("Staffing", 2),
        line("ACTION: Head of HR to sign the agreements. (Due: May 2016)"),
        heading("Estates", 2),
        line("ACTION: TN to defenestrate the last servers. (Due: June 2016)"),
    )
    assert [(a.action.split()[0], a.owner, a.deadline) for a in got.actions] == [
        ("MW", "MW", "Aug 2016"),
        ("Head", "Head of HR", "May 2016"),
        ("TN", "TN", "June 2016"),
    ]


def test_owners_told_in_a_column_are_the_owners():
    got = plan(
        table(
            "Action | Lead | Deadline",
            "Board to approve the scheme | Company Secretary | May 2021",
            "Managers to attend the course |  | June 2021",
        )
    )
    assert [a.owner for a in got.actions] == ["Company Secretary", ""]


def test_actions_that_open_with_nobody_name_no_owner():
    got = plan(
        table(
            "Action | Deadline",
            "Plan to publish the log | May 2021",
            "Continue to train the panels | June 2021",
        )
    )
    assert [a.owner for a in got.actions] == ["", ""]
