"""The body of a document as one flow of paragraphs and grids."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planlift.normalise.beside_forms import parted_beside
from planlift.normalise.cards import is_column_of_cards
from planlift.normalise.grid import FORM_COLUMNS, Grid, lay_out, without_empty_columns
from planlift.normalise.halved_forms import with_halves_joined
from planlift.normalise.headers import LIKELY
from planlift.normalise.label_words import field_of, parted
from planlift.normalise.numbered_forms import parted_at_numbers
from planlift.normalise.repeated_headers import parted_at_headers
from planlift.normalise.repeated_sides import parted_at_sides
from planlift.normalise.returning_lines import resumes, take_rest
from planlift.normalise.sheet_headings import without_sheet_headings
from planlift.normalise.stitch import CutTable, joined
from planlift.normalise.uneven_tables import parted_at_widths
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import BODY_KINDS, Cell, Document, Kind, Paragraph, Table

Item = Paragraph | Grid

# A table whose nested tables hold more than this share of its text only lays out the page.
_LAYOUT_SHARE = 0.5
# Lines of text between two pieces of a table, and words of each: a head and a foot of the page.
_LINES_BETWEEN = 2
_LONGEST_LINE = 15
_NAME_AND_CARD = 2  # cells of a frame around a card
_LEAST_LABELS = 2  # of a card or form; a single bold line may head any text
_NUMBERED = re.compile(r"\d")
_RULE = re.compile(r"(?:[-=_*~.+#•·–—^]\s*)*")


def flow_of(document: Document) -> list[Item]:
    """Body paragraphs and grids in reading order; pieces cut by a page are joined.

    Tables that only lay out the page, and boxes of one cell, are opened.
    """
    pieces = _Pieces()
    for block in document.blocks:
        for item in _opened(block):
            pieces.take(item)
    whole = (part for item in with_halves_joined(pieces.flow) for part in _whole(item))
    return [item for item in whole if isinstance(item, Paragraph) or item.columns]


@dataclass(slots=True)
class _Pieces:
    """Paragraphs and tables in reading order, those that a page cut put together.

    Attributes:
        flow: what was taken so far.
        open: the form whose last value goes on in the lines below it, None if none does.
    """

    flow: list[Paragraph | CutTable] = field(default_factory=list)
    open: CutTable | None = None

    def take(self, item: Item) -> None:
        """Adds what comes next."""
        if isinstance(item, Paragraph):
            self._line(item)
            return
        before, self.open = self.open, None
        if before is not None and resumes(before.pieces[-1], item):
            before.pieces[-1].rows.extend(item.rows)
            before.pieces[-1].source.extend(item.source)
        elif (cut := _table_of(item, self.flow)) is not None:
            cut.pieces.append(item)
            last = slice(-_LINES_BETWEEN - 1, None)
            self.flow[last] = [one for one in self.flow[last] if not cut.is_header(one)]
        else:
            self.flow.append(CutTable(item))

    def _line(self, line: Paragraph) -> None:
        above = self.flow[-1] if self.flow else None
        self.open = None
        if isinstance(above, CutTable) and take_rest(above.pieces[-1], line):
            self.open = above
        else:
            self.flow.append(line)


def _whole(item: Paragraph | CutTable) -> Iterator[Item]:
    if isinstance(item, Paragraph):
        yield item
    else:
        whole = without_sheet_headings(without_empty_columns(joined(item.pieces)))
        for table in parted_at_widths(whole) if whole.columns else ():
            yield from _parts_of(table) if isinstance(table, Grid) else (table,)


def _parts_of(table: Grid) -> Iterator[Item]:
    """The tables and forms that one grid holds, with the text between them."""
    for part in parted_at_headers(table):
        if isinstance(part, Grid):
            for side in parted_at_sides(part):
                for form in parted_beside(side):
                    yield from parted_at_numbers(form)
        else:
            yield part


def _table_of(grid: Grid, flow: Sequence[Paragraph | CutTable]) -> CutTable | None:
    """The table before it that goes on with a grid, None if none does."""
    last = flow[-1] if flow else None
    if isinstance(last, CutTable):
        return last if last.goes_on(grid) else None
    for item in reversed(flow[-_LINES_BETWEEN - 1 :]):
        if isinstance(item, CutTable):
            return item if item.goes_on_past_text(grid) else None
        if _repeats_header(item, flow):
            continue
        if item.kind is Kind.HEADING or len(item.text.split()) > _LONGEST_LINE:
            return None
    return None


def _repeats_header(item: Paragraph, flow: Sequence[Paragraph | CutTable]) -> bool:
    """The header of the last table again, outside its pieces."""
    table = next((one for one in reversed(flow) if isinstance(one, CutTable)), None)
    return table is not None and table.is_header(item)


def _opened(block: Paragraph | Table) -> Iterator[Item]:
    if isinstance(block, Paragraph):
        if _says_something(block):
            yield block
        return
    if _is_form(block):
        own = [replace(cell, tables=[]) for cell in block.cells]
        yield lay_out(replace(block, cells=own))
        for cell in block.cells:
            for nested in cell.tables:
                yield from _opened(nested)
        return
    if _lays_out(block) or _is_box(block):
        for cell in block.cells:
            yield from filter(_says_something, cell.paragraphs)
            for nested in cell.tables:
                yield from _opened(nested)
        return
    yield lay_out(block)


def _says_something(paragraph: Paragraph) -> bool:
    """It is of the body, and no rule made of marks ("* * *")."""
    said = paragraph.kind in BODY_KINDS and bool(paragraph.text)
    return said and not _RULE.fullmatch(paragraph.line)


def _lays_out(table: Table) -> bool:
    nested = sum(_size(inner) for cell in table.cells for inner in cell.tables)
    return nested > 0 and nested > _LAYOUT_SHARE * _size(table)


def _is_form(table: Table) -> bool:
    """Labels down its side, and a table as the value of one: it heads that table."""
    beside = table.columns == FORM_COLUMNS
    if not beside or not any(cell.tables for cell in table.cells if cell.column):
        return False
    side = [cell.text for cell in table.cells if cell.column == 0]
    return len(side) >= _LEAST_LABELS and all(map(field_of, side))


def _size(table: Table) -> int:
    """Letters in a table, nested ones included."""
    return sum(len(cell.text) + sum(_size(inner) for inner in cell.tables) for cell in table.cells)


def _is_box(table: Table) -> bool:
    """One column of cells that is no list of actions or cards: a frame around text."""
    filled: list[Cell] = []
    for cell in table.cells:
        if cell.text or cell.tables:
            filled.append(cell)
            if cell.column != filled[0].column:
                return False
    if not filled:
        return False
    first = header_scores(filled[0].text)
    alone = len(filled) == 1 and not (table.edges and table.columns > 1)  # may be a cut row's rest
    card = _names_labelled(filled) or _names_lines(filled)
    listed = first.get("action", 0.0) >= LIKELY and not card
    listed = listed or is_column_of_cards([cell.paragraphs for cell in filled])
    return alone or (table.columns == 1 and not listed)


def _names_labelled(cells: Sequence[Cell]) -> bool:
    """A single cell with bold labels above its values, and the name of the card ("Action 1")."""
    if len(cells) != _NAME_AND_CARD or not _NUMBERED.search(cells[0].text):
        return False
    lines = cells[1].paragraphs
    labels = sum(above.bold and not below.bold for above, below in pairwise(lines))
    return labels >= _LEAST_LABELS and lines[0].bold


def _names_lines(cells: Sequence[Cell]) -> bool:
    """The name of a card over nothing but labelled lines, of which a page may leave the first."""
    if len(cells) != _NAME_AND_CARD or not _NUMBERED.search(cells[0].text):
        return False
    found = [parted(line.text) for line in cells[1].paragraphs]
    return all(one is not None and bool(one[1]) for one in found)
