"""Links from an output folder to the files that its rows speak of."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

from planlift.export.cells import writable

# What Excel does not take as it is in the path of a link, and what would end that path or begin
# another scheme. Letters beyond ASCII stay, as Excel itself writes them.
_NOT_IN_LINKS = re.compile(r'[\x00-\x20"#%:<>?\[\\\]^`{|}]')
# Excel's longest (XlsxWriter gives 2,080; some is left for what Excel puts before it).
_LONGEST = 2_000
_FILE = "file:"


def way_to(path: Path, out: Path) -> str:
    """The way from a folder to a file, so that both may be moved together.

    Args:
        path: the file, absolute.
        out: the folder, absolute.

    Returns:
        A relative path with "/"; a file URI where there is none, as to another drive.
    """
    try:
        return Path(os.path.relpath(path, out)).as_posix()
    except ValueError:
        return path.as_uri()


def as_href(way: str) -> str:
    """A way as a web page's link holds it; never one with a scheme but "file:"."""
    return way if way.startswith(f"{_FILE}///") else quote(os.fsencode(way))


def as_workbook_link(way: str) -> str:
    """A way as XlsxWriter takes it; "" where a workbook cannot hold it."""
    if not way or len(way) > _LONGEST or writable(way) != way:
        return ""
    if way.startswith(f"{_FILE}//"):
        return way
    # XlsxWriter takes "./" away again; without it, it cannot tell a path of one letter.
    return "external:./" + _NOT_IN_LINKS.sub(lambda sign: quote(sign.group()), way)
