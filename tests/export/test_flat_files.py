from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from export.made import FULL, INFO, flat
from planlift.batch.account import Outcome, Record, Result
from planlift.export.cells import could_run, csv_safe, writable
from planlift.export.columns import ACTION_COLUMNS, place_words
from planlift.export.flat import FLAT_FILES, write_flat_files
from planlift_schema import (
    Action,
    ActionPlan,
    Due,
    DueKind,
    Finding,
    Place,
    Severity,
    Where,
)


def actions_csv(folder):
    with (folder / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def cells(sheet, row):
    return {sheet.cell(1, cell.column).value: cell for cell in sheet[row]}


def test_the_workbook_holds_text_as_text_and_dates_as_dates(tmp_path):
    book = flat(tmp_path, FULL)
    assert book.sheetnames == ["Actions", "Documents", "Findings"]
    row = cells(book["Actions"], 2)
    assert (row["Ref"].value, row["Ref"].data_type) == ("1.10", "s")
    assert (row["Deadline"].value, row["Deadline"].data_type) == ("Mar-20", "s")
    assert row["Ref"].number_format == "@"
    assert row["Due by"].value == dt.datetime(2020, 3, 31)
    assert row["Due by"].is_date
    assert row["RAG"].value == "amber"
    assert row["RAG"].fill.fgColor.rgb == "FFFFE699"
    assert row["Owners"].value == "Head of HR; Board"
    assert row["Extra"].value == "Resource needed: None\nCost: =1+1"
    assert row["Review"].value == "owner: two owners run together"
    assert row["Organisation"].value == "A Trust"
    assert row["Action"].alignment.wrap_text


def test_the_workbook_is_ready_to_filter(tmp_path):
    sheet = flat(tmp_path, FULL, FULL)["Actions"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:AC3"


def test_the_account_is_in_csv_and_workbook_alike(tmp_path):
    sheet = flat(tmp_path, FULL)["Documents"]
    with (tmp_path / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        listed = list(csv.reader(file))
    shown = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    assert [[cell.replace("0", "") for cell in row] for row in listed[1:]] == [
        [cell.replace("0", "") for cell in row] for row in shown[1:]
    ]
    assert listed[1][:2] == ["bad.docx", "failed"]
    assert listed[1][5:7] == ["the file is empty", "Save it again."]


def test_findings_have_a_sheet(tmp_path):
    finding = Finding(
        code="owner-missing",
        severity=Severity.WARNING,
        message="No owner.",
        hint="Ask.",
        where=Where(action=1, field="owner", place=Place(page=3, table=1, row=2)),
    )
    row = cells(flat(tmp_path, FULL, findings=(finding,))["Findings"], 2)
    assert row["Code"].value == "owner-missing"
    assert row["Place"].value == "page 3, table 1, row 2"


def test_text_too_long_for_a_cell_is_cut_and_said(tmp_path):
    text = "ward 🙂 " * 6000
    book = flat(tmp_path, FULL.model_copy(update={"summary": text}))
    cut = cells(book["Actions"], 2)["Summary"].value
    assert cut.endswith(" […]")
    assert len(cut.encode("utf-16-le")) // 2 <= 32767
    assert text.startswith(cut.removesuffix(" […]"))
    finding = cells(book["Findings"], 2)
    assert (finding["Code"].value, finding["Field"].value) == ("limit-reached", "summary")
    assert actions_csv(tmp_path)[0]["summary"] == text


def test_control_characters_show_and_do_not_break_the_workbook(tmp_path):
    book = flat(tmp_path, FULL.model_copy(update={"summary": "a\x00b\x0bc\ufffed\te"}))
    assert cells(book["Actions"], 2)["Summary"].value == "a\ufffdb\ufffdc\ufffdd\te"


def test_a_flat_file_that_cannot_be_written_costs_only_itself(tmp_path):
    (tmp_path / "actions.xlsx").mkdir()
    record = Record("bad.docx", Result(Outcome.FAILED, "the file is empty"))
    (problem,) = write_flat_files(tmp_path, [record])
    assert problem.file == str(tmp_path / "actions.xlsx")
    assert actions_csv(tmp_path) == []
    assert "bad.docx" in (tmp_path / "documents.csv").read_text(encoding="utf-8-sig")
    assert {path.name for path in tmp_path.iterdir()} == set(FLAT_FILES)


def test_an_early_date_stays_readable(tmp_path):
    early = Due(by=dt.date(1019, 4, 30), kind=DueKind.DATE)
    book = flat(tmp_path, FULL.model_copy(update={"due": early}))
    assert cells(book["Actions"], 2)["Due by"].value == "1019-04-30"


hostile = st.sampled_from(
    ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", " =1", "\n=1", "＝1", "'=1", "'"]
)
texts = hostile | st.text(max_size=30) | st.tuples(hostile, st.text(max_size=9)).map("".join)


@given(texts)
@example("- Train all managers")
@example("\ufeff=1")
@example("\x00=1")
def test_no_cell_of_a_csv_file_can_run(text):
    safe = csv_safe(text)
    assert not could_run(safe)
    assert safe[:1] not in set("=+-@\t\r")


@given(texts)
def test_the_apostrophe_can_be_taken_away_again(text):
    safe = csv_safe(text)
    stripped = safe[1:] if re.match(r"'+[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r]", safe) else safe
    assert stripped == writable(text)


@pytest.mark.parametrize("text", ["Train managers", "1.10", "Mar-20", "'tis", "a=b", ""])
def test_plain_text_stays_as_it_is(text):
    assert csv_safe(text) == text


TARGETS = ("plan.json", r"..\in\=evil.docx")


def test_no_cell_of_the_flat_files_can_run(tmp_path):
    fields = ("ref", "summary", "action", "owner", "deadline", "status", "updates", "theme")
    attacks = ('=HYPERLINK("http://x","y")', "+1", "-1", "@A", "=cmd|' /C calc'!A0", "http://a.b")
    actions = [Action(**dict.fromkeys(fields, attack)) for attack in attacks]
    book = flat(tmp_path, *actions, name="=evil.docx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not cell.hyperlink or cell.hyperlink.target in TARGETS
    ran = [row["action"] for row in actions_csv(tmp_path)]
    assert ran == [*(f"'{attack}" for attack in attacks[:5]), "http://a.b"]
    assert all(row["document"] == "'=evil.docx" for row in actions_csv(tmp_path))
    assert cells(book["Actions"], 2)["Action"].value == attacks[0]
    assert cells(book["Actions"], 2)["Action"].quotePrefix


@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_csv_reads_back(summaries):
    from planlift.export.columns import ActionRow
    from planlift.export.csv_table import CsvTable

    record = Record("d", Result(Outcome.READ), "d.json")

    file = io.BytesIO()
    table = CsvTable(file, ACTION_COLUMNS)
    plan = ActionPlan(document=INFO)
    for number, text in enumerate(summaries, 1):
        table.add(ActionRow(record, plan, Action(summary=text), number))
    table.finish()
    read = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    assert [row["summary"] for row in read] == [csv_safe(text) for text in summaries]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (None, ""),
        (Place(), ""),
        (Place(sheet="Plan", cell="B7"), "sheet 'Plan', cell B7"),
        (Place(line=3, last_line=5), "lines 3 to 5"),
        (Place(line=3, last_line=3), "line 3"),
    ],
)
def test_places_in_words(place, words):
    assert place_words(place) == words


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(texts, min_size=8, max_size=8))
def test_whatever_a_document_says_no_cell_runs_and_all_rows_stay(tmp_path, said):
    fields = ("ref", "indicator", "summary", "action", "owner", "deadline", "status", "updates")
    action = Action(**dict(zip(fields, said, strict=True)), extra={said[0] or "x": said[1]})
    book = flat(tmp_path, action, action, name=f"{said[3].replace('/', '')}.docx")
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    rows = actions_csv(tmp_path)
    assert len(rows) == 2
    assert not any(text[:1] in tuple("=+-@\t\r") for row in rows for text in row.values() if text)
    assert [rows[0][field] for field in fields] == [csv_safe(text) for text in said]


def test_rows_are_as_high_as_their_text(tmp_path):
    sheet = flat(tmp_path, Action(action="Train"), Action(action="\n".join("abcde")), FULL)[
        "Actions"
    ]
    one, five, _ = (sheet.row_dimensions[row].height for row in (2, 3, 4))
    assert 12 <= one <= 18
    assert 4.0 <= five / one <= 5.0
    huge = flat(tmp_path, Action(action="\n".join("x" * 99)))["Actions"].row_dimensions[2].height
    assert huge < 310  # half a screen, and below what Excel takes (409)
