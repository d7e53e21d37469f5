"""One page, taken apart: its tables, and the words that stand outside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from planlift_parsers.pdf.aligned import aligned_tables
from planlift_parsers.pdf.band import Band, bands_of
from planlift_parsers.pdf.band_stacks import fits
from planlift_parsers.pdf.bands import ShadedTable, shaded_boxes, shaded_tables
from planlift_parsers.pdf.boxed_header import below_header, extend_headers
from planlift_parsers.pdf.colours import WHITE, alike
from planlift_parsers.pdf.content import WATERMARK_TURN, Fill, PageContent, Ruling, Word
from planlift_parsers.pdf.crossing import open_columns
from planlift_parsers.pdf.drawn_bullets import with_bullets
from planlift_parsers.pdf.figure_tables import figure_tables, framed_table
from planlift_parsers.pdf.fills import Ground, hide_unseen
from planlift_parsers.pdf.foot_headers import header_at_foot
from planlift_parsers.pdf.framed import last_row, part_frame
from planlift_parsers.pdf.grid import Grid, reaching
from planlift_parsers.pdf.label_rows import labelled_grids
from planlift_parsers.pdf.labelled import Edges
from planlift_parsers.pdf.lie import Lie
from planlift_parsers.pdf.lines import lines_of, segments_of
from planlift_parsers.pdf.odd import is_unreadable
from planlift_parsers.pdf.offset_tables import parted_networks
from planlift_parsers.pdf.open_rows import part_open_rows
from planlift_parsers.pdf.outlines import without_outlines
from planlift_parsers.pdf.panels import boxes_in
from planlift_parsers.pdf.parting import heights_across, in_columns, parted_at
from planlift_parsers.pdf.region import NARROWEST, Shape
from planlift_parsers.pdf.rivers import PLAIN
from planlift_parsers.pdf.ruled_headers import join_headers
from planlift_parsers.pdf.rulings import Rule, networks_of, rules_of
from planlift_parsers.pdf.shade_rules import ruled_grids
from planlift_parsers.pdf.shaded_labels import shaded_forms, without_rules_of
from planlift_parsers.pdf.stacked import table_ends
from planlift_parsers.pdf.strips import Strip
from planlift_parsers.pdf.struck import strike
from planlift_parsers.pdf.tables import Piece
from planlift_parsers.pdf.typed_rules import as_rules, of_tables, typed_rules
from planlift_parsers.pdf.zones import columns_at_rules, columns_of_tables, zones_of
from planlift_schema.place import Box

_BY_PLACE = attrgetter("at")
# Share of words with a digit up to which a table is one of prose: plans have up to a fifth, tables
# of figures two thirds and more.
FIGURES_IN_PROSE = 0.35
_SECTION = 2  # texts at most on the band of a section: its name, and what it is about
PICTURE_SHARE = 0.5  # of the page's area that one picture takes on a scanned page


@dataclass(slots=True)
class PageLayout:
    """A page's parts.

    Attributes:
        number: page number, from 1.
        width: in points.
        height: in points.
        ground: its colours.
        pieces: its tables, from the top down.
        words: visible words outside tables and strips.
        strips: columns of labelled text, set side by side, in reading order.
        columns: of running text, with tables in them or a rule between them, in reading order.
        hidden: words outside tables that nobody can see.
        slanted: words of watermarks and stamps.
        separators: level rules and edges of shading, which may part rows.
        uprights: upright rules, which may part columns.
        shades: areas in a colour, outside tables once `note_shading` was called.
        banded: boxes of tables drawn by shading, before running heads and feet are taken out.
        frames: boxes that rules draw and that are no tables by themselves.
        boxes: these and shaded boxes, which may be cards.
        damage: why it was not read to its end, "" if it was.
        picture: it is a picture, with or without text.
        overlaid: its text is laid invisibly over the picture, as software for scans does.
        unreadable: its letters are named wrongly; all of its words are hidden.
        recognised: it was read from its picture.
        unread: boxes around what may be print on the picture and was not read.
        turned: as in `PageContent`.
        skew: as in `PageContent`.
    """

    number: int
    width: float
    height: float
    ground: Ground
    pieces: list[Piece] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    columns: list[Box] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    slanted: list[Word] = field(default_factory=list)
    separators: list[Rule] = field(default_factory=list)
    uprights: list[Rule] = field(default_factory=list)
    shades: list[Fill] = field(default_factory=list)
    banded: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    damage: str = ""
    picture: bool = False
    overlaid: bool = False
    unreadable: bool = False
    recognised: bool = False
    unread: list[Box] = field(default_factory=list)
    turned: int = 0
    skew: float = 0.0

    def clear(self) -> None:
        """Lets go of its words and tables, once they are blocks."""
        for part in (self.pieces, self.words, self.strips, self.hidden, self.slanted):
            part.clear()

    @property
    def lie(self) -> Lie:
        """How it lies."""
        return Lie(self.width, self.height, self.turned, self.skew)

    @property
    def to_recognise(self) -> bool:
        """What it says can be told only from how it looks."""
        return not self.damage and (self.unreadable or (self.picture and self.blank))

    @property
    def blank(self) -> bool:
        """No word on it at all."""
        return not (self.pieces or self.words or self.strips or self.hidden or self.slanted)


def layout_of(content: PageContent) -> PageLayout:
    """Takes a page apart."""
    ground = Ground(content.fills)
    words = with_bullets(content.words, content.fills)
    picture = _is_picture(content)
    overlaid = picture and bool(words) and all(word.hidden for word in words)
    if overlaid:
        for word in words:  # the text that a scanner's software laid over its picture
            word.hidden = False
    else:
        hide_unseen(words, ground, content.width, content.height)
    page = PageLayout(content.number, content.width, content.height, ground)
    page.unreadable, page.recognised = is_unreadable(content), content.recognised
    if page.unreadable:
        for word in words:
            word.hidden = True
    page.unread, page.turned, page.skew = content.unread, content.turned, content.skew
    page.damage, page.picture, page.overlaid = content.damage, picture, overlaid
    page.slanted = [word for word in words if word.turn == WATERMARK_TURN]
    level = [word for word in words if word.turn != WATERMARK_TURN]
    page.shades = _shades(content)
    page.separators = _separators(content, page.shades)
    rules = rules_of(without_outlines(content.rulings, content.fills))
    forms = shaded_forms(page.shades, rules, level)
    networks = parted_networks(networks_of(without_rules_of(forms, rules)), level)
    page.uprights = [rule for rule in rules if rule.upright]
    grids = [*forms, *ruled_grids(networks, page.shades)]
    page.pieces, rest = pieces_of(page.number, grids, level)
    level_rules = [rule for rule in rules if not rule.upright]
    for piece in page.pieces:
        part_open_rows(piece, level_rules)
        rest = _take_over_foot(piece, rest, level_rules)
    strike(page.pieces, content.rulings)
    page.words = [word for word in rest if not word.hidden]
    page.frames = boxes_in(networks, [])
    page.boxes = boxes_in(networks, page.shades)
    page.hidden = [word for word in rest if word.hidden]
    return page


def note_shading(page: PageLayout) -> None:
    """Notes where shading draws tables, so that their headers are not taken for running heads.

    Args:
        page: changed; the tables that rules or the structure tree show must have been found.
    """
    page.shades = [fill for fill in page.shades if not _is_in(fill, page.pieces)]
    level = [word for word in page.words if word.turn == 0]
    page.banded = shaded_boxes(page.shades, level, page.frames)


def note_columns(page: PageLayout) -> None:
    """Notes the columns of running text that a rule between them shows.

    Args:
        page: changed; running heads and feet must have been taken out.
    """
    if not page.uprights:
        return
    level = [word for word in page.words if word.turn == 0]
    boxes = [piece.grid.box for piece in page.pieces]
    page.columns = columns_at_rules(level, boxes, page.uprights, page.separators)


def _is_picture(content: PageContent) -> bool:
    area = content.width * content.height
    return any(
        fill.picture and (fill.x1 - fill.x0) * (fill.bottom - fill.top) >= PICTURE_SHARE * area
        for fill in content.fills
    )


def pieces_of(
    page: int, grids: Sequence[Grid], words: Sequence[Word]
) -> tuple[list[Piece], list[Word]]:
    """Tables with their words, inner ones within their cells; and the words outside them.

    Args:
        page: page number.
        grids: in any order.
        words: all words of the page.
    """
    left = list(words)
    outer: list[Piece] = []
    for grid in sorted(grids, key=_area):
        piece = Piece(page, grid)
        left = piece.take(left)
        outer = _nest(piece, outer)
        if piece.inner or any(piece.words.values()):
            outer.append(piece)
    return sorted(outer, key=_place), left


def add_aligned(page: PageLayout, carried: Shape | None) -> Shape | None:
    """Finds the page's tables without a grid, among the words outside its other tables.

    Args:
        page: changed; running heads and feet must have been taken out.
        carried: the columns of such a table that the page before ended with.

    Returns:
        The columns of such a table that this page ends with, None if it does not.
    """
    _join_headers(page)
    level = [word for word in page.words if word.turn == 0]
    boxes = [piece.grid.box for piece in page.pieces]
    page.columns = page.columns or columns_of_tables(level, boxes, page.separators)
    page.pieces = [
        framed_table(piece, page.separators, page.uprights) or piece for piece in page.pieces
    ]
    _add_figures(page)
    level = [word for word in page.words if word.turn == 0]
    others = [word for word in page.words if word.turn != 0]
    boxed, level = extend_headers(page.pieces, level)
    if carried and carried.boxed and not page.pieces:
        boxed, level = _below_header(page, carried.boxed, level)
    page.words = level + others
    framed = carried.xs if carried and carried.framed else ()
    carried = None if framed else carried
    parted = [piece for piece in page.pieces if part_frame(piece, page.separators, framed)]
    alone, level = last_row(page.number, page.frames, framed, level)
    page.pieces, page.words = [*alone, *page.pieces], level + others
    ruled = bool(page.pieces)
    ends = table_ends(level, page.separators)
    sheet = carried.boxed if carried else ()
    known = sheet or (carried.xs if carried else ())
    shaded = _add_shaded(page, level, () if ruled else known, ends)
    level = [word for word in page.words if word.turn == 0]
    before = carried if _goes_on_above(level, page.pieces) else None
    boxes = [piece.grid.box for piece in page.pieces]
    tables = [
        table
        for zone in in_columns(level, page.columns)
        for part in parted_at(zone, sorted([*ends, *heights_across(zone, boxes)]))
        for table in aligned_tables(part, page.separators, before, recognised=page.recognised)
    ]
    pieces, rest = pieces_of(page.number, [table.grid for table in tables], level)
    made = {table.grid: table.shape for table in tables}
    shapes = {id(piece): made[piece.grid] for piece in pieces}
    for piece in pieces:
        piece.ruled = False
        piece.grid = reaching(piece.grid, page.separators)
    page.words = rest + others
    page.pieces = sorted(page.pieces + pieces, key=_place)
    last = page.pieces[-1] if page.pieces else None
    if last is None or any(word.bottom > last.grid.ys[-1] for word in rest):
        return _take_header_at_foot(page)
    if any(last is piece for piece in parted):
        return replace(_shape_of(last), framed=True)
    sheets = [piece.grid for piece in boxed]
    sheets += [one.grid for one in shaded if one.sheet or one.grid.xs == sheet]
    return _shape_below(last, sheets, shaded) or shapes.get(id(last))


def _shape_below(
    last: Piece, sheets: Sequence[Grid], shaded: Sequence[ShadedTable]
) -> Shape | None:
    """The columns of the page's last table, where fills or the header of a sheet show them."""
    if any(last.grid is grid for grid in sheets):
        return replace(_shape_of(last), boxed=last.grid.xs)
    return _shape_of(last) if any(last.grid is table.grid for table in shaded) else None


