"""Tables whose cells each say what they are, and forms that ask the same again."""

from __future__ import annotations

from normalise.tables import plan, table

ORDERS = ["Train every panel in fair selection.", "Hold stay talks on each ward."]
OWNERS = ["HR Director", "OD Lead"]
DATES = ["May 2024", "June 2024"]


def _told(*blocks):
    return [(a.action, a.owner, a.deadline) for a in plan(*blocks).actions]


EXPECTED = [*zip(ORDERS, OWNERS, DATES, strict=True)]


def test_cells_that_each_open_with_their_label_make_a_table_with_a_header():
    rows = [f"Action: {order} | Lead: {owner} | Due: {date}" for order, owner, date in EXPECTED]
    got = plan(table(*rows))
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == EXPECTED
    assert all(a.review == {} for a in got.actions)


def test_an_empty_cell_among_labelled_ones_leaves_its_field_empty():
    third = ("Publish the results on the intranet.", "Chair", "")
    rows = [f"Action: {order} | Lead: {owner} | Due: {date}" for order, owner, date in EXPECTED]
    rows.append(f"Action: {third[0]} | Lead: {third[1]} |")
    assert _told(table(*rows)) == [*EXPECTED, third]


def test_a_label_on_its_own_line_of_the_cell_is_taken_off_too():
    rows = [f"Action:~{order} | Lead:~{owner} | Due:~{date}" for order, owner, date in EXPECTED]
    assert _told(table(*rows)) == EXPECTED


def test_a_cell_that_says_more_than_one_thing_has_each_in_its_field():
    rows = [f"Action: {order} | Lead: {owner}~Due: {date}" for order, owner, date in EXPECTED]
    assert _told(table(*rows)) == EXPECTED


def test_several_labels_on_one_line_of_a_cell_are_parted():
    rows = [f"Action: {order} | Lead: {owner} Due: {date}" for order, owner, date in EXPECTED]
    assert _told(table(*rows)) == EXPECTED


def test_a_colon_within_cells_below_a_header_is_no_label():
    got = plan(
        table(
            "Issue | What we will do | Lead",
            "Data: few apply | Training: train every panel. | HR Director",
            "Data: few stay | Training: train every manager. | OD Lead",
        )
    )
    assert [(a.action, a.summary) for a in got.actions] == [
        ("Training: train every panel.", "Data: few apply"),
        ("Training: train every manager.", "Data: few stay"),
    ]


def test_a_single_row_of_cells_with_labels_is_no_table_of_its_own():
    got = plan(
        table("Version: 2 | Author: HR Director | Date: May 2024"),
        table("Action | Lead | Due", *(" | ".join(row) for row in EXPECTED)),
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == EXPECTED


def _form(number, order, owner, date):
    return table(
        f"Card | {number} | In the chair | {owner} | Wanted for | {date}",
        f"Card says | {order} | Wobble | Few staff apply for post {number} | Wibble | None yet",
    )


def test_labels_that_no_one_knows_are_told_by_other_forms_that_ask_the_same():
    got = plan(*(_form(number, *row) for number, row in enumerate(EXPECTED, 1)))
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == EXPECTED


def test_one_form_of_labels_that_no_one_knows_is_none():
    assert plan(_form(1, *EXPECTED[0])).actions == ()


def test_a_header_that_comes_again_above_its_rows_is_no_form():
    header = "Ref | Action | Lead | Due"
    tables = [
        table(header, f"{number} | {' | '.join(row)}") for number, row in enumerate(EXPECTED, 1)
    ]
    got = plan(*tables)
    assert [(a.ref, a.action, a.owner, a.deadline) for a in got.actions] == [
        (str(number), *row) for number, row in enumerate(EXPECTED, 1)
    ]


CARD = ("Action", "Lead", "Due")


def _stacked(labels, rows):
    return [
        table(" | ".join(f"{label}~{value}" for label, value in zip(labels, row, strict=True)))
        for row in rows
    ]


def test_cells_that_each_hold_a_label_above_its_value_are_a_form():
    rows = [*EXPECTED, ("Publish the results.", "Chair", "July 2024")]
    assert _told(*_stacked(CARD, rows)) == rows


def test_cells_of_several_lines_whose_first_does_not_come_again_are_no_form():
    rows = [*EXPECTED, ("Publish the results.", "Chair", "July 2024")]
    one = table(*(" | ".join(f"{cell}~and more of it" for cell in row) for row in rows))
    assert not any(a.action == "and more of it" for a in plan(one).actions)
    assert all("and more of it" not in a.owner for a in plan(one).actions if a.action)
