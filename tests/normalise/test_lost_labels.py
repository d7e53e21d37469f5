"""Pages whose labels, columns or headings the text has lost: read, and doubted where told apart."""

from __future__ import annotations

import datetime as dt

from normalise.tables import line, plan

RACE = "Workforce Race Equality Standard action plan 2020"
WORDING = (
    "Percentage of staff believing that the trust provides equal opportunities for career "
    "progression or promotion"
)


def lines(*texts):
    return [line(text) for text in texts]


def test_labels_that_come_once_stand_alone_above_their_values():
    (action,) = plan(
        *lines(
            RACE,
            "Indicator 7",
            WORDING,
            "Objective",
            "Close the gap in promotions",
            "Action",
            "Publish all acting-up roles on the intranet.",
            "Date",
            "Jan 2023",
            "Lead",
            "HR Manager",
            "Workforce Lead",
            "RAG rating",
            "Not yet begun",
        )
    ).actions
    assert action.action == "Publish all acting-up roles on the intranet."
    assert (action.owner, action.deadline) == ("HR Manager\nWorkforce Lead", "Jan 2023")
    assert action.status == "Not yet begun"
    assert action.indicator == f"Indicator 7\n{WORDING}"


def test_header_words_one_below_the_other_are_no_labels():
    assert not plan(*lines("Action", "Lead", "Date", "Train the Board", "OD Lead")).actions


def test_blocks_under_action_1_without_labels_are_told_apart_and_doubted():
    first, second = plan(
        *lines(
            RACE,
            "Indicator 7",
            WORDING,
            "Four in ten answered that it does.",
            "Action 1",
            "- Launch the mentoring scheme",
            "- Promote it at the staff forum",
            "Inclusion Facilitato",
            "March 2020",
            "Begun, with ten pairs matched.",
            "Action 2",
            "Advertise all acting-up roles",
            "- HR Manager",
            "- Head of Resourcing",
            "March 2022",
        )
    ).actions
    assert first.action == "- Launch the mentoring scheme\n- Promote it at the staff forum"
    assert (first.ref, first.owner, first.deadline) == (
        "Action 1",
        "Inclusion Facilitato",
        "March 2020",
    )
    assert first.updates == "Begun, with ten pairs matched."
    assert second.owner == "- HR Manager\n- Head of Resourcing"
    assert second.due.by == dt.date(2022, 3, 31)
    for action in (first, second):
        assert action.indicator == f"Indicator 7\n{WORDING}"
        assert action.indicators == ("WRES-7",)
        assert action.summary == "Four in ten answered that it does."
        assert {"action", "owner", "deadline"} <= set(action.review)


def test_a_line_with_figures_below_an_indicator_is_not_its_wording():
    said = "42% believe that the trust provides equal opportunities for promotion."
    (action,) = plan(
        *lines(RACE, "Indicator 7", said, "Action 1", "Publish all roles", "OD Lead", "May 2020")
    ).actions
    assert (action.indicator, action.summary) == ("Indicator 7", said)


def test_a_short_line_above_each_block_of_labels_names_its_theme():
    got = plan(
        *lines(
            "Improvement action plan",
            "Sharing good practice",
            "Action: Hold weekly meetings on late cases.",
            "Person responsible: Information Manager",
            "End date: September 2023",
            "Current status: Ongoing",
            "More staff",
            "Action: Recruit a case officer.",
            "Person responsible: Data Protection Officer",
            "End date: October 2023",
            "Current status: Update to follow",
        )
    ).actions
    assert [a.theme for a in got] == ["Sharing good practice", "More staff"]
    assert [a.status for a in got] == ["Ongoing", "Update to follow"]


def test_a_label_glued_to_the_value_before_it_is_found():
    first, second = plan(
        *lines(
            "Ward cleaning plan",
            "Action: Fit new taps",
            "Lead: Estates Manager",
            "Completion Date: October 2018Status: COMPLETE",
            "Action: Repair the floors",
            "Lead: Estates Manager",
            "Completion Date: December 2019Status:GREEN",
        )
    ).actions
    assert (first.deadline, first.status) == ("October 2018", "COMPLETE")
    assert (second.deadline, second.status) == ("December 2019", "GREEN")


def test_a_line_that_introduces_a_list_stays_in_the_value_it_stands_in():
    (action,) = plan(
        *lines(
            "Equality action plan",
            "Analysis: As of May 2018:",
            "- 18 staff",
            "As of May 2019:",
            "- 21 staff",
            "As of May 2020:",
            "- 22 staff",
            "Action: Publish all roles",
            "Lead: OD Lead",
            "By when: May 2021",
        )
    ).actions
    assert "As of May 2019:\n- 21 staff\nAs of May 2020:\n- 22 staff" in action.summary


