"""Fonts: how wide their letters are, and what a run of letters in one of them comes to.

A document has each of its words some ten times in one font: what can be told of a run without its
place is told once.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from ctypes import addressof
from dataclasses import dataclass, field

from planlift_parsers.pdf.fast import calls
from planlift_parsers.pdf.words import is_slanted

BULLET_WIDTH = 0.35  # font sizes; of the bullet in the standard fonts, whose widths a file may omit
FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123
NAME_BYTES = 512  # of a font's name; longer ones are no names
_BOLD_NAME = re.compile(r"bold|black|heavy|[-,](?:bd|demi)", re.I)
_BULLETS_NAME = re.compile(r"wingding|webding|dingbat|(?:^|\+)symbol", re.I)
_SYMBOL_NAME = re.compile(r"wingding|webding|dingbat|(?:^|\+)(?:open)?symbol", re.I)
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # PDF 32000-1, 9.6.4: before the name of a font cut down
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# Letters that are drawn as one: Unicode's own ligatures and those of common text faces.
_LIGATED = frozenset(
    ["fb", "ff", "fh", "fi", "fj", "fk", "fl", "ft", "tf", "ti", "tt", "Th", "ct", "st", "Qu", "qu"]
)


Run = tuple[str, float, float, float, bool]
"""A run of letters in one font, wherever it stands; lengths are in font sizes.

The letters as a reader sees them; the width of the first one; that of all but the last one, without
kerning; that of the last one; whether the last two may be drawn as one.
"""


class _Advances(dict[str, float]):
    """How far each character of a font moves the pen on, in font sizes; PDFium is asked once."""

    def __init__(self, font: calls.Handle) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> float:
        calls.glyph_width(self._font, ord(character), 1.0, _WIDTH_PLACE)
        known = float(_WIDTH.value) or (BULLET_WIDTH if character == "•" else 0.0)
        self[character] = known
        return known


@dataclass(slots=True)
class Cut:
    """What the fonts of one name in a document have in common.

    Each part of a merged file brings a font of its own with the letters that it needs, so that its
    words are met once or twice in each.

    Attributes:
        widths: how wide the letters are in the font in which each was met first.
        runs: what runs of letters come to, of letters so wide.
    """

    widths: dict[str, float] = field(default_factory=dict)
    runs: dict[str, Run] = field(default_factory=dict)


@dataclass(slots=True)
class Face:
    """A font.

    Attributes:
        handle: PDFium's.
        bold: a bold face.
        bullets: a symbol font in which letters stand for bullets.
        symbol: a symbol font, OpenSymbol among them.
        named: the file says which font it is; else its weight cannot be told.
        cut: what it has in common with the document's other fonts of its name.
        slanted: an italic face.
        runs: what the runs of letters come to that `run` was asked for; those with letters that the
            file does not name are counted each time, and not kept.
    """

    handle: calls.Handle
    bold: bool
    bullets: bool
    symbol: bool
    named: bool
    cut: Cut
    _advances: _Advances = field(init=False)
    slanted: bool = False
    runs: dict[str, Run] = field(default_factory=dict)
    _looked_at: set[str] = field(default_factory=set)
    _lacks: set[str] = field(default_factory=set)
    _alike: set[str] = field(default_factory=set)  # its letters as wide as those of `cut`

    def __post_init__(self) -> None:
        self._advances = _Advances(self.handle)

    def lacks_any(self, text: str, first: int, text_page: calls.Handle) -> bool:
        """Whether the file says of some letters only their numbers in the font.

        Args:
            text: the letters.
            first: place of the first of them in the text page.
            text_page: PDFium's; each letter of a font is asked for once in a document.
        """
        if not self._looked_at.issuperset(text):
            for index, letter in enumerate(text, first):
                if letter not in self._looked_at and calls.is_unmapped(text_page, index):
                    self._lacks.add(letter)
                self._looked_at.add(letter)
        return bool(self._lacks) and not self._lacks.isdisjoint(text)

    def advance(self, character: str) -> float:
        """How far a character moves the pen on, in font sizes."""
        return self._advances[character]

    def width(self, text: str) -> float:
        """How far a text moves the pen on, in font sizes, without kerning."""
        return sum(map(self._advances.__getitem__, text))

    def run(self, text: str) -> Run | None:
        """What a run of letters comes to, None where some of them do not print.

        Args:
            text: the letters as the text page has them, at least one.
        """
        if not text.isprintable():
            return None
        made = self.cut.runs.get(text) if self._is_alike(text) else None
        if made is None:
            made = self._run(text)
            if self._alike.issuperset(text):
                self.cut.runs[text] = made
        if not self._lacks or self._lacks.isdisjoint(text):
            self.runs[text] = made
        return made

    def _is_alike(self, text: str) -> bool:
        """Whether letters are as wide as in the fonts of its name in which they were met first."""
        if not self._alike.issuperset(text):
            for letter in set(text) - self._alike:
                wide = self._advances[letter]
                if self.cut.widths.setdefault(letter, wide) == wide:
                    self._alike.add(letter)
            return self._alike.issuperset(text)
        return True

    def _run(self, text: str) -> Run:
        widths = [*map(self._advances.__getitem__, text)]
        body = sum(widths[:-1])
        return self.letters(text), widths[0], body, widths[-1], text[-2:] in _LIGATED

    def letters(self, text: str) -> str:
        """Letters as a reader sees them: bullets of symbol fonts as such, ligatures taken apart."""
        if self.bullets:
            return "".join("•" if c.isprintable() and ord(c) < 0x100 else c for c in text)
        if not text.isascii() and _LIGATURE.search(text):
            return unicodedata.normalize("NFKC", text)
        return text


class Faces(dict[int, Face]):
    """A document's fonts by address, filled as they are met."""

    def __init__(self) -> None:
        super().__init__()
        self._cuts: dict[tuple[str, bool], Cut] = {}

    def meet(self, font: calls.Handle) -> Face:
        """A font that was not met before.

        Args:
            font: PDFium's handle.
        """
        size = calls.font_name(font, addressof(_NAME), NAME_BYTES)
        # PDFium writes nothing where the name is longer: what stands there is another font's.
        name = _NAME.value.decode("utf-8", "replace") if size <= NAME_BYTES else ""
        flags = calls.font_flags(font)
        bold = bool(_BOLD_NAME.search(name)) or (flags > 0 and bool(flags & FORCE_BOLD))
        bullets, symbol = bool(_BULLETS_NAME.search(name)), bool(_SYMBOL_NAME.search(name))
        cut = self._cuts.setdefault((_SUBSET.sub("", name), bullets), Cut())
        made = Face(font, bold, bullets, symbol, bool(name), cut, slanted=is_slanted(name))
        self[font.value or 0] = made
        return made


# Places that the calls write to: one of each, as everything here happens one after the other.
_NAME = ctypes.create_string_buffer(NAME_BYTES)
_WIDTH = ctypes.c_float()
_WIDTH_PLACE = addressof(_WIDTH)
