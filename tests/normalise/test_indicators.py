from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift.normalise.indicators import (
    indicator_conflict,
    indicator_likeness,
    read_indicators,
)
from planlift_schema.frameworks import all_items, frameworks

CASES = Path(__file__).parent / "data" / "indicators.csv"


def _contract():
    with CASES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["text"], row["framework"], row["codes"].split()


@pytest.mark.parametrize(("text", "framework", "codes"), list(_contract()))
def test_the_contract_holds(text, framework, codes):
    assert read_indicators(text, framework) == codes


@pytest.mark.parametrize(
    ("text", "framework", "codes"),
    [
        ("Indicator 5 … 6 … 7 … 8", "WRES", "WRES-5 WRES-6 WRES-7 WRES-8"),
        ("Metric 4 (i), 4 (ii), 4 (iii)", "WDES", "WDES-4a-i WDES-4a-ii WDES-4a-iii"),
        ("Metric 4a(i)-(iii)", "WDES", "WDES-4a-i WDES-4a-ii WDES-4a-iii"),
        ("Metrics 4a & b", "WDES", "WDES-4a WDES-4b"),
        ("Metric 4aiii", "WDES", "WDES-4a-iii"),
        ("Metric 1b", "WDES", "WDES-1"),
        ("Indicators 2 to 4", "WRES", "WRES-2 WRES-3 WRES-4"),
        ("Indicator(s) 5, 6", "WRES", "WRES-5 WRES-6"),
        ("Indicator four", "WRES", "WRES-4"),
        ("1, 3 & 9", "WRES", "WRES-1 WRES-3 WRES-9"),
        ("5\n6", "WRES", "WRES-5 WRES-6"),
        ("9b", "WDES", "WDES-9b"),
        ("WRES2", "WRES", "WRES-2"),
        ("Indicator 7, Indicator 2, Indicator 7", "WRES", "WRES-7 WRES-2"),
        ("5 Harassment from the public\n6 Harassment from staff", "WRES", "WRES-5 WRES-6"),
        ("All nine WRES indicators", "WRES", " ".join(f"WRES-{n}" for n in range(1, 10))),
        ("All", "WDES", " ".join(f"WDES-{n}" for n in range(1, 11))),
        ("All six high impact actions", "EDI-HIA", " ".join(f"EDI-HIA-{n}" for n in range(1, 7))),
    ],
)
def test_numbers_are_read_as_people_write_them(text, framework, codes):
    assert read_indicators(text, framework) == codes.split()


@pytest.mark.parametrize(
    ("text", "framework", "codes"),
    [
        ("WDES Metric 4b", "WRES", "WDES-4b"),
        ("Metric 3 of the WDES", "WRES", "WDES-3"),
        ("Indicator 2 (WRES)", "WDES", "WRES-2"),
        ("HIA 2", "WRES", "EDI-HIA-2"),
        ("WRES/WDES metric 2", "WRES", "WRES-2 WDES-2"),
        ("EDS 2.1; WRES Metric 3, 5-8", "WDES", "WRES-3 WRES-5 WRES-6 WRES-7 WRES-8"),
        ("Workforce Race Equality Standard indicator 4", None, "WRES-4"),
        ("Indicator 4", None, ""),
        ("Disabled staff felt pressure from their manager to come to work", None, "WDES-6"),
        ("Disabled staff entering the formal capability process", "WRES", "WDES-3"),
    ],
)
def test_the_framework_named_beside_a_number_wins(text, framework, codes):
    assert read_indicators(text, framework) == codes.split()


@pytest.mark.parametrize(
    "text",
    [
        "2.1", "8a", "Bands 1-9", "Band 8a", "5%", "12 months", "3 year plan", "2019", "2019/20",
        "WRES 2020", "1. Recruitment", "Recruitment", "Training", "Leadership", "Staff survey",
        "Promotion", "Bullying and harassment", "Indicator 10", "0", "",
    ],
)  # fmt: skip
def test_other_numbers_and_bare_topics_are_no_indicators(text):
    assert read_indicators(text, "WRES") == []


def test_a_list_inside_a_definition_is_not_numbered_indicators():
    text = "Indicator 9 Board\n1. By voting membership of the Board\n2. By executive membership"
    assert read_indicators(text, "WRES") == ["WRES-9"]


@pytest.mark.parametrize(
    "item", [item for each in frameworks() for item in each.items], ids=lambda item: item.code
)
def test_every_wording_finds_its_item(item):
    framework = item.code.removesuffix(f"-{item.number}")
    for wording in item.wordings:
        assert read_indicators(wording, framework) == [item.code]


def test_misprints_are_borne():
    text = "Harrassment, bulling or abuse from patents, relatives or the publlic"
    assert read_indicators(text, "WRES") == ["WRES-5"]


def test_number_and_wording_that_disagree_are_reported():
    text = "Metric 3: likelihood of entering the formal disciplinary process"
    assert "WRES-3" in indicator_conflict(text, "WDES")
    text = "Indicator 3: Relative likelihood of staff being appointed from shortlisting"
    assert "WRES-2" in indicator_conflict(text, "WRES")
    assert read_indicators(text, "WRES") == ["WRES-3"]


@pytest.mark.parametrize(("text", "framework", "codes"), list(_contract()))
def test_the_contract_has_no_conflicts(text, framework, codes):
    assert indicator_conflict(text, framework) == ""


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Indicator 4", 0.9, 1.0),
        ("All indicators", 0.9, 1.0),
        ("5", 0.4, 0.6),
        ("Percentage of staff experiencing harassment, bullying or abuse from staff", 0.7, 1.0),
        ("Head of HR", 0.0, 0.1),
        ("April 2020", 0.0, 0.1),
        ("To continue to monitor the data", 0.0, 0.2),
        ("", 0.0, 0.0),
    ],
)
def test_likeness_tells_indicator_cells(text, least, most):
    assert least <= indicator_likeness(text) <= most


_WORDS = ["Indicator", "Metrics", "4", "4a", "(ii)", "-", "to", "WRES", "WDES", "HIA", "12 months",
          "and", ",", "\n", "All", "Board", "2019/20", "harassment", "…", "1."]  # fmt: skip


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_WORDS), max_size=12).map(" ".join)),
    st.sampled_from(["WRES", "WDES", "EDI-HIA", "GPG", "unheard of", None]),
)
def test_any_text_gives_known_codes_without_doubles(text, framework):
    codes = read_indicators(text, framework)
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(all_items())
    assert isinstance(indicator_conflict(text, framework), str)
    assert 0.0 <= indicator_likeness(text) <= 1.0


@pytest.mark.parametrize("piece", ["WRES & ", "Indicator 1, 2, ", "a\n", " ", "4(i)", "all."])
def test_a_hostile_cell_costs_no_more_than_a_page(piece):
    text = "Indicator 4 " + piece * 50_000
    assert "WRES-4" in read_indicators(text, "WRES")
