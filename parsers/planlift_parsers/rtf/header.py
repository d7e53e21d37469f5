"""What stands before the text of a rich text file: colours, fonts and styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planlift_parsers.docx.making import MadeFile
from planlift_parsers.rtf.letters import SYMBOL_CHARSET, charset_codec, page_codec, text_of
from planlift_parsers.rtf.tokens import Sort, Token

Group = list[Token]


@dataclass(frozen=True, slots=True)
class Font:
    """A font: its name, and the encoding of text set in it ("symbol" for one of symbols)."""

    name: str
    codec: str


@dataclass(slots=True)
class Header:
    """The tables that the text refers to by number.

    Attributes:
        colours: "RRGGBB"; None for the automatic one.
        fonts: by number.
    """

    colours: list[str | None] = field(default_factory=list)
    fonts: dict[int, Font] = field(default_factory=dict)

    def colour(self, number: int | None) -> str | None:
        """The colour of that number, None where it is automatic or unknown."""
        known = number is not None and 0 <= number < len(self.colours)
        return self.colours[number] if known and number is not None else None


def subgroups(group: Group) -> Iterator[Group]:
    """The groups that stand directly in a group, without their braces."""
    depth = start = 0
    for at, token in enumerate(group):
        if token.sort is Sort.OPEN:
            depth += 1
            if depth == 1:
                start = at + 1
        elif token.sort is Sort.CLOSE:
            depth -= 1
            if depth == 0:
                yield group[start:at]


def numbers_of(group: Group) -> dict[str, int | None]:
    """The control words that stand directly in a group, with their parameters; the last wins."""
    made: dict[str, int | None] = {}
    depth = 0
    for token in group:
        if token.sort in (Sort.OPEN, Sort.CLOSE):
            depth += 1 if token.sort is Sort.OPEN else -1
        elif token.sort is Sort.WORD and not depth:
            made[token.word] = token.number
    return made


def read_colours(group: Group) -> list[str | None]:
    r"""The colour table (`\colortbl`)."""
    made: list[str | None] = []
    parts: dict[str, int] = {}
    for token in group:
        if token.word in ("red", "green", "blue"):
            parts[token.word] = min(max(token.number or 0, 0), 255)
        for _ in range(token.raw.count(b";")):
            shades = [parts.get(name, 0) for name in ("red", "green", "blue")]
            made.append("".join(f"{shade:02X}" for shade in shades) if parts else None)
            parts = {}
    return made


def read_fonts(group: Group, codec: str) -> dict[int, Font]:
    r"""The font table (`\fonttbl`), whose fonts stand in groups of their own or not."""
    listed = list(subgroups(group)) or list(_cut_at(group, "f"))
    made: dict[int, Font] = {}
    for one in listed:
        said = numbers_of(one)
        number, charset, page = said.get("f"), said.get("fcharset"), said.get("cpg")
        if number is None:
            continue
        own = page_codec(page) if page else charset_codec(charset, codec)
        name = text_of(one, codec if charset == SYMBOL_CHARSET else own).strip().rstrip(";")
        made[number] = Font(name, "symbol" if charset == SYMBOL_CHARSET else own)
    return made


def _cut_at(group: Group, word: str) -> Iterator[Group]:
    starts = [at for at, token in enumerate(group) if token.word == word]
    for start, end in zip(starts, [*starts[1:], len(group)], strict=True):
        yield group[start:end]


def read_styles(group: Group, codec: str, file: MadeFile) -> None:
    r"""The style sheet (`\stylesheet`): the names of paragraph styles.

    What a style looks like is written out again wherever it is used.
    """
    for one in subgroups(group):
        said = numbers_of(one)
        if "cs" in said or "ts" in said or "ds" in said:
            continue
        name = text_of(one, codec).strip().rstrip(";").strip()
        file.style(str(said.get("s") or 0), name)
