"""Records whose labels stand within lines, wrapped wherever their lines are full."""

from __future__ import annotations

import pytest

from parsers.text.test_own_widths import wrapped
from planlift import read_bytes
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.inner_labels import COLUMN_GAP, InnerLabels, inner_labels

ROWS = [
    ("Introduce a cannula care bundle.", "Company Secretary", "Mar-21"),
    ("Carry out monthly audits of mattresses and report to the committee each quarter.", "Lead Infection Control Nurse", "June 2021"),
    ("Complete root cause analysis for every case that is found.", "Executive Team", "TBC"),
    ("Fit test all staff in areas of high risk, so that managers know. The cost will be met.", "Medical Director", "28/01/2021"),
]  # fmt: skip


def _record(number, row):
    action, owner, date = row
    return f"{number}) Action: {action}  Who: {owner}  By when: {date}"


def _told(text):
    plan = read_bytes(text.encode(), "plan.txt")
    return [(each.ref, each.action, each.owner, each.deadline) for each in plan.actions]


@pytest.mark.parametrize("width", [*range(60, 80), 84, 90])
def test_records_are_read_however_wide_they_are_wrapped(width):
    text = "\n\n".join(wrapped(_record(at, row), width) for at, row in enumerate(ROWS, 1))
    assert _told(f"Infection Control Action Plan 2020/21\n\n{text}\n") == [
        (str(at), *row) for at, row in enumerate(ROWS, 1)
    ]


@pytest.mark.parametrize("width", [150, 160, 180])
def test_a_mail_wrapped_wider_than_its_introduction(width):
    long = (
        "Particular attention will be given to night workers and to colleagues in the community. "
    )
    rows = [(f"{action} {long * 2}".strip(), *others) for action, *others in ROWS]
    text = "\n\n".join(wrapped(_record(at, row), width) for at, row in enumerate(rows, 1))
    above = wrapped("As agreed at our meeting, here is the Infection Control Action Plan 2020/21, "
                    "which the board saw. Please let me know if anything is wrong.", 72)  # fmt: skip
    assert _told(f"{above}\n\n{text}\n") == [(str(at), *row) for at, row in enumerate(rows, 1)]


RECORDS = [Line(_record(at, row), at, at) for at, row in enumerate(ROWS, 1)]


@pytest.mark.parametrize(
    ("above", "text", "goes_on"),
    [
        ("2) Action: Buy gowns.  Who: Deputy Chair  By", "when: June 2021", True),
        ("2) Action: Buy gowns.  Who: Deputy Chair  To", "when: June 2021", False),
        ("2) Action: Buy gowns.  Who:", "Deputy Chair  By when: June 2021", True),
        ("2) Action: Buy gowns for us", "Deputy Chair  By when: June 2021", False),
        ("2) Action: Buy gowns.  Who: Deputy Chair", "By when: June 2021", False),
        ("2) Action: Buy gowns.  Who:", "Where: in all wards", False),
    ],
)
def test_a_line_goes_on_with_a_label_that_begins_above_or_with_the_value_of_one(
    above, text, goes_on
):
    assert inner_labels(RECORDS).goes_on(above, text) is goes_on
    assert not InnerLabels().goes_on(above, text)


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("Train every panel  HR Director", True),
        ("Train every panel.   HR Director", True),
        ("Train every panel.  We will pay", False),
        ("Train every panel  Lead: HR Director", False),
    ],
)
def test_white_behind_a_sentence_or_before_a_label_keeps_no_columns(text, keeps):
    assert bool(COLUMN_GAP.search(text)) is keeps


LISTED = [
    "* Introduce a passport for adjustments and a central budget of our own to pay for them.",
    "  [Led by: Chief Nurse | Timescale: September 2023 and March 2024]",
    "* Audit the accessibility of the intranet and of the rostering system against WCAG 2.2 AA.",
    "  Outputs: revised policy, quick guide, FAQ. [Led by: Head of Patient Safety with support",
    "  from divisional leads | Timescale: Immediate and ongoing]",
]


def test_words_before_a_colon_that_no_other_line_has_open_none_within_a_full_item():
    told = "Outputs: revised policy, quick guide, FAQ."
    got = read_bytes(
        "\n".join(["Disability action plan", "", *LISTED]).encode(), "plan.txt"
    ).actions
    assert [a.owner for a in got] == [
        "Chief Nurse",
        "Head of Patient Safety with support from divisional leads",
    ]
    assert got[1].action.endswith(f"against WCAG 2.2 AA. {told}")


def test_a_label_that_holds_that_of_the_line_above_is_another():
    text = (
        "1) Action: Train panels. Lead: Bob Jones. Due: July 2025. Status: Complete.\n\n"
        "2) Action: Train nurses. Lead: Ann Jones. Due: June 2025. Status: Complete.\n\n"
        "3) Action: Run a campaign across the wards against bullying of nurses. Lead:\n"
        "Deputy Lead: Carl Long. Due: May 2025. Status: Complete.\n"
    )
    plan = read_bytes(text.encode(), "plan.txt")
    assert (plan.actions[2].owner, plan.actions[2].deadline) == ("", "May 2025")
    assert "Carl Long" in plan.model_dump_json()
