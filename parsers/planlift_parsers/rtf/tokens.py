"""The words of rich text: control words, groups, letters and hexadecimal bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from planlift_parsers.errors import LimitError
from planlift_parsers.limits import Limits

_TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,40})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|(.))|([{}])|([^\\{}]+)|\\", re.DOTALL
)


class Sort(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    BYTES = auto()


@dataclass(frozen=True, slots=True)
class Token:
    r"""One token.

    Attributes:
        sort: what it is.
        word: the control word or symbol, without its backslash.
        number: its parameter; None where it has none.
        raw: bytes of text, in the encoding of the font; of `\bin`, the bytes behind it.
    """

    sort: Sort
    word: str = ""
    number: int | None = None
    raw: bytes = b""


OPEN, CLOSE = Token(Sort.OPEN), Token(Sort.CLOSE)


def tokens(data: bytes, limits: Limits) -> Iterator[Token]:
    r"""The tokens of a rich text file; what `\bin` says of the bytes behind it is kept.

    Args:
        data: the whole file.
        limits: `open_groups` is kept; Word's own files stay below 40.

    Raises:
        LimitError: its groups are nested too deep.
    """
    at = depth = 0
    known: dict[tuple[bytes, bytes | None], Token] = {}
    while (found := _TOKEN.match(data, at)) is not None:
        at = found.end()
        word, number, code, symbol, brace, text = found.groups()
        if text is not None:
            if text := text.translate(None, b"\r\n"):
                yield Token(Sort.BYTES, raw=text)
        elif word is not None:
            if (token := known.get((word, number))) is None:
                given = None if number is None else int(number)
                token = known[word, number] = Token(Sort.WORD, word.decode(), given)
            if token.word == "bin":
                end = at + min(max(token.number or 0, 0), len(data) - at)
                token, at = Token(Sort.WORD, "bin", token.number, data[at:end]), end
            yield token
        elif brace is not None:
            depth += 1 if brace == b"{" else -1
            if depth > limits.open_groups:
                raise LimitError(
                    f"its groups are nested more than {limits.open_groups:,} deep",
                    "Open it in Word and save it as .docx.",
                    limit="open_groups",
                )
            yield OPEN if brace == b"{" else CLOSE
        elif code is not None:
            yield Token(Sort.BYTES, raw=bytes.fromhex(code.decode()))
        elif symbol is not None:
            yield Token(Sort.SYMBOL, symbol.decode("latin-1"))
