from __future__ import annotations

import datetime as dt
import itertools
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planlift
from checks.made import TRUST, action, owned, plan
from planlift.collate.models import Comparison
from planlift.collate.publish import main, schema_text
from planlift.collate.tables import comparison_json, matrix_of
from planlift.collate.years import year_of
from planlift_schema import Organisation, OwnerKind, Period, Rag, State
from steps import assert_linear

ROOT = Path(__file__).parents[2]
NEXT_YEAR = Period(label="2020/21", start=dt.date(2020, 4, 1), end=dt.date(2021, 3, 31))
DIGESTS = (f"{number:064x}" for number in itertools.count())


def some_plan(*actions, **fields):
    """A plan of a document of its own."""
    return plan(*actions, **{"sha256": next(DIGESTS), **fields})


def counts(comparison, framework="WRES"):
    return {
        (row.organisation, row.year, row.indicator): row.actions
        for row in comparison.coverage
        if row.framework == framework
    }


def test_every_indicator_of_the_framework_has_a_row_and_gaps_are_0():
    made = planlift.collate([some_plan(action(2), action(2), action(9))])
    name = TRUST.name
    assert [row.indicator for row in made.coverage] == [f"WRES-{n}" for n in range(1, 10)]
    assert counts(made)[name, "2019/20", "WRES-1"] == 0
    assert counts(made)[name, "2019/20", "WRES-2"] == 2
    assert counts(made)[name, "2019/20", "WRES-9"] == 1


def test_metrics_stand_in_their_own_order_and_parts_count_for_the_whole():
    made = planlift.collate(
        [some_plan(action(1, indicators=("WDES-4a-ii", "WDES-4b")), frameworks=("WDES",))]
    )
    assert [row.indicator for row in made.coverage] == [f"WDES-{n}" for n in range(1, 11)]
    assert counts(made, "WDES")[TRUST.name, "2019/20", "WDES-4"] == 1


def test_an_action_counts_for_each_of_its_indicators():
    made = planlift.collate([some_plan(action(1, indicators=("WRES-5", "WRES-6")))])
    assert counts(made)[TRUST.name, "2019/20", "WRES-5"] == 1
    assert counts(made)[TRUST.name, "2019/20", "WRES-6"] == 1


def test_actions_that_name_no_indicator_have_a_row_of_their_own():
    made = planlift.collate([some_plan(action(1, indicators=()))])
    assert counts(made)[TRUST.name, "2019/20", ""] == 1
    assert made.coverage[-1].indicator == ""


def test_an_action_of_no_framework_is_not_lost():
    made = planlift.collate([some_plan(action(1, indicators=(), framework=None), frameworks=())])
    (row,) = made.coverage
    assert (row.framework, row.indicator, row.actions) == ("", "", 1)


def test_an_indicator_of_another_framework_counts_there_without_gaps_around_it():
    made = planlift.collate([some_plan(action(1, indicators=("WDES-3",)))])
    assert counts(made, "WDES") == {(TRUST.name, "2019/20", "WDES-3"): 1}


def test_states_and_colours_of_a_row_add_up_to_its_actions():
    actions = [
        action(1, state=State.COMPLETE, rag=Rag.BLUE),
        action(1, state=State.COMPLETE, rag=Rag.GREEN),
        action(1, state=None, rag=None),
    ]
    row = planlift.collate([some_plan(*actions)]).coverage[0]
    assert row.by_state.model_dump(exclude_defaults=True) == {"complete": 2, "not_said": 1}
    assert row.by_rag.model_dump(exclude_defaults=True) == {"blue": 1, "green": 1, "not_said": 1}


def test_two_plans_of_one_organisation_and_year_add_up():
    made = planlift.collate([some_plan(action(1), name="a"), some_plan(action(1), name="b")])
    (organisation,) = made.organisations
    assert [entry.document for entry in organisation.plans] == ["a", "b"]
    assert counts(made)[TRUST.name, "2019/20", "WRES-1"] == 2


