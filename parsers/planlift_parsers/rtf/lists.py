"""The lists of a rich text file, in Word's terms."""

from __future__ import annotations

from planlift_parsers.docx.making import MadeFile, add_definition, add_list, list_level, made
from planlift_parsers.docx.names import Element, W
from planlift_parsers.paragraphs import split_marker
from planlift_parsers.rtf.header import Group, numbers_of, subgroups
from planlift_parsers.rtf.letters import text_of
from planlift_parsers.rtf.tokens import Sort, Token

# \\levelnfc to the name of the number format (RTF 1.9.1, "List Levels").
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    5: "ordinal", 6: "cardinalText", 7: "ordinalText", 22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
_LEVELS = 9
_STARS = frozenset({"list", "listlevel", "listoverride", "lfolevel", "leveltext"})


class Lists:
    """The lists of one file, and those that its paragraphs make up as they go.

    Args:
        file: takes the definitions.
    """

    def __init__(self, file: MadeFile) -> None:
        self._root = file.numbering
        self._abstract: dict[int, str] = {}
        self._overridden: dict[int, Group] = {}
        self._known: set[int] = set()
        self._literal: dict[tuple[str, int], str] = {}

    def read_lists(self, group: Group, codec: str) -> None:
        r"""Take the list table (`\listtable`)."""
        for one in subgroups(group):
            if _opens(one) != "list":
                continue
            key = str(len(self._abstract) + 1)
            self._abstract[numbers_of(one).get("listid") or 0] = key
            abstract = add_definition(self._root, key)
            levels = [level for level in subgroups(one) if _opens(level) == "listlevel"]
            for at, level in enumerate(levels[:_LEVELS]):
                _add_level(abstract, at, level, codec)

    def read_overrides(self, group: Group, codec: str) -> None:
        r"""Take the list override table (`\listoverridetable`), which paragraphs refer to."""
        for one in subgroups(group):
            said = numbers_of(one)
            number = said.get("ls")
            abstract = self._abstract.get(said.get("listid") or 0)
            if _opens(one) != "listoverride" or number is None or abstract is None:
                continue
            self._known.add(number)
            num = add_list(self._root, str(number), abstract)
            levels = [level for level in subgroups(one) if _opens(level) == "lfolevel"]
            for at, level in enumerate(levels[:_LEVELS]):
                _override(num, at, level, codec)

    def number(self, ls: int | None) -> str | None:
        r"""The id of the list that a paragraph names by `\ls`; None where there is none."""
        return str(ls) if ls in self._known else None

    def literal(self, marker: str, level: int) -> str:
        """The id of a list that shows a marker as it was written beside the paragraph.

        Args:
            marker: bullet or number, as shown.
            level: from 0.
        """
        marker = "•" if split_marker(f"{marker} x")[0] else marker
        if (marker, level) not in self._literal:
            key = f"literal{len(self._literal)}"
            self._literal[marker, level] = key
            abstract = add_definition(self._root, key)
            form = "bullet" if marker == "•" else "none"
            for at in range(level + 1):
                list_level(abstract, at, form, marker.replace("%", "﹪"), 1)
            add_list(self._root, key, key)
        return self._literal[marker, level]


def _opens(group: Group) -> str:
    """The control word that says what a group is."""
    return next((token.word for token in group if token.sort is Sort.WORD), "")


def _add_level(parent: Element, at: int, group: Group, codec: str) -> None:
    said = numbers_of(group)
    form = said.get("levelnfcn", said.get("levelnfc"))
    text = next((one for one in subgroups(group) if _opens(one) == "leveltext"), [])
    name = _FORMATS.get(form or 0, "decimal")
    start = said.get("levelstartat")
    level = list_level(parent, at, name, _level_text(text, codec), 1 if start is None else start)
    if said.get("levellegal", 0) == 1:
        made(level, "isLgl")
    if said.get("levelnorestart", 0) == 1:
        made(level, "lvlRestart", "0")


def _level_text(group: Group, codec: str) -> str:
    """What a level shows, with "%1" for the number of the first level.

    Its first letter is its length; letters below nine stand for the numbers of levels.
    """
    named = [token for token in group if not _is_name(token)]
    text = text_of(named, codec)
    shown = text[1 : 1 + ord(text[0])] if text else ""
    return "".join(f"%{ord(one) + 1}" if ord(one) < _LEVELS else one for one in shown)


def _is_name(token: Token) -> bool:
    return token.word in ("leveltext", "leveltemplateid")


def _override(num: Element, at: int, group: Group, codec: str) -> None:
    said = numbers_of(group)
    override = made(num, "lvlOverride")
    override.set(W + "ilvl", str(at))
    if "listoverridestartat" in said:
        start = said.get("levelstartat")
        made(override, "startOverride", str(max(0, 1 if start is None else start)))
    if "listoverrideformat" in said:
        for level in subgroups(group):
            if _opens(level) == "listlevel":
                _add_level(override, at, level, codec)
