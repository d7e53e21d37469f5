"""Print that runs up or down a scanned page."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from planlift_parsers.pdf.content import WATERMARK_TURN, Word
from planlift_parsers.scan.installed import INSTALL, is_installed

pytest.importorskip("cv2", reason=INSTALL)

from planlift_parsers.scan.engine import Letter
from planlift_parsers.scan.sheet import set_signs_aside
from planlift_parsers.scan.spacing import Token
from planlift_parsers.scan.words import Strip, is_speck

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


def _word(text, x0, size):
    x1, up, down = x0 + 20, 100 - 0.8 * size, 100 + 0.2 * size
    return Word(text, x0, x1, up, down, 100, size, False, "", 0, False, True, False, 0)


def test_a_tick_made_in_the_margin_stands_in_no_line():
    tick, bullet, dash = _word("√", 9, 17.7), _word("•", 30, 11), _word("–", 300, 17.7)
    words = [tick, bullet, _word("Civic", 54, 11), dash, _word("leadership", 500, 11)]
    set_signs_aside(words, 11)
    assert [word.turn for word in words] == [WATERMARK_TURN, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("text", "size", "speck"),
    [("r", 2.1, True), (".", 1.5, True), ("r", 5.0, False), ("–", 1.0, False)],
)
def test_what_rules_have_left_is_no_print(text, size, speck):
    token = Token([Letter(text, 0.0, 0.9)], stroke=1.0)
    assert is_speck(Strip((0, 0, 9, 9), [token], size * 200 / 72, 9.0, 1.0), 200 / 72) is speck
