"""The body that a mail or letter is signed for."""

from __future__ import annotations

import pytest

from planlift import read_bytes

PLAN = "1) Action: Train every panel.  Lead: HR Director  Due: May 2021\n\n2) Action: Hold talks.  Lead: Chair  Due: June 2021\n"


def _told(text):
    return read_bytes(
        f"Dear Priya,\n\nHere is our plan.\n\n{PLAN}\n{text}".encode(), "p.txt"
    ).organisation


@pytest.mark.parametrize(
    "closing", ["Best wishes", "Kind regards,", "Many thanks", "Yours sincerely"]
)
def test_a_name_below_the_closing_words_is_whose_plan_it_is(closing):
    lines = [closing, "", "Sam Placeholder", "Project Manager", "Ravensmoor NHS Foundation Trust",
             "Tel: 01632 960389", "", "Please think before you print.", "", "The End.", ""]  # fmt: skip
    found = _told("\n".join(lines))
    assert found.name == "Ravensmoor NHS Foundation Trust"
    assert "signature" in found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Sam Placeholder\nProject Manager\nWe work with Ravensmoor NHS Foundation Trust on this.\n",
        "Best wishes\n\nSam Placeholder\nwho works with Ravensmoor NHS Foundation Trust on this\n",
    ],
)
def test_other_lines_are_no_signature(text):
    found = _told(text)
    assert found is None or "signature" not in found.evidence


def test_a_greeting_below_the_subject_of_a_mail_is_no_part_of_the_first_action():
    text = f"From: Jane Okoro\nSubject: Equality actions\n\nDear all,\n\nPlease find it here.\n\n{PLAN}"
    got = read_bytes(text.encode(), "p.txt").actions
    assert [a.summary for a in got] == ["", ""]
