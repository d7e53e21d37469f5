from __future__ import annotations

import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlift_parsers import (
    BODY_KINDS,
    DEFAULT_LIMITS,
    DocumentError,
    Kind,
    LimitError,
    Limits,
    Paragraph,
    Table,
)
from planlift_parsers.text import read
from planlift_schema import Place


def document(text):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def tables(text):
    return list(document(text).tables())


def grid(table):
    rows = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def prose(text):
    return [b.line for b in document(text).blocks if isinstance(b, Paragraph)]


SPLIT_ROW = """
Plan 2019/20

Ref\tSummary\tAction\tDeadline\tStatus
A1\tData\tAsk all staff for their records again\tApril 2020\t
A2\tNon-\tDevelop a process to\tDecember\t

\tmandatory training\tgive training information\t2019\t
A3\tSurvey\tRun the survey
"""


def test_a_row_split_by_a_page_stays_in_one_table_as_two_rows():
    (table,) = tables(SPLIT_ROW)
    assert (table.rows, table.columns) == (5, 5)
    assert grid(table)[2:4] == [
        ["A2", "Non-", "Develop a process to", "December", ""],
        ["", "mandatory training", "give training information", "2019", ""],
    ]


def test_rows_without_their_last_tabs_are_padded():
    assert grid(tables(SPLIT_ROW)[0])[4] == ["A3", "Survey", "Run the survey", "", ""]


def test_places_tell_lines_and_cells():
    (table,) = tables(SPLIT_ROW)
    cell = next(c for c in table.cells if (c.row, c.column) == (1, 2))
    assert cell.place == Place(table=1, row=2, column=3, line=5)
    assert cell.paragraphs[0].place == cell.place
    assert (table.place.line, table.place.last_line) == (4, 9)


def test_html_in_cells_becomes_paragraphs_and_items():
    text = "Ref\tAction\tLead\n1\t<p>One</p> <p>Two:</p> <ul> • a • b \tX & Y <x@y.z> a < b\n"
    assert grid(tables(text)[0])[1] == ["1", "One\nTwo:\n- a\n- b", "X & Y <x@y.z> a < b"]


def test_entities_outside_tags_are_read():
    text = "Ref\tAction\tLead\n1\tR&amp;D &ndash; all\tx"
    assert grid(tables(text)[0])[1][1] == "R&D – all"


def test_quoted_cells_keep_their_line_breaks():
    text = 'Ref\tAction\tLead\n1\t"First line\nsecond ""quoted"" line"\tBob\n2\tx\ty\n'
    assert grid(tables(text)[0]) == [
        ["Ref", "Action", "Lead"],
        ["1", 'First line\nsecond "quoted" line', "Bob"],
        ["2", "x", "y"],
    ]


def test_a_quote_that_is_never_closed_is_a_letter():
    assert grid(tables('Ref\tAction\tLead\n1\t"Open\tBob\n2\tx\ty\n')[0])[1] == [
        "1",
        '"Open',
        "Bob",
    ]


def test_so_does_a_quoted_first_cell_of_a_row():
    text = 'Action\tLead\nBuy gloves.\tBob\n"Buy gowns.\nTell us."\tAnn\n"Said by one\nof us."\n'
    assert grid(tables(text)[0]) == [
        ["Action", "Lead"],
        ["Buy gloves.", "Bob"],
        ["Buy gowns.\nTell us.", "Ann"],
    ]


def test_a_line_break_in_an_unquoted_cell_is_mended():
    text = "Ref\tAction\tLead\tDate\nA1\tDo this\n• and that\tBob\tMay\nA2\tx\ty\tz\n"
    assert grid(tables(text)[0])[1] == ["A1", "Do this\n- and that", "Bob", "May"]


def test_headings_behind_a_blank_line_begin_another_table():
    text = "Band\tStaff\tShare\nTwo\t3\t4%\n\nAction\tLead\tDate\nDo a thing\tBob\tMay 2020\n"
    assert [grid(t)[0][0] for t in tables(text)] == ["Band", "Action"]


def test_another_number_of_columns_begins_another_table():
    text = "A\tB\tC\n1\t2\t3\n\nx\ty\tz\tw\n1\t2\t3\t4\n"
    assert [t.columns for t in tables(text)] == [3, 4]


def test_text_between_rows_parts_tables():
    text = "Action\tLead\tDate\na\tb\tc\n\nIndicator 2\n\nAction\tLead\tDate\nd\te\tf\n"
    kinds = [type(block) for block in document(text).blocks]
    assert kinds == [Table, Paragraph, Table]


def test_a_section_row_without_its_tabs_stays_in_the_table():
    text = "No\tAction\tLead\tDate\nTheme one\n1.1\tx\ty\tz\nTheme two\n2.1\tx\ty\tz\n"
    assert [row[0] for row in grid(tables(text)[0])] == [
        "No",
        "Theme one",
        "1.1",
        "Theme two",
        "2.1",
    ]


