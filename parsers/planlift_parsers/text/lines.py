"""A text file as lines, each with its number."""

from __future__ import annotations

import re
from itertools import groupby

from planlift_parsers.errors import DocumentError
from planlift_parsers.tabbed.lines import Line, raw_cells

# Characters that no text holds: control characters but for tab, line ends, page break and Word's
# soft line break, the bell that ends a cell in text copied out of old Word files, and the mark of
# bytes that could not be read.
_RUBBISH = re.compile("[\x00-\x06\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffd]")
# A zip file has about one such character in ten, English text in any of the encodings none; a
# damaged text has a few.
_RUBBISH_SHARE = 0.03
_LINE_END = re.compile(r"\r\n|\r|\n|\x85|\u2028|\u2029")
# A quoted cell longer than this was never closed: the quote is a letter like any other.
_QUOTED_LINES = 40
# What a mail has before each line of another that it quotes, as often as it was quoted.
# White within a line, in letters: columns of the widest page stand less far apart, and what looks
# for columns holds every two places in white against each other.
_MOST_WHITE = 400
_ENDLESS_WHITE = re.compile(rf" {{{_MOST_WHITE},}}")
_QUOTE_MARK = re.compile(r"(?:> ?)+")
_QUOTED = 3  # lines in a row; one may open with ">" for itself ("> 90% by March")
PAGE_BREAK = "\f"
"""The text of the blank line that stands where a page ends."""
_OPEN_QUOTE = re.compile(r'(?:^|\t)"(?!")')
_CLOSE_QUOTE = re.compile(r'"(?=\t|$)')


def lines_of_file(text: str) -> list[Line]:
    """The lines of a file; a page break is a blank line of its own.

    Raises:
        DocumentError: it is no text.
    """
    if len(_RUBBISH.findall(text)) > _RUBBISH_SHARE * len(text):
        raise DocumentError(
            "it is no text: too many of its characters cannot be shown",
            "Open it in the program that made it and save it as text or Word.",
        )
    text = _ENDLESS_WHITE.sub(_MOST_WHITE * " ", text)
    made: list[Line] = []
    for number, raw in enumerate(_LINE_END.split(text), 1):
        parts = raw.split("\f")
        for position, part in enumerate(parts):
            if position:
                made.append(Line(PAGE_BREAK, number, number))
            if part or len(parts) == 1:
                made.append(Line(part, number, number))
    return _joined(_without_quote_marks(made))


def _without_quote_marks(lines: list[Line]) -> list[Line]:
    """Lines as they were before a mail quoted them: no ">" before several in a row."""
    marked = [_QUOTE_MARK.match(line.text) for line in lines]
    made, at = list(lines), 0
    for quoted, run in groupby(marked, key=bool):
        count = len(list(run))
        if quoted and count >= _QUOTED:
            for place in range(at, at + count):
                text = _QUOTE_MARK.sub("", lines[place].text)
                made[place] = Line(text, lines[place].number, lines[place].last)
        at += count
    return made


def _joined(lines: list[Line]) -> list[Line]:
    """Lines that a quoted cell keeps together as one."""
    if not any('"' in line.text and "\t" in line.text for line in lines):
        return lines
    made: list[Line] = []
    at = 0
    while at < len(lines):
        end = _quote_end(lines, at)
        if end == at:
            made.append(lines[at])
        else:
            text = "\n".join(line.text for line in lines[at : end + 1])
            made.append(Line(text, lines[at].number, lines[end].last))
        at = end + 1
    return made


def _quote_end(lines: list[Line], at: int) -> int:
    """The line in which the last quoted cell opened in line `at` is closed; `at` if in itself."""
    text = lines[at].text
    first = text.startswith('"') and at > 0 and "\t" in lines[at - 1].text  # of a row of a table
    if not ("\t" in text or first) or not _leaves_open(text):
        return at
    parts = [text]
    for end in range(at + 1, min(at + _QUOTED_LINES, len(lines))):
        parts.append(lines[end].text)
        if _CLOSE_QUOTE.search(lines[end].text) and not _leaves_open("\n".join(parts)):
            return end if "\t" in lines[end].text or not first else at
    return at


def _leaves_open(text: str) -> bool:
    """Whether a cell opens with a quote and is not closed again."""
    if not _OPEN_QUOTE.search(text):
        return False
    return any(
        cell.startswith('"') and cell.replace('""', "").count('"') % 2 for cell in raw_cells(text)
    )
