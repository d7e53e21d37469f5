"""Time, owners, completeness, what was not published, and the selection."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

import planlift
from checks.made import TRUST, action, due, owned, plan
from planlift.collate.owners import level_of
from planlift.collate.quarters import quarter_of, quarters_between
from planlift.collate.selecting import Selection
from planlift.collate.years import first_day, years_within
from planlift_schema import DueKind, Organisation, Owner, OwnerKind, Period, State

NEXT = Period(label="2020/21", start=dt.date(2020, 4, 1), end=dt.date(2021, 3, 31))
LONG = Period(label="2019-22", start=dt.date(2019, 4, 1), end=dt.date(2022, 3, 31))
ELM = Organisation(name="Elm Trust")
BARTS = Organisation(name="Barts Health NHS Trust", ods_code="R1H")
DIGESTS = (f"{number:064x}" for number in itertools.count(3_000_000))
DAY = dt.date(2020, 3, 31)


def some_plan(*actions, **fields):
    return plan(*actions, **{"sha256": next(DIGESTS), **fields})


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ("2019-04-01", "2019/20 Q1"),
        ("2019-11-30", "2019/20 Q3"),
        ("2020-03-31", "2019/20 Q4"),
        ("1999-12-31", "1999/00 Q3"),
        ("2000-01-01", "1999/00 Q4"),
    ],
)
def test_financial_quarters(day, quarter):
    assert quarter_of(dt.date.fromisoformat(day)) == quarter


def test_quarters_follow_one_another_over_years():
    assert quarters_between("2019/20 Q3", "2020/21 Q2") == [
        "2019/20 Q3",
        "2019/20 Q4",
        "2020/21 Q1",
        "2020/21 Q2",
    ]


def test_the_timeline_counts_by_quarter_and_says_what_stands_without_a_date():
    actions = [
        action(1, state=State.COMPLETE),
        action(2),
        action(3, **due("Ongoing", kind=DueKind.ONGOING)),
    ]
    made = planlift.collate([some_plan(*actions)], as_of=DAY + dt.timedelta(days=1))
    assert [
        (row.quarter, row.kind, row.actions, row.complete, row.overdue) for row in made.timeline
    ] == [("2019/20 Q4", "date", 2, 1, 1), ("", "ongoing", 1, 0, 0)]


def test_nothing_is_overdue_without_a_day_or_on_the_last_day():
    assert planlift.collate([some_plan()]).overdue == ()
    assert planlift.collate([some_plan()]).as_of is None
    assert planlift.collate([some_plan()], as_of=DAY).overdue == ()


def test_overdue_actions_are_listed_the_longest_first():
    actions = [
        action(1),
        action(2, **due("May 2019", dt.date(2019, 5, 31))),
        action(3, state=State.CANCELLED),
    ]
    made = planlift.collate([some_plan(*actions)], as_of=dt.date(2020, 4, 10))
    assert [(row.action.index, row.days) for row in made.overdue] == [(1, 315), (0, 10)]


def test_what_a_later_plan_replaced_is_not_overdue_once_that_has_begun():
    plans = [some_plan(action(1)), some_plan(action(2, **due("TBC")), period=NEXT)]
    early, late = (
        planlift.collate(plans, as_of=dt.date(2020, month, 10)).overdue for month in (4, 3)
    )
    assert (early, late) == ((), ())
    other = [some_plan(action(1)), some_plan(action(2), period=NEXT, organisation=ELM)]
    assert len(planlift.collate(other, as_of=dt.date(2020, 4, 10)).overdue) == 2


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("Director of Workforce", OwnerKind.ROLE, "board"),
        ("Chief People Officer", OwnerKind.ROLE, "board"),
        ("CEO", OwnerKind.ROLE, "board"),
        ("Deputy Director of HR", OwnerKind.ROLE, "senior"),
        ("Head of Recruitment", OwnerKind.ROLE, "senior"),
        ("EDI Lead", OwnerKind.ROLE, "manager"),
        ("HR Business Partners", OwnerKind.ROLE, "officer"),
        ("Trust Board", OwnerKind.COMMITTEE, "board"),
        ("Workforce Committee", OwnerKind.COMMITTEE, "not_said"),
        ("Recruitment team", OwnerKind.TEAM, "not_said"),
        ("All staff", OwnerKind.EVERYONE, "everyone"),
        ("Ed Chair", OwnerKind.PERSON, "not_said"),
    ],
)
def test_levels_are_told_by_titles(text, kind, level):
    assert level_of(Owner(text=text, kind=kind)) == level


def test_levels_of_owners_are_counted():
    actions = [action(1, **owned("Chief Nurse")), action(2, **owned("EDI Lead"))]
    (row,) = planlift.collate([some_plan(*actions)]).owners
    assert row.by_level.model_dump(exclude_defaults=True) == {"board": 1, "manager": 1}


def test_completeness_is_the_mean_of_its_parts_and_ranks():
    whole = [action(n) for n in range(1, 10)]
    poor = [action(1, owner="", owners=(), outcome="", **due("", kind=DueKind.NONE))]
    made = planlift.collate([some_plan(*poor, organisation=ELM), some_plan(*whole)])
    by_name = {row.organisation: row for row in made.quality}
    assert (by_name[TRUST.name].rank, by_name[TRUST.name].completeness) == (1, 1.0)
    parts = by_name["Elm Trust"].plans[0].completeness
    assert (parts.owner, parts.deadline, parts.outcome) == (0, 0, 0)
    assert (parts.indicator, parts.status, parts.covered) == (1, 1, 0.111)
    assert parts.whole == pytest.approx((2 + 1 / 9) / 6, abs=0.001)
    assert by_name["Elm Trust"].rank == 2


def test_the_same_completeness_shares_a_rank():
    names = ("A", "B", "C")
    plans = [some_plan(organisation=Organisation(name=name)) for name in names[:2]]
    plans.append(some_plan(action(1), organisation=Organisation(name="C")))
    made = planlift.collate(plans)
    assert [row.rank for row in made.quality] == [1, 1, 3]


def test_who_published_nothing_is_named():
    plans = [some_plan(), some_plan(period=NEXT), some_plan(organisation=ELM)]
    plans.append(some_plan(organisation=None))
    (row,) = planlift.collate(plans).none_published
    assert (row.organisation, row.framework, row.year) == ("Elm Trust", "WRES", "2020/21")


def test_a_plan_of_several_years_stands_for_each():
    plans = [some_plan(), some_plan(period=NEXT), some_plan(organisation=ELM, period=LONG)]
    missing = planlift.collate(plans).none_published
    assert {(row.organisation, row.year) for row in missing} == {(TRUST.name, "2021/22")}


def test_nobody_is_asked_for_a_year_after_it_was_closed():
    closed = Organisation(name="NHS Airedale, Wharfedale and Craven CCG", ods_code="02N")
    years = Period(start=dt.date(2023, 4, 1), end=dt.date(2024, 3, 31))
    plans = [some_plan(organisation=closed), some_plan(period=years), some_plan()]
    assert planlift.collate(plans).none_published == ()


@pytest.mark.parametrize(
    ("year", "within"),
    [
        ("2019/20 to 2021/22", ("2019/20", "2020/21", "2021/22")),
        ("2019/20", ("2019/20",)),
        ("2020", ("2020",)),
        ("as written", ("as written",)),
        ("", ()),
    ],
)
def test_the_years_within_a_year(year, within):
    assert years_within(year) == within


def test_the_first_day_of_a_year():
    assert first_day("2019/20 to 2021/22") == dt.date(2019, 4, 1)
    assert first_day("2020") == dt.date(2020, 1, 1)
    assert first_day("spring") is None


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(), {TRUST.name, BARTS.name, "Elm Trust"}),
        (Selection(regions=("london",)), {BARTS.name}),
        (Selection(kinds=("trust",)), {TRUST.name, BARTS.name}),
        (Selection(frameworks=("wdes",)), {"Elm Trust"}),
        (Selection(years=("2020/21",)), {BARTS.name}),
        (Selection(regions=("London",), frameworks=("WDES",)), set()),
    ],
)
def test_a_selection_of_plans(selection, names):
    plans = [
        some_plan(),
        some_plan(organisation=BARTS, period=LONG),
        some_plan(action(1, framework="WDES"), organisation=ELM, frameworks=("WDES",)),
    ]
    made = planlift.collate(plans, selection=selection)
    assert {row.name for row in made.organisations} == names
