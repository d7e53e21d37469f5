"""Pages that are pictures give the tables, words and colours that the paper shows."""

from __future__ import annotations

import pytest
from reportlab.lib import colors

from planlift_parsers.scan.installed import INSTALL, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")

NOISY = {"dpi": 150, "askew": 1.4, "noise": 8.0, "grey": True}


@pytest.mark.parametrize("how", [{}, {"dpi": 300, "askew": -0.7}, NOISY], ids=str)
def test_a_ruled_table_is_read_cell_by_cell(scanner, how):
    document = scanner.read(scanner.scanned(scanner.table(), **how))
    (table,) = document.tables()
    assert document.ocr
    assert scanner.texts(table) == [scanner.header, *scanner.rows]


def test_bold_print_is_told_from_regular(scanner):
    (table,) = scanner.read(scanner.scanned(scanner.table())).tables()
    bold = {cell.row for cell in table.cells for p in cell.paragraphs if len(p.text) > 3 and p.bold}
    assert bold == {0}


def test_the_colour_behind_a_cell_is_measured(scanner):
    style = [
        ("BACKGROUND", (4, 1), (4, 1), colors.HexColor("#FF0000")),
        ("BACKGROUND", (4, 2), (4, 2), colors.HexColor("#FFC000")),
        ("BACKGROUND", (4, 3), (4, 3), colors.HexColor("#00B050")),
    ]
    rows = [
        scanner.header,
        *[[*row[:4], text] for row, text in zip(scanner.rows, ("", "Amber", ""), strict=True)],
    ]
    data = scanner.scanned(scanner.table(rows, style), askew=1.0, noise=6.0, quality=60)
    (table,) = scanner.read(data).tables()
    fills = {cell.row: cell.fill for cell in table.cells if cell.column == 4}
    assert fills.pop(0) is None
    for row, colour in {1: (255, 0, 0), 2: (255, 192, 0), 3: (0, 176, 80)}.items():
        seen = tuple(int(fills[row][i : i + 2], 16) for i in (0, 2, 4))
        assert max(abs(a - b) for a, b in zip(seen, colour, strict=True)) < 32
    assert scanner.texts(table)[2][4] == "Amber"


def test_white_print_on_dark_shading_is_read(scanner):
    style = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#005EB8"))]
    header = [f'<font color="white">{label}</font>' for label in scanner.header]
    (table,) = scanner.read(scanner.scanned(scanner.table([header, *scanner.rows], style))).tables()
    assert scanner.texts(table) == [scanner.header, *scanner.rows]


def test_a_cell_that_spans_columns_is_one_cell(scanner):
    rows = [scanner.header, ["Theme 1: joining the organisation", "", "", "", ""], *scanner.rows]
    data = scanner.scanned(scanner.table(rows, [("SPAN", (0, 1), (-1, 1))]), askew=-1.0)
    (table,) = scanner.read(data).tables()
    assert scanner.texts(table)[1] == ["Theme 1: joining the organisation", None, None, None, None]


def test_bullets_are_list_items(scanner):
    action = "• Review the policy every year<br/>• Train the panel"
    rows = [scanner.header, ["1.1", action, "HR Director", "June 2021", ""], scanner.rows[1]]
    (table,) = scanner.read(scanner.scanned(scanner.table(rows))).tables()
    assert scanner.texts(table)[1][1] == "- Review the policy every year\n- Train the panel"


def test_places_are_points_on_the_page(scanner):
    document = scanner.read(scanner.scanned(scanner.table(), dpi=150))
    (table,) = document.tables()
    width, height = document.page_sizes[1]
    left, top, right, bottom = table.place.box
    assert (width, height) == (pytest.approx(842, abs=1), pytest.approx(595, abs=1))
    assert right - left == pytest.approx(620, abs=2)
    assert 0 < top < bottom < height


def test_the_same_scan_gives_the_same_document(scanner):
    data = scanner.scanned(scanner.table(), **NOISY)
    assert scanner.read(data) == scanner.read(data)


def test_unsure_words_are_named(scanner):
    data = scanner.scanned(scanner.table(), dpi=50, noise=20.0)
    document = scanner.read(data)
    assert any(paragraph.unsure for paragraph in document.paragraphs())


def test_sure_words_are_not_named(scanner):
    document = scanner.read(scanner.scanned(scanner.table()))
    assert not any(paragraph.unsure for paragraph in document.paragraphs())
