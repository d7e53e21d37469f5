"""The same bytes on every run: Office files carry the time they were written."""

from __future__ import annotations

import io
import re
import zipfile

WRITTEN_AT = (2024, 1, 2, 3, 4, 6)
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
FIXED = rb"\g<1>2024-01-02T03:04:06Z\g<2>"


def stable_zip(data: bytes) -> bytes:
    """The same zip with fixed times and the core properties' dates fixed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/thumbnail.jpeg":
                part = b""
            if name == "docProps/core.xml":
                part = STAMP.sub(FIXED, part)
            entry = zipfile.ZipInfo(name, WRITTEN_AT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, part)
    return out.getvalue()