def _below_header(
    page: PageLayout, xs: Sequence[float], level: Sequence[Word]
) -> tuple[list[Piece], list[Word]]:
    """The rows of a sheet whose header stands on a page before, down to the next header on a band.

    Bands that name sections are rows of the sheet, which shading draws.
    """
    bands = [band for band in bands_of(page.shades) if fits(band, xs)]
    first = min(bands, key=lambda band: band.top, default=None)
    if first is not None and not _is_header(first, level):
        return [], [*level]
    end = first.top if first is not None else float("inf")
    above = [word for word in level if word.centre[1] < end]
    pieces, left = below_header(page.number, xs, above)
    page.pieces = [*pieces]
    return pieces, left + [word for word in level if word.centre[1] >= end]


def _is_header(band: Band, words: Sequence[Word]) -> bool:
    own = [word for word in words if band.top < word.centre[1] < band.bottom]
    return any(len(segments_of(line, PLAIN)) > _SECTION for line in lines_of(own))


def _take_header_at_foot(page: PageLayout) -> Shape | None:
    """Makes a table of the header that ends a page, if one does; gives its columns."""
    end = page.pieces[-1].grid.ys[-1] if page.pieces else 0.0
    level = [word for word in page.words if word.turn == 0 and word.top >= end]
    grid = header_at_foot(level, page.separators)
    if grid is None:
        return None
    pieces, _ = pieces_of(page.number, [grid], level)
    add_pieces(page, pieces)
    return Shape(grid.xs[0], grid.xs[-1], (), boxed=grid.xs)


