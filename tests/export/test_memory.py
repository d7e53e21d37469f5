"""The flat files of many documents take no more memory than those of few."""

from __future__ import annotations

import gc
import tracemalloc
from contextlib import closing

import openpyxl
import pyarrow.parquet as pq
import pytest

from export.made import FULL, INFO
from planlift.batch.account import Outcome, Record, Result
from planlift.export.flat import write_flat_files
from planlift.write import plan_json
from planlift_schema import ActionPlan

DOCUMENTS = 2_000
FEW = 400
KILOBYTE = 1 << 10


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """2,000 documents of one action each: bytes and plans held on the way, and the folder."""
    folder = tmp_path_factory.mktemp("many")
    # Links and rows that wait for a group are held up to a bound, which is small here.
    patch = pytest.MonkeyPatch()
    patch.setattr("planlift.export.workbook._MOST_LINKS", 100)
    patch.setattr("planlift.export.parquet_table._GROUP_ROWS", 100)
    plan = ActionPlan(document=INFO, actions=(FULL,))
    (folder / "plan.json").write_text(plan_json(plan), encoding="utf-8")
    del plan
    held: dict[int, int] = {}
    alive = []
    gc.collect()
    before = _plans_alive()  # tests before this one may hold some

    def records():
        for number in range(DOCUMENTS):
            if number % 200 == 199:
                gc.collect()
                held[number + 1] = tracemalloc.get_traced_memory()[0]
                alive.append(_plans_alive() - before)
            result = Result(Outcome.READ, format="docx", actions=1, to_review=1)
            name = f"trust-{number}/plan.docx"
            yield Record(name, result, "plan.json", f"../in/{name}")

    tracemalloc.start()
    try:
        assert write_flat_files(folder, records()) == ()
    finally:
        tracemalloc.stop()
        patch.undo()
    return folder, held, alive


def _plans_alive():
    return sum(isinstance(each, ActionPlan) for each in gc.get_objects())


def test_plans_are_let_go_one_after_another(run):
    _, _, alive = run
    assert max(alive) <= 1


def test_memory_does_not_grow_with_the_documents(run):
    _, held, _ = run
    assert held[DOCUMENTS] - held[FEW] < 400 * KILOBYTE, held


def test_all_of_them_are_in_every_file(run):
    folder, *_ = run
    assert pq.read_metadata(folder / "actions.parquet").num_rows == DOCUMENTS
    lines = (folder / "actions.jsonl").read_bytes().count(b"\n")
    assert lines == DOCUMENTS
    with closing(openpyxl.load_workbook(folder / "actions.xlsx", read_only=True)) as book:
        assert sum(1 for _ in book["Documents"].rows) == DOCUMENTS + 1
    assert (folder / "report.html").read_text("utf-8").count("<article") == DOCUMENTS
