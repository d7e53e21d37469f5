"""Which print of a scanned page is bold."""

from __future__ import annotations

import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.spacing import Token
from planlift_parsers.scan.weights import bold_words, usual_weight
from planlift_parsers.scan.words import Strip

SIZE = 30.0  # pixels
REGULAR, HEAVY, LIGHT_BOLD, BOLD = 2.4, 2.57, 2.75, 3.25  # thickness of strokes in pixels


def _strip(baseline, *words):
    """A strip of words, each with the thickness of its strokes."""
    tokens = [Token([Letter(c, 0.0, 1.0) for c in text], stroke=stroke) for text, stroke in words]
    letters = [(len(text), stroke) for text, stroke in words]
    stroke = sum(n * s for n, s in letters) / sum(n for n, _ in letters)
    return Strip((0, 0, 9, 9), tokens, SIZE, baseline, stroke)


def _bold(*strips):
    body = [_strip(1000.0 + 40 * n, ("something", REGULAR), ("written", REGULAR)) for n in range(9)]
    every = [*strips, *body]
    sizes = [SIZE] * len(every)
    return bold_words(every, sizes, usual_weight(every, sizes))[: len(strips)]


def test_a_bold_line_is_bold_as_a_whole():
    assert _bold(_strip(0.0, ("Action", BOLD), ("plan", BOLD))) == [2]


def test_a_label_before_its_value_is_bold_alone():
    strip = _strip(
        0.0, ("Responsible", BOLD), ("officer", BOLD), ("Head", REGULAR), ("of", REGULAR)
    )
    assert _bold(strip) == [2]


def test_light_bold_print_is_told_by_the_gap_in_weights():
    heavy = _strip(500.0, ("heaviest", HEAVY), ("regular", HEAVY))
    assert _bold(_strip(0.0, ("Success", LIGHT_BOLD), ("measure", LIGHT_BOLD)), heavy) == [2, 0]


def test_a_short_label_in_a_bold_row_is_bold_as_the_others_are():
    labels = [_strip(0.0, (text, BOLD)) for text in ("Indicator", "Responsible")]
    assert _bold(*labels, _strip(0.0, ("Ref", BOLD))) == [1, 1, 1]
    assert _bold(_strip(0.0, ("Ref", BOLD))) == [0]


def test_short_lines_hardly_heavier_than_regular_print_are_bold_as_one_among_them_surely_is():
    strips = [_strip(0.0 + 90 * n, ("Step", 2.7), (f"{n}40", 2.7)) for n in range(2)]
    surely = _strip(400.0, ("Step", 2.9), ("540", 2.9))
    assert _bold(*strips, surely) == [2, 2, 2]
    assert _bold(*strips) == [0, 0]


def test_a_bold_label_before_its_value_tells_what_is_bold():
    label = _strip(400.0, ("Responsible", BOLD), ("director", REGULAR), ("here", REGULAR))
    assert _bold(_strip(0.0, ("Step", 2.85), ("140", 2.85)), label) == [2, 1]
    assert _bold(_strip(0.0, ("Step", 2.85), ("140", 2.85))) == [0]


def test_labels_are_bold_where_most_letters_of_a_page_are():
    labels = [_strip(40.0 * n, ("What", BOLD), ("we", BOLD), ("will", BOLD)) for n in range(9)]
    values = [_strip(40.0 * n, ("Done", REGULAR), ("soon", REGULAR)) for n in range(9)]
    every = [*labels, *values]
    sizes = [SIZE] * len(every)
    assert bold_words(every, sizes, usual_weight(every, sizes)) == [3] * 9 + [0] * 9


def test_a_page_in_one_weight_with_a_thin_line_has_no_bold_print():
    thin = _strip(0.0, ("Printed", 1.9), ("by", 1.9))
    assert _bold(thin, _strip(40.0, ("Review", REGULAR))) == [0, 0]