def add_labelled(page: PageLayout, edges: Sequence[Edges]) -> None:
    """Finds the blocks of labels beside their values, among the words outside all tables.

    Args:
        page: changed; its tables must have been found.
        edges: where labels and values begin in the document.
    """
    level = [word for word in page.words if word.turn == 0]
    pieces, rest = pieces_of(page.number, labelled_grids(level, edges), level)
    page.words = rest + [word for word in page.words if word.turn != 0]
    page.pieces = sorted([*page.pieces, *pieces], key=_place)


def add_pieces(page: PageLayout, pieces: Sequence[Piece]) -> None:
    """Adds tables made of words that stood outside all tables.

    Args:
        page: changed.
        pieces: they hold some of its words.
    """
    gone = {id(word) for piece in pieces for cell in piece.words.values() for word in cell}
    page.words = [word for word in page.words if id(word) not in gone]
    page.pieces = sorted([*page.pieces, *pieces], key=_place)


def _add_figures(page: PageLayout) -> None:
    """Finds the page's tables of figures among the words outside its other tables."""
    level = _outside_prose(page, [word for word in page.words if word.turn == 0])
    typed, rules = typed_rules(level), page.separators
    if typed:
        signs = {id(word) for line in typed for word in line.words}
        level = [word for word in level if id(word) not in signs]
        rules = sorted([*rules, *as_rules(typed)], key=_BY_PLACE)
    found = [
        piece
        for zone in zones_of(level, rules)
        for piece in figure_tables(page.number, zone, rules)
    ]
    if found:
        add_pieces(page, found)
        gone = of_tables(typed, found)
        page.words = [word for word in page.words if id(word) not in gone]


