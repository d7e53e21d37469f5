"""Bytes to text: UTF-8, UTF-16, Windows-1252, and nothing more exotic than what is declared."""

from __future__ import annotations

import codecs
import re

from planlift_parsers.errors import DocumentError
from planlift_parsers.limits import Limits, check_size

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# English in UTF-16 has a zero in nearly every second byte, even with dashes and quotes in it
# (U+20xx); text in one byte a letter has none. Measured on a kilobyte or more of plan text the
# shares are above 0.9 and 0; the bars leave room for tables of bullets and for short files.
_UTF16_ZERO_SHARE = 0.4
_UTF16_OTHER_SHARE = 0.1
_SAMPLE_BYTES = 65_536

_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# Text has tabs, line ends, form feeds, the bell that ends a cell in text copied out of old Word
# files and the end-of-file mark of DOS; the other control characters it has not.
_RUBBISH = re.compile("[\x00-\x06\x0e-\x19\x1b-\x1f\x7f\ufffd]")
# Names that people declare when they mean Windows-1252, as the WHATWG encoding standard has it.
_MEANT_CP1252 = frozenset({"ascii", "iso8859-1", "cp1252"})


def decode(data: bytes, *, declared: str = "") -> str:
    """The text of a file.

    A byte order mark wins; then UTF-16 by its zeros, then UTF-8 where the bytes are valid UTF-8
    (other encodings hardly ever are, so this is safer than what is declared), then the declared
    encoding, then Windows-1252. A file that is UTF-8 but for a few stray bytes, or cut within a
    letter, is read as UTF-8 with those bytes as Windows-1252.

    Args:
        data: the whole file.
        declared: encoding named by the file or its sender, in any spelling; "" if none.

    Returns:
        The text, without byte order mark and without NUL characters. Bytes with no meaning
        become U+FFFD, so this never fails.
    """
    return _decode(data, declared).removeprefix("\ufeff").replace("\0", "")


def text_of(data: bytes, limits: Limits) -> str:
    """The text of a document that is nothing but text.

    Args:
        data: the whole file.
        limits: `file_bytes` is kept.

    Raises:
        DocumentError: nothing stands in it.
        LimitError: it is too large.
    """
    check_size(data, limits)
    text = decode(data)
    if not text.strip():
        raise DocumentError("the file is empty", "Save the document again.")
    return text


def rubbish_share(data: bytes) -> float:
    """Share of the characters that text does not have: controls, NULs, what cannot be decoded."""
    text = _decode(data, "")
    return len(_RUBBISH.findall(text)) / max(1, len(text))


def _decode(data: bytes, declared: str) -> str:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    if wide := _utf16_without_mark(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, _codec_name(declared))


def _utf16_without_mark(data: bytes) -> str:
    """The byte order of UTF-16 without a mark, "" if the file is not UTF-16."""
    sample = data[:_SAMPLE_BYTES]
    half = len(sample) // 2
    if not half or b"\0" not in sample:
        return ""
    even = sample[0::2].count(0) / half
    odd = sample[1::2].count(0) / half
    if odd >= _UTF16_ZERO_SHARE and even <= _UTF16_OTHER_SHARE:
        return "utf-16-le"
    if even >= _UTF16_ZERO_SHARE and odd <= _UTF16_OTHER_SHARE:
        return "utf-16-be"
    return ""


def _codec_name(declared: str) -> str:
    """Python's name of a declared encoding that keeps ASCII as it is, "" if there is none."""
    try:
        info = codecs.lookup(declared.strip().strip("\"'"))
        keeps_ascii = "<a>".encode(info.name) == b"<a>"
    except (LookupError, ValueError, AttributeError, TypeError):
        return ""
    return info.name if keeps_ascii else ""


def _not_utf8(data: bytes, declared: str) -> str:
    """Text of bytes that are not valid UTF-8 throughout."""
    # An encoding of one byte a letter shows multi-byte sequences only by chance, never most of
    # the time: where they outnumber the other high bytes, the file is UTF-8 with stray bytes.
    sequences = len(_MULTIBYTE.findall(data))
    stray = sum(byte >= 0x80 for byte in _MULTIBYTE.sub(b"", data))
    if sequences > stray:
        return _utf8_with_strays(data)
    if declared and declared not in _MEANT_CP1252 and not declared.startswith("utf-8"):
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass
    return data.decode("cp1252", "replace")


def _utf8_with_strays(data: bytes) -> str:
    """UTF-8, with each stray byte read as Windows-1252 and a letter cut at the end dropped."""
    parts = []
    start = 0
    for found in _MULTIBYTE.finditer(data):
        parts.append(data[start : found.start()].decode("cp1252", "replace"))
        parts.append(found.group().decode("utf-8", "replace"))
        start = found.end()
    tail = data[start:]
    cut = re.search(rb"[\xc2-\xdf]$|[\xe0-\xef][\x80-\xbf]?$|[\xf0-\xf4][\x80-\xbf]{0,2}$", tail)
    parts.append(tail[: cut.start() if cut else None].decode("cp1252", "replace"))
    return "".join(parts)
