from __future__ import annotations

import pytest

from planlift.export.row_heights import lines_in

SENTENCE = "Review the shortlisting of candidates with every recruiting manager in the Trust. "


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("Train", 10, 1),
        ("Train\nPublish\n\nReport", 40, 4),
        ("x" * 95, 60, 2),  # one long word, broken
        ("iiii " * 20, 36, 2),  # narrow letters take less than their number says
        (SENTENCE, 60, 2),
    ],
)
def test_lines_follow_the_widths_of_letters(text, width, lines):
    assert lines_in(text, width) == lines


@pytest.mark.parametrize("repeats", [5, 12, 40])
def test_a_long_text_is_not_drawn_taller_than_it_is(repeats):
    text = SENTENCE * repeats
    by_number_of_letters = -(-len(text) // 60)
    assert 0.75 * by_number_of_letters < lines_in(text, 60) <= by_number_of_letters
