"""Memory that a reader's libraries no longer need goes back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable
from functools import cache

from planlift_parsers.document import Document, Table

# Cells of a document from which it is worth it: the XML of 10,000 cells takes some 9 MB.
_LARGE = 10_000


def give_back(document: Document) -> None:
    """After a large document was read, hand back what its file took as XML or as cells.

    python-docx's and openpyxl's packages hold themselves, so that they go only when Python looks
    for such circles. libxml2 takes memory from the C heap, which keeps what is freed, and Python's
    objects live elsewhere and cannot use it: of a Word table of 20,000 rows 120 MB stayed beside
    the plan. Where the C library has no call for it (Windows, macOS), it stays.

    Args:
        document: what was read.
    """
    tables = (block for block in document.blocks if isinstance(block, Table))
    if sum(len(table.cells) for table in tables) < _LARGE:
        return
    gc.collect()
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """The call `malloc_trim` of glibc, None where there is none."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return None
    return found
