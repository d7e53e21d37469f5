"""What holds for the check of any plan."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given
from hypothesis import strategies as st

from checks.made import TRUST
from planlift.checks import checking
from planlift.checks.checking import check
from planlift.checks.profile import built_in, load_profile
from planlift.checks.rules import ALL_CODES, RULES
from planlift_schema import (
    TEXT_FIELDS,
    Action,
    ActionPlan,
    DocumentInfo,
    Due,
    DueKind,
    Owner,
    OwnerKind,
    Period,
    Place,
    Rag,
    Rest,
    Source,
    State,
    Step,
)

WORDS = st.sampled_from(
    [
        "", "TBC", "Completed", "WDES", "WRES 2019/20", "Indicator 3", "disabled staff", "Jane Smith",
        "Continue to monitor", "1.1", "A7", "07700 900123", "jane.smith@nhs.net", "March 2020", "RAG key",
        "Red: late", "Green", "All staff", "Approved by the Board", "No action is needed for indicator 4",
        "Published: 12 December 2025", "Train all managers in fair selection this year",
    ]
)  # fmt: skip
TEXT = st.one_of(WORDS, st.text(max_size=40), st.lists(WORDS, max_size=3).map("\n".join))
DAYS = st.none() | st.dates()
PLACES = st.builds(Place, page=st.none() | st.integers(1, 3), table=st.none() | st.integers(1, 2),
                   row=st.none() | st.integers(1, 4), column=st.none() | st.integers(1, 4))  # fmt: skip
DUES = st.builds(Due, by=DAYS, start=DAYS, kind=st.sampled_from(DueKind), revised=st.booleans())
CODES = st.sampled_from(["WRES-1", "WRES-9", "WDES-4a-ii", "EDI-HIA-3", "unknown"])
FRAMEWORKS = st.lists(
    st.sampled_from(["WRES", "WDES", "EDI-HIA", "GPG", "new"]), max_size=3, unique=True
)
ACTIONS = st.builds(
    Action,
    framework=st.none() | st.sampled_from(["WRES", "WDES"]),
    **dict.fromkeys(TEXT_FIELDS, TEXT),
    indicators=st.lists(CODES, max_size=2).map(tuple),
    owners=st.lists(st.builds(Owner, text=TEXT, kind=st.sampled_from(OwnerKind)), max_size=2).map(tuple),
    due=DUES,
    state=st.none() | st.sampled_from(State),
    rag=st.none() | st.sampled_from(Rag),
    steps=st.lists(st.builds(Step, text=TEXT, updates=TEXT), max_size=1).map(tuple),
    extra=st.dictionaries(st.sampled_from(["Original due date", "Evidence", "Notes"]), TEXT, max_size=2),
    source=st.builds(Source, table=st.none() | st.integers(1, 2), fields=st.dictionaries(st.sampled_from(["ref", "action"]), PLACES, max_size=2)),
    review=st.dictionaries(st.sampled_from(["owner", "deadline", "ref", "action"]), st.text(max_size=5), max_size=2),
)  # fmt: skip
PLANS = st.builds(
    ActionPlan,
    document=st.builds(DocumentInfo, name=TEXT, sha256=st.just("0"), bytes=st.just(1), format=st.just("docx")),
    title=TEXT,
    organisation=st.none() | st.just(TRUST),
    frameworks=FRAMEWORKS.map(tuple),
    period=st.builds(Period, label=TEXT, start=DAYS, end=DAYS),
    actions=st.lists(ACTIONS, max_size=5).map(tuple),
    rest=st.lists(st.builds(Rest, kind=st.sampled_from(["text", "table", "heading", "furniture"]), text=TEXT, place=PLACES), max_size=6).map(tuple),
)  # fmt: skip
PROFILES = st.sampled_from(built_in()).map(lambda name: load_profile(name, ALL_CODES))


@given(PLANS, DAYS, PROFILES)
def test_no_rule_raises_and_checking_again_changes_nothing(plan, as_of, profile):
    findings = check(plan, as_of=as_of, profile=profile)
    stored = plan.model_copy(update={"findings": findings})
    assert set(check(stored, as_of=as_of, profile=profile)) == set(findings)
    assert {finding.code for finding in findings} <= ALL_CODES
    assert all(1 <= (finding.where.action or 1) <= len(plan.actions) for finding in findings)


@given(PLANS, DAYS, st.integers(0, 99))
def test_the_order_of_the_rules_changes_no_finding(plan, as_of, seed):
    before = check(plan, as_of=as_of)
    shuffled = list(RULES)
    random.Random(seed).shuffle(shuffled)  # noqa: S311
    kept = checking.RULES
    try:
        checking.RULES = tuple(shuffled)
        assert set(check(plan, as_of=as_of)) == set(before)
    finally:
        checking.RULES = kept


@given(PLANS)
def test_without_a_day_no_finding_depends_on_one(plan):
    class Stopped(dt.date):
        @classmethod
        def today(cls):
            raise AssertionError("a rule asked what day it is")

    kept = dt.date
    try:
        dt.date = Stopped
        codes = {finding.code for finding in check(plan)}
    finally:
        dt.date = kept
    assert not codes & {"deadline-past", "status-contradicts-date"}
