from __future__ import annotations

import pytest

from parsers.shown import grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError, Limits
from planlift_parsers.separated import read

ROWS = [["Action", "Lead", "Deadline"], ["Train, then test", "HR", "May 2020"]]


def opened(text, limits=DEFAULT_LIMITS, encoding="utf-8"):
    return read(text.encode(encoding), "plan.csv", limits)


@pytest.mark.parametrize(
    "text",
    [
        'Action,Lead,Deadline\n"Train, then test",HR,May 2020\n',
        "Action;Lead;Deadline\r\nTrain, then test;HR;May 2020\r\n",
        "Action|Lead|Deadline\nTrain, then test|HR|May 2020\n",
        "Action\tLead\tDeadline\nTrain, then test\tHR\tMay 2020\n",
        "sep=;\nAction;Lead;Deadline\nTrain, then test;HR;May 2020\n",
        '\ufeffAction, Lead, Deadline\r"Train, then test", HR, May 2020\r',
    ],
    ids=["comma", "semicolon", "bar", "tab", "named", "mark and old line ends"],
)
def test_the_separator_is_found_out(text):
    document = opened(text)
    assert grid(only_table(document)) == ROWS
    assert document.format == "csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found_out(encoding):
    table = only_table(opened("Action,Lead\nTrust’s café,HR\n", encoding=encoding))
    assert grid(table)[1] == ["Trust’s café", "HR"]


def test_a_quoted_cell_keeps_its_lines_quotes_and_bullets():
    table = only_table(opened('Action,Lead\n"• say ""yes""\n• go","HR\n\nEDI"\n'))
    assert grid(table)[1] == ['- say "yes"\n- go', "HR\nEDI"]


def test_only_line_feeds_end_a_row():
    table = only_table(opened("Action,Lead\nTrain\u2028and test\x0bagain,HR\n"))
    assert table.rows == 2


def test_a_quote_that_is_never_closed_is_a_letter():
    rows = "".join(f"act {number},HR\n" for number in range(300))
    table = only_table(opened('Action,Lead\n"12 pipes,HR\n' + rows))
    assert table.rows == 302
    assert grid(table)[1] == ['"12 pipes', "HR"]


def test_a_title_above_the_table_is_text():
    document = opened(
        "WRES plan 2019/20,,\n,,\nAction,Lead,Deadline\nTrain,HR,May\nTest,EDI,June\n"
    )
    assert words(document) == ["WRES plan 2019/20"]
    assert grid(only_table(document))[0] == ["Action", "Lead", "Deadline"]


def test_cells_have_the_address_that_a_spreadsheet_shows():
    place = only_table(opened("Action,Lead\nTrain,HR\n")).cells[3].place
    assert (place.sheet, place.cell, place.row, place.column) == (None, "B2", 2, 2)


def test_a_file_without_separators_is_read_as_text():
    assert words(opened("Action: train the Board\n")) == ["Action: train the Board"]


def test_an_empty_file_and_a_large_one_are_refused():
    with pytest.raises(DocumentError, match="empty"):
        opened(" \n")
    with pytest.raises(LimitError, match="cells"):
        opened("a,b\n" * 50, Limits(cells=60))
