from __future__ import annotations

import csv
import json

import pytest

from checks.made import TRUST, action, plan
from cli.support import here, write_page
from planlift.write import plan_json
from planlift_schema import Organisation

FILES = {
    "comparison.html",
    "comparison.json",
    "comparison.xlsx",
    "coverage.csv",
    "coverage-matrix.csv",
}


def store(path, made):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plan_json(made), encoding="utf-8")


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_convert_wrote_is_collated(tmp_path):
    write_page(tmp_path / "in" / "a" / "plan.html")
    here("convert", tmp_path / "in", "--out", tmp_path / "out", "--jobs", 1)
    done = here("collate", tmp_path / "out", "--out", tmp_path / "cmp")
    assert (done.returncode, done.stdout) == (0, b"")
    assert {path.name for path in (tmp_path / "cmp").iterdir()} == FILES
    (organisation,) = json.loads((tmp_path / "cmp" / "comparison.json").read_bytes())[
        "organisations"
    ]
    assert organisation["name"] == "plan.html"


def test_coverage_has_a_row_an_indicator_and_says_where_nothing_is_said(tmp_path):
    store(tmp_path / "in" / "a.json", plan(action(1), action(2, indicators=())))
    here("collate", tmp_path / "in", "--out", tmp_path / "cmp")
    rows = rows_of(tmp_path / "cmp" / "coverage.csv")
    assert [row["indicator"] for row in rows] == [
        *(f"WRES-{n}" for n in range(1, 10)),
        "none named",
    ]
    assert [row["actions"] for row in rows] == ["1", *["0"] * 8, "1"]
    assert rows[0]["in_progress"] == "1"
    assert rows[0]["colour_not_said"] == "1"
    assert (tmp_path / "cmp" / "coverage.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_matrix_has_organisations_down_and_indicators_across(tmp_path):
    store(tmp_path / "in" / "a.json", plan(action(3)))
    here("collate", tmp_path / "in", "--out", tmp_path / "cmp")
    (row,) = rows_of(tmp_path / "cmp" / "coverage-matrix.csv")
    assert (row["organisation"], row["year"]) == (TRUST.name, "2019/20")
    assert [row[f"WRES-{n}"] for n in range(1, 10)] == list("001000000")


def test_no_cell_can_run_as_a_formula(tmp_path):
    evil = Organisation(name='=HYPERLINK("http://x")')
    store(tmp_path / "in" / "a.json", plan(organisation=evil))
    here("collate", tmp_path / "in", "--out", tmp_path / "cmp")
    for name in ("coverage.csv", "coverage-matrix.csv"):
        rows = rows_of(tmp_path / "cmp" / name)
        assert {row["organisation"][:2] for row in rows} == {"'="}


def test_a_summary_goes_to_stderr(tmp_path):
    store(tmp_path / "in" / "a.json", plan(action(1), organisation=Organisation(name="[b]Elm")))
    shown = here("collate", tmp_path / "in", "--out", tmp_path / "cmp").stderr.decode()
    assert "[b]Elm" in shown
    assert "2019/20" in shown
    assert f"Written to {tmp_path / 'cmp'}" in shown


def test_a_broken_plan_is_told_and_the_others_are_collated(tmp_path):
    store(tmp_path / "in" / "a.json", plan())
    broken = json.loads(plan_json(plan())) | {"nonsense": 1}
    (tmp_path / "in" / "b.json").write_text(json.dumps(broken), encoding="utf-8")
    done = here("collate", tmp_path / "in", "--out", tmp_path / "cmp")
    assert done.returncode == 1
    assert "b.json: the plan is not as the schema wants it (nonsense:" in done.stderr.decode()
    assert (tmp_path / "cmp" / "comparison.json").exists()


def test_where_every_plan_is_broken_nothing_is_written(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.json").write_text('{"schema_version": "1", "document": 3}')
    done = here("collate", tmp_path / "in", "--out", tmp_path / "cmp")
    assert done.returncode == 3
    assert not (tmp_path / "cmp").exists()


@pytest.mark.parametrize("name", ["nowhere", "empty", "file.json"])
def test_a_folder_without_plans_is_wrong_use(tmp_path, name):
    (tmp_path / "empty").mkdir()
    store(tmp_path / "file.json", plan())
    done = here("collate", tmp_path / name, "--out", tmp_path / "cmp")
    assert done.returncode == 2
    assert name in done.stderr.decode()
    assert not (tmp_path / "cmp").exists()


def test_collating_into_the_same_folder_again_gives_the_same_bytes(tmp_path):
    store(tmp_path / "in" / "a.json", plan())
    first, again = (
        [
            here("collate", tmp_path / "in", "--out", tmp_path / "in" / "cmp").returncode,
            *((tmp_path / "in" / "cmp" / name).read_bytes() for name in sorted(FILES)),
        ]
        for _ in range(2)
    )
    assert first == again
    assert first[0] == 0


def test_where_a_file_cannot_be_written_none_is(tmp_path):
    store(tmp_path / "in" / "a.json", plan())
    (tmp_path / "cmp").write_text("in the way")
    done = here("collate", tmp_path / "in", "--out", tmp_path / "cmp")
    assert done.returncode == 2
    assert b"a file stands where a folder is needed" in done.stderr
    assert (tmp_path / "cmp").read_text() == "in the way"


def test_several_folders_are_compared_as_one(tmp_path):
    store(tmp_path / "one" / "a.json", plan(action(1)))
    store(tmp_path / "two" / "a.json", plan(action(2), sha256="1" * 64))
    here("collate", tmp_path / "one", tmp_path / "two", "--out", tmp_path / "cmp")
    (organisation,) = json.loads((tmp_path / "cmp" / "comparison.json").read_bytes())[
        "organisations"
    ]
    assert len(organisation["plans"]) == 2


def test_a_day_says_what_is_overdue(tmp_path):
    store(tmp_path / "in" / "a.json", plan(action(1)))
    here("collate", tmp_path / "in", "--out", tmp_path / "cmp", "--as-of", "2020-04-02")
    made = json.loads((tmp_path / "cmp" / "comparison.json").read_bytes())
    assert made["as_of"] == "2020-04-02"
    assert [row["days"] for row in made["overdue"]] == [2]
    assert "2 April 2020" in (tmp_path / "cmp" / "comparison.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--framework", "WRES", 0),
        ("--region", "London", 2),
        ("--year", "2020/21", 2),
        ("--kind", "trust", 0),
    ],
)
def test_a_selection_that_no_plan_is_of_is_wrong_use(tmp_path, option, value, code):
    store(tmp_path / "in" / "a.json", plan())
    done = here("collate", tmp_path / "in", "--out", tmp_path / "cmp", option, value)
    assert done.returncode == code
    assert (tmp_path / "cmp").exists() == (code == 0)
