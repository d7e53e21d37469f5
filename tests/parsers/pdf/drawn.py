"""Text as a test draws it on a page of a PDF, in points from the lower left."""

from __future__ import annotations

from reportlab.lib.utils import simpleSplit

LEADING = 13


def put(canvas, x, y, text, *, bold=False, size=10):
    """Draws a line of Helvetica."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, y, text)


def paragraph(canvas, x, y, text, width=220):
    """Draws text in lines of a width; gives the height of the line below it."""
    for line in simpleSplit(text, "Helvetica", 10, width):
        put(canvas, x, y, line)
        y -= LEADING
    return y
