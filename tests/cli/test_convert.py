from __future__ import annotations

import csv
import json
import os
import re
import shutil
import zipfile
from urllib.parse import unquote

import openpyxl
import pytest

from cli.support import ROW, here, outputs, planlift, write_page
from planlift.batch.account import Outcome
from planlift.batch.convert import convert
from planlift.batch.log import RunLog
from planlift.export.flat import FLAT_FILES
from planlift_parsers.errors import UsageError


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def outcomes(out):
    return {row["path"]: row["outcome"] for row in rows_of(out / "documents.csv")}


@pytest.fixture
def folder(tmp_path):
    write_page(tmp_path / "docs" / "north" / "deep" / "plan.html")
    write_page(tmp_path / "docs" / "plan.html")
    return tmp_path / "docs"


def test_a_folder_of_any_depth_keeps_its_paths(folder, tmp_path):
    out = tmp_path / "o"
    done = planlift("convert", folder, "--out", out)
    assert done.returncode == 0, done.stderr.decode()
    plans = {path.relative_to(out).as_posix() for path in (out / "plans").rglob("*.json")}
    assert plans == {"plans/plan.html.json", "plans/north/deep/plan.html.json"}
    assert (out / "plans/plan.html.json").read_bytes() == planlift(
        "read", folder / "plan.html"
    ).stdout
    assert [row["document"] for row in rows_of(out / "actions.csv")] == [
        "north/deep/plan.html",
        "plan.html",
    ]
    said = done.stderr.decode()
    assert "actions to review" in said
    assert said.endswith(f"What to look at: {out / 'report.html'}\n")
    assert done.stdout == b""


def test_flat_files_carry_the_action_as_written(tmp_path):
    write_page(tmp_path / "plan.html")
    here("convert", tmp_path / "plan.html", "--out", tmp_path / "o")
    (row,) = rows_of(tmp_path / "o" / "actions.csv")
    assert (row["ref"], row["deadline"], row["due_by"]) == ("1.10", "Mar-20", "2020-03-31")
    assert row["action"] == ROW[3]
    assert (tmp_path / "o" / "actions.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument,")
    assert b"\r\n" in (tmp_path / "o" / "actions.csv").read_bytes()


def test_everything_in_a_folder_is_accounted_for(folder, tmp_path):
    (folder / "~$plan.docx").write_bytes(b"lock")
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / ".git").mkdir()
    write_page(folder / ".git" / "hidden.html")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))
    (folder / "settings.json").write_text('{"a": 1}')
    (folder / "empty.docx").write_bytes(b"")
    if os.name != "nt":
        (folder / "link.html").symlink_to(folder / "plan.html")
        (folder / "loop").symlink_to(folder, target_is_directory=True)
    out = tmp_path / "o"
    done = here("convert", folder, "--out", out)
    found = outcomes(out)
    assert done.returncode == 1
    assert found["plan.html"] == found["north/deep/plan.html"] == "read"
    assert found["empty.docx"] == "failed"
    assert {path for path, outcome in found.items() if outcome == "skipped"} >= {
        "~$plan.docx",
        "Thumbs.db",
        ".DS_Store",
        ".git",
        "photo.jpg",
        "settings.json",
    }
    assert found.get("link.html", "skipped") == found.get("loop", "skipped") == "skipped"
    assert "empty.docx: the file is empty." in done.stderr.decode()
    assert all(row["reason"] for row in rows_of(out / "documents.csv") if row["outcome"] != "read")


def test_a_document_without_a_known_ending_is_read_by_its_content(folder, tmp_path):
    (folder / "plan.html").rename(folder / "plan.download")
    out = tmp_path / "o"
    assert here("convert", folder, "--out", out).returncode == 0
    assert outcomes(out)["plan.download"] == "read"


def test_the_out_folder_inside_a_given_folder_is_left_out(folder):
    out = folder / "out"
    first = here("convert", folder, "--out", out)
    before = (out / "documents.csv").read_bytes()
    assert here("convert", folder, "--out", out).returncode == first.returncode == 0
    assert (out / "documents.csv").read_bytes() == before
    assert len(rows_of(out / "documents.csv")) == 2


def test_the_given_folder_may_be_the_out_folder(folder):
    for _ in range(2):
        assert planlift("convert", ".", "--out", ".", cwd=folder).returncode == 0
        assert outcomes(folder) == {"plan.html": "read", "north/deep/plan.html": "read"}


