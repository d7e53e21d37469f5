"""What runs on an executor, with Arrow alone: without Spark, as Spark calls it."""

from __future__ import annotations

import pyarrow as pa
import pytest

from batch.hostile_readers import hostile_read
from cli.support import ROW, page
from parsers.packed import zipped
from planlift.batch.spark.reading import GROUP, Work, action_reader, document_reader
from planlift.corrections import NONE
from spark.support import job

PAGE = page(ROW).encode()


def batches(*files):
    """A batch for each file, as Spark hands them over: its path and content."""
    for path, content in files:
        row = {
            "content": content,
            "uri": f"s3a://lake/{path}",
            "parts": ["lake", *path.split("/")],
            "shown": len(path.split("/")),
            "number": 1,
            "container": 1,
            "corrections": 0,
            "expected": True,
        }
        yield pa.RecordBatch.from_pylist([row])


def read(*files, **options):
    work = Work(job(**options), (NONE,), "/out/plans")
    made = document_reader(work)(batches(*files))
    return {row["path"]: row for batch in made for row in batch.to_pylist()}


@pytest.fixture(autouse=True)
def scratch(tmp_path, monkeypatch):
    """Spark's disk; nothing is left on it."""
    monkeypatch.setenv("SPARK_LOCAL_DIRS", f"{tmp_path},/elsewhere")
    yield tmp_path
    assert [path for path in tmp_path.iterdir() if path.name.startswith("planlift-")] == []


def test_files_of_several_groups_are_each_a_row():
    found = read(*((f"{number}.html", PAGE) for number in range(GROUP + 2)))
    assert [row["outcome"] for row in found.values()] == ["read"] * (GROUP + 2)
    assert found["3.html"]["uri"] == "s3a://lake/3.html"
    assert found["3.html"]["plan"] == "plans/3.html.json"
    assert found["3.html"]["bytes"] == len(PAGE)


def test_the_actions_are_made_from_the_plans():
    rows = read(("a/plan.html", PAGE))["a/plan.html"]
    (batch,) = action_reader()(iter([pa.RecordBatch.from_pylist([rows])]))
    (action,) = batch.to_pylist()
    assert action["document"] == "a/plan.html"
    assert action["plan"] == "plans/a/plan.html.json"
    assert action["action"] == ROW[3]
    assert action["sha256"] == rows["sha256"]


def test_a_name_that_this_machine_does_not_take_is_shortened():
    name = "x" * 300 + ".html"
    assert read((name, PAGE))[name]["outcome"] == "read"


def test_what_is_in_a_container_has_rows_of_its_own():
    found = read(("pack.zip", zipped(("a.html", PAGE), ("b.exe", b"MZ"))))
    assert {path: row["outcome"] for path, row in found.items()} == {
        "pack.zip": "opened",
        "pack.zip/a.html": "read",
        "pack.zip/b.exe": "skipped",
    }
    assert found["pack.zip/a.html"]["bytes"] == len(PAGE)
    assert len(found["pack.zip/a.html"]["sha256"]) == 64
    assert found["pack.zip/b.exe"]["sha256"] is None


def test_a_document_that_crashes_is_a_row_and_the_next_is_read():
    found = read(("bad.crash", b"x"), ("plan.html", PAGE), read=hostile_read)
    assert found["plan.html"]["outcome"] == "read"
    assert found["bad.crash"]["outcome"] == "failed"
    assert "SIGSEGV" in found["bad.crash"]["reason"]
