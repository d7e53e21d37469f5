"""Rules of which long stretches were lost."""

from __future__ import annotations

import pytest

from planlift_parsers.scan.installed import INSTALL

pytest.importorskip("cv2", reason=INSTALL)

import numpy as np
from PIL import Image, ImageDraw

from planlift_parsers.pdf.content import Ruling
from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.render import Picture
from planlift_parsers.scan.rulings import rulings_of

SCALE = 200 / 72
COLUMNS, ROWS = (100, 400, 800), (100, 200, 300, 380)


def _rules(draw):
    """The rules of a drawn page, as (upright, at, start, end) in tens of pixels."""
    image = Image.new("RGB", (900, 600), "white")
    draw(ImageDraw.Draw(image))
    rules, _ = rulings_of(inked(Picture(np.array(image), SCALE)))
    return {(r.upright, *(round(v * SCALE / 10) for v in (r.at, r.start, r.end))) for r in rules}


def _grid(page):
    for x in COLUMNS:
        page.line((x, ROWS[0], x, ROWS[-1]), "black", 2)
    for y in ROWS:
        page.line((COLUMNS[0], y, COLUMNS[-1], y), "black", 2)


WHOLE = {(True, x // 10, 10, 38) for x in COLUMNS} | {(False, y // 10, 10, 80) for y in ROWS}


@pytest.mark.parametrize(
    "lost",
    [
        [(250, 190, 320, 210)],  # within a cell
        [(370, 190, 440, 210)],  # over a rule across
        [(90, 190, 150, 210)],  # at the table's edge
        [(390, 303, 410, 340)],  # behind the rule across
        [(130, 90, 170, 110), (90, 125, 110, 180)],  # at a corner, but for scraps
        [(390, 320, 410, 370)],  # but for scraps at the rules across
    ],
)
def test_a_stretch_that_begins_or_ends_within_a_cell_was_lost(lost):
    def draw(page):
        _grid(page)
        for box in lost:
            page.rectangle(box, "white")

    assert _rules(draw) == WHOLE


def test_a_rule_leaves_out_whole_cells_where_they_are_merged():
    def draw(page):
        _grid(page)
        page.rectangle((390, 303, 410, 376), "white")
        page.line((450, 340, 800, 340), "black", 2)
        page.line((450, 300, 450, 380), "black", 2)

    merged = {(True, 40, 10, 30), (False, 34, 45, 80), (True, 45, 30, 38)}
    assert _rules(draw) == WHOLE - {(True, 40, 10, 38)} | merged


def test_the_stem_of_a_letter_above_a_table_is_no_piece_of_its_rules():
    def draw(page):
        _grid(page)
        page.line((400, 60, 400, 87), "black", 2)
        page.line((800, 393, 800, 420), "black", 2)

    assert _rules(draw) == WHOLE


def test_upright_rules_whose_ends_are_lost_in_the_shade_of_a_merged_row_stay_apart():
    def draw(page):
        _grid(page)
        page.rectangle((102, 202, 799, 299), "#E0E0E0")
        page.rectangle((395, 297, 405, 310), "white")

    assert {rule for rule in _rules(draw) if rule[1] == 40} == {
        (True, 40, 10, 20),
        (True, 40, 31, 38),
    }


def _words(page, y):
    for x in range(110, 390, 20):
        page.rectangle((x, y - 8, x + 10, y + 8), "black")


def test_no_rule_is_concluded_where_print_stands():
    def draw(page):
        for x in (*COLUMNS, 600):
            page.line((x, 140 if x in (400, 600) else 100, x, 500), "black", 2)
        for y in (100, 500):
            page.line((COLUMNS[0], y, COLUMNS[-1], y), "black", 2)
        page.line((700, 140, 700, 500), "black", 2)
        _words(page, 140)

    assert {at for upright, at, _, _ in _rules(draw) if not upright} == {10, 50}


def test_upright_rules_stay_apart_at_a_row_of_which_only_the_shade_shows():
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    _grid(draw)
    draw.rectangle((395, 295, 405, 380), "white")
    for x in COLUMNS:
        draw.line((x, 340, x, 500), "black", 2)
    for y in (300, 500):
        draw.line((100, y, 800, y), "black", 2)
    draw.rectangle((102, 302, 799, 340), "#E8E8E8")
    page = inked(Picture(np.array(image), SCALE))
    side = Ruling(False, 340 / SCALE, 100 / SCALE, 800 / SCALE)
    rules, _ = rulings_of(page, [side])
    middle = [rule for rule in rules if rule.upright and round(rule.at * SCALE / 10) == 40]
    assert [round(rule.start * SCALE / 10) for rule in middle] == [10, 34]
