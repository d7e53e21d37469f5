from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from checks.made import action, plan
from planlift.corrections import Correction
from planlift.decisions import (
    Add,
    Columns,
    Decision,
    Delete,
    Edit,
    Join,
    Right,
    Split,
    Whole,
    clash,
    target_of,
    told,
)
from planlift.decisions.applying import decided, outcome_of
from planlift_schema import Due, DueKind, Finding, Period, Rag, Severity, State, Step, Where

THREE = plan(
    action(1, review={"deadline": "two dates"}), action(2), action(3, review={"owner": "initials"})
)


def decision(what, number=1, sha256="0" * 64, **fields):
    made = "2026-11-22T10:00:00+00:00"
    return Decision(
        id=number, key="plan.docx", sha256=sha256, made=made, author="A", what=what, **fields
    )


def edit(action_id, field, text, was="", on=THREE):
    return Edit(target=target_of(on, action_id), field=field, text=text, was=was)


def changed(on=THREE, **fields):
    """The same plan read from another file."""
    info = on.document.model_copy(update={"sha256": "1" * 64})
    return on.model_copy(update={"document": info, **fields})


def test_without_decisions_a_plan_is_as_it_was_read():
    assert decided(THREE, []) is THREE
    assert decided(THREE, [decision(edit("r1", "owner", "Board"), undone="now by A")]) is THREE


def test_an_edited_field_is_read_anew_and_not_doubted_any_more():
    now = decided(THREE, [decision(edit("r1", "deadline", "End of June 2019"))]).actions[0]
    assert now.deadline == "End of June 2019"
    assert now.due.by == dt.date(2019, 6, 30)
    assert "deadline" not in now.review


@pytest.mark.parametrize(
    ("field", "text", "name", "value"),
    [
        ("owner", "Head of HR / Board", "owners", ["Head of HR", "Board"]),
        ("status", "Complete", "state", State.COMPLETE),
        ("indicator", "WRES Indicator 5", "indicators", ("WRES-5",)),
        ("state", "at_risk", "state", State.AT_RISK),
        ("rag", "red", "rag", Rag.RED),
        ("rag", "", "rag", None),
    ],
)
def test_what_follows_from_the_words_follows_from_new_words(field, text, name, value):
    now = getattr(decided(THREE, [decision(edit("r2", field, text))]).actions[1], name)
    assert ([one.text for one in now] if name == "owners" else now) == value


def test_a_date_of_a_person_stands_beside_the_words():
    now = decided(THREE, [decision(edit("r1", "due", "2020-01-15"))]).actions[0]
    assert now.due.by == dt.date(2020, 1, 15)
    assert now.deadline == "March 2020"
    assert "deadline" not in now.review


def test_right_as_it_is_ends_the_doubt_and_changes_nothing_else():
    now = decided(THREE, [decision(Right(target=target_of(THREE, "r3"), field="owner"))])
    assert now.actions[2] == THREE.actions[2].model_copy(update={"review": {}})


def test_a_split_action_is_several_with_the_same_other_fields():
    what = Split(target=target_of(THREE, "r2"), parts=("Do one thing", "Do another"))
    after = outcome_of(THREE, [decision(what, 7), decision(edit("d7-2", "owner", "Board"), 8)])
    assert after.ids == ("r1", "r2", "d7-2", "r3")
    first, second = after.plan.actions[1:3]
    assert (first.action, second.action) == ("Do one thing", "Do another")
    assert (first.owner, second.owner) == ("Head of Recruitment", "Board")
    assert first.due == second.due == THREE.actions[1].due


def test_a_part_that_is_a_step_takes_what_stands_beside_the_step():
    steps = (Step(text="One", owner="Chair"), Step(text="Two", deadline="May 2019"))
    stepped = plan(action(1, action="One\nTwo", steps=steps))
    what = Split(target=target_of(stepped, "r1"), parts=("One", "Two"))
    one, two = decided(stepped, [decision(what)]).actions
    assert (one.owner, two.due.by) == ("Chair", dt.date(2019, 5, 31))
    assert one.steps == two.steps == ()


def test_joined_actions_have_each_text_once():
    what = Join(targets=(target_of(THREE, "r1"), target_of(THREE, "r3")))
    after = outcome_of(THREE, [decision(what)])
    assert after.ids == ("r1", "r2")
    whole = after.plan.actions[0]
    assert whole.ref == "R1\nR3"
    assert whole.owner == "Head of Recruitment"
    assert whole.indicators == ("WRES-1", "WRES-3")
    assert set(whole.review) == {"deadline", "owner"}


