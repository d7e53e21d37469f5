"""Fonts of one name share what runs of letters come to, where their letters are as wide."""

from __future__ import annotations

import ctypes

import pytest

from planlift_parsers.pdf.fast import calls
from planlift_parsers.pdf.fast.faces import Cut, Face

WIDTHS = {1: {"a": 0.5, "b": 0.25, "•": 0.0}, 2: {"a": 0.5, "b": 0.25}, 3: {"a": 0.5, "b": 0.75}}


@pytest.fixture
def asked(monkeypatch):
    """The letters that PDFium was asked for, with the font."""
    found = []

    def width(font, letter, _size, place):
        found.append((font.value, chr(letter)))
        ctypes.c_float.from_address(place).value = WIDTHS[font.value][chr(letter)]

    monkeypatch.setattr(calls, "glyph_width", width)
    return found


def _face(number, cut, *, bullets=False):
    return Face(calls.Handle(number), False, bullets, False, True, cut)


def test_a_run_comes_to_the_same_in_a_font_as_wide(asked):
    cut = Cut()
    first, second = _face(1, cut), _face(2, cut)
    assert first.run("ab") == second.run("ab") == ("ab", 0.5, 0.5, 0.25, False)
    assert first.run("ab") is second.run("ab")


def test_a_font_whose_letters_are_wider_has_its_own(asked):
    cut = Cut()
    assert _face(1, cut).run("ab") == ("ab", 0.5, 0.5, 0.25, False)
    wider = _face(3, cut)
    assert wider.run("ab") == ("ab", 0.5, 0.5, 0.75, False)
    assert wider.run("aa") == ("aa", 0.5, 0.5, 0.5, False)
    assert _face(2, cut).run("ab") == ("ab", 0.5, 0.5, 0.25, False)


def test_each_letter_is_asked_for_once_in_each_font(asked):
    cut = Cut()
    for number in (1, 2):
        face = _face(number, cut)
        for text in ("ab", "ba", "ab"):
            face.run(text)
    assert sorted(asked) == [(1, "a"), (1, "b"), (2, "a"), (2, "b")]


def test_a_run_with_letters_that_the_file_does_not_name_is_not_kept(asked):
    face = _face(1, Cut())
    face._lacks.add("b")
    assert face.run("ab") == ("ab", 0.5, 0.5, 0.25, False)
    assert "ab" not in face.runs
    assert face.run("a") is face.runs["a"]


def test_what_does_not_print_comes_to_nothing(asked):
    assert _face(1, Cut()).run("a\x01") is None
