from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from parsers.xlsx_books import book_of, cell_at, lift, only_table, outline

HEAD = ["Ref", "Action", "Lead"]


def test_title_and_introduction_stand_before_the_table_and_a_note_after_it():
    rows = [["Our plan"], ["What we will do"], HEAD, ["1", "Review", "HR"], [], ["Ask for a copy"]]
    assert outline(lift(book_of(rows))) == [
        "Our plan",
        "What we will do",
        [HEAD, ["1", "Review", "HR"]],
        "Ask for a copy",
    ]


def test_blank_rows_between_the_rows_of_a_table_do_not_end_it():
    rows = [HEAD, ["1", "a", "HR"], [], ["2", "b", "OD"], [], [], ["3", "c", "OD"]]
    assert outline(lift(book_of(rows, header=True))) == [[row for row in rows if row]]


def test_a_header_that_comes_again_after_a_blank_row_begins_a_new_table():
    rows = [HEAD, ["1", "a", "HR"], [], HEAD, ["2", "b", "OD"]]
    assert outline(lift(book_of(rows))) == [rows[:2], rows[3:]]


def test_a_row_styled_as_the_header_begins_a_new_table_though_its_words_differ():
    book = book_of([HEAD, ["1", "a", "HR"]], header=True)
    book_of([["No.", "Objective", "Date"], ["x", "y", "z"]], "A4", book.active, header=True)
    assert len(list(lift(book).tables())) == 2


def test_blocks_of_label_and_value_are_a_table_each():
    block = [["Ref", "W1"], ["Action", "Review"], ["Lead", "HR"]]
    other = [["Ref", "W2"], ["Action", "Train"], ["Lead", "OD"]]
    assert outline(lift(book_of([*block, [], *other]))) == [block, other]


def test_a_lone_line_after_a_blank_row_begins_anew():
    rows = [HEAD, ["1", "a", "HR"], [], ["Indicator 2: x"], ["Why"], HEAD, ["2", "b", "OD"]]
    assert outline(lift(book_of(rows))) == [rows[:2], "Indicator 2: x", "Why", rows[5:]]


def test_lone_lines_that_lead_to_the_header_again_begin_anew_without_a_blank_row():
    rows = [["Indicator 1"], HEAD, ["1", "a", "HR"], ["Indicator 2"], HEAD, ["2", "b", "OD"]]
    assert outline(lift(book_of(rows))) == ["Indicator 1", rows[1:3], "Indicator 2", rows[4:]]


def test_section_rows_stay_in_the_table():
    rows = [HEAD, ["Theme 1 People"], ["1", "a", "HR"], ["Theme 2 Pay"], ["2", "b", "OD"]]
    book = book_of(rows)
    book.active.merge_cells("A2:C2")
    document = lift(book)
    assert only_table(document).rows == 5
    assert cell_at(document, "A2").column_span == 3
    assert cell_at(document, "A4").column_span == 1


def test_a_merged_section_row_after_a_blank_row_stays_in_the_table():
    rows = [HEAD, ["Theme 1"], ["1", "a", "HR"], [], ["Theme 2"], ["2", "b", "OD"]]
    book = book_of(rows, header=True)
    for merged in ("A2:C2", "A5:C5"):
        book.active.merge_cells(merged)
    assert only_table(lift(book)).rows == 5


def test_rows_that_have_only_their_number_yet_stay_in_the_table():
    rows = [HEAD, ["1", "a", "HR"], ["2"], ["3"]]
    assert only_table(lift(book_of(rows))).rows == 4


def test_a_cell_over_some_columns_of_the_header_belongs_to_it():
    book = book_of([["Plan"], [None, "Progress"], HEAD, ["1", "a", "HR"]])
    book.active.merge_cells("B2:C2")
    document = lift(book)
    assert only_table(document).rows == 3
    assert cell_at(document, "B2").column_span == 2


def test_a_key_beside_the_plan_is_a_table_of_its_own():
    plan = [HEAD, *([str(n), f"Do {n}", "HR"] for n in range(6))]
    key = [["RAG", "Meaning"], ["R", "late"]]
    book = book_of(plan)
    book_of(key, "E1", book.active)
    assert outline(lift(book)) == [plan, key]


