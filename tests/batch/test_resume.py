"""What an earlier run has read is not read again, and what comes out is the same."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from batch.counted_reader import counted_read, endless_read, marks, vanishing_read
from cli.support import ROW, here, outputs, page, write_page
from cli.test_convert import outcomes
from parsers.packed import zipped
from planlift.batch.account import Outcome
from planlift.batch.convert import ReadAs, convert
from planlift.store import LOCK, Store, only_run
from planlift_parsers.errors import UsageError
from planlift_parsers.limits import Limits

READ_AS = ReadAs(read=counted_read)
KILLS = 20


def row(action):
    return (*ROW[:3], action, *ROW[4:])


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    for number, name in enumerate(("a", "b", "c")):
        write_page(folder / f"{name}.html", row(f"Train the panel {number} times a year"))
    return folder


def run(docs, **options):
    return convert([docs], docs.parent / "out", **{"read_as": READ_AS, "jobs": 1, **options})


def test_a_second_run_reads_only_what_is_new_or_changed(docs, tmp_path):
    run(docs)
    assert marks(tmp_path) == ["a.html", "b.html", "c.html"]
    write_page(docs / "b.html", row("Publish the results by grade"))
    write_page(docs / "d.html")
    conversion = run(docs)
    assert marks(tmp_path) == ["b.html", "d.html"]
    assert (conversion.known, conversion.count(Outcome.READ)) == (2, 4)
    convert([docs], tmp_path / "fresh")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


@pytest.mark.parametrize(
    "options",
    [
        {"read_as": ReadAs(read=counted_read, again=True)},
        {"limits": Limits(cells=99_999)},
        {"timeout": 99.0, "reader": "newer"},
    ],
)
def test_other_terms_are_read_anew(docs, tmp_path, options, monkeypatch):
    run(docs)
    marks(tmp_path)
    if "reader" in options:
        newer = options.pop("reader")
        monkeypatch.setattr("planlift.batch.rounds.reader_digest", lambda: newer)
    run(docs, **options)
    assert len(marks(tmp_path)) == 3


def test_a_mapping_file_is_among_the_terms(docs, tmp_path):
    run(docs)
    marks(tmp_path)
    said = '[[tables]]\nheaders = ["Ref", "Owner"]\ncolumns = { "Owner" = "extra" }\n'
    (docs / "planlift.toml").write_text(said, encoding="utf-8")
    run(docs)
    assert len(marks(tmp_path)) == 3


def test_a_document_that_is_gone_takes_its_plan_with_it(docs, tmp_path):
    run(docs)
    (docs / "a.html").unlink()
    run(docs)
    assert {path.name for path in (tmp_path / "out/plans").iterdir()} == {
        "b.html.json",
        "c.html.json",
    }
    assert set(outcomes(tmp_path / "out")) == {"b.html", "c.html"}


def test_documents_of_another_folder_stay_in_the_store_and_out_of_the_account(docs, tmp_path):
    run(docs)
    write_page(tmp_path / "more" / "z.html")
    convert([tmp_path / "more"], tmp_path / "out")
    assert set(outcomes(tmp_path / "out")) == {"z.html"}
    assert (tmp_path / "out/plans/a.html.json").exists()
    marks(tmp_path)
    assert run(docs).known == 3


def test_a_folder_that_was_moved_is_not_read_again(docs, tmp_path):
    run(docs)
    marks(tmp_path)
    docs.rename(tmp_path / "moved")
    run(tmp_path / "moved")
    assert marks(tmp_path) == []
    convert([tmp_path / "moved"], tmp_path / "fresh")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")


def test_a_plan_that_was_lost_or_changed_by_hand_is_written_again_without_reading(docs, tmp_path):
    run(docs)
    marks(tmp_path)
    before = outputs(tmp_path / "out")
    (tmp_path / "out/plans/a.html.json").unlink()
    (tmp_path / "out/plans/b.html.json").write_bytes(b"{}")
    run(docs)
    assert marks(tmp_path) == []
    assert outputs(tmp_path / "out") == before


def test_the_same_content_under_several_names_is_read_once(docs, tmp_path):
    for name in ("copy of a.html", "Barts Health WRES 2021.html", "sub/a.html"):
        (docs / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(docs / "a.html", docs / name)
    conversion = run(docs)
    assert len(marks(tmp_path)) == 3
    assert conversion.count(Outcome.READ) == 6
    for path in sorted(docs.rglob("*.html")):
        plan = tmp_path / "out/plans" / f"{path.relative_to(docs)}.json"
        assert plan.read_bytes() == here("read", path).stdout


def test_many_names_of_one_content_are_parted_among_readings(tmp_path):
    for number in range(40):
        write_page(tmp_path / "docs" / f"{number}.html")
    conversion = run(tmp_path / "docs", jobs=2)
    assert len(marks(tmp_path)) == 3
    assert conversion.count(Outcome.READ) == 40


def test_what_stands_under_other_names_is_read_where_the_first_is_gone(docs, tmp_path):
    shutil.copyfile(docs / "a.html", docs / "z.html")
    run(docs, read_as=ReadAs(read=vanishing_read))
    found = outcomes(tmp_path / "out")
    assert found == {"a.html": "failed", "b.html": "read", "c.html": "read", "z.html": "read"}


def test_what_failed_for_good_is_not_tried_again_and_what_may_pass_is(docs, tmp_path):
    (docs / "bad.docx").write_bytes(b"PK\x03\x04 no more")
    run(docs)
    assert "bad.docx" in marks(tmp_path)
    conversion = run(docs)
    assert marks(tmp_path) == []
    assert (conversion.known, conversion.count(Outcome.FAILED)) == (4, 1)
    late = run(docs, timeout=0.1, read_as=ReadAs(read=endless_read, again=True))
    assert late.count(Outcome.FAILED) == 4
    run(docs)
    assert len(marks(tmp_path)) == 4


def test_containers_are_opened_once(docs, tmp_path):
    (docs / "pack.zip").write_bytes(zipped(("x.html", page(ROW).encode()), ("y.png", b"x")))
    run(docs)
    assert [mark for mark in marks(tmp_path) if "zip" in mark] == [
        "pack.zip",
        "pack.zip/0",
        "pack.zip/1",
    ]
    before = outputs(tmp_path / "out")
    conversion = run(docs)
    assert marks(tmp_path) == []
    assert conversion.known == 6
    assert outputs(tmp_path / "out") == before


def test_pages_that_were_joined_are_read_once(docs, tmp_path):
    read_as = ReadAs(read=counted_read, joined=True)
    run(docs, read_as=read_as)
    before = outputs(tmp_path / "out")
    marks(tmp_path)
    assert run(docs, read_as=read_as).known == 1
    assert outputs(tmp_path / "out") == before
    write_page(docs / "b.html", row("Publish the results by grade"))
    assert run(docs, read_as=read_as).known == 0


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text elsewhere")
def test_a_name_that_is_no_text_is_kept_in_the_store(docs, tmp_path):
    (docs / "a.html").rename(docs / os.fsdecode(b"\xff.html"))
    run(docs)
    assert run(docs).known == 3


def test_one_run_at_a_time_writes_into_a_folder(docs, tmp_path):
    (tmp_path / "out").mkdir()
    with only_run(tmp_path / "out"):
        done = here("convert", docs, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert b"another run is writing into this folder" in done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [LOCK]


def test_what_a_killed_run_left_half_written_is_swept_away(docs, tmp_path):
    left = [tmp_path / "out" / name for name in (".planlift-1a.tmp", "plans/.planlift-2b.tmp")]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    run(docs)
    assert not any(path.exists() for path in left)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_a_run_that_is_killed_at_any_moment_comes_out_as_one_that_is_not(docs, tmp_path):
    for number in range(60):
        write_page(docs / f"{number:02}.html", *[row(f"Review policy {number}")] * (1 + number % 7))
    (docs / "pack.zip").write_bytes(zipped(("x.html", page(ROW).encode())))
    (docs / "bad.docx").write_bytes(b"PK\x03\x04 no more")
    began = time.monotonic()
    convert([docs], tmp_path / "fresh")
    whole = time.monotonic() - began
    chance = random.Random(6)  # noqa: S311 - of moments
    command = [sys.executable, "-m", "planlift", "convert", str(docs), "--out"]
    for _ in range(KILLS):
        with subprocess.Popen(
            [*command, str(tmp_path / "out")], stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0, 1.5 * whole))
            process.kill()
    convert([docs], tmp_path / "out")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "fresh")
    with Store(tmp_path / "out") as store:
        found = store.connection.execute("PRAGMA integrity_check").fetchone()
    assert found == ("ok",)


def test_a_damaged_store_is_said_and_nothing_is_lost(docs, tmp_path):
    run(docs)
    (tmp_path / "out/planlift.db").write_bytes(b"no database" * 100)
    with pytest.raises(UsageError, match=r"damaged.*Move it elsewhere"):
        run(docs)
    assert (tmp_path / "out/plans/a.html.json").exists()
