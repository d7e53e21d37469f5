"""The words of a page, as PDFium's own text page parts them and our own rules join them.

PDFium puts spaces where a line of text has a gap and line ends where a line ends, so that only the
ends of words need be asked for their places. Where a word goes from one piece of text to another,
the pieces are held against each other glyph by glyph.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from ctypes import addressof
from enum import Enum
from operator import attrgetter
from sys import intern
from typing import NamedTuple

from planlift_parsers.pdf.content import WORD_GAP, Word
from planlift_parsers.pdf.fast import calls
from planlift_parsers.pdf.fast.painting import Drawn, Face, Painting, text_of
from planlift_parsers.pdf.painted import Point, hold
from planlift_parsers.pdf.words import (
    ABOVE,
    BELOW,
    NO_ROOM,
    TWICE_DRAWN,
    continues,
    extend,
    touches,
    unswapped,
)
from planlift_schema.place import Box

_SOLID = re.compile(r"\S+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LINE_END = ("\r", "\n", "")
# Font sizes by which the letters of a run may stand apart through kerning and letter spacing before
# a gap is looked for among them; less than the narrowest gap between words.
CUT_SLACK = 0.12
LEAN = 0.1  # font sizes by which an upright or slanted letter ("f") leans over its width
SAME_WIDTH = 0.02  # font sizes; widths are given in whole thousandths
# Letters that are drawn as one: Unicode's own ligatures and those of common text faces.
_LIGATED = frozenset(
    ["fb", "ff", "fh", "fi", "fj", "fk", "fl", "ft", "tf", "ti", "tt", "Th", "ct", "st", "Qu", "qu"]
)
_UPRIGHT = (90, 270)
_BY_ORDER = attrgetter("order")
_CUT = "\ufffe"  # what PDFium's text page has for a hyphen at a line's end
_SQUARE = 4.0  # points; side of the squares by which like places are looked up
MOST_TWINS = 8  # pieces of text that begin in one such square; print has one or two


class _Behind(Enum):
    """What stands between a run and the next: a drawn space, only white, or a line's end."""

    SPACE = "space"
    GAP = "gap"
    LINE_END = "line end"


class _Piece(NamedTuple):
    """Glyphs of one text object that follow each other: first, last + 1, and the object."""

    start: int
    stop: int
    item: int


