"""Small tables and bare parts: what completes a block above, and what names nothing."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift_schema import State

TASKS = (
    "Offer interview practice before the panel sits.",
    "Send each formal case to a second reader.",
    "Print and enforce the card rules.",
)
OWNERS = ("Talent Manager", "HR Director", "Director of Nursing")
DATES = ("31 July 2022", "Sept 2022", "Ongoing")
STATES = ("Started", "Completed", "Not started")


def _cards(labels=("What we saw", "What we shall do")):
    for n, told in enumerate(zip(TASKS, OWNERS, DATES, STATES, strict=True), 1):
        task, owner, date, state = told
        yield heading(f"Action {n}", 2)
        yield line(f"Indicator: Indicator {n}")
        yield line(f"{labels[0]}: The ratio was 1.{n}.")
        yield line(f"{labels[1]}: {task}")
        yield table("Led by | To be done by | Position", f"{owner} | {date} | {state}")


@pytest.mark.parametrize(
    "labels", [("What we saw", "What we shall do"), ("What we learned", "Our answer")]
)
def test_a_table_of_one_row_completes_the_labelled_lines_above_it(labels):
    got = plan(heading("WRES action plan 2022/23"), *_cards(labels), title="")
    assert [(a.ref, a.action, a.owner, a.deadline, a.status) for a in got.actions] == [
        (f"Action {n}", *told)
        for n, told in enumerate(zip(TASKS, OWNERS, DATES, STATES, strict=True), 1)
    ]
    assert [a.indicator for a in got.actions] == ["Indicator 1", "Indicator 2", "Indicator 3"]
    assert [rest.text for rest in got.rest if rest.kind == "table"] == []


def test_a_table_with_actions_of_its_own_completes_nothing():
    rows = [
        f"{task} | {owner} | {date}" for task, owner, date in zip(TASKS, OWNERS, DATES, strict=True)
    ]
    got = plan(
        heading("Plan"),
        line("What we saw: The ratio was 1.2."),
        line("What we shall do: Train all panels."),
        table("Action | Led by | To be done by", rows[0]),
    )
    assert [a.action for a in got.actions] == ["Train all panels.", TASKS[0]]


def test_bare_parts_of_a_plan_are_no_themes():
    one = table("Ref | New action | Lead", f"N1 | {TASKS[0]} | HR Director")
    two = table("Ref | Brought-forward action | Lead", f"B1 | {TASKS[1]} | OD Lead")
    got = plan(heading("Part One", 2), one, heading("Part Two", 2), two)
    assert [a.theme for a in got.actions] == ["", ""]


def test_a_line_of_letters_and_their_meanings_is_a_key_without_saying_so():
    rows = [f"{task} | {code}" for task, code in zip(TASKS, "BGA", strict=True)]
    got = plan(
        line("R = off track. A = at risk. G = on track. B = complete."),
        table("Task | R / A / G / B", *rows),
    )
    assert [a.state for a in got.actions] == [State.COMPLETE, State.ON_TRACK, State.AT_RISK]


def test_labels_that_only_the_cells_of_a_column_know_part_its_lines():
    cells = [
        f"Accountable: {owner}~Timing: {date}~How it will be checked: Ten sheets a week."
        for owner, date in zip(OWNERS, DATES, strict=True)
    ]
    rows = [f"{task} | {cell}" for task, cell in zip(TASKS, cells, strict=True)]
    got = plan(table("Improvement action | Accountability & timing", *rows))
    assert [(a.owner, a.deadline, a.outcome) for a in got.actions] == [
        (owner, date, "Ten sheets a week.") for owner, date in zip(OWNERS, DATES, strict=True)
    ]


def test_the_indicator_above_a_tables_header_stands_nearer_than_one_on_the_page_before():
    head = "Ref | Deliverable | Sponsor | Due"
    edges = (10.0, 60.0, 160.0, 300.0, 360.0)

    def card(n: int):
        return (
            f"Indicator {n}: topic {n} | < | < | <",
            head,
            f"A.{n} | {TASKS[n % 3]} | {OWNERS[n % 3]} | May 2024",
        )

    pages = [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2)]
    tables = [table(*card(n), page=page, edges=edges) for n, page in pages]
    got = plan(heading("WRES plan"), *tables)
    assert [a.indicator for a in got.actions] == [f"Indicator {n}: topic {n}" for n, _ in pages]


def test_unknown_labels_in_one_order_block_after_block_are_a_form():
    names = ("Finding", "We mean to", "Lies with", "Not after", "News")
    told = zip(TASKS, OWNERS, DATES, strict=True)
    rows = [
        f"{name} | {value}"
        for task, owner, date in told
        for name, value in zip(
            names, ("Checks were lost.", task, owner, date, "It runs."), strict=True
        )
    ]
    got = plan(heading("Safeguarding review"), table(*rows))
    assert [a.action for a in got.actions] == list(TASKS)


def test_a_later_table_with_the_same_numbers_says_more_of_its_rows():
    first = [f"W{n} | {task} | {OWNERS[n]} | {DATES[n]}" for n, task in enumerate(TASKS)]
    later = ["W0 | Six of nine have one. | In progress", "W2 | It was switched on. | Closed"]
    got = plan(
        heading("Table 1", 2),
        table("No. | Commitment made | Commitment holder | Promised for", *first),
        heading("Table 2", 2),
        table("No. | What has happened so far | Assessment", *later),
        line("The Committee asked for another report."),
    )
    assert [(a.ref, a.action, a.updates, a.status) for a in got.actions] == [
        ("W0", TASKS[0], "Six of nine have one.", "In progress"),
        ("W1", TASKS[1], "", ""),
        ("W2", TASKS[2], "It was switched on.", "Closed"),
    ]


def test_a_table_with_other_numbers_or_the_same_fields_stays_by_itself():
    first = [f"W{n} | {task} | {OWNERS[n]} | Open" for n, task in enumerate(TASKS)]
    head = "No. | Commitment made | Commitment holder | Status"
    for label, rows in (
        ("Status", ["W0 | Closed", "W1 | Closed"]),
        ("Cost", ["X0 | £200", "X1 | £300"]),
    ):
        got = plan(heading("Plan"), table(head, *first), table(f"No. | {label}", *rows))
        assert [a.status for a in got.actions] == ["Open"] * len(TASKS)
        assert all("Cost" not in a.extra for a in got.actions)


def test_a_row_that_heads_the_rest_of_a_table_heads_no_other_table():
    head = "Ref | Deliverable | Sponsor | Due"
    edges = (10.0, 60.0, 160.0, 300.0, 360.0)
    row = f"A | {TASKS[0]} | {OWNERS[0]} | May 2024"
    cards = [
        table(f"Indicator {n}: topic {n} | < | < | <", head, row, page=n, edges=edges)
        for n in (1, 2)
    ]
    alone = table(head, f"C | {TASKS[2]} | {OWNERS[2]} | May 2024", page=2, edges=edges)
    got = plan(heading("WRES plan"), *cards, line("The Board agreed one thing more."), alone)
    assert [a.indicator for a in got.actions] == [
        "Indicator 1: topic 1",
        "Indicator 2: topic 2",
        "",
    ]
