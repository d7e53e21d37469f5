"""What the second reading of a change found: words said twice, and orders that name somebody."""

from __future__ import annotations

import pytest

from normalise.tables import heading, line, plan, table
from planlift.normalise.doing import doer_in
from planlift.pipeline import read_bytes


def _text(body, name="plan.txt"):
    return read_bytes(body.encode(), name).actions


@pytest.mark.parametrize(
    ("told", "action", "owner"),
    [
        ("Action: Train panels Lead: HR Action: Review pay", "Train panels\nReview pay", "HR"),
        ("Action: Train panels. Lead: HR. Lead: Chair.", "Train panels.", "HR\nChair"),
    ],
)
def test_a_label_that_comes_again_in_a_line_loses_nothing(told, action, owner):
    [got] = _text(f"Plan 2020/21\n\n{told}\n")
    assert (got.action, got.owner) == (action, owner)


@pytest.mark.parametrize(
    "text",
    [
        "Appoint a Programme Manager to lead the work",
        "Invite the Board to attend",
        "Work with Communications team to publish stories",
        "Recruit Equality Lead to run the course",
        "Steering group to be set up",
    ],
)
def test_who_an_order_names_is_not_who_does_it(text):
    assert doer_in(text) is None


@pytest.mark.parametrize("doer", ["Chair", "Trust Board", "Audit Committee", "HR Manager", "JS"])
def test_names_that_open_like_orders_do_it(doer):
    assert doer_in(f"{doer} to publish the log") == (doer, "publish the log")


def test_a_ref_at_the_end_of_each_block_stays_with_it():
    blocks = [
        f"Action: {text}\n\nLead: HR\n\nRef: {number}\n"
        for number, text in enumerate(("Train panels", "Review pay", "Publish data"), 1)
    ]
    got = _text("\n".join(["# Plan 2020/21\n", *blocks, "Action: see to it\n"]), "plan.md")
    assert [(a.action, a.ref.split("\n")[0]) for a in got][:2] == [
        ("Train panels", "1"),
        ("Review pay", "2"),
    ]


def test_an_owner_in_brackets_of_its_own_is_one():
    got = plan(
        heading("What we will do", 2),
        line("- Train managers (HR Manager) (May 2019)"),
        line("- Review adverts (Bands 7 and 8) (June 2019)"),
    )
    assert [(a.action, a.owner) for a in got.actions] == [
        ("Train managers", "HR Manager"),
        ("Review adverts (Bands 7 and 8)", ""),
    ]


def test_labels_between_numbered_actions_with_brackets_keep_their_values():
    got = plan(
        *(
            one
            for n in (1, 2)
            for one in (
                line(f"Action 2.{n}: Publish rota {n}. (Lead: JS; due: May 202{n})"),
                line(f"Success measure: rota {n} is out"),
            )
        )
    )
    assert [a.outcome for a in got.actions] == ["rota 1 is out", "rota 2 is out"]


def test_what_only_looks_numbered_is_no_ref():
    got = plan(
        heading("What we will do", 2),
        line("- COVID 19 - Train all panels (Lead: HR; by May 2019)"),
        line("- Band 8 - Review pay (Lead: HR; by May 2019)"),
    )
    assert [a.ref for a in got.actions] == ["", ""]


def test_an_order_over_numbered_orders_is_no_theme():
    got = plan(
        *map(
            line, ("2 Review adverts", "2.1 Collect adverts", "Lead: Chair", "Deadline: May 2019")
        ),
        *map(line, ("2.2 Read them", "Lead: Chair", "Deadline: June 2019")),
    )
    assert [a.theme for a in got.actions] == ["", ""]


def test_bars_and_semicolons_in_brackets_part_all_labels():
    got = plan(
        heading("What we will do", 2),
        line("- Train panels (Lead: Matron | By: May 2021; Status: Green)"),
        line("- Open posts (Lead: Matron | By: May 2021; Status: Red)"),
    )
    assert [(a.deadline, a.status) for a in got.actions] == [
        ("May 2021", "Green"),
        ("May 2021", "Red"),
    ]


LISTED = """\
title: Race equality plan 2019/20
actions:
- ref: 1
  action: {0}
  lead: {1}
- ref: 2
  action: Review pay
  lead: HR
"""


def test_half_a_letter_in_a_listing_stays_as_it_is_written():
    first, _ = _text(LISTED.format('"Train \\ud800 panels"', "HR"))
    assert first.action == "Train \\ud800 panels"


@pytest.mark.parametrize("lead", ['["HR", Comms]', "[HR, Comms]", "['HR', \"Comms\"]"])
def test_each_item_of_a_list_in_a_listing_is_kept(lead):
    first, _ = _text(LISTED.format("Train panels", lead))
    assert first.owner == "HR\nComms"


def test_words_behind_the_end_of_a_wiki_table_are_kept():
    body = "{|\n! Ref !! Action !! Lead\n|-\n| 1 || Train panels || HR\n|} The Board agreed this.\n"
    got = read_bytes(body.encode(), "plan.txt")
    assert "The Board agreed this." in got.model_dump_json()


def test_an_address_at_the_end_of_a_line_ends_there():
    long = "We will publish what we pay and how the gap has changed since then at https://nhs.uk/plans/"
    body = f"{long}\nfor each of us to read, and we will say what we did about it since the last one\nwas out.\n"
    assert "https://nhs.uk/plans/for" not in read_bytes(body.encode(), "plan.txt").model_dump_json()


def test_no_table_is_needed_for_what_a_column_of_leads_tells():
    got = plan(
        table(
            "Action | Deadline",
            "Matron to open posts | May 2021",
            "Chair to write the report | June 2021",
        )
    )
    assert [a.owner for a in got.actions] == ["Matron", "Chair"]
