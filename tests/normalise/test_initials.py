from __future__ import annotations

import pytest

from normalise.tables import line, plan, table
from planlift.normalise.flow import flow_of
from planlift.normalise.initials import read_initials
from planlift_parsers import Document

PLAN = table(
    "Ref | Action | Lead | By when",
    "1 | Review adverts. | OD | May 2019",
    "2 | Train panels. | JS / CD | June 2019",
)


def initials_of(*blocks):
    return read_initials(flow_of(Document("a", "docx", "t", list(blocks))))


def test_a_table_of_initials_tells_what_kind_of_owner_they_are():
    key = table("Initials | Job", "OD | Organisational Development lead", "JS | Jane Smith")
    assert initials_of(key) == {"OD": "role", "JS": "person"}
    owners = [[(o.text, o.kind) for o in a.owners] for a in plan(key, PLAN).actions]
    assert owners == [[("OD", "role")], [("JS", "person"), ("CD", "role")]]


@pytest.mark.parametrize(
    "lines",
    [
        ["OD = Organisational Development lead; JS: Jane Smith"],
        ["Key: OD – Organisational Development lead, JS – Jane Smith."],
        ["OD: Organisational Development lead", "JS: Jane Smith"],
    ],
)
def test_lines_of_initials_tell_it_too(lines):
    assert initials_of(*map(line, lines)) == {"OD": "role", "JS": "person"}


def test_one_pair_alone_and_pairs_that_disagree_tell_nothing():
    assert initials_of(line("OD: Organisational Development lead")) == {}
    twice = line("JS: Jane Smith; OD: OD Lead; JS = Recruitment Team")
    assert initials_of(twice) == {"OD": "role"}


def test_abbreviations_of_other_things_are_no_owners():
    assert initials_of(line("AfC = Agenda for Change; CPD = training beyond what is asked")) == {}
    assert initials_of(PLAN) == {}
