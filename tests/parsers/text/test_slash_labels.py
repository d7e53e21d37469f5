"""Labels and values parted by slashes, block by block."""

from __future__ import annotations

import pytest

from planlift.pipeline import read_bytes

ROWS = [
    ("1", "2024-11-26", "Train every panel in fair selection.", "HR Lead; OD Lead"),
    ("2", "2025-01-27", "Film three colleagues / their teams.", "Press Lead"),
    ("3", "2025-03-31", "Write a guide to stay talks.", "OD Lead"),
]
FIGURES = (
    "Pay band / Headcount / 2023 / 2024\nBand 2-4 / 122 / 7% / 12%\nBand 5 / 677 / 16% / 20%\n"
)


def _block(ref, due, task, who):
    return (
        f"Action ID / {ref} / Needed by / {due}\nTasks/activities / {task}\n"
        f"Update for committee / Begun in May.\nWho? / {who}\n"
    )


@pytest.mark.parametrize("above", ["", FIGURES + "\n"])
def test_blocks_of_labels_before_slashes_are_actions(above):
    text = "WRES action plan 2024/25\n\n" + above + "\n".join(_block(*row) for row in ROWS)
    got = read_bytes(text.encode(), "plan.txt").actions
    assert [(a.ref, a.deadline, a.action, a.owner) for a in got] == ROWS
    assert {a.updates for a in got} == {"Begun in May."}


def test_actions_across_are_no_blocks():
    tables = "\n".join(
        f" / Action {n} / Action {n + 1}\nRemedial work / Train panel {n} / Film colleague {n}\n"
        f"Due date / Dec-1{n} / June 201{n}\nWho? / HR Lead / Press Lead\n"
        for n in (1, 3, 5)
    )
    got = read_bytes(f"WRES action plan\n\n{tables}".encode(), "plan.txt").actions
    assert [a.action for a in got][:2] == ["Train panel 1", "Film colleague 1"]
