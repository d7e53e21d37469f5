from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise.flow import flow_of
from planlift.normalise.key import read_key
from planlift_parsers import Document

PLAN = table(
    "Ref | Action | Lead | By when | RAG",
    "1 | Review adverts. | HR Manager | May 2019 | [FFC000]",
    "2 | Train panels. | OD Lead | June 2019 | Green",
    "3 | Write a guide. | OD Lead | July 2019 | Overdue",
)


def key_of(*blocks):
    return read_key(flow_of(Document("a", "docx", "t", list(blocks))))


def test_colours_mean_what_the_documents_own_key_says():
    key = table("[FFC000] | On track", "[00B050] Green | Complete", "Red | Not started")
    assert key_of(key) == {"amber": "on_track", "green": "complete", "red": "not_started"}
    states = [(a.rag, a.state) for a in plan(key, PLAN).actions]
    assert states == [("amber", "on_track"), ("green", "complete"), (None, "at_risk")]


def test_without_a_key_a_colour_is_no_state():
    assert [a.state for a in plan(PLAN).actions] == [None, None, "at_risk"]


@pytest.mark.parametrize(
    "text",
    [
        "Key: Green = complete; Amber = in progress; Red = not started",
        "Green – complete. Amber – in progress. Red – not started.",
    ],
)
def test_a_key_in_one_line(text):
    assert key_of(line(text)) == {
        "green": "complete",
        "amber": "in_progress",
        "red": "not_started",
    }


def test_a_key_with_a_header_that_runs_into_the_plan_is_read_from_its_first_rows():
    rows = [f"{n} | Review {n} adverts. | May 2019" for n in range(1, 9)]
    key = table("Rating | Meaning", "Green | Complete", "Red | Not started", "Ref | Action", *rows)
    assert key_of(key) == {"green": "complete", "red": "not_started"}


def test_a_key_whose_cells_run_together_is_read():
    key = table("Rating | Meaning", "Green Completed | <", "Amber In progress | <")
    assert key_of(key) == {"green": "complete", "amber": "in_progress"}


def test_counts_and_other_tables_are_no_key():
    counts = table("Status | Actions", "Red | 3", "Amber | 7", "Green | 12")
    assert key_of(counts, PLAN) == {}


def test_a_key_that_a_page_runs_into_the_plan_is_read_from_its_first_rows():
    rows = [f"{n} | Review adverts {n}. | HR Manager | May 2019 | Green" for n in range(1, 12)]
    joined = table(
        "Green | < | Complete | < | <",
        "Amber | < | Slipping | < | <",
        "Ref | Action | Lead | By when | RAG",
        *rows,
    )
    assert key_of(joined) == {"green": "complete", "amber": "at_risk"}
    assert key_of(table("Ref | Action | Lead | By when | RAG", *rows)) == {}


def test_a_key_may_stand_in_one_row():
    key = table("B | Complete | G | On track | A | Delayed | R | Overdue")
    got = plan(
        key,
        table(
            "Ref | Action | Lead | RAG",
            "1 | Widen adverts. | HR Manager | R",
            "2 | Hold talks. | Chair | G",
        ),
    )
    assert [action.state for action in got.actions] == ["at_risk", "on_track"]


def test_letters_of_a_line_that_calls_itself_a_key():
    got = plan(line("Key: R – not started; A – started; G – complete"), PLAN)
    assert [a.state for a in got.actions] == ["in_progress", "complete", "at_risk"]


def test_a_key_of_painted_words_in_one_row():
    key = table("[FF0000] Not started | [FFC000] Underway | [00B050] Done")
    assert key_of(key) == {"red": "not_started", "amber": "in_progress", "green": "complete"}


STAGES = table(
    "Recommendation | Action | By when | Comments | Change stage (see key)",
    "Record lactate. | Buy an analyser. | May 2019 | Bought in April. | 3",
    "Chart fluids. | Teach all wards. | June 2019 | | 1",
)


