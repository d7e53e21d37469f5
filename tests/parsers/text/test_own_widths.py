"""Paragraphs wrapped at a width of their own, beside others that are one long line."""

from __future__ import annotations

import textwrap

from parsers.text.test_prose import lines

LONG = (
    "We will offer every leaver an exit interview with somebody outside their team. (Lead: Head of"
    " Resourcing; due: May 2021)"
)
NARROW = (
    "We will review the scheme of delegation with support from the staff side and share what"
    " we learn. (Lead: Chief Finance Officer; due: 20 June 2021)"
)
WIDE = (
    "We will train the senior information risk owner and all deputies working with partners in the"
    " wider system, and report on it each quarter. (Lead: Head of Information Governance; due"
    " 23 September 2021)"
)


def wrapped(text, width):
    return "\n".join(textwrap.wrap(text, width))


WRAPPED = [wrapped(NARROW, 72), wrapped(WIDE, 80)]


def test_each_paragraph_is_as_wide_as_it_was_wrapped():
    text = "\n\n".join([LONG, wrapped(NARROW, 72), wrapped(WIDE, 95)])
    assert lines(text) == [LONG, NARROW, WIDE]


def test_a_long_line_of_hundred_letters_hides_no_narrower_paragraph():
    almost = (
        "We will review privileged accounts. (Lead: Data Protection Officer; due: 1 August 2024)"
    )
    text = "\n\n".join([almost, wrapped(NARROW, 72), wrapped(WIDE, 80)])
    assert lines(text) == [almost, NARROW, WIDE]


def test_cells_on_lines_of_their_own_stay_apart():
    cells = ["Train all panel members before they sit on a panel again", "Head of HR", "May 2021"]
    again = ["Publish what we pay and why, and how the gap has changed", "Head of Pay", "June 2021"]
    text = "\n".join([LONG, "", *cells, "", *again, ""])
    assert lines(text) == [LONG, *cells, *again]


def test_a_label_that_stands_within_lines_begins_none_by_chance():
    inner = (
        "We will convert the fleet as told. Lead: Head of Parks. Deadline: May 2022, and each year."
    )
    chance = (
        "We will open a drop-in session for unpaid carers at each library and review the\n"
        "sessions with support from the staff side, after which we will publish a report.\n"
        "Lead: Housing Manager. Deadline: June 2022."
    )
    text = "\n\n".join([inner, f"{LONG}. Lead: HR.", chance, *WRAPPED])
    assert lines(text)[2] == " ".join(chance.split())


def test_labels_below_a_full_line_stay_labels():
    block = (
        "Action: Train every panel of the trust before it meets again, and each year\n"
        "Lead: Head of Resourcing and the Director of Workforce and of Inclusion, HR"
    )
    text = "\n\n".join([LONG, *WRAPPED, block])
    assert lines(text) == [LONG, NARROW, WIDE, *block.splitlines()]


ITEM = (
    "1.1 Train the senior information risk owner and all deputies who work with partners in the"
    " wider system"
)
LEAD = (
    "Lead: Chief Information Officer with the Head of Information Governance and both of their"
    " deputies"
)
NEXT = (
    "1.2 Review the scheme of delegation with support from the staff side and share what we learn"
)


def test_numbered_and_labelled_lines_that_stand_together_are_each_as_wide_as_they_were_wrapped():
    together = [wrapped(ITEM, 60), wrapped(LEAD, 66), "Due: May 2021", wrapped(NEXT, 72)]
    text = "\n".join([LONG, "", *together, "Due: June 2021", ""])
    assert lines(text) == [LONG, ITEM, LEAD, "Due: May 2021", NEXT, "Due: June 2021"]


def test_a_line_below_a_label_that_had_room_for_its_first_word_is_no_rest_of_it():
    lead = ["Lead: Chief Nurse", "with the Director of Workforce and the Head of Inclusion"]
    text = "\n".join([LONG, "", wrapped(ITEM, 60), *lead, wrapped(NEXT, 72), ""])
    assert lines(text) == [LONG, ITEM, *lead, NEXT]
