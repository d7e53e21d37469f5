"""Lines that lead about a web page, in copies of it."""

from __future__ import annotations

import pytest

from planlift import read_bytes
from planlift_parsers import DEFAULT_LIMITS, Kind
from planlift_parsers.opening import open_document
from planlift_parsers.page_links import is_page_link


@pytest.mark.parametrize(
    "text",
    ["Back to top", "↑ Return to the top of the page", "Top of page", "Skip to main content",
     "^ Back to top", "[Print this page]"],
)  # fmt: skip
def test_a_link_and_nothing_else(text):
    assert is_page_link(text)


@pytest.mark.parametrize(
    "text",
    ["Back to work policy", "Return to practice", "Go to the top team for help", "Top of page 3",
     "Skip to main content of the plan and read it", "", "Print"],
)  # fmt: skip
def test_other_lines_are_text(text):
    assert not is_page_link(text)


BLOCK = "Action {0}\nWhat we will do: Train panel {0} in fair selection.\nLead: HR Director\n"
PAGE = "".join(
    f"{BLOCK.format(at)}Outcome measure: Staff are better informed\n{link}\n"
    for at, link in enumerate(["Back to top", "", "Back to top"], 1)
)


def test_they_are_no_part_of_a_plan():
    document = open_document(PAGE.encode(), "page.txt", DEFAULT_LIMITS)
    assert [p.text for p in document.paragraphs() if p.kind is Kind.NAVIGATION] == [
        "Back to top"
    ] * 2
    got = read_bytes(PAGE.encode(), "page.txt").actions
    assert [(a.ref, a.theme, a.outcome) for a in got] == [
        (f"Action {at}", "", "Staff are better informed") for at in (1, 2, 3)
    ]
