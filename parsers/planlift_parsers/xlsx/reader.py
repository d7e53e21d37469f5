"""Workbook to Document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planlift_parsers.document import Block, Document, Kind, Paragraph, Table
from planlift_parsers.enclosed import enclosed_in
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import lines_of
from planlift_parsers.parted import Cut, Part, Parted
from planlift_parsers.pictures import Pictures, put_at
from planlift_parsers.xlsx.colours import Palette
from planlift_parsers.xlsx.conditional import Conditions
from planlift_parsers.xlsx.drawings import shape_paragraphs
from planlift_parsers.xlsx.furniture import running_text
from planlift_parsers.xlsx.grid import Grid, HiddenPiece, Spot, address
from planlift_parsers.xlsx.loading import (
    Book,
    Sheet,
    has_large_sheet,
    load,
    may_have_large_sheet,
)
from planlift_parsers.xlsx.looks import Looks
from planlift_parsers.xlsx.parts import HeldRows
from planlift_parsers.xlsx.regions import pieces
from planlift_parsers.xlsx.tables import Asides, Builder
from planlift_parsers.zipguard import check_package
from planlift_schema import Finding, Place, Severity, Where

READER = "xlsx 1"
_VISIBLE = "visible"
# Names that Excel, LibreOffice and converters give of themselves.
_DEFAULT_NAME = re.compile(r"(?:sheet|table|worksheet|feuil\w*|tabelle)\s*\d*", re.IGNORECASE)
_NAMED_CELLS = 5  # as many addresses as a message can hold and still be read


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a workbook: each sheet's lines of text and tables, in the order of the tabs.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged, protected, or has no text at all.
        LimitError: it exceeds a limit.
    """
    check_package(data, limits)
    return _with_enclosed(document_of(load(data, limits), name, limits), data)


def read_in_parts(data: bytes, name: str, limits: Limits) -> Parted | None:
    """As `read`, but of sheets of more than `LARGE_CELLS` cells only the first rows are read.

    Returns:
        None where there is no such sheet, or one that is not one table for the most part.

    Raises:
        DocumentError: it is damaged, protected, or has no text at all.
        LimitError: it exceeds a limit.
    """
    if not may_have_large_sheet(data, limits):
        return None  # as nearly all; asked first, as the check unpacks the whole file
    check_package(data, limits)
    if not has_large_sheet(data):
        return None
    reading = _Reading(load(data, limits, in_parts=True), _empty(name), limits)
    document = _with_enclosed(reading.run(), data)
    if not all(held.is_table for held in reading.large):
        return None
    return Parted(document, tuple(_LargeSheet(reading, held) for held in reading.large))


def _with_enclosed(document: Document, data: bytes) -> Document:
    enclosed = enclosed_in(data)
    document.notes += enclosed.notes()
    document.blocks += enclosed.paragraphs()
    return document


def _empty(name: str) -> Document:
    return Document(name, "xlsx", READER)


def document_of(book: Book, name: str, limits: Limits) -> Document:
    """Read a loaded workbook; other formats that are put into Excel's terms come in here too.

    Args:
        book: the workbook.
        name: file name without folder.
        limits: `cells` and `paragraphs` are kept.

    Raises:
        DocumentError: it has no text at all.
        LimitError: it exceeds a limit.
    """
    return _Reading(book, _empty(name), limits).run()


def _title(book: Book) -> str:
    properties = book.workbook.properties
    return str(properties.title or "").strip() if properties is not None else ""


@dataclass(frozen=True, slots=True)
class _LargeSheet:
    """A sheet whose later rows are still to be read.

    Attributes:
        reading: of its workbook.
        held: its rows.
    """

    reading: _Reading
    held: HeldRows

    @property
    def table(self) -> int | None:
        """Number of the table that goes on, None where none does."""
        return self.held.table

    def part(self, cut: Cut) -> Part:
        """Reads the next rows."""
        return self.reading.part(self.held, cut)