def test_a_note_beside_the_plan_is_text():
    plan = [HEAD, *([str(n), f"Do {n}", "HR"] for n in range(6))]
    book = book_of(plan)
    book.active["F4"] = "Seen by the Board"
    assert outline(lift(book)) == [plan, "Seen by the Board"]


def test_two_tables_side_by_side_with_one_header_are_two():
    left, right = [["Ref", "Action"], ["1", "a"]], [["Ref", "Action"], ["2", "b"]]
    book = book_of(left)
    book_of(right, "D1", book.active)
    assert outline(lift(book)) == [left, right]


def test_the_two_ends_of_a_letterhead_are_text():
    rows = [["Our Trust", None, None, "March 2020"], [], HEAD, ["1", "a", "HR"]]
    assert outline(lift(book_of(rows))) == ["Our Trust", "March 2020", rows[2:]]


def test_a_merged_cell_beside_a_lower_line_of_text_comes_once():
    book = book_of([["Draft", "v1"]], "D6")
    book.active["E6"] = None
    book.active.merge_cells("D6:E7")
    book.active["A7"] = "Our Trust"
    assert outline(lift(book)) == ["Draft", "Our Trust"]


def test_label_and_value_with_a_column_between_are_one_table():
    rows = [["Ref", None, "1"], ["Action", None, "Review"], ["Lead", None, "HR"]]
    assert outline(lift(book_of(rows))) == [[["Ref", "1"], ["Action", "Review"], ["Lead", "HR"]]]


def test_an_empty_column_within_a_table_is_left_out():
    rows = [["Ref", None, "Action"], ["1", None, "a"], ["2", None, "b"]]
    assert outline(lift(book_of(rows))) == [[["Ref", "Action"], ["1", "a"], ["2", "b"]]]


def test_merged_cells_become_spans():
    book = book_of([HEAD, ["1", "a", "HR"], [None, "b", "OD"], ["2", "c", "HR"]])
    book.active.merge_cells("A2:A3")
    document = lift(book)
    assert (cell_at(document, "A2").row_span, cell_at(document, "A2").column_span) == (2, 1)
    assert [c.place.cell for c in only_table(document).cells if c.row == 2] == ["B3", "C3"]


def test_tables_are_numbered_through_the_sheets_and_cells_know_their_place():
    book = book_of([HEAD, ["1", "a", "HR"]])
    book_of([HEAD, ["2", "b", "OD"]], "B3", book.create_sheet("Year two"))
    place = cell_at(lift(book), "C4").place
    assert (place.sheet, place.table, place.row, place.column) == ("Year two", 2, 2, 2)


@given(
    st.lists(st.lists(st.sampled_from(["", "a b", "x", "1"]), max_size=6), min_size=1, max_size=12),
    st.sets(st.sampled_from(["A1:C1", "B2:B4", "A5:F5", "D6:E7", "C8:C9"])),
)
def test_every_text_that_shows_comes_out_once(rows, merges):
    book = Workbook()
    for number, row in enumerate([*rows, ["end"]], 1):
        for column, text in enumerate(row, 1):
            book.active.cell(number, column, f"{text} {number}.{column}" if text else None)
    for merged in sorted(merges):
        book.active.merge_cells(merged)
    wanted = [cell.value for row in book.active.iter_rows() for cell in row if cell.value]
    document = lift(book)
    assert sorted(p.text for p in document.paragraphs()) == sorted(wanted)
    for table in document.tables():
        spans = sum(cell.row_span * cell.column_span for cell in table.cells)
        assert spans == table.rows * table.columns


def _form(book, first, rows):
    """Labels above their values, merged across, around a row of labels above one of values."""
    sheet = book.active
    for at, row in enumerate(rows, first):
        for column, text in enumerate(row, 1):
            sheet.cell(at, column, text).font = Font(bold=not (at - first) % 2)
        if len(row) == 1:
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=3)


