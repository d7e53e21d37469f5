"""The table of formats: sniffing, `planlift formats` and the README read the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from planlift_parsers.document import Document
from planlift_parsers.limits import Limits
from planlift_parsers.parted import Parted


class Reader(Protocol):
    """What every format's module offers as `read`."""

    def __call__(self, data: bytes, name: str, limits: Limits) -> Document:
        """Read a document.

        Args:
            data: the whole file.
            name: file name without folder, for messages and `Document.name`.
            limits: what it must not exceed.

        Raises:
            DocumentError: it cannot be read, with cause and remedy; `file` may be left empty.
            LimitError: it exceeds a limit.
        """


class ReaderInParts(Protocol):
    """What the module of a format with large tables offers as `read_in_parts`."""

    def __call__(self, data: bytes, name: str, limits: Limits) -> Parted | None:
        """Read a document whose tables are too large to be held whole; arguments as of `Reader`.

        Returns:
            None where it is none.

        Raises:
            DocumentError: it cannot be read.
            LimitError: it exceeds a limit.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """One row of the table.

    Attributes:
        name: the format's name, as in `document.format`.
        title: as people call it.
        extensions: lower case, with the dot; the first is the usual one.
        mime: media type.
        module: module that holds `read`.
        notes: what is read and what is not, for people.
        in_parts: tables that are too large to be held whole can be read in parts.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    mime: str
    module: str
    notes: str
    in_parts: bool = False

    def reader(self) -> Reader:
        """The reader, imported only now."""
        return cast(Reader, import_module(self.module).read)

    def reader_in_parts(self) -> ReaderInParts:
        """The reader of large tables, where there is one, imported only now."""
        return cast(ReaderInParts, import_module(self.module).read_in_parts)


FORMATS: tuple[Format, ...] = (
    Format(
        "docx",
        "Word",
        (".docx", ".docm", ".dotx", ".dotm"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "planlift_parsers.docx",
        "merged cells, columns laid out with tabs, lists, shading, tracked changes as accepted; "
        "macros never run",
    ),
    Format(
        "doc",
        "Word 97 to 2003",
        (".doc", ".dot"),
        "application/msword",
        "planlift_parsers.doc",
        "read twice, and as .docx; damaged ones as far as they can be",
    ),
    Format(
        "rtf",
        "Rich text",
        (".rtf",),
        "application/rtf",
        "planlift_parsers.rtf",
        "merged cells, lists, shading, tracked changes as accepted",
    ),
    Format(
        "odt",
        "OpenDocument text",
        (".odt", ".ott", ".fodt"),
        "application/vnd.oasis.opendocument.text",
        "planlift_parsers.odt",
        "merged cells, lists, shading, tracked changes as accepted",
    ),
    Format(
        "wordml",
        "Word XML",
        (".xml",),
        "application/xml",
        "planlift_parsers.wordml",
        "Word XML in one file: of 2003, and flat packages of later versions",
    ),
    Format(
        "pdf",
        "PDF",
        (".pdf",),
        "application/pdf",
        "planlift_parsers.pdf",
        "tables with rulings, without, by shading; colours; scans with `planlift[ocr]`",
    ),
    Format(
        "xlsx",
        "Excel",
        (".xlsx", ".xlsm", ".xltx", ".xltm"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "planlift_parsers.xlsx",
        "all sheets, merged cells, fills; hidden rows and sheets said so; macros never run",
        in_parts=True,
    ),
    Format(
        "xls",
        "Excel 97 to 2003",
        (".xls", ".xlt"),
        "application/vnd.ms-excel",
        "planlift_parsers.xls",
        "as .xlsx",
    ),
    Format(
        "ods",
        "OpenDocument spreadsheet",
        (".ods", ".ots", ".fods"),
        "application/vnd.oasis.opendocument.spreadsheet",
        "planlift_parsers.ods",
        "as .xlsx",
    ),
    Format(
        "excelml",
        "Excel XML",
        (".xml",),
        "application/xml",
        "planlift_parsers.excelml",
        "Excel XML of 2003 in one file",
    ),
    Format(
        "html",
        "Web page",
        (".html", ".htm", ".xhtml"),
        "text/html",
        "planlift_parsers.html",
        "spans, lists, colours; menus and scripts left out",
    ),
    Format(
        "mhtml",
        "Web page in one file",
        (".mht", ".mhtml"),
        "multipart/related",
        "planlift_parsers.mhtml",
        "as web pages; every page and sheet that was saved in it",
    ),
    Format(
        "picture",
        "Picture",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"),
        "image/png",
        "planlift_parsers.picture",
        "pages scanned to pictures, with `planlift[ocr]`",
    ),
    Format(
        "text",
        "Plain text",
        (".txt", ".tsv", ".tab", ".text"),
        "text/plain",
        "planlift_parsers.text",
        "cells parted by tabs, bars, slashes, bells, lines or spaces; labelled blocks",
    ),
    Format(
        "csv",
        "Separated values",
        (".csv",),
        "text/csv",
        "planlift_parsers.separated",
        "comma, semicolon, tab or bar, found out; quoted cells of several lines",
    ),
    Format(
        "markdown",
        "Markdown",
        (".md", ".markdown"),
        "text/markdown",
        "planlift_parsers.markdown",
        "tables, headings, lists",
    ),
)


def format_named(name: str) -> Format:
    """The row of that name.

    Raises:
        KeyError: there is none.
    """
    return {row.name: row for row in FORMATS}[name]
