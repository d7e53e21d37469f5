"""Lines set as plain text that name a part of the plan say nothing of its actions."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table


def _table(code):
    return table(
        "Item | Indicator | Specific action | Lead | By when",
        f"{code}-01 | Indicator 1 | Train every panel. | HR Director | May 2024",
        f"{code}-02 | Indicator 2 | Hold stay talks. | OD Lead | June 2024",
    )


def _summaries(*above):
    first, second = above
    made = plan(
        heading("Priorities for 2024/25", 1),
        line(first),
        _table("WRES"),
        line(second),
        _table("WDES"),
    )
    return [action.summary for action in made.actions]


def test_the_name_of_a_part_is_no_summary():
    name = "Part {}: Workforce {} Equality Standard action plan"
    assert _summaries(name.format("A", "Race"), name.format("B", "Disability")) == ["", "", "", ""]


def test_what_is_told_above_each_table_is_one():
    told = "Fewer colleagues trust the process.", "Disabled colleagues wait longer."
    assert _summaries(*told) == [told[0], told[0], told[1], told[1]]
