"""The document's own key: what it means by its colours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planlift.normalise.grid import Grid, Row, Value
from planlift.normalise.readings import StatusReading
from planlift.normalise.statuses import read_status
from planlift_parsers import Kind, Paragraph
from planlift_schema import Rag, State

_LONGEST = 8  # rows of a key; the longest met has six colours and a header
_LEAST = 2  # colours that make a key
_MOST_LINES = 16  # lines looked at behind the word "key"
_LONGEST_LINE = 200  # characters of a line that is a key
_COLOURS = r"red|amber|yellow|orange|green|blue"
_LETTERS = rf"(?:{_COLOURS}|(?-i:[RAGBY])(?=\s*[=:–—-]))"
_FORM = (
    r"\b(?P<colour>{0})\b\s*(?:(?:\(\w\)|\))\s*)?"  # "Red (R) = ...", "R (Red) = ..."
    r"(?:[=:–—-]|\b(?:means|indicates|denotes|stands for|for)\b)\s*"
    r"(?P<meaning>[^;|.\n]{{3,80}}?)(?=[;|.,]?\s*(?:\b{0}\b|$)|[;|.])"
)
_PAIR = re.compile(_FORM.format(f"(?:{_COLOURS})"), re.I)
_LETTERED = re.compile(_FORM.format(_LETTERS), re.I)  # only where the line calls itself a key
# "GREEN – means that the action is on track and should be completed by May": its first clause.
_LINE = re.compile(
    rf"(?P<colour>{_COLOURS})\s*[=:–—-]\s*(?:means (?:that )?)?(?P<meaning>.{{3,120}}?)"
    r"(?:[,;.]| (?:and|but) |$)",
    re.I | re.S,
)
_RUN_ON = re.compile(
    rf"(?P<colour>{_COLOURS})\s+(?P<meaning>\w.{{2,80}})", re.I
)  # a row in one cell
# One colour explained is enough where the line speaks of ratings: "BRAG: blue stands for closed".
_OF_RATINGS = re.compile(r"\b(?:b?rag|ratings?)\b.*\b(?:means|denotes|stands for)\b", re.I | re.S)
_KEY = re.compile(r"\b(?:key|legend)\b", re.I)
_HEADING = re.compile(r"\b(?:key|legend|b?rag|ratings?|colou?rs?|letters?|status)\b", re.I)
_COLOURS_LEAD = re.compile(r"(?:colou?rs?|rag|brag|ratings?)\b[^:=]{0,30}:", re.I)
_KEY_LEAD = re.compile(r"^[^:]{0,40}\b(?:key|legend)\b[^:]{0,40}:\s*", re.I)
# A line of nothing but letters and what they mean: "R = off track. A = at risk. G = on track."
_ALL_LETTERS = re.compile(r"(?:[RAGBY]\s*[=:–—-]\s*[^=.;|]{3,60}[.;,|]?\s*){3,}")
_LETTER = re.compile(r"(?P<letter>[RAGBY])\s+(?P<meaning>[A-Z].+)")
_CODED = re.compile(
    r"(?P<code>\d|[A-Z])\s*(?:[.)=:–—/-]|\s-|\s(?=[A-Z]))\s*(?P<meaning>\S.{2,80})", re.S
)
_PARTS = re.compile(r"[;|\n]|,\s+(?=\w\s*[=:–—-])")


def read_key(flow: Sequence[Paragraph | Grid]) -> Mapping[Rag, State]:
    """What state each colour stands for, as far as the document says so.

    A colour means different things in different plans (amber is "on track" in one, "delayed" in
    another, "delivered, not assured" in a third), so only the plan's own key may tell.

    Args:
        flow: the body of the document.
    """
    for at, item in enumerate(flow):
        below = flow[at : at + _MOST_LINES]
        meanings = _of_grid(item) if isinstance(item, Grid) else _of_lines(below)
        key = _states(meanings)
        one = isinstance(item, Paragraph) and _OF_RATINGS.search(item.text[:_LONGEST_LINE])
        if len(key) >= (1 if one else _LEAST):
            return key
    return {}


def read_codes(flow: Sequence[Paragraph | Grid]) -> Mapping[str, StatusReading]:
    """What state each number or letter stands for ("3" in a column called "Stage (see key)").

    Args:
        flow: the body of the document.
    """
    for at, item in enumerate(flow):
        if not (_calls_itself_key(item) or _explains_codes(item)):
            continue
        following = (_lines_of(one) for one in flow[at : at + 1 + _LONGEST])
        lines = list(itertools.islice(itertools.chain.from_iterable(following), _MOST_LINES))
        codes = _coded(lines)
        if len(codes) >= _LEAST:
            return codes
    return {}


def _calls_itself_key(item: Paragraph | Grid) -> bool:
    text = item.text if isinstance(item, Paragraph) else _first_cell(item)
    opens = text.endswith(":") and _HEADING.search(text)  # "Ratings used in this plan:"
    return len(text) <= _LONGEST_LINE and bool(_KEY.search(text) or opens)


def _explains_codes(item: Paragraph | Grid) -> bool:
    """A table of nothing but single letters or numbers and a state behind each."""
    if not isinstance(item, Grid) or not _LEAST <= len(item.rows) <= _LONGEST:
        return False
    rows = [[value.flat for _, value in row.own()] for row in item.rows]
    return all(
        len(row) == _LEAST and len(row[0]) == 1 and read_status(row[1]).state is not None
        for row in rows
    )


def _first_cell(grid: Grid) -> str:
    return next((value.flat for row in grid.rows[:1] for _, value in row.own()), "")


def _lines_of(item: Paragraph | Grid) -> Iterator[str]:
    """The lines of a key; a table's rows with their cells joined, a short code before its words."""
    if isinstance(item, Paragraph):
        number = "" if item.marker == "-" else item.marker
        yield from _PARTS.split(_KEY_LEAD.sub("", f"{number} {item.text}".strip()))
        return
    for row in item.rows[: _LONGEST + 1]:
        cells = _behind_name([value.flat for _, value in row.own()])
        if len(cells) >= _LEAST and all(map(_CODED.fullmatch, cells)):
            yield from cells  # "C = Complete" in each cell
            continue
        yield (" - " if len(cells) > 1 and len(cells[0]) == 1 else " ").join(cells)


