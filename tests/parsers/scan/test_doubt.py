"""How far a recognised word is trusted."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

from planlift_parsers.pdf.content import SURE
from planlift_parsers.scan.doubt import confidence_of
from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.spacing import Token


def _token(text, confidence=1.0, widest=0.0):
    return Token([Letter(character, 0.0, confidence) for character in text], widest=widest)


@pytest.mark.parametrize(
    "text",
    ["recruitment", "programme", "Fenwick", "WRES1", "31/03/2021", "–", "8a", "part-time", "Q1"],
)
def test_sure_letters_make_a_sure_word(text):
    assert confidence_of(_token(text)) >= SURE


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("staff", 0.4),
        ("2021", 0.5),
        ("Fenvick", 0.9),
        ("BMEstaff", 1.0),
        ("of", 0.7),
        ("BME", 0.7),
        ("att", 0.7),
    ],
)
def test_unsure_letters_unknown_words_and_run_on_ones_are_doubted(text, confidence):
    assert confidence_of(_token(text, confidence)) < SURE


@pytest.mark.parametrize("text", ["trust", "Committee.", "(users)", "just-culture", "and"])
def test_words_of_the_list_are_sure_with_less_sure_letters(text):
    assert confidence_of(_token(text, 0.6)) >= SURE


def test_two_words_are_glued_only_where_white_stands_between_them():
    assert confidence_of(_token("recruitmentpolicy", widest=0.14)) < SURE
    assert confidence_of(_token("Eastfield", widest=0.05)) >= SURE


def test_a_known_word_needs_less_than_an_unknown_one():
    assert confidence_of(_token("policy", 0.9)) >= SURE


@pytest.mark.parametrize("text", ["skils", "wil", "bullsying", "(asessment)"])
def test_a_word_with_one_of_two_equal_letters_lost_or_one_too_many_is_doubted(text):
    assert confidence_of(_token(text)) < SURE


@pytest.mark.parametrize("text", ["tbc", "faq", "Hallam", "Wil", "intersectionality"])
def test_abbreviations_and_names_near_a_word_are_believed(text):
    assert confidence_of(_token(text)) >= SURE


@pytest.mark.parametrize("text", ["ACapture", "Leadd", "dignity-at-workL", "in1", "w/c7", "1Train"])
def test_words_with_a_sign_too_many_are_doubted(text):
    assert confidence_of(_token(text)) < SURE


@pytest.mark.parametrize("text", ["edicines", "ecruitment"])
def test_words_without_their_first_letter_are_doubted(text):
    assert confidence_of(_token(text)) < SURE


def test_a_name_with_an_s_is_no_misread_word():
    assert confidence_of(_token("Fenwicks")) >= SURE


def test_a_dash_alone_is_sure_unless_its_ends_are_not():
    dash = _token("–", 0.5)
    assert confidence_of(dash) >= SURE
    dash.doubt = 0.6
    assert confidence_of(dash) < SURE