def test_blocks_of_labels_and_values_are_a_table_each():
    block = "Ref\t{0}\nAction\tDo {0}\nLead\tBob\n"
    found = tables("\n\n".join(block.format(name) for name in ("A1", "A2", "A3")))
    assert [grid(t)[0] for t in found] == [["Ref", "A1"], ["Ref", "A2"], ["Ref", "A3"]]


def test_labels_with_a_blank_line_behind_each_part_where_they_come_again():
    block = "Ref\t{0}\n\nAction\tDo {0}\n\nLead\tBob\n"
    found = tables("\n".join(block.format(name) for name in ("A1", "A2")))
    assert [t.rows for t in found] == [3, 3]


def test_tabs_that_only_align_values_make_two_columns():
    (table,) = tables("Lead:\t\tBob\nTimescale:\tMay 2020\nStatus:\t\tGreen\n")
    assert grid(table) == [["Lead:", "Bob"], ["Timescale:", "May 2020"], ["Status:", "Green"]]


def test_a_lone_label_with_a_tab_and_listed_lines_are_no_tables():
    text = "Lead:\tBob\n\nSome text\n\n•\tfirst\n•\tsecond\n\na)\tthird\n"
    assert prose(text) == ["Lead: Bob", "Some text", "- first", "- second", "a) third"]


STACK_HEAD = "Our plan\nfor this year\n\n\tMeasure\n\tPosition\n\tStep\n"
LONG = "that is set out at some length so that it takes more than a few words"


def stack(rows, bullets=2):
    made = [STACK_HEAD]
    for number in range(1, rows + 1):
        steps = "\n\n".join(f"· Step {number}.{part} {LONG}" for part in range(bullets))
        made.append(
            f"\n\t{number}\n\tText {number} {LONG}\n\tWhere {number} {LONG}\n\n\n\t{steps}\n"
        )
    return "".join(made)


def test_cells_below_each_other_fall_into_rows_by_their_pattern():
    (table,) = tables(stack(5))
    assert (table.rows, table.columns) == (6, 4)
    assert [row[0] for row in grid(table)[1:]] == ["1", "2", "3", "4", "5"]
    assert grid(table)[3][3] == f"- Step 3.0 {LONG}\n- Step 3.1 {LONG}"


def test_the_heading_over_a_number_and_its_text_spans_both():
    heads = [(c.column, c.column_span, c.text) for c in tables(stack(4))[0].cells if c.row == 0]
    assert heads == [(0, 2, "Measure"), (2, 1, "Position"), (3, 1, "Step")]


def test_text_below_the_last_cell_is_no_part_of_it():
    found = document(stack(3) + "Please ask us for this document in another format.\n")
    last = found.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.startswith("Please ask")


def test_cells_without_numbers_and_blank_lines_are_still_told_apart():
    lines = ["\tAction", "\tLead", "\tDate"]
    for number in range(6):
        lines += [f"\tDo thing {number} {LONG}", "\tHead of HR", f"\t{number + 1} May 2020"]
    (table,) = tables("\n".join(lines))
    assert (table.rows, table.columns) == (7, 3)


def test_empty_cells_keep_their_place():
    lines = ["\tRef", "\tAction", "\tLead", "\tStatus"]
    for number in range(1, 6):
        lines += ["", f"\t{number}", f"\tDo thing {number} {LONG}", "\tHR lead", "\t"]
    (table,) = tables("\n".join(lines))
    assert grid(table)[2] == ["2", f"Do thing 2 {LONG}", "HR lead", ""]


def test_headings_that_come_again_begin_another_table():
    found = document(stack(3) + "\nPart two\n" + stack(3).removeprefix("Our plan\nfor this year\n"))
    assert [t.rows for t in found.tables()] == [4, 4]
    assert "Part two" in [b.text for b in found.blocks if isinstance(b, Paragraph)]


def test_indented_paragraphs_are_no_table():
    text = "\tOnce there was a paragraph.\n\tAnd then another one of its kind.\n\tAnd a third.\n"
    assert not tables(text)
    assert len(prose(text)) == 3


def test_labelled_lines_stay_apart():
    text = "Action 1\n\nAction: Review all of the policies\nLead: Bob\nTimescale: May\n"
    assert prose(text) == [
        "Action 1",
        "Action: Review all of the policies",
        "Lead: Bob",
        "Timescale: May",
    ]


def test_lines_wrapped_by_hand_are_one_paragraph():
    import textwrap

    one = "The trust will review its policies and " * 6 + "stop."
    two = "Another paragraph says more about all of the staff networks " * 3 + "here."
    item = "• " + "An item of a list that goes over the end of the line " * 2 + "too."
    text = "\n\n".join(textwrap.fill(part, 72) for part in (one, two, item))
    assert prose(text + "\nLead: Bob\n") == [one, two, f"- {item[2:]}", "Lead: Bob"]


