"""Coloured areas of a page that is a picture."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason='pip install "planlift[ocr]"')

import cv2

from planlift_parsers.pdf.content import Fill, Ruling
from planlift_parsers.scan.fills import areas_of, dark_sides, edges_as_rules, paper_of
from planlift_parsers.scan.ink import inked
from planlift_parsers.scan.render import Picture

SCALE = 200 / 72  # pixels to the point


def _areas(bands, noise=4.0):
    """Areas of a page with bands (top, bottom, colour) in points, from edge to edge."""
    chance = np.random.RandomState(1)
    pixels = np.full((600, 1200, 3), 255.0)
    for top, bottom, colour in bands:
        pixels[round(top * SCALE) : round(bottom * SCALE), 100:1100] = colour
    pixels += chance.normal(0, noise, pixels.shape[:2])[:, :, None]
    page = inked(Picture(np.clip(pixels, 0, 255).astype(np.uint8), SCALE))
    return areas_of(page, paper_of(page))


def test_pale_tints_above_each_other_are_two_areas():
    areas = _areas([(40, 60, (0xE6, 0xE6, 0xE6)), (60, 90, (0xEC, 0xF0, 0xF9))])
    assert [round(area.top / 5) * 5 for area in areas] == [40, 60]
    assert [round(area.bottom / 5) * 5 for area in areas] == [60, 90]


def test_one_tint_is_one_area():
    (area,) = _areas([(40, 140, (0xE6, 0xE6, 0xE6))], noise=8.0)
    assert area.bottom - area.top == pytest.approx(100, abs=4)


def test_a_dark_row_that_light_print_parts_is_one_area():
    pixels = np.full((600, 1200, 3), 255, np.uint8)
    row = slice(round(40 * SCALE), round(53 * SCALE))
    pixels[row, 100:1100] = (30, 30, 30)
    face, place = cv2.FONT_HERSHEY_DUPLEX, (120, round(50.5 * SCALE))
    cv2.putText(pixels, "Inclusion and culture", place, face, 0.9, (240,) * 3, 2)
    page = inked(Picture(pixels, SCALE))
    (area,) = areas_of(page, paper_of(page))
    assert (round(area.x0 * SCALE), round(area.x1 * SCALE)) == pytest.approx((100, 1100), abs=4)
    assert {round(side.at * SCALE) for side in dark_sides(page, [area]) if side.upright} <= {
        *range(95, 105),
        *range(1095, 1105),
    }


def test_the_box_around_an_area_with_a_step_is_no_border_beside_its_narrow_part():
    pixels = np.full((900, 1200, 3), 255, np.uint8)
    pixels[100:500, 100:500] = pixels[500:800, 100:450] = (0xD0, 0xD0, 0xD0)
    pixels[100:500, 499:502] = 0  # the rule at the end of its wide part
    page = inked(Picture(pixels, SCALE))
    rule = Ruling(True, 500 / SCALE, 100 / SCALE, 500 / SCALE)
    area = Fill(100 / SCALE, 100 / SCALE, 500 / SCALE, 800 / SCALE, "D0D0D0", 0)
    assert edges_as_rules(page, [area], [rule]) == []


def test_a_border_between_two_shades_is_where_the_rules_beside_it_are():
    pixels = np.full((600, 1200, 3), 255, np.uint8)
    pixels[100:200, 100:1100] = (0x34, 0x34, 0x34)  # a header, and below it one coloured cell
    pixels[200:400, 500:700] = (0xFF, 0x3E, 0x32)
    page = inked(Picture(pixels, SCALE))
    level, below = 200 / SCALE, 400 / SCALE
    ends = ((100, 500), (700, 1100))
    rules = [Ruling(False, level, x0 / SCALE, x1 / SCALE) for x0, x1 in ends]
    misjudged = Fill(500 / SCALE, level - 4.5, 700 / SCALE, below, "FF3E32", 0)
    found = [rule for rule in edges_as_rules(page, [misjudged], rules) if rule.at == level]
    assert [(round(rule.start * SCALE), round(rule.end * SCALE)) for rule in found] == [(500, 700)]


def test_a_header_row_and_a_column_of_labels_in_one_colour_are_two_areas():
    pixels = np.full((900, 1200, 3), 250, np.uint8)
    pixels[100:150, 100:1100] = pixels[150:700, 100:320] = (0x46, 0x46, 0x46)
    page = inked(Picture(pixels, SCALE))
    header, labels = areas_of(page, paper_of(page))
    for area, box in ((header, (100, 100, 1100, 150)), (labels, (100, 150, 320, 700))):
        found = [v * SCALE for v in (area.x0, area.top, area.x1, area.bottom)]
        assert found == pytest.approx(box, abs=6)


def test_paper_between_two_dark_tables_is_no_area():
    pixels = np.full((900, 1200, 3), 250, np.uint8)
    pixels[100:400, 100:320] = pixels[418:700, 100:320] = (0x46, 0x46, 0x46)
    page = inked(Picture(pixels, SCALE))
    assert page.ground[409, 200].min() > 200
    assert len(areas_of(page, paper_of(page))) == 2
