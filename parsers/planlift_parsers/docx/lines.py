"""From pieces of text to paragraphs: hard line breaks, markers, what stands apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from planlift_parsers.document import BODY_KINDS, Kind, Paragraph
from planlift_parsers.docx.numbering import BULLET
from planlift_parsers.docx.runs import BREAK, Piece
from planlift_parsers.docx.tabs.line import (
    TAB,
    Mark,
    Tabbed,
    between_tabs,
    numbers_page,
    parted,
    with_bullet_joined,
)
from planlift_parsers.docx.tabs.stops import Stops
from planlift_parsers.paragraphs import fold, split_marker
from planlift_parsers.set_off import Looked, set_off
from planlift_schema import Place


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is, before its words are known.

    Attributes:
        kind: HEADING, ITEM, TEXT, or a kind that all of it has.
        level: of the heading or list.
        marker: number or bullet that its list gives it.
        place: where it stands.
    """

    kind: Kind
    level: int
    marker: str
    place: Place


def paragraphs(
    pieces: Iterable[Piece], shape: Shape, stops: Stops | None = None
) -> Iterator[Paragraph | Tabbed | Mark]:
    """The paragraphs of one `w:p`: one a line, each followed by what stands apart in it.

    Args:
        pieces: its text; white space is folded here.
        shape: what it is; its marker goes to the first line only.
        stops: where its tabs lead to, if they may make columns: then lines with tabs and empty
            lines come as such.
    """
    for line in _lines(pieces):
        live = [piece for piece in line if piece.aside is None]
        made = _line(live, shape)
        if made is not None:
            yield made if stops is None else _tabbed(live, made, shape, stops)
            shape = _continued(shape)
        elif stops is not None:
            yield Mark.BLANK
        yield from _asides(line, shape.place)
    if shape.marker not in ("", BULLET):  # a number with nothing behind it is shown, and stands
        kind = Kind.TEXT if shape.kind is Kind.ITEM else shape.kind
        level = shape.level if kind is Kind.HEADING else 0
        yield Paragraph(shape.marker, kind, level, place=shape.place)


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Cut at the hard line breaks that are shown."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.aside is not None or BREAK not in piece.text:
            line.append(piece)
            continue
        first, *others = piece.text.split(BREAK)
        line.append(Piece(first, piece.look))
        for text in others:
            yield line
            line = [Piece(text, piece.look)]
    yield line


def _tabbed(live: list[Piece], made: Paragraph, shape: Shape, stops: Stops) -> Paragraph | Tabbed:
    """A line that was made a paragraph, with its parts where it has tabs."""
    if made.kind not in BODY_KINDS or not any(TAB in piece.text for piece in live):
        return made
    text = Shape(Kind.TEXT, 0, "", shape.place)
    stretches = with_bullet_joined(between_tabs(live))
    texts: list[Paragraph | None] = []
    for pieces in stretches:
        numbered = shape.kind is Kind.ITEM and not any(texts)
        texts.append(_line(pieces, shape if numbered else text))
    if len(stretches) == 1:
        return made
    if stops.leaders and numbers_page(texts[-1]):
        return replace(made, kind=Kind.NAVIGATION)
    if stops.leaders and not all(texts):  # along a line to write on
        return made
    return parted(stretches, made, texts, stops) or made


def _line(live: Sequence[Piece], shape: Shape) -> Paragraph | None:
    whole = text = "".join(piece.text for piece in live)
    marker, kind, level = shape.marker, shape.kind, shape.level
    if not marker and kind is Kind.TEXT:
        marker, text = split_marker(text.strip())
        if marker:
            kind, level = Kind.ITEM, 1
    text = fold(text)
    if not text:
        return None
    inked = [piece for piece in live if piece.text.strip()]
    lettered = [piece for piece in inked if any(map(str.isalnum, piece.text))]
    bold = bool(lettered) and all(piece.look.bold for piece in lettered)
    inks = {piece.look.colour for piece in inked}
    ink = inks.pop() if len(inks) == 1 else None
    made = Paragraph(text, kind, level, marker, bold, None if ink == "auto" else ink, shape.place)
    if len(lettered) > 1:
        made.set_off = set_off(text, [_looked(piece) for piece in live], whole)
    return made


def _looked(piece: Piece) -> Looked:
    look = piece.look
    shade = look.colour or "auto", bool(look.slanted), bool(look.lined)
    return Looked(piece.text, bool(look.bold), shade)


def _continued(shape: Shape) -> Shape:
    """What the lines after the first are: text without a marker, headings still headings."""
    if shape.kind is Kind.ITEM:
        return Shape(Kind.TEXT, 0, "", shape.place)
    return Shape(shape.kind, shape.level, "", shape.place)


def _asides(line: list[Piece], place: Place) -> Iterator[Paragraph]:
    """What stands apart in a line, a paragraph for each stretch of one kind."""
    for aside, group in groupby(line, key=lambda piece: piece.aside):
        if aside is not None and (text := fold("".join(piece.text for piece in group))):
            yield Paragraph(text, aside, place=place)