def test_files_of_one_name_get_their_folder_before_them(folder, tmp_path):
    other = write_page(tmp_path / "south" / "plan.html", (*ROW[:3], "Mend the south", *ROW[4:]))
    out = tmp_path / "o"
    here("convert", folder, other, "--out", out)
    assert set(outcomes(out)) == {"north/deep/plan.html", "plan.html", "south/plan.html"}
    plan = json.loads((out / "plans" / "south" / "plan.html.json").read_bytes())
    assert plan["actions"][0]["action"] == "Mend the south"


def test_a_file_given_twice_is_read_once(folder, tmp_path):
    out = tmp_path / "o"
    here("convert", folder / "plan.html", folder, "--out", out)
    assert len(outcomes(out)) == 2


def test_the_same_input_gives_the_same_bytes(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "again" / "docs")
    for name in ("a", "b"):
        here("convert", folder, "--out", tmp_path / name, "--jobs", 2)
    here("convert", tmp_path / "again" / "docs", "--out", tmp_path / "again" / "c", "--jobs", 1)
    first, *others = (outputs(tmp_path / name) for name in ("a", "b", "again/c"))
    assert set(FLAT_FILES) < set(first)
    assert all(other == first for other in others)


def test_the_log_has_the_document_in_every_record(folder, tmp_path):
    (folder / "bad.docx").write_bytes(b"")
    (folder / "Thumbs.db").write_bytes(b"x")
    out = tmp_path / "o"
    here("convert", folder, "--out", out)
    lines = [json.loads(line) for line in (out / "log.jsonl").read_text("utf-8").splitlines()]
    assert [line["event"] for line in lines] == ["run-started", *["document"] * 4, "run-ended"]
    assert all({"time", "event", "document"} <= set(line) for line in lines)
    by_name = {line["document"]: line for line in lines}
    assert set(by_name) == {None, "plan.html", "north/deep/plan.html", "bad.docx", "Thumbs.db"}
    read, failed, skipped = (by_name[name] for name in ("plan.html", "bad.docx", "Thumbs.db"))
    assert (read["outcome"], read["format"], read["actions"]) == ("read", "html", 1)
    assert read["bytes"] == (folder / "plan.html").stat().st_size
    assert read["seconds"] > 0
    assert failed["outcome"] == "failed"
    assert failed["cause"]
    assert failed["remedy"]
    assert (skipped["outcome"], skipped["seconds"], skipped["bytes"]) == ("skipped", None, 1)
    assert (lines[-1]["read"], lines[-1]["failed"], lines[-1]["stopped"]) == (2, 1, False)


def test_a_log_that_cannot_be_written_does_not_stop_the_run(folder, tmp_path):
    log = RunLog(tmp_path / "nowhere" / "log.jsonl")
    with log:
        log.started(1)
    assert log.problem is not None
    assert "log.jsonl" in log.problem.file


def test_the_report_and_the_workbook_lead_to_the_documents_and_their_plans(folder, tmp_path):
    out = tmp_path / "o"
    here("convert", folder, "--out", out)
    page = (out / "report.html").read_text("utf-8")
    ways = {unquote(way) for way in re.findall(r'href="([^#"]+)"', page)}
    assert {"../docs/plan.html", "plans/plan.html.json", "actions.xlsx"} <= ways
    assert all((out / way).exists() for way in ways)
    book = openpyxl.load_workbook(out / "actions.xlsx")
    for sheet in ("Actions", "Documents"):
        targets = [c.hyperlink.target for row in book[sheet] for c in row if c.hyperlink]
        assert len(targets) == 4
        for target in targets:
            assert (out / unquote(target).replace("\\", "/")).is_file()


def test_all_failed_is_said_by_the_exit_code(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"")
    done = here("convert", tmp_path / "a.docx", "--out", tmp_path / "o")
    assert done.returncode == 3
    assert outcomes(tmp_path / "o") == {"a.docx": "failed"}


def test_a_document_that_failed_leaves_no_plan_of_an_earlier_run(folder, tmp_path):
    out = tmp_path / "o"
    here("convert", folder, "--out", out)
    (folder / "plan.html").write_bytes(b"")
    assert here("convert", folder, "--out", out).returncode == 1
    assert not (out / "plans" / "plan.html.json").exists()
    assert (out / "plans" / "north" / "deep" / "plan.html.json").exists()


