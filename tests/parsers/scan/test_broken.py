"""Rules of which a scan in black and white has left pieces."""

from __future__ import annotations

import pytest

from planlift_parsers.scan.installed import INSTALL

pytest.importorskip("cv2", reason=INSTALL)

import numpy as np
from PIL import Image, ImageDraw

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.broken import broken_rules, closing_rules
from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.render import Picture
from planlift_parsers.scan.rulings import rulings_of

SCALE = 200 / 72


def _rules(draw, size=(900, 600)):
    """The rules of a drawn page, as (upright, at, start, end) in tens of pixels."""
    image = Image.new("RGB", size, "white")
    draw(ImageDraw.Draw(image))
    rules, _ = rulings_of(inked(Picture(np.array(image), SCALE)))
    return {(r.upright, *(round(v * SCALE / 10) for v in (r.at, r.start, r.end))) for r in rules}


def _dashed(draw, start, end, dash, gap):
    """A line of a pixel in dashes, level or upright."""
    upright = start[0] == end[0]
    first, last = (start[1], end[1]) if upright else (start[0], end[0])
    for at in range(first, last, dash + gap):
        stop = min(at + dash, last)
        one = (start[0], at, start[0], stop) if upright else (at, start[1], stop, start[1])
        draw.line(one, "black")


def test_pieces_in_one_line_are_one_rule():
    def draw(page):
        _dashed(page, (100, 200), (800, 200), 45, 8)
        for x in (100, 400, 800):
            _dashed(page, (x, 200), (x, 500), 25, 4)

    expected = {(False, 20, 10, 80), *((True, x, 20, 50) for x in (10, 40, 80))}
    assert expected <= _rules(draw)


def test_dots_are_a_rule_where_they_lead_to_nothing():
    def draw(page):
        _dashed(page, (100, 200), (800, 200), 3, 6)
        _dashed(page, (300, 400), (780, 400), 3, 6)
        for x in (260, 270, 285):  # the last letters of a line of contents
            page.line((x, 382, x, 399), "black", 3)

    assert _rules(draw) == {(False, 20, 10, 80)}


def test_a_level_rule_is_where_upright_ones_end_at_one_height():
    def draw(page):
        page.line((100, 100, 100, 500), "black", 2)
        page.line((800, 100, 800, 500), "black", 2)
        for x in (300, 500, 650):
            page.line((x, 140, x, 300), "black", 2)
            page.line((x, 340, x, 500), "black", 2)

    level = {rule for rule in _rules(draw) if not rule[0]}
    assert level == {(False, y, 10, 80) for y in (14, 30, 34, 50)}


def test_where_upright_rules_begin_just_below_shading_no_rule_is_made_up():
    upright = [Ruling(True, x, 52.0, 90.0 + x / 10) for x in (40.0, 90.0, 150.0, 200.0)]
    made = closing_rules(upright, [Ruling(False, 50.0, 40.0, 200.0)])
    assert made == []
    assert [rule.at for rule in closing_rules(upright, [])] == [52.0]


def test_the_stem_of_a_letter_in_the_low_row_above_is_no_piece_of_a_rule():
    image = Image.new("RGB", (900, 600), "white")
    page = ImageDraw.Draw(image)
    page.line((400, 135, 400, 300), "black", 2)
    page.line((400, 103, 400, 127), "black", 2)  # a "p" in a title over all columns
    page.ellipse((400, 103, 412, 119), outline="black", width=3)
    whole = Ruling(True, 400 / SCALE, 135 / SCALE, 300 / SCALE)
    above = Ruling(False, 135 / SCALE, 100 / SCALE, 800 / SCALE)
    drawn = inked(Picture(np.array(image), SCALE))
    assert broken_rules(drawn, [whole, above], upright=True) == []
    assert broken_rules(drawn, [whole], upright=True)


def test_the_strokes_of_a_letter_in_a_low_row_join_no_rules_above_and_below_it():
    image = Image.new("RGB", (900, 600), "white")
    page = ImageDraw.Draw(image)
    for top, bottom in ((135, 200), (236, 400)):
        page.line((400, top, 400, bottom), "black", 2)
    page.line((400, 204, 400, 228), "black", 2)  # a "p" in the name of a section
    page.ellipse((400, 204, 412, 220), outline="black", width=3)
    at = 400 / SCALE
    whole = [Ruling(True, at, a / SCALE, b / SCALE) for a, b in ((135, 200), (236, 400))]
    level = [Ruling(False, y / SCALE, 100 / SCALE, 800 / SCALE) for y in (200, 236)]
    drawn = inked(Picture(np.array(image), SCALE))
    assert broken_rules(drawn, [*whole, *level], upright=True) == []
    assert broken_rules(drawn, whole, upright=True)
