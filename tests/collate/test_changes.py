from __future__ import annotations

import datetime as dt
import itertools
import random
from collections import defaultdict

import pytest

import planlift
from bench.plans import many_plans
from checks.made import TRUST, action, due, owned, plan
from collate.planted import next_year
from planlift.collate.years import year_of
from planlift.stored import plan_from
from planlift_schema import Due, DueKind, Organisation, Period, State
from quality.sets import ROOT

NEXT = Period(label="2020/21", start=dt.date(2020, 4, 1), end=dt.date(2021, 3, 31))
LATER = Period(label="2021/22", start=dt.date(2021, 4, 1), end=dt.date(2022, 3, 31))
DIGESTS = (f"{number:064x}" for number in itertools.count(2_000_000))
MENTORING = "Introduce reverse mentoring for all members of the Board"
EXITS = "Publish exit interview data by protected characteristic"


def two_years(before, after, **fields):
    """The changes between two plans of one action list each."""
    first = plan(*before, sha256=next(DIGESTS), **fields)
    second = plan(*after, sha256=next(DIGESTS), period=NEXT, **fields)
    return planlift.collate([second, first]).changes


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({}, ("carried",)),
        ({"action": f"{MENTORING}."}, ("carried",)),
        ({"action": "Continue reverse mentoring for every Board member"}, ("reworded",)),
        (due("June 2021", dt.date(2021, 6, 30)), ("moved",)),
        (due("31 March 2020", dt.date(2020, 3, 31)), ("carried",)),
        (due("Ongoing", kind=DueKind.ONGOING), ("moved",)),
        ({"state": State.COMPLETE, "status": "Complete"}, ("completed",)),
        (
            {"state": State.COMPLETE, **due("June 2021", dt.date(2021, 6, 30))},
            ("completed", "moved"),
        ),
        ({"ref": "17", **owned("Chief Nurse")}, ("carried",)),
    ],
)
def test_what_became_of_an_action(fields, kinds):
    (row,) = two_years(
        [action(1, action=MENTORING)],
        [action(1, action=MENTORING, **{**fields})]
        if "action" not in fields
        else [action(1, **fields)],
    )
    assert (row.kind, *row.also) == kinds
    assert (row.since, row.to) == ("2019/20", "2020/21")
    assert row.before.action == MENTORING


def test_actions_are_dropped_and_new_ones_come():
    rows = two_years(
        [action(1, action=MENTORING), action(2, action=EXITS)],
        [action(3, action="Commission an access audit of all premises"), action(2, action=EXITS)],
    )
    assert [
        (row.kind, row.before and row.before.index, row.after and row.after.index) for row in rows
    ] == [
        ("dropped", 0, None),
        ("carried", 1, 1),
        ("new", None, 0),
    ]


def test_actions_in_the_same_words_are_told_apart_by_what_else_they_say():
    before = [
        action(n, action=MENTORING, **owned(who))
        for n, who in ((1, "Chief Nurse"), (2, "EDI Lead"))
    ]
    rows = two_years(before, before[::-1])
    assert {(row.before.index, row.after.index) for row in rows} == {(0, 1), (1, 0)}
    assert {row.kind for row in rows} == {"carried"}


def test_an_open_deadline_that_stays_as_written_has_not_moved():
    unclear = {"deadline": "After the review", "due": Due(kind=DueKind.EVENT)}
    other = {"deadline": "After the audit", "due": Due(kind=DueKind.EVENT)}
    assert two_years([action(1, **unclear)], [action(1, **unclear)])[0].kind == "carried"
    assert two_years([action(1, **unclear)], [action(1, **other)])[0].kind == "moved"


def test_a_year_without_a_plan_is_passed_over():
    made = planlift.collate(
        [plan(action(1), sha256=next(DIGESTS)), plan(action(1), sha256=next(DIGESTS), period=LATER)]
    )
    assert [(row.since, row.to) for row in made.changes] == [("2019/20", "2021/22")]


def test_frameworks_and_organisations_are_compared_apart():
    elm = Organisation(name="Elm Trust")
    plans = [
        plan(action(1), sha256=next(DIGESTS)),
        plan(action(1, framework="WDES"), frameworks=("WDES",), period=NEXT, sha256=next(DIGESTS)),
        plan(action(1), organisation=elm, period=NEXT, sha256=next(DIGESTS)),
    ]
    assert planlift.collate(plans).changes == ()


def test_plans_without_a_year_are_not_compared():
    plans = [
        plan(action(1), period=Period(), sha256=next(DIGESTS)),
        plan(action(1), sha256=next(DIGESTS)),
    ]
    assert planlift.collate(plans).changes == ()


def test_a_large_plan_is_matched_by_its_words_alone():
    texts = [f"{MENTORING} of site {number}" for number in range(2100)]
    before = [action(1, action=text) for text in texts]
    after = [action(1, action=f"{text} again") for text in texts[:-1]] + [before[-1]]
    rows = two_years(before, after)
    assert sum(row.kind == "carried" for row in rows) == 1
    assert len(rows) == 2 * len(texts) - 1


def sample_plans():
    """The sample plans and plans of many organisations, each its own organisation's."""
    files = sorted((ROOT / "samples").glob("*.docx.expected.json"))
    found = [plan_from(file.read_bytes()) for file in files]
    dated = Period(label="2019/20", start=dt.date(2019, 4, 1), end=dt.date(2020, 3, 31))
    stored = [
        each.model_copy(
            update={
                "organisation": Organisation(name=each.document.name),
                "period": dated,
                "frameworks": ("WRES",),
            }
        )
        for each in found
    ]
    return [*stored, *many_plans(bodies=25, years=1, actions=18, seed=11)]


def planted_score(*, bare: bool) -> float:
    """F1 of kind, action before and action after, over changes planted in all sample plans."""
    chance = random.Random(5)  # noqa: S311
    plans = sample_plans()
    if bare:
        plans = [
            each.model_copy(update={"actions": tuple(map(without_evidence, each.actions))})
            for each in plans
        ]
    both, wanted = [], []
    for each in plans:
        own = {one.action for one in each.actions}
        strangers = [one for other in plans for one in other.actions if one.action not in own]
        planted = next_year(chance, each, strangers)
        both += [each, planted.plan]
        wanted.append(planted.changes)
    found = defaultdict(set)
    for row in planlift.collate(both).changes:
        found[row.organisation].add(
            (
                row.kind,
                row.before.index if row.before else None,
                row.after.index if row.after else None,
            )
        )
    pairs = [
        (found[each.organisation.name], expected)
        for each, expected in zip(plans, wanted, strict=True)
    ]
    right = sum(len(got & expected) for got, expected in pairs)
    return 2 * right / sum(len(got) + len(expected) for got, expected in pairs)


def without_evidence(one):
    return one.model_copy(update={"owner": "", "owners": (), "indicators": (), "ref": ""})


def test_planted_changes_are_found():
    assert planted_score(bare=False) >= 0.97


def test_planted_changes_are_found_where_plans_say_little_else():
    assert planted_score(bare=True) >= 0.95


def test_the_generator_makes_every_kind_of_change():
    chance = random.Random(5)  # noqa: S311
    plans = sample_plans()
    kinds = {
        kind
        for each in plans
        for kind, _, _ in next_year(chance, each, list(plans[-1].actions)).changes
    }
    assert kinds == {"carried", "reworded", "moved", "completed", "dropped", "new"}
    assert year_of(next_year(chance, plans[0], list(plans[-1].actions)).plan.period) == "2020/21"
    assert TRUST.ods_code
