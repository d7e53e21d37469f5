"""Print that runs up or down a scanned page."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from planlift_parsers.scan.installed import INSTALL, is_installed

pytestmark = pytest.mark.skipif(not is_installed(), reason=f"reads scans: {INSTALL}")


def _drawn(draw):
    out = BytesIO()
    canvas = Canvas(out, (400, 300))
    draw(canvas)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("turn", [90, -90])
def test_a_turned_header_is_read(scanner, turn):
    def draw(canvas):
        canvas.grid([20, 70, 220, 380], [20, 60, 100, 140, 240])
        canvas.setFont("Helvetica", 10)
        for row in range(3):
            canvas.drawString(75, 45 + 40 * row, "Review the policy with staff")
            canvas.drawString(225, 45 + 40 * row, "Head of Learning")
        canvas.saveState()
        canvas.translate(48 if turn > 0 else 42, 150 if turn > 0 else 230)
        canvas.rotate(turn)
        canvas.drawString(0, 0, "Delivery date")
        canvas.restoreState()

    (table,) = scanner.read(scanner.scanned(_drawn(draw), askew=0.4)).tables()
    (header,) = (cell for cell in table.cells if (cell.row, cell.column) == (0, 0))
    assert header.text == "Delivery date"
    assert header.rotated