def test_labels_over_values_across_a_sheet_are_rows_of_the_form_they_stand_in():
    book = Workbook()
    forms = [
        [
            ["Finding"],
            [f"Rota {at} was late."],
            ["Action"],
            [f"Post rota {at}."],
            ["Lead", "Due", "Status"],
            ["Matron", "May", "Open"],
            ["Notes"],
            [f"In hand {at}."],
        ]
        for at in (1, 2)
    ]
    _form(book, 1, forms[0])
    _form(book, 10, forms[1])
    assert outline(lift(book)) == forms


def test_a_title_and_its_subtitle_over_a_longer_table_stay_above_it():
    book = Workbook()
    rows = [["Our plan"], ["Agreed in May"], HEAD, *([str(n), "Review", "HR"] for n in range(9))]
    _form(book, 1, rows[:2])
    book_of(rows[2:], "A3", book.active)
    assert outline(lift(book)) == ["Our plan", "Agreed in May", rows[2:]]


def test_a_title_merged_over_more_columns_than_its_list_does_not_take_in_the_next_table():
    book = book_of([["Terms"], ["Term", "Meaning"], ["EIA", "Assessment"]])
    sheet = book.active
    sheet.merge_cells("A1:E1")
    sheet["A5"] = "Action plan"
    sheet["A5"].font = Font(bold=True)
    sheet.merge_cells("A5:E5")
    book_of(
        [["1", "Action", "Review", "Due", "May"], ["2", "Action", "Train", "Due", "June"]],
        "A6",
        sheet,
    )
    assert len(list(lift(book).tables())) == 2


def test_actions_across_another_section_are_a_table_of_their_own():
    side = [["Tasks", "a", "b"], ["Lead", "HR", "OD"], ["Due", "May", "June"]]
    book = book_of([*side, [], ["Theme 2"], *side])
    book.active["A5"].font = Font(bold=True)
    book.active.merge_cells("A5:C5")
    assert outline(lift(book)) == [side, "Theme 2", side]


def test_a_header_on_a_ground_below_a_plain_list_begins_a_new_table():
    rows = [["Author", "Chair"], ["Version", "2"]]
    book = book_of(rows)
    book_of([["Initials", "Role"], ["HR", "Head of Resourcing"]], "A4", book.active, header=True)
    assert len(list(lift(book).tables())) == 2


def test_labels_with_colons_below_a_list_begin_a_form():
    book = book_of([["Initials", "Role"], ["HR", "Head"]], header=True)
    book_of([["Action:", "Review"], ["Lead:", "HR"]], "A4", book.active)
    assert len(list(lift(book).tables())) == 2


def test_the_row_of_a_key_is_no_header_of_the_sections_below_it():
    book = book_of([["Key", "Done", "Late"]])
    sheet = book.active
    for place, colour in (("B1", "FF00B050"), ("C1", "FFFF0000")):
        sheet[place].fill = PatternFill("solid", fgColor=colour)
    sheet["A3"] = "Indicator 2: appointed from shortlisting"
    sheet.merge_cells("A3:B3")
    book_of([["Action", "Review"], ["Lead", "HR"]], "A4", sheet)
    assert len(list(lift(book).tables())) == 2


def test_a_row_in_bold_over_plain_ones_heads_another_table_below_a_section():
    rows = [HEAD, ["Theme 1"], ["1", "Review", "HR"], ["2", "Train", "OD"]]
    book = book_of(rows, header=True)
    figures = [["Figures"], ["Measure", "2016", "2017"], ["Posts", "5", "6"], ["Leavers", "2", "3"]]
    book_of(figures, "A6", book.active)
    for place in ("A2", "A6", "A7", "B7", "C7"):
        book.active[place].font = Font(bold=True)
    plan, title, measures = outline(lift(book))
    assert [[text for text in row if text] for row in plan] == rows
    assert (title, measures) == ("Figures", figures[1:])


def test_a_last_row_merged_as_those_between_the_others_is_a_row_and_a_note_is_none():
    rows = [HEAD]
    for number in (1, 2, 3):
        rows += [[str(number), "a", "HR"], [f"Update: {number} of six are held"]]
    book = book_of([*rows, ["Approved by the board in May"]], header=True)
    for row in (3, 5, 7):
        book.active.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
    document = lift(book)
    assert only_table(document).rows == 7
    assert outline(document)[1:] == ["Approved by the board in May"]
