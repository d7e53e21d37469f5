"""The pictures of an old Excel file, which its reader of cells does not tell.

The workbook's stream is a row of records ([MS-XLS] 2.1.4). Those of drawings hold pieces of a tree
of their own ([MS-ODRAW]): one for the workbook with the pictures' files, one for each sheet with
the shapes that show them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from openpyxl.utils.cell import get_column_letter

from planlift_parsers.pictures import Picture
from planlift_schema import Place

_STREAMS = ("Workbook", "Book")
_BEGIN, _SHEET, _CONTINUED = 0x0809, 0x0085, 0x003C
_FILES, _SHAPES = 0x00EB, 0x00EC  # MsoDrawingGroup, MsoDrawing
_WORKSHEET = 0  # type of a sheet
_CONTAINER = 0xF  # version of a node that holds others
_STORED, _OPTIONS, _ANCHOR = 0xF007, 0xF00B, 0xF010
_STORED_HEAD = 36  # bytes of a stored picture's node before its file
_OPTION = 6  # bytes
_SHOWN_FILE = 0x4104  # number of the file that a shape shows, from 1
_COLUMNS = 256  # of a sheet
_DEEPEST = 12  # nodes within nodes; Excel's own stay below 5
_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_FILE_REACH = 64  # bytes of a node before the file: its checksums
_Node = tuple[int, bytes]


@dataclass(slots=True)
class _Drawings:
    """The pieces of the trees: of the workbook, and of each worksheet in order."""

    files: bytearray = field(default_factory=bytearray)
    sheets: list[bytearray] = field(default_factory=list)


def pictures_of(data: bytes) -> list[list[Picture]]:
    """The pictures of each worksheet, in the order of the tabs; [] where there are none at all.

    Args:
        data: the whole file; what is damaged in its drawings is left out.
    """
    stream = _stream(data)
    if not any(start in stream for start in _STARTS):
        return []
    try:
        drawings = _drawings(stream)
        files = [_file(body) for kind, body in _nodes(bytes(drawings.files)) if kind == _STORED]
        return [list(_shown(bytes(sheet), files)) for sheet in drawings.sheets] if files else []
    except (struct.error, IndexError):
        return []


def _stream(data: bytes) -> bytes:
    from olefile import OleFileIO

    try:
        with OleFileIO(data) as file:  # type: ignore[no-untyped-call]
            name = next((name for name in _STREAMS if file.exists(name)), "")
            return bytes(file.openstream(name).read()) if name else b""
    except Exception:  # of a damaged container it raises whatever its parts do
        return b""


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Place, kind and body of each record."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _drawings(stream: bytes) -> _Drawings:
    made = _Drawings()
    starts: dict[int, int] = {}  # the number of the worksheet that begins at a place
    here: bytearray | None = None  # the tree of the sheet that is being gone through
    goes_on: bytearray | None = None  # the tree that a continued record belongs to
    for at, kind, body in _records(stream):
        if kind == _SHEET and body[5] == _WORKSHEET:
            starts[struct.unpack_from("<I", body)[0]] = len(made.sheets)
            made.sheets.append(bytearray())
        elif kind == _BEGIN:
            here = made.sheets[starts[at]] if at in starts else None
        if kind == _FILES:
            goes_on = made.files
        elif kind == _SHAPES:
            goes_on = here
        elif kind != _CONTINUED:
            goes_on = None
        if goes_on is not None:
            goes_on += body
    return made


def _nodes(tree: bytes, depth: int = 0) -> Iterator[_Node]:
    """Kind and body of each node that holds no others, in order."""
    at = 0
    while at + 8 <= len(tree):
        version, kind, size = struct.unpack_from("<HHI", tree, at)
        body = tree[at + 8 : at + 8 + size]
        if version & 0xF != _CONTAINER:
            yield kind, body
        elif depth < _DEEPEST:
            yield from _nodes(body, depth + 1)
        at += 8 + size


def _file(stored: bytes) -> bytes:
    """The file of a stored picture, b"" for a kind that is not made of pixels."""
    node = stored[_STORED_HEAD:]
    starts = (node.find(start, 0, _FILE_REACH) for start in _STARTS)
    at = next((start for start in starts if start >= 0), -1)
    return node[at:] if at >= 0 else b""


def _shown(tree: bytes, files: list[bytes]) -> Iterator[Picture]:
    """The pictures that the shapes of a sheet show."""
    number = 0
    for kind, body in _nodes(tree):
        if kind == _OPTIONS:
            number = _number(body)
        elif kind == _ANCHOR and 0 < number <= len(files):
            column, _, row = struct.unpack_from("<HHH", body, 2)
            if column < _COLUMNS:
                place = Place(cell=f"{get_column_letter(column + 1)}{row + 1}")
                yield Picture(f"picture {number}", files[number - 1], place=place)
            number = 0


def _number(options: bytes) -> int:
    for at in range(0, len(options) - _OPTION + 1, _OPTION):
        name, value = struct.unpack_from("<HI", options, at)
        if name == _SHOWN_FILE:
            return int(value)
    return 0
