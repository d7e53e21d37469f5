"""Cards and labelled lines side by side, and labels before values in a column of their own."""

from __future__ import annotations

from planlift.pipeline import read_bytes
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.text import read


def texts(text: str) -> list[str]:
    document = read(text.encode(), "plan.txt", DEFAULT_LIMITS)
    return [paragraph.text for paragraph in document.paragraphs()]


CARDS = """\
 Action 1                                              Action 2
 Give every board member a personal inclusion          Retire the old application form.
 objective and review it.                              High impact      Fair recruitment
 High impact     Measurable aims                       action
 action                                                Lead             Deputy Chief Executive
 Lead            Head of Resourcing                    Timescale        July 2024
 Timescale       June 2024                             State            On schedule
 State           Finished




 Action 3                                              Action 4
 Require a diverse panel for every vacancy.            Publish pay gaps beside the figures.
 High impact     Fair recruitment                      High impact      Pay gaps
 action                                                action
 Lead            Director of People                    Lead             Director of Nursing
 Timescale       May 2025                              Timescale        March 2025
 State           Not begun                             State            Not begun
"""
NOTES = """\
  Ref: A                          Issue: Crews go straight from one incident to the next.
  When: 30 June 2021              We will: Stand the aircraft down for one hour.
  Status: Delivered               Lead: Duty Manager
  Ref: B                          Issue: Dispatchers are forgotten afterwards.
  When: By end of October         We will: Invite the dispatcher to each debriefing.
  2021                            Lead: Clinical Lead
  Status: Started
"""


def test_cards_side_by_side_are_read_one_after_the_other():
    got = read_bytes(CARDS.encode(), "plan.txt").actions
    assert [action.ref for action in got] == ["Action 1", "Action 2", "Action 3", "Action 4"]
    assert got[0].action == (
        "Give every board member a personal inclusion objective and review it."
    )
    assert [action.deadline for action in got] == [
        "June 2024",
        "July 2024",
        "May 2025",
        "March 2025",
    ]


def test_a_label_that_wraps_beside_its_value_is_one():
    assert texts(CARDS).count("High impact action") == 4


def test_labelled_lines_side_by_side_are_read_record_by_record():
    got = texts(NOTES)
    assert got[:4] == [
        "Ref: A",
        "When: 30 June 2021",
        "Status: Delivered",
        "Issue: Crews go straight from one incident to the next.",
    ]
    assert "When: By end of October 2021" in got


def test_several_labels_in_one_line_are_a_line_each():
    text = (
        "MS1 Audit the payslips of each provider.\n"
        "Owner: Compliance Director      Due: 31 January 2020      Status: Underway\n"
        "MS2 Write the principle into all contracts.\n"
        "Owner: Procurement Manager      Due: 30 April 2020        Status: Complete\n"
    )
    assert texts(text)[1:4] == [
        "Owner: Compliance Director",
        "Due: 31 January 2020",
        "Status: Underway",
    ]


def test_a_table_of_figures_is_no_cards():
    text = (
        "Pay band          BME       Pay band          White\n"
        "Band 5            12        Band 5            586\n"
        "Band 6            58        Band 6            136\n"
        "Band 7            50        Band 7            222\n"
    )
    document = read(text.encode(), "plan.txt", DEFAULT_LIMITS)
    assert next(document.tables()).columns == 4


def test_labels_go_on_where_the_page_ends_between_them():
    page = "Ref         {}\nWhat        Do {} at once.\nWho         The nurse\n"
    rest = "When        May 2021\nState       Complete\n"
    text = (
        page.format("1a", "this")
        + rest
        + page.format("1b", "that")
        + "\n\nOur plan      Page 1\n\n"
        + rest
        + page.format("2a", "more")
        + rest
        + "\n\nOur plan      Page 2\n"
    )
    (table,) = read(text.encode(), "plan.txt", DEFAULT_LIMITS).tables()
    assert table.rows == 15
