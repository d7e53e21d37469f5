from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift_schema.organisations import (
    by_domain,
    by_name,
    by_ods_code,
    by_short_name,
    host_of,
    names_in,
    organisations,
)


def test_the_list_is_whole_and_has_unique_codes():
    codes = [each.ods_code for each in organisations()]
    assert len(codes) == len(set(codes)) > 600


def test_every_official_name_finds_its_organisation():
    for each in organisations():
        assert by_name(each.name) == each, each.name
        assert by_ods_code(each.ods_code.lower()) == each


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("WWL", "RRF"),
        ("wwl", "RRF"),
        ("Wrightington, Wigan & Leigh NHS FT", "RRF"),
        ("Wrightington, Wigan and Leigh NHS Foundation Trust", "RRF"),
        ("LNWH", "R1K"),
        ("NECS", "0AR"),
        ("The Royal Wolverhampton NHS Trust", "RL4"),
        ("Liverpool Women’s", "REP"),
        ("Durham Dales, Easington and Sedgefield Clinical Commissioning Group", "00D"),
        ("Kent and Medway NHS and Social Care Partnership Trust", "RXY"),
    ],
)
def test_short_former_and_misspelt_names_are_found(name, code):
    found = by_name(name)
    assert found is not None
    assert found.ods_code == code


@pytest.mark.parametrize(
    "name",
    [
        "",
        "NHS",
        "the Trust",
        "CCG",
        "NHS Foundation Trust",
        "Ravensmoor NHS Foundation Trust",
        "NHS Calder Vale Clinical Commissioning Group",
        "Upper Medway NHS Foundation Trust",
        "Manchester",
    ],
)
def test_unknown_and_shared_names_find_nothing(name):
    assert by_name(name) is None


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("equality@wwl.nhs.uk", "RRF"),
        ("http://www.wwl.nhs.uk/Equality/wres.aspx", "RRF"),
        ("www.WWL.nhs.uk", "RRF"),
        ("x@intranet.wwl.nhs.uk", "RRF"),
        ("https://www.kmpt.nhs.uk/about", "RXY"),
    ],
)
def test_addresses_are_found_by_their_domain(address, code):
    found = by_domain(address)
    assert found is not None
    assert found.ods_code == code


@pytest.mark.parametrize(
    "address",
    [
        "england.wres@nhs.net",
        "www.england.nhs.uk/wres",
        "x@nhs.uk",
        "a@uhliverpool.nhs.uk",  # three trusts share it
        "www.notwwl.nhs.uk",
        "wwl.nhs.uk.example.com",
        "plain words",
        "",
    ],
)
def test_national_shared_and_foreign_addresses_find_nothing(address):
    assert by_domain(address) is None


def test_the_host_is_read_without_name_path_and_www():
    assert host_of("mailto.person@mail.wwl.nhs.uk") == "mail.wwl.nhs.uk"
    assert host_of("https://www.wwl.nhs.uk/a?b=c@d") == "wwl.nhs.uk"
    assert host_of("no address") == ""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("WRES Action Plan Bolton NHS FT", ["RMC"]),
        ("WRES – Manchester University NHS Foundation Trust", ["R0A"]),
        ("NHS North Durham CCG and NHS Darlington CCG", ["00J", "00C"]),
        ("MEDWAY NHS FOUNDATION TRUST", ["RPA"]),
        ("Upper Medway NHS Foundation Trust", []),
        ("Fenwick and Bolton NHS Foundation Trust", []),
        ("Leeds Community Healthcare and Dale NHS Trust", []),
        ("MEDWAY COUNCIL", []),
        ("a plan for Bolton", []),
        ("The WWL plan", ["RRF"]),
        ("Liverpool Women's NHS Foundation Trust", ["REP"]),
        ("We asked at the clinics and online. The group sorted what was said.", []),
        ("Tell us online, the form is short", []),
        ("St. George's University Hospitals NHS Foundation Trust", ["RJ7"]),
    ],
)
def test_names_are_found_in_text_but_not_inside_longer_names(text, codes):
    assert [found.organisation.ods_code for found in names_in(text)] == codes


@pytest.mark.parametrize("word", ["medway", "humber", "set", "plan", "wres"])
def test_places_and_words_are_no_short_names(word):
    assert by_short_name(word) is None


NAMES = [organisation.name for organisation in organisations()]


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from(NAMES)), max_size=5).map(" ".join))
def test_names_found_stand_in_the_text(text):
    for found in names_in(text):
        assert text[found.start : found.end] == found.text


@given(st.text(max_size=60))
def test_any_text_may_be_looked_up(text):
    for look_up in (by_name, by_domain, by_ods_code, by_short_name):
        assert look_up(text) is None or look_up(text) in organisations()
