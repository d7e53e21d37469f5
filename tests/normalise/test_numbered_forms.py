"""Forms of a sheet below each other, each under a line across it that numbers its action."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table

FORMS = [
    ("Train all panels.", "May 2020", "Done"),
    ("Publish the pay data.", "June 2020", "Delayed"),
    ("Open the prayer room at night.", "July 2020", "Not started"),
]


def _told(got):
    return [(a.ref, a.action, a.deadline, a.status) for a in got.actions]


def _form(due, state):
    return [f"By when: | {due}", f"Action status: | {state}"]


@pytest.mark.parametrize("name", ["Action", "Action no.", "Action point"])
def test_a_line_across_names_the_action_of_the_labels_below_it(name):
    (first, *told), *others = FORMS
    rows = _form(*told)
    for number, (action, *below) in enumerate(others, 2):
        rows += [f"{name} {number}: {action} | ", *_form(*below)]
    got = plan(line(f"{name} 1: {first}"), table(*rows))
    assert _told(got) == [(f"{name} {at}", *form) for at, form in enumerate(FORMS, 1)]


def test_a_theme_between_two_forms_is_that_of_those_below_it():
    rows = [f"Action 1: {FORMS[0][0]} | ", *_form(*FORMS[0][1:]), "B. Our estate | "]
    rows += [f"Action 2: {FORMS[1][0]} | ", *_form(*FORMS[1][1:])]
    got = plan(heading("A. Our people", 2), table(*rows))
    assert [a.theme for a in got.actions] == ["A. Our people", "B. Our estate"]


def test_the_line_above_the_first_form_takes_nothing_from_a_cover_sheet():
    cover = table("Document title | Belonging plan", "Version | 1.0", "Executive lead | Chair")
    rows = _form(*FORMS[0][1:])
    for number, (action, *below) in enumerate(FORMS[1:], 2):
        rows += [f"Action {number}: {action} | ", *_form(*below)]
    got = plan(cover, line(f"Action 1: {FORMS[0][0]}"), table(*rows))
    assert [(a.action, a.owner) for a in got.actions] == [(form[0], "") for form in FORMS]


def test_lines_below_a_label_without_a_value_are_its_list():
    first = table(
        "Line no.: | 4",
        "Leads: | Estates Manager",
        "Action(s): | ",
        "Agree a statement with trade unions. | ",
        "Include it in the award criteria. | ",
        "To be completed by: | May 2020",
    )
    second = table(
        "Line no.: | 5",
        "Leads: | Chief Nurse",
        "Action(s): | Train all panels.",
        "To be completed by: | June 2020",
    )
    got = plan(first, second)
    assert [(a.ref, a.owner, a.deadline) for a in got.actions] == [
        ("4", "Estates Manager", "May 2020"),
        ("5", "Chief Nurse", "June 2020"),
    ]
    assert got.actions[0].action.split("\n") == [
        "Agree a statement with trade unions.",
        "Include it in the award criteria.",
    ]


def test_a_value_that_looks_like_a_header_makes_no_list_of_a_form():
    beside = (["Resources needed | None"], [], ["Update | Half are trained."])
    forms = [
        table(
            f"Action point {at} | <",
            f"Indicators | WDES Metric {at}",
            "Key objective | Fairness for all who work here",
            f"Steps to be taken | - {action}~- Report on it.",
            "Lead / owner | Chief Nurse",
            f"Timescale | {due}",
            f"Action state | {state}",
            *more,
        )
        for at, ((action, due, state), more) in enumerate(zip(FORMS, beside, strict=True), 1)
    ]
    got = plan(*forms)
    assert [(a.ref, a.owner, a.deadline, a.status) for a in got.actions] == [
        (f"Action point {at}", "Chief Nurse", due, state)
        for at, (_, due, state) in enumerate(FORMS, 1)
    ]


def test_codes_along_the_top_stand_over_actions():
    got = plan(
        table(
            "No | WDES01 | WDES02",
            "Our objective | Fair panels | Strong networks",
            "Update / comments | | Report sent in May.",
            "Actions required | Train all panels. | Fund the networks.",
            "LEAD | | Chief People Officer",
        )
    )
    assert [(a.ref, a.action, a.owner) for a in got.actions] == [
        ("WDES01", "Train all panels.", ""),
        ("WDES02", "Fund the networks.", "Chief People Officer"),
    ]


def test_status_of_action_does_not_name_the_action():
    blocks = []
    for action, due, state in FORMS:
        blocks += [
            line(f"- {action}"),
            line(f"- TIMESCALE: {due}"),
            line("- By whom: Chief Nurse"),
            line(f"- Status of action: {state}"),
        ]
    got = plan(heading("D. Access to services", 2), *blocks)
    assert [(a.action, a.status) for a in got.actions] == [
        (action, state) for action, _, state in FORMS
    ]


def test_plain_lines_over_numbered_forms_are_their_themes():
    form = [table(*_form(*told), f"Action: | {action}") for action, *told in FORMS]
    got = plan(
        line("We thank all who took part."),
        line("Our people"),
        line("Action no. 1"),
        form[0],
        line("Action no. 2"),
        form[1],
        line("Our estate"),
        line("Action no. 3"),
        form[2],
    )
    assert [(a.ref, a.theme) for a in got.actions] == [
        ("Action no. 1", "Our people"),
        ("Action no. 2", "Our people"),
        ("Action no. 3", "Our estate"),
    ]


def test_a_table_set_anew_right_below_goes_on_with_its_section():
    head = "Ref | Action | Lead | By when"
    got = plan(
        table(
            head, "Our people | < | < | <", f"1 | {FORMS[0][0]} | HR | May 2020",
            "Our estate | < | < | <", f"2 | {FORMS[1][0]} | OD | June 2020",
        ),
        table(head, f"3 | {FORMS[2][0]} | OD | July 2020"),
    )  # fmt: skip
    assert [(a.ref, a.theme) for a in got.actions] == [
        ("1", "Our people"),
        ("2", "Our estate"),
        ("3", "Our estate"),
    ]


def test_a_label_that_counts_actions_holds_the_action():
    blocks = []
    for at, (action, due, state) in enumerate(FORMS, 1):
        blocks += [
            line(f"Action no. {at}: {action}"),
            line(f"Due date: {due}"),
            line(f"Status of action: {state}"),
        ]
    got = plan(*blocks)
    assert _told(got) == [(f"Action no. {at}", *form) for at, form in enumerate(FORMS, 1)]
    assert not any(a.review for a in got.actions)


def test_a_plain_line_worded_as_an_indicator_stands_over_numbered_actions():
    words = "Relative likelihood of staff entering the formal disciplinary process"
    blocks = [line("Action 1"), line(f"Action: {FORMS[0][0]}"), line("Lead: Chief Nurse")]
    got = plan(line("We thank all who took part."), line(words), *blocks)
    assert [(a.ref, a.indicator, a.indicators) for a in got.actions] == [
        ("Action 1", words, ("WRES-3",))
    ]


def test_a_list_below_its_label_stays_in_its_form():
    rows = []
    for at, (action, due, _) in enumerate(FORMS, 1):
        rows += [f"Action point {at} | ", "Actions | ", f"1. {action} | ", "2. Report on it. | "]
        rows += ["Action by | OD Lead", f"By when | {due}"]
    got = plan(table(*rows))
    assert [(a.ref, a.action.split("\n")[0], a.deadline) for a in got.actions] == [
        (f"Action point {at}", f"1. {action}", due) for at, (action, due, _) in enumerate(FORMS, 1)
    ]