def _behind_name(texts: list[str]) -> list[str]:
    """The cells of a row without the word "Key" before them."""
    return texts[1:] if texts and _KEY.fullmatch(texts[0].strip(" :")) else texts


def _coded(lines: Iterable[str]) -> dict[str, StatusReading]:
    """Codes with the states they stand for, up to the first line that has none behind one."""
    found: dict[str, StatusReading] = {}
    begun = False
    for line in lines:
        match = _CODED.fullmatch(line.strip())
        if match is None and begun:
            break
        begun = begun or match is not None
        if match is not None and (read := read_status(match["meaning"])).state is not None:
            found[match["code"]] = read
    return found


def _of_grid(grid: Grid) -> Iterator[tuple[Rag, str]]:
    rows = grid.rows if len(grid.rows) <= _LONGEST else [*_named(grid), *_leading(grid)]
    for row in rows:
        yield from _pairs_in(row)


def _pairs_in(row: Row) -> Iterator[tuple[Rag, str]]:
    """Colours with the words beside them; a row may hold several, one after the other."""
    cells = list({id(value): value for value in row.values}.values())
    texts = _behind_name([cell.flat for cell in cells if cell])
    lettered = len(texts) >= _LEAST and all(map(_LETTERED.fullmatch, texts))
    told = [pair for text in texts for pair in _of_text(text, called=lettered)]
    if len({colour for colour, _ in told}) >= _LEAST:
        yield from told  # "Green: on track" in each cell
        return
    painted = list(_painted(cells))
    if len({colour for colour, _ in painted}) >= _LEAST:
        yield from painted
        return
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and (found := _RUN_ON.fullmatch(filled[0].flat)):
        cells = []
        if (colour := read_status(found["colour"]).rag) is not None:
            yield colour, found["meaning"]
    at = 0
    while at < len(cells):
        if (colour := _colour_of(cells[at])) is None:
            at += 1
            continue
        meaning = next((place for place in range(at + 1, len(cells)) if cells[place]), None)
        if meaning is None:
            return
        yield colour, cells[meaning].flat
        at = meaning + 1


