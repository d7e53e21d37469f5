"""A worksheet's XML in slices of some thousand rows, so that a large one is never held whole."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
VALUE_END = re.compile(rb"</(?:[\w.-]+:)?(?:v|is|f)\s*>")
ROW_END = re.compile(rb"</(?:[\w.-]+:)?row\s*>")
DATA_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData\s*>")
# XML of a slice: 2,000 rows of seven cells that hold their text, 4,500 of cells that point to it.
# A row takes 13 KB while it is read, so that this is 30 to 60 MB.
_SLICE_BYTES = 1 << 20
_CHUNK = 1 << 18
_HEAD_BYTES = 8 << 20  # what stands before the rows is styles of columns; more is no sheet


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet without its rows.

    Attributes:
        head: up to where the rows begin.
        tail: from where they end.
        prefix: namespace prefix of its elements, with the colon.
        cells: cells down to the last value.
        slices: slices down to the last value.
    """

    head: bytes
    tail: bytes
    prefix: bytes
    cells: int
    slices: int

    def whole(self, rows: bytes) -> bytes:
        """The sheet with only some of its rows."""
        return self.head + rows + self.tail

    def bare(self, rows: bytes) -> bytes:
        """Only some rows, without what is said of the sheet after them."""
        end = b"</" + self.prefix
        return self.head + rows + end + b"sheetData>" + end + b"worksheet>"


def frame_of(archive: zipfile.ZipFile, part: str) -> Frame | None:
    """Walks through a sheet's XML once, for all of it but its rows.

    Args:
        archive: the package.
        part: name of the sheet's part.

    Returns:
        None where its rows do not stand in one piece that can be sliced.
    """
    pieces = _pieces(archive, part)
    first = next(pieces, b"")
    head = _DATA.search(first)
    if head is None or first.startswith(WIDE_MARKS):
        return None
    cells = cells_so_far = slices = slices_so_far = 0
    tail = b""
    for piece in chain([first[head.end() :]], pieces):
        if tail:
            tail += piece
            continue
        end = DATA_END.search(piece)
        rows, tail = (piece[: end.start()], piece[end.start() :]) if end else (piece, b"")
        slices_so_far += 1
        cells_so_far += sum(1 for _ in CELL.finditer(rows))
        if VALUE_END.search(rows):
            cells, slices = cells_so_far, slices_so_far
    if len(DATA_END.findall(tail)) != 1:
        return None
    return Frame(first[: head.end()], tail, head.group(1), cells, slices)


def slices_of(archive: zipfile.ZipFile, part: str, frame: Frame) -> Iterator[bytes]:
    """The rows of a sheet, slice by slice, down to its last value; each holds whole rows."""
    for number, piece in enumerate(_pieces(archive, part)):
        if number == frame.slices:
            return
        rows = piece[len(frame.head) :] if number == 0 else piece
        end = DATA_END.search(rows)
        yield rows[: end.start()] if end else rows


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML in pieces of `_SLICE_BYTES` and more, each but the last cut behind a row."""
    held = bytearray()
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            held += chunk
            if len(held) < _SLICE_BYTES:
                continue
            cut = _last_row_end(held)
            if cut > 0:
                yield bytes(held[:cut])
                del held[:cut]
            elif len(held) > _HEAD_BYTES:
                break
        held += stream.read()
    if held:
        yield bytes(held)


def _last_row_end(xml: bytearray) -> int:
    """Where the last whole row ends, -1 where none does."""
    at = xml.rfind(b"</")
    while at >= 0:
        if found := ROW_END.match(xml, at):
            return found.end()
        at = xml.rfind(b"</", 0, at)
    return -1
