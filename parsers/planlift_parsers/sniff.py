"""What a file is: its content first, its name second."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath

from planlift_parsers.encodings import decode, rubbish_share
from planlift_parsers.errors import DocumentError
from planlift_parsers.formats import FORMATS, Format, format_named
from planlift_parsers.mime_head import mime_head
from planlift_parsers.ole import OLE_MAGIC, WORD_2_MAGIC, ole_format
from planlift_parsers.zips import damaged, entries

# ISO 32000-1 annex H: readers accept the header anywhere in the first 1024 bytes.
_PDF_HEADER = re.compile(rb"%PDF-\d\.\d")
_PDF_WINDOW = 1024
# Word forgives white space and a byte order mark in front.
_RICH_TEXT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\\rtf")
_SAMPLE_BYTES = 65_536
# Plan text has none; pictures, fonts and programs lie above 5 %, random bytes at 15 %.
_RUBBISH_SHARE = 0.02
# What zipfile raises for a directory or member that is not whole.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
)
_PART_BYTES = 1024 * 1024
_MOST_PARTS = 200_000  # no document has so many; the directory alone would fill the memory
# Parts in which a package says what it is.
_SAYING = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")


@dataclass(frozen=True, slots=True)
class Sniffed:
    """What a file is.

    Attributes:
        format: the row of `FORMATS` whose reader takes it.
        disagrees: how its name contradicts that, as a sentence; "" if it does not.
    """

    format: Format
    disagrees: str = ""


@dataclass(frozen=True, slots=True)
class _Refused:
    """Something that is recognised and not read."""

    what: str
    remedy: str

    def error(self) -> DocumentError:
        return DocumentError(f"the file is {self.what}", self.remedy)


_SAVE_DOCX = "Open it in Word or LibreOffice and save it as .docx."
_SAVE_XLSX = "Open it in Excel and save it as .xlsx."
_PICTURE = "Give the document that the picture was made from."
_UNPACK = "Unpack it and give the files inside."
# Containers are opened before a file is sniffed; here they stand where a document was wanted.
_OPEN_IT = "Use 'planlift convert', which reads what is in it."
_PRINT = "Save it as PDF and give that."

_PICTURES = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP", re.DOTALL
)
_BEGINNINGS = ((_PICTURES, "picture"), (re.compile(re.escape(WORD_2_MAGIC)), "doc"))
_MAGIC: tuple[tuple[re.Pattern[bytes], _Refused], ...] = tuple(
    (re.compile(pattern, re.DOTALL), _Refused(what, remedy))
    for pattern, what, remedy in (
        (rb".{4}ftyp(hei[cfmsx]|mif1|avif)", "a picture (HEIC or AVIF)", _PICTURE),
        (rb"\x1f\x8b", "a gzip archive", _OPEN_IT),
        (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
        (rb"Rar!\x1a\x07", "a RAR archive", _UNPACK),
        (rb"PK\x05\x06", "an empty zip archive", "Get a fresh copy."),
        (rb"\x78\x9f\x3e\x22", "an Outlook attachment wrapper (winmail.dat)", _UNPACK),
        (rb"%!PS", "PostScript", _PRINT),
        (rb"[\xdb\x9b]\xa5", "a Word document from before 1991", _SAVE_DOCX),
    )
)

# Main part's content type (ECMA-376 and [MS-OFFMACRO2]) to the format, or to what is refused.
_PACKAGES: tuple[tuple[bytes, str | _Refused], ...] = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"),
    (b"ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    (b"ms-excel.template.macroEnabled.main+xml", "xlsx"),
    (
        b"ms-excel.sheet.binary.macroEnabled.main",
        _Refused("a binary Excel workbook (.xlsb)", _SAVE_XLSX),
    ),
    (b"presentationml.", _Refused("a PowerPoint presentation", _PRINT)),
    (b"application/vnd.ms-visio", _Refused("a Visio drawing", _PRINT)),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (
        b"application/vnd.oasis.opendocument.presentation",
        _Refused("an OpenDocument presentation (.odp)", _PRINT),
    ),
    (b"application/epub+zip", _Refused("an e-book (.epub)", _PRINT)),
    (b"word/document.xml", "docx"),
    (b"xl/workbook.xml", "xlsx"),
)

# What the opening of an XML file says it is.
_XML_FORMATS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"<\?mso-application\s+progid=.Word|<w:wordDocument|<pkg:package", "wordml"),
        (r"<\?mso-application\s+progid=.Excel|urn:schemas-microsoft-com:office:spread", "excelml"),
        (r"opendocument\.text(?:-template)?[\"']", "odt"),
        (r"opendocument\.spreadsheet(?:-template)?[\"']", "ods"),
    )
)
_OPENS_AS_XML = re.compile(r"\A\s*<(?:\?xml|[a-z]+:)")

_TEXTUAL: tuple[tuple[re.Pattern[str], _Refused], ...] = (
    (
        re.compile(r"\A\s*%PDF"),
        _Refused("a PDF whose header is broken", "Get a fresh copy."),
    ),
)

# Extensions that promise something else than a web page or text.
_OTHER_EXTENSION = re.compile(
    r"\.(xlsb|pptx?|odp|zip|heic|msg|eml|mht|mhtml|epub|pages"
    r"|numbers)"
)

_WEB_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_PROLOGUE = re.compile(r"\A(?:\s+|<\?xml.*?\?>|<!--.*?-->)*", re.DOTALL)
_FIRST_TAG = re.compile(
    r"<(?:!doctype|html|head|body|title|meta|link|style|script|div|main|article|section|header"
    r"|nav|form|table|thead|tbody|tr|td|h[1-6]|p|ul|ol|span|font|center|b|strong|a)\b[^<]*>",
    re.IGNORECASE,
)
_STRUCTURE_TAG = re.compile(r"<(?:body|table|tr|td|h[1-6]|div|p|ul|ol)\b[^<]*>", re.IGNORECASE)
# A page saved with a server's header or a line of notes in front still opens within this.
_PAGE_WINDOW = 2048
# OpenDocument names its kind behind some forty namespaces, in the first 5,000 letters.
_XML_WINDOW = 8192
_BY_NAME = ("csv", "markdown")
# An XML file may hold anything: its name promises nothing.
_ANY = ".xml"


def sniff(data: bytes, name: str) -> Sniffed:
    """What a file is, by its content; its name settles only what the content leaves open.

    Args:
        data: the whole file.
        name: its name, of which only the extension counts.

    Raises:
        DocumentError: it is empty, damaged beyond telling, or something planlift does not read.
    """
    extension = PurePath(name).suffix.lower()
    found = _content_format(data, extension)
    return Sniffed(found, _disagreement(found, extension))


def _content_format(data: bytes, extension: str) -> Format:
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        raise DocumentError(
            "the file is empty", "Check that it was saved or downloaded whole, and try again."
        )
    if data.startswith(OLE_MAGIC):
        return format_named(ole_format(data))
    if data.startswith(b"PK\x03\x04"):
        return _package_format(data)
    for pattern, name in _BEGINNINGS:
        if pattern.match(data[:64]):
            return format_named(name)
    for pattern, refused in _MAGIC:
        if pattern.match(data[:64]):
            raise refused.error()
    if _RICH_TEXT.match(data[:_PAGE_WINDOW]):
        return format_named("rtf")
    if _PDF_HEADER.search(data[:_PDF_WINDOW]):
        return format_named("pdf")
    return _text_format(data, extension)


def _package_format(data: bytes) -> Format:
    """Which Office format a zip is, by the content type of its main part."""
    kind = _package_kind(data)
    if kind is None:
        raise DocumentError("the file is a zip archive", _OPEN_IT)
    if isinstance(kind, _Refused):
        raise kind.error()
    return format_named(kind)


def is_archive(data: bytes) -> bool:
    """Whether a zip is an archive of files, and no document of a program.

    Raises:
        DocumentError: its directory cannot be read.
    """
    return entries(data) > _MOST_PARTS or _package_kind(data) is None


def _package_kind(data: bytes) -> str | _Refused | None:
    """The row of `_PACKAGES` that a zip fits, None if it fits none."""
    evidence = _package_evidence(data)
    return next((kind for mark, kind in _PACKAGES if mark in evidence), None)


def _package_evidence(data: bytes) -> bytes:
    """The zip's own words on what it is: content types or mimetype, then its members' names."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            parts = [part for part in _SAYING if part in names]
            said = [package.open(part).read(_PART_BYTES) for part in parts]
    except _UNREADABLE as error:
        raise damaged("its zip directory cannot be read") from error
    except RuntimeError as error:  # what zipfile raises for a member with a password
        raise DocumentError(
            "the file is a zip protected by a password", "Unpack it and give the files inside."
        ) from error
    return b"\n".join([*said, *(part.encode("utf-8", "replace") for part in names)])


