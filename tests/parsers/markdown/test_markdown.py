from __future__ import annotations

import pytest

from parsers.shown import grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError
from planlift_parsers.document import Kind
from planlift_parsers.markdown import read

PLAN = """---
author: someone
---
# WRES plan

| Action | Lead |
|--------|:----:|
| **Train** the Board<br>and test | HR \\| EDI |

1. one
2. two
   - deep

Line one
line two
"""


def opened(text):
    return read(text.encode(), "plan.md", DEFAULT_LIMITS)


def test_tables_headings_and_lists():
    document = opened(PLAN)
    assert grid(only_table(document)) == [
        ["Action", "Lead"],
        ["Train the Board\nand test", "HR | EDI"],
    ]
    assert document.blocks[0].kind is Kind.HEADING
    assert words(document) == ["WRES plan", "1. one", "2. two", "- deep", "Line one line two"]


def test_quotes_nested_without_end_meet_the_limit():
    with pytest.raises(LimitError, match="deep"):
        opened(">" * 5000 + " x")


def test_an_empty_file_is_refused():
    with pytest.raises(DocumentError, match="empty"):
        opened("\n")


def test_bold_that_a_space_closes_or_opens_shows_no_stars():
    text = (
        "**Agenda **\n\n**Closed: **report sent\n\nThose** done** at\n\n**a**b **c**, 2 ** 3 ** 4\n"
    )
    shown = ["Agenda", "Closed: report sent", "Those done at", "ab c, 2 ** 3 ** 4"]
    assert words(opened(text)) == shown


@pytest.mark.parametrize(
    "above", ["- Red: late\n", "- Red: late\n\n", "1. Red\n2. Green\n", "So:\n"]
)
def test_a_table_right_below_a_list_or_text_is_one(above):
    document = opened(f"{above}| Action | Lead |\n| --- | :-: |\n| Train | HR |\n| Test | OD |\n")
    assert grid(only_table(document)) == [["Action", "Lead"], ["Train", "HR"], ["Test", "OD"]]


def test_rows_without_a_rule_below_the_first_stay_words():
    assert words(opened("- Red\n| one | two |\n| three | four |\n")) == [
        "- Red | one | two | | three | four |"
    ]


def test_an_empty_header_is_no_row():
    document = opened("|  |  |\n| --- | --- |\n| Action | Lead |\n| Train | HR |\n")
    assert grid(only_table(document)) == [["Action", "Lead"], ["Train", "HR"]]


@pytest.mark.parametrize(
    "row", ["a" * 1_000_000, "a\n|b|\n|" + "-" * 1_000_000 + "x", " " * 1_000_000]
)
def test_endless_lines_around_what_may_be_a_table_are_looked_at_once(row):
    """A pattern that tries every place in them again takes hours."""
    assert "end" in words(opened(f"{row}\n\nend\n"))


def test_a_table_that_a_long_rule_opens_at_the_head_is_no_front_matter():
    rule = "-" * 20
    document = opened(
        f"{rule}\nRef:  Action\n----- --------------\n1     Train\n\n2     Buy\n{rule}\n"
    )
    assert grid(only_table(document)) == [["Ref:", "Action"], ["1", "Train"], ["2", "Buy"]]
    assert words(opened("---- ----\nOur plan: one\n\nText\n\n----\nEnd\n"))[-2:] == ["Text", "End"]
