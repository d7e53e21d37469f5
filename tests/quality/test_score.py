"""The scorer: what it counts as right, wrong, silent and loud."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift_schema import TEXT_FIELDS, Action, ActionPlan, DocumentInfo, Due, Organisation, Period
from quality.score import Tally, TrueAction, Truth, fold, score

INFO = DocumentInfo(name="plan.docx", sha256="0" * 64, bytes=1, format="docx")
WORDS = st.text(alphabet="abc d", max_size=12)


def plan(*actions, **facts):
    return ActionPlan(document=INFO, actions=actions, **facts)


def truth(*actions, **facts):
    return Truth(actions=actions, **facts)


def texts(**fields):
    return {"action": "Hold a workshop for managers", "owner": "Head of OD"} | fields


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trust’s  plan", "Trust's plan"),
        ("2019 – 2020", "2019 - 2020"),
        ("• Hold a workshop\n• Meet", "- Hold a workshop\n- Meet"),
        ("o Hold a workshop", "Hold a workshop"),
        ("non\u00adsense", "nonsense"),
        (None, ""),
    ],
)
def test_what_the_comparison_leaves_open(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("1. Meet", "Meet"), ("Meet.", "Meet"), ("A", "a")])
def test_what_the_comparison_does_not_leave_open(one, other):
    assert fold(one) != fold(other)


def test_a_right_plan_is_perfect():
    read = plan(
        Action(**texts(deadline="May 2020"), due=Due(by="2020-05-31"), state="complete"),
        organisation=Organisation(name="Any Trust", ods_code="RZZ"),
        frameworks=("WRES",),
        period=Period(start="2019-04-01", end="2020-03-31"),
    )
    true = truth(
        TrueAction(**texts(deadline="May 2020"), due_by="2020-05-31", state="complete"),
        organisation="Other name",
        ods_code="RZZ",
        framework="WRES",
        period=("2019-04-01", "2020-03-31"),
    )
    tally = score(read, true)
    assert (tally.perfect, tally.perfect_all, tally.silent, tally.notes) == (1, 1, 0, [])
    rates = tally.rates()
    assert rates["field_f1"] == rates["due_by"] == rates["framework"] == 1
    assert rates["rag"] is None


def test_a_wrong_value_costs_precision_and_recall_and_is_silent():
    tally = score(plan(Action(**texts(owner="Chair"))), truth(TrueAction(**texts())))
    assert (tally.right, tally.false, tally.missing, tally.silent) == (1, 1, 1, 1)
    assert tally.rates()["field_f1"] == pytest.approx(0.5)
    assert tally.perfect == 0


def test_a_wrong_value_named_in_review_is_not_silent():
    read = plan(Action(**texts(owner="Chair"), review={"owner": "two names"}))
    assert score(read, truth(TrueAction(**texts()))).silent == 0


def test_a_right_value_named_in_review_is_a_false_alarm():
    read = plan(Action(**texts(), review={"owner": "two names"}))
    assert score(read, truth(TrueAction(**texts()))).alarms == 1


@pytest.mark.parametrize(
    ("field", "value", "under"),
    [("due", Due(by="2020-05-30"), "deadline"), ("rag", "red", "status")],
)
def test_a_wrong_derived_value_is_silent_unless_its_field_is_named(field, value, under):
    true = truth(TrueAction(**texts(), due_by=None, rag=None))
    assert score(plan(Action(**texts(), **{field: value})), true).silent == 1
    named = Action(**texts(), **{field: value}, review={under: "why"})
    assert score(plan(named), true).silent == 0


def test_a_derived_value_that_is_left_open_is_not_counted():
    true = truth(TrueAction(**texts(), state="?"))
    for state in (None, "complete"):
        tally = score(plan(Action(**texts(), state=state)), true)
        assert tally.asked["state"] == 0
        assert tally.silent == 0


def test_without_colour_only_a_written_rag_is_asked_for():
    true = truth(TrueAction(**texts(), rag="red", rag_written=None))
    read = plan(Action(**texts()))
    assert score(read, true, colour=False).asked["rag"] == 0
    assert score(read, true, colour=True).rates()["rag"] == 0


def test_an_unread_document_is_missed_but_loud():
    tally = score(None, truth(TrueAction(**texts())))
    assert (tally.absent, tally.missed, tally.silent, tally.missing) == (1, 1, 0, 2)
    assert tally.rates()["organisation"] == 0


def test_missed_and_invented_actions_are_counted():
    true = truth(TrueAction(**texts()), TrueAction(action="Write to every patient about abuse"))
    read = plan(Action(**texts()), Action(action="0123456789" * 9))
    tally = score(read, true)
    assert (tally.missed, tally.invented, tally.perfect) == (1, 1, 0)


def test_actions_are_matched_by_words_and_not_by_order():
    names = [f"Step {number} of the work on fair recruitment" for number in range(6)]
    true = truth(*(TrueAction(action=name, owner="Chair") for name in names))
    read = plan(*(Action(action=name, owner="Chair") for name in reversed(names)))
    assert score(read, true).perfect == 1


def test_a_badly_read_action_is_still_held_against_its_own_truth():
    true = truth(TrueAction(action="Review the policy on acting up", owner="Head of HR"))
    read = plan(Action(action="Review the policy on acting", owner="up Head of HR"))
    tally = score(read, true)
    assert (tally.missed, tally.invented, tally.false) == (0, 0, 2)


def test_the_organisation_is_told_by_name_where_truth_has_no_code():
    true = truth(organisation="Any Trust")
    right = plan(organisation=Organisation(name="Any  Trust"))
    assert score(right, true).rates()["organisation"] == 1
    assert score(plan(), true).rates()["organisation"] == 0
    assert score(plan(), truth(organisation=None)).rates()["organisation"] == 1


def test_tallies_add_up():
    total = Tally()
    total.add(score(plan(Action(**texts())), truth(TrueAction(**texts()))))
    total.add(score(None, truth(TrueAction(**texts()))))
    assert (total.documents, total.absent, total.right, total.missing) == (2, 1, 2, 2)
    assert total.rates()["perfect"] == pytest.approx(0.5)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(TEXT_FIELDS, WORDS)), max_size=5))
def test_any_plan_is_perfect_against_itself(actions):
    tally = score(plan(*(Action(**a) for a in actions)), truth(*(TrueAction(**a) for a in actions)))
    assert tally.perfect == 1
    assert tally.silent == 0
