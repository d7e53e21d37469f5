from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checks.made import action, plan
from planlift.decisions import Add, Decision, Delete, Edit, Join, Right, Split, Whole, target_of
from planlift.decisions.applying import outcome_of

COUNT = 4
PLAN = plan(*(action(n, review={"owner": "why"}) for n in range(1, COUNT + 1)))
OTHER = PLAN.model_copy(update={"document": PLAN.document.model_copy(update={"sha256": "f" * 64})})
WORDS = st.text(max_size=20)
FIELDS = st.sampled_from(["ref", "action", "owner", "deadline", "status", "theme"])
# Also such as are not there, or not any more.
TARGETS = st.sampled_from(["r1", "r2", "r3", "r4", "r9", "d1", "d1-2", "d2-2", "d3"]).map(
    lambda one: target_of(PLAN, one)
)
WHATS = st.one_of(
    st.builds(Edit, target=TARGETS, field=FIELDS, text=WORDS, was=WORDS),
    st.builds(Right, target=TARGETS, field=FIELDS, was=WORDS),
    st.builds(Split, target=TARGETS, parts=st.lists(WORDS, min_size=2, max_size=3).map(tuple)),
    st.builds(
        Join,
        targets=st.lists(TARGETS, min_size=2, max_size=3, unique_by=lambda one: one.id).map(tuple),
    ),
    st.builds(Add, after=st.none() | TARGETS, fields=st.dictionaries(FIELDS, WORDS, max_size=3)),
    st.builds(Delete, target=TARGETS),
    st.builds(Whole, field=st.sampled_from(["title", "organisation"]), text=WORDS),
)


def numbered(whats, undone=()):
    return [
        Decision(
            id=n,
            key="k",
            sha256=PLAN.document.sha256,
            made="2026-01-01",
            author="A",
            what=what,
            undone="now" if n in undone else "",
        )
        for n, what in enumerate(whats, 1)
    ]


@settings(deadline=None)
@given(st.lists(WHATS, max_size=8))
def test_every_decision_is_carried_out_or_said_to_be_lost(whats):
    after = outcome_of(PLAN, numbered(whats))
    assert len(after.ids) == len(after.plan.actions) == len(set(after.ids))
    codes = [one.code for one in after.plan.findings]
    assert codes.count("decision-lost") <= len(after.lost)
    assert bool(after.lost) == ("decision-lost" in codes)


@settings(deadline=None)
@given(st.lists(WHATS, max_size=6), st.sets(st.integers(1, 6)))
def test_what_was_taken_back_counts_for_nothing(whats, undone):
    made = numbered(whats, undone)
    without = [one for one in made if not one.undone]
    assert outcome_of(PLAN, made) == outcome_of(PLAN, without)


@settings(deadline=None)
@given(st.lists(WHATS, max_size=6))
def test_a_changed_source_never_loses_an_action_without_a_word(whats):
    after = outcome_of(OTHER, numbered(whats))
    joined = sum(isinstance(one, Join) for one in whats)
    assert joined or len(after.plan.actions) >= COUNT


@settings(deadline=None)
@given(FIELDS, WORDS, st.integers(1, COUNT))
def test_an_edit_stands_whatever_the_reader_says_of_that_field(field, text, number):
    what = Edit(target=target_of(PLAN, f"r{number}"), field=field, text=text)
    reread = list(PLAN.actions)
    if field not in ("ref", "action"):  # by which it is found where its row moved, too
        reread[number - 1] = reread[number - 1].model_copy(update={field: "read otherwise"})
    after = outcome_of(PLAN.model_copy(update={"actions": tuple(reread)}), numbered([what]))
    assert getattr(after.plan.actions[number - 1], field) == text
    assert not after.lost


@settings(deadline=None)
@given(WORDS.filter(bool), WORDS.filter(bool))
def test_what_is_split_and_joined_again_has_its_words(one, other):
    split = Split(target=target_of(PLAN, "r2"), parts=(one, other))
    join = Join(targets=(target_of(PLAN, "r2"), target_of(PLAN, "d1-2")))
    after = outcome_of(PLAN, numbered([split, join]))
    assert after.ids == ("r1", "r2", "r3", "r4")
    assert after.plan.actions[1].action == "\n".join(dict.fromkeys([one, other]))
    assert after.plan.actions[1].owner == PLAN.actions[1].owner
