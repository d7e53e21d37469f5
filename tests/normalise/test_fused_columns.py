"""Columns that hold two fields at once, in tables that go on without their header."""

from __future__ import annotations

from normalise.tables import heading, plan, table


def test_a_table_without_header_is_parted_as_the_table_whose_header_it_takes():
    got = plan(
        table(
            "Ref Action | Lead | Timescale",
            "1 Train every panel in fair selection. | HR Director | May 2024",
            "2 Hold stay talks on each ward. | OD Lead | June 2024",
        ),
        heading("What comes after"),
        table(
            "3 Publish the results on the intranet. | Chair | July 2024",
            "4 Widen where posts are advertised. | HR Manager | August 2024",
        ),
    )
    assert [(action.ref, action.owner) for action in got.actions] == [
        ("1", "HR Director"),
        ("2", "OD Lead"),
        ("3", "Chair"),
        ("4", "HR Manager"),
    ]
    assert got.actions[2].action == "Publish the results on the intranet."
