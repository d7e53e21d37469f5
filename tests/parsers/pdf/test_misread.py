"""Running heads and feet of recognised pages that were read otherwise on each."""

from __future__ import annotations

import pytest

from parsers.pdf.written import text
from planlift_parsers.pdf.furniture import take_furniture
from planlift_parsers.pdf.layout import PageLayout
from planlift_parsers.pdf.lines import lines_of
from planlift_parsers.pdf.misread import is_misread_of

FOOT = "University of Saltmarsh Race Charter"


def _words(baseline, words, unsure=()):
    made = text(100, baseline, words)
    for word in made:
        word.confidence = 0.7 if word.text in unsure else 1.0
    return made


def _line(words, unsure=()):
    (line,) = lines_of(_words(50, words, unsure))
    return line


@pytest.mark.parametrize(
    ("words", "unsure", "same"),
    [
        ("Cniversity of Saltmarsh · Race Charter", ("Cniversity", "·"), True),
        ("U niversity of Saltmarsh Race Charter", ("niversity",), True),
        ("University of Saltmarsh - Race Charter", (), True),
        ("University of Saltmarsh Rare Charter", (), False),
        ("University of Saltmarsh 2 Race Charter", ("2",), False),
        ("Cniversity", ("Cniversity",), False),
    ],
)
def test_lines_are_the_same_where_they_differ_by_unsure_letters_only(words, unsure, same):
    assert is_misread_of(_line(FOOT), _line(words, unsure)) is same


def test_misread_feet_are_furniture_on_each_page():
    feet = [(FOOT, ()), ("Cniversity of Saltmarsh · Race Charter", ("Cniversity",))]
    pages = [
        PageLayout(
            number,
            600,
            800,
            None,
            words=[*_words(400, f"Text of page {number}."), *_words(780 + number, *foot)],
            recognised=True,
        )
        for number, foot in enumerate(feet, 1)
    ]
    assert {n: [line.text for line in lines] for n, lines in take_furniture(pages).items()} == {
        n: [foot[0]] for n, foot in enumerate(feet, 1)
    }
