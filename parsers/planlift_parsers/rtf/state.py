"""What holds at a place of a rich text file: it is kept at each brace and comes back behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planlift_parsers.docx.making import PLAIN_RUN, UNMEASURED, Measures, RunLook
from planlift_parsers.docx.symbols import is_symbolic
from planlift_parsers.rtf.header import Header
from planlift_parsers.rtf.letters import Letters

# Words that say what leads to a tab stop: dots, dashes, lines.
_LEADERS = ("tldot", "tlmdot", "tlhyph", "tlul", "tlth", "tleq")
_MOST_STOPS = 64  # of a paragraph, as Word has it


@dataclass(frozen=True, slots=True)
class CharacterSaid:
    """What is said of the letters; colours and fonts by their numbers, the size in half points."""

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False
    colour: int = 0
    marked: int = 0
    ground: int = 0
    font: int | None = None
    size: int | None = None
    slanted: bool = False
    lined: bool = False

    def with_word(self, word: str, number: int | None) -> CharacterSaid | None:
        """What holds behind a control word; None where it says nothing of letters."""
        change = _OF_LETTERS.get(word)
        return None if change is None else change(self, number)

    def look(self, header: Header) -> RunLook:
        """The look of letters of which this is said."""
        font = header.fonts.get(self.font) if self.font is not None else None
        named = font is not None and (font.codec == "symbol") == is_symbolic(font.name)
        name = font.name if font is not None and named else None
        size = self.size / 2 if self.size else None
        change = "del" if self.deleted else "ins" if self.inserted else ""
        ground = header.colour(self.marked or None) or header.colour(self.ground or None)
        colour = header.colour(self.colour)
        made = RunLook(
            self.bold, self.hidden, colour, ground, name, change, size, self.slanted, self.lined
        )
        return PLAIN_RUN if made == PLAIN_RUN else made


_OF_LETTERS: dict[str, Callable[[CharacterSaid, int | None], CharacterSaid]] = {
    "b": lambda said, number: replace(said, bold=number != 0),
    "i": lambda said, number: replace(said, slanted=number != 0),
    "ul": lambda said, number: replace(said, lined=number != 0),
    "ulnone": lambda said, _: replace(said, lined=False),
    "v": lambda said, number: replace(said, hidden=number != 0),
    "deleted": lambda said, number: replace(said, deleted=number != 0),
    "revised": lambda said, number: replace(said, inserted=number != 0),
    "cf": lambda said, number: replace(said, colour=number or 0),
    "highlight": lambda said, number: replace(said, marked=number or 0),
    "chcbpat": lambda said, number: replace(said, ground=number or 0),
    "cb": lambda said, number: replace(said, ground=number or 0),
    "f": lambda said, number: replace(said, font=number or 0),
    "fs": lambda said, number: replace(said, size=number),
}


@dataclass(frozen=True, slots=True)
class ParagraphSaid:
    r"""What is said of a paragraph.

    Attributes:
        style: number of its style.
        listed: number of its list (`\ls`).
        level: its level in the list, from 0.
        outline: its outline level, from 0.
        ground: number of the colour behind it.
        in_table: it stands in a table.
        depth: how many tables it stands in, where that is said.
        measures: where its lines begin and its tabs lead to.
    """

    style: int | None = None
    listed: int | None = None
    level: int = 0
    outline: int | None = None
    ground: int | None = None
    in_table: bool = False
    depth: int | None = None
    measures: Measures = UNMEASURED

    def with_word(self, word: str, number: int | None) -> ParagraphSaid | None:
        """What holds behind a control word; None where it says nothing of paragraphs."""
        change = _OF_PARAGRAPHS.get(word)
        return None if change is None else change(self, number)


def _with_stop(said: ParagraphSaid, place: int | None) -> ParagraphSaid:
    measures = said.measures
    stops = measures.stops if place is None else (*measures.stops, place)
    return replace(said, measures=replace(measures, stops=stops[:_MOST_STOPS]))


def _with_leader(said: ParagraphSaid, _: int | None) -> ParagraphSaid:
    return replace(said, measures=replace(said.measures, leaders=True))


_OF_PARAGRAPHS: dict[str, Callable[[ParagraphSaid, int | None], ParagraphSaid]] = {
    "intbl": lambda said, _: replace(said, in_table=True),
    "s": lambda said, number: replace(said, style=number or 0),
    "ls": lambda said, number: replace(said, listed=number or 0),
    "ilvl": lambda said, number: replace(said, level=number or 0),
    "outlinelevel": lambda said, number: replace(said, outline=number or 0),
    "cbpat": lambda said, number: replace(said, ground=number or 0),
    "itap": lambda said, number: replace(said, depth=number or 0),
    "li": lambda said, number: replace(said, measures=replace(said.measures, left=number or 0)),
    "fi": lambda said, number: replace(said, measures=replace(said.measures, indent=number or 0)),
    "tx": _with_stop,
    **dict.fromkeys(_LEADERS, _with_leader),
}


@dataclass(slots=True)
class State:
    r"""What holds inside the braces here.

    Attributes:
        letters: what is said of letters.
        paragraph: what is said of the paragraph.
        skip: bytes that stand in for each Unicode character.
        closes: a story ends with this group.
        props: what `\trowd` begins here is a nested row.
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
