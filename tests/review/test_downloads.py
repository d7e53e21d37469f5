from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import openpyxl
import pytest

from planlift.batch.convert import convert
from review.made import decide, page_of, served


def test_the_plan_of_a_document_is_given_as_it_stands(client):
    decide(client, "plan.html", kind="edit", action="r2", field="owner", text="Chair")
    answer = client.get("/plan?key=plan.html")
    assert json.loads(answer.content)["actions"][1]["owner"] == "Chair"
    assert "attachment" in answer.headers["content-disposition"]


def test_the_workbook_of_a_document_holds_its_actions(client):
    decide(client, "plan.html", kind="edit", action="r2", field="owner", text="=HYPERLINK(1)")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/workbook?key=plan.html").content))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert any(cell.value == "=HYPERLINK(1)" and cell.data_type == "s" for cell in cells) or any(
        cell.value == "=HYPERLINK(1)" and cell.quotePrefix for cell in cells
    )


def test_the_document_itself_is_never_shown_by_the_browser(client):
    answer = client.get("/source?key=plan.html")
    assert answer.content.startswith(b"<!DOCTYPE html>")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "name",
    [
        "../plan.html",
        "planlift.db",
        "users.db",
        "audit.jsonl",
        "/etc/passwd",
        "plans/plan.html.json",
        "",
        "..",
        "uploads",
    ],
)
def test_only_outputs_are_given(client, name):
    assert client.get("/file", params={"name": name}).status_code == 404
    assert client.get("/comparison/file", params={"name": name}).status_code == 404


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are text there")
def test_a_document_whose_name_is_no_text_is_given(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    Path(os.fsdecode(os.fsencode(docs) + b"/caf\xe9.html")).write_text(page_of(), encoding="utf-8")
    convert([docs], tmp_path / "out", jobs=1)
    with served(tmp_path / "out") as client:
        (one,) = client.get("/api/documents").json()["documents"]
        answer = client.get("/source", params={"key": one["key"]})
        assert answer.status_code == 200
        assert "caf%EF%BF%BD.html" in answer.headers["content-disposition"]
