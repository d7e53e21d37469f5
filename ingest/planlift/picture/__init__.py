"""Pictures of a PDF's pages with what the reader saw on them, for people who ask why.

Imports Pillow and pdfium, so it is imported only where a picture is asked for.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from pathlib import Path

from planlift.normalise.joins import joins_in
from planlift.paths import printable
from planlift.picture.page import Findings, picture_of
from planlift.picture.render import Renderer
from planlift.pipeline import open_file, unwrapped
from planlift.write import write_whole
from planlift_parsers import Document
from planlift_parsers.errors import UsageError
from planlift_parsers.formats import format_named
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits
from planlift_parsers.pdf.seen import seen_pages

__all__ = ["draw"]


def draw(
    file: Path,
    out: Path,
    wanted: Collection[int],
    limits: Limits = DEFAULT_LIMITS,
    keys: Keys = NO_KEYS,
) -> Iterator[Path]:
    """Writes a picture of each page, and gives its path as soon as it is written.

    Args:
        file: the document.
        out: where to: the one page of a document takes this name, of several pages each has its
            number put behind it, with as many digits as the last page's.
        wanted: numbers of the pages to draw, from 1; all of them where it is empty.
        limits: what the document must not exceed.
        keys: passwords to try where it is locked.

    Raises:
        UsageError: there is no such file, it is no PDF, or has no page of a wanted number.
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
        OutputError: a picture cannot be written.
    """
    document = open_file(file, limits=limits, keys=keys)
    pages = _pages_of(document, file, wanted)
    data = unwrapped(file, limits, keys)
    findings = Findings(document, joins_in(document))
    with Renderer(data) as renderer:
        for seen in seen_pages(data, limits):
            if wanted and seen.number not in wanted:
                continue
            png = io.BytesIO()
            picture_of(seen, findings, renderer).save(png, "PNG")
            path = _path(out, seen.number, pages)
            write_whole(path, png.getvalue())
            yield path


def _pages_of(document: Document, file: Path, wanted: Collection[int]) -> int:
    """How many pages it has.

    Raises:
        UsageError: it has none that can be drawn, or not all that are wanted.
    """
    if document.format != "pdf":
        raise UsageError(
            f"only pages of a PDF can be drawn, and this is {format_named(document.format).title}",
            "Use --format html to see its tables.",
            file=printable(str(file)),
        )
    pages = document.pages or 0
    if absent := [number for number in wanted if not 1 <= number <= pages]:
        raise UsageError(
            f"there is no page {absent[0]}",
            f"The document has {pages}, numbered from 1.",
            file=printable(str(file)),
        )
    return pages


def _path(out: Path, number: int, pages: int) -> Path:
    if pages == 1:
        return out
    return out.with_name(f"{out.stem}-{number:0{len(str(pages))}}{out.suffix}")