def test_short_lines_of_a_list_are_not_joined():
    lines = ["Bob Smith", "Head of Workforce", "Trust Headquarters", "12 Long Road"]
    assert prose("\n".join(lines)) == lines


def test_marked_headings_are_headings_and_rules_are_nothing():
    text = "Our plan\n========\n\nPart one\n--------\n\n## Part two\n\nSHORT LINE\n\n"
    text += "----------\n\ntext\n"
    found = [(p.kind, p.level, p.text) for p in document(text).paragraphs()]
    assert found == [
        (Kind.HEADING, 1, "Our plan"),
        (Kind.HEADING, 2, "Part one"),
        (Kind.HEADING, 2, "Part two"),
        (Kind.TEXT, 0, "SHORT LINE"),
        (Kind.TEXT, 0, "text"),
    ]


def test_rows_of_bars_are_a_table():
    text = "Plan\n\n| Ref | Action |\n|---|:---:|\n| 1 | Do<br>it |\n\nend\n"
    assert grid(tables(text)[0]) == [["Ref", "Action"], ["1", "Do\nit"]]
    assert prose(text) == ["Plan", "end"]


def test_a_page_break_parts_paragraphs():
    assert prose("one\ftwo\n") == ["one", "two"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(codec, end):
    text = end.join(["A – ‘plan’", "", "Ref\tAction\tLead", "1\tDo – it\tBob", ""])
    found = read(text.encode(codec), "x.txt", DEFAULT_LIMITS)
    assert found.blocks[0].text == "A – ‘plan’"
    assert grid(next(found.tables()))[1] == ["1", "Do – it", "Bob"]


def test_a_file_that_is_no_text_is_a_clear_error():
    rubbish = bytes(range(256)) * 40
    with pytest.raises(DocumentError, match="no text"):
        read(rubbish, "x.txt", DEFAULT_LIMITS)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", os.linesep.encode() * 9])
def test_an_empty_file_is_a_clear_error(data):
    with pytest.raises(DocumentError, match="empty"):
        read(data, "x.txt", DEFAULT_LIMITS)


def test_limits_are_kept():
    text = b"a\tb\tc\nd\te\tf\n"
    with pytest.raises(LimitError, match="cells"):
        read(text, "x.txt", Limits(cells=5))
    with pytest.raises(LimitError, match="paragraphs"):
        read(text, "x.txt", Limits(paragraphs=3))
    with pytest.raises(LimitError, match="bytes"):
        read(text, "x.txt", Limits(file_bytes=3))


_FOOT = re.compile(r".*[ab]{3}.*\W1{1,3}")  # a word, and a number set apart from it
_LINE = st.text('ab1 •·\t|:#"', max_size=30)


@settings(max_examples=300)
@given(st.lists(_LINE, max_size=25))
def test_no_letter_is_lost_and_none_is_invented(lines):
    text = "\n".join(lines)
    if not text.strip():
        return
    found = document(text)
    body = "".join(p.text for p in found.paragraphs() if p.kind in BODY_KINDS)
    feet = [p.text for p in found.paragraphs() if p.kind not in BODY_KINDS]
    assert all(_FOOT.fullmatch(foot) for foot in feet)  # "aab  1", well below all else
    kept = body + "".join(feet)
    assert sorted(c for c in kept if c in "ab1") == sorted(c for c in text if c in "ab1")


def test_figures_well_below_all_else_are_no_foot_of_a_page():
    found = document("1\n\n\n1  1")
    assert all(p.kind is not Kind.FURNITURE for p in found.paragraphs())


@settings(max_examples=100)
@given(
    st.lists(
        st.lists(st.sampled_from(["x", "Some words", "2020", ""]), min_size=3, max_size=3),
        min_size=2,
        max_size=12,
    )
)
def test_full_rows_come_back_as_they_were(rows):
    rows = [[f"A{at}", *row, "end"] for at, row in enumerate(rows)]
    text = "\n".join("\t".join(row) for row in rows)
    assert grid(tables(text)[0]) == rows


def test_a_semicolon_behind_a_closed_sentence_stands_for_a_break_of_lines():
    rows = (
        "Ref\tAction\tLead\n1\tTrain all.; Buy hoists; beds.\tMatron; Chair\n2\tAsk staff.\tChair"
    )
    [table] = tables(rows)
    assert grid(table)[1:] == [
        ["1", "Train all.\nBuy hoists; beds.", "Matron; Chair"],
        ["2", "Ask staff.", "Chair"],
    ]


def test_white_without_end_parts_words_and_nothing_more():
    text = "A" + " " * 100_000 + "b\n|" + " " * 100_000 + "|\n"
    said = [one.text for one in read(text.encode(), "plan.txt", DEFAULT_LIMITS).paragraphs()]
    assert " ".join(said).split() == ["A", "b", "|", "|"]