@pytest.mark.parametrize("content", [None, b"{}"])
def test_a_folder_without_documents_is_wrong_use_and_nothing_is_written(tmp_path, content):
    (tmp_path / "in").mkdir()
    if content is not None:
        (tmp_path / "in" / "settings.json").write_bytes(content)
    done = here("convert", tmp_path / "in", "--out", tmp_path / "o")
    assert done.returncode == 2
    assert b"there are no documents here" in done.stderr
    assert not (tmp_path / "o").exists()


def test_out_that_is_a_file_is_wrong_use(folder, tmp_path):
    (tmp_path / "o").write_text("mine")
    done = here("convert", folder, "--out", tmp_path / "o")
    assert done.returncode == 2
    assert str(tmp_path / "o") in done.stderr.decode()
    assert (tmp_path / "o").read_text() == "mine"


def test_a_missing_path_is_wrong_use_before_anything_is_written(folder, tmp_path):
    done = here("convert", folder, tmp_path / "nowhere", "--out", tmp_path / "o")
    assert done.returncode == 2
    assert b"nowhere: there is no such file or folder." in done.stderr
    assert not (tmp_path / "o").exists()


def test_a_flat_file_in_the_way_is_said_before_the_work(folder, tmp_path):
    out = tmp_path / "o"
    conversion = convert([folder], out)
    assert conversion.count(Outcome.READ) == 2
    (out / "actions.xlsx").unlink()
    (out / "actions.xlsx").mkdir()
    with pytest.raises(UsageError) as caught:
        convert([folder], out)
    assert "actions.xlsx" in str(caught.value)
    assert len(rows_of(out / "actions.csv")) == 2


def test_a_name_that_windows_refuses_is_made_safe(tmp_path):
    if os.name == "nt":
        pytest.skip("such names cannot be made here")
    write_page(tmp_path / "in" / 'CON. "2019?".html')
    write_page(tmp_path / "in" / "aux.html")
    write_page(tmp_path / "in" / "Plan.html")
    write_page(tmp_path / "in" / "plan.HTML", (*ROW[:3], "Another", *ROW[4:]))
    bad = os.fsencode(tmp_path / "in") + b"/caf\xe9.html"
    shutil.copy(tmp_path / "in" / "aux.html", os.fsdecode(bad))
    out = tmp_path / "o"
    assert here("convert", tmp_path / "in", "--out", out).returncode == 0
    names = {path.name for path in (out / "plans").iterdir()}
    assert names == {
        "_CON. _2019__.html.json",
        "_aux.html.json",
        "Plan.html.json",
        "plan~2.HTML.json",
        "caf\ufffd.html.json",
    }
    assert 'CON. "2019?".html' in outcomes(out)


def test_a_name_too_long_for_a_path_is_shortened(tmp_path):
    deep = tmp_path / "in" / ("d" * 90) / ("e" * 90)
    write_page(deep / ("f" * 200 + ".html"))
    write_page(deep / ("f" * 199 + "g.html"))
    out = tmp_path / "o"
    assert here("convert", tmp_path / "in", "--out", out).returncode == 0
    plans = list(out.rglob("*.html.json"))
    assert len(plans) == 2
    assert all(len(str(plan)) <= 240 for plan in plans)


def test_a_document_of_a_format_that_is_not_read_yet_is_a_failure(folder, tmp_path):
    with zipfile.ZipFile(folder / "old.xlsb", "w") as book:
        kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
        book.writestr("[Content_Types].xml", f'<Types><Override ContentType="{kind}"/></Types>')
    done = here("convert", folder, "--out", tmp_path / "out")
    assert done.returncode == 1
    row = next(row for row in rows_of(tmp_path / "out" / "documents.csv") if "old" in row["path"])
    assert row["outcome"] == "failed"
    assert "xlsx" in row["remedy"].lower()


def test_the_output_of_an_earlier_run_is_no_input(folder, tmp_path):
    first = folder / "out"
    assert here("convert", folder, "--out", first).returncode == 0
    assert here("convert", folder, "--out", tmp_path / "again").returncode == 0
    rows = rows_of(tmp_path / "again" / "documents.csv")
    assert [row["outcome"] for row in rows if row["path"].startswith("out")] == ["skipped"]
    assert not any("actions.xlsx" in row["path"] for row in rows)
