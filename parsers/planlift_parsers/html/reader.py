"""A page's bytes to a Document; a fragment's text to paragraphs."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning

from planlift_parsers.document import Block, Document, Paragraph, Table
from planlift_parsers.encodings import decode
from planlift_parsers.errors import DocumentError
from planlift_parsers.html.build import Builder
from planlift_parsers.html.context import Context
from planlift_parsers.html.css import Sheet
from planlift_parsers.html.grids import mark_grids
from planlift_parsers.html.navigation import controlled_ids, own_title
from planlift_parsers.html.pictures import ShownPictures
from planlift_parsers.html.sources import Sources
from planlift_parsers.html.walker import Walker
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.paragraphs import fold
from planlift_parsers.pictures import Pictures
from planlift_schema import Finding, Place, Severity

READER = "html 1"
# The HTML standard looks for the encoding in the first 1024 bytes; pages saved from Word have
# their `meta` a little later.
_HEAD_BYTES = 4096
# What shows another file within the page.
_FRAMES = ["iframe", "frame", "object", "embed"]
_NAMED, _LONGEST_ADDRESS = 3, 80  # as much as a message can hold and still be read
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def read_page(
    data: bytes, name: str, limits: Limits, saved: Mapping[str, bytes] | None = None
) -> Document:
    """See `planlift_parsers.html.read`.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.
        saved: files of its pictures, by the addresses at which it names them.
    """
    check_size(data, limits)
    if not data.strip():
        raise DocumentError("the file is empty", "Save the page again.")
    found = _CHARSET.search(data[:_HEAD_BYTES])
    text = decode(data, declared=found[1].decode("ascii") if found else "")
    shown = ShownPictures(Sources(saved or {}), Pictures(limits))
    soup = _soup(shown.sources.lifted(text))
    builder = _walk(soup, limits, shown)
    document = Document(name, "html", READER, builder.blocks, title=_title(soup))
    give_places(document.blocks)
    if builder.hidden:
        document.notes.append(_hidden_note(builder.hidden))
    document.notes += _elsewhere(soup)
    document.notes += shown.pictures.notes()
    document.ocr = shown.pictures.any_read
    return document


def read_fragment(text: str, place: Place, limits: Limits) -> list[Paragraph]:
    """See `planlift_parsers.html.fragment`."""
    shown = ShownPictures(Sources({}), Pictures(limits))
    builder = _walk(_soup(text), limits, shown)
    paragraphs = list(_flat(builder.blocks))
    for paragraph in paragraphs:
        paragraph.place = place
    return paragraphs


def _soup(text: str) -> BeautifulSoup:
    # Bytes with a known encoding, as the parser would believe a `meta` before its input.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        return BeautifulSoup(text.encode("utf-8", "replace"), "lxml", from_encoding="utf-8")


def _walk(soup: BeautifulSoup, limits: Limits, shown: ShownPictures) -> Builder:
    sheet = Sheet()
    for style in soup.find_all("style"):
        if str(style.get("media", "")).lower() not in {"print", "speech"}:
            sheet.add("".join(style.strings) or style.get_text())
    outside = soup.find("link", rel="stylesheet") is not None
    builder = Builder(limits)
    context = Context(page_ground=None if outside else "FFFFFF")
    mark_grids(soup, sheet)
    controlled, title = controlled_ids(soup), own_title(soup)
    Walker(builder, sheet, controlled, limits, shown, context, title).walk(soup)
    return builder


def _title(soup: BeautifulSoup) -> str:
    title = soup.find("title")
    return fold(title.get_text()) if isinstance(title, Tag) else ""


def _hidden_note(count: int) -> Finding:
    pieces = "1 piece of text is" if count == 1 else f"{count} pieces of text are"
    return Finding(
        code="hidden-content",
        severity=Severity.NOTE,
        message=f"{pieces} not shown by the page.",
        hint="It is listed apart and read into no action.",
    )


def _elsewhere(soup: BeautifulSoup) -> Iterator[Finding]:
    """A note on the pages and objects that a browser would load into this page."""
    named = (tag.get("src") or tag.get("data") for tag in soup.find_all(_FRAMES))
    addresses = list(dict.fromkeys(str(name)[:_LONGEST_ADDRESS] for name in named if name))
    if not addresses:
        return
    more = f" and {len(addresses) - _NAMED} more" if len(addresses) > _NAMED else ""
    yield Finding(
        code="hidden-content",
        severity=Severity.NOTE,
        message=f"links to parts outside of the file: {', '.join(addresses[:_NAMED])}{more}",
        hint="Nothing was fetched; if the plan stands there, save that page and give it.",
    )


def give_places(blocks: list[Block]) -> None:
    """Number blocks from 1 and, in reading order, tables and their cells."""
    numbers = iter(range(1, sum(1 for block in blocks for _ in _tables(block)) + 1))
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Paragraph):
            block.place = Place(paragraph=number)
            continue
        for table in _tables(block):
            _place_cells(table, next(numbers))


def _place_cells(table: Table, number: int) -> None:
    table.place = Place(table=number)
    for cell in table.cells:
        cell.place = Place(table=number, row=cell.row + 1, column=cell.column + 1)
        for paragraph in cell.paragraphs:
            paragraph.place = cell.place


def _tables(block: Block) -> Iterator[Table]:
    """A table and those nested in it, in the order of `Document.tables`."""
    waiting: list[Block] = [block]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Table):
            yield here
            waiting.extend(nested for cell in reversed(here.cells) for nested in cell.tables[::-1])


def _flat(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        for table in _tables(block):
            for cell in table.cells:
                yield from cell.paragraphs
