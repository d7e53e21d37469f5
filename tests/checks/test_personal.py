"""Personal data: what is found, and what is only like it."""

from __future__ import annotations

import pytest

import planlift
from checks.made import FRONT, action, owned, plan
from planlift.checks.contacts import mails_in, phones_in
from planlift.checks.people import people_in
from planlift_schema import OwnerKind, Place, Rest, Severity


def found(made):
    return [finding for finding in planlift.check(made) if finding.code == "personal-data"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jane Smith to chase", ("Jane Smith",)),
        ("Speak with Sarah O'Brien and Priya Sharma", ("Sarah O'Brien", "Priya Sharma")),
        ("Ms Brown leads", ("Ms Brown",)),
        ("J. Smith and K Jones", ("J. Smith", "K Jones")),
        ("Mark Williams leads", ("Mark Williams",)),
        ("Prepared by: Nkechi Obi", ("Nkechi Obi",)),
        ("Jane Smith Programme Manager", ("Jane Smith",)),
    ],
)
def test_names_in_running_text_are_found(text, names):
    assert people_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Offer places on the Mary Seacole Programme",
        "Robert Jones and Agnes Hunt Orthopaedic Hospital NHS Foundation Trust",
        "Work with St John Ambulance",
        "James Cook University Hospital and the Henry Moore Building",
        "April Submission Data; May Board Papers",
        "Will Ensure Managers Act",
        "Head of Equality, Diversity and Inclusion",
        "Lead: Chief Nurse",
        "Schwartz Rounds and Freedom to Speak Up",
    ],
)
def test_places_programmes_months_and_roles_are_no_names(text):
    assert people_in(text) == ()


@pytest.mark.parametrize("mail", ["jane.smith@nhs.net", "jsmith2@trust.nhs.uk", "a-khan@x.org.uk"])
def test_a_persons_mailbox_is_found(mail):
    assert mails_in(f"Write to {mail}.") == (mail,)


@pytest.mark.parametrize(
    "mail", ["edi@nhs.net", "equality.team@trust.nhs.uk", "workforceequality@x.nhs.uk"]
)
def test_a_teams_mailbox_is_not(mail):
    assert mails_in(f"Write to {mail}.") == ()


@pytest.mark.parametrize(
    "number",
    ["07700 900123", "01632 960001", "(0113) 496 0000", "020 7946 0958", "+44 7700 900456"],
)
def test_telephone_numbers_are_found(number):
    assert phones_in(f"Ring {number} before noon") == (number,)


@pytest.mark.parametrize(
    "text", ["0300 123 4567", "01/02/2023 - 03/04/2023", "0.1234567890", "2019 0203 456", "0 1 2 3"]
)
def test_lines_of_organisations_dates_and_figures_are_no_numbers_of_persons(text):
    assert phones_in(text) == ()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"updates": "Jane Smith is on it"}, "updates"),
        ({"action": "Ring 07700 900123 for a place"}, "action"),
        ({"extra": {"Notes": "jane.smith@nhs.net"}}, "extra"),
        (owned("Odalys Quist", OwnerKind.PERSON), "owner"),
    ],
)
def test_personal_data_in_an_action_is_found_at_its_field(fields, field):
    made = plan(*(action(n, **(fields if n == 3 else {})) for n in range(1, 10)))
    (finding,) = found(made)
    assert (finding.where.action, finding.where.field) == (3, field)
    assert finding.severity is Severity.WARNING


def test_initials_are_no_names():
    made = plan(*(action(n, **owned("AB", OwnerKind.PERSON)) for n in range(1, 10)))
    assert found(made) == []


def test_personal_data_around_the_actions_is_one_note_at_its_first_place():
    at = Place(page=1)
    texts = ("Jane Smith, jane.smith@nhs.net", "Ring 07700 900123 or 07700 900124")
    rest = [Rest(kind="text", text=text, place=at) for text in texts]
    (finding,) = found(plan(rest=(Rest(kind="text", text=FRONT), *rest)))
    assert (finding.severity, finding.where.place) == (Severity.NOTE, at)
    assert "and 1 more" in finding.message
