"""The reader of Word files (.docx): from bytes to a Document."""

from __future__ import annotations

from collections.abc import Iterator

from planlift_parsers.document import Block, Document, Kind, Paragraph
from planlift_parsers.docx.blocks import Scope, Walk
from planlift_parsers.docx.colours import WHITE, Palette, palette
from planlift_parsers.docx.findings import findings
from planlift_parsers.docx.names import WP, Element, W, on
from planlift_parsers.docx.notes import furniture
from planlift_parsers.docx.package import WordFile, open_word
from planlift_parsers.limits import Limits
from planlift_schema import NOWHERE

READER = "docx 1"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read a Word file.

    Headers come first and footers last, as FURNITURE; tracked changes stand as accepted, with
    what was deleted kept apart.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is empty, damaged, protected or no Word file.
        LimitError: it exceeds a limit.
    """
    return document_of(open_word(data, limits), name, limits)


def document_of(file: WordFile, name: str, limits: Limits) -> Document:
    """Read an opened Word file; other formats that are put into Word's terms come in here too.

    Args:
        file: its parts.
        name: file name without folder.
        limits: `cells`, `paragraphs`, `nesting` and `span` are kept.

    Raises:
        LimitError: it exceeds a limit.
    """
    colours = palette(file.by_kind.get("theme"), file.by_kind.get("settings"))
    walk = Walk(file, colours, limits)
    body = list(walk.blocks(file.body, Scope(ground=_page_ground(file, colours))))
    body += walk.comments_left()
    known: set[str] = set()
    blocks = [*_furniture(walk, file, "header", known), *body]
    blocks += _furniture(walk, file, "footer", known)
    blocks += file.enclosed.paragraphs()
    document = Document(name, "docx", READER, blocks, title=file.title)
    document.ocr = walk.pictures.any_read
    document.notes = findings(document, file, walk.seen) + walk.pictures.notes()
    return document


def _furniture(walk: Walk, file: WordFile, name: str, known: set[str]) -> Iterator[Block]:
    """The paragraphs of the headers or footers, each distinct text once."""
    read_before: set[Element] = set()
    for root in furniture(file, name):
        if root in read_before:
            continue
        read_before.add(root)
        scope = Scope(NOWHERE, Kind.FURNITURE, ground=None, flat=True)
        for block in walk.blocks(root, scope):
            if isinstance(block, Paragraph) and block.text not in known:
                known.add(block.text)
                yield block


def _page_ground(file: WordFile, colours: Palette) -> str | None:
    """The colour of the page; None where a picture may lie behind the text."""
    for root in (file.body, *file.parts.values()):
        if any(anchor.get("behindDoc") in ("1", "true") for anchor in root.iter(WP + "anchor")):
            return None
    background = file.document.find(W + "background")
    if background is None or not on(file.by_kind.get("settings"), W + "displayBackgroundShape"):
        return WHITE
    colour = colours.colour(background, "color", "themeColor")
    return WHITE if colour in (None, "auto") else colour
