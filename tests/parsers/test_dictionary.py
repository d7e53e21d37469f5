"""The word list, searched as it lies in its package."""

from __future__ import annotations

import gzip
import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift_parsers.dictionary import is_cut, is_one_word, is_word


def _listed() -> dict[str, int]:
    packed = files("spellchecker").joinpath("resources", "en.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return counts


LISTED = _listed()
WORDS = sorted(LISTED)
# Spelling is folded from British to American before a word counts as unknown.
UNFOLDED = [word for word in WORDS if len(word) > 1]


def test_the_list_lies_in_the_order_of_its_words() -> None:
    assert list(LISTED) == WORDS
    assert min(LISTED.values()) > 0


@given(st.sampled_from(UNFOLDED))
def test_every_listed_word_is_found(word: str) -> None:
    assert is_word(word)
    assert is_word(word.upper()) or word.upper().lower() != word


@pytest.mark.parametrize("word", [WORDS[1], WORDS[-1], "the", "programme", "organisations"])
def test_words_at_the_ends_and_in_british_spelling_are_found(word: str) -> None:
    assert is_word(word)


@given(st.text(min_size=2, max_size=12))
def test_nothing_else_is_found(text: str) -> None:
    if text.lower().isascii() and text.lower() not in LISTED and "s" not in text.lower():
        known = any(part in text.lower() for part in ("our", "ogramme", "centre", "ence"))
        assert known or not is_word(text)


@pytest.mark.parametrize("text", ["", "\ud800x", '"', "\n\n", "a: 1", "zzzzzz", '"the"'])
def test_what_is_no_word_at_all_is_not_found(text: str) -> None:
    assert not is_word(text)


def test_a_cut_word_is_told_from_two_words() -> None:
    assert is_cut("ap", "prenticeship")
    assert not is_cut("in", "form")
    assert is_one_word("partners", "hip")
    assert not is_one_word("in", "form")
    assert not is_one_word("may", "be")


def test_that_the_usual_words_stand_in_the_list() -> None:
    usual = files("planlift_parsers").joinpath("usual_words.txt").read_text("ascii").split()
    assert [word for word in usual if word not in LISTED] == []
    assert usual == sorted(set(usual))


def test_that_a_usual_word_needs_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planlift_parsers.dictionary._count", pytest.fail)
    assert is_word("Shortlisting")
    assert is_word("organisational")
