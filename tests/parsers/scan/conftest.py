"""Makes scans: a PDF drawn by the test, printed, laid askew, and scanned to a JPEG."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageFilter
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from planlift_parsers import DEFAULT_LIMITS
from planlift_parsers.pdf import read

PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=12)
BOLD = ParagraphStyle("bold", parent=PLAIN, fontName="Helvetica-Bold")
GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
HEADER = ["Ref", "Action", "Lead", "By when", "RAG"]
ROWS = [
    ["1.1", "Review the recruitment policy with staff from all networks.", "HR Director", "31 March 2021", ""],
    ["1.2", "Train every line manager in fair selection.", "Head of Learning", "June 2021", ""],
    ["2.1", "Publish the results on the intranet.", "Chief Executive", "Ongoing", ""],
]  # fmt: skip
WIDTHS = [40, 300, 120, 100, 60]


class Scanner:
    """Draws tables, scans them and reads them back."""

    header, rows, grid = HEADER, ROWS, GRID

    def table(self, rows=(HEADER, *ROWS), style=(), widths=WIDTHS):
        """A page with a table; its first row is bold."""
        out = BytesIO()
        cells = [
            [Paragraph(text, PLAIN if number else BOLD) for text in row]
            for number, row in enumerate(rows)
        ]
        table = Table(cells, widths, style=TableStyle([*GRID, *style]))
        SimpleDocTemplate(out, pagesize=landscape(A4)).build([table])
        return out.getvalue()

    def scanned(self, data, *, dpi=200, askew=0.0, blur=0.0, noise=0.0, grey=False, quality=75):
        """The pages of a PDF as pictures only; blur in pixels, noise in grey levels, askew in degrees."""
        chance = np.random.RandomState(1)
        pictures = []
        for page in pdfium.PdfDocument(data):
            drawn = page.render(scale=dpi / 72, rev_byteorder=True).to_pil().convert("RGB")
            turned = drawn.rotate(askew, Image.Resampling.BICUBIC, fillcolor="white")
            blurred = turned.filter(ImageFilter.GaussianBlur(blur))
            levels = (
                np.asarray(blurred, np.float64)
                + chance.normal(0, noise, turned.size[::-1])[:, :, None]
            )
            picture = Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))
            pictures.append(picture.convert("L") if grey else picture)
        out = BytesIO()
        pictures[0].save(
            out, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=quality
        )
        return out.getvalue()

    def read(self, data, limits=DEFAULT_LIMITS):
        return read(data, "scan.pdf", limits)

    def texts(self, table):
        """Text by row and column; places covered by a span are None."""
        made = [[None] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            made[cell.row][cell.column] = cell.text
        return made


@pytest.fixture
def scanner():
    return Scanner()
