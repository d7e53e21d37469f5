"""Words with unsure letters are read again, alone."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

from planlift_parsers.scan import again
from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.spacing import Token

LINE = np.full((20, 200, 3), 255, np.uint8)


def _token(text, sure):
    return Token([Letter(character, 0.0, sure) for character in text], 20.0, 80.0)


def _looked(monkeypatch, text, *readings):
    """Confidence of a word's letters after two more readings, each (text, confidence)."""
    left = iter(readings)

    def read(word):
        said, sure = next(left)
        return [Letter(character, 0.0, sure) for character in said]

    monkeypatch.setattr(again, "read_strip", read)
    token = _token(text, 0.6)
    again.look_again([token], LINE, 0)
    return token.letters_sure


@pytest.mark.parametrize("text", ["2022/23", "BME", "of"])
def test_a_word_that_two_more_readings_agree_on_is_sure(monkeypatch, text):
    assert _looked(monkeypatch, text, (text, 0.7), (text, 0.95)) == 0.95


def test_readings_that_differ_or_are_unsure_too_change_nothing(monkeypatch):
    assert _looked(monkeypatch, "93", ("93", 0.66), ("93", 0.68)) == 0.6
    assert _looked(monkeypatch, "2021", ("2021", 0.99), ("2027", 0.99)) == 0.6


def test_a_word_that_no_list_knows_is_misread_alike_each_time(monkeypatch):
    assert _looked(monkeypatch, "Leaming") == 0.6


def test_sure_words_are_not_read_again(monkeypatch):
    monkeypatch.setattr(again, "read_strip", lambda word: pytest.fail("read again"))
    again.look_again([_token("2021", 0.95)], LINE, 0)
