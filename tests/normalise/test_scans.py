"""Words that were not surely recognised are named where they were read into."""

from __future__ import annotations

from normalise.tables import plan, table
from planlift.normalise.grid import Value
from planlift.normalise.joining import value_joined
from planlift_parsers import Paragraph
from planlift_schema import TEXT_FIELDS

HEADER = "Ref | Indicator | Action | Owner | Deadline"
ROW = "1 | Indicator 2 | Train every panel. | HR Director | June 2020"


def _read(at, *unsure):
    made = table(HEADER, ROW)
    cell = next(cell for cell in made.cells if (cell.row, cell.column) == at)
    cell.paragraphs[0].unsure = unsure
    return plan(made).actions[0]


def test_an_unsure_word_is_named_in_the_review_of_its_field():
    action = _read((1, 3), "HR")
    assert set(action.review) == {"owner"}
    assert "letters of some words are not sure" in action.review["owner"]
    assert "“HR”" in action.review["owner"]


def test_what_is_derived_is_reviewed_under_the_words_it_was_read_from():
    action = _read((1, 4), "2020")
    assert action.due.by is not None
    assert "“2020”" in action.review["deadline"]


def test_many_unsure_words_are_counted():
    action = _read((1, 2), *"abcdefg")
    assert "and 2 more" in action.review["action"]


def test_a_word_met_twice_is_named_once():
    action = _read((1, 2), "panel", "panel")
    assert action.review["action"].count("panel") == 1


def test_sure_words_raise_no_doubt():
    assert not _read((1, 2)).review


def test_doubt_stays_with_a_cell_that_a_page_cut():
    upper = Value([Paragraph("Train every panel in the")])
    lower = Value([Paragraph("selection of staff.", unsure=("selection",))])
    whole = value_joined(upper, lower, lambda word: False)
    assert whole.text == "Train every panel in the selection of staff."
    assert "“selection”" in whole.unsure


def _doubted(cells, row=ROW):
    made = table(HEADER, row)
    for cell in made.cells:
        if (cell.row, cell.column) in cells:
            cell.doubt = "a border may be missed"
    return plan(made).actions[0]


def test_a_row_doubted_as_a_whole_names_every_field_the_empty_ones_too():
    action = _doubted(
        {(1, column) for column in range(5)}, "1 |  | Train every panel. |  | June 2020"
    )
    assert set(action.review) == set(TEXT_FIELDS)
    assert set(action.review.values()) == {"a border may be missed"}


def test_an_empty_cell_that_is_doubted_is_named_alone():
    action = _doubted({(1, 3)}, "1 | Indicator 2 | Train every panel. |  | June 2020")
    assert action.owner == ""
    assert set(action.review) == {"owner"}


def test_an_empty_cell_tells_nothing_of_a_field_that_another_cell_fills():
    made = table(
        "Action | Owner | Deadline | Revised date",
        "Train every panel. | HR Director | June 2020 | ",
        "Publish the results. | HR Director | June 2020 | July 2020",
    )
    for cell in made.cells:
        if cell.row == 1 and not cell.text:
            cell.doubt = "nothing was read here"
    action = plan(made).actions[0]
    assert action.deadline == "June 2020"
    assert not action.review


def test_joined_cells_keep_the_doubt_of_either():
    upper, lower = Value([Paragraph("Train")]), Value([Paragraph("panels.")], doubt="why")
    assert value_joined(upper, lower, lambda word: False).doubt == "why"
