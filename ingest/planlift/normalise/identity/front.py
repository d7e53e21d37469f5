"""What stands at the front of a document: the lines among which its title and names are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from planlift.normalise.label_words import field_of, label_of
from planlift.normalise.period import read_period
from planlift.normalise.prose import wording
from planlift_parsers.document import BODY_KINDS, Cell, Document, Kind, Paragraph, Table

# Titles of labelled plans are among the first 3 lines, introductions among the first 8; a cover
# page with a version table may put three times as many before them.
_LEADING_LINES = 24
_LONGEST_TITLE = 25  # words; the longest title of labelled plans has 10
_LONGEST_OPEN = 12  # words of a line without end mark that may be a title, verb or no verb
_LEADING_ROWS = 10
_LABELLED_TABLES = 5  # a cover sheet stands before the plan, not among its twenty tables
_SMALL_FORM = 6  # rows of a form whose labels may stand above their values
_SENTENCE = re.compile(
    r"[a-z,]\.$|\b(?:will|is|are|has|have|was|were|been|sets out|we|please)\b"
    r"|\b(?:should|must)\b(?! do\b)"
)
# Where the plan itself begins, and with it the words of its actions.
_LEAST_ORDER = 4  # words of an action behind its label; a title may end ": plan 2020/21"
_PLAN_BEGINS = re.compile(
    r"(?:action|indicator|metric|objective|recommendation|priority|goal|theme)\s*(?:no\.?\s*)?\d"
    r"|action\s*:",
    re.I,
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PLAN_NAME = re.compile(r"\bplan\b", re.I)
_LABELS = {
    "organisation": re.compile(
        r"(?:name\s+of\s+)?(?:the\s+)?(?:provider\s+|nhs\s+)?(?:organi[sz]ation|trust|provider)"
        r"(?:['’]?s)?(?:\s+name)?",
        re.I,
    ),
    "period": re.compile(
        r"(?:reporting\s+|plan\s+|action\s+plan\s+)?(?:period|years?|year\(s\)|financial\s+year)"
        r"(?:\s+(?:covered|of\s+plan|active))?",
        re.I,
    ),
    "framework": re.compile(r"(?:framework|standard|scheme)", re.I),
    "title": re.compile(
        r"(?:(?:report|paper|document|plan|agenda\s+item)\s+)?title(?:\s+of\s+(?:the\s+)?"
        r"(?:report|paper|document|plan))?|(?:title\s+of\s+|name\s+of\s+)(?:the\s+)?(?:report|paper|"
        r"document|plan)|subject",
        re.I,
    ),
}
# What the cover sheet of a paper for a board says of it, besides its title.
_OF_A_PAPER = re.compile(
    r"(?:(?:date|name)\s+of\s+(?:the\s+)?)?(?:meeting|committee)(?:\s+(?:date|of|name))?|agenda\s+item(?:\s+n\w+)?"
    r"|(?:paper|report|item)\s+(?:no|number|ref(?:erence)?|author|for|by|from|purpose)\.?"
    r"|(?:lead\s+|report\s+)?(?:author|sponsor|presenter)(?:\(s\)|s)?"
    r"|(?:presented|prepared|submitted|approved|sponsored|written)\s+by|version"
    r"|(?:executive|director)\s+(?:lead|sponsor|summary)"
    r"|(?:lead|responsible)\s+(?:director|executive)|purpose(?:\s+of\s+[\w ]+)?"
    r"|appendi(?:x|ces)|previously\s+considered\s+by|strategic\s+\w+",
    re.I,
)
_PAPER_COLUMNS = 4  # a cover sheet has its labels in one column or two
_LEAST_OF_A_PAPER = 2  # such labels beside a title; a plan's own form has one at most
_LABELLED_LINE = re.compile(r"\s*([^:\t]{3,40}?)\s*(?::\s|\t)\s*(\S.*)")


@dataclass(slots=True)
class Front:
    """What tells a document's identity, in order of the document.

    Attributes:
        lines: short lines at the front that may be a title, headings and title rows of the first
            tables included.
        headings: every heading of the body.
        introduction: running text before the plan begins.
        body: every body paragraph outside tables.
        furniture: running heads and feet, once each.
        navigation: what stands among the menus of a web page, its owner's name mostly too.
        labelled: values by label ("organisation", "period", "framework") from a cover sheet.
        headers: first rows of tables.
        sheets: names of worksheets.
    """

    lines: list[Paragraph] = field(default_factory=list)
    headings: list[Paragraph] = field(default_factory=list)
    introduction: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    furniture: list[Paragraph] = field(default_factory=list)
    navigation: list[Paragraph] = field(default_factory=list)
    labelled: dict[str, str] = field(default_factory=dict)
    headers: list[str] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)


def front_of(document: Document) -> Front:
    """Sorts a document's paragraphs by what they may tell."""
    front = Front()
    leading = True
    tables = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            opens = _opens_sheet(block)
            leading = opens or (leading and not _begins_plan(block))
            _take(front, block, leading=leading)
        else:
            tables += 1
            leading = _take_table(front, block, tables, leading=leading)
        leading = leading and len(front.lines) + len(front.introduction) < _LEADING_LINES
    heads = document.mail.head if document.mail else ()  # they name those who got the mail too
    front.furniture = [line for line in _once(front.furniture) if line.text not in heads]
    front.sheets = list(dict.fromkeys(front.sheets))
    return front


