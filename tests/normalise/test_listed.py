from __future__ import annotations

import datetime as dt

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise.listed import told_items


def test_list_items_under_an_indicator_are_actions_with_lead_and_date_in_brackets():
    got = plan(
        heading("Indicator 2: Likelihood of appointment from shortlisting", 2),
        line("White applicants are 1.4 times as likely to be appointed."),
        line("- Train all panel members (Lead: Head of Resourcing; by March 2020)"),
        line("- Publish adverts more widely (December 2019)"),
        heading("Indicator 4: Access to non-mandatory training", 2),
        line("- Record all training (Lead: OD Lead; by June 2019)"),
        line("- Review the records (Lead: OD Lead; by July 2019)"),
        line("Please ask us for this plan in another format."),
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Train all panel members", "Head of Resourcing", "by March 2020"),
        ("Publish adverts more widely", "", "December 2019"),
        ("Record all training", "OD Lead", "by June 2019"),
        ("Review the records", "OD Lead", "by July 2019"),
    ]
    assert got.actions[0].due.by == dt.date(2020, 3, 31)
    assert got.actions[2].indicators == ("WRES-4",)
    assert "Lead" in [rest.text for rest in got.rest if rest.kind == "label"]
    assert "Please ask us for this plan in another format." in [rest.text for rest in got.rest]


def test_a_list_under_a_heading_that_says_actions_is_one():
    got = plan(heading("What we will do", 2), line("- Train the Board"), line("- Buy captions"))
    assert [a.action for a in got.actions] == ["Train the Board", "Buy captions"]


def test_an_ordinary_list_is_no_plan():
    got = plan(
        heading("Who we are", 2),
        line("- Four hospitals (opened 1948)"),
        line("- Six thousand staff"),
        heading("Our values", 2),
        line("- Listen to each other"),
        line("- Learn from mistakes"),
    )
    assert got.actions == ()


def test_lead_and_date_with_their_labels_are_parted_at_the_comma():
    got = plan(
        heading("Medicines", 2),
        line("- Desflurane out of all theatres (Owner: HR, OD and Estates, Deadline: March 2025)"),
        heading("Travel", 2),
        line("- Electric pool cars (Owner: Head of Estates, Deadline: June 2025)"),
    )
    assert [(a.owner, a.deadline, a.theme) for a in got.actions] == [
        ("HR, OD and Estates", "March 2025", "Medicines"),
        ("Head of Estates", "June 2025", "Travel"),
    ]


def test_a_plain_line_above_such_items_is_their_heading():
    got = plan(
        line("Culture"),
        line("- Train every ward manager (Lead: Chief Nurse; May 2025)"),
        line("Leadership"),
        line("- Brief the search agency (Lead: Director of People; June 2025)"),
    )
    assert [a.theme for a in got.actions] == ["Culture", "Leadership"]


