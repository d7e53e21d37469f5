"""Headings and tables as wikis write them."""

import pytest

from parsers.shown import grid, only_table, words
from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.document import Kind, Table
from planlift_parsers.text import read
from steps import assert_linear


def _read(text):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def _headings(document):
    return [
        (block.level, block.text)
        for block in document.blocks
        if not isinstance(block, Table) and block.kind is Kind.HEADING
    ]


def _refuses(text):
    document = _read(text)
    assert not [block for block in document.blocks if isinstance(block, Table)]
    return " ".join(words(document))


def test_jira():
    document = _read(
        "h1. {anchor:our-plan}Our plan\n\nh2. Theme\n\n||Ref||Action||Lead||\n"
        "|1|Train all \\\\ Buy [hoists|http://x.org/y]| |\n|2|Go on.\nThen stop.|HR|\n|3||EDI|\n|4|x|\nBelow.\n"
    )
    table = only_table(document)
    assert grid(table) == [
        ["Ref", "Action", "Lead"],
        ["1", "Train all\nBuy [hoists|http://x.org/y]", ""],
        ["2", "Go on.\nThen stop.", "HR"],
        ["3", "", "EDI"],
        ["4", "x", ""],
    ]
    assert {cell.row for cell in table.cells if cell.doubt} == {4}
    assert _headings(document) == [(1, "Our plan"), (2, "Theme")]
    assert words(document)[-1] == "Below."


def test_dokuwiki():
    document = _read(
        "====== Our plan ======\n\n===== Theme =====\n\n^Ref ^Action    ^Lead^\n|1   |Train all |HR  |\n"
        "^2   |[[a|b]]   |    |\n"
    )
    assert grid(only_table(document)) == [
        ["Ref", "Action", "Lead"],
        ["1", "Train all", "HR"],
        ["2", "[[a|b]]", ""],
    ]
    assert _headings(document) == [(1, "Our plan"), (2, "Theme")]


def test_mediawiki():
    document = _read(
        '= Our plan =\n\n{| class="wikitable"\n|+ Caption\n! Ref !! Action !! Lead\n|-\n| 1 || Train all || HR\n'
        '|-\n| 2\n| style="color: red" | Buy a.\n\nBuy b.\n|\n|-\n| colspan="3" | Across\n|}\nBelow.\n'
    )
    table = only_table(document)
    assert grid(table) == [
        ["Caption"],
        ["Ref", "Action", "Lead"],
        ["1", "Train all", "HR"],
        ["2", "Buy a.\nBuy b.", ""],
        ["Across"],
    ]
    assert words(document)[-1] == "Below."


def test_a_cell_merged_down_leaves_a_gap_that_is_doubted():
    table = only_table(
        _read(
            '{|\n! A !! B !! C\n|-\n| rowspan="2" | x || y || z\n|-\n| v || w\n|-\n| 1 || 2 || 3\n|}\n'
        )
    )
    assert grid(table)[1:] == [["x", "y", "z"], ["", "v", "w"], ["1", "2", "3"]]
    assert {cell.row for cell in table.cells if cell.doubt} == {2}


def test_org_mode():
    document = _read(
        "#+TITLE: Our plan\n\n* Theme\n\n| Ref | Action |\n|-----+--------|\n| 1   | Train  |\n| 2   | Buy    |\n"
    )
    assert grid(only_table(document)) == [["Ref", "Action"], ["1", "Train"], ["2", "Buy"]]
    assert _headings(document) == [(1, "Our plan"), (1, "Theme")]


def test_stars_in_other_files_are_bullets():
    assert words(_read("Our values\n\n* Listen\n* Learn\n")) == [
        "Our values",
        "- Listen",
        "- Learn",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "{| class=x\n| a || b\n\nNever closed.\n",
        "{|\n| a || {|\n{|\n| b\n|}\n",
        "^This line^ is one alone.\nNo row^.\n",
        "||one||two||\n\nText.\n",
    ],
    ids=["open", "nested", "raised", "header-alone"],
)
def test_what_is_no_whole_table_stays_text(text):
    said = _read(text)
    shown = " ".join(paragraph.text for paragraph in said.paragraphs())
    for word in ("class=x", "never", "one", "two", "raised", "row"):
        assert shown.lower().count(word) == text.lower().count(word)


def test_marks_without_end_are_read_to_their_end():
    text = "{| a=" + "b=" * 30 + "\n|" + "x=" * 50_000 + "\n" + "||a||b||\n" * 2_000 + "|" * 9_000
    assert sum(p.text.count("x") for p in _read(text).paragraphs()) == 50_000
    assert_linear(lambda count: _read("{| c=1\n" + "||a||b||\n" * count), 500)
