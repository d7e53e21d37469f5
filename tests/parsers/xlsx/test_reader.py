from __future__ import annotations

import io
import re
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from parsers.xlsx_books import (
    HEADER_FILL,
    book_of,
    cell_at,
    lift,
    of_kind,
    only_table,
    outline,
    rewritten,
    saved,
)
from planlift_parsers import DEFAULT_LIMITS, DocumentError, Kind, LimitError, Limits
from planlift_parsers.xlsx import read

ROWS = [["Ref", "Action"], ["1", "Review"]]


def notes_of(document):
    return [note.code for note in document.notes]


def test_the_same_workbook_reads_the_same_twice():
    data = saved(book_of(ROWS))
    assert read(data, "a.xlsx", DEFAULT_LIMITS) == read(data, "a.xlsx", DEFAULT_LIMITS)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Sheet1"], []),
        (["Sheet 1"], []),
        (["Action plan"], ["Action plan"]),
        (["Sheet1", "Sheet2"], ["Sheet1", "Sheet2"]),
    ],
)
def test_a_sheets_name_is_a_heading_where_it_says_something(names, expected):
    book = Workbook()
    book.remove(book.active)
    for name in names:
        book_of(ROWS, sheet=book.create_sheet(name))
    book.create_sheet("Empty")
    assert of_kind(lift(book), Kind.HEADING) == expected


def test_lines_within_a_cell_are_paragraphs_and_bullets_are_items():
    book = book_of([["Ref", "Action"], ["1", "Do:\n• first\n• second\n\nThen rest"]])
    assert cell_at(lift(book), "B2").text == "Do:\n- first\n- second\nThen rest"


def test_hidden_rows_columns_and_sheets_are_kept_apart_and_named():
    book = book_of([["Ref", "Secret", "Action"], ["1", "s1", "a"], ["2", "s2", "b"]])
    book.active.title = "Plan"
    book.active.column_dimensions["B"].hidden = True
    book.active.row_dimensions[3].hidden = True
    lists = book.create_sheet("Lists")
    lists["A1"], lists.sheet_state = "Green", "veryHidden"
    document = lift(book)
    assert outline(document)[:2] == ["Plan", [["Ref", "Action"], ["1", "a"]]]
    assert of_kind(document, Kind.HIDDEN) == ["Secret", "s1", "2", "s2", "b", "Green"]
    assert notes_of(document) == ["hidden-content", "hidden-content"]
    assert "hidden columns, hidden rows" in document.notes[0].message
    assert "'Lists'" in document.notes[1].message


def test_a_hidden_row_does_not_part_a_table():
    book = book_of([["Ref", "Action"], ["1", "a"], ["2", "b"], ["3", "c"]])
    book.active.row_dimensions[3].hidden = True
    assert only_table(lift(book)).rows == 3


def test_comments_are_kept_apart_even_where_no_text_is():
    book = book_of(ROWS)
    book.active["B2"].comment = Comment("Ask HR", "A")
    book.active["H30"].comment = Comment("Lost?", "A")
    document = lift(book)
    assert cell_at(document, "B2").text == "Review"
    assert of_kind(document, Kind.COMMENT) == ["Ask HR", "Lost?"]


def test_the_notice_before_a_threaded_comment_is_no_words_of_its_author():
    book = book_of(ROWS)
    notice = "[Threaded comment]\n\nYour version cannot show this.\n\nComment:\n    Ask HR"
    book.active["B2"].comment = Comment(notice, "A")
    assert of_kind(lift(book), Kind.COMMENT) == ["Ask HR"]


def test_headers_and_footers_are_furniture_once_without_their_fields():
    book = book_of(ROWS)
    book_of(ROWS, sheet=book.create_sheet("Two"))
    for sheet in book:
        sheet.oddHeader.center.text = '&"Arial,Bold"Trust && partners'
        sheet.oddFooter.left.text = "Version 1.2 Page &P of &N"
        sheet.oddFooter.right.text = "&D &F"
    assert of_kind(lift(book), Kind.FURNITURE) == ["Trust & partners", "Version 1.2"]


def test_a_formula_shows_its_value_and_one_without_a_value_is_named():
    data = saved(book_of([["Ref", "Action"], ["1", "=A1&A2"]]))

    def worked_out(name, xml):
        cell = b'<c r="B2" t="str"><f>A1&amp;A2</f><v>Ref1</v></c>'
        return re.sub(rb'<c r="B2".*?</c>', cell, xml)

    (note,) = read(data, "a.xlsx", DEFAULT_LIMITS).notes
    assert (note.code, note.where.place.cell) == ("formula-without-value", "B2")
    document = read(rewritten(data, worked_out), "a.xlsx", DEFAULT_LIMITS)
    assert (document.notes, cell_at(document, "B2").text) == ([], "Ref1")


def test_text_boxes_comments_and_links_of_another_producer_are_read():
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("Plan")
    sheet.write_row("A1", ["Ref", "Lead"])
    sheet.write_rich_string("B2", "Head of ", book.add_format({"bold": True}), "HR")
    sheet.write_url("A2", "https://trust.example/1", string="Our page")
    sheet.insert_textbox("E4", "Key: red is late\ngreen is done")
    sheet.write_comment("B2", "who?")
    sheet.add_table("A9:B10", {"columns": [{"header": "No"}, {"header": "Step"}]})
    book.close()
    document = read(made.getvalue(), "a.xlsx", DEFAULT_LIMITS)
    assert [cell_at(document, at).text for at in ("A2", "B2")] == ["Our page", "Head of HR"]
    assert of_kind(document, Kind.TEXT)[-2:] == ["Key: red is late", "green is done"]
    assert [cell_at(document, at).header for at in ("A9", "B9", "A1")] == [True, True, False]


