"""What real trackers and plans on the web taught: headings, headers and names that misled."""

from __future__ import annotations

from normalise.tables import heading, line, plan, table

ORDERS = [
    "Give assurance on training in essential care skills",
    "The report on speaking up to give the number of reports as a share of the staff of each area.",
    "Include the calls passed to other providers in the monthly report.",
]
OWNERS = ["Director of Nursing", "Guardian", "Medical Director"]
DATES = ["May 2024", "June 2024", "July 2024"]


def _labels(owner: str, due: str) -> list:
    return [line(f"Lead: {owner}"), line(f"Due date: {due}"), line("Status: Open")]


def test_a_heading_that_is_a_whole_sentence_is_the_action_of_the_labels_below():
    blocks = [
        block
        for order, owner, due in zip(ORDERS, OWNERS, DATES, strict=True)
        for block in (heading(order, 3), *_labels(owner, due))
    ]
    got = plan(*blocks)
    assert [(a.action, a.owner, a.deadline) for a in got.actions] == [
        *zip(ORDERS, OWNERS, DATES, strict=True)
    ]


def test_one_heading_above_several_blocks_is_doubted_as_their_action():
    blocks = [heading(ORDERS[0], 3), *_labels(OWNERS[0], DATES[0])]
    blocks += [heading(ORDERS[1].rstrip("."), 3), *_labels(OWNERS[1], DATES[1])]
    blocks += _labels(OWNERS[2], DATES[2])
    got = plan(*blocks)
    assert len(got.actions) == 3
    for action in got.actions[1:]:
        assert "several blocks" in action.review["action"]
    assert "action" not in got.actions[0].review


def test_words_beside_plain_owners_and_deadlines_are_the_actions_and_doubted():
    got = plan(
        table(
            "Measure | Lead responsibility | Timetable",
            "Annual progress report | Policy Officer | 31 August 2024",
            "Formulation of the draft plan | Policy Officer | April 2024 – June 2024",
            "Consultation list reviewed and updated | Chief Executive | January 2025",
        )
    )
    assert [a.action for a in got.actions] == [
        "Annual progress report",
        "Formulation of the draft plan",
        "Consultation list reviewed and updated",
    ]
    assert all("stands beside who and when" in a.review["action"] for a in got.actions)


def test_a_list_of_risks_or_meetings_with_owners_and_dates_stays_none():
    for head in ("Risk | Owner | Target date", "Meeting | Owner | Date"):
        got = plan(
            table(
                head,
                "Annual progress report | Policy Officer | 31 August 2024",
                "Draft of the plan | Policy Officer | 30 June 2024",
                "Consultation list | Chief Executive | 31 January 2025",
            )
        )
        assert not got.actions


def test_whom_an_action_is_for_is_no_owner():
    for head in ("State protected characterstics as listed below", "Who benefits", "Groups"):
        got = plan(
            table(
                f"Action | {head} | Target date",
                "Report to the cabinet twice a year on the equality plan | All | May 2024",
                "Analyse the effect of each new service on equality | All | June 2024",
            )
        )
        assert [a.owner for a in got.actions] == ["", ""], head
        assert got.actions[0].extra == {head: "All"}


def test_a_committee_in_a_text_is_no_organisation():
    text = (
        "Infection control standards met. Improved privacy and dignity. Ongoing Assurance Trust "
        "Management Executive. Trust Board. Care Group Board: oversee progress."
    )
    got = plan(
        line(text),
        table(
            "Action | Lead | By when",
            "Train all chairs of panels | HR Director | May 2024",
            "Publish the results of the survey | HR Director | June 2024",
        ),
        title="Action plan 2024",
    )
    assert got.organisation is None
