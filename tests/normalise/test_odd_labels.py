"""Labels, keys and rows as offices write them: dashes, percent signs, rows that say the same."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.pipeline import read_bytes

ORDERS = [
    "Apply retention labels to all shared drives.",
    "Delete records held beyond their period.",
    "Train a second officer to redact records.",
]
HEAD = "Equality action plan 2021/22\nNorthgate Housing Association\n\n"


def _text(body, name="plan.txt"):
    return read_bytes((HEAD + body).encode(), name).actions


def test_pieces_with_dashes_are_labels_and_their_values():
    body = "".join(
        f"1.{at} {order}\n\nOwner – Head of Audit; target date – {at} June 2020\n\n"
        for at, order in enumerate(ORDERS, 1)
    )
    got = _text(f"Information governance\n\n{body}Payroll\n\n{body}")
    assert [(a.action, a.owner, a.deadline) for a in got] == 2 * [
        (order, "Head of Audit", f"{at} June 2020") for at, order in enumerate(ORDERS, 1)
    ]
    assert [a.theme for a in got] == ["Information governance"] * 3 + ["Payroll"] * 3


def test_brackets_within_brackets_belong_to_a_post():
    rows = [line(f"- {order} (Lead: Provost (People). Deadline: 19/05/2023.)") for order in ORDERS]
    got = plan(heading("Our actions", 2), *rows)
    assert {(a.owner, a.deadline) for a in got.actions} == {("Provost (People)", "19/05/2023")}


@pytest.mark.parametrize("name", ["Ratings used in this plan:", "Key", "What the colours mean:"])
def test_a_key_may_be_called_otherwise(name):
    key = [line(name), line("- G – Completed"), line("- A – On track"), line("- R – Not started")]
    rows = [f"{order} | {state}" for order, state in zip(ORDERS, "GAR", strict=True)]
    got = plan(*key, table("Action | RAG", *rows))
    assert [a.state for a in got.actions] == ["complete", "on_track", "not_started"]


def test_rows_that_say_the_same_are_two_rows():
    same = "80% of families say that they feel listened to | Head of Care"
    rows = [f"{order.strip('.')} | {same} | Blue" for order in ORDERS]
    got = plan(table("Step to be taken | Intended impact | Allocated to | RAG", *rows))
    assert [a.owner for a in got.actions] == ["Head of Care"] * len(ORDERS)


def test_a_line_of_a_typed_box_names_the_rows_below_it():
    rule = f"+{'-' * 47}+{'-' * 8}+{'-' * 10}+\n"
    rows = "".join(f"| {order:<45} | Chair  | May 2021 |\n{rule}" for order in ORDERS)
    section = f"| {'Environment':<65} |\n{rule}"
    head = f"| {'Step to be taken':<45} | Lead   | By when  |\n"
    got = _text(f"{rule}{head}{rule}{section}{rows}")
    assert [(a.theme, a.action) for a in got] == [("Environment", order) for order in ORDERS]


def test_an_update_alone_in_the_first_column_is_of_the_row_above():
    rows = "".join(
        f"| A{at} | {order} | Chair |\n| Progress: {at} staff trained so far. | | |\n"
        for at, order in enumerate(ORDERS, 1)
    )
    got = _text(f"| No | Action | Lead |\n| --- | --- | --- |\n{rows}", "plan.md")
    assert [a.updates for a in got] == [f"{at} staff trained so far." for at in range(1, 4)]


def test_an_aim_above_the_table_is_that_of_the_plan():
    rows = [f"{order} | Chair" for order in ORDERS]
    got = plan(
        line("Aim: to improve the lives of all who rely on us."), table("Task | Lead", *rows)
    )
    assert not any(a.summary or a.updates or a.outcome for a in got.actions)


def test_a_section_below_a_labelled_line_stays_a_section():
    rows = [f"{order} | Chair | May 2021" for order in ORDERS]
    told = line("What we found: Records were kept too long.")
    got = plan(told, table("Task | Lead | When", "Driver 1: Records | < | <", *rows))
    assert {(a.theme, a.summary) for a in got.actions} == {
        ("Driver 1: Records", "Records were kept too long.")
    }


def test_labels_across_a_form_stand_above_lines_across_it():
    for at in (0, 1):
        rows = ["*What we found* | < | <", "Records were kept too long. | < | <"]
        rows += ["*Task* | < | <", f"{ORDERS[at]} | < | <"]
        rows += ["*Who* | *By when* | *RAG*", "Chair | May 2021 | Green"]
        (action,) = plan(table(*rows)).actions
        assert (action.summary, action.action) == ("Records were kept too long.", ORDERS[at])
        assert (action.owner, action.deadline, action.status) == ("Chair", "May 2021", "Green")


def test_a_pale_blue_beside_another_colour_rates():
    rows = [f"{ORDERS[0]} | [9DC3E6] Completed", f"{ORDERS[1]} | [A9D08E] On track"]
    got = plan(table("Action | Stage reached", *rows))
    assert [a.rag for a in got.actions] == ["blue", "green"]


def test_forms_that_lack_a_label_may_rate_in_pale_blue():
    states = ["[9DC3E6] Completed", "[A9D08E] On track", "[9DC3E6] Completed"]
    blocks = []
    for at, (order, state) in enumerate(zip(ORDERS, states, strict=True)):
        rows = [f"Number | R{at}", f"What we will do | {order}", "Named lead | Chair"]
        rows += [f"Stage reached | {state}", "Success criteria | Ten go"][: 2 - at % 2]
        blocks += [line(f"Form {at}"), table(*rows)]
    assert [a.rag for a in plan(*blocks).actions] == ["blue", "green", "blue"]


def test_a_name_of_two_words_among_sections_is_one_though_it_could_order():
    rows = []
    for name, order in zip(
        ("Member development", "Customers", "Place leadership"), ORDERS, strict=True
    ):
        rows += [f"{name} | | |", f"{order} | Ten go | Chair | May 2021"]
    got = plan(table("Activity | Expected result | Allocated to | When", *rows))
    assert [a.theme for a in got.actions] == ["Member development", "Customers", "Place leadership"]