def test_items_that_hold_a_whole_record_stand_under_their_plain_heading():
    got = plan(
        line("Recruitment"),
        line("- Train all panels. LEAD: Head of HR. BY: March 2026"),
        line("Culture"),
        line("- Pilot open visiting – Lead: Chief Nurse – Due: June 2025"),
    )
    assert [(a.theme, a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Recruitment", "Train all panels.", "Head of HR", "March 2026"),
        ("Culture", "Pilot open visiting", "Chief Nurse", "June 2025"),
    ]


def test_a_theme_line_above_items_with_leads_is_their_theme():
    got = plan(
        line("Theme: Fair recruitment", bold=True),
        line("- Train all panels (Lead: Head of Resourcing; by March 2020)"),
        line("Theme: Speaking up", bold=True),
        line("- Appoint ten champions (Lead: OD Lead; by June 2019)"),
    )
    assert [(a.theme, a.owner, a.deadline) for a in got.actions] == [
        ("Theme: Fair recruitment", "Head of Resourcing", "by March 2020"),
        ("Theme: Speaking up", "OD Lead", "by June 2019"),
    ]


def test_lead_and_date_behind_dashes_are_no_part_of_the_action():
    got = plan(
        heading("Fair recruitment", 2),
        line("- Train all panels – Lead: Head of Resourcing – by March 2020"),
        line("- Review adverts - in plain words - Lead: OD Lead - quarterly"),
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Train all panels", "Head of Resourcing", "by March 2020"),
        ("Review adverts - in plain words", "OD Lead", "quarterly"),
    ]


def test_a_date_before_each_item_is_its_deadline_and_done_stands_in_its_place():
    got = plan(
        heading("Process", 2),
        line("- Complete – Publish a disclosure log"),
        line("- by 31 January 2020 – Adopt a single request form"),
        line("- 15 March 2020: Train deputies"),
    )
    assert [(a.action, a.deadline) for a in got.actions] == [
        ("Publish a disclosure log", "Complete"),
        ("Adopt a single request form", "by 31 January 2020"),
        ("Train deputies", "15 March 2020"),
    ]


def test_a_history_by_years_is_no_plan():
    got = plan(
        heading("Our story", 2),
        line("- 2018 – The hospital opened a second site"),
        line("- May 2019 – We won an award"),
    )
    assert got.actions == ()


def test_a_span_of_dates_in_the_brackets_is_one_date():
    got = plan(
        heading("Action plan", 2),
        line("- Train all panels (Lead: Jo Sample, Head of OD; by November 2019 – February 2020)"),
        line("- Print it (Lead: OD Lead - May 2019)"),
    )
    assert [(a.owner, a.deadline) for a in got.actions] == [
        ("Jo Sample, Head of OD", "by November 2019 – February 2020"),
        ("OD Lead", "May 2019"),
    ]


@pytest.mark.parametrize("mark", ["- ", ""])
@pytest.mark.parametrize("joint", [". ", "; ", ", "])
def test_brackets_hold_labels_parted_by_stops_also_behind_plain_lines(mark, joint):
    got = plan(
        heading("Fair recruitment", 2),
        line(f"{mark}Train every panel (Lead: HR Director{joint}Deadline: May 2024)"),
        line(f"{mark}Hold stay talks (Lead: OD Lead{joint}Deadline: June 2024)"),
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Train every panel", "HR Director", "May 2024"),
        ("Hold stay talks", "OD Lead", "June 2024"),
    ]


@pytest.mark.parametrize(
    "inside",
    [
        "see page 4. It has more",
        "HR Director, May 2024",
        "Lead: HR Director",
        "Note: May 2024. Source: survey",
    ],
)
def test_brackets_that_do_not_name_both_make_no_item_of_a_plain_line(inside):
    assert told_items([line(f"Train every panel ({inside})")]) == []


def test_what_was_said_below_a_question_is_no_list_of_actions():
    said = [
        line("- Test the pump early."),
        line("- It should have been tried the day before."),
        line("- How long it takes hangs on the weather."),
        line("- What is the difference between the two?"),
    ]
    log = table(
        "Status | Action item | Owner", "Open | Write a checklist | Ada", "Open | Call | Ben"
    )
    body = [heading("Pump failure", 1), heading("How can we improve [10 minutes]", 3), *said]
    got = plan(*body, heading("Action items", 3), log).actions
    assert [(a.action, a.theme) for a in got] == [("Write a checklist", ""), ("Call", "")]


def test_orders_below_a_question_are_actions():
    orders = [line("- Test the pump early."), line("- Write a checklist."), line("- Go.")]
    got = plan(heading("Pump plan", 1), heading("How will we improve?", 2), *orders).actions
    assert [a.action for a in got] == ["Test the pump early.", "Write a checklist.", "Go."]


@pytest.mark.parametrize("when", ["1 September 2023", "No later than 28 March 2024", "Autumn 2023"])
def test_a_label_that_may_mean_a_date_does_where_a_date_stands_behind_it(when):
    got = plan(
        heading("Hiring", 2),
        line(f"- Name the pay range in every advert. [Lead: Director of People; by: {when}]"),
        line("- Coach twelve women managers. [Lead: Staff Development Manager; by: July 2024]"),
    )
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        ("Name the pay range in every advert.", "Director of People", when),
        ("Coach twelve women managers.", "Staff Development Manager", "July 2024"),
    ]


def test_a_line_that_holds_its_own_brackets_says_nothing_of_the_line_above():
    got = plan(
        heading("Fair rewards", 2),
        line("Bonuses rise with grade, so the bonus gap is larger than the pay gap."),
        line("Share the bonus pot equally. (Accountable: Pay Committee | Timescale: May 2026)"),
        heading("Life outside work", 2),
        line("Few fathers take more than two weeks of leave."),
        line("Match paternity pay. (Accountable: People Director | Timescale: June 2026)"),
    )
    assert [(a.action, a.owner, a.theme) for a in got.actions] == [
        ("Share the bonus pot equally.", "Pay Committee", "Fair rewards"),
        ("Match paternity pay.", "People Director", "Life outside work"),
    ]
    assert got.actions[1].summary == "Few fathers take more than two weeks of leave."


def test_dates_behind_a_dash_are_when_also_where_one_of_them_is_no_date():
    items = [
        "Keep two parking spaces near each entrance. – September 2020 to July 2021",
        "Buy tactile door signs for those who need them. – When the need arises",
        "Walk the site each term to check the signs. – Ongoing",
    ]
    blocks = [heading("Our buildings", 2), line("Activities including timescale:")]
    blocks += [line(f"- {item}") for item in items]
    got = plan(*blocks).actions
    assert [(a.action, a.deadline) for a in got] == [tuple(item.split(" – ")) for item in items]


def test_what_stands_behind_a_dash_stays_where_few_are_dates():
    items = [
        "Train all panels – by May 2021",
        "Review the policy – the old one is from 2014",
        "Publish the guide – with pictures",
    ]
    blocks = [heading("Our actions", 2), *(line(f"- {item}") for item in items)]
    assert [a.action for a in plan(*blocks).actions][1:] == items[1:]


