"""Running text above tables: a finding of its own, or the same under every heading."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table

HEADER = "Action | Lead | By when"
ROWS = ["Train every panel. | HR Director | May 2024", "Hold stay talks. | Chair | June 2024"]
SAME = "These actions are looked at each quarter."


def _summaries(*above, name="Theme"):
    blocks = []
    for text, row in zip(above, [*ROWS, *ROWS], strict=False):
        blocks += [
            heading(f"{name} {1 + len(blocks) // 3}: Fair posts", 2),
            line(text),
            table(HEADER, row),
        ]
    document = plan(heading("Race Equality Action Plan", 1), *blocks)
    return [action.summary for action in document.actions]


def test_the_same_line_under_every_heading_is_no_finding():
    assert _summaries(SAME, SAME, SAME) == ["", "", ""]


@pytest.mark.parametrize(
    "told", [("The gap is wide.", "Few applied."), ("The gap is wide.", SAME, SAME), (SAME, SAME)]
)
def test_a_line_that_differs_under_one_heading_is_one(told):
    assert _summaries(*told) == list(told)


def test_the_same_line_under_every_indicator_is_told_of_each():
    assert _summaries(SAME, SAME, SAME, name="Indicator") == [SAME] * 3
