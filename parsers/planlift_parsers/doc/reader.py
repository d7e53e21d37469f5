"""The reader of old Word files (.doc): two readings, and what to do where one of them fails."""

from __future__ import annotations

from dataclasses import replace

from planlift_parsers.doc.compare import doubt_differences, left_out
from planlift_parsers.doc.container import is_locked, mended
from planlift_parsers.doc.converted import LOCKED, RefusedError, as_docx
from planlift_parsers.doc.cut_properties import without_cut_properties
from planlift_parsers.doc.office import by_office
from planlift_parsers.doc.second import second_reading
from planlift_parsers.doc.word2 import word_2_text
from planlift_parsers.document import BODY_KINDS, Document, Kind
from planlift_parsers.docx.package import open_word
from planlift_parsers.docx.reader import document_of
from planlift_parsers.encodings import rubbish_share
from planlift_parsers.errors import DocumentError, LimitError
from planlift_parsers.limits import Limits, check_size
from planlift_parsers.macros import macro_note
from planlift_parsers.ole import WORD_2_MAGIC, has_stream
from planlift_parsers.ole_objects import objects_in
from planlift_parsers.paragraphs import fold
from planlift_parsers.text import read as read_text
from planlift_schema import Finding, Place, Severity

READER = "doc 1"
_REPAIR = "Get a fresh copy, or open it in Word, let it repair the file, and save it as .docx."
_SAVE = "Open it in Word or LibreOffice and save it as .docx."
# The mark at the head of the text of Word 6 and 95, with their two versions.
_OF_1995 = (b"\xdc\xa5\x65\0", b"\xdc\xa5\x68\0")
_COMPARE = "Compare what was read with the file as Word shows it, or save it in Word as .docx."
_OBJECT = "\ufffc"  # stands for an object whose data was lost
_SHOWN = 12  # words that a message names
# Text read out of the wrong place of a damaged file is controls and letters of no script: a
# tenth of random bytes are such, of plans none.
_RUBBISH_SHARE = 0.05


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Read an old Word file.

    It is put into today's format and read as such; a second reading of its text is held against
    that, and stands in where the first fails. A damaged container is mended first.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.

    Raises:
        DocumentError: it is damaged beyond reading, protected or no Word file.
        LimitError: it exceeds a limit.
    """
    check_size(data, limits)
    if is_locked(data):
        raise LOCKED
    if data.startswith(WORD_2_MAGIC):
        document = _of_word_2(data, limits)
    else:
        document = _Reading(data, name, limits).document()
    document.name, document.format, document.reader = name, "doc", READER
    if has_stream(data, "_VBA_PROJECT"):
        document.notes.append(macro_note())
    if not any(paragraph.kind is Kind.EMBEDDED for paragraph in document.paragraphs()):
        objects = objects_in(data)  # of a reading that does not tell them
        document.notes += objects.notes()
        document.blocks += objects.paragraphs()
    return document


class _Reading:
    """The readings of one file, from the best to the last.

    Args:
        data: the whole file.
        name: file name without folder.
        limits: what it must not exceed.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._data = data
        self._name = name
        self._limits = limits
        self._why = ""
        self._blank: Document | None = None  # a reading without any text

    def document(self) -> Document:
        """The first reading that succeeds, with what is to be said of it."""
        first = self._first(self._data)
        if first is None and (shortened := without_cut_properties(self._data)):
            first = self._first(shortened)
        second = self._second(self._data)
        if first is not None:
            return first if second is None else self._held_against(first, second)
        whole = mended(self._data)
        if whole is not None:
            first = self._first(whole)
            second = second or self._second(whole)
        if first is not None:
            first = first if second is None else self._held_against(first, second)
            return _doubted(first, f"The file is damaged and was mended ({self._why}).")
        if second is not None:
            said = f"The file is damaged or unusual ({self._why})."
            return _doubted(second, f"{said} Its text was read; colours and merged cells not.")
        return self._last()

    def _first(self, data: bytes) -> Document | None:
        """Read as .docx; None where the file cannot be made one."""
        try:
            converted = as_docx(data)
        except RefusedError as error:
            self._why = self._why or str(error)
            return None
        return self._as_docx(converted)

    def _as_docx(self, converted: bytes) -> Document | None:
        try:
            file = open_word(converted, self._limits)
            named = objects_in(self._data).embedded  # which the converted file numbers
            file.enclosed = replace(file.enclosed, embedded=named or file.enclosed.embedded)
            document = document_of(file, self._name, self._limits)
        except LimitError:
            raise
        except DocumentError as error:
            self._why = self._why or str(error)
            return None
        if _is_text(document):
            return document
        if not any(paragraph.text.strip() for paragraph in document.paragraphs()):
            self._blank = document
        return None

    def _second(self, data: bytes) -> Document | None:
        document = second_reading(data, self._name, self._limits)
        return document if document is not None and _is_text(document) else None

    def _held_against(self, first: Document, second: Document) -> Document:
        """The first reading, with doubt where the second differs, and what only that one has."""
        doubt_differences(first, second)
        left = list(left_out(first, second))
        for paragraph in left:
            paragraph.kind, paragraph.level, paragraph.marker = Kind.TEXT, 0, ""
            paragraph.place = Place()
            paragraph.unsure = tuple(paragraph.text.split())
        if left:
            words = " ".join(" ".join(one.text for one in left).split()[:_SHOWN])
            first.blocks += left
            first.notes.append(
                Finding(
                    code="readings-differ",
                    severity=Severity.WARNING,
                    message=f"Two readings of the file differ; one alone has “{words}”.",
                    hint=_COMPARE,
                )
            )
        return first

    def _last(self) -> Document:
        """LibreOffice's reading, where there is one."""
        if self._blank is not None and not self._why:
            return self._blank  # pictures and no words, or nothing at all
        converted = by_office(self._data)
        document = None if converted is None else self._as_docx(converted)
        if document is None and any(mark in self._data for mark in _OF_1995):
            raise DocumentError("the file is in the format of Word 6 or 95", _SAVE)
        if document is None:
            raise DocumentError(f"the file is damaged ({self._why or 'no text'})", _REPAIR)
        return _doubted(document, "The file is damaged; it was read by LibreOffice.")


def _of_word_2(data: bytes, limits: Limits) -> Document:
    """The text of a file of Word 2, read as text that was copied out of Word is."""
    document = read_text(word_2_text(data).encode("utf-8-sig"), "", limits)
    message = "The file is of Word 2. Its text was read; colours, lists and merged cells not."
    return _doubted(document, message)


def _is_text(document: Document) -> bool:
    """Whether a reading has text, and not rubbish."""
    text = " ".join(paragraph.text for paragraph in document.paragraphs())
    return bool(text.strip()) and rubbish_share(text.encode()) <= _RUBBISH_SHARE


def _doubted(document: Document, message: str) -> Document:
    """A reading of a damaged file: rows and cells may be amiss, so all its words are doubted."""
    for paragraph in document.paragraphs():
        paragraph.text = fold(paragraph.text.replace(_OBJECT, " "))
        paragraph.set_off = ()
        if paragraph.kind in BODY_KINDS:
            paragraph.unsure = tuple(paragraph.text.split())
    document.notes.append(
        Finding(code="file-damaged", severity=Severity.WARNING, message=message, hint=_COMPARE)
    )
    return document