class TextPage:
    """The text page of one page.

    Args:
        handle: PDFium's.
        painting: what the page paints, read before.
    """

    def __init__(self, handle: int, painting: Painting) -> None:
        self.handle, self.painting = handle, painting
        self.count = max(0, calls.count_chars(handle))
        hold(self.count, painting.limits, "page_glyphs", painting.number)
        self.text = self._text()
        self._spaces: frozenset[int] = frozenset()
        self.unmapped = 0  # as in PageContent, once the words are read

    def words(self) -> list[Word]:
        """All words in the order of painting."""
        runs = [self._pieces(*match.span()) for match in _SOLID.finditer(self.text)]
        seen = {piece.item for run in runs for piece in run}
        self._spaces = self.painting.spaces(seen)
        faces = {drawn.face.handle: drawn.face for drawn in self.painting.texts.values()}
        # The weight of a font without a name is not told.
        self.unmapped = int(not all(face.named for face in faces.values()))
        found: list[Word] = []
        before = _Behind.GAP
        for run in runs:
            made = self._words_in(run[0]) if len(run) == 1 else self._words_of(run)
            if made and found and self._goes_on(found[-1], made[0], before):
                extend(found[-1], made.pop(0))
            found += made
            before = self._behind(run[-1].stop)
            if before is _Behind.SPACE and found:
                found[-1].spaced = True
        if not self.text.isascii():
            for word in found:
                word.text = unswapped(word.text)
        self._embolden(found, seen)
        return sorted(found, key=_BY_ORDER)

    @staticmethod
    def _goes_on(word: Word, piece: Word, before: _Behind) -> bool:
        """Whether a word goes on behind white space: a line's end, or a space without room."""
        if before == _Behind.LINE_END:
            return continues(word, piece)
        if not word.turn and piece.x0 - word.x1 >= NO_ROOM * piece.size:
            return False  # plainly apart, as most words are: the rest need not be asked
        return touches(word, piece)

    def _behind(self, stop: int) -> _Behind:
        """What the text page has behind a run.

        On pages with little text it may end a line after every glyph.
        """
        if self.text[stop : stop + 1] in _LINE_END:
            return _Behind.LINE_END
        return _Behind.GAP if calls.is_generated(self.handle, stop) else _Behind.SPACE

    def _pieces(self, start: int, stop: int) -> list[_Piece]:
        """A run without white space, parted where one piece of text ends and another begins."""
        first = calls.text_object(self.handle, start)
        if stop - start == 1 or first == calls.text_object(self.handle, stop - 1):
            return [_Piece(start, stop, first)]
        pieces: list[_Piece] = []
        for index in range(start, stop):
            item = calls.text_object(self.handle, index)
            if pieces and pieces[-1].item == item:
                pieces[-1] = pieces[-1]._replace(stop=index + 1)
            else:
                pieces.append(_Piece(index, index + 1, item))
        return pieces

    def _words_of(self, run: Sequence[_Piece]) -> list[Word]:
        """The words of a run without white space."""
        words = self._words_in(run[0])
        for piece in run[1:]:
            following = self._words_in(piece)
            if words and following:
                joins = touches if words[-1].spaced else continues
                if joins(words[-1], following[0]):
                    extend(words[-1], following.pop(0))
            words += following
        return words

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

    def _words_in(self, piece: _Piece) -> list[Word]:
        """The words of a run of glyphs of one piece of text."""
        drawn = self.painting.texts.get(piece.item)
        if drawn is None:
            return []
        text = self.text[piece.start : piece.stop]
        self.unmapped += drawn.face.lacks_any(text, piece.start, self.handle)
        whole = self._level_word(piece, drawn, text)
        words = [whole] if whole else self._parted(piece, drawn)
        if words and drawn.order + 1 in self._spaces:
            words[-1].spaced = True
        return words

    def _level_word(self, piece: _Piece, drawn: Drawn, text: str) -> Word | None:
        """The word of a run that lies level and plainly has no gap, as nearly all do.

        It comes out as `_parted` makes it, at half the cost.

        Returns:
            None where that must be looked at glyph by glyph.
        """
        slope, frame = drawn.slope, self.painting.frame
        wide = slope.along[0]
        if slope.turn or frame.quarters or slope.along[1] or not wide:
            return None
        if text[-2:] in _LIGATED or not text.isprintable():
            return None
        calls.char_origin(self.handle, piece.start, *_PLACES)
        first = last = _POINT[0] - frame.left
        if len(text) > 1:
            calls.char_origin(self.handle, piece.stop - 1, *_PLACES)
            last = _POINT[0] - frame.left
            if abs(last - first) >= (drawn.face.width(text[:-1]) + CUT_SLACK) * slope.size:
                return None
        calls.char_box(self.handle, piece.stop - 1, _RECTANGLE_PLACE)
        ahead = _likely(drawn.face, text[-1], (_RECTANGLE.right - frame.left - last) / wide)
        box = first, drawn.top, last + ahead * wide, drawn.bottom
        return self._made(text, drawn, box)

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
                self._word(
                    _Piece(begin, end, item), drawn, self._origin(begin), self._origin(end - 1)
                )
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
        if self.text[stop - 2 : stop] not in _LIGATED:
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
        return self._made(self.text[start:stop], drawn, (x0, y0, x1, y1))

    def _made(self, text: str, drawn: Drawn, box: Box) -> Word:
        """The word of a run of glyphs that stands in a box."""
        slope = drawn.slope
        return Word(
            self._letters(text, drawn),
            box[0],
            box[2],
            box[1],
            box[3],
            drawn.origin[slope.turn not in _UPRIGHT],
            slope.size,
            drawn.bold,
            drawn.ink,
            slope.turn,
            drawn.invisible,
            False,
            drawn.face.symbol,
            drawn.order,
            drawn.face.advance(text[0]) * slope.size,
            drawn.tag,
        )

    def _origin(self, index: int) -> Point:
        """Where the baseline of a glyph begins, as shown."""
        calls.char_origin(self.handle, index, *_PLACES)
        x, y = _POINT
        frame = self.painting.frame
        return (x - frame.left, frame.top - y) if not frame.quarters else frame.point(x, y)

    def _advance(self, index: int, origin: Point, drawn: Drawn) -> float:
        """How far it is from a glyph's origin to its end, in font sizes."""
        calls.char_box(self.handle, index, _RECTANGLE_PLACE)
        r, along, frame = _RECTANGLE, drawn.slope.along, self.painting.frame
        if drawn.slope.turn == 0 and frame.quarters == 0:
            wide = (float(r.right) - frame.left - origin[0]) / (along[0] or 1.0)
        else:
            length = along[0] * along[0] + along[1] * along[1] or 1.0
            corners = frame.point(r.left, r.bottom), frame.point(r.right, r.top)
            reach = [(x - origin[0]) * along[0] + (y - origin[1]) * along[1] for x, y in corners]
            wide = max(reach) / length
        return _likely(drawn.face, self.text[index], wide)

    def _letters(self, text: str, drawn: Drawn) -> str:
        if text.isascii() and text.isprintable() and not drawn.face.bullets:
            return intern(text)  # a document has each of its words some ten times
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


def _likely(face: Face, letter: str, wide: float) -> float:
    """How far a glyph moves the pen on, in font sizes.

    A font's width of a letter may be that of another glyph (of a small capital, of a letter
    drawn as part of a ligature); the box that PDFium gives is that of the glyph drawn, with
    what leans over.

    Args:
        face: its font.
        letter: its letter.
        wide: from its origin to its box's end.
    """
    told = face.advance("-" if letter == _CUT else letter)
    return told if told and -SAME_WIDTH <= wide - told <= LEAN else wide


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
_RECTANGLE_PLACE = addressof(_RECTANGLE)
_POINT = (ctypes.c_double * 2)()
_PLACES = addressof(_POINT), addressof(_POINT) + 8
