"""A deadline's text as tokens: words, numbers and marks, with white space and case put aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from planlift.normalise.deadlines.misreadings import mended

MAX_CHARACTERS = 20_000
"""Longest text looked at. The longest deadline met in real plans has some 300 characters; a text
of this length is a document that fell into one cell, and its beginning says enough."""

MAX_TOKENS = 400
"""Most tokens looked at: some 300 words, twice the longest narrative met in a deadline column."""

_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\uff0d", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b`\u00b4\u2032", "'")
    | dict.fromkeys("\u2192\u21d2\u279c\u2794\u27a1\uf0e0", "\u2192")
    | dict.fromkeys("\u2022\u25cf\u25aa\u25e6\u00b7\uf0b7\uf0a7", "\u2022")
    | dict.fromkeys("\u2044\u2215\\", "/")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff~", None)
)
_TOKEN = re.compile(
    r"(?P<line>[\n\r\v\f\u2028\u2029])"
    r"|(?P<address>(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}\.[a-z]{2,})"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\s])"
)


@dataclass(slots=True)  # not frozen: made by the ten thousand, which takes a third of the time
class Token:
    """One token; nobody changes it.

    Attributes:
        word: a word, case folded; "" for a number or mark.
        digits: a number's digits; "" for a word or mark.
        mark: a single other character; dashes are all "-", quotes all "'".
        line: a new line stands before it.
        glued: it follows a word or number with nothing between.
        ordinal: a number with "st", "nd", "rd" or "th" beside it.
    """

    word: str = ""
    digits: str = ""
    mark: str = ""
    line: bool = False
    glued: bool = False
    ordinal: bool = False


def tokenise(text: str, most: int = MAX_TOKENS) -> tuple[Token, ...]:
    """Split a text into tokens.

    Args:
        text: any text; only its first `MAX_CHARACTERS` are looked at.
        most: how many tokens to give at the most.

    Returns:
        The tokens in order. Ordinal endings are taken off the list and noted on the number they
        belong to, before or behind it (converters move superscripts).
    """
    plain = text[:MAX_CHARACTERS].translate(_DASHES)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).translate(_DASHES)
    return _join_ordinals(_bulleted(_split(mended(plain.casefold()), most)))


def _bulleted(tokens: list[Token]) -> list[Token]:
    """Dashes that begin the first line and others are bullets, and join no two dates."""
    if not tokens or tokens[0].mark != "-":
        return tokens
    dashes = [at for at, token in enumerate(tokens) if token.mark == "-" and (token.line or not at)]
    if len(dashes) > 1:
        for at in dashes:
            tokens[at] = replace(tokens[at], mark="\u2022")
    return tokens


def _split(text: str, most: int) -> list[Token]:
    tokens: list[Token] = []
    line, end = False, -1
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup, match.group()
        if kind == "line":
            line = True
            continue
        if len(tokens) == most:
            break
        if kind == "mark":
            tokens.append(Token(mark=found, line=line))
            end = -1
        else:
            glued = match.start() == end and kind != "address"
            word, digits = ("", found) if kind == "number" else (found, "")
            tokens.append(Token(word, digits, line=line, glued=glued))
            end = match.end() if kind != "address" else -1
        line = False
    return tokens


def _join_ordinals(tokens: list[Token]) -> tuple[Token, ...]:
    """Take "st", "nd", "rd", "th" off and note them on the number beside them."""
    kept: list[Token] = []
    moved = False
    for token in tokens:
        if token.word in _ORDINALS:
            if kept and kept[-1].digits:
                kept[-1] = replace(kept[-1], ordinal=True)
            else:
                moved = True
            continue
        kept.append(replace(token, ordinal=True) if moved and token.digits else token)
        moved = False
    return tuple(kept)
