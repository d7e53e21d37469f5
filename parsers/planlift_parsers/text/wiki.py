"""Tables of wikis: Jira's "||Head||", DokuWiki's "^Head^", MediaWiki's between "{|" and "|}"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.tabbed.row import SHORT_ROW, Row
from planlift_parsers.text.tries import MOST_LINES

# A header of Jira's or DokuWiki's: signs that no other text opens and closes a line with.
_HEAD = re.compile(r"\s{0,3}(?:\|\|[^|]+(?:\|\|[^|]+)+\|\||\^[^^|]+(?:[\^|][^^|]+)+[\^|])\s*")
_ROW = re.compile(r"\s{0,3}[|^]")
# What stands in brackets is a link, with a bar of its own.
_LINK = r"\[\[[^\[\]]*\]\]|\[[^\[\]|]*\|[^\[\]]*\]|\{\{[^{}]*\}\}|\\\|"
_PART = re.compile(rf"{_LINK}|(?P<mark>\|\|?|\^)")
_SINGLE = re.compile(rf"{_LINK}|(?P<mark>\||\^)")
_BREAK = re.compile(r"\s*\\\\(?:\s+|$)")  # of a line within a cell
_FEWEST_COLUMNS = 2
_LONGEST_ROW = 60  # lines that one row goes on over; a plan's longest cell lists some ten steps
_MORE = "the row has more bars than the table has columns"
_OPEN, _CLOSE = "{|", "|}"
_SETTINGS = re.compile(r"\s*(?:[\w-]+\s*=\s*(?:\"[^\"|]*\"|'[^'|]*'|[\w%-]++)\s*)+\|(?!\|)")
_SPAN = re.compile(r"\b(?P<way>rowspan|colspan)\s*=\s*[\"']?(?P<number>\d{1,3})")
_MERGED = "cells of the row are merged with others"


def opens_wiki(lines: list[Line], at: int) -> bool:
    """Whether a line may open such a table."""
    text = lines[at].text
    return text.lstrip().startswith(_OPEN) or _HEAD.fullmatch(text) is not None


def wiki_region(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows of the table that begins in line `start`, and the line after them; else no rows.

    Without rows the line is that after those that were read for them.
    """
    if lines[start].text.strip().startswith(_OPEN):
        return _between_braces(lines, start)
    rows = [_row(lines[start : start + 1], 0)]
    at = start + 1
    while at < len(lines) and _ROW.match(lines[at].text):
        if len(rows) > 1 and _HEAD.fullmatch(lines[at].text) and _is_header(lines[at].text):
            break
        end = _row_end(lines, at)
        rows.append(_row(lines[at:end], rows[0].width))
        at = end
    return (rows, at) if len(rows) > 1 else ([], at)


def _is_header(text: str) -> bool:
    """All cells of a line are headings."""
    return all(found["mark"] in (None, "||", "^") for found in _PART.finditer(text))


def _row_end(lines: list[Line], at: int) -> int:
    """The line after those of a row: it goes on until a bar closes it, or is one line."""
    for end in range(at, min(at + _LONGEST_ROW, len(lines))):
        text = lines[end].text.strip()
        if not text or (end > at and _ROW.match(text)):
            break
        if text.endswith(("|", "^")):
            return end + 1
    return at + 1


def _row(lines: list[Line], width: int) -> Row:
    """A row of so many cells, or of as many as it has where that is 0."""
    text = "\n".join(line.text.strip() for line in lines)
    cells = _cells(text, _PART)
    if width and len(cells) != width and len(other := _cells(text, _SINGLE)) == width:
        cells = other  # two bars on end hold an empty cell
    row = Row(cells, lines[0].number, lines[-1].last)
    if not width or row.width in (1, width):
        return row
    row.doubt = SHORT_ROW if row.width < width else _MORE
    row.cells += [""] * (width - row.width)
    row.cells[width - 1 :] = ["|".join(row.cells[width - 1 :])]
    return row


