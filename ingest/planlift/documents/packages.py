"""Office packages whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The earliest that a zip can name: the libraries put in the time of writing.
_ALWAYS = (1980, 1, 1, 0, 0, 0)


def repacked(data: bytes, changes: Mapping[str, tuple[bytes, bytes]] | None = None) -> bytes:
    """A package with one fixed time in place of that of its making.

    Args:
        data: a zip.
        changes: name of a part to what is replaced in it, once, and by what.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if changes and name in changes:
                part = part.replace(*changes[name], 1)
            entry = zipfile.ZipInfo(name, _ALWAYS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return made.getvalue()