def _opens_sheet(paragraph: Paragraph) -> bool:
    """The name of a worksheet, behind which a title may stand again."""
    return paragraph.kind is Kind.HEADING and paragraph.place.sheet == paragraph.text


def title_like(text: str) -> bool:
    """Whether a line is short and no sentence, so that it may be a title or a name."""
    return len(text.split()) <= _LONGEST_TITLE and not _SENTENCE.search(text)


def may_be_title(paragraph: Paragraph) -> bool:
    """As `title_like`; a heading or short open line may have a verb ("You said, we will: plan").

    A list item is none ("Commission a heat decarbonisation plan"), nor is a value that a tab parts
    from its label.
    """
    text = paragraph.text
    if paragraph.marker and paragraph.kind is not Kind.HEADING:
        return False
    if "\t" in text and label_of(text):
        return False
    if text.endswith((".", ";", ",", ":")):
        return title_like(text)
    heading = paragraph.kind is Kind.HEADING
    longest = _LONGEST_TITLE if heading else _LONGEST_OPEN
    return len(text.split()) <= longest or title_like(text)


def _begins_plan(paragraph: Paragraph) -> bool:
    if paragraph.kind not in BODY_KINDS:
        return False
    label, value = label_of(paragraph.text) or ("", "")
    orders = len(value.split()) >= _LEAST_ORDER and wording(value).order > 0
    parted = paragraph.text.startswith((f"{label}:", f"{label}\t"))
    named = parted and field_of(label) == "action"
    return (named and orders) or bool(_PLAN_BEGINS.match(paragraph.text))


def _take(front: Front, paragraph: Paragraph, *, leading: bool) -> None:
    if paragraph.kind is Kind.FURNITURE:
        front.furniture.append(paragraph)
    if paragraph.kind is Kind.NAVIGATION:
        front.navigation.append(paragraph)
    if paragraph.kind not in BODY_KINDS or not paragraph.text:
        return
    front.body.append(paragraph)
    if paragraph.kind is Kind.HEADING:
        front.headings.append(paragraph)
    if not leading:
        return
    _take_label(front, *_label_and_value(paragraph.text))
    if may_be_title(paragraph):
        front.lines.append(paragraph)
    else:
        front.introduction.append(paragraph)


def _label_and_value(text: str) -> tuple[str, str]:
    found = _LABELLED_LINE.fullmatch(text)
    return (found[1], found[2]) if found else ("", "")


def _take_label(front: Front, label: str, value: str) -> None:
    plain = label.strip(" :?")
    for name, pattern in _LABELS.items():
        if value and pattern.fullmatch(plain):
            front.labelled.setdefault(name, value)


def _take_table(front: Front, table: Table, number: int, *, leading: bool) -> bool:
    """Takes a table's title rows and cover labels; tells whether the front goes on behind it."""
    cover = number <= _LABELLED_TABLES
    _take_names(front, table, cover=cover, leading=leading)
    if cover and leading and table.columns <= _PAPER_COLUMNS and (paper := _paper_labels(table)):
        _take_paper(front, paper)
        return True
    sheet = cover and table.columns == 2 and any(_is_label(cell.text) for cell in table.cells)
    for row, cells in _rows(table):
        if row >= _LEADING_ROWS:
            break
        if len(cells) == 1 and leading:
            for paragraph in _paragraphs(cells[0]):
                _take(front, paragraph, leading=not _begins_plan(paragraph))
        elif len(cells) == 2 and cover and _is_label(cells[0].text):
            _take_label(front, cells[0].text, cells[1].text)
        elif len(cells) == 2 and sheet:
            continue  # a cover sheet says more than is asked for here
        elif leading and len(cells) == 2 and len(cells) < table.columns / 2:
            for paragraph in (p for cell in cells for p in _paragraphs(cell)):
                _take(front, paragraph, leading=not _begins_plan(paragraph))
        elif sheet or _is_cover(table):
            continue
        else:
            front.headers.extend(cell.text for cell in cells)
            return leading and not front.lines
    return leading


