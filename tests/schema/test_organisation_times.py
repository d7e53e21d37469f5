from __future__ import annotations

import datetime as dt

import pytest

from planlift_schema.organisation_times import existed, name_as_of, of_the_time
from planlift_schema.organisations import by_name, by_ods_code


def _year(first):
    return dt.date(first, 4, 1), dt.date(first + 1, 3, 31)


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("HRCH", 2018, "RY9"),
        ("HRCH", 2025, "RAX"),
        ("Hounslow and Richmond Community Healthcare NHS Trust", 2025, "RAX"),
        ("Kingston Hospital NHS Foundation Trust", 2018, "RAX"),
        ("Bridgewater Community Healthcare NHS Foundation Trust", 2019, "RY2"),
        ("Norfolk Community Health and Care NHS Trust", 2019, "RY3"),
        ("Poole Hospital NHS Foundation Trust", 2018, "RD3"),
    ],
)
def test_a_name_stands_for_the_body_that_had_it_then(name, year, code):
    assert of_the_time(by_name(name), name, *_year(year)).ods_code == code


def test_where_the_time_is_unknown_or_nothing_fits_the_name_alone_decides():
    poole = by_ods_code("RD3")
    assert of_the_time(poole, poole.name, *_year(2023)) == poole
    assert of_the_time(by_name("HRCH"), "HRCH", None, None).ods_code == "RAX"


def test_a_body_existed_until_its_last_day():
    poole = by_ods_code("RD3")  # closed on 30 September 2020
    assert existed(poole, dt.date(2020, 9, 30), dt.date(2021, 3, 31))
    assert not existed(poole, dt.date(2020, 10, 1), dt.date(2021, 3, 31))
    dorset = by_ods_code("R0D")  # opened the day after
    assert not existed(dorset, dt.date(2019, 4, 1), dt.date(2020, 3, 31))


def test_a_commissioning_group_keeps_its_name():
    leeds = by_name("NHS Leeds CCG")
    assert leeds.ods_code == "15F"
    assert name_as_of(leeds, "Leeds Clinical Commissioning Group") == "NHS Leeds CCG"
    assert name_as_of(leeds, leeds.name) == "NHS West Yorkshire ICB - 15F"
    kent = by_name("Kent and Medway NHS and Social Care Partnership Trust")
    assert name_as_of(kent, "KMPT") == kent.name
