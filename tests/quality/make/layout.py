"""The language in which a sample's layout is described."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quality.score import TrueAction

BULLET = "-"
NUMBER = re.compile(r"^(\d{1,2}[.)])\s+(.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its words and its marker ("-" for a bullet, "1." for a number, "")."""

    text: str
    mark: str = ""

    @property
    def plain(self) -> str:
        """As a person would type it without a list style."""
        if self.mark == BULLET:
            return f"• {self.text}"
        return f"{self.mark} {self.text}".strip()


def lines_of(text: str) -> tuple[Line, ...]:
    """Split on newlines; "- " begins a bullet and "1. " a numbered item."""
    return tuple(_line(part) for part in text.split("\n") if part)


def _line(part: str) -> Line:
    if part.startswith("- "):
        return Line(part[2:], BULLET)
    numbered = NUMBER.match(part)
    return Line(numbered[2], numbered[1]) if numbered else Line(part)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, at its top left place."""

    text: str = ""
    across: int = 1
    down: int = 1
    fill: str = ""
    bold: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of equal length, None where a span of another cell covers the place.

    `header` says how many rows at the top the source marks as header rows.
    """

    rows: tuple[tuple[Cell | None, ...], ...]
    header: int = 1

    @property
    def columns(self) -> int:
        return len(self.rows[0])


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """Running text; bullets and numbers as in a cell."""

    text: str

    @property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.text)


@dataclass(frozen=True, slots=True)
class Label:
    """A label and its value, outside any table ("Lead: Head of HR")."""

    name: str
    value: str

    @property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.value)


@dataclass(frozen=True, slots=True)
class Typed:
    """A whole text as it was typed, drawn by a way of writing; only texts can carry it."""

    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What follows stands on a worksheet of this name; other formats start a page or nothing."""

    name: str


Block = Grid | Heading | Text | Label | Typed | Sheet


@dataclass(frozen=True, slots=True)
class Look:
    """How a sample is drawn, so that no two look alike.

    Attributes:
        head_fill: shading of header cells, "" for none.
        head_marked: header rows are marked as such in the source (repeat row, th).
        labels: how HTML writes a label: "strong", "heading" or "terms"; Word has headings too.
        upright: the page stands upright (PDF, Word).
        grid_style: Word table style.
        html: where the page comes from: "plain", "site" (with navigation, script and footer),
            "word" (saved from a word processor), "folded" (a heading opens what stands below it)
            or "divisions" (tables drawn without a table).
        split: rows may be split over pages (PDF).
        foot: running foot of the page.
    """

    head_fill: str = "D9E2F3"
    head_marked: bool = True
    labels: str = "strong"
    upright: bool = False
    grid_style: str = "Table Grid"
    html: str = "plain"
    split: bool = False
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A layout with its truth.

    Attributes:
        name: file name without extension.
        title: title of the plan.
        organisation: official name, or None where the document does not say.
        ods_code: its code where the organisations list knows it, else "".
        framework: code, or "" where the contract leaves it open (then it is not scored).
        period: first and last day, or None where the document does not say.
        blocks: the document.
        actions: the truth.
        formats: endings of the files that can carry this layout.
    """

    name: str
    title: str
    organisation: str | None
    blocks: tuple[Block, ...]
    actions: tuple[TrueAction, ...]
    ods_code: str = ""
    framework: str = ""
    period: tuple[str, str] | None = None
    look: Look = field(default_factory=Look)
    formats: tuple[str, ...] = ("docx", "html", "xlsx", "tsv.txt", "pdf")
