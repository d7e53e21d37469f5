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


TYPED = [
    ("INDICATOR", "KEY ISSUE", "ACTION", "LEAD", "DUE BY"),
    ("Indicator 3", "Managers move to formal", "Train case managers in", "Head of HR", "June 2015"),
    ("", "action early", "just culture", "", ""),
    ("Indicator 3", "Papers show totals only", "Report cases by ethnicity", "Director", "Jan 2016"),
    ("Indicator 4", "Training is not recorded", "Log all funded leave", "Engagement", "May 2015"),
    ("Indicator 5", "Staff report abuse", "Display the statement", "Director", "May 2016"),
]


def test_the_wide_space_of_a_typewriter_face_parts_no_columns(pdf):
    def draw(canvas):
        y = 740
        for number, row in enumerate(TYPED):
            canvas.setFont("Courier-Bold" if number == 0 else "Courier", 7)
            y -= 18 if row[0] else 8
            for x, text in zip((40, 110, 230, 350, 430), row, strict=True):
                canvas.drawString(x, y, text)

    [table] = [b for b in pdf.read(pdf.drawn(draw)).blocks if isinstance(b, Table)]
    assert [row[0] for row in pdf.rows(table)] == [row[0] for row in TYPED if row[0]]


def test_three_rows_between_rules_of_columns_alone_are_parted(pdf):
    rows = [("The procedure names", "Update the procedure", "HR Lead", "May 2023"),
            ("Scoring was by staff", "Ask governors to score", "Chair", "June 2023"),
            ("Files lack a number", "Check the files", "Chief Nurse", "July 2023")]  # fmt: skip
    xs = (50, 190, 330, 420)

    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 10)
        for x, text in zip(xs, ("What needs to change", "How", "Team", "Time"), strict=True):
            canvas.drawString(x, 740, text)
        canvas.line(48, 735, 520, 735)
        for x in xs[1:]:
            canvas.line(x - 2, 752, x - 2, 610)
        canvas.setFont("Helvetica", 10)
        for number, row in enumerate(rows):
            for x, text in zip(xs, row, strict=True):
                canvas.drawString(x, 720 - 42 * number, text)
                canvas.drawString(x, 708 - 42 * number, "and more")

    [table] = [b for b in pdf.read(pdf.drawn(draw)).blocks if isinstance(b, Table)]
    assert [row[0].split("\n")[0] for row in pdf.rows(table)][1:] == [row[0] for row in rows]
