"""Forms without rules, whose pieces stand below each other where a page or wide white parts them."""

from __future__ import annotations

from dataclasses import replace

from normalise.tables import heading, plan, table
from planlift_schema import Place

EDGES = (40.0, 160.0, 500.0)


def _piece(page, top, *rows):
    place = Place(page=page, box=(EDGES[0], top, EDGES[-1], top + 15 * len(rows)))
    return replace(table(*rows, page=page, edges=EDGES), place=place)


def _form(number, action, owner, by):
    return (f"No | {number}", f"Key actions | {action}", f"Delegated to | {owner}", f"By | {by}")


FIRST = _form("A1", "Widen adverts.", "HR Manager", "May 2024")
SECOND = _form("A2", "Train all panels.", "OD Lead", "June 2024")
THIRD = _form("A3", "Survey leavers.", "Matron", "July 2024")


def _told(got):
    return [(one.ref, one.action, one.owner, one.deadline) for one in got.actions]


WHOLE = [
    ("A1", "Widen adverts.", "HR Manager", "May 2024"),
    ("A2", "Train all panels.", "OD Lead", "June 2024"),
    ("A3", "Survey leavers.", "Matron", "July 2024"),
]


def test_a_piece_that_opens_in_the_middle_goes_on_with_the_form_above():
    got = plan(
        _piece(1, 100, *FIRST, *SECOND[:2]),
        _piece(1, 230, SECOND[2]),
        _piece(2, 60, SECOND[3], *THIRD[:2]),
        _piece(2, 160, *THIRD[2:]),
    )
    assert _told(got) == WHOLE


def test_forms_under_their_numbers_are_made_whole_one_by_one():
    def under(number, rows):
        return heading(number), rows[1:]

    blocks = [under(f"Action {n}", rows) for n, rows in enumerate((FIRST, SECOND, THIRD), 1)]
    body = []
    for page, (title, rows) in enumerate(blocks, 1):
        body += [title, _piece(page, 400, rows[0]), _piece(page + 1, 60, *rows[1:])]
    got = plan(*body)
    assert [one[1:] for one in _told(got)] == [one[1:] for one in WHOLE]


def test_a_line_across_that_comes_once_opens_no_rest():
    got = plan(
        _piece(1, 100, *FIRST),
        _piece(1, 200, "Indicator 3: Formal process | <", *SECOND),
        _piece(1, 320, *THIRD),
    )
    assert [(one.ref, one.owner) for one in got.actions] == [(a, c) for a, _, c, _ in WHOLE]
    assert got.actions[0].indicator == ""
