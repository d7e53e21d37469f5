"""What documents in planlift's own layout are: accessible, safe to open, and read by what they say."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx.oxml.ns import qn
from lxml import etree

import planlift
from checks.made import action, due, owned, plan
from planlift.documents import FORMS, as_document
from planlift.export.cells import could_run
from planlift_parsers.errors import UsageError
from planlift_schema import Rag, Rest, State

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1")
PACKAGES = ("docx", "xlsx")


def lifted(data: bytes, form: str):
    return planlift.read_bytes(data, f"plan.{form}")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


# --- safe to open


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_the_workbook_is_a_formula(text):
    data = as_document(
        plan(action(1, action=text, ref=text, extra={text: text}), title=text), "xlsx"
    )
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    risky = [cell for cell in cells if could_run(cell.value) and cell.row > 1]
    assert risky
    assert all(cell.quotePrefix for cell in risky)
    assert b"<f>" not in b"".join(parts(data).values())


@pytest.mark.parametrize("form", ("html", "md"))
def test_no_words_of_a_plan_become_html(form):
    words = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    made = plan(action(1, action=words, owner=words, extra={words: words}), title=words)
    page = as_document(made, form).decode()
    assert "<script" not in page
    assert "<img" not in page
    again = lifted(page.encode(), form)
    assert again.title == words
    assert again.actions[0].action == words


def test_the_page_may_load_and_run_nothing():
    page = BeautifulSoup(as_document(plan(), "html"), "lxml")
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert "default-src 'none'" in policy
    assert not page.find_all(["script", "link", "img", "iframe"])


@pytest.mark.parametrize("form", FORMS)
def test_characters_that_no_document_can_hold_are_shown_as_such(form):
    again = lifted(
        as_document(plan(action(1, action="Train\x00 all\x1f \ud800managers")), form), form
    )
    assert again.actions[0].action == "Train� all� �managers"


def test_a_text_longer_than_a_cell_of_excel_is_refused_with_a_way_out():
    long = plan(action(1, summary="word " * 7_000))
    with pytest.raises(UsageError, match="“Issue” of row 1 is longer than the 32,767 characters"):
        as_document(long, "xlsx")
    assert lifted(as_document(long, "docx"), "docx").actions[0].summary == ("word " * 7_000).strip()


@pytest.mark.parametrize("form", FORMS)
def test_the_same_plan_gives_the_same_bytes(form):
    assert as_document(plan(), form) == as_document(plan(), form)


def test_what_could_not_be_seen_is_not_made_visible():
    secret = tuple(
        Rest(kind=kind, text=f"secret {kind}") for kind in ("hidden", "deleted", "comment")
    )
    for form in FORMS:
        data = as_document(plan(rest=(*secret, Rest(kind="text", text="shown"))), form)
        shown = b"".join(parts(data).values()) if form in PACKAGES else data
        assert b"shown" in shown
        assert b"secret" not in shown


# --- accessible


def test_a_word_file_has_headings_header_rows_lists_a_title_and_a_language():
    data = as_document(plan(action(1, action="Do this:\n- one\n- two")), "docx")
    document = docx.Document(io.BytesIO(data))
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[:2] == [
        ("Heading 1", "WRES action plan 2019/20"),
        ("Heading 2", "About this plan"),
    ]
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    lists = [
        p.text
        for row in document.tables[1].rows
        for c in row.cells
        for p in c.paragraphs
        if p.style.name == "List Bullet"
    ]
    assert lists == ["one", "two"]
    assert document.core_properties.title == "WRES action plan 2019/20"
    assert document.core_properties.language == "en-GB"
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"


def test_a_workbook_has_tables_with_headers_a_title_and_a_language():
    data = as_document(plan(), "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["About this plan", "Actions", "Outside the actions"]
    for sheet in book:
        (table,) = sheet.tables.values()
        assert table.headerRowCount != 0
    assert book["Actions"].freeze_panes == "A2"
    assert book["Actions"].print_title_rows == "$1:$1"
    core = etree.fromstring(parts(data)["docProps/core.xml"])
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == "en-GB"
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == "WRES action plan 2019/20"


def test_headers_that_differ_by_case_alone_still_make_a_workbook():
    made = plan(action(1, extra={"status": "a", "STATUS": "b"}))
    assert lifted(as_document(made, "xlsx"), "xlsx").actions[0].extra == {
        "status": "a",
        "STATUS": "b",
    }


def test_a_page_has_a_language_a_title_one_main_heading_and_scoped_headers():
    page = BeautifulSoup(as_document(plan(), "html"), "lxml")
    assert page.html["lang"] == "en-GB"
    assert page.title.text == page.h1.text == "WRES action plan 2019/20"
    assert [h.text for h in page.find_all(["h1", "h2"])][1:] == [
        "About this plan",
        "Actions",
        "Outside the actions",
    ]
    assert {th.get("scope") for th in page.find_all("th")} == {"col", "row"}
    assert all(table.get("aria-labelledby") for table in page.find_all("table"))


# --- read by what they say


def test_only_what_the_words_do_not_say_is_stated_beside_them():
    plain = as_document(plan(), "html").decode()
    assert ">Read as<" not in plain
    assert ">RAG<" not in plain
    coloured = as_document(plan(action(1, rag=Rag.AMBER)), "html").decode()
    assert ">RAG<" in coloured
    assert '<td class="amber"><p>Amber</p></td>' in coloured
    assert ">Read as<" not in coloured
    settled = action(1, status="Blue", state=State.COMPLETE, rag=Rag.BLUE, **due("April"))
    stated = as_document(plan(settled), "html").decode()
    assert "state: complete" in stated


def test_a_person_who_corrects_the_document_is_read():
    data = as_document(plan(), "md").decode()
    changed = data.replace("| March 2020 |", "| March 2021 |", 1).replace(
        "Head of Recruitment", "AB", 1
    )
    again = lifted(changed.encode(), "md")
    assert str(again.actions[0].due.by) == "2021-03-31"
    assert again.actions[0].owner == "AB"
    assert str(again.actions[1].due.by) == "2020-03-31"


def test_words_beside_the_actions_that_say_nothing_known_are_kept_and_doubted():
    made = plan(action(1, state=State.AT_RISK, status="x", rag=Rag.RED))
    data = (
        as_document(made, "md")
        .decode()
        .replace("state: at risk", "state: fine")
        .replace("| Red |", "| Puce |")
    )
    (read,) = lifted(data.encode(), "md").actions
    assert read.extra == {"Read as": "state: fine", "RAG": "Puce"}
    assert read.rag is None
    assert "RAG" in read.review["status"]


def test_a_row_without_an_action_is_named_and_its_words_are_kept():
    row = action(1, action="GONE", **owned("Head of HR"))
    data = as_document(plan(row, action(2)), "md").decode().replace("GONE", "")
    again = lifted(data.encode(), "md")
    assert len(again.actions) == 1
    assert "row-without-action" in [finding.code for finding in again.findings]
    assert ("row", "Head of HR") in [(rest.kind, rest.text) for rest in again.rest]


def test_without_the_line_of_the_layout_it_is_read_like_any_other_document():
    data = as_document(plan(), "md").decode().replace("planlift 1", "mine")
    again = lifted(data.encode(), "md")
    assert [each.ref for each in again.actions] == [f"R{n}" for n in range(1, 10)]


def test_columns_of_one_name_or_none_are_all_kept():
    data = as_document(plan(action(1, extra={"Cost": "10", "More": "20"})), "md").decode()
    (read,) = lifted(data.replace("| More |", "| Cost |").encode(), "md").actions
    assert read.extra == {"Cost": "10", "Cost (2)": "20"}
    (read,) = lifted(data.replace("| More |", "|  |").encode(), "md").actions
    assert read.extra == {"Cost": "10", "(no header)": "20"}


def test_details_that_say_nothing_known_are_kept_as_text():
    rows = (
        "| Period starts | soon |\n| Period ends | 31 March 2021 |\n| Period | 2030 |\n| Layout |"
    )
    data = as_document(plan(), "md").decode().replace("| Layout |", rows)
    again = lifted(data.replace("| Frameworks | WRES |", "| Frameworks | Race |").encode(), "md")
    texts = [rest.text for rest in again.rest if rest.kind == "text"]
    assert texts[:3] == ["Frameworks: Race", "Period starts: soon", "Period: 2030"]
    assert (str(again.period.start), str(again.period.end)) == ("2019-04-01", "2021-03-31")
    assert again.frameworks == ("WRES",)  # by its title


def test_a_framework_that_the_plan_does_not_have_is_kept_and_not_taken():
    made = plan(action(1), action(2, framework="WDES"), frameworks=("WRES", "WDES"))
    data = (
        as_document(made, "md")
        .decode()
        .replace("| WDES | Indicator 2", "| whichever | Indicator 2")
    )
    first, second = lifted(data.encode(), "md").actions
    assert (first.framework, second.framework) == ("WRES", None)
    assert second.extra == {"Framework": "whichever"}


def test_a_cell_that_points_at_the_row_above_is_doubted():
    data = as_document(plan(action(1), action(2)), "md").decode()
    at = data.rindex("Head of Recruitment")
    changed = data[:at] + "As above" + data[at + len("Head of Recruitment") :]
    assert lifted(changed.encode(), "md").actions[1].review == {"owner": "refers to the row above"}
