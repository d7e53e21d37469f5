"""The lists of an OpenDocument text, in Word's terms."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace

from planlift_parsers.docx.making import MadeFile, add_definition, add_list, list_level, made
from planlift_parsers.docx.names import Element, W, whole
from planlift_parsers.odf.names import LOEXT, STYLE, TEXT, XML_ID
from planlift_parsers.odf.styles import Styles

_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_LEVELS = 9  # of Word's lists; OpenDocument has a tenth, which nobody uses
_LISTED_FIELD = re.compile(r"%(\d+)%")
_BULLETS = (TEXT + "list-level-style-bullet", TEXT + "list-level-style-image")
_OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Here:
    """A place in a list: id of its `w:num`, name of its style, level from 0."""

    number: str
    style: str
    level: int


class Lists:
    """The lists of one file; each list of the text gets its own, unless it goes on with another.

    Args:
        file: takes the definitions.
        styles: the list styles.
    """

    def __init__(self, file: MadeFile, styles: Styles) -> None:
        self._root = file.numbering
        self._styles = styles.named(TEXT + "list-style")
        outline = next(iter(styles.named(TEXT + "outline-style").values()), None)
        self._outlined = () if outline is None else tuple(_levels(outline))
        self._levels: dict[str, list[Element]] = {}
        self._last: dict[str, str] = {}
        self._named: dict[str, str] = {}
        self._abstract: dict[str, str] = {}

    def enter(self, element: Element, outer: Here | None, usual: str) -> Here:
        """A list begins.

        Args:
            element: `text:list`.
            outer: the list it stands in, None for none.
            usual: the list style that its paragraphs bring, where it names none.
        """
        style = element.get(TEXT + "style-name") or (outer.style if outer else usual)
        level = 0 if outer is None else min(outer.level + 1, _LEVELS - 1)
        if outer is not None and style == outer.style:
            return Here(outer.number, style, level)
        number = self._continued(element, style) or self._new(style)
        self._last[style] = number
        if key := element.get(XML_ID):
            self._named[key] = number
        return Here(number, style, level)

    def started(self, here: Here, item: Element) -> Here:
        """The place behind an item that says what number to begin with."""
        start = whole(item.get(TEXT + "start-value"), -1)
        if start < 0:
            return here
        number = self._num(self._abstract[here.number])
        override = made(self._root[-1], "lvlOverride")
        override.set(W + "ilvl", str(here.level))
        made(override, "startOverride", str(start))
        self._last[here.style] = number
        return replace(here, number=number)

    def outline(self, level: int) -> Here | None:
        """The numbering of headings, None where headings of that level (from 1) have none."""
        if not any(at == level - 1 and text for at, _, text, _ in self._outlined):
            return None
        if _OUTLINE not in self._last:
            self._levels[_OUTLINE] = [list_level(None, *one) for one in self._outlined]
            self._last[_OUTLINE] = self._new(_OUTLINE)
        return Here(self._last[_OUTLINE], _OUTLINE, min(level, _LEVELS) - 1)

    def _continued(self, element: Element, style: str) -> str | None:
        if element.get(TEXT + "continue-numbering") == "true":
            return self._last.get(style)
        return self._named.get(element.get(TEXT + "continue-list") or "")

    def _new(self, style: str) -> str:
        key = str(len(self._root) + 1)
        abstract = add_definition(self._root, key)
        abstract.extend(deepcopy(self._of(style)))
        return self._num(key)

    def _num(self, abstract: str) -> str:
        number = str(len(self._root) + 1)
        add_list(self._root, number, abstract)
        self._abstract[number] = abstract
        return number

    def _of(self, style: str) -> list[Element]:
        """The levels of a list style; bullets, where it is not there."""
        if style not in self._levels:
            element = self._styles.get(style)
            said = [(at, "bullet", "•", 1) for at in range(_LEVELS)]
            said = said if element is None else list(_levels(element))
            self._levels[style] = [list_level(None, *one) for one in said]
        return self._levels[style]


_Said = tuple[int, str, str, int]  # level from 0, format, text, first number


def _levels(style: Element) -> list[_Said]:
    return [
        _said(element)
        for element in style
        if isinstance(element.tag, str) and element.get(TEXT + "level") is not None
    ]


def _said(element: Element) -> _Said:
    at = whole(element.get(TEXT + "level"), 1) - 1
    if element.tag in _BULLETS:
        return at, "bullet", "•", 1
    form = element.get(STYLE + "num-format") or ""
    before, behind = (element.get(f"{STYLE}num-{part}") or "" for part in ("prefix", "suffix"))
    listed = element.get(LOEXT + "num-list-format") or element.get(STYLE + "num-list-format")
    shown = max(1, whole(element.get(TEXT + "display-levels"), 1))
    numbers = ".".join(f"%{one + 1}" for one in range(max(0, at + 1 - shown), at + 1))
    text = _LISTED_FIELD.sub(r"%\1", listed) if listed else f"{before}{numbers}{behind}"
    if not form:
        return at, "none", f"{before}{behind}".strip(), 1
    return at, _FORMATS.get(form, "decimal"), text, whole(element.get(TEXT + "start-value"), 1)
