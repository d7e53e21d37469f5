"""All that one page paints, in the order of painting: rulings, areas, and how its text is drawn."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from ctypes import addressof, byref
from dataclasses import dataclass, field
from functools import lru_cache
from struct import Struct

from planlift_parsers.limits import Limits
from planlift_parsers.pdf.content import UNKNOWN_COLOUR, Fill, Ruling
from planlift_parsers.pdf.fast import calls
from planlift_parsers.pdf.fast.faces import Face, Faces
from planlift_parsers.pdf.fast.frame import Frame
from planlift_parsers.pdf.painted import (
    Point,
    area_of,
    areas_of,
    hold,
    strokes_of,
)
from planlift_parsers.pdf.words import ABOVE, BELOW, TWICE_DRAWN

DEEPEST = 30  # forms within forms; producers nest two or three
FILL_STROKE, STROKE, NO_INK, CLIP_ONLY = 2, 1, 3, 7  # PDF 32000-1, table 106
# Of 255; text or an area that lets more than this through shows the ground rather than itself.
FAINTEST = 8
WHOLE_COVER = 255
TEXT_BYTES = 8192  # of one piece of text; longer ones are left out
_UPRIGHT = (90, 270)
_SQUARE = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))

Affine = tuple[float, float, float, float, float, float]
SAME: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Slope:
    """How text lies on the page.

    Attributes:
        turn: degrees clockwise, as shown; -1 for a slant.
        size: font size in points, as shown.
        along: step along the baseline for an advance of one font size, as shown.
        up: step of one font size up from the baseline, as shown.
        level: it runs to the right or left on a page that is shown as it is written.
    """

    turn: int
    size: float
    along: Point
    up: Point
    level: bool


@dataclass(slots=True)
class Drawn:
    """How one piece of text is drawn.

    Attributes:
        handle: of the text object.
        face: its font.
        order: place in the order of painting, shared with fills.
        slope: how it lies.
        origin: where its baseline begins, as shown.
        baseline: y of the baseline; x where it runs up or down.
        top: upper edge of level text.
        bottom: lower edge of level text.
        ink: colour as "RRGGBB", "" where unknown.
        bold: in a bold face, or filled and stroked to look bold.
        invisible: drawn without ink.
        tag: marked content id, -1 without.
    """

    handle: calls.Handle
    face: Face
    order: int
    slope: Slope
    origin: Point
    baseline: float
    top: float
    bottom: float
    ink: str
    bold: bool
    invisible: bool
    tag: int


@dataclass(slots=True)
class Painting:
    """What a page paints.

    Attributes:
        frame: of the page.
        number: of the page.
        limits: what it must not exceed.
        faces: the document's fonts, filled as they are met.
    """

    frame: Frame
    number: int
    limits: Limits
    faces: Faces
    rulings: list[Ruling] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    texts: dict[int, Drawn] = field(default_factory=dict)
    _slopes: dict[tuple[float, ...], Slope] = field(default_factory=dict)  # a page has some five
    _order: int = 0
    _paths: int = 0
    _forms: int = 0

    def take_page(self, page: int) -> None:
        """Takes in all objects of a page.

        Args:
            page: its handle.

        Raises:
            LimitError: it holds more than any honest page does.
        """
        handle = calls.Handle(page)
        for index in range(calls.count_objects(handle)):
            self._take(calls.get_object(handle, index), SAME, 0)

    def spaces(self, seen: AbstractSet[int]) -> frozenset[int]:
        """Places in the order of painting at which nothing but white space is drawn.

        Args:
            seen: handles of the texts that PDFium's text page has; it leaves out pieces that are
                only white space, and those that are drawn a second time.
        """
        found, before = set(), None
        for item, drawn in self.texts.items():
            if item not in seen and (before is None or not _is_twin(drawn, before)):
                found.add(drawn.order)
            before = drawn
        return frozenset(found)

    def _take(self, item: calls.Handle, around: Affine, depth: int) -> None:
        kind = calls.object_type(item)
        self._order += 1
        if kind == calls.TEXT:
            self._take_text(item, around, depth)
        elif kind == calls.PATH:
            self._take_path(item, around)
        elif kind == calls.FORM:
            self._take_form(item, around, depth)
        else:
            self._take_picture(item, around, shading=kind == calls.SHADING)

    def _take_form(self, item: calls.Handle, around: Affine, depth: int) -> None:
        self._forms += 1
        hold(self._forms, self.limits, "page_drawings", self.number)
        if depth >= DEEPEST:
            return
        inside = combined(_matrix_of(item), around)
        for index in range(calls.count_inside(item)):
            self._take(calls.get_inside(item, index), inside, depth + 1)

    def _take_picture(self, item: calls.Handle, around: Affine, *, shading: bool) -> None:
        if shading:
            x0, y0, x1, y1 = _bounds_of(item)
            corners = [(x0, y0), (x1, y1), (x0, y1), (x1, y0)]
            points = [self._shown(x, y, around) for x, y in corners]
        else:
            placed = combined(_matrix_of(item), around)
            points = [self._shown(x, y, placed) for x, y in _SQUARE]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = min(xs), min(ys), max(xs), max(ys)
        self.fills.append(Fill(*box, UNKNOWN_COLOUR, self._order, picture=not shading))

    def _take_path(self, item: calls.Handle, around: Affine) -> None:
        filled, stroked = _draw_mode(item)
        if not (filled or stroked):
            return
        colour, opaque = _colour(item, calls.fill_colour) if filled else ("", True)
        if filled and colour is None:  # it lets all light through
            filled, colour = False, ""
        if filled and not stroked and calls.count_segments(item) <= 5:  # one closed piece
            self._paths += 1
            x0, y0, x1, y1 = _bounds_of(item)
            corners = [self._shown(x, y, around) for x, y in ((x0, y0), (x1, y1))]
            if around[1] or around[2]:
                corners += [self._shown(x, y, around) for x, y in ((x0, y1), (x1, y0))]
            self._keep(area_of(corners, colour or "", self._order, opaque=opaque))
        else:
            area = (colour or "", opaque) if filled else None
            self._take_pieces(item, around, area, stroked=stroked)
        hold(self._paths, self.limits, "page_paths", self.number)

    def _take_pieces(
        self, item: calls.Handle, around: Affine, area: tuple[str, bool] | None, *, stroked: bool
    ) -> None:
        placed = combined(_matrix_of(item), around)
        pieces = [[self._shown(x, y, placed) for x, y in piece] for piece in _pieces(item)]
        self._paths += len(pieces)
        if area:
            whole = [points for points in pieces if len(points) > 2]
            for found in areas_of(whole, area[0], self._order, opaque=area[1]):
                self._keep(found)
        if stroked:
            for points in pieces:
                self.rulings += strokes_of(points)

    def _take_text(self, item: calls.Handle, around: Affine, depth: int) -> None:
        matrix = _matrix_of(item)
        a, b, c, d, e, f = matrix if around is SAME else combined(matrix, around)
        size = _font_size(item)
        font = calls.object_font(item)
        face = self.faces.get(font.value or 0) or self.faces.meet(font)
        slope = self._slopes.get((a, b, c, d, size)) or self._slope(a, b, c, d, size)
        mode = calls.render_mode(item)
        ink, _ = _colour(item, calls.stroke_colour if mode == STROKE else calls.fill_colour)
        origin = self.frame.point(e, f)
        self.texts[item.value or 0] = Drawn(
            item,
            face,
            self._order,
            slope,
            origin,
            origin[slope.turn not in _UPRIGHT],
            origin[1] - ABOVE * slope.size,
            origin[1] + BELOW * slope.size,
            ink or "",
            face.bold or mode == FILL_STROKE,
            mode in (NO_INK, CLIP_ONLY) or ink is None,
            calls.content_mark(item) if depth == 0 else -1,
        )

    def _slope(self, a: float, b: float, c: float, d: float, size: float) -> Slope:
        step = self.frame.step
        along, up = step(a * size, b * size), step(c * size, d * size)
        turn, high = self.frame.turn(a, b), abs(size) * math.hypot(c, d)
        level = bool(along[0] and not (along[1] or turn or self.frame.quarters))
        made = self._slopes[a, b, c, d, size] = Slope(turn, high, along, up, level)
        return made

    def _keep(self, area: Ruling | Fill) -> None:
        if isinstance(area, Ruling):
            self.rulings.append(area)
        else:
            self.fills.append(area)

    def _shown(self, x: float, y: float, placed: Affine) -> Point:
        if placed is SAME:
            return self.frame.point(x, y)
        a, b, c, d, e, f = placed
        return self.frame.point(a * x + c * y + e, b * x + d * y + f)


# Places that the calls write to: one of each, as everything here happens one after the other.
_MATRIX = calls.Matrix()
_FLOATS = (ctypes.c_float * 4)()
_INTS = (ctypes.c_uint * 4)()
_UNITS = ctypes.create_string_buffer(TEXT_BYTES)
_MATRIX_PLACE = byref(_MATRIX)
_FLOAT_PLACES = [byref(_FLOATS, 4 * n) for n in range(4)]
_INT_PLACES = [byref(_INTS, 4 * n) for n in range(4)]
# To take them apart as bytes takes an eighth of the time of going through them as an array.
_floats_in: Callable[..., tuple[float, float, float, float]] = Struct("4f").unpack_from
_ints_in: Callable[..., tuple[int, int, int, int]] = Struct("4I").unpack_from
_matrix_in: Callable[..., Affine] = Struct("6f").unpack_from


def combined(inner: Affine, outer: Affine) -> Affine:
    """The matrix that does the inner first."""
    if outer is SAME:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _is_twin(one: Drawn, other: Drawn) -> bool:
    near = TWICE_DRAWN * one.slope.size
    (x, y), (x0, y0) = one.origin, other.origin
    return abs(x - x0) < near and abs(y - y0) < near


def text_of(item: calls.Handle, text_page: calls.Handle) -> str:
    """The text of a text object, without white space behind it.

    Args:
        item: its handle.
        text_page: handle of the page's text page.
    """
    size = calls.object_text(item, text_page, addressof(_UNITS), TEXT_BYTES)
    text = bytes(_UNITS)[: max(0, size - 2)] if size <= TEXT_BYTES else b""
    return text.decode("utf-16-le", "replace").rstrip("\0 \t\r\n\u00a0")


def _matrix_of(item: calls.Handle) -> Affine:
    calls.object_matrix(item, _MATRIX_PLACE)
    return _matrix_in(_MATRIX)


def _bounds_of(item: calls.Handle) -> tuple[float, float, float, float]:
    calls.object_bounds(item, *_FLOAT_PLACES)
    return _floats_in(_FLOATS)


def _font_size(item: calls.Handle) -> float:
    calls.font_size(item, _FLOAT_PLACES[0])
    size: float = _FLOATS[0]
    return size


def _draw_mode(item: calls.Handle) -> tuple[bool, bool]:
    """Whether a path is filled, and whether it is stroked."""
    calls.draw_mode(item, _INT_PLACES[0], _INT_PLACES[1])
    return bool(_INTS[0]), bool(_INTS[1])


def _colour(item: calls.Handle, ask: Callable[..., int]) -> tuple[str | None, bool]:
    """The colour as it shows on white paper, None where it lets all light through; and if it hides.

    Args:
        item: handle of the object.
        ask: the call that tells the colour of its fill or stroke.
    """
    if not ask(item, *_INT_PLACES):
        return UNKNOWN_COLOUR, True
    red, green, blue, cover = _ints_in(_INTS)
    return (None if cover < FAINTEST else _hex(red, green, blue, cover)), cover == WHOLE_COVER


@lru_cache(maxsize=4096)
def _hex(red: int, green: int, blue: int, cover: int) -> str:
    """The colour as "RRGGBB" where it covers white paper so much, of 255."""
    return "".join(f"{255 - (255 - c) * cover // 255:02X}" for c in (red, green, blue))


def _pieces(item: calls.Handle) -> list[list[Point]]:
    """The end points of each piece of a path; a closed piece ends where it began."""
    pieces: list[list[Point]] = []
    bends = 0  # a curve comes as three points, of which the last is its end
    for index in range(calls.count_segments(item)):
        segment = calls.get_segment(item, index)
        kind = calls.segment_type(segment)
        calls.segment_point(segment, _FLOAT_PLACES[0], _FLOAT_PLACES[1])
        bends = bends + 1 if kind == calls.BEZIER_TO else 0
        if kind == calls.MOVE_TO or not pieces:
            pieces.append([(_FLOATS[0], _FLOATS[1])])
        elif bends % 3 == 0:
            pieces[-1].append((_FLOATS[0], _FLOATS[1]))
        if calls.segment_closes(segment):
            pieces[-1].append(pieces[-1][0])
    return pieces
