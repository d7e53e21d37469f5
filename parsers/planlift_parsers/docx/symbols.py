"""Characters of symbol fonts, as the Unicode characters they look like."""

from __future__ import annotations

# Places of the fonts met in forms and plans (ticks, crosses, boxes, bullets, arrows, faces, the
# filled shapes that stand for a RAG colour); from the fonts' own charts.
_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐",
    0x71: "☐", 0x72: "☐", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒",
    0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●",
    0xA2: "■", 0xA3: "☐", 0xA4: "☐",
}  # fmt: skip
_WINGDINGS_3 = {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x75: "▶"}
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_SYMBOL = {
    0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ",
    0xA3: "≤", 0xA5: "∞", 0xA9: "♥", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡",
    0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
# Symbol fonts live in the private-use area from here on.
_PRIVATE = 0xF000


def symbol(font: str, code: str) -> str:
    """The character that `w:sym` shows.

    Args:
        font: name of its font.
        code: its place in the font, in hexadecimal digits.

    Returns:
        The Unicode character it looks like; the character of that code where it is not known;
        "" where the code is no character.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0 < number < 0x10000 or 0xD800 <= number < 0xE000:
        return ""
    return _shown(_FONTS.get(font.strip().lower(), {}), chr(number))


def is_symbolic(font: str) -> bool:
    """Whether the letters of a font are symbols."""
    return font.lower() in _FONTS


def in_font(font: str | None, text: str) -> str:
    """Text set in a symbol font, as the characters it shows; other text as it is."""
    table = _FONTS.get(font.lower()) if font else None
    return "".join(_shown(table, char) for char in text) if table else text


def _shown(table: dict[int, str], char: str) -> str:
    code = ord(char)
    if code >= _PRIVATE and code - _PRIVATE < 0x100:
        code -= _PRIVATE
    return table.get(code, char)
