"""On a real cluster of two executors, each with processes of its own."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from batch.hostile_readers import hostile_read
from cli.support import HEADER, ROW, here, page, write_page
from parsers.packed import mail, zipped
from planlift.batch.convert import convert
from planlift_parsers.limits import MEBIBYTE, Limits
from spark.slow_reader import slow_read
from spark.support import (
    actions_of,
    csv_rows,
    documents_of,
    executor_of,
    job,
    kill_when_begun,
    needs_spark,
    outcomes,
    python_of,
    table,
)

pytestmark = [
    needs_spark,
    # Of PySpark's own: it says so of every new pandas, and leaves sockets to the collector.
    pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SAMPLES = Path(__file__).parents[2] / "samples"
CORRECTION = f"""
[[tables]]
headers = {list(HEADER)!r}
[tables.columns]
"Summary" = "extra"
""".replace("'", '"')


@pytest.fixture(scope="module")
def session():
    import pyspark

    from planlift.batch.spark.session import open_session

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
        with open_session("local-cluster[2,1,1024]") as started:
            application = started.sparkContext.applicationId
            yield started
    shutil.rmtree(Path(pyspark.__file__).parent / "work" / application, ignore_errors=True)


@pytest.fixture
def converted(session, tmp_path):
    """Convert on the cluster, and give the folder."""
    from planlift.batch.spark.convert import convert_on_spark

    def run(*paths, out=tmp_path / "cluster", **options):
        convert_on_spark(session, [str(path) for path in paths], str(out), job(**options))
        return out

    return run


def plan(name: str) -> bytes:
    return page((name, *ROW[1:])).encode()


def mixed(folder: Path) -> Path:
    """Documents of several kinds, in folders with names that Spark could misread."""
    for name in ("ccg.docx", "wwl.html", "ccg.xlsx", "wwl.txt", "wwl.doc"):
        folder.mkdir(exist_ok=True)
        shutil.copy(SAMPLES / name, folder)
    odd = folder / "Trust A [2020]{x} 100%"
    write_page(odd / "a b+c%20 é*.html")
    write_page(odd / "year=2020" / "plan.html")
    write_page(folder / "corrected" / "plan.html")
    (folder / "corrected" / "planlift.toml").write_text(CORRECTION, "utf-8")
    pack = zipped(("B/plan.html", plan("1.1")), ("B/plan.HTML", plan("1.2")), ("x.png", b"\x89PNG"))
    (folder / "pack.zip").write_bytes(zipped(("inner.zip", pack), ("bad.pdf", b"%PDF-1.4\n")))
    write_page(folder / "pack.zip_" / "plan.html")
    made = mail("Please find it attached.", sender="Jo <jo@wwl.nhs.uk>")
    made.add_attachment(plan("1.3"), maintype="text", subtype="html", filename="plan.html")
    (folder / "mail.eml").write_bytes(made.as_bytes())
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 cut short")
    (folder / "empty.pdf").touch()
    (folder / "large.txt").write_bytes(b"x" * MEBIBYTE)
    (folder / "code.py").write_text("print(1)\n")
    (folder / ".hidden").mkdir()
    write_page(folder / ".hidden" / "plan.html")
    (folder / "~$plan.docx").touch()
    write_page(folder / "saved.html")
    (folder / "saved_files").mkdir()
    (folder / "saved_files" / "style.css").write_text("b {}")
    (folder / "link.html").symlink_to(folder / "saved.html")
    return folder


def same_as_the_local_engine(paths, out: Path, local: Path, limits: Limits) -> None:
    import pyarrow.parquet as pq

    convert(paths, local, jobs=2, limits=limits)
    ours, theirs = (
        actions_of(table(out / "actions")),
        actions_of(pq.read_table(local / "actions.parquet").to_pylist()),
    )
    assert ours == theirs
    assert ours
    assert documents_of(table(out / "documents")) == documents_of(csv_rows(local / "documents.csv"))
    plans = {row["plan"]: row["plan_json"] for row in table(out / "documents") if row["plan"]}
    assert plans == {
        path.relative_to(local).as_posix(): path.read_text("utf-8")
        for path in (local / "plans").rglob("*.json")
    }


LARGE = Limits(file_bytes=MEBIBYTE - 1)


def test_the_rows_are_those_of_the_local_engine(converted, tmp_path):
    folder = mixed(tmp_path / "in")
    single = write_page(tmp_path / "elsewhere" / "saved.html")
    out = converted(folder, single, limits=LARGE)
    same_as_the_local_engine([folder, single], out, tmp_path / "local", LARGE)
    found = outcomes(out)
    assert found["pack.zip/inner.zip/B/plan.html"] == found["mail.eml/plan.html"] == "read"
    assert found["broken.docx"] == found["large.txt"] == found["empty.pdf"] == "failed"


def test_the_mapping_file_beside_a_file_that_is_given_alone_holds_for_it(converted, tmp_path):
    alone = write_page(tmp_path / "in" / "plan.html")
    (tmp_path / "in" / "planlift.toml").write_text(CORRECTION, "utf-8")
    (row,) = table(converted(alone) / "actions")
    assert row["extra"] == ["Summary: Recruitment"]
    assert row["summary"] == ""


def test_what_is_given_twice_is_read_once(converted, tmp_path):
    folder = tmp_path / "in"
    write_page(folder / "a.html")
    write_page(folder / "sub" / "b.html", *[ROW] * 2)
    out = converted(folder, folder / "sub", folder / "a.html")
    assert sorted(outcomes(out)) == ["a.html", "sub/b.html"]
    assert len(table(out / "documents")) == 2
    assert len(table(out / "actions")) == 3


def test_a_folder_with_a_linked_folder_in_it_is_not_followed(converted, tmp_path):
    folder = tmp_path / "in"
    write_page(folder / "a [1].html")
    write_page(folder / "b" / "plan.html")
    (folder / "b" / "round").symlink_to(folder)
    out = converted(folder)
    same_as_the_local_engine([folder], out, tmp_path / "local", Limits())


def test_what_spark_does_not_show_is_told_and_folders_of_such_names_are_read(converted, tmp_path):
    write_page(tmp_path / "in" / "_draft.html")
    write_page(tmp_path / "in" / "_archive" / "_old" / "plan.html")
    write_page(tmp_path / "in" / "at 12:30.html")
    out = converted(tmp_path / "in")
    rows = {row["path"]: row for row in table(out / "documents")}
    assert rows.pop("_archive/_old/plan.html")["outcome"] == "read"
    assert {row["outcome"] for row in rows.values()} == {"failed"}
    assert "begin with _" in rows["_draft.html"]["reason"]
    assert "a colon" in rows["at 12:30.html"]["reason"]
    assert "Rename it" in rows["_draft.html"]["remedy"]


def test_a_document_that_vanishes_is_a_row(converted, tmp_path, monkeypatch):
    from planlift.batch.spark.convert import _Run

    folder = tmp_path / "in"
    gone = write_page(folder / "gone.html")
    write_page(folder / "plan.html")
    load = _Run._files

    def load_then_lose(run, most):
        table = load(run, most)
        gone.unlink()
        return table

    monkeypatch.setattr(_Run, "_files", load_then_lose)
    out = converted(folder)
    assert outcomes(out) == {"gone.html": "failed", "plan.html": "read"}


def test_a_document_that_nobody_may_read_is_a_row_where_it_would_end_the_job(
    converted, tmp_path, monkeypatch
):
    monkeypatch.setattr("planlift.batch.spark.files._GUARDED", {"file"})
    write_page(tmp_path / "in" / "closed.html").chmod(0)
    write_page(tmp_path / "in" / "plan.html")
    out = converted(tmp_path / "in")
    assert outcomes(out) == {"closed.html": "failed", "plan.html": "read"}
    assert any("no permission" in row["reason"] for row in table(out / "documents"))


def test_documents_that_cost_their_process_cost_only_themselves(converted, tmp_path):
    folder = tmp_path / "in"
    for number in range(6):
        write_page(folder / f"{number}.html")
    for suffix in (".crash", ".exit", ".hang", ".eat"):
        (folder / f"bad{suffix}").touch()
    limits = Limits(memory_bytes=400 * MEBIBYTE)
    out = converted(folder, read=hostile_read, limits=limits, timeout=30.0)
    rows = {row["path"]: row for row in table(out / "documents")}
    assert {rows.pop(f"{number}.html")["outcome"] for number in range(6)} == {"read"}
    said = {"crash": "SIGSEGV", "exit": "exit 7", "hang": "30 seconds", "eat": "400 MiB"}
    for suffix, words in said.items():
        row = rows.pop(f"bad.{suffix}")
        assert row["outcome"] == "failed"
        assert words in row["reason"]
        assert row["remedy"]
    assert rows == {}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes below /proc")
@pytest.mark.parametrize("victim", [executor_of, python_of])
def test_a_process_killed_half_way_costs_nothing(converted, tmp_path, victim):
    folder, marks = tmp_path / "in", tmp_path / "marks"
    marks.mkdir()
    for number in range(40):
        write_page(folder / f"{number:02}.html")
    slow = page(ROW).replace("<body>", f"<body><!--marks:{marks}-->")
    (folder / "slow.html").write_text(slow, "utf-8")
    killer = kill_when_begun(marks, victim)
    out = converted(folder, read=slow_read)
    killer.join(10)
    assert len((marks / "begun").read_text().split()) > 1, "nothing was read a second time"
    same_as_the_local_engine([folder], out, tmp_path / "local", Limits())


def test_the_command_tells_what_came_of_it(session, tmp_path):
    write_page(tmp_path / "in" / "plan.html")
    (tmp_path / "in" / "broken.docx").write_bytes(b"PK\x03\x04")
    address = f"file://{tmp_path}/in"
    done = here("convert", address, "--out", tmp_path / "o", "--engine", "spark")
    said = done.stderr.decode()
    assert done.returncode == 1, said
    assert "planlift: broken.docx: " in said
    assert "read: 1" in said
    assert "actions: 1" in said
    assert outcomes(tmp_path / "o") == {"plan.html": "read", "broken.docx": "failed"}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere", "there is no such file or folder"),
        ("ftp7://host/plans", "Spark has no way to it"),
        ("empty", "there are no documents here"),
    ],
)
def test_a_wrong_path_is_wrong_use(session, tmp_path, monkeypatch, path, said):
    (tmp_path / "empty").mkdir()
    given = path if "://" in path else tmp_path / path
    done = here("convert", given, "--out", tmp_path / "o", "--engine", "spark")
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_folder_of_somebody_elses_files_is_not_replaced(session, tmp_path):
    kept = write_page(tmp_path / "in" / "documents" / "plan.html")
    done = here("convert", tmp_path / "in", "--out", tmp_path / "in", "--engine", "spark")
    assert done.returncode == 2
    assert "'plan.html' stands where a table is to be written" in done.stderr.decode()
    assert kept.exists()


def test_a_second_run_into_the_folder_of_the_documents_replaces_the_tables(converted, tmp_path):
    folder = tmp_path / "in"
    write_page(folder / "plan.html")
    for _ in range(2):
        converted(folder, out=folder)
        assert outcomes(folder) == {"plan.html": "read"}
    assert sorted(path.name for path in folder.iterdir()) == ["actions", "documents", "plan.html"]


def test_a_failed_job_ends_with_its_cause(session, tmp_path):
    from planlift.batch.spark.convert import convert_on_spark
    from planlift_parsers.errors import UsageError

    write_page(tmp_path / "in" / "plan.html")
    broken = job(timeout="soon")
    with pytest.raises(UsageError, match=r"the Spark job failed .*TypeError"):
        convert_on_spark(session, [str(tmp_path / "in")], str(tmp_path / "o"), broken)
    assert not (tmp_path / "o" / "documents").exists()
