"""What colour lies where on a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import attrgetter

from planlift_parsers.pdf.colours import WHITE, alike
from planlift_parsers.pdf.content import Fill, Word
from planlift_schema.place import Box

_BAND = 24.0  # points; height of the bands by which fills are looked up, about two lines of text
_MOST_BANDS = 400  # a fill reaches over no more bands than a page has
# Where a cell's colour is looked at, as shares of its width and height: its middle and between
# the middle and the corners, so that a highlighted word does not count as the cell's colour.
_PROBES = ((0.5, 0.5), (0.2, 0.25), (0.8, 0.25), (0.2, 0.75), (0.8, 0.75))
_HEIGHTS = tuple({down for _, down in _PROBES})
# A coloured disc or square in an otherwise plain cell is its colour if it takes this share of the
# cell's height.
_MARK_HEIGHT = 0.3
MOST_COLOURS = 64  # of a page that are held against each ink; plans have some five
COVERED = 0.5  # font sizes above the baseline that small letters take
OVER = 4.0  # points by which a bar may stand over the edge of a column that only text shows
_INK, _ORDER = attrgetter("ink"), attrgetter("order")
_ACROSS = attrgetter("x0"), attrgetter("x1")
_DOWN = attrgetter("top"), attrgetter("bottom")
MARK_SIZES = 3.0, 40.0  # points; a disc is as large as print, or fills a tall row


class Ground:
    """The fills of one page, to be asked for a point's colour.

    Attributes:
        last_veil: place in the order of painting of the last area without colour, -1 if none.
    """

    def __init__(self, fills: Sequence[Fill]) -> None:
        self._bands: dict[int, list[Fill]] = defaultdict(list)
        self._colours = {WHITE, *(fill.colour for fill in fills)}
        veils = (fill.order for fill in fills if fill.opaque and alike(fill.colour, WHITE))
        self.last_veil = max(veils, default=-1)
        for fill in fills:
            first = int(fill.top // _BAND)
            last = min(int(fill.bottom // _BAND), first + _MOST_BANDS)
            for band in range(first, last + 1):
                self._bands[band].append(fill)

    def at(self, x: float, y: float, before: int | None = None) -> Fill | None:
        """The fill that shows at a point.

        Args:
            x: in points from the left.
            y: in points from the top.
            before: only what was painted before this place in the order.
        """
        for fill in reversed(self._bands.get(int(y // _BAND), ())):
            if before is not None and fill.order > before:
                continue
            if fill.x0 <= x <= fill.x1 and fill.top <= y <= fill.bottom:
                return fill
        return None

    def may_swallow(self, ink: str) -> bool:
        """Whether text in a colour could vanish anywhere on the page."""
        return len(self._colours) > MOST_COLOURS or any(
            alike(ink, colour) for colour in self._colours
        )

    def covers(self, word: Word) -> bool:
        """Whether an area without colour was painted over a word afterwards, and hides all of it.

        Areas in a colour do not count: marker pens are drawn over text and let it through.
        """
        for fill in reversed(self._bands.get(int((word.top + word.bottom) / 2 // _BAND), ())):
            if fill.order < word.order:
                return False
            across = fill.x0 <= word.x0 and word.x1 <= fill.x1
            down = fill.top <= word.baseline - COVERED * word.size and word.baseline <= fill.bottom
            if across and down and fill.opaque and alike(fill.colour, WHITE):
                return True
        return False

    def cell_colour(self, box: Box) -> str | None:
        """The colour behind a cell as "RRGGBB"; None where it is plain or not known."""
        x0, top, x1, bottom = box
        if not self._bands:
            return None
        if not any(int((top + down * (bottom - top)) // _BAND) in self._bands for down in _HEIGHTS):
            return None  # nothing is painted there, as for most cells
        wide, high = x1 - x0, bottom - top
        shown = [self.at(x0 + right * wide, top + down * high) for right, down in _PROBES]
        if not any(shown):
            return None
        colours = [fill.colour for fill in shown if fill is not None]
        colour = colours[0]
        if colours.count(colour) < len(colours):  # as hardly ever
            colour = Counter(colours).most_common(1)[0][0]
        if 2 * colours.count(colour) > len(_PROBES):
            return _tinted(colour)
        middle = shown[0]
        if middle is not None and middle.bottom - middle.top >= _MARK_HEIGHT * (bottom - top):
            return _tinted(middle.colour)
        return None

    def mark_colour(self, box: Box) -> str | None:
        """The colour of a cell's small marks ("RRGGBB"); None without, or where they differ.

        For cells without text: there a coloured disc, or a bar of any width, is what the cell says.
        """
        x0, top, x1, bottom = box
        bands = range(int(top // _BAND), int(bottom // _BAND) + 1)
        inside = [
            fill
            for band in bands
            for fill in self._bands.get(band, ())
            if x0 - OVER <= fill.x0 and fill.x1 <= x1 + OVER
            if top <= fill.top and fill.bottom <= bottom and _tinted(fill.colour)
        ]
        marks = {fill.colour for fill in inside if is_mark(fill)}
        bars = {
            fill.colour
            for fill in inside
            if MARK_SIZES[0] <= min(fill.x1 - fill.x0, fill.bottom - fill.top)
        }
        found = marks or bars
        return found.pop() if len(found) == 1 else None


def is_mark(fill: Fill) -> bool:
    """Small and about as wide as high: a disc, square, lozenge or triangle."""
    wide, high = fill.x1 - fill.x0, fill.bottom - fill.top
    return MARK_SIZES[0] <= min(wide, high) and max(wide, high) <= min(
        MARK_SIZES[1], 2 * min(wide, high)
    )


def _tinted(colour: str) -> str | None:
    return None if not colour or alike(colour, WHITE) else colour


def hide_unseen(words: Sequence[Word], ground: Ground, width: float, height: float) -> None:
    """Marks words as hidden that are in the colour of what lies behind, or outside the page."""
    if not words:
        return
    vanishing = {ink for ink in set(map(_INK, words)) if ink and ground.may_swallow(ink)}
    if _lie_within(words, width, height) and min(map(_ORDER, words)) > ground.last_veil:
        words = [word for word in words if word.ink in vanishing]  # none on most pages
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if not (0 <= x <= width and 0 <= y <= height):
            word.hidden = True
        elif word.ink in vanishing:
            behind = ground.at(x, y, word.order)
            colour = WHITE if behind is None else behind.colour
            word.hidden = word.hidden or alike(word.ink, colour)
        if word.order <= ground.last_veil and word.turn == 0 and not word.hidden:
            word.hidden = ground.covers(word)


def _lie_within(words: Sequence[Word], width: float, height: float) -> bool:
    """Whether all words stand wholly on a page, as they nearly always do."""
    for edges, most in ((_ACROSS, width), (_DOWN, height)):
        for edge in edges:
            places = [*map(edge, words)]
            if min(places) < 0 or max(places) > most:
                return False
    return True
