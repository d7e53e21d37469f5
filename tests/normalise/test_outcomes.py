from __future__ import annotations

import pytest

from planlift.normalise import read_indicators
from planlift_schema.frameworks import framework


@pytest.mark.parametrize(
    ("text", "plan", "codes"),
    [
        ("1.3 & 1.5", "EDS2", ["EDS2-1.3", "EDS2-1.5"]),
        ("Outcome 2.1 to 2.3", "EDS2", ["EDS2-2.1", "EDS2-2.2", "EDS2-2.3"]),
        ("Goal 3: 3.1 – 3.2", "EDS2", ["EDS2-3.1", "EDS2-3.2"]),
        ("2A-2C", "EDS2022", ["EDS2022-2A", "EDS2022-2B", "EDS2022-2C"]),
        ("2a: When at work, staff are supported", "EDS2022", ["EDS2022-2A"]),
        ("Outcomes 1a and 1c", "EDS2022", ["EDS2022-1A", "EDS2022-1C"]),
        ("EDS2 3.4", None, ["EDS2-3.4"]),
        ("Links to EDS22 2B", None, ["EDS2022-2B"]),
        ("by 3.4.2020, 1.5% of staff", "EDS2", []),
        ("2 a week", "EDS2022", []),
        ("1.9 and 5.1", "EDS2", []),
        ("1.3", "WRES", []),
        ("1.3", None, []),
        ("Indicator 5; see EDS2 3.4", "WRES", ["WRES-5"]),
    ],
)
def test_outcomes_are_read_by_their_numbers(text, plan, codes):
    assert read_indicators(text, plan) == codes


def test_the_delivery_systems_have_the_outcomes_they_have():
    goals = [outcome.number[0] for outcome in framework("EDS2").outcomes]
    assert [goals.count(goal) for goal in "1234"] == [5, 4, 6, 3]
    domains = [outcome.number[0] for outcome in framework("EDS2022").outcomes]
    assert [domains.count(domain) for domain in "123"] == [4, 4, 3]