def test_a_sheet_with_a_prefix_on_its_elements_reads_the_same():
    data = saved(book_of(ROWS))

    def prefixed(name, xml):
        if "sheet1" not in name:
            return xml
        xml = xml.replace(b"</", b"\x00").replace(b"<", b"<x:").replace(b"\x00", b"</x:")
        return xml.replace(b"xmlns=", b"xmlns:x=")

    changed = read(rewritten(data, prefixed), "a.xlsx", DEFAULT_LIMITS)
    assert outline(changed) == outline(read(data, "a.xlsx", DEFAULT_LIMITS))


def test_a_style_without_a_name_costs_only_its_name():
    book = book_of(ROWS)
    book.active["A1"].fill = HEADER_FILL

    def unnamed(name, xml):
        head, mark, tail = xml.partition(b"<cellXfs")
        return head + mark + tail.replace(b'xfId="0"', b'xfId="7"', 2)

    document = read(rewritten(saved(book), unnamed), "a.xlsx", DEFAULT_LIMITS)
    assert (outline(document), cell_at(document, "A1").fill) == ([ROWS], "D9E2F3")


def test_nothing_is_printed_about_a_broken_style(capsys):
    def lost(name, xml):
        return xml.replace(b'xfId="0"', b'xfId="77"')

    with pytest.raises(DocumentError, match="damaged"):
        read(rewritten(saved(book_of(ROWS)), lost), "a.xlsx", DEFAULT_LIMITS)
    assert capsys.readouterr().out == ""


def test_ranges_as_large_as_the_sheet_cost_nothing():
    data = saved(book_of([["Our plan"], [], *ROWS]))
    tail = (
        b'</sheetData><mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A5:XFD1048576"/>'
        b'</mergeCells><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    )
    vast = rewritten(data, lambda name, xml: xml.replace(b"</sheetData>", tail))
    assert outline(read(vast, "a.xlsx", DEFAULT_LIMITS)) == ["Our plan", ROWS]


def test_styled_rows_below_the_last_value_are_not_loaded():
    data = saved(book_of(ROWS))
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, 60_000))
    styled = rewritten(data, lambda _, xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert outline(read(styled, "a.xlsx", Limits(cells=100))) == [ROWS]


def test_thousands_of_rows_are_read():
    rows = [[f"{row}.{column}" for column in range(10)] for row in range(2_000)]
    data = saved(book_of(rows))
    assert only_table(read(data, "a.xlsx", DEFAULT_LIMITS)).rows == 2_000


def test_thousands_of_spaced_rows_are_one_table():
    rows = [line for row in range(3_000) for line in ([f"{row}", f"Do {row}"], [])]
    data = saved(book_of([["Ref", "Action"], *rows]))
    assert only_table(read(data, "a.xlsx", DEFAULT_LIMITS)).rows == 3_001


def test_a_sheet_in_utf16_is_read_and_guarded():
    data = saved(book_of([["Our plan"], [], *ROWS]))

    def wide(name, xml):
        if "sheet1" not in name:
            return xml
        merged = b'</sheetData><mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'
        xml = xml.replace(b"</sheetData>", merged).decode()
        return f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16")

    assert outline(read(rewritten(data, wide), "a.xlsx", DEFAULT_LIMITS)) == ["Our plan", ROWS]


def test_the_strict_form_of_the_standard_is_read():
    usual = re.compile(rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument)/2006/")

    def strict(name, xml):
        if name.startswith(("[Content", "docProps")):
            return xml
        return usual.sub(rb"http://purl.oclc.org/ooxml/\1/", xml)

    data = rewritten(saved(book_of(ROWS)), strict)
    assert outline(read(data, "a.xlsx", DEFAULT_LIMITS)) == [ROWS]


def test_the_limits_on_cells_are_kept():
    book = book_of([["a", "b", "c"]] * 10)
    with pytest.raises(LimitError, match="cells"):
        lift(book, Limits(cells=29))
    assert only_table(lift(book, Limits(cells=30))).columns == 3


def test_far_flung_cells_keep_the_limit_too():
    book = book_of([["a", "b"]])
    for n in range(1, 200):
        book.active.cell(n, n, "x")
    with pytest.raises(LimitError, match="cells"):
        lift(book, Limits(cells=5_000))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_part_that_is_not_xml_is_damage(part):
    data = saved(book_of(ROWS))
    broken = rewritten(data, lambda name, xml: xml[:-20] if name == part else xml)
    with pytest.raises(DocumentError, match="damaged"):
        read(broken, "a.xlsx", DEFAULT_LIMITS)


def test_a_package_without_its_workbook_is_damage():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    with pytest.raises(DocumentError, match="damaged"):
        read(made.getvalue(), "a.xlsx", DEFAULT_LIMITS)


def test_a_workbook_without_any_text_is_empty():
    with pytest.raises(DocumentError, match="empty"):
        lift(Workbook())


@settings(max_examples=40)
@given(st.data())
def test_damage_inside_the_parts_is_never_a_raw_error(data):
    book = book_of([*ROWS, ["2", 1.5], ["3", True]], header=True)
    whole = saved(book)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        sizes = {name: len(archive.read(name)) for name in archive.namelist()}
    part = data.draw(st.sampled_from(sorted(sizes)))
    at = data.draw(st.integers(0, sizes[part] - 1))
    put = data.draw(st.binary(min_size=0, max_size=3))

    def change(name, xml):
        return xml[:at] + put + xml[at + 1 :] if name == part else xml

    try:
        assert read(rewritten(whole, change), "a.xlsx", DEFAULT_LIMITS).format == "xlsx"
    except DocumentError as error:
        assert error.remedy
