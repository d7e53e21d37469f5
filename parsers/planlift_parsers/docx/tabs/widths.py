"""About how wide a text is: enough to tell which tab stop a tab leads to."""

from __future__ import annotations

from planlift_parsers.docx.look import Look

# Letters are of this size where nothing says one, in points: Word's own templates have it.
_USUAL_SIZE = 11.0
# Thousandths of the size, from the space to "~": Adobe's metrics of Helvetica and Times Roman, as
# wide as Arial and Times New Roman.
_FIRST = ord(" ")
_SANS = """
    278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556
    556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667
    556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556
    556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722
    500 500 500 334 260 334 584
"""
_SERIF = """
    250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500
    500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722
    611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444
    500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722
    500 500 444 480 200 480 541
"""
_WIDTHS = {name: tuple(map(int, table.split())) for name, table in (("", _SANS), ("serif", _SERIF))}
_OTHER_LETTER = 556
_SERIF_FONTS = ("times", "roman", "serif", "garamond", "georgia", "cambria", "palatino")
# Calibri, which Word takes where no font is named, beside Arial: by the letters of English text.
_NARROWER = 0.92
_NARROW_FONTS = ("", "calibri", "carlito")
_BOLD = 1.06  # Helvetica Bold beside Helvetica, by the letters of English text


def width(text: str, look: Look) -> float:
    """About how wide a text is, in points.

    Args:
        text: one line.
        look: its font, size and weight.
    """
    font = (look.font or "").lower()
    serif = any(name in font for name in _SERIF_FONTS) and "sans" not in font
    widths = _WIDTHS["serif" if serif else ""]
    total = sum(
        widths[at] if 0 <= (at := ord(letter) - _FIRST) < len(widths) else _OTHER_LETTER
        for letter in text
    )
    scale = (_NARROWER if font in _NARROW_FONTS else 1.0) * (_BOLD if look.bold else 1.0)
    return total * scale * (look.size or _USUAL_SIZE) / 1000
