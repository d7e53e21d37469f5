"""Words that a line goes through, beside those that replace them."""

from __future__ import annotations

from planlift_parsers import Kind

ROWS = [("Train every panel.", "31 May 2023"), ("Hold stay talks.", "30 April 2023")]


def _draw(canvas, *, struck, replaced, at=3, past=0):
    for row in range(len(ROWS) + 2):
        canvas.line(50, 700 - 40 * row, 400, 700 - 40 * row)
    for x in (50, 250, 400):
        canvas.line(x, 700, x, 700 - 40 * (len(ROWS) + 1))
    canvas.drawString(60, 680, "Action")
    canvas.drawString(260, 680, "By when")
    for row, (action, date) in enumerate(ROWS, 1):
        y = 700 - 40 * row - 14
        canvas.drawString(60, y, action)
        canvas.drawString(260, y, date)
        if struck:
            canvas.line(260, y + at, 260 + canvas.stringWidth(date) + past, y + at)
        if replaced:
            canvas.drawString(260, y - 12, "31 August 2023")


def _read(pdf, **how):
    document = pdf.read(pdf.drawn(lambda canvas: _draw(canvas, **how)))
    [table] = document.tables()
    gone = [p.text for p in document.paragraphs() if p.kind is Kind.DELETED]
    return [row[1].replace("\n", " ") for row in pdf.rows(table)[1:]], gone


def test_a_struck_date_beside_a_new_one_is_deleted(pdf):
    dates = [date for _, date in ROWS]
    assert _read(pdf, struck=True, replaced=True) == (["31 August 2023"] * 2, dates)


def test_a_struck_date_alone_stays(pdf):
    assert _read(pdf, struck=True, replaced=False) == ([date for _, date in ROWS], [])


def test_what_is_underlined_stays(pdf):
    both = [f"{date} 31 August 2023" for _, date in ROWS]
    assert _read(pdf, struck=True, replaced=True, at=-1.5) == (both, [])


def test_a_rule_that_goes_on_past_the_words_strikes_none(pdf):
    _, gone = _read(pdf, struck=True, replaced=True, past=20)
    assert gone == []
