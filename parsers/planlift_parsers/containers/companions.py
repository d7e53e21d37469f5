"""The folders that browsers and Office save beside a web page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

# What is put behind the page's name, by Office and browsers ("_files"; in other languages too)
# and by Office 97 (".files").
_ENDINGS = ("_files", ".files", "-files", "_dateien", "-dateien", "_fichiers", "_archivos")
_PAGES = (".html", ".htm", ".xhtml")


def page_beside(folder: str, names: Iterable[str]) -> str:
    """The web page that a folder was saved with, "" if it is a folder of its own.

    Args:
        folder: its name.
        names: of the files beside it.
    """
    lowered = folder.casefold()
    ending = next((each for each in _ENDINGS if lowered.endswith(each)), "")
    if not ending:
        return ""
    stem = lowered.removesuffix(ending)
    pages = (name for name in names if PurePath(name).suffix.lower() in _PAGES)
    return next((name for name in pages if PurePath(name).stem.casefold() == stem), "")


def companion_reason(page: str, suffix: str) -> str:
    """Why a file in such a folder is no document, "" if it may be one.

    Pages in it are read: a workbook saved as a web page keeps its sheets there.

    Args:
        page: the web page that the folder was saved with, "" for a folder of its own.
        suffix: ending of the file's name, with the dot.
    """
    return f"part of the saved web page {page!r}" if page and suffix.lower() not in _PAGES else ""