def _outside_prose(page: PageLayout, words: Sequence[Word]) -> list[Word]:
    """The words outside the tables of prose that shading draws, which may have figures in them."""
    tables = shaded_tables(page.shades, words, (), page.separators, page.frames)
    left = [*words]
    for table in tables:
        inside = [word for word in left if table.grid.covers(*word.centre)]
        figures = sum(any(map(str.isdigit, word.text)) for word in inside)
        if figures <= FIGURES_IN_PROSE * len(inside):
            own = {id(word) for word in inside}
            left = [word for word in left if id(word) not in own]
    return left


def _join_headers(page: PageLayout) -> None:
    """Puts ruled headers over the figures below them."""
    if page.pieces:
        level = [word for word in page.words if word.turn == 0]
        page.pieces, left = join_headers(page.pieces, level, page.separators, page.uprights)
        if len(left) < len(level):
            page.words = left + [word for word in page.words if word.turn != 0]


def _goes_on_above(words: Sequence[Word], pieces: Sequence[Piece]) -> bool:
    """Words stand above all tables found so far: a table of the page before may go on there."""
    first = min((piece.grid.ys[0] for piece in pieces), default=float("inf"))
    return any(word.bottom < first for word in words)


def _shape_of(piece: Piece) -> Shape:
    """The columns of a table with the white between them."""
    grid = piece.grid
    gaps = []
    for column, x in enumerate(grid.xs[1:-1]):
        left = [w.x1 for c, ws in piece.words.items() if c.column == column for w in ws]
        right = [w.x0 for c, ws in piece.words.items() if c.column == column + 1 for w in ws]
        before = max((end for end in left if end <= x), default=x - NARROWEST)
        gaps.append((before, min((start for start in right if start >= x), default=x)))
    return Shape(grid.xs[0], grid.xs[-1], tuple(gaps))


