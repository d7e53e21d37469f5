"""The first reading of an old Word file: put into today's format by msdoc2docx."""

from __future__ import annotations

import tempfile
from pathlib import Path

from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import LOCKED_REMEDY

LOCKED = DocumentError("the file is protected by a password", LOCKED_REMEDY)


class RefusedError(Exception):
    """The file cannot be put into today's format; says why."""


def as_docx(data: bytes) -> bytes:
    """Put an old Word file into today's format.

    Args:
        data: the whole file.

    Returns:
        A .docx file with the tables, merged cells, lists, shading and notes of the old one.

    Raises:
        RefusedError: it is not what it should be, or holds what the converter does not know.
        DocumentError: it is protected by a password.
    """
    from doc2docx import convert
    from doc2docx.errors import EncryptedDocumentError

    with tempfile.TemporaryDirectory(prefix="planlift-") as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(data)
        try:
            convert(old, new)
        except EncryptedDocumentError as error:
            raise LOCKED from error
        except MemoryError:
            raise
        except Exception as error:  # a young library on hostile bytes: all that it raises counts
            raise RefusedError(str(error) or type(error).__name__) from error
        return new.read_bytes()
