"""Rows of text tables whose cells run over several lines, as web pages and converters leave them."""

from __future__ import annotations

import pytest

from parsers.text.test_bells_and_slashes import grid, read_text

HEAD = ["Action", "Lead", "Result", "RAG"]


def test_a_slash_table_goes_on_over_lists_within_its_cells():
    (table,), prose = read_text(
        "Equality plan\n"
        "Action / Lead / Result / RAG\n"
        "Train all panels / HR Manager / Two panels trained\nOne to follow / Green\n"
        "Publish the guide /\n  • Head of Communications\n  • OD Lead\n/ Guide in use / Amber\n"
        "Write to us for more."
    )
    assert grid(table) == [
        HEAD,
        ["Train all panels", "HR Manager", "Two panels trained\nOne to follow", "Green"],
        ["Publish the guide", "- Head of Communications\n- OD Lead", "Guide in use", "Amber"],
    ]
    assert prose == ["Equality plan", "Write to us for more."]


def test_lines_before_a_row_are_its_reference_or_lie_across_the_table():
    (table,), _ = read_text(
        "Relevant item / Action / Lead\n"
        "Actions held over from the meeting in May\n"
        "TB 12/17(a)\nTB 14/17(c) / Report on waiting times / AB\n"
        "Actions from the meeting in June\n"
        "TB 20/17(b) / Bring back the winter plan / CD"
    )
    assert grid(table) == [
        ["Relevant item", "Action", "Lead"],
        ["Actions held over from the meeting in May", "", ""],
        ["TB 12/17(a)\nTB 14/17(c)", "Report on waiting times", "AB"],
        ["Actions from the meeting in June", "", ""],
        ["TB 20/17(b)", "Bring back the winter plan", "CD"],
    ]


def test_a_heading_glued_to_the_first_row_is_parted_from_it():
    (table,), _ = read_text(
        "Action / Lead / RAG RatingTrain all panels / HR Manager / Green\n"
        "Publish the guide / OD Lead / Amber"
    )
    assert grid(table) == [
        ["Action", "Lead", "RAG Rating"],
        ["Train all panels", "HR Manager", "Green"],
        ["Publish the guide", "OD Lead", "Amber"],
    ]


def test_a_row_that_dropped_an_empty_cell_is_fitted_and_doubted():
    (table,), _ = read_text(
        "Action / By when / Officer / Done / Outcome\n"
        "Review the scheme / By end of May 2015 / AB/CD / 15/05/2015 / In line with the law\n"
        "Report to cabinet / By end of June 2015 / AB/CD / 20/06/2015 / In line with the law\n"
        "Train all members / By 2018 / CD / In line with the training plan"
    )
    last = grid(table)[-1]
    assert last == ["Train all members", "By 2018", "CD", "", "In line with the training plan"]
    doubted = {cell.row for cell in table.cells if cell.doubt}
    assert doubted == {3}


def test_two_slashes_in_a_line_of_prose_make_no_table():
    text = "Staff / patients / carers are asked.\nTheir answers / views / ideas count.\nAnd more."
    assert read_text(text)[0] == []


def test_cells_closed_by_bars_may_stand_on_lines_of_their_own():
    (table,), _ = read_text(
        "Action | Target date | Lead |\n---|---|---|\n"
        "Publish the statement | May 2017 | HR Director |\n"
        "Carry out the audit | June 2018 |\nHR Director / Finance Director |\n"
    )
    assert grid(table) == [
        ["Action", "Target date", "Lead"],
        ["Publish the statement", "May 2017", "HR Director"],
        ["Carry out the audit", "June 2018", "HR Director / Finance Director"],
    ]


def test_rows_that_count_tell_how_many_cells_each_has_where_empty_ones_were_dropped():
    rows = "".join(f"{n} |\nAccess |\nBuy ramp {n} for the clinic |\n" for n in (1, 2, 3))
    (table,), _ = read_text(f"No |\nArea |\nStep |\nLead |\nDate |\n{rows}")
    assert grid(table)[0] == ["No", "Area", "Step", "Lead", "Date"]
    assert grid(table)[2] == ["2", "Access", "Buy ramp 2 for the clinic", "", ""]
    assert all(cell.doubt for cell in table.cells if cell.row)


@pytest.mark.parametrize("mark", ["-", "•"])
def test_a_bullet_alone_on_its_line_belongs_to_the_words_below(mark):
    _, prose = read_text(f"{mark}\nTrain all of the panels\n{mark}\nPublish a guide for managers")
    assert [line.lstrip("-• ") for line in prose] == [
        "Train all of the panels",
        "Publish a guide for managers",
    ]


def test_a_dash_below_a_label_is_its_empty_value():
    assert read_text("Progress\n-\nLead\nHR Manager")[1] == ["Progress", "-", "Lead", "HR Manager"]


def test_a_row_that_lost_a_merged_cell_is_put_right_and_doubted():
    (table,), _ = read_text(
        "| AREA | ACTION | MEASURE | LEAD | WHEN |\n|---|---|---|---|---|\n"
        "| Public events | Review all events | Guests can comment | Events Director | By May 2018 |\n"
        "| Write a guide for those who plan events | Guests know whom to ask | Events Manager "
        "| By May 2017 | |\n"
        "| Press | Review all press work | Guests are shown | Press Director | By July 2018 |\n"
        "| Find groups to work with | Groups are asked | Press Manager | By June 2017 |"
    )
    rows = grid(table)
    assert rows[2][1:] == [
        "Write a guide for those who plan events",
        "Guests know whom to ask",
        "Events Manager",
        "By May 2017",
    ]
    assert rows[4][1:] == [
        "Find groups to work with",
        "Groups are asked",
        "Press Manager",
        "By June 2017",
    ]
    assert rows[2][0] == rows[4][0] == ""
    assert {cell.row for cell in table.cells if cell.doubt} == {2, 4}


def test_a_month_between_rows_of_fixed_columns_lies_across_them():
    (table,), _ = read_text(
        " NO     PAPER         ACTION                          LEAD\n"
        " May 2018\n"
        " 01.05  Tracker       Hold a training day             AB\n"
        " 02.05  Survey        Agree where to keep the         CD\n"
        "        results       results\n"
        " April 2018\n"
        " 04.01  Performance   Write a plan for readmissions   EF\n"
    )
    assert [row[0] for row in grid(table)] == [
        "NO",
        "May 2018",
        "01.05",
        "02.05",
        "April 2018",
        "04.01",
    ]
    assert grid(table)[3][2] == "Agree where to keep the results"