def _is_in(fill: Fill, pieces: Sequence[Piece]) -> bool:
    middle = (fill.x0 + fill.x1) / 2, (fill.top + fill.bottom) / 2
    return any(piece.grid.covers(*middle) for piece in pieces)


def _add_shaded(
    page: PageLayout, words: Sequence[Word], carried: Sequence[float], ends: Sequence[float]
) -> list[ShadedTable]:
    """Finds the page's tables that shading draws, between the ends of those below each other."""
    tables = [
        table
        for number, part in enumerate(parted_at(words, ends))
        for table in shaded_tables(
            _fills_between(page.shades, ends, number),
            part,
            () if number else carried,
            page.separators,
            page.frames,
        )
    ]
    exact = {table.grid.box for table in tables if table.exact}
    pieces, rest = pieces_of(page.number, [table.grid for table in tables], words)
    for piece in pieces:
        piece.ruled = piece.grid.box in exact
    page.words = rest + [word for word in page.words if word.turn != 0]
    page.pieces = sorted(page.pieces + pieces, key=_place)
    return tables


def _fills_between(shades: Sequence[Fill], ends: Sequence[float], number: int) -> list[Fill]:
    """The fills of one of the parts that `ends` make of a page."""
    return [fill for fill in shades if bisect_right(ends, (fill.top + fill.bottom) / 2) == number]


def _take_over_foot(piece: Piece, words: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """Puts words on the open foot of a merged cell that the page cuts into it; gives the others."""
    grid, foot = piece.grid, piece.grid.ys[-1]
    over = [
        word for word in words if word.top < foot < word.bottom and grid.covers(word.x0, foot - 1)
    ]
    open_at = open_columns(rules, grid) if over else frozenset()
    owners, taken = grid.owners(), set()
    for word in over:
        unit = grid.unit(word.centre[0], foot - 1)
        if unit[1] in open_at:
            piece.words[owners[unit]].append(word)
            taken.add(id(word))
    return [word for word in words if id(word) not in taken]


def _shades(content: PageContent) -> list[Fill]:
    return [fill for fill in content.fills if fill.colour and not alike(fill.colour, WHITE)]


def _separators(content: PageContent, shades: Sequence[Fill]) -> list[Rule]:
    edges = [
        Ruling(False, at, fill.x0, fill.x1) for fill in shades for at in (fill.top, fill.bottom)
    ]
    level = [ruling for ruling in content.rulings if not ruling.upright]
    return rules_of([*level, *edges])


def _place(piece: Piece) -> tuple[float, float]:
    return piece.grid.ys[0], piece.grid.xs[0]


def _area(grid: Grid) -> float:
    x0, top, x1, bottom = grid.box
    return (x1 - x0) * (bottom - top)


def _nest(piece: Piece, smaller: Sequence[Piece]) -> list[Piece]:
    """Puts the smaller tables that lie in a cell of this one there; gives back the others."""
    owners, others = piece.grid.owners(), []
    for other in smaller:
        x0, top, x1, bottom = other.grid.box
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        cell = owners.get(piece.grid.unit(x, y)) if piece.grid.covers(x, y) else None
        if cell is None:
            others.append(other)
        else:
            piece.inner.append((cell, other))
    return others
