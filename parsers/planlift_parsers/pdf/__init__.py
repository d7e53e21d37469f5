"""PDF, born digital or scanned: glyphs and rulings to paragraphs and tables."""

from __future__ import annotations

from planlift_parsers.document import Document, Kind
from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits
from planlift_parsers.pdf.assemble import blocks_of
from planlift_parsers.pdf.beside import beside_notes, beside_paragraphs
from planlift_parsers.pdf.fast.beside import Beside, beside_pages
from planlift_parsers.pdf.layout import PageLayout, layout_of
from planlift_parsers.pdf.lie import put_as_shown
from planlift_parsers.pdf.pictured import Pictured, add_pictures
from planlift_parsers.pdf.source import Engine, Source, open_source
from planlift_parsers.pdf.tagged import add_tagged, is_unruled
from planlift_parsers.pictures import Pictures
from planlift_parsers.scan.installed import INSTALL
from planlift_parsers.scan.reading import Scans, read_scans
from planlift_schema import Finding, Place, Severity, Where

READER = "pdf 1"

__all__ = ["READER", "Engine", "read"]


def read(data: bytes, name: str, limits: Limits, engine: Engine = Engine.AUTO) -> Document:
    """Reads a PDF; pages and tables that are pictures are recognised, and named in the notes.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: file size, pages, cells and paragraphs are kept.
        engine: what reads the words.

    Raises:
        DocumentError: it is no PDF, damaged as a whole, protected or without pages.
        LimitError: it exceeds a limit.
    """
    source = open_source(data, limits, engine)
    pages, pictured = [], Pictured()
    try:
        for content in source.contents():
            pictured.look(content)
            pages.append(layout_of(content))
        beside = beside_pages(source.fast.handle) if source.fast else Beside()
    finally:
        source.close()
    document = _document(source, pages, name, limits)
    add_pictures(document, data, pictured.spots(), Pictures(limits))
    put_as_shown(document.blocks, {page.number: page.lie for page in pages})
    remarks = source.fast.remarks if source.fast else {}
    document.blocks += beside_paragraphs(beside, remarks)
    document.notes += beside_notes(beside, remarks)
    return document


def _document(source: Source, pages: list[PageLayout], name: str, limits: Limits) -> Document:
    scans = read_scans(source.data, [page.number for page in pages if page.to_recognise], limits)
    for number, content in scans.pages.items():
        pages[number - 1] = layout_of(content)
    if all(page.damage and page.blank for page in pages):
        raise DocumentError(
            "no page of the PDF can be read: " + pages[0].damage,
            "Open it in a PDF program, save it again under a new name and try that file.",
        )
    document = Document(name, "pdf", READER, pages=len(pages), title=source.title)
    document.page_sizes = {page.number: page.lie.shown_size for page in pages}
    document.ocr = bool(scans.pages) or any(page.overlaid for page in pages)
    document.notes = [note for page in pages for note in _page_notes(page, scans)]
    if any(is_unruled(page) for page in pages):
        add_tagged(pages, source.tables())
    document.blocks = blocks_of(pages, limits)
    document.notes += _hidden_note(document)
    return document


def _page_notes(page: PageLayout, scans: Scans) -> list[Finding]:
    """What a person should know of a page."""
    if page.damage:
        message = f"page {page.number} was not read to its end: {page.damage}"
        hint = "Open it in a PDF program, save it again and compare this page."
        return [_note("file-damaged", Severity.ERROR, message, hint, page)]
    if page.number in scans.pages:
        message = f"the words of page {page.number} were recognised from its picture"
        hint = "Compare it with the picture, first what is to be reviewed."
        return [_note("no-text", Severity.NOTE, message, hint, page)]
    if page.to_recognise:
        return [_unread_note(page, scans)]
    if page.overlaid:
        message = f"page {page.number} is a picture; its text was recognised by other software"
        return [_note("no-text", Severity.NOTE, message, "Compare it with the picture.", page)]
    return []


def _unread_note(page: PageLayout, scans: Scans) -> Finding:
    """Why a scanned page was not read."""
    what = "does not say what its letters are" if page.unreadable else "is a scan"
    scan = f"page {page.number} {what}"
    if page.number in scans.refused:
        error = scans.refused[page.number]
        message = f"{scan} and was not read: {error.cause}"
        return _note(error.code, Severity.ERROR, message, error.remedy, page)
    if page.number in scans.failed:
        message = f"{scan} and its picture cannot be drawn: {scans.failed[page.number]}"
        hint = "Open it in a PDF program, save it again and try that file."
        return _note("file-damaged", Severity.ERROR, message, hint, page)
    message = f"{scan}, and the part that recognises letters is not installed"
    hint = f"Install it: {INSTALL}. Or ask for the document that this one was made from."
    return _note("no-text", Severity.WARNING, message, hint, page)


def _note(code: str, severity: Severity, message: str, hint: str, page: PageLayout) -> Finding:
    where = Where(place=Place(page=page.number))
    return Finding(code=code, severity=severity, message=message, hint=hint, where=where)


def _hidden_note(document: Document) -> list[Finding]:
    """One note for all text that nobody can see."""
    hidden = [p for p in document.paragraphs() if p.kind == Kind.HIDDEN]
    if not hidden:
        return []
    message = f"{len(hidden)} pieces of text cannot be seen (no ink, ink as its ground, off page)"
    return [
        Finding(
            code="hidden-content",
            severity=Severity.NOTE,
            message=message,
            hint="They are kept apart; look at whether they belong to the plan.",
            where=Where(place=hidden[0].place),
        )
    ]
