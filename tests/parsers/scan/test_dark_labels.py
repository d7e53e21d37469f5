"""Tables with their actions across: labels down the side on a dark ground, rules in grey."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from planlift_parsers.scan.installed import INSTALL, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")

PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
LIGHT = ParagraphStyle("light", PLAIN, fontName="Helvetica-Bold", textColor="white")
DARK, GREY = HexColor("#404040"), HexColor("#808080")
FIRST = [
    ["Ref", "A1", "A2"],
    ["Issue", "", "There is no single process and practice varies between the three sites."],
    ["Action", "Publish a summary of each review.", "Review the policy with all staff networks."],
    ["Lead", "Head of Learning", "Chief Nurse"],
    ["KPI", "", "All policies are in date"],
]
SECOND = [
    ["No.", "A3", "A4"],
    ["Issue", "Turnover in the first two years is high.", "Declaration rates remain low."],
    ["Action", "Review exit data.", "Run a campaign in each division."],
    ["Lead", "HR Director", "EDI Lead"],
    ["KPI", "Turnover below 9%", ""],
]


def _table(rows):
    cells = [
        [Paragraph(text, PLAIN if row and column else LIGHT) for column, text in enumerate(texts)]
        for row, texts in enumerate(rows)
    ]
    style = [
        ("GRID", (0, 0), (-1, -1), 1, GREY),
        ("BACKGROUND", (0, 0), (-1, 0), DARK),
        ("BACKGROUND", (0, 0), (0, -1), DARK),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    return Table(cells, [90, 240, 240], style=TableStyle(style))


def _page(*parts):
    out = BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4)).build(list(parts))
    return out.getvalue()


def test_two_such_tables_close_together_are_two_with_all_their_cells(scanner):
    page = _page(_table(FIRST), Spacer(1, 7), _table(SECOND))
    first, second = scanner.read(scanner.scanned(page, askew=1.9, noise=5, grey=True)).tables()
    flat = [[text.replace("\n", " ") for text in row] for row in scanner.texts(first)]
    assert flat == FIRST
    flat = [[text.replace("\n", " ") for text in row] for row in scanner.texts(second)]
    assert flat == SECOND
