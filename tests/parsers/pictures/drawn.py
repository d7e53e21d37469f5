"""Pictures of tables, drawn by code."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

ROWS = (("Ref", "Action", "Owner"), ("1", "Train the Board", "HR Team"))
WORDS = [word for row in ROWS for word in row]
SIZE = (1250, 300)  # pixels; at 200 to the inch 450 points wide


def picture(*texts, size=SIZE, ruled=0, kind="PNG", dpi=(200, 200)):
    """A picture of texts, each at its place; `ruled` draws a box of so many pixels around each."""
    made = Image.new("L", size, "white")
    pen = ImageDraw.Draw(made)
    for x, y, text in texts:
        if ruled:
            pen.rectangle((x, y, x + 400, y + 120), outline="black", width=ruled)
        pen.text((x + 20, y + 35), text, fill="black", font_size=44)
    return encoded(made, kind, dpi)


def table(rows=ROWS, ruled=3, **options):
    """A ruled table as a picture."""
    placed = [
        (20 + column * 400, 20 + row * 120, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return picture(*placed, ruled=ruled, **options)


def photo(size=SIZE):
    """A picture without letters."""
    return encoded(Image.linear_gradient("L").resize(size))


def encoded(made, kind="PNG", dpi=(200, 200)):
    """A picture's file."""
    file = io.BytesIO()
    made.quantize(8).save(file, kind, dpi=dpi) if kind == "PNG" else made.save(file, kind, dpi=dpi)
    return file.getvalue()
