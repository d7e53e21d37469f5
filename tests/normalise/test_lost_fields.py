"""What the recognition of a picture may have lost is doubted, told by the other actions."""

from __future__ import annotations

import pytest

from normalise.tables import TITLE, heading, line, table
from planlift.normalise.plan import plan_of
from planlift_parsers import Document
from planlift_schema import DocumentInfo

ROWS = [
    ("1.1", "Train every panel.", "HR Director", "May 2024", "On track"),
    ("1.2", "Hold stay talks.", "OD Lead", "June 2024", "Delayed"),
    ("1.3", "Publish the results.", "Chair", "July 2024", "Complete"),
    ("1.4", "Fit hearing loops.", "Estates Lead", "May 2025", "Complete"),
]
NAMES = ("Ref", "Action", "Lead", "Due", "Status")


def _actions(*blocks, ocr=True):
    document = Document("plan.pdf", "pdf", "test 1", [heading(TITLE), *blocks], ocr=ocr)
    return plan_of(
        document, DocumentInfo(name="plan.pdf", sha256="", bytes=1, format="pdf")
    ).actions


def _lines(changed):
    """The blocks of labelled lines, those of the third as they were misread."""
    blocks = []
    for at, row in enumerate(ROWS):
        lines = [f"{name}: {value}" for name, value in zip(NAMES, row, strict=True)]
        blocks += [line(text) for text in (changed(lines) if at == 2 else lines)]
    return blocks


@pytest.mark.parametrize("ocr", [True, False])
def test_a_field_that_almost_all_others_have_is_doubted_where_it_lacks(ocr):
    got = _actions(*_lines(lambda lines: lines[:-1]), ocr=ocr)
    assert [a.status for a in got] == ["On track", "Delayed", "", "Complete"]
    assert [set(a.review) for a in got] == [set(), set(), {"status"} if ocr else set(), set()]


def test_an_owner_that_took_in_the_line_of_another_field_is_doubted_with_it():
    got = _actions(*_lines(lambda x: [*x[:2], "Lead: Chair D ue- July 2024", x[4]]))
    assert got[2].owner == "Chair D ue- July 2024"
    assert {"owner", "deadline"} <= set(got[2].review)


def test_a_label_within_a_value_is_doubted_with_the_field_that_it_names():
    got = _actions(
        *_lines(lambda x: [x[0], "Action: Publish the results#Status: Complete", *x[2:4]])
    )
    assert {"action", "status"} <= set(got[2].review)
    assert not any(got[at].review for at in (0, 1, 3))


HEAD = "Ref | Metric | Action | Lead | Due | Status"


def _table(first, second):
    rows = [" | ".join((row[0], "Metric 2", *row[1:])) for row in ROWS]
    return table(HEAD, first, *rows[:2], second, *rows[2:])


def test_themes_are_doubted_below_a_row_that_was_cut_where_a_section_is_named():
    got = _actions(
        _table("Strand A - Joining us | < | < | < | < | <", "Strand B | Staying on | | | | ")
    )
    assert [a.theme for a in got][:2] == ["Strand A - Joining us"] * 2
    assert [set(a.review) for a in got] == [set(), set(), {"theme"}, {"theme"}]


def test_a_theme_that_others_have_is_doubted_where_it_lacks():
    got = _actions(
        _table("Strand A | Joining us | | | | ", "Strand B - Staying on | < | < | < | < | <")
    )
    assert [a.theme for a in got][2:] == ["Strand B - Staying on"] * 2
    assert [set(a.review) for a in got] == [{"theme"}, {"theme"}, set(), set()]


def test_an_action_that_lacks_what_all_others_of_its_table_have_may_be_none():
    rows = [" | ".join(row) for row in ROWS]
    got = _actions(
        table(HEAD.replace(" | Metric", ""), *rows[:2], "B | Staying on | | | ", *rows[2:])
    )
    assert [a.action for a in got][2] == "Staying on"
    assert [bool(a.review) for a in got] == [False, False, True, False, False]
    assert {"ref", "action", "owner", "deadline", "status"} <= set(got[2].review)


def test_a_ref_with_a_figure_where_the_others_have_a_letter_is_doubted():
    refs = ("EDI01", "EDI02", "ED103", "EDI04")
    rows = [" | ".join((ref, *row[1:])) for ref, row in zip(refs, ROWS, strict=True)]
    got = _actions(table(HEAD.replace(" | Metric", ""), *rows))
    assert [set(a.review) for a in got] == [set(), set(), {"ref"}, set()]
