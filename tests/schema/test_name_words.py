"""Many names folded at once come to what each does alone."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from planlift_schema.name_words import WORD, words_of_name, words_of_names, written_words
from planlift_schema.organisations import organisations

NAMES = [name for each in organisations() for name in (each.name, *each.other_names)]
LINES = st.text(st.sampled_from("thTHe &'’_-,.ßİabc"), max_size=30)
PARTS = ["the", "The", "NHS", "Foundation", "Trust", "Integrated", "Care", "Board", "Guy's", "_"]


def test_the_names_of_the_list_have_a_line_each() -> None:
    assert not [name for name in NAMES if re.search(r"[\n\r]", name)]


def test_the_names_of_the_list_are_folded_as_one_is() -> None:
    assert words_of_names(NAMES) == [words_of_name(name) for name in NAMES]
    assert written_words(NAMES) == [WORD.findall(name.casefold()) for name in NAMES]


@given(st.lists(LINES | st.lists(st.sampled_from(PARTS)).map(" ".join), min_size=1))
def test_any_names_are_folded_as_one_is(names: list[str]) -> None:
    assert words_of_names(names) == [words_of_name(name) for name in names]
    assert written_words(names) == [WORD.findall(name.casefold()) for name in names]