def test_items_that_are_dates_by_turns_belong_to_the_actions_behind_them():
    got = plan(
        *lines(
            "Details of our action plan",
            "Advice: response times",
            "- by 23 April 2026",
            "- Answer all late requests",
            "- Complete",
            "- Buy a system that logs requests",
            "Advice: training",
            "- by 30 May 2026",
            "- Train all who answer requests",
            "- by 30 June 2026",
            "- Publish a tip sheet",
        )
    ).actions
    assert [(a.deadline, a.action) for a in got] == [
        ("by 23 April 2026", "Answer all late requests"),
        ("Complete", "Buy a system that logs requests"),
        ("by 30 May 2026", "Train all who answer requests"),
        ("by 30 June 2026", "Publish a tip sheet"),
    ]
    assert [a.theme for a in got] == ["Advice: response times"] * 2 + ["Advice: training"] * 2


def test_rows_of_which_the_words_alone_are_kept_are_parted_by_dates_and_leads():
    got = plan(
        *lines(
            "Gender equality action plan",
            "Action Target date Person / body responsible",
            "Publish a statement on equal pay September 2017 Director of Human Resources",
            "Carry out an audit of pay in all staff groups",
            "By end of May 2018",
            "Director of Human Resources / Director of Finance",
            "Continue to offer flexible working Ongoing Director of Finance",
        )
    ).actions
    assert [(a.action, a.deadline, a.owner) for a in got] == [
        ("Publish a statement on equal pay", "September 2017", "Director of Human Resources"),
        (
            "Carry out an audit of pay in all staff groups",
            "By end of May 2018",
            "Director of Human Resources / Director of Finance",
        ),
        ("Continue to offer flexible working", "Ongoing", "Director of Finance"),
    ]
    assert all({"action", "deadline", "owner"} <= set(a.review) for a in got)


def test_words_without_dates_and_leads_below_such_a_header_are_no_rows():
    got = plan(
        *lines(
            "Gender equality action plan",
            "Action Target date Person / body responsible",
            "Our staff told us what matters to them.",
            "We thank all who took part in it.",
            "The next survey comes soon.",
        )
    )
    assert not got.actions


def test_a_block_under_an_indicator_is_told_apart_by_the_label_that_is_left():
    (action,) = plan(
        *lines(
            RACE,
            "Indicator 7",
            WORDING,
            "Few staff apply for promotion.",
            "Publish all acting-up roles on the intranet.",
            "To have as many applicants as there are in the trust.",
            "Time frame",
            "March 2020",
            "HR Manager",
            "Begun in two divisions.",
        )
    ).actions
    assert action.summary == "Few staff apply for promotion."
    assert action.action == "Publish all acting-up roles on the intranet."
    assert action.outcome == "To have as many applicants as there are in the trust."
    assert (action.deadline, action.owner) == ("March 2020", "HR Manager")
    assert action.updates == "Begun in two divisions."
    assert {"summary", "action", "outcome", "deadline", "owner"} <= set(action.review)


def test_text_under_an_indicator_without_any_label_is_no_block():
    said = ("Fewer staff applied than in the year before.", "March 2020", "We will ask them why.")
    assert not plan(*lines(RACE, "Indicator 7", WORDING, *said)).actions


def test_actions_numbered_through_a_plan_without_leads_or_dates_are_read_and_doubted():
    got = plan(
        *lines(
            "Patient survey action plan",
            "Five hundred copies were handed out.",
            "1 Check the age of those who answer.",
            "2 Ask more young people next year.",
            "Section 1: Appointments",
            "Most patients are seen on the day.",
            "3 Review the reasons why some are not.",
            "4 Publish how to ask for a call.",
        ),
        title="Patients' group",
    ).actions
    assert [(a.ref, a.action) for a in got] == [
        ("1", "Check the age of those who answer."),
        ("2", "Ask more young people next year."),
        ("3", "Review the reasons why some are not."),
        ("4", "Publish how to ask for a call."),
    ]
    assert all("action" in a.review for a in got)


def test_numbered_paragraphs_of_a_report_are_no_actions():
    report = ("1 We met in May.", "2 Check-ups rose.", "3 Staff were asked.", "4 Costs fell.")
    assert not plan(*lines("Report on the action plan", *report), title="Trust").actions
