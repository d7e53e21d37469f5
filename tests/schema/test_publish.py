from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import planlift
from planlift.write import plan_json
from planlift_schema import ActionPlan
from planlift_schema.publish import dictionary_text, main, plan_schema, schema_text

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "schema"
SAMPLES = sorted(
    path
    for path in (ROOT / "samples").iterdir()
    if path.suffix not in {".md", ".json"} and path.is_file()
)


@pytest.fixture(scope="module")
def validator():
    schema = plan_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@pytest.fixture(scope="module")
def written():
    return json.loads(plan_json(planlift.read(ROOT / "samples" / "wwl.html")))


def test_the_published_schema_is_that_of_the_models():
    stored = (DOCS / "plan.schema.json").read_text(encoding="utf-8")
    assert stored == schema_text(), "stale: run python -m planlift_schema.publish"


def test_the_published_dictionary_is_that_of_the_models():
    stored = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    assert stored == dictionary_text(), "stale: run python -m planlift_schema.publish"


def test_both_are_written_where_they_are_asked_for(tmp_path):
    main([str(tmp_path / "new")])
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        "plan.schema.json",
        "data-dictionary.md",
    }


def test_the_schema_says_what_it_is():
    schema = plan_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].startswith("urn:")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_plan_of_each_sample_is_valid(sample, validator):
    plan = json.loads(plan_json(planlift.read(sample)))
    assert plan["actions"]
    validator.validate(plan)


def test_what_is_valid_can_be_loaded_and_is_written_the_same(written, validator):
    validator.validate(written)
    loaded = ActionPlan.model_validate_json(json.dumps(written))
    assert json.loads(plan_json(loaded)) == written


@pytest.mark.parametrize(
    "path", [(), ("document",), ("period",), ("actions", 0), ("actions", 0, "due"), ("rest", 0)]
)
def test_unknown_keys_are_refused_everywhere(path, written, validator):
    changed = json.loads(json.dumps(written))
    part = changed
    for step in path:
        part = part[step]
    part["nonsense"] = ""
    assert not validator.is_valid(changed)


def test_unknown_keys_of_a_place_are_refused_and_known_ones_may_be_missing(written, validator):
    changed = json.loads(json.dumps(written))
    changed["rest"][0]["place"] = {}
    assert validator.is_valid(changed)
    changed["rest"][0]["place"] = {"chapter": 1}
    assert not validator.is_valid(changed)


@pytest.mark.parametrize("key", ["title", "actions", "findings", "schema_version"])
def test_keys_that_are_always_written_are_required(key, written, validator):
    changed = {name: value for name, value in written.items() if name != key}
    assert not validator.is_valid(changed)


@pytest.mark.parametrize(
    ("key", "value"),
    [("state", "done"), ("rag", "purple"), ("owner", None), ("due", {"by": "soon"})],
)
def test_values_that_the_contract_does_not_know_are_refused(key, value, written, validator):
    changed = json.loads(json.dumps(written))
    changed["actions"][0][key] = value
    assert not validator.is_valid(changed)


def test_dates_are_iso(written, validator):
    changed = json.loads(json.dumps(written))
    changed["period"]["start"] = dt.date(2019, 4, 1).isoformat()
    assert validator.is_valid(changed)
    changed["period"]["start"] = "1/4/2019"
    assert not validator.is_valid(changed)


def test_the_dictionary_has_every_key_with_its_meaning():
    schema = plan_schema()
    text = dictionary_text()
    for part in (schema, *schema["$defs"].values()):
        for key, value in part.get("properties", {}).items():
            assert value["description"].strip(), key
            assert f"| `{key}` |" in text


def test_the_schema_package_stands_alone():
    probe = (
        "import sys, planlift_schema.publish as p; p.schema_text();"
        "assert not {'planlift', 'planlift_parsers'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