def test_an_added_action_stands_where_it_was_put():
    fields = {"action": "Publish the plan", "deadline": "May 2019"}
    after = outcome_of(
        THREE,
        [
            decision(Add(after=target_of(THREE, "r1"), fields=fields), 4),
            decision(Add(fields={"action": "Last"}), 5),
        ],
    )
    assert after.ids == ("r1", "d4", "r2", "r3", "d5")
    assert after.plan.actions[1].due.by == dt.date(2019, 5, 31)
    assert after.plan.actions[1].framework == "WRES"


def test_the_words_of_a_deleted_action_stay_in_the_rest():
    after = outcome_of(THREE, [decision(Delete(target=target_of(THREE, "r2")))])
    assert after.ids == ("r1", "r3")
    assert after.plan.rest[-1].kind == "set-aside"
    assert THREE.actions[1].action in after.plan.rest[-1].text


def test_findings_are_those_of_the_plan_that_stands():
    lone = plan(action(1, owner="", owners=()))
    assert (
        "owner-missing" in {one.code for one in decided(lone, []).findings} or lone.findings == ()
    )
    now = decided(lone, [decision(edit("r1", "owner", "Head of HR", on=lone))])
    codes = [one.code for one in now.findings]
    assert "owner-missing" not in codes
    assert codes.count("decisions-applied") == 1


def test_a_finding_of_reading_follows_its_action():
    found = [
        Finding(code="odd-row", severity=Severity.NOTE, message=str(n), where=Where(action=n))
        for n in (1, 2, 3)
    ]
    read = THREE.model_copy(update={"findings": tuple(found)})
    now = decided(read, [decision(Delete(target=target_of(read, "r2")))])
    assert [one.where.action for one in now.findings if one.code == "odd-row"] == [1, None, 2]


def test_a_decision_wins_over_another_reading_of_the_same_file():
    reread = THREE.model_copy(
        update={"actions": (action(9, source=THREE.actions[0].source), *THREE.actions)}
    )
    before = [decision(edit("r2", "owner", "Board"))]
    now = decided(reread, before)
    assert [one.owner == "Board" for one in now.actions] == [False, False, True, False]
    assert now.actions[2].ref == "R2"


def test_an_action_read_in_other_words_is_known_by_its_row():
    other = THREE.actions[1].model_copy(update={"action": "Train managers", "ref": ""})
    reread = THREE.model_copy(update={"actions": (THREE.actions[0], other)})
    assert decided(reread, [decision(edit("r2", "owner", "Board"))]).actions[1].owner == "Board"


def test_a_changed_source_asks_again_where_the_words_are_the_same():
    before = [
        decision(edit("r1", "owner", "Board", was="Head of Recruitment")),
        decision(Right(target=target_of(THREE, "r1"), field="deadline", was="March 2020"), 2),
    ]
    now = decided(changed(), before).actions[0]
    assert now.owner == "Board"
    assert "changed since" in now.review["owner"]
    assert now.review["deadline"] == "two dates"


def test_a_changed_source_wins_where_it_says_something_else_and_says_what_was_decided():
    other = THREE.actions[0].model_copy(update={"owner": "Chief Nurse"})
    now = decided(
        changed(actions=(other, *THREE.actions[1:])),
        [decision(edit("r1", "owner", "Board", was="Head of Recruitment"))],
    ).actions[0]
    assert now.owner == "Chief Nurse"
    assert "“Board”" in now.review["owner"]


def test_a_deleted_action_comes_back_in_a_changed_source_to_be_looked_at():
    now = decided(changed(), [decision(Delete(target=target_of(THREE, "r2")))])
    assert len(now.actions) == 3
    assert "took this action out" in now.actions[1].review["action"]


def test_a_split_is_made_again_in_a_changed_source_and_asked_about():
    what = Split(target=target_of(THREE, "r1"), parts=("One", "Two"))
    now = decided(changed(), [decision(what)])
    assert [("action" in one.review) for one in now.actions] == [True, True, False, False]


def test_a_decision_on_what_is_gone_is_said_and_not_forgotten():
    gone = changed(actions=THREE.actions[1:])
    after = outcome_of(gone, [decision(edit("r1", "owner", "Board"))])
    assert [one.id for one in after.lost] == [1]
    assert [one.code for one in after.plan.findings].count("decision-lost") == 1
    assert after.plan.actions == gone.actions


