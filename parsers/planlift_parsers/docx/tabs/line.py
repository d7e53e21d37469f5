"""A line of a paragraph, parted at its tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from planlift_parsers.document import Kind, Paragraph, Table
from planlift_parsers.docx.numbering import BULLET
from planlift_parsers.docx.runs import Piece
from planlift_parsers.docx.tabs.stops import Stops
from planlift_parsers.docx.tabs.widths import width
from planlift_parsers.paragraphs import split_marker

TAB = "\t"
_PAGE_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,6}")
# A line to write on: "Signed ______".
_TO_FILL_IN = re.compile(r"[_.…\s]{3,}$")


class Mark(Enum):
    """What stands between the lines of a document, and is none.

    BLANK is an empty line; END comes before what is no line: a table, a drawing.
    """

    BLANK = auto()
    END = auto()


@dataclass(slots=True)
class Part:
    """What stands between two tabs of a line.

    Attributes:
        paragraph: its words.
        start: where it begins, in points from the left margin.
        end: where it ends, about.
        ground: the colour right behind all of it, None where there is none.
    """

    paragraph: Paragraph
    start: float
    end: float
    ground: str | None = None

    @property
    def text(self) -> str:
        """Its words behind its list marker."""
        return self.paragraph.line


@dataclass(slots=True)
class Tabbed:
    """A line with tabs in it.

    Attributes:
        whole: it as one paragraph, as it is read where its tabs make no columns.
        parts: what stands between its tabs, None for nothing.
        stops: the tab stops that its paragraph sets.
    """

    whole: Paragraph
    parts: list[Part | None] = field(default_factory=list)
    stops: tuple[float, ...] = ()

    @property
    def filled(self) -> list[Part]:
        """The parts that hold something."""
        return [part for part in self.parts if part is not None]

    @property
    def span(self) -> int:
        """How many parts it has, empty ones at its end left out."""
        return max((at for at, part in enumerate(self.parts, 1) if part is not None), default=0)

    @property
    def led(self) -> bool:
        """A tab opens it, as it opens a line that goes on with a cell above."""
        return self.parts[0] is None


Item = Paragraph | Table | Tabbed | Mark


def parted(
    stretches: Sequence[Sequence[Piece]],
    whole: Paragraph,
    texts: Sequence[Paragraph | None],
    stops: Stops,
) -> Tabbed | None:
    """A line as a line with tabs; None where it has a gap to fill in, and is there to be signed.

    Args:
        stretches: its pieces between its tabs.
        whole: it as one paragraph.
        texts: the words between its tabs, None for none.
        stops: of its paragraph.
    """
    if any(text and _TO_FILL_IN.match(text.text) for text in texts):
        return None
    numbered = whole.marker and texts[0] is not None
    places = _places(stretches, stops.left if numbered else stops.first, stops)
    made = Tabbed(whole, stops=stops.own)
    for pieces, text, (start, end) in zip(stretches, texts, places, strict=True):
        made.parts.append(None if text is None else Part(text, start, end, _ground(pieces)))
    return made


def numbers_page(paragraph: Paragraph | None) -> bool:
    """Whether the words may be the number of a page."""
    return paragraph is not None and _PAGE_NUMBER.fullmatch(paragraph.text) is not None


def between_tabs(live: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a line, parted at its tabs."""
    made: list[list[Piece]] = [[]]
    for piece in live:
        first, *others = piece.text.split(TAB)
        made[-1].append(replace(piece, text=first))
        made += [[replace(piece, text=text)] for text in others]
    return made


def with_bullet_joined(stretches: list[list[Piece]]) -> list[list[Piece]]:
    """Stretches between tabs, a bullet typed by hand joined with what stands behind its tab."""
    for at, pieces in enumerate(stretches[:-1]):
        text = "".join(piece.text for piece in pieces).strip()
        if text and split_marker(f"{text}{TAB}x") == ("-", "x"):
            joined = [*pieces, replace(pieces[-1], text=TAB), *stretches[at + 1]]
            return [*stretches[:at], joined, *stretches[at + 2 :]]
        if text:
            break
    return stretches


def as_text(paragraph: Paragraph, *, opens_row: bool) -> Paragraph:
    """The paragraph as it stands in a cell: no heading, and without the bullet that opens a row."""
    if opens_row and paragraph.marker == BULLET:
        return replace(paragraph, kind=Kind.TEXT, level=0, marker="")
    if paragraph.kind is not Kind.HEADING:
        return paragraph
    return replace(paragraph, kind=Kind.TEXT, level=0)


def _places(
    stretches: Sequence[Sequence[Piece]], start: float, stops: Stops
) -> list[tuple[float, float]]:
    """Where each stretch between tabs begins and ends."""
    made: list[tuple[float, float]] = []
    at = start
    for number, pieces in enumerate(stretches):
        begin = stops.behind(at) if number else at
        at = begin + sum(width(piece.text, piece.look) for piece in pieces)
        made.append((begin, at))
    return made


def _ground(pieces: Sequence[Piece]) -> str | None:
    grounds = {piece.look.ground for piece in pieces if piece.text.strip()}
    return grounds.pop() if len(grounds) == 1 else None
