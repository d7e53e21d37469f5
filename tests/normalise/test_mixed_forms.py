"""Forms and tables that have labels in more than one place: at the side, above, inside of cells."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table
from planlift import read_bytes

DONE = [
    ("Post rota gaps a week ahead.", "Rota Manager", "May 2024", "Complete"),
    ("Clear one store room per floor.", "Estates Manager", "June 2024", "In progress"),
    ("Order badges with large print.", "Head of Nursing", "July 2024", "Not started"),
]


def _told(got):
    return [(a.action, a.owner, a.deadline, a.status) for a in got.actions]


def _form(action, *rest):
    return table(f"Action | {action} | < ", "Lead | Deadline | Status", " | ".join(rest))


def test_labels_above_their_values_stand_below_one_beside_its_own():
    assert _told(plan(*(_form(*row) for row in DONE))) == DONE


def test_forms_below_each_other_in_one_table_are_an_action_each():
    rows = []
    for action, *rest in DONE:
        rows += [f"Action | {action} | <", "Lead | Deadline | Status", " | ".join(rest)]
    assert _told(plan(table(*rows))) == DONE


def test_labelled_lines_in_the_cells_of_a_column_are_columns_of_their_own():
    rows = [
        f"{number} | {action} | Lead: {lead}~Deadline: {date}~Status: {state}"
        for number, (action, lead, date, state) in enumerate(DONE, 1)
    ]
    got = plan(table("Ref | Action | Details", *rows))
    assert _told(got) == DONE
    assert [a.ref for a in got.actions] == ["1", "2", "3"]


def test_a_line_above_the_labels_of_such_a_cell_stays_in_its_column():
    rows = [
        f"{number} | {action} | Agreed in spring.~Lead: {lead}~Deadline: {date}"
        for number, (action, lead, date, _) in enumerate(DONE, 1)
    ]
    got = plan(table("Ref | Action | Progress", *rows))
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [row[:3] for row in DONE]
    assert [a.updates for a in got.actions] == ["Agreed in spring."] * len(DONE)


def test_an_owner_that_could_be_a_label_is_a_value_where_labels_stand_at_the_side():
    got = plan(
        table(
            "Action | Post rota gaps a week ahead.",
            "*Lead officer* | *OD Lead Manager*",  # all in bold, as a scan may have it
            "*Completion date* | *May 2024*",
            "*Current status* | *Not started*",
        )
    )
    told = ("Post rota gaps a week ahead.", "OD Lead Manager", "May 2024", "Not started")
    assert _told(got) == [told]


def test_labels_above_their_values_in_cells_across_a_form_stand_above_others_side_by_side():
    done = [("Print five stories.", "Communications Lead", "June 2022", "Complete"), *DONE]
    forms = [
        table(
            f"What we will do~{action} | < | <",
            "Why~Few apply. | < | <",
            "We will know it worked when~Ten apply | < | <",
            "*Who* | *By when* | *Status*",
            " | ".join(rest),
        )
        for action, *rest in done
    ]
    got = plan(*forms)
    assert _told(got) == done
    assert {(a.summary, a.outcome) for a in got.actions} == {("Few apply.", "Ten apply")}


def test_two_actions_may_have_a_lead_alike_before_other_labels():
    forms = [
        table(
            f"Action: | {action}",
            "Lead officer(s): | Equality Manager",
            *more,
            "RAG: | Green",
        )
        for action, more in (
            ("Train all panels.", ["Delivery date: | May 2020"]),
            ("Buy two vans.", ["Delivery date: | June 2020"]),
            ("Open posts to all.", ["Status: | Half are open."]),
        )
    ]
    got = plan(*forms)
    assert [(a.owner, a.deadline) for a in got.actions] == [
        ("Equality Manager", "May 2020"),
        ("Equality Manager", "June 2020"),
        ("Equality Manager", ""),
    ]


def test_a_text_with_a_table_without_words_is_read():
    got = read_bytes(b"Action cards\n|  |  |\n|  |  |\n|  |  |\n", "plan.txt")
    assert not got.actions


def _over(finding, action, *rest):
    return table(
        "*How it came up* | < | <",
        f"{finding} | < | <",
        "*Action* | < | <",
        f"{action} | < | <",
        "*Lead* | *Deadline* | *Status*",
        " | ".join(rest),
    )


def test_a_label_across_each_form_is_one_though_no_one_knows_its_words():
    found = ["Rotas were late.", "Stores were full.", "Badges could not be read."]
    got = plan(*(_over(one, *row) for one, row in zip(found, DONE, strict=True)))
    assert _told(got) == DONE
    assert {a.theme for a in got.actions} == {""}
    kept = [{a.summary, *(str(one) for one in a.extra.values())} for a in got.actions]
    assert all(one in told for one, told in zip(found, kept, strict=True))


def test_a_state_behind_its_label_heads_no_column():
    forms = [
        table(
            f"Ref | R{number}",
            f"What prompted this | {finding}",
            f"What we will do | {action}",
            f"Named lead | {lead}",
            f"Complete by | {date}",
            f"Stage reached | {state}",
            "Commentary | ",
        )
        for number, (finding, (action, lead, date, state)) in enumerate(
            zip(["Rotas were late.", "Stores were full.", "Badges faded."], DONE, strict=True), 1
        )
    ]
    got = plan(*forms)
    assert _told(got) == DONE
    assert [a.summary for a in got.actions] == [
        "Rotas were late.",
        "Stores were full.",
        "Badges faded.",
    ]


def test_forms_of_one_table_whose_labels_come_by_turns():
    rows = []
    for action, lead, date, _ in DONE:
        rows += [
            f"Activity to be delivered | {action} | < | < | < | <",
            f"Area | Ward | Timeline | {date} | Resp. | {lead}",
        ]
    got = plan(table(*rows))
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [row[:3] for row in DONE]


def test_actions_across_beside_labels_that_forms_elsewhere_have():
    def across(*records):
        rows = zip(("Key tasks", "Manager", "Needed by", "Delivery status"), *records, strict=True)
        return table(*(" | ".join(row) for row in rows))

    got = plan(heading("Theme 1: Rotas", 2), across(DONE[0]), across(*DONE[1:]), across(DONE[0]))
    assert _told(got) == [*DONE, DONE[0]]


def test_the_last_action_may_stand_alone_beside_the_labels_of_those_across():
    labels = ("Indicator", "Action to take", "DUE DATE", "Who?")
    records = [("Metric 3", action, due, lead) for action, lead, due, _ in DONE]

    def across(first, *told):
        rows = zip(labels, *told, strict=True)
        tops = " | ".join(f"Action {first + at}" for at in range(len(told)))
        return table(f" | {tops}", *(" | ".join(row) for row in rows))

    alone = table(*(" | ".join(row) for row in zip(labels, records[2], strict=True)))
    got = plan(across(1, *records[:2]), line("Action 3"), alone).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [row[:3] for row in DONE]
