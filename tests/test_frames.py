"""Plans as data frames of pandas and polars."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import planlift
from checks.made import action, plan
from planlift_schema.frames import FRAME_COLUMNS

SAMPLES = Path(__file__).parent.parent / "samples"
KINDS = ("pandas", "polars")


@pytest.fixture(scope="module")
def parquet(tmp_path_factory):
    from cli.support import here

    out = tmp_path_factory.mktemp("converted")
    done = here("convert", SAMPLES / "ccg.docx", "--out", out, "--jobs", 1)
    assert done.returncode == 0, done.stderr
    return out / "actions.parquet"


def test_a_polars_frame_has_the_columns_types_and_values_of_actions_parquet(parquet):
    import polars as pl

    written = pl.from_arrow(pq.read_table(parquet)).drop("plan", "document")
    made = planlift.read(SAMPLES / "ccg.docx").to_frame("polars").drop("document")
    assert made.schema == written.schema
    assert made.rows() == written.rows()


def test_a_pandas_frame_has_typed_columns_with_dates_as_dates():
    made = planlift.read(SAMPLES / "ccg.docx").to_frame()
    assert str(made["due_by"].dtype) == "datetime64[s]"
    assert made["due_by"].dt.year.tolist() == [2020, 2020, 2019, 2019]
    assert str(made["number"].dtype) == "Int64"
    assert str(made["due_revised"].dtype) == "boolean"
    assert made["indicators"][0] == ["WRES-1", "WRES-9"]
    assert made["ods_code"].isna().all()


@pytest.mark.parametrize("kind", KINDS)
def test_any_number_of_plans_makes_one_frame_and_none_keeps_the_types(kind):
    both = planlift.to_frame([plan(action(1), action(2)), plan(action(3), name="b.docx")], kind)
    assert list(both["document"]) == ["plan.docx", "plan.docx", "b.docx"]
    assert list(both["number"]) == [1, 2, 1]
    empty = planlift.to_frame([], kind)
    assert list(empty.columns) == [column.name for column in FRAME_COLUMNS]
    assert list(map(str, empty.dtypes)) == list(map(str, both.dtypes))


def test_dates_beyond_what_nanoseconds_hold_are_kept():
    far = plan(action(1, due={"by": dt.date(2999, 12, 31), "kind": "date"}))
    assert far.to_frame()["due_by"][0].year == 2999


@pytest.mark.parametrize("kind", KINDS)
def test_a_library_that_is_missing_is_named_with_its_remedy(kind, monkeypatch):
    monkeypatch.setitem(sys.modules, kind, None)
    with pytest.raises(
        ImportError, match=rf'{kind} is not installed: pip install "planlift\[frames\]"'
    ):
        planlift.to_frame([], kind)


def test_a_kind_that_there_is_not_is_named():
    with pytest.raises(ValueError, match="no frame of kind 'spark'; there are pandas, polars"):
        planlift.to_frame([], "spark")
