"""The styles of an OpenDocument file: what each gives, its ancestors included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from planlift_parsers.docx.making import Measures
from planlift_parsers.docx.names import Element, twips, whole
from planlift_parsers.odf.names import FO, OFFICE, STYLE, TABLE, TEXT, colour

T = TypeVar("T")
_BOLD_WEIGHT = 600  # as CSS has it: semi-bold and above
_SOME_BOLD = frozenset({"bold", "bolder"})
_HEADING = re.compile(r"(?i)heading(?: |_20_)([1-9])")
_HIDDEN = "none"
_POINT = 20  # twips
_SIDEWAYS = frozenset({"tb-rl", "tb-lr", "bt-lr"})


@dataclass(frozen=True, slots=True)
class Given:
    """What a style gives; None where it says nothing.

    Attributes:
        name: as people see it.
        parent: name of the style it is made from, as people see it.
        bold: its text is bold.
        hidden: its text is hidden.
        ink: colour of its text: "RRGGBB", "" for the window's own.
        behind: colour right behind its text, "" for none.
        font: name of its font.
        ground: colour behind the paragraph, cell, row or table, "" for none.
        level: heading level from 1, 0 if none.
        listed: name of its list style.
        rotated: its text runs up or down.
        width: of a column, as written.
        shown: False for a column, row, table or section that is not shown.
        size: of its letters, in points.
        left, indent: as in `Measures`.
        stops: its tab stops, in twentieths of a point.
        leaders: dots or dashes lead to one of them.
        slanted: its text is italic.
        lined: its text is underlined.
    """

    name: str = ""
    parent: str = ""
    bold: bool | None = None
    hidden: bool | None = None
    ink: str | None = None
    behind: str | None = None
    font: str | None = None
    ground: str | None = None
    level: int | None = None
    listed: str | None = None
    rotated: bool | None = None
    width: str | None = None
    shown: bool | None = None
    size: float | None = None
    left: int | None = None
    indent: int | None = None
    stops: tuple[int, ...] | None = None
    leaders: bool | None = None

    @property
    def measures(self) -> Measures:
        """Where the lines of a paragraph begin and its tabs lead to."""
        return Measures(self.stops or (), bool(self.leaders), self.left or 0, self.indent or 0)

    slanted: bool | None = None
    lined: bool | None = None


NOTHING = Given()


def over(own: Given, base: Given) -> Given:
    """What `own` says, and `base` where it says nothing."""
    return Given(
        own.name,
        own.parent,
        _said(own.bold, base.bold),
        _said(own.hidden, base.hidden),
        _said(own.ink, base.ink),
        _said(own.behind, base.behind),
        _said(own.font, base.font),
        _said(own.ground, base.ground),
        _said(own.level, base.level),
        _said(own.listed, base.listed),
        _said(own.rotated, base.rotated),
        _said(own.width, base.width),
        _said(own.shown, base.shown),
        _said(own.size, base.size),
        _said(own.left, base.left),
        _said(own.indent, base.indent),
        _said(own.stops, base.stops),
        _said(own.leaders, base.leaders),
        _said(own.slanted, base.slanted),
        _said(own.lined, base.lined),
    )


def _said(own: T | None, base: T | None) -> T | None:
    return base if own is None else own


@dataclass(slots=True)
class Styles:
    """The styles of one file, each resolved once.

    Attributes:
        roots: roots in which styles stand; of two with one name, the first holds.
    """

    roots: tuple[Element, ...]
    _elements: dict[tuple[str, str], Element] = field(default_factory=dict)
    _defaults: dict[str, Element] = field(default_factory=dict)
    _known: dict[tuple[str, str], Given] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in self._all(STYLE + "style"):
            key = (style.get(STYLE + "family") or "", style.get(STYLE + "name") or "")
            self._elements.setdefault(key, style)
        for style in self._all(STYLE + "default-style"):
            self._defaults.setdefault(style.get(STYLE + "family") or "", style)

    def _all(self, tag: str) -> Iterator[Element]:
        for root in self.roots:
            for group in ("automatic-styles", "styles"):
                for found in root.iterfind(OFFICE + group):
                    yield from found.iterfind(tag)

    def named(self, tag: str) -> dict[str, Element]:
        """The elements of a kind that stand among the styles (list styles, number formats)."""
        made: dict[str, Element] = {}
        for element in self._all(tag):
            made.setdefault(element.get(STYLE + "name") or "", element)
        return made

    def of(self, family: str, name: str | None) -> Given:
        """What a style and its ancestors give; nothing, for one that is not there.

        Args:
            family: "paragraph", "text", "table-cell", "table-row", "table-column", "table",
                "section".
            name: its name; None for none.
        """
        waiting: list[tuple[str, str]] = []
        key = (family, name or "")
        while key in self._elements and key not in self._known and key not in waiting:
            waiting.append(key)
            key = (family, self._elements[key].get(STYLE + "parent-style-name") or "")
        made = self._known.get(key, self._default(family))
        for key in reversed(waiting):
            self._known[key] = made = _added(self._elements[key], made)
        return made

    def tab_stop(self) -> int | None:
        """The distance of the usual tab stops, in twentieths of a point."""
        default = self._defaults.get("paragraph")
        group = None if default is None else default.find(STYLE + "paragraph-properties")
        return None if group is None else _length(group.get(STYLE + "tab-stop-distance"))

    def _default(self, family: str) -> Given:
        default = self._defaults.get(family)
        return NOTHING if default is None else _properties(default)


def _added(style: Element, base: Given) -> Given:
    own = _properties(style)
    shown = style.get(STYLE + "display-name") or style.get(STYLE + "name") or ""
    inherited = base.name if _is_automatic(style) else ""
    made = replace(over(own, base), name=inherited or shown, parent=base.name)
    named = _named_level(made.name)
    return replace(made, level=named) if made.level is None and named else made


def _named_level(name: str) -> int:
    """Heading level that a style's name promises, 0 for none; the title is of the first level."""
    if name.lower() == "title":
        return 1
    found = _HEADING.fullmatch(name)
    return int(found[1]) if found else 0