class _Reading:
    """One pass over a workbook.

    Args:
        book: the workbook.
        document: takes the blocks and notes.
        limits: what it must not exceed.

    Attributes:
        large: the sheets whose later rows are still to be read.
    """

    def __init__(self, book: Book, document: Document, limits: Limits) -> None:
        self._book = book
        self._document = document
        self._limits = limits
        self._palette = Palette(book.workbook)
        self._looks = Looks(book.workbook, self._palette)
        self._builder = Builder(limits)
        self._furniture: dict[str, None] = {}
        self._pictures = Pictures(limits)
        self.large: list[HeldRows] = []

    def run(self) -> Document:
        """Read every sheet.

        Raises:
            DocumentError: there is no text at all.
            LimitError: it exceeds a limit.
        """
        self._document.title = _title(self._book)
        read = [(held, held.grid()) for held in map(self._held, self._book.sheets)]
        shown = [held.sheet for held, grid in read if _is_visible(held.sheet) and grid.lines]
        for held, grid in read:
            sheet = held.sheet
            if sheet in shown and (len(shown) > 1 or not _is_default(sheet.name)):
                self._add([_sheet_heading(sheet)])
            self._rows(held, grid)
            self._around(sheet)
        self._document.notes += self._pictures.notes()
        self._document.ocr = self._pictures.any_read
        if not self._document.blocks:
            raise DocumentError("the workbook is empty", "Check that it is the right file.")
        self.large = [held for held, _ in read if held.sheet.later is not None]
        return self._document

    def part(self, held: HeldRows, cut: Cut) -> Part:
        """Read the next rows of a large sheet."""
        more = held.turn(cut, self._builder)
        self._document = _empty(self._document.name)
        self._rows(held, held.grid())
        return Part(self._document, held.table, not more)

    def _held(self, sheet: Sheet) -> HeldRows:
        conditions = Conditions(sheet.ws, self._palette)
        return HeldRows(sheet, self._looks, conditions, self._limits)

    def _rows(self, held: HeldRows, grid: Grid) -> None:
        """The rows of a sheet, and what is said aside of them."""
        sheet = held.sheet
        if _is_visible(sheet):
            self._visible(held, grid)
        else:
            self._hidden(sheet, grid)
        self._note_formulas(sheet)

    def _around(self, sheet: Sheet) -> None:
        """What stands on a sheet but in no cell."""
        shapes = self._builder.count(_shapes(sheet))
        if not _is_visible(sheet):
            for paragraph in shapes:
                paragraph.kind = Kind.HIDDEN
        self._add(shapes)
        if _is_visible(sheet):
            self._running(sheet)
            self._add_pictures(sheet)

    def _visible(self, held: HeldRows, grid: Grid) -> None:
        asides = _asides(held.sheet, grid.hidden)
        found = list(pieces(grid, grid.lines))
        blocks: list[Block] = []
        for piece in found:
            if isinstance(piece, Spot):
                blocks += self._builder.text(grid, piece, asides)
            else:
                blocks.append(self._builder.table(grid, piece, asides))
        if held.sheet.later is not None:
            held.note(found, self._builder)
        self._add(blocks)
        for left in asides.waiting.values():
            self._add(self._builder.count(left))
        self._note_hidden(held.sheet, grid.hidden)

    def _hidden(self, sheet: Sheet, grid: Grid) -> None:
        seen = [
            HiddenPiece(spot.home, spot.text, "the whole sheet")
            for line in grid.lines
            for spot in line.spots
            if spot.row == line.row
        ]
        everything = sorted([*seen, *grid.hidden], key=lambda piece: piece.position)
        for left in _asides(sheet, everything).waiting.values():
            self._add(self._builder.count(left))
        self._note_hidden(sheet, everything)

    def _running(self, sheet: Sheet) -> None:
        for text in running_text(sheet.ws):
            if text not in self._furniture:
                self._furniture[text] = None
                made = lines_of(text, Place(sheet=sheet.name))
                for paragraph in made:
                    paragraph.kind = Kind.FURNITURE
                self._add(self._builder.count(made))

    def _add_pictures(self, sheet: Sheet) -> None:
        for picture in sheet.pictures:
            blocks = self._pictures.take(picture)
            put_at(blocks, picture.place)
            self._add(blocks)

    def _note_hidden(self, sheet: Sheet, hidden: list[HiddenPiece]) -> None:
        if not hidden:
            return
        reasons = ", ".join(dict.fromkeys(piece.why for piece in hidden))
        self._document.notes.append(
            Finding(
                code="hidden-content",
                severity=Severity.WARNING,
                message=f"Sheet '{sheet.name}' holds text that is not shown ({reasons}): "
                f"{_some([address(*piece.position) for piece in hidden])}.",
                hint="It is kept apart from the plan; unhide it if it belongs there.",
                where=Where(place=Place(sheet=sheet.name, cell=address(*hidden[0].position))),
            )
        )

    def _note_formulas(self, sheet: Sheet) -> None:
        if not sheet.unvalued:
            return
        self._document.notes.append(
            Finding(
                code="formula-without-value",
                severity=Severity.WARNING,
                message=f"Sheet '{sheet.name}' has formulas that were never worked out: "
                f"{_some(sheet.unvalued)}.",
                hint="Open the workbook in Excel, save it, and try again.",
                where=Where(place=Place(sheet=sheet.name, cell=sheet.unvalued[0])),
            )
        )

    def _add(self, blocks: Iterable[Paragraph | Table]) -> None:
        self._document.blocks.extend(blocks)


def _is_visible(sheet: Sheet) -> bool:
    return bool(sheet.ws.sheet_state == _VISIBLE)


def _is_default(name: str) -> bool:
    return _DEFAULT_NAME.fullmatch(name.strip()) is not None


def _sheet_heading(sheet: Sheet) -> Paragraph:
    return Paragraph(" ".join(sheet.name.split()), Kind.HEADING, 1, place=Place(sheet=sheet.name))


def _asides(sheet: Sheet, hidden: list[HiddenPiece]) -> Asides:
    asides = Asides()
    for piece in hidden:
        place = Place(sheet=sheet.name, cell=address(*piece.position))
        asides.add(piece.position, Kind.HIDDEN, piece.text, place)
    for position, text in sorted(sheet.comments.items()):
        place = Place(sheet=sheet.name, cell=address(*position))
        asides.add(position, Kind.COMMENT, _comment_words(text), place)
    return asides


def _comment_words(text: str) -> str:
    """A comment's own words; a thread is led by a notice for versions that cannot show it."""
    if text.startswith("[Threaded comment]"):
        return text.partition("Comment:")[2] or text
    return text


def _shapes(sheet: Sheet) -> list[Paragraph]:
    return [made for xml in sheet.drawings for made in shape_paragraphs(xml, sheet.name)]


def _some(addresses: list[str]) -> str:
    more = len(addresses) - _NAMED_CELLS
    return ", ".join(addresses[:_NAMED_CELLS]) + (f" and {more} more" if more > 0 else "")