def _paper_labels(table: Table) -> list[tuple[Cell, Cell]]:
    """Labels with what stands behind them on the cover sheet of a paper for a board, else []."""
    pairs = [
        (label, value)
        for _, cells in _rows(table)
        for label, value in zip(cells[::2], cells[1::2], strict=False)
    ]
    labels = [label.text.strip(" :?") for label, _ in pairs]
    titled = any(map(_LABELS["title"].fullmatch, labels[:_LEADING_ROWS]))
    of_it = sum(1 for text in labels if _OF_A_PAPER.fullmatch(text))
    return pairs if titled and of_it >= _LEAST_OF_A_PAPER else []


def _take_paper(front: Front, pairs: list[tuple[Cell, Cell]]) -> None:
    """Takes what a paper's cover sheet tells: its title is a line of the front."""
    for label, value in pairs:
        _take_label(front, label.text, value.text)
        if _LABELS["title"].fullmatch(label.text.strip(" :?")):
            front.lines.extend(filter(may_be_title, value.paragraphs))


def _take_names(front: Front, table: Table, *, cover: bool, leading: bool) -> None:
    """Takes what names a table or its time: its sheet, its title row, a small form's years."""
    if table.place.sheet:
        front.sheets.append(table.place.sheet)
    if not leading:
        front.headings.extend(filter(_names_period, _title_row(table)))
    if cover:
        _take_period_below(front, table)


def _title_row(table: Table) -> Iterator[Paragraph]:
    """What stands across a table above its header."""
    first = [cell for cell in table.cells if cell.row == 0 and cell.text.strip()]
    if len(first) == 1:
        yield from _paragraphs(first[0])


def _names_period(paragraph: Paragraph) -> bool:
    """The title row of a later table, with the plan's years ("WRES delivery plan 2023/24")."""
    text = paragraph.text
    return title_like(text) and bool(_PLAN_NAME.search(text)) and read_period(text) is not None


def _is_cover(table: Table) -> bool:
    """A small table of two columns that says what the document is: version, author, review."""
    if table.columns != 2 or table.rows > _LEADING_ROWS:
        return False
    side = [cell.text for cell in table.cells if cell.column == 0]
    named = any(field_of(text) == "action" for text in side)
    short = all(len(cell.text.split()) <= _LONGEST_OPEN for cell in table.cells)
    return short and not named


def _take_period_below(front: Front, table: Table) -> None:
    """A small form may have its labels above their values: "Year(s) active" over "2023-2024"."""
    if table.rows > _SMALL_FORM:
        return
    at = {(cell.row, cell.column): cell.text for cell in table.cells}
    for (row, column), label in at.items():
        value, below = at.get((row + 1, column), ""), at.get((row + 2, column), "")
        named = _LABELS["period"].fullmatch(label.strip(" :?"))
        if named and read_period(value) and not read_period(below):  # else the years of figures
            _take_label(front, label, value)


def _rows(table: Table) -> Iterator[tuple[int, list[Cell]]]:
    """Rows with their filled cells, those that only lay out the page opened."""
    filled = (cell for cell in table.cells if cell.text.strip() or cell.tables)
    for number, (_, cells) in enumerate(groupby(filled, key=lambda cell: cell.row)):
        yield number, list(cells)


def _paragraphs(cell: Cell) -> Iterator[Paragraph]:
    yield from cell.paragraphs
    for table in cell.tables:
        for inner in table.cells:
            yield from inner.paragraphs


def _is_label(text: str) -> bool:
    return any(pattern.fullmatch(text.strip(" :?")) for pattern in _LABELS.values())


def _once(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return list({paragraph.text: paragraph for paragraph in reversed(paragraphs)}.values())[::-1]
