"""What stands between two lines that are one."""

from __future__ import annotations

import pytest

from parsers.text.test_boxes import _rows
from parsers.text.test_laid import rows_of
from parsers.text.test_prose import lines

ENDS = [
    ("the staff who are under-", "represented", ""),
    ("by 24/06/", "2023", ""),
    ("by 24/06/", "23", ""),
    ("in 2018-", "19", ""),
    ("in 2018–", "19", ""),
    ("plans for the mid-", "and long-term", " "),
    ("plans for the pre-", "or post-election", " "),
    ("all of them and/", "or a deputy", ""),
    ("Head of HR /", "Matron", " "),
    ("the plan –", "which we wrote", " "),
    ("the plan -", "which we wrote", " "),
    ("it is a Trust-", "(and board-) wide plan", " "),
    ("every ward", "meets", " "),
]


def boxed(above, below):
    edge = f"+-----+{'-' * 30}+\n"
    cells = [("Ref", "Action"), ("1", above), ("", below), ("2", "Buy captions.")]
    head, first, more, last = (f"| {ref:3} | {text:28} |\n" for ref, text in cells)
    return _rows(edge + head + edge + first + more + edge + last + edge)[1][1]


def laid(above, below):
    cells = [("Ref", "Action", "Lead"), ("1", above, "HR"), ("", below, ""), ("2", "Go.", "IT")]
    text = "".join(f"{ref:6}{told:31}{lead}".rstrip() + "\n" for ref, told, lead in cells)
    return rows_of(text)[1][1]


@pytest.mark.parametrize(("above", "below", "mark"), ENDS)
def test_a_hyphen_or_slash_at_the_end_of_a_line_binds_the_next_unless_it_is_suspended(
    above, below, mark
):
    assert boxed(above, below) == laid(above, below) == f"{above}{mark}{below}"


PROSE = """\
We will set up a network for every group of staff that is under-
represented in senior posts, and tell the board of it by 24/06/
2023, as the plan has actions for the short term, and for the mid-
and long-term, of which we will all tell the Lead / the Head of HR /
Matron or any other person who is to lead on it, in person and/
or by letter, so that nobody who is to act upon it can say on the
day that no word of it has come.
"""


def test_so_it_does_in_prose():
    (line,) = lines(PROSE)
    bound = [
        "under-represented",
        "by 24/06/2023, as",
        "mid- and long-term",
        "HR / Matron",
        "and/or",
    ]
    assert [words for words in bound if words not in line] == []
    assert line.endswith(
        "so that nobody who is to act upon it can say on the day that no word of it has come."
    )
