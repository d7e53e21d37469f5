"""What holds at a place of a rich text file: it is kept at each brace and comes back behind it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planlift_parsers.docx.making import PLAIN_RUN, RunLook
from planlift_parsers.rtf.header import Header
from planlift_parsers.rtf.letters import Letters

_ON_OFF = {"b": "bold", "v": "hidden", "deleted": "deleted", "revised": "inserted"}
_NUMBERED = {
    "cf": "colour",
    "highlight": "marked",
    "chcbpat": "ground",
    "cb": "ground",
    "f": "font",
}


@dataclass(frozen=True, slots=True)
class CharacterSaid:
    """What is said of the letters; colours and fonts by their numbers."""

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    colour: int = 0
    marked: int = 0
    ground: int = 0
    font: int | None = None

    def with_word(self, word: str, number: int | None) -> CharacterSaid | None:
        """What holds behind a control word; None where it says nothing of letters."""
        if word in _ON_OFF:
            return replace(self, **{_ON_OFF[word]: number != 0})
        if word in _NUMBERED:
            return replace(self, **{_NUMBERED[word]: number or 0})
        return None

    def look(self, header: Header) -> RunLook:
        """The look of letters of which this is said."""
        font = header.fonts.get(self.font) if self.font is not None else None
        symbols = font.name if font is not None and font.codec == "symbol" else None
        change = "del" if self.deleted else "ins" if self.inserted else ""
        ground = header.colour(self.marked or None) or header.colour(self.ground or None)
        colour = header.colour(self.colour)
        made = RunLook(self.bold, self.hidden, colour, ground, symbols, change)
        return PLAIN_RUN if made == PLAIN_RUN else made


@dataclass(frozen=True, slots=True)
class ParagraphSaid:
    """What is said of a paragraph.

    Attributes:
        style: number of its style.
        listed: number of its list (`\\ls`).
        level: its level in the list, from 0.
        outline: its outline level, from 0.
        ground: number of the colour behind it.
        in_table: it stands in a table.
        depth: how many tables it stands in, where that is said.
    """

    style: int | None = None
    listed: int | None = None
    level: int = 0
    outline: int | None = None
    ground: int | None = None
    in_table: bool = False
    depth: int | None = None

    def with_word(self, word: str, number: int | None) -> ParagraphSaid | None:
        """What holds behind a control word; None where it says nothing of paragraphs."""
        if word == "intbl":
            return replace(self, in_table=True)
        if word not in _OF_PARAGRAPHS:
            return None
        return replace(self, **{_OF_PARAGRAPHS[word]: number or 0})


_OF_PARAGRAPHS = {
    "s": "style",
    "ls": "listed",
    "ilvl": "level",
    "outlinelevel": "outline",
    "cbpat": "ground",
    "itap": "depth",
}


@dataclass(slots=True)
class State:
    """What holds inside the braces here.

    Attributes:
        letters: what is said of letters.
        paragraph: what is said of the paragraph.
        skip: bytes that stand in for each Unicode character.
        closes: a story ends with this group.
        props: what `\\trowd` begins here is a nested row.
    """

    letters: CharacterSaid = CharacterSaid()
    paragraph: ParagraphSaid = ParagraphSaid()
    skip: int = 1
    closes: bool = False
    props: bool = False

    def inner(self) -> State:
        """What holds at the beginning of a group inside this one."""
        return State(self.letters, self.paragraph, self.skip, False, self.props)

    def tell(self, letters: Letters, header: Header, codec: str) -> None:
        """Say what holds to what gathers letters.

        Args:
            letters: is told.
            header: the fonts.
            codec: the encoding of the document.
        """
        font = header.fonts.get(self.letters.font) if self.letters.font is not None else None
        wanted = codec if font is None else font.codec
        if letters.codec != wanted:
            letters.settle()
            letters.codec = wanted
        letters.skip = self.skip
