"""Names of sections in tables without rules: bold lines alone in the first column."""

from __future__ import annotations

from planlift_parsers import Table

XS = (50, 200, 380, 480)
HEADER = ("What we have found", "What the association will do", "Named officer", "Finish on")
SECTIONS = {
    "Homes and heat": [
        ("Boilers run hot.", "Turn the flow temperature down", "Plant manager", "May 2021"),
        ("Mixed waste.", "Send recycling to the sorting plant", "Contracts", "June 2021"),
    ],
    "Goods and services": [
        ("Gases are released.", "Collect inhalers at pharmacies", "Procurement", "July 2021"),
        ("No plan for gas.", "Draw up a plan for heat", "Plant manager", "May 2022"),
    ],
}


def _draw(canvas):
    canvas.setFont("Helvetica-Bold", 10)
    for x, text in zip(XS, HEADER, strict=True):
        canvas.drawString(x, 740, text)
    y = 722
    for name, rows in SECTIONS.items():
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(XS[0], y, name)
        canvas.setFont("Helvetica", 10)
        for row in rows:
            y -= 16
            for x, text in zip(XS, row, strict=True):
                canvas.drawString(x, y, text)
        y -= 16


def test_they_are_rows_of_their_own_and_neither_header_nor_cell(pdf):
    [table] = [b for b in pdf.read(pdf.drawn(_draw)).blocks if isinstance(b, Table)]
    firsts = [row[0] for row in pdf.rows(table)]
    assert firsts == [
        HEADER[0],
        *[text for name, rows in SECTIONS.items() for text in (name, *(row[0] for row in rows))],
    ]
