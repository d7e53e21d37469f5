"""Every flat file is read back with the reader of its own format."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from export.made import FULL, flat
from planlift.batch.account import Outcome, Record, Result
from planlift.export.columns import ACTION_COLUMNS, DOCUMENT_COLUMNS, Kind
from planlift.export.flat import FLAT_FILES, write_flat_files
from planlift_schema import Action, Due, DueKind

SPARSE = Action(action="Mend, then\nreport")
OLD = Action(due=Due(by=dt.date(1019, 4, 30), kind=DueKind.DATE, revised=True))


def csv_rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def jsonl_rows(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.fixture
def folder(tmp_path):
    flat(tmp_path, FULL, SPARSE, OLD)
    return tmp_path


def test_json_lines_are_flat_and_have_the_same_keys(folder):
    rows = jsonl_rows(folder / "actions.jsonl")
    assert len(rows) == 3
    assert {tuple(row) for row in rows} == {tuple(column.name for column in ACTION_COLUMNS)}
    assert not any(isinstance(value, dict) for row in rows for value in row.values())
    full, sparse, old = rows
    assert full["owners"] == ["Head of HR", "Board"]
    assert full["owner_kinds"] == ["role", "committee"]
    assert full["indicators"] == ["WRES-5", "WRES-6"]
    assert (full["due_by"], full["due_revised"]) == ("2020-03-31", False)
    assert full["extra"] == ["Resource needed: None", "Cost: =1+1"]
    assert full["review_fields"] == ["owner"]
    assert sparse["action"] == "Mend, then\nreport"
    assert (sparse["due_by"], sparse["rag"], sparse["review"]) == (None, None, [])
    assert (old["due_by"], old["due_revised"], old["number"]) == ("1019-04-30", True, 3)


def test_parquet_has_types_and_the_rows_of_the_json_lines(folder):
    table = pq.read_table(folder / "actions.parquet")
    types = {field.name: field.type for field in table.schema}
    assert types["due_by"] == pa.date32()
    assert types["owners"] == pa.list_(pa.field("element", pa.string()))
    assert types["number"] == pa.int64()
    assert types["due_revised"] == pa.bool_()
    assert types["action"] == pa.string()
    shown = [
        {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in row.items()
        }
        for row in table.to_pylist()
    ]
    assert shown == jsonl_rows(folder / "actions.jsonl")
    assert b"Last day" in table.schema.field("due_by").metadata[b"description"]


def test_parquet_is_written_in_groups_and_keeps_all_rows(tmp_path):
    many = [Action(action=f"Action {number}") for number in range(4_100)]
    flat(tmp_path, *many)
    file = pq.ParquetFile(tmp_path / "actions.parquet")
    assert file.num_row_groups == 2
    assert file.read(["action"]).column("action").to_pylist() == [each.action for each in many]


def test_a_folder_without_a_plan_gives_empty_tables(tmp_path):
    record = Record("bad.docx", Result(Outcome.FAILED, "the file is empty"))
    assert write_flat_files(tmp_path, [record]) == ()
    assert pq.read_table(tmp_path / "actions.parquet").num_rows == 0
    assert (tmp_path / "actions.jsonl").read_bytes() == b""
    assert len(pq.read_table(tmp_path / "actions.parquet").schema) == len(ACTION_COLUMNS)


def test_without_its_library_parquet_is_left_out_and_none_stays_behind(tmp_path, monkeypatch):
    flat(tmp_path, FULL)
    assert (tmp_path / "actions.parquet").exists()
    monkeypatch.setattr("planlift.export.flat.find_spec", lambda name: None)
    flat(tmp_path, FULL)
    assert {path.name for path in tmp_path.iterdir()} - {"plan.json"} == {
        name for name in FLAT_FILES if name != "actions.parquet"
    }
    assert "actions.parquet" not in (tmp_path / "report.html").read_text("utf-8")


# --- the schemas, held against the rows --------------------------------------------------------

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
CASTS = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": lambda text: dt.date.fromisoformat(ISO_DATE.fullmatch(text).group()),
}


def resource(folder, name):
    package = json.loads((folder / "datapackage.json").read_bytes())
    return next(each for each in package["resources"] if each["path"] == name)


@pytest.mark.parametrize("name", ["actions.csv", "documents.csv"])
def test_the_rows_are_as_the_table_schema_says(folder, name):
    described = resource(folder, name)
    fields = described["schema"]["fields"]
    rows = csv_rows(folder / name)
    assert rows
    assert [field["name"] for field in fields] == list(rows[0])
    for row in rows:
        for field in fields:
            text, limits = row[field["name"]], field.get("constraints", {})
            assert text or not limits.get("required"), field["name"]
            if text:
                CASTS[field["type"]](text)
                assert text in limits.get("enum", [text])


@pytest.mark.parametrize("name", ["actions.csv", "documents.csv"])
def test_the_rows_are_as_the_metadata_on_the_web_says(folder, name):
    metadata = json.loads((folder / f"{name}-metadata.json").read_bytes())
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert metadata["url"] == name
    columns = metadata["tableSchema"]["columns"]
    rows = csv_rows(folder / name)
    assert [column["titles"] for column in columns] == list(rows[0])
    lists = {}
    for row in rows:
        for column in columns:
            text = row[column["name"]]
            assert text or not column.get("required"), column["name"]
            datatype = column["datatype"]
            parts = text.split(column["separator"]) if column.get("separator") else [text]
            for part in filter(None, parts):
                if isinstance(datatype, dict):
                    assert re.fullmatch(datatype["format"], part)
                else:
                    CASTS[datatype](part)
            if column.get("separator") and text:
                lists[column["name"]] = parts
    if name == "actions.csv":
        assert lists["owners"] == ["Head of HR", "Board"]


@pytest.mark.parametrize("column", [*ACTION_COLUMNS, *DOCUMENT_COLUMNS], ids=lambda c: c.name)
def test_every_column_says_what_it_means(column):
    assert column.meaning.endswith(".")


def test_dates_are_dates_in_the_schemas(folder):
    types = {
        field["name"]: field["type"]
        for field in resource(folder, "actions.csv")["schema"]["fields"]
    }
    dates = {column.name for column in ACTION_COLUMNS if column.kind is Kind.DATE}
    assert dates == {name for name, kind in types.items() if kind == "date"}
    assert {"due_by", "due_start", "period_start", "period_end"} == dates


def test_the_sheets_of_the_workbook_lead_to_document_and_plan(folder):
    book = openpyxl.load_workbook(folder / "actions.xlsx")
    cells = {(cell.value, cell.hyperlink.target) for cell in book["Actions"][2] if cell.hyperlink}
    assert cells == {("sub/plan.docx", r"..\in\sub\plan.docx"), ("Open plan", "plan.json")}
