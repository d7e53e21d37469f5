"""Figures that were read as letters of their shape are put right, and doubted."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

from planlift_parsers.pdf.content import SURE
from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.figures import settle_figures
from planlift_parsers.scan.spacing import Token
from planlift_parsers.scan.words import Strip


def _strips(*lines, left=40):
    """Lines below each other, every letter sure."""
    return [
        Strip(
            (left, 30 * number, left + 100, 30 * number + 20),
            [Token([Letter(c, 0.0, 1.0) for c in word]) for word in line.split()],
            20.0,
            30.0 * number + 20,
            0.09,
        )
        for number, line in enumerate(lines)
    ]


def _settled(*lines):
    """Their texts, and the words that are doubted."""
    strips = _strips(*lines)
    settle_figures(strips)
    tokens = [token for strip in strips for token in strip.tokens]
    texts = [" ".join(token.text for token in strip.tokens) for strip in strips]
    return texts, [token.text for token in tokens if token.confidence < SURE]


@pytest.mark.parametrize(
    ("read", "meant"),
    [("202I", "2021"), ("3I", "31"), ("I2.", "12."), ("3I/I0/2O22", "31/10/2022"), ("l0%", "10%")],
)
def test_strokes_and_rings_among_figures_are_figures(read, meant):
    assert _settled(read) == ([meant], [meant])


@pytest.mark.parametrize("read", ["2021", "8a", "1st", "COVID-19", "WRES1", "R1D", "Q1", "1990s"])
def test_other_letters_beside_figures_stay(read):
    assert _settled(read) == ([read], [])


def test_references_are_read_like_the_others_of_their_column():
    texts, doubted = _settled("A2", "A3", "AI", "AIo", "AIS", "As", "AI2")
    assert texts == ["A2", "A3", "A1", "A10", "A15", "A5", "A12"]
    assert doubted == ["A1", "A10", "A15", "A5", "A12"]


def test_what_stands_elsewhere_is_no_reference():
    strips = [*_strips("A2", "A3", "A4"), *_strips("As before", left=400)]
    settle_figures(strips)
    assert strips[-1].tokens[0].text == "As"


def test_a_word_that_counts_elsewhere_is_followed_by_a_number():
    texts, doubted = _settled("Indicator 2", "Indicator I", "Action II", "Action 3")
    assert texts == ["Indicator 2", "Indicator 1", "Action 11", "Action 3"]
    assert doubted == ["1", "11"]


def test_roman_numbers_stay_but_are_doubted_where_strokes_alone_make_them():
    texts, doubted = _settled("Phase 2", "Phase II", "Phase IV")
    assert texts == ["Phase 2", "Phase II", "Phase IV"]
    assert doubted == ["II"]


def test_a_small_l_among_capitals_is_a_capital():
    assert _settled("one EDl objective") == (["one EDI objective"], ["EDI"])


@pytest.mark.parametrize("line", ["as I said", "Io is a moon", "AI is in use", "OD Manager"])
def test_strokes_within_a_sentence_are_words(line):
    assert _settled(line) == ([line], [])


def test_a_text_that_opens_with_a_word_below_references_is_none():
    texts, doubted = _settled("A2", "A3", "All policies", "As agreed")
    assert texts == ["A2", "A3", "All policies", "As agreed"]
    assert doubted == []