def test_what_else_brackets_tell_with_its_label_belongs_to_the_item():
    measure = "Ratio – white to BME – between 0.8 and 1.25"
    got = plan(
        heading("Metric 5: Opportunities", 2),
        line(
            f"WDES-01 Hold stay talks (Who: Chief Nurse; Success measure: {measure}; Due: May 24)"
        ),
        line("WDES-02 Train all panels (Who: OD Lead; Due: 3 June 2024)"),
        line("WDES-03 Buy captions (Who: IT Lead; Success measure: All meetings; Status: Amber)"),
    )
    assert [(a.ref, a.action, a.owner, a.outcome, a.deadline, a.status) for a in got.actions] == [
        ("WDES-01", "Hold stay talks", "Chief Nurse", measure, "May 24", ""),
        ("WDES-02", "Train all panels", "OD Lead", "", "3 June 2024", ""),
        ("WDES-03", "Buy captions", "IT Lead", "All meetings", "", "Amber"),
    ]


@pytest.mark.parametrize(
    "inside", ["Note: see page 4", "Success measure: all trained", "see below"]
)
def test_brackets_that_tell_neither_lead_nor_date_are_words_of_the_item(inside):
    got = plan(heading("What we will do", 2), line(f"- Train the Board ({inside})"))
    assert [a.action for a in got.actions] == [f"Train the Board ({inside})"]


@pytest.mark.parametrize(
    ("inside", "owner", "deadline"),
    [
        (
            "Lead: Trust Board, Deadline: July – September 2020",
            "Trust Board",
            "July – September 2020",
        ),
        ("Lead: J. Okafor, Deadline: Annually", "J. Okafor", "Annually"),
        ("Owner: Matron; Head of HR | By when: Sep-22", "Matron; Head of HR", "Sep-22"),
        ("Lead: Matron; Head of HR, Due: Sep-22", "Matron; Head of HR", "Sep-22"),
    ],
)
def test_brackets_are_parted_at_their_labels_first(inside, owner, deadline):
    got = plan(
        heading("What we will do", 2),
        line(f"- Review exit data (Q15, Q16b and Q30). [{inside}]"),
        line("- Buy captions (Lead: Head of IT; by May 2020)"),
    )
    first = got.actions[0]
    assert (first.owner, first.deadline) == (owner, deadline)
    assert first.action == "Review exit data (Q15, Q16b and Q30)."


def test_a_label_before_brackets_that_say_who_and_when_is_of_the_action():
    told = "Audit the site. Outputs: a guide, a policy."
    got = plan(
        heading("What we will do", 2),
        line(f"- {told} [Lead: Matron | By when: May 2020]"),
        line("- Buy captions [Lead: Head of IT | By when: May 2020]"),
    )
    assert [a.action for a in got.actions] == [told, "Buy captions"]


def test_next_steps_that_order_nothing_are_no_actions_beside_a_plan():
    steps = [line("- Board approval in July"), line("- Quarterly review by the steering group")]
    own = table(
        "Action | Lead | Deadline", "Train panels. | HR | May 2020", "Open posts. | HR | June 2020"
    )
    got = plan(heading("Governance and next steps", 2), *steps, heading("Plan", 2), own)
    assert [a.action for a in got.actions] == ["Train panels.", "Open posts."]
    assert "- Board approval in July" in [rest.text for rest in got.rest]


def test_a_bullet_with_a_colon_is_an_item_where_brackets_say_who_and_when():
    told = "Roll out bystander training: priority will be given to theatres"
    got = plan(
        heading("Belonging", 3),
        line(f"- {told} (Responsible: SH and LM; Due: May 2021)"),
        line("- Join up with schools (Responsible: Priya Sandhu; Due: June 2021)"),
    )
    assert [(a.action, a.owner) for a in got.actions] == [
        (told, "SH and LM"),
        ("Join up with schools", "Priya Sandhu"),
    ]


@pytest.mark.parametrize("lead", ["Head of Resourcing", "Lead: Head of Resourcing"])
def test_two_hyphens_part_lead_and_date_from_the_action_as_a_dash_does(lead):
    got = plan(
        heading("What we will do", 2),
        line(f"- Train all panels -- {lead} -- by March 2020"),
        line("- Review adverts - in plain words -- Lead: OD Lead -- quarterly"),
    ).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [
        ("Train all panels", "Head of Resourcing", "by March 2020"),
        ("Review adverts - in plain words", "OD Lead", "quarterly"),
    ]


def test_a_date_behind_two_hyphens_is_the_deadline():
    items = ["Train all panels -- by March 2020", "Publish a guide -- June 2020"]
    got = plan(heading("What we will do", 2), *(line(f"- {item}") for item in items)).actions
    assert [(a.action, a.deadline) for a in got] == [tuple(item.split(" -- ")) for item in items]


def test_two_hyphens_before_other_words_or_within_a_word_part_nothing():
    items = [
        "Train the Board -- all of it",
        "Hold talks--Head of HR--May 2020",
        "Use the --all key",
    ]
    got = plan(heading("What we will do", 2), *(line(f"- {item}") for item in items)).actions
    assert [(a.action, a.owner, a.deadline) for a in got] == [(item, "", "") for item in items]
