"""`planlift template` and `planlift write` as a user meets them."""

from __future__ import annotations

import json

import pytest

from checks.made import plan
from cli.support import here
from planlift.write import plan_json


@pytest.fixture
def stored(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(plan_json(plan()), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_template_is_written_and_read(tmp_path, form):
    out = tmp_path / f"wres.{form}"
    done = here("template", "--framework", "WRES", "--year", 2024, "--to", form, "--out", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert f"Written to {out}" in done.stderr.decode()
    read = here("read", out)
    assert read.returncode == 0
    assert json.loads(read.stdout)["actions"] == []
    assert "no action stands in this document" in read.stderr.decode()


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "md"])
def test_a_plan_is_written_and_read_as_the_same_plan(tmp_path, stored, form):
    out = tmp_path / f"plan.{form}"
    assert here("write", stored, "--to", form, "--out", out).returncode == 0
    first, again = (json.loads(data) for data in (stored.read_bytes(), here("read", out).stdout))
    for action in (*first["actions"], *again["actions"]):
        del action["source"]
    assert again["actions"] == first["actions"]
    assert (again["title"], again["period"]) == (first["title"], first["period"])


def test_without_out_the_document_goes_to_a_pipe(stored):
    done = here("write", stored, "--to", "md")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("# WRES action plan 2019/20\n")


def test_a_file_that_is_there_is_kept_unless_it_is_asked_for(tmp_path, stored):
    out = tmp_path / "mine.docx"
    out.write_bytes(b"filled in")
    done = here("write", stored, "--to", "docx", "--out", out)
    assert done.returncode == 2
    assert "mine.docx" in done.stderr.decode()
    assert "--overwrite" in done.stderr.decode()
    assert out.read_bytes() == b"filled in"
    assert here("write", stored, "--to", "docx", "--out", out, "--overwrite").returncode == 0
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such file"),
        (b"PK no plan", "this is no plan as JSON"),
        (b'{"schema_version": "9", "document": {}}', "schema version '9'"),
    ],
)
def test_what_is_no_plan_is_told_by_name(tmp_path, content, said):
    path = tmp_path / "x.json"
    if content is not None:
        path.write_bytes(content)
    done = here("write", path, "--to", "html")
    assert done.returncode in (2, 3)
    assert done.stdout == b""
    assert "x.json" in done.stderr.decode()
    assert said in done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("template", "--framework", "XYZ", "--year", 2024, "--to", "docx"),
        ("template", "--framework", "WRES", "--year", 2001, "--to", "docx"),
        ("template", "--framework", "WRES", "--year", 2024, "--to", "pdf"),
        ("template", "--year", 2024, "--to", "docx"),
        ("write", "plan.json", "--to", "rtf"),
    ],
)
def test_wrong_use_is_2(arguments):
    assert here(*arguments).returncode == 2