def _text_format(data: bytes, extension: str) -> Format:
    """Web page or plain text; anything else is rubbish."""
    sample = decode(data[:_SAMPLE_BYTES])
    if rubbish_share(data[:_SAMPLE_BYTES]) > _RUBBISH_SHARE:
        raise DocumentError(
            "the file is neither a document nor text", "Check that it is the right file."
        )
    if not sample.strip() and not decode(data).strip():
        raise DocumentError("the file holds nothing but white space", "Check the file.")
    head = mime_head(data)
    if head.is_saved_page:
        return format_named("mhtml")
    if head.is_mail(named_so=False):
        raise DocumentError("the file is an e-mail (.eml)", _OPEN_IT)
    for pattern, refused in _TEXTUAL:
        if pattern.search(sample[:_PAGE_WINDOW]):
            raise refused.error()
    if _OPENS_AS_XML.match(sample):
        for pattern, name in _XML_FORMATS:
            if pattern.search(sample[:_XML_WINDOW]):
                return format_named(name)
    if _is_web_page(sample, extension):
        return format_named("html")
    # Any line of prose may hold commas, stars and bars: here the name decides.
    named = (name for name in _BY_NAME if extension in format_named(name).extensions)
    return format_named(next(named, "text"))


def _is_web_page(sample: str, extension: str) -> bool:
    """By its opening; one that only has tags somewhere is a page if its name says so.

    Text exported with HTML inside its cells opens with words, not with a tag.
    """
    if _WEB_PAGE.search(sample[:_PAGE_WINDOW]):
        return True
    opening = _PROLOGUE.sub("", sample, count=1)
    if _FIRST_TAG.match(opening) and _STRUCTURE_TAG.search(opening):
        return True
    return extension in format_named("html").extensions and bool(_FIRST_TAG.search(sample))


def _disagreement(found: Format, extension: str) -> str:
    promised = [row for row in FORMATS if extension in row.extensions]
    unknown = not promised and not _OTHER_EXTENSION.fullmatch(extension)
    if found in promised or unknown or extension == _ANY:
        return ""
    return (
        f"The file is named {extension} but its content is {found.title} ({found.extensions[0]})."
    )