def _is_automatic(style: Element) -> bool:
    parent = style.getparent()
    return parent is not None and parent.tag == OFFICE + "automatic-styles"


def _properties(style: Element) -> Given:
    made = Given(
        level=_level(style),
        listed=style.get(STYLE + "list-style-name"),
    )
    for group in style:
        if group.tag == STYLE + "text-properties":
            made = _text(made, group)
        elif isinstance(group.tag, str) and group.tag.endswith("-properties"):
            made = _block(made, group)
        if group.tag == STYLE + "paragraph-properties":
            made = _lines(made, group)
    return made


def _level(style: Element) -> int | None:
    given = style.get(STYLE + "default-outline-level")
    return None if given is None else whole(given, 0)


def _text(made: Given, group: Element) -> Given:
    weight = group.get(FO + "font-weight")
    display = group.get(TEXT + "display")
    slant = group.get(FO + "font-style")
    line = group.get(STYLE + "text-underline-style")
    ink = group.get(FO + "color")
    window = group.get(STYLE + "use-window-font-color") == "true"
    behind = group.get(FO + "background-color")
    return replace(
        made,
        bold=None if weight is None else _is_bold(weight),
        hidden=None if display is None else display == _HIDDEN,
        ink="" if window else colour(ink),
        behind=None if behind is None else colour(behind) or "",
        font=group.get(STYLE + "font-name") or group.get(FO + "font-family"),
        size=None if (size := _length(group.get(FO + "font-size"))) is None else size / _POINT,
        slanted=None if slant is None else slant != "normal",
        lined=None if line is None else line != "none",
    )


def _lines(made: Given, group: Element) -> Given:
    """Properties of a paragraph that say where its lines begin and its tabs lead to."""
    tabs = group.find(STYLE + "tab-stops")
    stops = [] if tabs is None else list(tabs.iterfind(STYLE + "tab-stop"))
    places = [_length(stop.get(STYLE + "position")) for stop in stops]
    led = any(stop.get(STYLE + "leader-style") not in (None, _HIDDEN) for stop in stops)
    return replace(
        made,
        left=_length(group.get(FO + "margin-left")),
        indent=_length(group.get(FO + "text-indent")),
        stops=None if tabs is None else tuple(place for place in places if place is not None),
        leaders=None if tabs is None else led,
    )


def _length(text: str | None) -> int | None:
    """A length in twentieths of a point; None for a share of another, and for none."""
    found = twips(text)
    return None if found is None else round(found)


def _is_bold(weight: str) -> bool:
    return weight in _SOME_BOLD or whole(weight, 0) >= _BOLD_WEIGHT


def _block(made: Given, group: Element) -> Given:
    """Properties of a paragraph, cell, row, column, table or section."""
    ground = group.get(FO + "background-color")
    angle, mode = group.get(STYLE + "rotation-angle"), group.get(STYLE + "writing-mode")
    turned = None if angle is None and mode is None else _is_rotated(angle, mode)
    display = group.get(TABLE + "display") or group.get(TEXT + "display")
    return replace(
        made,
        ground=made.ground if ground is None else colour(ground) or "",
        rotated=made.rotated if turned is None else turned,
        width=group.get(STYLE + "column-width") or made.width,
        shown=made.shown if display is None else display not in ("false", _HIDDEN),
    )


def _is_rotated(angle: str | None, mode: str | None) -> bool:
    upright = angle is None or whole(angle.removesuffix("deg"), 0) % 360 == 0
    return not upright or mode in _SIDEWAYS
