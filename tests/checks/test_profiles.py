"""Profiles and rule sets: what is weighed and asked for otherwise."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

import planlift
from checks.made import action, plan
from planlift.checks.profile import STANDARD, built_in, load_profile
from planlift.checks.rules import ALL_CODES
from planlift.checks.terms import rule_sets, terms_of
from planlift.indicator_codes import askable
from planlift_parsers.errors import UsageError
from planlift_schema import Period, Severity, State


def profile(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return load_profile(str(path), ALL_CODES)


def severities(made, code, using):
    return {each.severity for each in planlift.check(made, profile=using) if each.code == code}


def test_every_built_in_profile_can_be_read_and_says_whom_it_is_for():
    assert "standard" in built_in()
    for name in built_in():
        assert load_profile(name, ALL_CODES).purpose.endswith(".")


def test_the_standard_profile_changes_nothing():
    made = plan(organisation=None, rest=())
    standard = load_profile("standard", ALL_CODES)
    assert planlift.check(made, profile=standard) == planlift.check(made)


def test_a_profile_weighs_a_code_and_leaves_another_out(tmp_path):
    own = profile(tmp_path, '[severities]\nowner-missing = "error"\noutcome-missing = "off"\n')
    made = plan(*(action(n, owner="", owners=(), outcome="") for n in range(1, 10)))
    assert severities(made, "owner-missing", own) == {Severity.ERROR}
    assert severities(made, "outcome-missing", own) == set()
    assert severities(made, "owner-missing", STANDARD) == {Severity.WARNING}


def test_a_profile_raises_neither_doubtful_findings_nor_the_lesser_rules_of_a_code(tmp_path):
    own = profile(tmp_path, '[severities]\nowner-missing = "error"\n')
    nobody = {"owner": "", "owners": ()}
    doubtful = action(1, **nobody, review={"owner": "two columns may be the owner"})
    cancelled = action(2, **nobody, state=State.CANCELLED)
    made = plan(doubtful, cancelled, action(3, **nobody), action(4))
    found = [f for f in planlift.check(made, profile=own) if f.code == "owner-missing"]
    assert {f.where.action: f.severity.value for f in found} == {1: "note", 2: "note", 3: "error"}


def test_a_profile_asks_for_other_indicators_and_details(tmp_path):
    own = profile(tmp_path, 'details = []\n[indicators]\nWRES = ["1", "2"]\n')
    made = plan(action(1), action(2), rest=())
    codes = {each.code for each in planlift.check(made, profile=own)}
    assert not codes & {"publication-details", "indicator-unaddressed"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[severities]\nowner-mising = 'error'", "'owner-mising' is no finding code"),
        ("[severities]\nowner-missing = 'bad'", "must be one of"),
        ("details = ['adress']", "'adress' is no detail"),
        ("details = 3", "must be a list"),
        ("[indicators]\nWRES = ['12']", "'WRES-12' is no indicator"),
        ("severities = 3", "must be a table"),
        ("colour = 'red'", "'colour' is no key"),
        ("= 3", "this is no profile"),
    ],
)
def test_what_is_wrong_in_a_profile_is_said(tmp_path, text, says):
    with pytest.raises(UsageError) as raised:
        profile(tmp_path, text)
    assert says in str(raised.value)
    assert "own.toml" in str(raised.value)


def test_a_profile_that_is_not_there_names_those_that_are():
    with pytest.raises(UsageError, match="submission"):
        load_profile("nowhere", ALL_CODES)


def test_every_rule_set_names_items_of_its_framework_only():
    for framework, each in rule_sets().items():
        for years in each.years:
            assert set(years.indicators or ()) <= set(askable(framework))


def test_the_last_day_of_publication_depends_on_the_year():
    def last(year):
        period = Period(label="", start=dt.date(year, 4, 1), end=dt.date(year + 1, 3, 31))
        return terms_of(plan(period=period), STANDARD).publish_by

    assert (last(2018), last(2022)) == ((9, 30), (10, 31))


def test_a_plan_without_a_framework_gets_the_general_rules():
    terms = terms_of(plan(frameworks=()), STANDARD)
    assert (dict(terms.indicators), terms.details, terms.publish_by) == ({}, (), None)


def test_the_profile_that_the_page_shows_is_one(tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "check.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", page, re.S)
    own = profile(tmp_path, shown)
    assert own.details == ("approval", "contact")
    assert own.severities == {"owner-missing": Severity.ERROR, "outcome-missing": None}
    assert own.indicators == {"WRES": ("WRES-2", "WRES-7", "WRES-8")}
