"""A text file as lines, each with its number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planlift_parsers.errors import DocumentError

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
_OPEN_QUOTE = re.compile(r'(?:^|\t)"(?!")')
_CLOSE_QUOTE = re.compile(r'"(?=\t|$)')
_CELL = re.compile(r'"(?:[^"]|"")*"(?=\t|$)|[^\t]*')


@dataclass(slots=True)
class Line:
    """A line of the file, or several that a quoted cell keeps together.

    Attributes:
        text: without line end; line breaks only inside quoted cells.
        number: first line in the file, from 1.
        last: last line in the file.
    """

    text: str
    number: int
    last: int

    @property
    def blank(self) -> bool:
        """Nothing but white space; a lone tab may be an empty cell and is no blank line."""
        return not self.text.strip() and self.text.count("\t") != 1

    @property
    def tabs(self) -> int:
        """How many tabs part it, those in quoted cells not counted."""
        if '"' not in self.text:
            return self.text.count("\t")
        return len(cells_of(self.text)) - 1


def lines_of_file(text: str) -> list[Line]:
    """The lines of a file; page breaks count as blank lines.

    Raises:
        DocumentError: it is no text.
    """
    if len(_RUBBISH.findall(text)) > _RUBBISH_SHARE * len(text):
        raise DocumentError(
            "it is no text: too many of its characters cannot be shown",
            "Open it in the program that made it and save it as text or Word.",
        )
    made: list[Line] = []
    for number, raw in enumerate(_LINE_END.split(text), 1):
        parts = raw.split("\f")
        for position, part in enumerate(parts):
            if position:
                made.append(Line("", number, number))
            if part or len(parts) == 1:
                made.append(Line(part, number, number))
    return _joined(made)


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
    if "\t" not in text or not _leaves_open(text):
        return at
    parts = [text]
    for end in range(at + 1, min(at + _QUOTED_LINES, len(lines))):
        parts.append(lines[end].text)
        if _CLOSE_QUOTE.search(lines[end].text) and not _leaves_open("\n".join(parts)):
            return end
    return at


def _leaves_open(text: str) -> bool:
    """Whether a cell opens with a quote and is not closed again."""
    if not _OPEN_QUOTE.search(text):
        return False
    return any(
        cell.startswith('"') and cell.replace('""', "").count('"') % 2 for cell in _raw_cells(text)
    )


def _raw_cells(text: str) -> list[str]:
    cells = []
    at = 0
    while at <= len(text):
        found = _CELL.match(text, at)
        cell = found[0] if found else ""
        cells.append(cell)
        at += len(cell) + 1
    return cells


def cells_of(text: str) -> list[str]:
    """The cells of a tab-separated line; quotes around a cell are taken off."""
    if '"' not in text:
        return text.split("\t")
    return [_unquoted(cell) for cell in _raw_cells(text)]


def _unquoted(cell: str) -> str:
    inside = cell[1:-1]
    if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inside.replace('""', ""):
        return inside.replace('""', '"')
    return cell
