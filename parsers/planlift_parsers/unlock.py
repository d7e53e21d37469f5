"""Locked documents, opened with a password: from bytes to bytes that every reader takes."""

from __future__ import annotations

import io
from collections.abc import Callable

from planlift_parsers.errors import DocumentError
from planlift_parsers.keys import Keys, locked_remedy
from planlift_parsers.ole import OLE_MAGIC, has_stream

_PDF_WINDOW = 1024
_ENCRYPTED_PACKAGE = "EncryptedPackage"  # [MS-OFFCRYPTO] 2.3.4.4
# The old formats keep their lock inside the main stream: where it stands is the library's matter.
_OLD_OFFICE = ("WordDocument", "Workbook", "Book", "PowerPoint Document")


def unlocked(data: bytes, keys: Keys) -> bytes:
    """The document as it is behind its lock; as given where it has none.

    Args:
        data: the whole file.
        keys: passwords to try, in order.

    Raises:
        DocumentError: it is locked, and no password opens it.
    """
    if data.startswith(OLE_MAGIC):
        return _office(data, keys)
    if keys.passwords and b"%PDF-" in data[:_PDF_WINDOW] and b"/Encrypt" in data:
        return _pdf(data, keys)
    return data


def _office(data: bytes, keys: Keys) -> bytes:
    package = has_stream(data, _ENCRYPTED_PACKAGE)
    if package and not keys.passwords:
        raise _locked(keys)
    if not package and not (keys.passwords and any(has_stream(data, each) for each in _OLD_OFFICE)):
        return data
    from msoffcrypto import OfficeFile

    try:
        file = OfficeFile(io.BytesIO(data))  # type: ignore[no-untyped-call]
        if not file.is_encrypted():
            return data
    except Exception as error:  # of a damaged lock it raises whatever its parts do
        raise DocumentError(
            f"its lock cannot be read ({error})", "Save a copy without a password."
        ) from error

    def opened(password: str) -> bytes | None:
        made = io.BytesIO()
        try:
            if package:
                file.load_key(password=password, verify_password=True)
            else:  # the old formats' locks always tell a wrong password
                file.load_key(password=password)
            file.decrypt(made)
        except Exception:  # a wrong password, or a lock that is damaged further on
            return None
        return made.getvalue()

    return _first(opened, keys)


def _pdf(data: bytes, keys: Keys) -> bytes:
    """A PDF saved without its lock; one that has none, or is damaged, stays as it is."""
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    def opened(password: str | None) -> bytes | None:
        try:
            file = pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            return None if error.err_code == raw.FPDF_ERR_PASSWORD else data
        try:
            if password is None:
                return data
            made = io.BytesIO()
            file.save(made, flags=raw.FPDF_REMOVE_SECURITY)
            return made.getvalue()
        finally:
            file.close()

    return opened(None) or _first(opened, keys)


def _first(opened: Callable[[str], bytes | None], keys: Keys) -> bytes:
    for password in keys.passwords:
        if (data := opened(password)) is not None:
            return data
    raise _locked(keys)


def _locked(keys: Keys) -> DocumentError:
    return DocumentError("the file is protected by a password", locked_remedy(keys))
