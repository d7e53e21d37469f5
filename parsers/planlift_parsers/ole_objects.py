"""The objects embedded in old Word and Excel files, each in a folder of its container."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planlift_parsers.enclosed import Enclosed, native_name, stream_of

if TYPE_CHECKING:
    from olefile import OleFileIO

_POOL = "ObjectPool"  # of Word: a folder in it for each object
_WORKBOOK_OBJECT = "MBD"  # with which the folder of an object of Excel begins
_NATIVE, _KIND = "\x01Ole10Native", "\x01CompObj"
_KIND_AT = 28  # bytes of a CompObj stream before the name of its kind, led by its length


def objects_in(data: bytes) -> Enclosed:
    """The names of the objects in an old Office file, or what kind they are.

    Args:
        data: the whole file; one whose container is damaged has none.
    """
    from olefile import OleFileIO

    try:
        with OleFileIO(data) as file:  # type: ignore[no-untyped-call]
            folders = {tuple(path[: _depth(path)]): None for path in file.listdir() if _depth(path)}
            return Enclosed(embedded=tuple(_name(file, folder) for folder in folders))
    except Exception:  # of a damaged container it raises whatever its parts do
        return Enclosed()


def _depth(path: list[str]) -> int:
    """How many folders lead to the object that a stream belongs to, 0 if it belongs to none."""
    if len(path) > 2 and path[0] == _POOL:
        return 2
    return 1 if len(path) > 1 and path[0].startswith(_WORKBOOK_OBJECT) else 0


def _name(file: OleFileIO, folder: tuple[str, ...]) -> str:
    native, kind = "/".join((*folder, _NATIVE)), "/".join((*folder, _KIND))
    names = (native_name(file, native), _kind(stream_of(file, kind)), folder[-1])
    return next(filter(None, names))


def _kind(stream: bytes) -> str:
    """The name that people know an object's kind by ("Microsoft Excel Worksheet")."""
    length = int.from_bytes(stream[_KIND_AT : _KIND_AT + 4], "little")
    text = stream[_KIND_AT + 4 :][:length].split(b"\0")[0].decode("cp1252", "replace").strip()
    return text if text.isprintable() else ""
