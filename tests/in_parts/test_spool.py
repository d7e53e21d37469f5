"""Plans on disk: written piece by piece, and read action by action."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from in_parts.made import flat, workbook
from planlift.batch.account import Outcome, Record
from planlift.batch.keeping import Keeper
from planlift.batch.rounds import Came
from planlift.batch.sources import find_sources
from planlift.batch.worker import Shelf, Task, lift
from planlift.cli import app
from planlift.export import plan_file
from planlift.export.flat import FLAT_FILES, write_flat_files
from planlift.export.plan_file import stored_plan
from planlift.spool import PlanSpool
from planlift.store import Identity, Store
from planlift.write import plan_bytes, put_in_place
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_schema import Action, ActionPlan, DocumentInfo, Finding, Rest, Severity, Where


def plan(*texts: str, findings: tuple[Finding, ...] = ()) -> ActionPlan:
    """A plan with some actions, each with a line break and brackets in it."""
    return ActionPlan(
        document=DocumentInfo(name="a.xlsx", sha256="0" * 64, bytes=1, format="xlsx"),
        title='{"actions": []}',
        actions=tuple(Action(action=f'{text}\n    {{\n  "rest": [],', ref=text) for text in texts),
        rest=tuple(Rest(kind="text", text=f"[{text}]\n  ]") for text in texts),
        findings=findings,
    )


def written(spool: PlanSpool) -> bytes:
    """What a spool writes."""
    with closing(spool):
        file = io.BytesIO()
        spool.write(file)
    return file.getvalue()


@pytest.mark.parametrize("texts", [(), ("one",), ("one", "two", "three")])
def test_one_piece_is_written_as_a_plan_that_is_held(texts: tuple[str, ...]):
    spool = PlanSpool()
    spool.add(plan(*texts))
    assert written(spool) == plan_bytes(plan(*texts))


def test_pieces_follow_each_other():
    spool = PlanSpool()
    for text in ("one", "two", "three"):
        spool.add(plan(text))
    made = ActionPlan.model_validate_json(written(spool))
    assert made.actions == plan("one", "two", "three").actions
    assert made.rest == plan("one", "two", "three").rest
    assert spool.actions == 3


def test_what_is_not_listed_is_counted_aloud():
    spool = PlanSpool()
    for piece in range(3):
        found = (
            Finding(
                code="owner-missing",
                severity=Severity.WARNING,
                message="nobody",
                where=Where(action=500 * piece + number),
            )
            for number in range(1, 501)
        )
        spool.add(plan("one", findings=tuple(found)))
    told = ActionPlan.model_validate_json(written(spool)).findings
    assert sum(one.code == "owner-missing" for one in told) == 1_000
    assert "500 more findings of the kind owner-missing" in told[-1].message


@pytest.mark.parametrize("texts", [(), ("one",), ("one", "two", "three")])
def test_a_large_plan_is_read_action_by_action(
    texts: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "plan.json"
    path.write_bytes(plan_bytes(plan(*texts)))
    monkeypatch.setattr(plan_file, "_HELD_BYTES", 0)
    stored = stored_plan(path)
    assert stored.plan == plan(*texts).model_copy(update={"actions": (), "rest": ()})
    assert tuple(stored.actions) == plan(*texts).actions
    assert tuple(stored.actions) == plan(*texts).actions, "it is read only once"


def test_a_plan_laid_out_otherwise_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "plan.json"
    path.write_text(plan("one").model_dump_json(), encoding="utf-8")
    monkeypatch.setattr(plan_file, "_HELD_BYTES", 0)
    assert tuple(stored_plan(path).actions) == plan("one").actions


def test_a_worker_writes_a_large_plan_and_its_rows_reach_the_flat_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file, out = tmp_path / "large.xlsx", tmp_path / "out"
    file.write_bytes(workbook(flat))
    out.mkdir()
    reading = lift(Task(0, file, also=("other.xlsx",)), Shelf(DEFAULT_LIMITS, spill=out))
    (other,) = reading.twins
    assert reading.spilled is not None and other.spilled not in (None, reading.spilled)
    assert (reading.plan, reading.lasting, reading.result.actions) == (b"", False, 399)

    put_in_place(reading.spilled, out / "plans" / "large.json")
    monkeypatch.setattr(plan_file, "_HELD_BYTES", 0)
    record = Record("large.xlsx", reading.result, "plans/large.json")
    assert write_flat_files(out, [record]) == ()
    assert {path.name for path in out.iterdir()} >= set(FLAT_FILES)
    rows = (out / "actions.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 399
    assert '"ref": "A399"' in rows[-1]


def test_without_a_folder_for_it_a_large_plan_is_held(tmp_path: Path):
    file = tmp_path / "large.xlsx"
    file.write_bytes(workbook(flat))
    reading = lift(Task(0, file), Shelf(DEFAULT_LIMITS))
    assert reading.spilled is None
    assert reading.result.actions == 399


@pytest.mark.parametrize("to_file", [True, False])
def test_read_writes_a_large_plan(tmp_path: Path, *, to_file: bool):
    file, out = tmp_path / "large.xlsx", tmp_path / "plan.json"
    file.write_bytes(workbook(flat))
    arguments = ["read", str(file), *(["--out", str(out)] if to_file else [])]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    data = out.read_bytes() if to_file else result.stdout_bytes
    assert len(ActionPlan.model_validate_json(data).actions) == 399


def test_a_large_plan_is_put_in_its_place_once_however_people_decide_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file, out = tmp_path / "large.xlsx", tmp_path / "out"
    file.write_bytes(workbook(flat))
    out.mkdir()
    reading = lift(Task(0, file), Shelf(DEFAULT_LIMITS, spill=out))
    (source,) = find_sources([file])
    came = Came(source, Identity("", file.name, (), ""), reading, file.stat().st_size)
    with Store(out) as store:
        asked = iter([(), ("another",)])
        monkeypatch.setattr(store, "decisions", lambda key: next(asked))
        (record,) = Keeper(out, store, store.begin_run()).keep(came)
    assert record.result.outcome is Outcome.READ
    assert stored_plan(out / record.plan).actions[0].ref == "A1"
