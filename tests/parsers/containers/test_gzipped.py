from __future__ import annotations

import gzip

import pytest

from planlift_parsers import DEFAULT_LIMITS, NO_KEYS, DocumentError, LimitError, Limits
from planlift_parsers.containers.gzipped import members


def of(data, name="plan.txt.gz", limits=DEFAULT_LIMITS):
    return members(data, name, limits, NO_KEYS)


@pytest.mark.parametrize(
    ("name", "inner"), [("plan.txt.gz", "plan.txt"), ("PLAN.TXT.GZ", "PLAN.TXT"), ("plan", "plan")]
)
def test_the_one_file_inside_has_the_name_without_the_ending(name, inner):
    (found,) = of(gzip.compress(b"plan") + gzip.compress(b"s"), name)
    assert (found.name, found.whole(), found.size) == (inner, b"plans", 5)


def test_padding_behind_it_is_no_matter():
    (found,) = of(gzip.compress(b"plan") + bytes(100))
    assert found.whole() == b"plan"


@pytest.mark.parametrize("cut", [5, 15, -6])
def test_a_file_cut_short_is_said_so(cut):
    with pytest.raises(DocumentError, match=r"cut short|damaged"):
        of(gzip.compress(b"plan" * 50)[:cut])


def test_a_bomb_is_refused():
    bomb = gzip.compress(bytes(3_000_000))
    with pytest.raises(LimitError, match="expands") as caught:
        of(bomb, limits=Limits(expansion_floor=1_000_000))
    assert "--limit expansion_ratio=" in caught.value.remedy
