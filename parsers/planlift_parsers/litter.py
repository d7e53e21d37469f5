"""What systems and programs leave beside documents."""

from __future__ import annotations

_LITTER = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", ".ds_store", "__macosx"})


def litter_reason(name: str, *, folder: bool = False) -> str:
    """Why a file or folder is no document by its name alone; "" if it may be one.

    Args:
        name: without the folders above it.
        folder: it is a folder.
    """
    if name.startswith("~$"):
        return "lock file of an open Office document"
    if name.casefold() in _LITTER:
        return "left by the operating system"
    if name.startswith("."):
        return "hidden folder" if folder else "hidden file"
    return ""
