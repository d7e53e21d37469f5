"""The words of a page, as PDFium's own text page parts them and our own rules join them.

PDFium puts spaces where a line of text has a gap and line ends where a line ends, so that only the
ends of words need be asked for their places. Where a word goes from one piece of text to another,
the pieces are held against each other glyph by glyph.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from ctypes import addressof

from planlift_parsers.errors import LimitError
from planlift_parsers.pdf.content import Word
from planlift_parsers.pdf.fast import calls
from planlift_parsers.pdf.fast.painting import Drawn, Painting
from planlift_parsers.pdf.painted import GLYPHS_A_PAGE
from planlift_parsers.pdf.words import ABOVE, BELOW, TWICE_DRAWN, continues, extend

_SOLID = re.compile(r"\S+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LINE_END = ("\r", "\n", "")
_LIGATED = frozenset("fil")
_LIGATURES = re.compile("f[fil]")  # Unicode, Alphabetic Presentation Forms
_UPRIGHT = (90, 270)
_CUT = "\ufffe"  # what PDFium's text page has for a hyphen at a line's end
_SQUARE = 4.0  # points; side of the squares by which like places are looked up
MOST_TWINS = 8  # pieces of text that begin in one such square; print has one or two
_MOST_UNITS = 65_536  # UTF-16 units of one piece of text


class TextPage:
    """The text page of one page.

    Args:
        handle: PDFium's.
        painting: what the page paints, read before.
    """

    def __init__(self, handle: int, painting: Painting) -> None:
        self.handle, self.painting = handle, painting
        self.count = max(0, calls.count_chars(handle))
        if self.count > GLYPHS_A_PAGE:
            raise LimitError(
                f"the page has more than {GLYPHS_A_PAGE} characters",
                "Print the document to a new PDF and try again.",
                place=f"page {painting.number}",
            )
        self.text = self._text()

    def words(self) -> list[Word]:
        """All words in the order of painting."""
        found: list[Word] = []
        seen: set[int] = set()
        broken = False  # the text page has a line's end before this run
        for match in _SOLID.finditer(self.text):
            start, stop = match.span()
            made = self._run(start, stop, seen)
            if made and broken and found and continues(found[-1], made[0]):
                # On pages with little text PDFium may end a line after every glyph.
                extend(found[-1], made.pop(0))
            found += made
            broken = self.text[stop : stop + 1] in _LINE_END
            if found and not broken:  # a space that PDFium put there itself belongs to no text
                found[-1].spaced = bool(calls.text_object(self.handle, stop))
        self._embolden(found, seen)
        return sorted(found, key=lambda word: word.order)

    def _run(self, start: int, stop: int, seen: set[int]) -> list[Word]:
        """The words of a run without white space."""
        first = calls.text_object(self.handle, start)
        last = calls.text_object(self.handle, stop - 1) if stop - start > 1 else first
        if first != last:
            return self._joined(start, stop, seen)
        seen.add(first)
        word = self._word(start, stop, first)
        return [word] if word else []

    def _text(self) -> str:
        """The page's text, one character for each of the text page's."""
        units = (ctypes.c_ushort * (2 * self.count + 2))()
        written = calls.get_text(self.handle, 0, self.count, addressof(units)) if self.count else 1
        if written == self.count + 1:
            text = bytes(units)[: 2 * self.count].decode("utf-16-le", "surrogatepass")
            if len(text) == self.count:
                return text
        codes = (calls.get_unicode(self.handle, index) for index in range(self.count))
        return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)

    def _joined(self, start: int, stop: int, seen: set[int]) -> list[Word]:
        """The words of a run that goes over several pieces of text."""
        pieces: list[Word] = []
        for begin, end, item in self._pieces(start, stop):
            seen.add(item)
            word = self._word(begin, end, item)
            if word is None:
                continue
            if pieces and continues(pieces[-1], word):
                extend(pieces[-1], word)
            else:
                pieces.append(word)
        return pieces

    def _pieces(self, start: int, stop: int) -> list[tuple[int, int, int]]:
        pieces: list[tuple[int, int, int]] = []
        for index in range(start, stop):
            item = calls.text_object(self.handle, index)
            if pieces and pieces[-1][2] == item:
                pieces[-1] = pieces[-1][0], index + 1, item
            else:
                pieces.append((index, index + 1, item))
        return pieces

    def _word(self, start: int, stop: int, item: int) -> Word | None:
        """A run of glyphs of one piece of text; None where it has no place."""
        drawn = self.painting.texts.get(item)
        text = self._letters(start, stop, drawn) if drawn else ""
        if drawn is None or not text:
            return None
        opening = ahead = self._advance(start, drawn)
        x0, y0 = x1, y1 = self._origin(start)
        if stop - start > 1:
            x1, y1 = self._origin(stop - 1)
            ahead = self._advance(stop - 1, drawn)
        slope = drawn.slope
        if slope.turn == 0:
            x1, y0, y1 = x1 + ahead * slope.along[0], drawn.top, drawn.bottom
        else:
            x0, x1 = x0 - BELOW * slope.up[0], x1 + ahead * slope.along[0] + ABOVE * slope.up[0]
            y0, y1 = y0 - BELOW * slope.up[1], y1 + ahead * slope.along[1] + ABOVE * slope.up[1]
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        return Word(
            text,
            x0,
            x1,
            y0,
            y1,
            drawn.origin[slope.turn not in _UPRIGHT],
            slope.size,
            drawn.bold,
            drawn.ink,
            slope.turn,
            drawn.invisible,
            False,
            drawn.face.symbol,
            drawn.order,
            opening * slope.size,
            drawn.tag,
        )

    def _origin(self, index: int) -> tuple[float, float]:
        """Where the baseline of a glyph begins, as shown."""
        calls.char_origin(self.handle, index, *_PLACES)
        return self.painting.frame.point(_POINT[0], _POINT[1])

    def _advance(self, index: int, drawn: Drawn) -> float:
        """How far a glyph moves the pen on, in font sizes.

        Of a ligature all letters begin at its place; its width is that of what it draws.
        """
        letter = self.text[index]
        if letter in _LIGATED and self._is_ligated(index):
            calls.char_box(self.handle, index, addressof(_RECTANGLE))
            wide = float(_RECTANGLE.right - _RECTANGLE.left)
            high = float(_RECTANGLE.top - _RECTANGLE.bottom)
            x, y = drawn.slope.along
            level = abs(x) > abs(y)
            upright_page = self.painting.frame.quarters % 2 == 0
            return (wide if level == upright_page else high) / (math.hypot(x, y) or 1.0)
        return drawn.face.advance("-" if letter == _CUT else letter)

    def _is_ligated(self, index: int) -> bool:
        around = self.text[max(0, index - 1) : index + 2]
        if not _LIGATURES.search(around):
            return False
        place = self._origin(index)
        before = index > 0 and self._origin(index - 1) == place
        return before or (index + 1 < self.count and self._origin(index + 1) == place)

    def _letters(self, start: int, stop: int, drawn: Drawn) -> str:
        text = self.text[start:stop]
        if text.isascii() and text.isprintable() and not drawn.face.bullets:
            return text
        if _CUT in text:
            text = text.replace(_CUT, self._hyphen(drawn))
        text = text.replace("\x00", "")
        if drawn.face.bullets:
            return "".join("•" if c.isprintable() and ord(c) < 0x100 else c for c in text)
        if _LIGATURE.search(text):
            return unicodedata.normalize("NFKC", text)
        return text

    def _hyphen(self, drawn: Drawn) -> str:
        """The hyphen that a piece of text ends with: a soft one or one that is meant."""
        text = self._text_of(drawn.handle)
        return "\u00ad" if text.endswith("\u00ad") else "-"

    def _text_of(self, item: int) -> str:
        units = (ctypes.c_ushort * _MOST_UNITS)()
        size = calls.object_text(item, self.handle, addressof(units), 2 * _MOST_UNITS)
        return (
            bytes(units)[: max(0, min(size, 2 * _MOST_UNITS) - 2)]
            .decode("utf-16-le", "replace")
            .rstrip()
        )

    def _embolden(self, words: list[Word], seen: set[int]) -> None:
        """Marks text as bold that is drawn twice; the text page has it once."""
        again = [drawn for item, drawn in self.painting.texts.items() if item not in seen]
        if not again:
            return
        firsts: dict[tuple[int, int], list[Drawn]] = defaultdict(list)
        for item in seen & self.painting.texts.keys():
            drawn = self.painting.texts[item]
            firsts[_square(drawn)].append(drawn)
        twins = {first.order for drawn in again for first in _beneath(drawn, firsts)}
        for word in words:
            word.bold = word.bold or word.order in twins


def _square(drawn: Drawn) -> tuple[int, int]:
    return round(drawn.origin[0] / _SQUARE), round(drawn.origin[1] / _SQUARE)


def _beneath(again: Drawn, firsts: dict[tuple[int, int], list[Drawn]]) -> Iterator[Drawn]:
    """The pieces of text that begin at nearly the same place."""
    near = TWICE_DRAWN * again.slope.size
    column, row = _square(again)
    for place in (
        (i, j) for i in (column - 1, column, column + 1) for j in (row - 1, row, row + 1)
    ):
        for first in firsts.get(place, ())[:MOST_TWINS]:
            x, y = first.origin
            if abs(x - again.origin[0]) < near and abs(y - again.origin[1]) < near:
                yield first


_RECTANGLE = calls.Rectangle()
_POINT = (ctypes.c_double * 2)()
_PLACES = addressof(_POINT), addressof(_POINT) + 8
