"""Makes PDFs with reportlab, drawn by the test itself."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.pdf import read

PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=PLAIN, fontName="Helvetica-Bold")
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


class Maker:
    """Draws a document and reads it back."""

    grid = GRID

    def drawn(self, *pages, size=A4, **options):
        """Each page is drawn by a function that is given the canvas."""
        out = BytesIO()
        canvas = Canvas(out, pagesize=size, **options)
        for page in pages:
            canvas.setFont("Helvetica", 10)
            page(canvas)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def table(self, rows, widths, style=(), size=None, repeat=0):
        """A flowing table; its first row is bold."""
        out = BytesIO()
        cells = [
            [Paragraph(text, PLAIN if number else BOLD) for text in row]
            for number, row in enumerate(rows)
        ]
        table = Table(cells, widths, style=TableStyle(list(style)), repeatRows=repeat)
        SimpleDocTemplate(out, pagesize=size or landscape(A4)).build([table])
        return out.getvalue()

    def read(self, data):
        return read(data, "plan.pdf", DEFAULT_LIMITS)

    def rows(self, table):
        """Text by row and column; places covered by a span are None."""
        made = [[None] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            made[cell.row][cell.column] = cell.text
        return made


@pytest.fixture
def pdf():
    return Maker()