def test_years_of_one_organisation_stand_apart():
    made = planlift.collate([some_plan(action(1)), some_plan(action(2), period=NEXT_YEAR)])
    assert counts(made)[TRUST.name, "2019/20", "WRES-1"] == 1
    assert counts(made)[TRUST.name, "2020/21", "WRES-1"] == 0


def test_the_same_file_twice_counts_once_and_is_named():
    twice = [some_plan(action(1), name=name, sha256="a" * 64) for name in ("one", "two")]
    made = planlift.collate(twice)
    ((entry,),) = (each.plans for each in made.organisations)
    assert (entry.document, entry.copies) == ("one", ("two",))
    assert counts(made)[TRUST.name, "2019/20", "WRES-1"] == 1


def test_organisations_are_one_by_code_whatever_they_are_called():
    other = TRUST.model_copy(update={"name": "Airedale"})
    made = planlift.collate([some_plan(), some_plan(organisation=other)])
    assert [(each.name, each.ods_code) for each in made.organisations] == [(TRUST.name, "RCF")]


def test_organisations_without_a_code_are_one_by_name():
    names = ("Sea View Hospice", "SEA VIEW  HOSPICE", "Sea View Home")
    made = planlift.collate([some_plan(organisation=Organisation(name=name)) for name in names])
    found = [(each.name, len(each.plans)) for each in made.organisations]
    assert found == [("Sea View Home", 1), ("Sea View Hospice", 2)]


def test_each_document_that_names_nobody_is_a_row_by_its_name_and_stands_last():
    made = planlift.collate(
        [
            some_plan(organisation=None, name="a.docx"),
            some_plan(organisation=None, name="a.docx"),
            some_plan(),
        ]
    )
    assert [(each.name, each.identified) for each in made.organisations] == [
        (TRUST.name, True),
        ("a.docx", False),
        ("a.docx (2)", False),
    ]
    assert {row.organisation for row in made.coverage} == {TRUST.name, "a.docx", "a.docx (2)"}


def test_region_and_kind_come_from_the_list():
    (row,) = planlift.collate([some_plan()]).organisations
    assert row.kind == "trust"
    assert row.region


def test_owners_are_counted_by_kind_and_missing_ones_too():
    actions = [
        action(1),
        action(2, **owned("Trust Board", OwnerKind.COMMITTEE)),
        action(3, owner="", owners=()),
    ]
    (row,) = planlift.collate([some_plan(*actions)]).owners
    assert (row.actions, row.without_owner) == (3, 1)
    assert row.by_kind.model_dump(exclude_defaults=True) == {"role": 1, "committee": 1}


def test_quality_counts_the_findings_of_the_check():
    actions = [action(1), action(2, owner="", owners=()), action(3, owner="", owners=())]
    (row,) = planlift.collate([some_plan(*actions)]).quality
    assert row.by_code == {"indicator-unaddressed": 1, "owner-missing": 2}
    assert (row.errors, row.warnings, row.notes) == (0, 2, 1)


def test_a_plan_without_actions_is_listed_with_its_gaps():
    empty = some_plan().model_copy(update={"actions": ()})
    made = planlift.collate([empty])
    assert made.organisations[0].plans[0].actions == 0
    assert set(counts(made).values()) == {0}


def test_nothing_to_compare_is_an_empty_comparison():
    assert planlift.collate([]) == Comparison()


