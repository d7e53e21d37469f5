from __future__ import annotations

import datetime as dt
import itertools
import zipfile

import openpyxl
import pytest

import planlift
from checks.made import TRUST, action, due, owned, plan
from planlift.collate.tables import write_comparison
from planlift_schema import Organisation, Period, Rag, State

NEXT = Period(label="2020/21", start=dt.date(2020, 4, 1), end=dt.date(2021, 3, 31))
EVIL = '=HYPERLINK("http://x")'
DIGESTS = (f"{number:064x}" for number in itertools.count(5_000_000))


def some_plan(*actions, **fields):
    return plan(*actions, **{"sha256": next(DIGESTS), **fields})


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    elm = Organisation(name=EVIL)
    evil = action(
        2, action=f"{EVIL} reverse mentoring", **owned(EVIL), state=State.COMPLETE, rag=Rag.BLUE
    )
    plans = [
        some_plan(evil, action(2, action="Begin reverse mentoring")),
        some_plan(evil, organisation=elm),
        some_plan(action(3, **due(EVIL, dt.date(2020, 5, 31))), organisation=elm, period=NEXT),
    ]
    out = tmp_path_factory.mktemp("cmp")
    write_comparison(planlift.collate(plans, as_of=dt.date(2020, 9, 1)), out)
    return out


@pytest.fixture(scope="module")
def book(folder):
    return openpyxl.load_workbook(folder / "comparison.xlsx")


def table(book, name):
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_there_is_a_sheet_for_each_part_and_a_guide_to_them(book):
    named = {row["Sheet"] for row in table(book, "Guide")}
    assert named == set(book.sheetnames) - {"Guide"}


def test_no_cell_is_a_formula(folder, book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert EVIL in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    with zipfile.ZipFile(folder / "comparison.xlsx") as parts:
        sheets = [name for name in parts.namelist() if "worksheets/sheet" in name]
        assert not any(b"<f>" in parts.read(name) for name in sheets)


def test_the_heat_map_has_numbers_and_the_word_gap(book):
    row = next(row for row in table(book, "Heat map") if row["Organisation"] == TRUST.name)
    assert (row["Region"], row["Kind"], row["Year"]) == (
        "North East and Yorkshire",
        "trust",
        "2019/20",
    )
    assert (row["WRES-1"], row["WRES-2"]) == ("gap", 2)


def test_states_and_colours_stand_in_the_coverage(book):
    row = next(
        row
        for row in table(book, "Coverage")
        if row["Organisation"] == TRUST.name and row["Actions"]
    )
    assert (row["Complete"], row["In progress"], row["Blue"], row["Colour not said"]) == (
        1,
        1,
        1,
        1,
    )


def test_what_was_not_published_changed_and_is_overdue_is_listed(book):
    assert [row["Organisation"] for row in table(book, "None published")] == [TRUST.name]
    assert {row["Change"] for row in table(book, "Changes")} == {"dropped", "new"}
    (late, *_) = table(book, "Overdue")
    assert (late["Days"], late["By"].date()) == (154, dt.date(2020, 3, 31))


def test_themes_name_their_actions_by_document_and_number(book):
    (theme,) = table(book, "Themes")
    assert (theme["Theme"], theme["Organisations"], theme["Actions"]) == ("Reverse mentoring", 2, 3)
    lines = table(book, "Actions of themes")
    assert [row["No."] for row in lines if row["Organisation"] == TRUST.name] == [1, 2]


def test_quality_is_told_by_organisation_and_plan(book):
    assert {row["Rank"] for row in table(book, "Quality")} <= {1, 2}
    assert [row["Whole %"] for row in table(book, "Quality by plan")]
