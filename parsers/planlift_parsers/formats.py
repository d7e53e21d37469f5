"""The table of formats: sniffing, `planlift formats` and the README read the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from planlift_parsers.document import Document
from planlift_parsers.limits import Limits


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
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    mime: str
    module: str
    notes: str

    def reader(self) -> Reader:
        """The reader, imported only now."""
        return cast(Reader, import_module(self.module).read)


FORMATS: tuple[Format, ...] = (
    Format(
        "docx",
        "Word",
        (".docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "planlift_parsers.docx",
        "merged cells, lists, shading, tracked changes as accepted",
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
        (".xlsx",),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "planlift_parsers.xlsx",
        "all sheets, merged cells, fills; hidden rows and sheets said so",
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
        "text",
        "Plain text",
        (".txt", ".tsv", ".text"),
        "text/plain",
        "planlift_parsers.text",
        "cells parted by tabs, bars, slashes, bells, lines or spaces; labelled blocks",
    ),
)


def format_named(name: str) -> Format:
    """The row of that name.

    Raises:
        KeyError: there is none.
    """
    return {row.name: row for row in FORMATS}[name]