@pytest.mark.parametrize(
    ("start", "end", "year"),
    [
        ("2019-04-01", "2020-03-31", "2019/20"),
        ("2019-09-01", "2019-12-31", "2019/20"),
        ("2020-01-01", "2020-03-31", "2019/20"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2019-04-01", "2022-03-31", "2019/20 to 2021/22"),
        ("1999-04-01", "2000-03-31", "1999/00"),
        ("2019-04-01", None, "2019/20"),
        (None, "2020-03-31", "2019/20"),
        (None, None, "as written"),
    ],
)
def test_the_year_of_a_period(start, end, year):
    day = dt.date.fromisoformat
    period = Period(label="as written", start=start and day(start), end=end and day(end))
    assert year_of(period) == year


def test_the_matrix_parts_a_gap_from_a_framework_that_does_not_apply():
    wdes = Organisation(name="Zebra Trust")
    made = planlift.collate(
        [some_plan(action(1)), some_plan(action(4), frameworks=("WDES",), organisation=wdes)]
    )
    columns, rows = matrix_of(made)
    heads = [column.name for column in columns]
    assert heads[:3] == ["organisation", "ods_code", "year"]
    assert heads[3:13] == [f"WDES-{n}" for n in range(1, 11)]
    assert heads[13:] == [f"WRES-{n}" for n in range(1, 10)]
    first = dict(zip(heads, [column.value(rows[0]) for column in columns], strict=True))
    assert (first["WRES-1"], first["WRES-2"], first["WDES-1"]) == (1, 0, None)


PLANS = st.lists(
    st.builds(
        lambda numbers, who, period, digest: plan(
            *(action(number) for number in numbers),
            organisation=who,
            period=period,
            sha256=str(digest),
            name=f"{digest}.docx",
        ),
        st.lists(st.integers(1, 9), min_size=1, max_size=5),
        st.sampled_from([TRUST, Organisation(name="Zebra Trust"), None]),
        st.sampled_from([Period(), NEXT_YEAR]),
        st.integers(),
    ),
    max_size=6,
    unique_by=lambda made: made.document.sha256,
)


@settings(deadline=None)  # the first call loads scikit-learn
@given(PLANS, st.randoms())
def test_the_order_of_plans_does_not_matter_and_no_action_is_lost(plans, random):
    made = planlift.collate(plans)
    assert sum(row.actions for row in made.coverage) == sum(len(p.actions) for p in plans)
    shuffled = list(plans)
    random.shuffle(shuffled)
    assert planlift.collate(shuffled) == made


def test_spellings_and_copies_do_not_depend_on_the_order_either():
    plans = [
        plan(action(1), name=name, sha256=digest, organisation=Organisation(name=who))
        for name, digest, who in (
            ("one", "a" * 64, "Sea View Hospice"),
            ("two", "a" * 64, "SEA VIEW Hospice"),
            ("three", "b" * 64, "Sea view hospice"),
        )
    ]
    made = planlift.collate(plans)
    assert [each.name for each in made.organisations] == ["SEA VIEW Hospice"]
    assert all(planlift.collate(some) == made for some in itertools.permutations(plans))


def test_the_published_schema_is_that_of_the_models():
    stored = (ROOT / "docs" / "schema" / "comparison.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "stale: run python -m planlift.collate.publish"


def test_the_schema_is_written_where_it_is_asked_for(tmp_path):
    main([str(tmp_path / "new")])
    written = tmp_path / "new" / "comparison.schema.json"
    assert written.read_text(encoding="utf-8") == schema_text()


def test_a_comparison_is_valid_and_unknown_keys_are_not():
    schema = json.loads(schema_text())
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    written = json.loads(comparison_json(planlift.collate([some_plan(), some_plan()])))
    validator.validate(written)
    assert Comparison.model_validate_json(json.dumps(written))
    written["coverage"][0]["themes"] = []
    assert not validator.is_valid(written)


def test_every_key_of_the_comparison_has_a_meaning():
    schema = json.loads(schema_text())
    parts = [schema, *schema["$defs"].values()]
    properties = [value for part in parts for value in part.get("properties", {}).values()]
    assert len(properties) > 30
    assert all(value["description"].strip() for value in properties)


def test_work_grows_with_the_plans_not_with_their_square():
    plans = [some_plan(organisation=Organisation(name=f"Trust {n}")) for n in range(400)]
    planlift.collate(plans[:2])
    assert_linear(lambda count: planlift.collate(plans[:count]), 200)


def test_the_package_imports_nothing_heavy_and_offers_its_names():
    probe = (
        "import sys, planlift.collate; assert 'pydantic' not in sys.modules;"
        "from planlift.collate import Comparison, collate; import planlift;"
        "assert planlift.collate is collate"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