def _painted(cells: Iterable[Value]) -> Iterator[tuple[Rag, str]]:
    """Words that stand on the colour they tell of, several colours in a row."""
    for cell in cells:
        read = read_status(cell.flat, cell.fill) if cell else None
        if read and read.rag and read.state and not read_status(cell.flat).rag:
            yield read.rag, cell.flat


def _named(grid: Grid) -> Iterator[Row]:
    """The rows above a longer table's header that call themselves its key."""
    for row in grid.rows[:_LEAST]:
        if (own := row.own()) and _KEY.fullmatch(own[0][1].flat.strip(" :")):
            yield row


def _leading(grid: Grid) -> Sequence[Row]:
    """The rows of a key that a longer table begins with: a colour and its meaning, no more.

    A header of the key's own ("Rating", "Meaning") may stand above them.
    """
    headed = bool(grid.rows) and not _tells_colour(grid.rows[0])
    rows = itertools.takewhile(_tells_colour, grid.rows[headed:])
    return list(itertools.islice(rows, _LONGEST))


def _tells_colour(row: Row) -> bool:
    return _colour_of(row.values[0]) is not None and len(row.own()) == _LEAST


def _colour_of(value: Value) -> Rag | None:
    if len(value.flat.split()) > _LEAST or _HEADING.search(value.flat):
        return None  # "RAG key" may stand on blue, as headers do
    return read_status(value.text, value.fill).rag


def _of_text(text: str, *, called: bool = False) -> Iterator[tuple[Rag, str]]:
    """Colours with what they mean; letters too where the text is `called` a key, or is itself."""
    called = called or bool(
        _KEY.search(text) or _COLOURS_LEAD.match(text) or _ALL_LETTERS.fullmatch(text)
    )
    for found in (_LETTERED if called else _PAIR).finditer(text):
        if (colour := read_status(found["colour"]).rag) is not None:
            yield colour, found["meaning"]


def _of_lines(lines: Sequence[Paragraph | Grid]) -> Iterator[tuple[Rag, str]]:
    """A key in one line, or in lines that have a colour each."""
    first = lines[0]
    if not isinstance(first, Paragraph):
        return
    lettered = list(_of_letters(lines[1:])) if _calls_itself_key(first) else []
    if len(lettered) >= _LEAST:
        yield from lettered
        return
    if _KEY.fullmatch(first.text.strip(" :")):
        yield from _of_rows(lines[1:])
        return
    whole = list(_of_text(first.text))
    if len(whole) >= _LEAST or not _LINE.match(first.text):
        yield from whole
        return
    yield from _of_rows(lines, parted=True)


def _of_letters(lines: Sequence[Paragraph | Grid]) -> Iterator[tuple[Rag, str]]:
    """Lines below "Key to RAG rating" that open with a colour's letter; meanings may wrap."""
    colour: Rag | None = None
    told: list[str] = []
    for line in lines:
        if not isinstance(line, Paragraph) or line.kind is Kind.HEADING:
            break
        found = _LETTER.fullmatch(line.text)
        if found is None and colour is None:
            return
        if found is None:
            told.append(line.text)
            continue
        if colour is not None:
            yield colour, " ".join(told)
        colour, told = read_status(found["letter"]).rag, [found["meaning"]]
    if colour is not None:
        yield colour, " ".join(told)


def _of_rows(
    lines: Sequence[Paragraph | Grid], *, parted: bool = False
) -> Iterator[tuple[Rag, str]]:
    """Lines that each have a colour and what it means.

    Args:
        lines: up to the first that is none.
        parted: a mark must stand between the two; below the word "key" a space is enough.
    """
    for line in lines:
        text = line.text if isinstance(line, Paragraph) else ""
        found = _LINE.match(text) or (None if parted else _RUN_ON.fullmatch(text))
        if found is None:
            return
        if (colour := read_status(found["colour"]).rag) is not None:
            yield colour, found["meaning"]


def _states(meanings: Iterable[tuple[Rag, str]]) -> dict[Rag, State]:
    """The colours whose meaning is a state; a colour that is told twice tells nothing."""
    key: dict[Rag, State] = {}
    told: set[Rag] = set()
    for colour, meaning in meanings:
        state = read_status(meaning).state
        if colour in told:
            key.pop(colour, None)
        elif state is not None:
            key[colour] = state
        told.add(colour)
    return key
