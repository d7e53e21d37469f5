"""A mail's own text: which of its forms is read, and whether it is worth reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

# What is not seen, from where to where, and all other tags.
_UNSEEN = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in ((r"<style\b", r"</style"), (r"<script\b", r"</script"), ("<!--", "-->"))
)
_TAG = re.compile(r"<[^<>]*>")
_CELLS = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_LISTED = re.compile(r"<li[\s>]|^[ \t]*(?:[-*•·]|\d{1,2}[.)])\s+\S", re.IGNORECASE | re.MULTILINE)
_LABELLED = re.compile(r"^[ \t]*[A-Z][\w /]{2,30}:\s+\S", re.MULTILINE)
_TABBED = re.compile(r"\S\t+\S|\S {3,}\S.* {3,}\S")
_QUOTED = re.compile(
    r"^[ \t]*(?:>.*|-{3,}\s*original message.*|on .{5,100} wrote:)$", re.IGNORECASE | re.MULTILINE
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
# Covering notes ("please find attached", a greeting, a name and an address) met have 15 to 70
# words; a plan of three actions in prose has more than 100.
_NOTE_WORDS = 80
ROW = rb"\trowd"  # of a table in rich text
_TABLE_CELLS = 4  # a table of two rows and two columns
_LISTED_LINES = 2
# A text form that says "your program cannot show this" is much shorter than what it stands for;
# the same text in both forms differs by some words only.
_STANDS_FOR = 0.5


@dataclass(frozen=True, slots=True)
class Body:
    """A mail's own text in one form.

    Attributes:
        text: the text, with tags where it is HTML.
        html: it is HTML.
        rich: the rich text whose words `text` has, b"" where it is none.
    """

    text: str
    html: bool = False
    rich: bytes = b""

    @property
    def words(self) -> int:
        """How many words are seen."""
        return len(self._seen().split())

    @property
    def is_covering_note(self) -> bool:
        """Whether it only goes along with what is attached: short, with no table, list or label.

        The signature and what is quoted from another mail do not count.
        """
        if ROW in self.rich:
            return False
        if self.html and len(_CELLS.findall(self.text)) >= _TABLE_CELLS:
            return False
        own = _SIGNATURE.split(_QUOTED.sub("", self._seen()))[0]
        listed = self.text if self.html else own
        lines = (
            len(_LISTED.findall(listed)) + len(_LABELLED.findall(own)) + len(_TABBED.findall(own))
        )
        return lines < _LISTED_LINES and len(own.split()) < _NOTE_WORDS

    def _seen(self) -> str:
        return _words_of(self.text) if self.html else self.text


def _words_of(page: str) -> str:
    """What is seen of HTML, for counting; in time that grows with its length alone."""
    for start, end in _UNSEEN:
        page = _without(page, start, end)
    return unescape(_TAG.sub(" ", page))


def _without(page: str, start: re.Pattern[str], end: re.Pattern[str]) -> str:
    """The page without what stands between two marks, to its end where the second is missing."""
    kept, at = [], 0
    while opening := start.search(page, at):
        kept.append(page[at : opening.start()])
        closing = end.search(page, opening.end())
        if closing is None:
            return "".join(kept)
        at = closing.end()
    return "".join([*kept, page[at:]])


def fullest(bodies: list[Body]) -> Body:
    """Of several forms of one text the one to read: HTML, unless it holds much less."""
    best = max(bodies, key=lambda body: body.words)
    for body in bodies:
        if body.html and body.words >= _STANDS_FOR * best.words:
            return body
    return best


def unflowed(text: str) -> str:
    """Text whose lines a mail program broke (format=flowed, RFC 3676) with its lines whole."""
    made: list[str] = []
    open_line = False
    for line in text.splitlines():
        line = line.removeprefix(" ")  # noqa: PLW2901 - the standard stuffs lines with a space
        if open_line and not line.startswith(">"):
            made[-1] += line
        else:
            made.append(line)
        open_line = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(made)
