r"""HTML that was put into rich text, as Outlook keeps the text of mails ([MS-OXRTFEX]).

Tags stand in groups of their own (`\*\htmltag`), the words between them as rich text; what only
programs without HTML need is marked by `\htmlrtf`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planlift_parsers.limits import Limits
from planlift_parsers.rtf.header import Group, read_fonts
from planlift_parsers.rtf.letters import CHARACTERS, USUAL, Letters, page_codec
from planlift_parsers.rtf.tokens import Sort, Token, tokens

_MARK = rb"\fromhtml1"
_HEAD = 1024  # bytes within which the mark stands: behind the character set
_TAG = "htmltag"
_LEFT_OUT = frozenset({"colortbl", "stylesheet", "info", "pntext", "pict", "object"})
_BREAKS = {"par": "\r\n", "line": "\r\n", "~": "&nbsp;", "_": "&shy;"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside the braces here: whether words are left out, and how bytes are read."""

    silent: bool = False
    codec: str = USUAL
    skip: int = 1


def html_in(data: bytes, limits: Limits) -> str | None:
    """The web page that rich text was made from, None where it was not made from one.

    Args:
        data: the rich text.
        limits: `open_groups` is kept.

    Raises:
        LimitError: its groups are nested too deep.
    """
    return _Reading().html(data, limits) if _MARK in data[:_HEAD] else None


class _Reading:
    """One pass over the rich text."""

    def __init__(self) -> None:
        self._letters = Letters()
        self._state = _State()
        self._states: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._opened = self._starred = False

    def html(self, data: bytes, limits: Limits) -> str:
        stream = tokens(data, limits)
        for token in stream:
            opened, self._opened = self._opened, False
            if token.sort is Sort.OPEN:
                self._states.append(self._state)
                self._letters.stop()
                self._opened, self._starred = True, False
            elif token.sort is Sort.CLOSE:
                self._letters.stop()
                self._set(self._states.pop() if self._states else self._state)
            elif opened and token.word == "*":
                self._opened = self._starred = True
            elif opened and self._is_left_out(token):
                self._leave_out(token.word, [token, *_rest(stream)])
            else:
                self._take(token)
        return self._letters.take()

    def _is_left_out(self, token: Token) -> bool:
        """Whether a group that begins with this word holds nothing of the page."""
        unknown = self._starred and token.word != _TAG
        return unknown or token.word == "fonttbl" or token.word in _LEFT_OUT

    def _leave_out(self, word: str, group: Group) -> None:
        if word == "fonttbl":
            fonts = read_fonts(group, self._state.codec)
            self._fonts = {number: font.codec for number, font in fonts.items()}
        self._set(self._states.pop())

    def _set(self, state: _State) -> None:
        if state.codec != self._state.codec:
            self._letters.settle()
        self._state = state
        self._letters.codec, self._letters.skip = state.codec, state.skip

    def _take(self, token: Token) -> None:
        word, number, state = token.word, token.number, self._state
        if word == "htmlrtf":
            self._set(replace(state, silent=number != 0))
        elif word == "ansicpg":
            self._set(replace(state, codec=page_codec(number)))
        elif word == "f" and number in self._fonts:
            self._set(replace(state, codec=self._fonts[number]))
        elif word == "uc":
            self._set(replace(state, skip=max(0, 1 if number is None else number)))
        elif not state.silent:
            self._say(token)

    def _say(self, token: Token) -> None:
        """Take what is said of the page."""
        if token.sort is Sort.BYTES:
            self._letters.add_bytes(token.raw)
        elif token.word == "u" and token.number is not None:
            self._letters.add_unicode(token.number)
        elif token.word in _BREAKS:
            self._letters.add(_BREAKS[token.word])
        elif token.word in CHARACTERS:
            self._letters.add(CHARACTERS[token.word])
        elif token.sort is Sort.SYMBOL and token.word in "{}\\":
            self._letters.add(token.word)


def _rest(stream: Iterator[Token]) -> Iterator[Token]:
    """What is left of the open group, which ends with it."""
    depth = 1
    for token in stream:
        depth += (token.sort is Sort.OPEN) - (token.sort is Sort.CLOSE)
        if not depth:
            return
        yield token