def _cells(text: str, parts: re.Pattern[str]) -> list[str]:
    """The texts between the marks of a row; its first and last mark close it."""
    cells: list[str] = []
    at = 0
    for found in parts.finditer(text):
        if found["mark"]:
            cells.append(text[at : found.start()])
            at = found.end()
    cells.append(text[at:])
    kept = cells[1:-1] if not cells[-1].strip() else cells[1:]
    return [_BREAK.sub("\n", cell).replace("\\|", "|").strip() for cell in kept]


@dataclass(slots=True)
class _Held:
    """A table of MediaWiki while it is read.

    Attributes:
        caption: the line above its rows, None if it has none.
        rows: rows with their cells.
        spans: columns and rows that each cell of the rows reaches over.
    """

    caption: Row | None = None
    rows: list[Row] = field(default_factory=list)
    spans: list[list[tuple[int, int]]] = field(default_factory=list)

    def begin(self, line: Line) -> None:
        """Begin a row, unless the last one is still empty."""
        if not self.rows or self.rows[-1].cells:
            self.rows.append(Row([], line.number, line.last))
            self.spans.append([])

    def take(self, line: Line, text: str, mark: str) -> None:
        """Take the cells of a line, parted by two of its marks."""
        if not self.rows:
            self.begin(line)
        parts = re.split(r"\|\||!!", text) if mark == "!" else text.split("||")
        for part in parts:
            found = _SETTINGS.match(part)
            settings = found.group() if found else ""
            spans = {one["way"]: max(1, int(one["number"])) for one in _SPAN.finditer(settings)}
            self.rows[-1].cells.append(part[len(settings) :].strip())
            self.spans[-1].append((spans.get("colspan", 1), spans.get("rowspan", 1)))
        self.rows[-1].last = line.last


def _between_braces(lines: list[Line], start: int) -> tuple[list[Row], int]:
    """The rows between "{|" and "|}"; none where another table stands within them."""
    last = min(len(lines), start + MOST_LINES)
    end = next((at for at in range(start + 1, last) if _closes(lines[at])), last)
    if end == last:
        return [], end
    held = _Held()
    for line in lines[start + 1 : end]:
        text = line.text.strip()
        if text.startswith(_OPEN):
            return [], end
        if text.startswith("|+"):
            held.caption = Row([text[2:].strip()], line.number, line.last)
        elif text.startswith("|-"):
            held.begin(line)
        elif text[:1] in ("|", "!"):
            held.take(line, text[1:], text[0])
        elif held.rows and held.rows[-1].cells:
            held.rows[-1].cells[-1] += f"\n{text}"
            held.rows[-1].last = line.last
        elif text:
            return [], end
    return _placed(held), end + 1


def _closes(line: Line) -> bool:
    return line.text.strip() == _CLOSE


def _placed(held: _Held) -> list[Row]:
    """The rows with an empty cell wherever a merged one reaches; those are doubted."""
    rows = [(row, spans) for row, spans in zip(held.rows, held.spans, strict=True) if row.cells]
    width = max((sum(across for across, _ in spans) for _, spans in rows), default=0)
    below = [0] * width  # rows that the cell above still reaches down
    made = [_spread(row, spans, below) for row, spans in rows]
    if width < _FEWEST_COLUMNS or len(made) < 2 or any(row.width > width for row in made):
        return []
    return [held.caption, *made] if held.caption else made


def _spread(row: Row, spans: list[tuple[int, int]], below: list[int]) -> Row:
    """A row with its cells at their places."""
    width, cells = len(below), list[str]()
    for text, (across, down) in zip(row.cells, spans, strict=True):
        while len(cells) < width and below[len(cells)]:
            below[len(cells)] -= 1
            cells.append("")
        for at in range(len(cells), min(len(cells) + across, width)):
            below[at] = down - 1
        cells += [text.strip(), *[""] * (across - 1)]
    for at in range(len(cells), width):
        below[at] = max(0, below[at] - 1)
    alone = row.width == 1 and len(cells) == width
    if alone:
        return Row(cells[:1], row.number, row.last)
    doubt = _MERGED if len(cells) != row.width else SHORT_ROW if len(cells) < width else ""
    return Row(cells + [""] * (width - len(cells)), row.number, row.last, doubt=doubt)
