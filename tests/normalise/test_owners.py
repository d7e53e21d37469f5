from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlift.normalise.owners import owner_likeness, read_owners

CASES = Path(__file__).parent / "data" / "owners.csv"


def _read(text):
    return [(owner.text, owner.kind.value) for owner in read_owners(text)]


def _contract():
    with CASES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            owners = [each for each in row["owners"].split("; ") if each]
            yield row["text"], [tuple(each.rsplit("=", 1)) for each in owners]


@pytest.mark.parametrize(("text", "owners"), list(_contract()))
def test_the_contract_holds(text, owners):
    assert _read(text) == owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "Head of Equality, Diversity and Inclusion, Recruitment Manager",
            ["Head of Equality, Diversity and Inclusion", "Recruitment Manager"],
        ),
        (
            "Equality, Diversity and Inclusion Manager and HR Director",
            ["Equality, Diversity and Inclusion Manager", "HR Director"],
        ),
        (
            "Equality and Diversity Steering Group, Recruitment Manager",
            ["Equality and Diversity Steering Group", "Recruitment Manager"],
        ),
        (
            "Assistant Director Workforce Transformation / Head of Equality & Human Rights",
            ["Assistant Director Workforce Transformation", "Head of Equality & Human Rights"],
        ),
        (
            "Chair of the Equality and Diversity Steering Group",
            ["Chair of the Equality and Diversity Steering Group"],
        ),
        (
            "EDI Manager, EDI Practitioner (Workforce Lead), DAWN Network chair",
            ["EDI Manager", "EDI Practitioner (Workforce Lead)", "DAWN Network chair"],
        ),
        ("Learning and Development Manager and HR", ["Learning and Development Manager", "HR"]),
        ("Director of Workforce and OD and Head of EDI",
         ["Director of Workforce and OD", "Head of EDI"]),
        ("1. HR Manager\n2. EDI Lead", ["HR Manager", "EDI Lead"]),
        ("Lead: EDI Manager; Sponsor: COO", ["EDI Manager", "COO"]),
        ("HR and Communications", ["HR and Communications"]),
        ("Chair, BME Network", ["Chair, BME Network"]),
        ("Smith, Sarah", ["Smith, Sarah"]),
        ("Jane Example – Head of OD", ["Jane Example", "Head of OD"]),
        ("CCG HR Business Partner – NECS", ["CCG HR Business Partner – NECS"]),
        ("Task and Finish Group (AB, CD)", ["Task and Finish Group (AB, CD)"]),
        ("Head of Quality,\nSafety and Risk", ["Head of Quality,\nSafety and Risk"]),
        ("Diversity Lead and General\nManagers", ["Diversity Lead", "General\nManagers"]),
    ],
)  # fmt: skip
def test_cells_are_split_only_between_owners(text, owners):
    assert [name for name, _ in _read(text)] == owners


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DoCAP", "role"),
        ("CEO", "role"),
        ("DsIPC", "role"),
        ("HRBPs", "role"),
        ("Non-Executive Director (RB)", "role"),
        ("Divisional Leads", "role"),
        ("SLT", "team"),
        ("the staff networks", "team"),
        ("Culture Change Programme", "team"),
        ("Strategic OD HR", "team"),
        ("Staff Side", "team"),
        ("Task and Finish Group (HMcC)", "committee"),
        ("AB (Mental Health Law Manager)", "person"),
        ("Dr Priya Sample", "person"),
        ("JK(A)", "person"),
        ("NHS England", "organisation"),
        ("Barset Borough Council", "organisation"),
        ("Barset Integrated Care Board", "organisation"),
        ("Barset University Health Board", "organisation"),
        ("Pro-Vice-Chancellor", "role"),
        ("Pro-Vice-Chancellor for Students", "role"),
        ("HR Business Partner – Surgery Division", "role"),
        ("Police and Crime Commissioner", "role"),
        ("Deputy Chief Constable", "role"),
        ("Dean of Medicine", "role"),
        ("Leader of the Council", "role"),
        ("Age UK", "organisation"),
        ("Everyone", "everyone"),
        ("All Divisional Directors", "everyone"),
    ],
)
def test_the_kind_is_told(text, kind):
    assert _read(text) == [(text, kind)]


@pytest.mark.parametrize(
    "text",
    ["", "  ", "-", "TBC", "tbc.", "N/A", "Vacant", "To be confirmed", "Redacted", "?", "12"],
)
def test_no_owner_is_no_owner(text):
    assert read_owners(text) == []


@pytest.mark.parametrize(
    "text", ["Head of HR", "Trust Board", "HRD / DoN", "All line managers", "Sarah Smith", "MW"]
)
def test_owner_cells_look_like_owner_cells(text):
    assert owner_likeness(text) >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "",
        "April 2020",
        "Q3 2019/20",
        "Not started",
        "On Track",
        "Complete",
        "G",
        "WRES1",
        "1.2",
        "All indicators",
        "Staff Survey",
        "To continue to monitor the data",
        "The Trust Board will receive quarterly reports",
        "Positive feedback from staff networks",
        "In Progress",
    ],
)
def test_other_cells_do_not(text):
    assert owner_likeness(text) <= 0.3


_WORDS = ["Head of", "HR", "and", "&", "/", ",", ";", "\n", "Manager", "(", ")", "Trust Board",
          "Jane", "Example", "TBC", "- ", "with support from", "EDI", "Chair of the", "–",
          ":"]  # fmt: skip


@example("TBA(\r")  # white space alone behind a word for nobody
@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join))
)
def test_owners_stand_in_the_cell_in_order(text):
    at = 0
    for owner in read_owners(text):
        at = text.index(owner.text, at) + len(owner.text)
        assert owner.text.strip() == owner.text
    assert 0.0 <= owner_likeness(text) <= 1.0


@pytest.mark.parametrize("piece", [" ", "(", "a, ", "Head of HR and\n", "HR and "])
def test_a_hostile_cell_is_read_in_time(piece):
    text = "Trust Board;\n" + piece * 20_000
    assert read_owners(text)[0].text == "Trust Board"
    assert owner_likeness(piece * 20_000) < 0.5


def test_a_listed_organisation_with_and_in_its_name_is_one_owner():
    trust = "Liverpool Heart and Chest Hospital NHS Foundation Trust"
    assert _read(trust) == [(trust, "organisation")]
    assert _read(f"{trust} and HR Director") == [(trust, "organisation"), ("HR Director", "role")]
