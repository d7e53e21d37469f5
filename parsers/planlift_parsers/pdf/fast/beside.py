"""What a PDF holds beside its pages: embedded files, scripts, remarks laid over the print."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import addressof
from dataclasses import dataclass
from functools import partial

from planlift_parsers.pdf.fast import calls

_NAME_BYTES = 2048
_REMARK_BYTES = 65_536
_MOST_FILES = 1000  # embedded in one file that are named
# FPDF_ANNOT_...: those that people write remarks with; what stands in text boxes and form fields
# is print (3, 20), a pop-up (16) repeats the remark that it belongs to.
_REMARKS = frozenset({1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})


@dataclass(frozen=True, slots=True)
class Beside:
    """What a PDF holds beside its pages.

    Attributes:
        files: names of the files embedded in it.
        scripts: number of its scripts.
    """

    files: tuple[str, ...] = ()
    scripts: int = 0


def beside_pages(handle: int) -> Beside:
    """What an opened PDF holds beside its pages."""
    files = []
    for index in range(min(calls.count_files(handle), _MOST_FILES)):
        file = calls.get_file(handle, index)
        name = _text(partial(calls.file_name, file), _NAME_BYTES)
        files.append(name or f"file {index + 1}")
    return Beside(tuple(files), max(calls.count_scripts(handle), 0))


def remark_of(annotation: int, kind: int) -> str:
    """What a remark laid over the page says, "" for none.

    Args:
        annotation: PDFium's handle.
        kind: its type, FPDF_ANNOT_...
    """
    if kind not in _REMARKS:
        return ""
    return _text(partial(calls.annotation_text, annotation, b"Contents"), _REMARK_BYTES)


def _text(ask: Callable[[int, int], int], room: int) -> str:
    """Text in UTF-16 that PDFium writes to a place with room for so many bytes."""
    buffer = ctypes.create_string_buffer(room)
    size = ask(addressof(buffer), room)
    if not 2 < size <= room:
        return ""
    return " ".join(buffer.raw[: size - 2].decode("utf-16-le", "replace").split())
