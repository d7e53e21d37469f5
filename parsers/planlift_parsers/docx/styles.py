"""Styles: what a paragraph, a run or a table inherits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from planlift_parsers.docx.colours import Palette
from planlift_parsers.docx.look import PLAIN, Look, look_of
from planlift_parsers.docx.names import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    Element,
    W,
    is_on,
    value,
    whole,
)
from planlift_parsers.docx.tabs.stops import USUAL_STOPS, Stops

# Word's own names stand in `w:name` in every language; other producers write them into the id.
_HEADING = re.compile(r"heading ?([1-9])$")
_CONTENTS = re.compile(r"(toc|table of figures|table of authorities) ?[1-9]?$")
_LIST = re.compile(r"list ?(?:bullet|number|continue)? ?([2-5])$")
_TITLE = "title"
T = TypeVar("T")
# Outline levels 0 to 8 are headings, 9 is body text (17.3.1.20).
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Membership of a list: its number, its level from 0; None where nothing is said."""

    number: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style gives, its ancestors included.

    Attributes:
        key: its id.
        look: of its text.
        outline: outline level from 0; 9 is body text; None where nothing is said.
        heading: heading level from 1 by its name, 0 if none.
        listed: its list.
        depth: list level from 1 by its name ("List Bullet 2"), 0 if none. Word's own styles are
            lists of one level each, which only their names put below one another.
        contents: it is a line of a table of contents.
        stops: its tab stops.
    """

    key: str = ""
    look: Look = PLAIN
    outline: int | None = None
    heading: int = 0
    listed: ListPlace = ListPlace()
    depth: int = 0
    contents: bool = False
    stops: Stops = USUAL_STOPS

    @property
    def level(self) -> int:
        """Heading level from 1; 0 if it is no heading."""
        return self.heading if self.outline is None else heading_level(self.outline)


def heading_level(outline: int) -> int:
    """Heading level from 1 of an outline level from 0; 0 for body text."""
    return outline + 1 if 0 <= outline < _BODY_LEVEL else 0


class StyleSheet:
    """The styles of a document, each resolved once.

    Args:
        root: root of the styles part, or None.
        palette: the document's colours.
        stops: the tab stops where no style sets any.
    """

    def __init__(self, root: Element | None, palette: Palette, stops: Stops = USUAL_STOPS) -> None:
        self._palette = palette
        self._stops = stops
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, Look] = {}
        base = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.base = look_of(base, palette)[0]
        for style in () if root is None else root.findall(W + "style"):
            key, kind = style.get(W + "styleId"), style.get(W + "type") or "paragraph"
            if key:
                self._elements.setdefault(key, style)
                if is_on(style.get(W + "default") or "0"):
                    self._defaults.setdefault(kind, key)

    def paragraph(self, key: str | None) -> ParagraphStyle:
        """The paragraph style of that id; the default one for None and unknown ids."""
        if key not in self._elements:
            key = self._defaults.get("paragraph")
        return self.resolved(key, self._paragraphs, ParagraphStyle(stops=self._stops), self._added)

    def run(self, key: str) -> Look:
        """The look that a character style gives."""
        return self.resolved(key, self._runs, PLAIN, self._look)

    def resolved(
        self, key: str | None, known: dict[str, T], start: T, add: Callable[[T, Element], T]
    ) -> T:
        """What a style and its ancestors give together; each ancestor is worked out once.

        Args:
            key: its id.
            known: what was worked out before, by id; filled here.
            start: what there is before the first ancestor.
            add: gives what one more style makes of what its ancestors gave.
        """
        waiting: dict[str, Element] = {}  # a loop is cut where it closes
        while key and key in self._elements and key not in known and key not in waiting:
            waiting[key] = self._elements[key]
            key = value(waiting[key], W + "basedOn")
        made = known.get(key or "", start)
        for name, style in reversed(waiting.items()):
            known[name] = made = add(made, style)
        return made

    def table_key(self, key: str | None) -> str | None:
        """The id of the table style named, or of the default one."""
        return key if key in self._elements else self._defaults.get("table")

    def _look(self, base: Look, style: Element) -> Look:
        return look_of(style.find(RUN_PROPERTIES), self._palette)[0].over(base)

    def _added(self, base: ParagraphStyle, style: Element) -> ParagraphStyle:
        """What one more style says, over what its ancestors gave."""
        properties = style.find(PARAGRAPH_PROPERTIES)
        name = (value(style, W + "name") or "").strip().lower()
        key = style.get(W + "styleId") or ""
        heading = _named_level(name) or _named_level(key.lower())
        deep = _LIST.match(name) or _LIST.match(key.lower())
        outline = whole(value(properties, W + "outlineLvl"), -1)
        look = self._look(base.look, style)
        shading = None if properties is None else properties.find(W + "shd")
        if shading is not None:
            look = replace(look, ground=self._palette.shading(shading))
        listed = list_place(properties)
        return ParagraphStyle(
            key,
            look,
            base.outline if outline < 0 else outline,
            heading or base.heading,
            ListPlace(
                base.listed.number if listed.number is None else listed.number,
                base.listed.level if listed.level is None else listed.level,
            ),
            int(deep[1]) if deep else base.depth,
            base.contents or bool(_CONTENTS.match(name)),
            base.stops.with_own(properties),
        )


def list_place(properties: Element | None) -> ListPlace:
    """The list that paragraph properties name."""
    listed = None if properties is None else properties.find(W + "numPr")
    if listed is None:
        return ListPlace()
    level = whole(value(listed, W + "ilvl"), -1)
    return ListPlace(value(listed, W + "numId"), None if level < 0 else level)


def _named_level(name: str) -> int:
    if name == _TITLE:
        return 1
    found = _HEADING.match(name)
    return int(found[1]) if found else 0
