from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift_parsers.encodings import decode, rubbish_share

PLAN = "Ref\tAction – “fair experience” • café £5\nWRES1\tReview the policy’s wording\n" * 3


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        codecs.BOM_UTF8 + PLAN.encode(),
        codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"),
        PLAN.encode("utf-16-le"),
        PLAN.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + PLAN.encode("utf-32-le"),
        PLAN.encode("cp1252"),
    ],
    ids=["utf8", "utf8-mark", "16le-mark", "16be-mark", "16le", "16be", "32le-mark", "cp1252"],
)
def test_the_same_text_comes_out_of_every_encoding(data):
    assert decode(data) == PLAN


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_valid_utf8_is_never_taken_for_anything_else(text):
    assert decode(text.encode()) == text


@given(st.binary())
def test_any_bytes_become_text_without_nul(data):
    text = decode(data)
    assert "\0" not in text
    assert decode(data) == text


def test_a_wrong_declaration_does_not_spoil_utf8():
    assert decode("café – plan".encode(), declared="windows-1252") == "café – plan"


@pytest.mark.parametrize("declared", ["utf-8", "UTF-16", "iso-8859-1", "nonsense", "", '"latin1"'])
def test_windows_bytes_are_read_as_windows_where_the_declaration_says_less(declared):
    assert decode(b"lead \x96 caf\xe9", declared=declared) == "lead – café"


def test_a_declared_single_byte_encoding_is_believed_where_utf8_fails():
    assert decode(b"ca\x8e \x80", declared="mac_roman") == "caé Ä"
    assert decode("zażółć".encode("iso8859-2"), declared="ISO-8859-2") == "zażółć"


def test_one_stray_byte_does_not_turn_a_utf8_file_into_gibberish():
    assert decode("’é–”".encode() + b"\x96" + "é".encode()) == "’é–”–é"


def test_a_letter_cut_at_the_end_of_the_file_is_dropped():
    assert decode("“plan” – café".encode()[:-1]) == "“plan” – caf"


def test_nul_characters_are_dropped():
    assert decode(b"Ref\0 1\0") == "Ref 1"


def test_a_byte_without_meaning_is_marked_and_not_lost_silently():
    assert decode(b"caf\xe9 \x81") == "café \ufffd"


def test_text_has_no_rubbish_and_random_bytes_have():
    assert rubbish_share(PLAN.encode("utf-16-le")) == 0
    assert rubbish_share(b"cell\x07cell\x07\x0c\x1a") == 0
    assert rubbish_share(bytes(range(256)) * 4) > 0.1
    assert rubbish_share(b"\0" * 100 + b"text") > 0.9
