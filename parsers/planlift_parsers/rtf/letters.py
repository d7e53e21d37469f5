"""From the bytes of rich text to letters: code pages, and Unicode with what stands in for it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field

from planlift_parsers.rtf.tokens import Sort, Token

# \\fcharset of a font to its code page (RTF 1.9.1, "Font Table").
_CHARSETS = {
    77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb2312", 81: "big5", 128: "cp932",
    129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
SYMBOL_CHARSET = 2
_PRIVATE = 0xF000
USUAL = "cp1252"
DOCUMENT_WORDS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_MULTIBYTE = frozenset({"cp932", "cp949", "gbk", "big5", "johab", "shift_jis", "euc_kr", "gb2312"})

# Control words and symbols that stand for a character.
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "tab": "\t", "line": "\n", "softline": "\n", "lbr": "\n", "~": " ", "_": "-",
}  # fmt: skip


def charset_codec(charset: int | None, document: str) -> str:
    r"""Python's name of a font's encoding.

    Args:
        charset: the font's \fcharset; None where it has none.
        document: the encoding of the document.
    """
    return _CHARSETS.get(charset or 0, document)


def page_codec(page: int | None) -> str:
    """Python's name of a code page, the usual one where there is no such page."""
    try:
        return codecs.lookup("utf-8" if page == 65001 else f"cp{page}").name
    except LookupError:
        return USUAL


@dataclass(slots=True)
class Letters:
    r"""Gathers letters; bytes that stand in for a Unicode character are passed over.

    Attributes:
        skip: how many bytes stand in for each `\u` (its \uc).
        codec: the encoding of the bytes now.
    """

    skip: int = 1
    codec: str = USUAL
    _left: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _made: list[str] = field(default_factory=list)

    def add_bytes(self, raw: bytes) -> None:
        """Take bytes of text."""
        if self._left:
            passed = min(self._left, len(raw))
            self._left -= passed
            raw = raw[passed:]
        self._bytes += raw

    def add_unicode(self, number: int) -> None:
        r"""Take a `\u`, negative where it is above 32767; halves of letters find each other."""
        self._left = 0
        self.settle()
        self._made.append(chr(number % 0x10000))
        self._left = self.skip

    def add(self, text: str) -> None:
        """Take a character that a control word names."""
        if self._left:
            self._left -= 1
            return
        self.settle()
        self._made.append(text)

    def stop(self) -> None:
        """A brace ends what stands in for a character."""
        self._left = 0

    def settle(self) -> None:
        """Turn the bytes so far into letters, before their encoding changes."""
        if not self._bytes:
            return
        if self.codec == "symbol":
            self._made.append("".join(chr(_PRIVATE + byte) for byte in self._bytes))
        else:
            self._made.append(self._bytes.decode(self.codec, "replace"))
        self._bytes.clear()

    def take(self) -> str:
        """The letters gathered so far, which are then forgotten."""
        self.settle()
        if not self._made:
            return ""
        text = "".join(self._made)
        self._made.clear()
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return text


def text_of(group: list[Token], codec: str) -> str:
    """The letters of a run of tokens, groups among them left out."""
    letters = Letters(codec=codec)
    depth = 0
    for token in group:
        if token.sort in (Sort.OPEN, Sort.CLOSE):
            depth += 1 if token.sort is Sort.OPEN else -1
            letters.stop()
        elif depth:
            continue
        elif token.sort is Sort.BYTES:
            letters.add_bytes(token.raw)
        elif token.word == "u" and token.number is not None:
            letters.add_unicode(token.number)
        elif token.word == "uc":
            letters.skip = max(0, token.number or 0)
        elif token.word in CHARACTERS:
            letters.add(CHARACTERS[token.word])
        elif token.sort is Sort.SYMBOL and token.word in "{}\\":
            letters.add(token.word)
    return letters.take()