@pytest.mark.parametrize(
    "key",
    [
        [line("KEY (Change stage)"), line("1. Agreed but not yet actioned"), line("3. Complete")],
        [table("Key | <", "1 | Not started", "3 | Fully implemented")],
    ],
)
def test_numbers_mean_what_the_documents_own_key_says(key):
    got = plan(STAGES, *key)
    assert [(a.status, a.state) for a in got.actions] == [("3", "complete"), ("1", "not_started")]


def test_without_a_key_a_number_is_no_state():
    assert [a.state for a in plan(STAGES).actions] == [None, None]


def test_a_key_of_one_line_for_each_colour_is_read():
    got = plan(
        line("GREEN – means that the action is on track and should be done in time"),
        line("AMBER – means there is some slippage but the issues are being dealt with"),
        table("Action|Lead|RAG", "Train the Board|OD Lead|GREEN", "Buy captions|HR|AMBER"),
    )
    assert [a.state for a in got.actions] == ["on_track", "at_risk"]


def test_a_key_of_one_cell_for_each_colour_is_read():
    key = table("Green: on track | Amber: some delay | Red: not started")
    assert key_of(key)["green"] == "on_track"
    got = plan(
        key,
        table(
            "Action | Lead | RAG",
            "Post rota gaps. | Rota Manager | [00B050]",
            "Clear one store room. | Estates Manager | [FF0000]",
        ),
    )
    assert [a.state for a in got.actions] == ["on_track", "not_started"]


def test_a_key_of_letters_with_one_cell_for_each():
    key = table("R = Overdue | G = On schedule | B = Finished")
    assert key_of(key) == {"red": "at_risk", "green": "on_track", "blue": "complete"}
    assert key_of(table("R = Overdue | G = On schedule | Seen by the board")) == {}


def test_below_the_word_key_a_space_parts_a_colour_from_what_it_means():
    lines = [line(text) for text in ("Key", "Blue Complete", "Green On track", "Amber At risk")]
    got = plan(
        *lines,
        table(
            "Action | Owner | Date | BRAG",
            "Post the rota. | Chair | May 2024 | [0070C0]Blue",
            "Train each panel. | HR | June 2024 | [FFC000]Amber",
        ),
    )
    assert [a.state for a in got.actions] == ["complete", "at_risk"]


def test_one_colour_explained_is_a_key_where_the_line_speaks_of_ratings():
    assert key_of(line("BRAG is given by the team: blue stands for closed.")) == {
        "blue": "complete"
    }


def test_one_colour_in_any_other_line_is_none():
    assert key_of(line("A green light for closed wards.")) == {}
    assert key_of(line("Blue means complete.")) == {}


def test_the_header_of_a_key_stands_on_a_colour_that_tells_nothing():
    key = table("[005EB8] RAG key | [005EB8] Meaning", "Green | On track", "Blue | Complete")
    assert key_of(key) == {"green": "on_track", "blue": "complete"}


def test_a_letter_with_its_colour_in_brackets_is_told_in_a_key():
    key = line("Key: R (Red) = Off track; A (Amber) = Delayed; G (Green) = Completed")
    assert key_of(key) == {"red": "at_risk", "amber": "at_risk", "green": "complete"}


@pytest.mark.parametrize("codes", ["CPND", "1234"])
def test_a_table_of_letters_and_states_alone_is_a_key(codes):
    said = ["Complete", "In progress", "Not started", "Delayed"]
    key = table(*(f"{code} | {text}" for code, text in zip(codes, said, strict=True)))
    rows = [f"{at} | Review adverts. | HR | May 2019 | {code}" for at, code in enumerate(codes, 1)]
    got = plan(line("How to read this"), key, table("Ref | Action | Lead | Due | State", *rows))
    assert [a.state for a in got.actions] == ["complete", "in_progress", "not_started", "at_risk"]


def test_lines_below_a_name_with_key_in_it_open_with_letters_and_may_wrap():
    lines = ("B Action complete", "G On track to be", "completed by the due date", "R Overdue")
    got = key_of(heading("Key to RAG rating", 3), *map(line, lines), heading("Plan"), PLAN)
    assert got == {"blue": "complete", "green": "on_track", "red": "at_risk"}
    assert key_of(heading("Our work", 3), *map(line, lines)) == {}
