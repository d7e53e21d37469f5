from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planlift_schema.frameworks import (
    all_items,
    find_frameworks,
    framework,
    framework_codes,
    frameworks,
)


def test_wres_has_nine_indicators_and_wdes_ten_metrics_with_parts():
    assert [item.number for item in framework("WRES").items] == [str(n) for n in range(1, 10)]
    assert [item.number for item in framework("WDES").wholes] == [str(n) for n in range(1, 11)]
    parts = [item.number for item in framework("WDES").items if item.number != item.base]
    assert parts == ["4a", "4a-i", "4a-ii", "4a-iii", "4b", "9a", "9b"]
    assert [item.code for item in framework("EDI-HIA").items][-1] == "EDI-HIA-6"


def test_codes_are_unique_and_every_framework_names_its_sources():
    codes = [each.code for each in frameworks()]
    assert len(codes) == len(set(codes)) >= 6
    assert len(all_items()) == sum(len(each.items) for each in frameworks())
    assert all(each.sources and each.name for each in frameworks())


def test_no_wording_is_claimed_by_two_items_of_one_framework():
    for each in frameworks():
        wordings = [wording.casefold() for item in each.items for wording in item.wordings]
        wordings += [w.casefold() for shared in each.shared for w in shared.wordings]
        assert len(wordings) == len(set(wordings)), each.code


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        framework("NONE")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Workforce Race Equality Standards (WRES) Action Plan", ["WRES"]),
        ("WORKFORCE DISABILITY EQUALITY STANDARD", ["WDES"]),
        ("Workplace Race Equality Standard", ["WRES"]),
        ("Workforce Disability Equality Scheme", ["WDES"]),
        ("Workforce Race & Disability Equality Standards", ["WRES", "WDES"]),
        ("WDES and WRES", ["WDES", "WRES"]),
        ("Race Equality Scheme", ["RES"]),
        ("Medical WRES", ["MWRES"]),
        ("Equality Delivery System 2 (EDS2)", ["EDS2"]),
        ("EDS 2022", ["EDS2022"]),
        ("Gender pay gap reports", ["GPG"]),
        ("NHS Equality, Diversity and Inclusion Improvement Plan", ["EDI-HIA"]),
        ("WRES_action_plan", ["WRES"]),
        ("wres", []),
        ("the res and the des", []),
        ("Addressing needs", []),
        ("", []),
    ],
)
def test_frameworks_are_found_by_any_of_their_names(text, codes):
    assert framework_codes(text) == codes


@pytest.mark.parametrize("each", frameworks(), ids=lambda each: each.code)
def test_every_name_of_a_framework_finds_it(each):
    for name in (each.name, *each.aliases, *each.short_names):
        assert each.code in framework_codes(f"The {name}, 2019/20")


NAMES = [name for each in frameworks() for name in (each.name, *each.aliases, *each.short_names)]


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from(NAMES)), max_size=6).map(" ".join))
@example(" ".join(NAMES[:2]))
def test_mentions_stand_where_they_say_and_never_overlap(text):
    end = 0
    for found in find_frameworks(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= end
        end = found.end
