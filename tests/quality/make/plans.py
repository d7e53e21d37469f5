"""Plan tables and plan blocks, written once and turned into a layout and its truth."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quality.make.layout import Cell, Grid, Label
from quality.score import TrueAction

SECTION_FILL = "E7E6E6"
COLOURS = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "blue": "0070C0"}
WRITTEN = {name: name for name in COLOURS} | {name[0]: name for name in COLOURS}
NOTHING = TrueAction()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that states an action.

    Attributes:
        cells: one text a column; None where the cell above spans down into this row.
        by, state, rag: derived values; "?" where the contract leaves the reading open.
        codes: indicator codes.
        filled: the status cell is shaded in the colour of `rag`.
    """

    cells: tuple[str | None, ...]
    by: str | None = None
    state: str | None = None
    rag: str | None = None
    codes: tuple[str, ...] = ()
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A row spanning the table, that names the theme (or another field) of the rows below."""

    text: str
    field: str = "theme"
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Other:
    """A row that states no action: guidance, a header said again, an empty template row."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Beneath:
    """A row spanning the table below an action's, that says more of it under a label."""

    label: str
    text: str
    field: str


TableRow = Row | Section | Other | Beneath


@dataclass(frozen=True, slots=True)
class Table:
    """A plan's table.

    Attributes:
        header: the header cells, or rows of cells where there are several; () if it is missing.
        fields: the field each column holds; "" for a column that goes to `extra`, "revised" for
            a date that replaces the deadline where it is filled.
        rows: what stands below the header.
        base: values from outside the table (a heading's theme or indicator).
    """

    header: tuple[str | None, ...]
    fields: tuple[str, ...]
    rows: tuple[TableRow, ...]
    base: TrueAction = NOTHING
    top: tuple[tuple[Cell | None, ...], ...] = ()

    def grid(self) -> Grid:
        """The layout."""
        head = tuple(None if text is None else Cell(text, bold=True) for text in self.header)
        tops = (*self.top, head) if head else self.top
        body = tuple(self._drawn(row, index) for index, row in enumerate(self.rows))
        return Grid((*tops, *body), header=len(tops))

    def actions(self) -> tuple[TrueAction, ...]:
        """The truth."""
        found: list[TrueAction] = []
        carried, section = [""] * len(self.fields), self.base
        for row in self.rows:
            if isinstance(row, Section):
                section = _under(section, row)
            elif isinstance(row, Row):
                carried = [
                    above if own is None else own
                    for own, above in zip(row.cells, carried, strict=True)
                ]
                found.append(self._expected(row, carried, section))
            elif isinstance(row, Beneath):
                found[-1] = replace(found[-1], **{row.field: row.text})
        return tuple(found)

    def _drawn(self, row: TableRow, index: int) -> tuple[Cell | None, ...]:
        width = len(self.fields)
        if isinstance(row, Section):
            cell = Cell(row.text, across=width, fill=SECTION_FILL, bold=True)
            return (cell, *[None] * (width - 1))
        if isinstance(row, Beneath):
            return (Cell(row.label + row.text, across=width), *[None] * (width - 1))
        if isinstance(row, Other):
            return tuple(Cell(text, bold=row.bold) for text in row.cells)
        return tuple(
            None
            if text is None
            else Cell(text, down=self._down(index, at), fill=self._fill(row, at))
            for at, text in enumerate(row.cells)
        )

    def _down(self, index: int, column: int) -> int:
        count = 1
        for row in self.rows[index + 1 :]:
            if not isinstance(row, Row) or row.cells[column] is not None:
                break
            count += 1
        return count

    def _fill(self, row: Row, column: int) -> str:
        shaded = row.filled and row.rag and self.fields[column] == "status"
        return COLOURS[row.rag] if shaded and row.rag else ""

    def _expected(self, row: Row, texts: list[str], section: TrueAction) -> TrueAction:
        values = {
            name: text for name, text in zip(self.fields, texts, strict=True) if name and text
        }
        revised = values.pop("revised", "")
        if revised:
            values["deadline"] = revised
        return _derived(replace(section, **values), row)


def _under(base: TrueAction, section: Section) -> TrueAction:
    if section.field == "indicator":
        return replace(base, indicator=section.text, indicators=section.codes)
    return replace(base, theme=section.text)


def _derived(texts: TrueAction, row: Row) -> TrueAction:
    word = texts.status.split(" ")[0].strip(":–-").lower()
    return replace(
        texts,
        due_by=row.by,
        state=row.state,
        rag=row.rag,
        rag_written=WRITTEN.get(word),
        indicators=row.codes or texts.indicators,
    )


def form(labels: tuple[str, ...], row: Row) -> Grid:
    """A two-column form of labels and values."""
    return Grid(
        tuple(
            (Cell(name, bold=True), Cell(text or ""))
            for name, text in zip(labels, row.cells, strict=True)
        ),
        header=0,
    )


def labelled(labels: tuple[str, ...], row: Row) -> tuple[Label, ...]:
    """A block of labels and values; a value of None is left out with its label."""
    return tuple(
        Label(name, text) for name, text in zip(labels, row.cells, strict=True) if text is not None
    )


def one(fields: tuple[str, ...], row: Row, base: TrueAction = NOTHING) -> TrueAction:
    """The truth of a form or block."""
    filled = replace(row, cells=tuple(text or "" for text in row.cells))
    return Table((), fields, (filled,), base).actions()[0]