def test_a_decision_on_a_part_is_lost_with_its_split():
    what = Split(target=target_of(THREE, "r2"), parts=("One", "Two"))
    after = outcome_of(
        THREE, [decision(what, 7, undone="now by A"), decision(edit("d7-2", "owner", "X"), 8)]
    )
    assert [one.id for one in after.lost] == [8]


def test_columns_are_the_readers_to_follow():
    what = Columns(correction=Correction(headers=["A", "B"], columns={"A": "action"}))
    after = outcome_of(THREE, [decision(what)])
    assert after.plan.actions == THREE.actions
    assert not after.lost


@pytest.mark.parametrize(
    ("one", "other", "clashing"),
    [
        (edit("r1", "owner", "A"), edit("r1", "owner", "B"), True),
        (edit("r1", "owner", "A"), edit("r1", "action", "B"), False),
        (edit("r1", "deadline", "A"), edit("r1", "due", ""), True),
        (edit("r1", "owner", "A"), edit("r2", "owner", "B"), False),
        (Delete(target=target_of(THREE, "r1")), edit("r1", "owner", "B"), True),
        (Add(fields={}), edit("r1", "owner", "B"), False),
        (Columns(correction=Correction(headers=["A"], plan=False)), edit("r3", "ref", ""), True),
    ],
)
def test_what_changes_the_same_thing_clashes(one, other, clashing):
    assert clash(one, other) is clash(other, one) is clashing


@pytest.mark.parametrize(
    "fields",
    [
        {"field": "due", "text": "yesterday"},
        {"field": "state", "text": "<b>"},
        {"field": "rag", "text": "mauve"},
        {"field": "document", "text": "x"},
        {"field": "owner", "text": "x" * 100_001},
        {"field": "owner", "text": "x", "target": {"id": "../etc"}},
    ],
)
def test_what_no_decision_can_be_is_refused(fields):
    with pytest.raises(ValidationError):
        Edit.model_validate({"target": target_of(THREE, "r1"), **fields})


def test_decisions_are_the_same_after_json():
    whats = [
        edit("r1", "due", "2020-01-01"),
        Split(target=target_of(THREE, "r1"), parts=("a", "b")),
        Join(targets=(target_of(THREE, "r1"), target_of(THREE, "r2"))),
        Add(fields={"action": "x"}),
        Delete(target=target_of(THREE, "r1")),
        Columns(correction=Correction(headers=["A"], columns={"A": "action"})),
    ]
    for what in whats:
        one = decision(what)
        assert Decision.model_validate_json(one.model_dump_json()) == one
        assert told(what)


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("title", "Another title", lambda now: now.title == "Another title"),
        ("organisation", "RCF", lambda now: now.organisation.name.startswith("Airedale")),
        ("organisation", "A new trust", lambda now: now.organisation.ods_code is None),
        ("organisation", "", lambda now: now.organisation is None),
        ("frameworks", "WDES", lambda now: {one.framework for one in now.actions} == {"WDES"}),
        ("period", "2021/22", lambda now: now.period.start == dt.date(2021, 4, 1)),
    ],
)
def test_what_the_plan_is_of_is_said(field, text, shown):
    assert shown(decided(THREE, [decision(Whole(field=field, text=text))]))


def test_a_date_without_a_year_is_read_once_the_period_is_known():
    without = plan(
        action(1, deadline="End of June", due=Due(kind=DueKind.UNKNOWN)), period=Period()
    )
    now = decided(without, [decision(Whole(field="period", text="2019/20"))])
    assert now.actions[0].due.by == dt.date(2019, 6, 30)


def test_what_a_changed_source_says_of_itself_stands():
    what = Whole(field="title", text="Mine", was=THREE.title)
    assert decided(changed(), [decision(what)]).title == "Mine"
    after = outcome_of(changed(title="Theirs"), [decision(what)])
    assert (after.plan.title, len(after.lost)) == ("Theirs", 1)


@pytest.mark.parametrize(
    ("field", "text"),
    [("frameworks", "NONE"), ("period", "soon"), ("sha256", "x"), ("title", "x" * 2000)],
)
def test_what_no_plan_can_be_of_is_refused(field, text):
    with pytest.raises(ValidationError):
        Whole(field=field, text=text)
