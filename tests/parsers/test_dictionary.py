"""The word list, searched as it lies in its package."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.make_sieve import FILE, made, packed_list
from planlift_parsers import dictionary
from planlift_parsers.dictionary import is_cut, is_one_word, is_word
from planlift_parsers.word_sieve import may_hold, sieve_of


def _listed() -> dict[str, int]:
    counts: dict[str, int] = json.loads(gzip.decompress(packed_list()))
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


def test_the_sieve_is_of_the_list_that_is_installed() -> None:
    assert FILE.read_bytes() == made(), "write it anew with: make sieve"


def test_a_sieve_holds_all_its_words_and_hardly_another() -> None:
    sieve = sieve_of(WORDS)
    assert all(may_hold(sieve, word) for word in WORDS)
    passing = sum(may_hold(sieve, f"{word}{other}x") for word, other in pairwise(WORDS))
    assert passing < 0.015 * len(WORDS)


def test_the_list_stays_packed_where_two_words_are_plainly_two() -> None:
    for each in (dictionary._list, dictionary._count):
        each.cache_clear()
    assert not is_cut("of", "shortlisting")
    assert not is_one_word("Trust", "board")
    assert dictionary._list.cache_info().misses == 0


def test_a_sieve_of_another_list_is_put_aside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "en.json.gz"
    other.write_bytes(gzip.compress(b'{\n"plonk": 1\n}'))
    monkeypatch.setattr(dictionary, "_path", lambda: other)
    assert dictionary._sieve.__wrapped__() is None
