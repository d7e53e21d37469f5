"""Forms whose labels are told from their values by bold print alone, scanned at a low resolution."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from planlift_parsers import Table
from planlift_parsers.scan.installed import INSTALL, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")

PAIRS = [
    ("Lead officer(s)", "Head of Patient Safety"),
    ("Delivery date", "Annually, 31st March"),
    ("What has been done", "Paper presented to the committee; comments are due in May."),
    ("Delivery rating", "Underway"),
]
HEADINGS = ["1.1 Review how each ward reports to the Board", "1.2 Mend the floor of the sluice"]


def _form():
    out = BytesIO()
    canvas, y = Canvas(out, pagesize=A4), 780.0
    for heading in HEADINGS:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(60, y, heading)
        y -= 22
        for label, value in PAIRS:
            canvas.setFont("Helvetica-Bold", 9)
            canvas.drawString(60, y, label)
            canvas.setFont("Helvetica", 9)
            canvas.drawString(190, y, value)
            y -= 15
        y -= 14
    canvas.save()
    return out.getvalue()


def test_labels_in_bold_beside_their_values_are_a_table(scanner):
    how = {"dpi": 150, "askew": -0.8, "blur": 0.8, "noise": 5.0, "grey": True, "quality": 65}
    scan = scanner.scanned(_form(), **how)
    tables = [block for block in scanner.read(scan).blocks if isinstance(block, Table)]
    assert [scanner.texts(table) for table in tables] == [[list(p) for p in PAIRS]] * 2
