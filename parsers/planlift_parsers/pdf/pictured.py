"""Large pictures on pages of print: found, drawn, and read as the pictures of any document are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from planlift_parsers.document import Block, Document, Kind, Table
from planlift_parsers.errors import LimitError
from planlift_parsers.pdf.content import Fill, PageContent
from planlift_parsers.pdf.lines import rounded
from planlift_parsers.pictures import Picture, Pictures, number_tables, shift
from planlift_parsers.scan.installed import is_installed
from planlift_parsers.sizes import may_hold_table
from planlift_schema import Place
from planlift_schema.place import Box

if TYPE_CHECKING:
    from planlift_parsers.scan.render import Renderer

_BODY = frozenset({Kind.TEXT, Kind.ITEM, Kind.HEADING, Kind.PICTURE})


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a picture stands: its page, its box there, and `PageContent.turned` of that page."""

    page: int
    box: Box
    turned: int

    @property
    def rounded(self) -> tuple[int, ...]:
        """Its box in whole points."""
        return tuple(map(round, self.box))


@dataclass(slots=True)
class Pictured:
    """The large pictures on pages of print.

    Attributes:
        found: where they stand, page by page.
    """

    found: list[Spot] = field(default_factory=list)

    def look(self, content: PageContent) -> None:
        """Take in a page."""
        if not content.words:
            return  # a page that is a picture as a whole is read as a scan
        for fill in content.fills:
            box = _seen(fill, content)
            if fill.picture and _is_bare(box, content):
                self.found.append(Spot(content.number, box, content.turned))

    def spots(self) -> list[Spot]:
        """Where those stand that are not in one place on several pages, as heads are."""
        counts = Counter(rounded for _, rounded in {(s.page, s.rounded) for s in self.found})
        once = {(s.page, s.rounded): s for s in self.found if counts[s.rounded] == 1}
        return list(once.values())


def _seen(fill: Fill, content: PageContent) -> Box:
    """The part of an area that lies on its page."""
    x0, top = max(fill.x0, 0.0), max(fill.top, 0.0)
    return x0, top, min(fill.x1, content.width), min(fill.bottom, content.height)


def _is_bare(box: Box, content: PageContent) -> bool:
    """Whether a place is large enough for a table, with no print on it."""
    x0, top, x1, bottom = box
    centres = (word.centre for word in content.words)
    printed = any(x0 < x < x1 and top < y < bottom for x, y in centres)
    return may_hold_table(x1 - x0, bottom - top) and not printed


def add_pictures(document: Document, data: bytes, spots: Sequence[Spot], reader: Pictures) -> None:
    """Put the names of pictures and what stands on them into a document, where they stand.

    Args:
        document: its blocks, notes and `ocr` are changed.
        data: the whole PDF.
        spots: where the pictures stand.
        reader: reads them.
    """
    for picture, spot in _drawn(data, spots, reader):
        blocks = reader.take(picture)
        shift(blocks[1:], spot.page, *spot.box[:2])  # what is behind the picture's name
        at = _place_for(spot, document.blocks)
        document.blocks[at:at] = blocks
    if reader.any_read:
        document.ocr = True
        number_tables(document)
    document.notes += reader.notes()


def _drawn(data: bytes, spots: Sequence[Spot], reader: Pictures) -> Iterator[tuple[Picture, Spot]]:
    """The pictures as they are shown; without pixels where nothing draws or reads them."""
    if not spots:
        return
    with _renderer(data, reader) as renderer:
        for spot in spots:
            try:
                drawn = b"" if renderer is None else renderer.cut(spot.page, spot.box, spot.turned)
            except LimitError as error:
                reader.refuse(_picture(spot, b""), error)
            else:
                yield _picture(spot, drawn), spot


@contextmanager
def _renderer(data: bytes, reader: Pictures) -> Iterator[Renderer | None]:
    """What draws the pages; None where PDFium refuses the file, or no letters are recognised."""
    if not is_installed():
        yield None
        return
    from pypdfium2 import PdfiumError

    from planlift_parsers.scan.render import open_renderer

    with ExitStack() as opened:
        try:
            renderer = opened.enter_context(open_renderer(data, reader.limits))
        except PdfiumError:
            renderer = None
        yield renderer


def _picture(spot: Spot, data: bytes) -> Picture:
    x0, top, x1, bottom = spot.box
    place = Place(page=spot.page, box=rounded(spot.box))
    return Picture(f"picture on page {spot.page}", data, x1 - x0, bottom - top, place=place)


def _place_for(spot: Spot, blocks: list[Block]) -> int:
    """Where a picture comes among the blocks: before what stands below it on its page."""
    behind = 0
    for at, block in enumerate(blocks):
        page, box = block.place.page or 0, block.place.box
        if not isinstance(block, Table) and block.kind not in _BODY:
            continue
        if page > spot.page or (page == spot.page and box and box[1] >= spot.box[1]):
            return at
        behind = at + 1
    return behind
