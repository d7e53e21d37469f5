"""Rules typed as rows of signs between blocks of text."""

from __future__ import annotations

import pytest

from planlift_parsers import Paragraph

BLOCKS = [
    ("Action: Post rota gaps a week ahead", "Lead: Rota Manager", "Progress: we asked two wards"),
    ("Action: Order badges in large print", "Lead: Head of Nursing", "Progress: samples came in"),
    ("Action: Film all the short courses", "Lead: Media Lead", "Progress: two courses are done"),
]
RULES = {"-": 90, "_": 60, "*": 80}  # signs that take up most of a line


@pytest.mark.parametrize("sign", RULES)
def test_a_typed_rule_is_no_part_of_the_value_above_it(pdf, sign):
    rule = sign * RULES[sign]

    def draw(canvas):
        y = 740
        for block in BLOCKS:
            for text in (*block, rule):
                canvas.drawString(60, y, text)
                y -= 12

    blocks = pdf.read(pdf.drawn(draw)).blocks
    lines = [block.line for block in blocks if isinstance(block, Paragraph)]
    assert [line for line in lines if sign * 5 not in line] == [
        text for block in BLOCKS for text in block
    ]
