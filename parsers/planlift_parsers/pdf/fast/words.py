"""The words of a page, as PDFium's own text page parts them and our own rules join them.

PDFium puts spaces where a line of text has a gap and line ends where a line ends, so that only the
ends of lines need be asked for what they belong to, and only the ends of words for their places.
Where a word goes from one piece of text to another, the pieces are held against each other glyph
by glyph.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from ctypes import addressof, byref
from operator import attrgetter

from planlift_parsers.pdf.content import WORD_GAP, Word
from planlift_parsers.pdf.fast import calls
from planlift_parsers.pdf.fast.calls import char_box, char_origin, is_generated, text_object
from planlift_parsers.pdf.fast.painting import Drawn, Painting, text_of
from planlift_parsers.pdf.painted import Point, hold
from planlift_parsers.pdf.words import (
    ABOVE,
    BELOW,
    LEADER,
    NO_ROOM,
    TWICE_DRAWN,
    continues,
    extend,
    touches,
    unswapped,
)
from planlift_schema.place import Box

_SOLID = re.compile(r"\S+")
_LED = re.compile(r"\S+?\.{5,}(?=[^\s.])|\S+")  # the same, parted behind the dots of a leader
_LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
_LINE_END = ("\r", "\n", "")
# Letters and marks of scripts that run from right to left, surrogates for those beyond the BMP.
_BACKWARD = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ud800-\udfff\ufb1d-\ufdff\ufe70-\ufefc]"
)
# Font sizes by which the letters of a run may stand apart through kerning and letter spacing before
# a gap is looked for among them; less than the narrowest gap between words.
CUT_SLACK = 0.12
# Font sizes by which a letter leans over its width: an upright "f" 0.06, that of a slanted face
# 0.11 (Times) to 0.21 (Libertinus), which is nearly the whole space behind it.
LEAN, LEAN_SLANTED = 0.1, 0.28
SAME_WIDTH = 0.02  # font sizes; widths are given in whole thousandths
_BY_ORDER = attrgetter("order")
_CUT = "\ufffe"  # what PDFium's text page has for a hyphen at a line's end
_SQUARE = 4.0  # points; side of the squares by which like places are looked up
MOST_TWINS = 8  # pieces of text that begin in one such square; print has one or two


_Piece = tuple[int, int, int]
"""Glyphs of one text object that follow each other: first, last + 1, and the object."""


class TextPage:
    """The text page of one page.

    Args:
        handle: PDFium's.
        painting: what the page paints, read before.
    """

    def __init__(self, handle: int, painting: Painting) -> None:
        self.handle, self.painting, self._left = calls.Handle(handle), painting, painting.frame.left
        self.count = max(0, calls.count_chars(handle))
        hold(self.count, painting.limits, "page_glyphs", painting.number)
        self.text = self._text()
        self._solid = _LED if LEADER in self.text else _SOLID
        self.unmapped = 0  # as in PageContent, once the words are read
        self._found: list[Word] = []
        self._parts = True  # what stands behind the last of them parts it from the next

    def words(self) -> list[Word]:
        """All words in the order of painting."""
        # Where letters run backward, PDFium shuffles the pieces of a line.
        spans = (_SOLID if _BACKWARD.search(self.text) else _LINE).finditer(self.text)
        pieces: list[_Piece] = []
        for span in spans:
            pieces += self._pieces(*span.span())
        seen = {item for _, _, item in pieces}
        spaces = self.painting.spaces(seen)
        # The weight of a font without a name is not told.
        nameless = [drawn for drawn in self.painting.texts.values() if not drawn.face.named]
        self.unmapped = int(bool(nameless))
        texts = self.painting.texts
        for piece in pieces:
            drawn = texts.get(piece[2])
            if drawn is not None:
                take = self._take_level if drawn.slope.level else self._take_any
                take(piece, drawn, spaced=drawn.order + 1 in spaces)
        if not self.text.isascii():
            for word in self._found:
                if not word.text.isascii():
                    word.text = unswapped(word.text)
        self._embolden(self._found, seen)
        return sorted(self._found, key=_BY_ORDER)

    def _pieces(self, start: int, stop: int) -> list[_Piece]:
        """Part of a line, parted where one piece of text ends and another begins."""
        first = text_object(self.handle, start)
        if stop - start == 1 or first == text_object(self.handle, stop - 1):
            return [(start, stop, first)]
        runs = [run.span() for run in _SOLID.finditer(self.text, start, stop)]
        if len(runs) == 1:
            runs = [(index, index + 1) for index in range(start, stop)]
        pieces: list[_Piece] = []
        begin, end, item = start, start, first
        for one in runs:
            for opening, closing, other in self._pieces(*one):
                if other != item:
                    pieces.append((begin, end, item))
                    begin, item = opening, other
                end = closing
        return [*pieces, (begin, end, item)]

    def _text(self) -> str:
        """The page's text, one character for each of the text page's."""
        units = bytearray(2 * self.count + 2)
        place = addressof(ctypes.c_char.from_buffer(units))
        written = calls.get_text(self.handle, 0, self.count, place) if self.count else 1
        if written == self.count + 1:
            text = units[:-2].decode("utf-16-le", "surrogatepass")
            if len(text) == self.count:
                return text
        codes = (calls.get_unicode(self.handle, index) for index in range(self.count))
        return "".join(chr(code) if code <= 0x10FFFF else "\ufffd" for code in codes)

    def _take_any(self, piece: _Piece, drawn: Drawn, *, spaced: bool) -> None:
        """Takes in the words of a piece of text, however it lies; arguments as of `_take_level`."""
        first, last, item = piece
        for solid in self._solid.finditer(self.text, first, last):
            start, stop = solid.span()
            self.unmapped += drawn.face.lacks_any(solid.group(), start, self.handle)
            self._keep(self._parted((start, stop, item), drawn), stop, spaced=spaced)

    def _take_level(self, piece: _Piece, drawn: Drawn, *, spaced: bool) -> None:
        """Takes in the words of a piece of text that lies level, as nearly all do.

        A run that plainly has no gap comes out as `_parted` makes it, at a fifth of the cost: a
        page has hundreds of them, so that all happens in one loop, next to without calls of ours.

        Args:
            piece: its glyphs.
            drawn: how it is drawn.
            spaced: nothing but white space is drawn behind it.
        """
        handle, text, left, found = self.handle, self.text, self._left, self._found
        face, order, ink, tag = drawn.face, drawn.order, drawn.ink, drawn.tag
        bold, invisible, symbol, slanted = drawn.bold, drawn.invisible, face.symbol, face.slanted
        top, bottom, baseline = drawn.top, drawn.bottom, drawn.baseline
        size, wide = drawn.slope.size, drawn.slope.along[0]
        lean, known, no_room = LEAN_SLANTED if slanted else LEAN, face.runs, NO_ROOM * size
        stop, end, item = piece
        own = text[stop:end]  # parted by white space, and by the dots of a leader
        for solid in own.split() if self._solid is _SOLID else self._solid.findall(own):
            start = text.find(solid, stop)
            stop = start + (count := len(solid))
            run = known.get(solid)
            if run is None:  # the first time, or one to be counted each time
                self.unmapped += face.lacks_any(solid, start, handle)
                run = face.run(solid)
            if run is not None:
                letters, opening, body, told, ligated = run
                char_origin(handle, start, _X_PLACE, _Y_PLACE)
                x0 = last = _X.value - left
                if count > 1:
                    char_origin(handle, stop - 1, _X_PLACE, _Y_PLACE)
                    last = _X.value - left
            if (
                run is None
                or (count > 1 and abs(last - x0) >= (body + CUT_SLACK) * size)
                or (ligated and self._origin(stop - 2)[0] == last)
            ):
                words = self._parted((start, stop, item), drawn)
                self._keep(words, stop, spaced=spaced)
                continue
            char_box(handle, stop - 1, _RECTANGLE_PLACE)
            ahead = (_RECTANGLE.right - left - last) / wide
            if told and -SAME_WIDTH <= ahead - told <= lean:
                ahead = told
            word = Word(
                letters, x0, last + wide * ahead, top, bottom, baseline, size, bold, ink, 0,
                invisible, spaced, symbol, order, opening * size, tag, 1.0, slanted,
            )  # fmt: skip
            near = found and (x0 - found[-1].x1 < no_room or not self._parts)  # as hardly any is
            if near and self._goes_on(found[-1], word):
                extend(found[-1], word)
            else:
                found.append(word)
            if text[stop : stop + 1] != " ":
                self._look_behind(stop)
                continue
            self._parts = True
            if not is_generated(handle, stop):
                found[-1].spaced = True

    def _keep(self, words: list[Word], stop: int, *, spaced: bool) -> None:
        """Keeps the words of a run.

        Args:
            words: of the run, changed.
            stop: place behind its last glyph.
            spaced: nothing but white space is drawn behind its piece of text.
        """
        found = self._found
        if words:
            if spaced:
                words[-1].spaced = True
            if found and self._goes_on(found[-1], words[0]):
                extend(found[-1], words.pop(0))
            found += words
        self._look_behind(stop)

    def _goes_on(self, word: Word, piece: Word) -> bool:
        """Whether a word goes on, behind white space too: a line's end, a space without room."""
        if not self._parts:
            return continues(word, piece)
        if not word.turn and piece.x0 - word.x1 >= NO_ROOM * piece.size:
            return False  # plainly apart, as most words are: the rest need not be asked
        return touches(word, piece)

    def _look_behind(self, stop: int) -> None:
        """Notes what the text page has behind a run: a drawn space, only white, or none.

        On pages with little text it may end a line after every glyph.
        """
        behind = self.text[stop : stop + 1]
        if behind == " " or (behind.isspace() and behind not in _LINE_END):
            self._parts = True
            if self._found and not is_generated(self.handle, stop):
                self._found[-1].spaced = True
        else:
            self._parts = behind not in _LINE_END and bool(self._found) and self._found[-1].spaced

    def _parted(self, piece: _Piece, drawn: Drawn) -> list[Word]:
        """The words of a run of glyphs, wherever a gap is found among them."""
        start, stop, item = piece
        first = self._origin(start)
        last = self._origin(stop - 1) if stop - start > 1 else first
        cuts = self._cuts(piece, drawn, first, last) if stop - start > 1 else []
        if not cuts:
            words = [self._word(piece, drawn, first, last)]
        else:
            words = [
                self._word((begin, end, item), drawn, self._origin(begin), self._origin(end - 1))
                for begin, end in zip([start, *cuts], [*cuts, stop], strict=True)
            ]
        return [word for word in words if word.text]

    def _cuts(self, piece: _Piece, drawn: Drawn, first: Point, last: Point) -> list[int]:
        """Where a run has gaps that PDFium took for kerning.

        They are looked for only where the run is wider than its letters are together, or where that
        cannot be told: the letters of a ligature all have its place.

        Args:
            piece: the run.
            drawn: how it is drawn.
            first: origin of its first glyph.
            last: origin of its last glyph.
        """
        start, stop, _ = piece
        size = drawn.slope.size
        if last != self._origin(stop - 2):
            letters = drawn.face.width(self.text[start : stop - 1])
            if abs(last[0] - first[0]) + abs(last[1] - first[1]) < (letters + CUT_SLACK) * size:
                return []
        cuts, end = [], first
        for index in range(start, stop):
            here = self._origin(index)
            gap = abs(here[0] - end[0]) + abs(here[1] - end[1])
            if index > start and gap > WORD_GAP * size and self._is_ahead(end, here, drawn):
                cuts.append(index)
            ahead = self._advance(index, here, drawn)
            along = drawn.slope.along
            end = here[0] + ahead * along[0], here[1] + ahead * along[1]
        return cuts

    @staticmethod
    def _is_ahead(end: Point, here: Point, drawn: Drawn) -> bool:
        along = drawn.slope.along
        return (here[0] - end[0]) * along[0] + (here[1] - end[1]) * along[1] > 0

    def _word(self, piece: _Piece, drawn: Drawn, first: Point, last: Point) -> Word:
        """A run of glyphs of one piece of text without a gap.

        Args:
            piece: the run.
            drawn: how it is drawn.
            first: origin of its first glyph.
            last: origin of its last glyph.
        """
        start, stop, _ = piece
        slope = drawn.slope
        (x0, y0), (x1, y1) = first, last
        ahead = self._advance(stop - 1, last, drawn)
        if slope.turn == 0:
            x1, y0, y1 = x1 + ahead * slope.along[0], drawn.top, drawn.bottom
        else:
            x0, x1 = x0 - BELOW * slope.up[0], x1 + ahead * slope.along[0] + ABOVE * slope.up[0]
            y0, y1 = y0 - BELOW * slope.up[1], y1 + ahead * slope.along[1] + ABOVE * slope.up[1]
            x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
        text = self.text[start:stop]
        return _made(
            self._letters(text, drawn), drawn.face.advance(text[0]), drawn, (x0, y0, x1, y1)
        )

    def _origin(self, index: int) -> Point:
        """Where the baseline of a glyph begins, as shown."""
        char_origin(self.handle, index, _X_PLACE, _Y_PLACE)
        return self.painting.frame.point(_X.value, _Y.value)

    def _advance(self, index: int, origin: Point, drawn: Drawn) -> float:
        """How far it is from a glyph's origin to its end, in font sizes."""
        char_box(self.handle, index, _RECTANGLE_PLACE)
        r, along, frame = _RECTANGLE, drawn.slope.along, self.painting.frame
        if drawn.slope.turn == 0 and frame.quarters == 0:
            wide = (float(r.right) - frame.left - origin[0]) / (along[0] or 1.0)
        else:
            length = along[0] * along[0] + along[1] * along[1] or 1.0
            corners = frame.point(r.left, r.bottom), frame.point(r.right, r.top)
            reach = [(x - origin[0]) * along[0] + (y - origin[1]) * along[1] for x, y in corners]
            wide = max(reach) / length
        letter = self.text[index]
        told = drawn.face.advance("-" if letter == _CUT else letter)
        return _likely(told, wide, slanted=drawn.face.slanted)

    def _letters(self, text: str, drawn: Drawn) -> str:
        """Letters as a reader sees them."""
        if _CUT in text:
            text = text.replace(_CUT, self._hyphen(drawn))
        return drawn.face.letters(text.replace("\x00", ""))

    def _hyphen(self, drawn: Drawn) -> str:
        """The hyphen that a piece of text ends with: a soft one or one that is meant."""
        return "\u00ad" if text_of(drawn.handle, self.handle).endswith("\u00ad") else "-"

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


def _made(text: str, opening: float, drawn: Drawn, box: Box) -> Word:
    """The word that a run of glyphs makes.

    Args:
        text: its letters.
        opening: width of its first glyph in font sizes.
        drawn: how it is drawn.
        box: where it stands.
    """
    slope = drawn.slope
    return Word(
        text,
        box[0],
        box[2],
        box[1],
        box[3],
        drawn.baseline,
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
        slanted=drawn.face.slanted,
    )


def _likely(told: float, wide: float, *, slanted: bool) -> float:
    """How far a glyph moves the pen on, in font sizes.

    A font's width of a letter may be that of another glyph (of a small capital, of a letter
    drawn as part of a ligature); the box that PDFium gives is that of the glyph drawn, with
    what leans over.

    Args:
        told: the font's width of its letter.
        wide: from its origin to its box's end.
        slanted: the font's letters lean.
    """
    lean = LEAN_SLANTED if slanted else LEAN
    return told if told and -SAME_WIDTH <= wide - told <= lean else wide


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
_RECTANGLE_PLACE = byref(_RECTANGLE)
_X, _Y = ctypes.c_double(), ctypes.c_double()
_X_PLACE, _Y_PLACE = byref(_X), byref(_Y)
