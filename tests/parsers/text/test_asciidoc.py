"""Tables as AsciiDoc writes them."""

import pytest

from parsers.shown import grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.document import Table
from planlift_parsers.text import read

PLAN = """\
== Our plan

[cols="1,2,1",options="header"]
|===
|Ref |Action |Lead

|1 |Train every manager to listen
and to act. a|
* Estates
* HR

|2 |Buy a\\|b |
|===

Seen by the board.
"""


def _read(text):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def test_cells_go_on_over_lines_until_the_next_bar():
    document = _read(PLAN)
    assert grid(only_table(document)) == [
        ["Ref", "Action", "Lead"],
        ["1", "Train every manager to listen and to act.", "- Estates\n- HR"],
        ["2", "Buy a|b", ""],
    ]
    assert words(document) == ["Our plan", "Seen by the board."]


def test_without_settings_the_first_line_tells_the_columns():
    text = "|===\n|Ref |Action\n|1\n|Train\n2+|All together\n|===\n"
    table = only_table(_read(text))
    assert grid(table) == [["Ref", "Action"], ["1", "Train"], ["All together"]]
    assert table.cells[-1].column_span == 2


@pytest.mark.parametrize(
    "inside",
    ["|Ref |Action\n|1", ".2+|Ref |Action\n|Train |x", "Words first\n|Ref |Action"],
    ids=["short", "rows-spanned", "text-first"],
)
def test_cells_that_fill_no_rows_stay_text(inside):
    document = _read(f"|===\n{inside}\n|===\n")
    said = " ".join(p.text for p in document.paragraphs())
    assert all(word in said for word in ("Ref", "Action"))


def test_a_fence_that_nothing_closes_is_text():
    document = _read("|===\nText a\n\nText b\n")
    assert not [block for block in document.blocks if isinstance(block, Table)]
    assert words(document)[-2:] == ["Text a", "Text b"]
