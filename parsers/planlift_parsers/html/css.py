"""The little of CSS that tells colours, hidden text and how boxes stand.

Style sheets in the page count as far as their selectors are plain: elements, classes and ids,
alone or behind ancestors. Sheets outside the page are never fetched.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import tinycss2  # type: ignore[import-untyped]
import tinycss2.color4  # type: ignore[import-untyped]
from bs4 import Tag

_WANTED_NAMES = (
    "background background-color color display font font-size font-weight grid-template-columns "
    "layout-flow list-style list-style-type mso-hide mso-list opacity text-decoration "
    "text-decoration-line visibility white-space writing-mode"
)
_WANTED = frozenset(_WANTED_NAMES.split())
# Below this opacity nothing can be seen on paper or screen.
_FAINT = 0.05
# CSS weight from which letters are drawn bold (CSS Fonts 4, "bold" is 700, semi-bold 600).
_BOLD_WEIGHT = 600
# How far up a selector's ancestors are looked for: as deep as `Limits.nesting` lets blocks stand.
_ANCESTORS = 200
# Rules kept for one class, id or element: the last ones, as they win. Set by judgement, far above
# what a page needs for its tables, so that a hostile sheet costs no more.
_RULES_FOR_ONE = 100
_COMPOUND = re.compile(r"^(?P<tag>\*|[a-zA-Z][\w:\\-]*)?(?P<rest>(?:[.#][\w-]+)*)$")
_REPEAT = re.compile(r"repeat\(\s*(?P<times>\d{1,3})\s*,(?P<tracks>(?:[^()]|\([^()]*\))*)\)")
_FUNCTION = re.compile(r"[\w-]+\([^()]*\)")
_LINE_NAME = re.compile(r"\[[^\]]*\]")
_MOST_COLUMNS = 50  # of a grid; the widest table of the catalogue has 14
_ZERO = re.compile(r"^0+(?:\.0*)?(?:px|pt|em|rem|%)?$")
_HEX = re.compile(r"^[0-9a-fA-F]{6}$")


@dataclass(frozen=True, slots=True)
class Style:
    """What a page says of one element itself, inheritance apart.

    Attributes:
        ink: colour of the letters as "RRGGBB".
        fill: colour behind it as "RRGGBB".
        pictured: a picture or gradient lies behind it.
        display: value of `display`, "" if not set.
        visible: False for `visibility: hidden`, None if not set.
        faint: it is fully see-through, or hidden by Word's own mark.
        no_size: True for letters of size 0, None if not set.
        bold: None if not set.
        struck: struck through.
        preformatted: line breaks in the source are line breaks; None if not set.
        rotated: text runs up or down.
        listing: Word's `mso-list`, such as "l0 level2 lfo1" or "Ignore".
        unmarked: list items are shown without a marker.
        columns: of a grid of boxes, 0 where it is none or the browser counts them.
    """

    ink: str | None = None
    fill: str | None = None
    pictured: bool = False
    display: str = ""
    visible: bool | None = None
    faint: bool = False
    no_size: bool | None = None
    bold: bool | None = None
    struck: bool = False
    preformatted: bool | None = None
    rotated: bool = False
    listing: str = ""
    unmarked: bool = False
    columns: int = 0


PLAIN = Style()

Declarations = tuple[tuple[str, str, bool], ...]  # property, value, important


@lru_cache(maxsize=4096)
def colour(value: str) -> str | None:
    """A CSS or HTML colour as "RRGGBB", laid on white where it is see-through; None if none."""
    text = value.strip()
    if _HEX.match(text):
        text = f"#{text}"
    try:
        parsed = tinycss2.color4.parse_color(text)
        if parsed is None or isinstance(parsed, str) or parsed.alpha < _FAINT:
            return None
        parts = parsed.to("srgb").coordinates
        alpha = min(parsed.alpha, 1.0)
    except (ValueError, TypeError, AttributeError, NotImplementedError):
        return None
    shades = (round(255 * (alpha * min(max(part or 0.0, 0.0), 1.0) + 1 - alpha)) for part in parts)
    return "".join(f"{shade:02X}" for shade in shades)


@lru_cache(maxsize=8192)
def _declared(style: str) -> Declarations:
    found = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return tuple(_wanted(found))


def _wanted(nodes: Iterable[object]) -> Iterator[tuple[str, str, bool]]:
    for node in nodes:
        if getattr(node, "type", "") == "declaration" and node.lower_name in _WANTED:  # type: ignore[attr-defined]
            value = tinycss2.serialize(node.value).strip()  # type: ignore[attr-defined]
            yield node.lower_name, value, node.important  # type: ignore[attr-defined]


@lru_cache(maxsize=8192)
def _style(declarations: Declarations) -> Style:
    """Declarations in rising order of weight to a style."""
    ordered = [(name, value) for name, value, important in declarations if not important]
    ordered += [(name, value) for name, value, important in declarations if important]
    values = {name: value for name, value in ordered if not _is_default(value)}
    background = values.get("background-color") or values.get("background", "")
    return Style(
        ink=colour(values.get("color", "")),
        fill=_background(background),
        pictured="url(" in values.get("background", "") or "gradient" in background,
        display=values.get("display", "").lower(),
        visible=_visible(values.get("visibility", "")),
        faint=_ZERO.match(values.get("opacity", "1")) is not None or _is_all(values, "mso-hide"),
        no_size=_no_size(values),
        bold=_bold(values.get("font-weight", ""), values.get("font", "")),
        struck=any("line-through" in values.get(key, "") for key in _DECORATIONS),
        preformatted=_preformatted(values.get("white-space", "")),
        rotated=any(
            word in values.get(key, "") for key in _FLOWS for word in ("vertical", "sideways")
        ),
        listing=values.get("mso-list", ""),
        unmarked="none" in (values.get("list-style-type") or values.get("list-style", "")),
        columns=_columns(values) if "grid" in values.get("display", "") else 0,
    )


def _columns(values: dict[str, str]) -> int:
    """How many columns a grid has: its tracks, those that are repeated counted."""
    tracks = _REPEAT.sub(_repeated, values.get("grid-template-columns", ""))
    plain = _FUNCTION.sub("x", _LINE_NAME.sub(" ", tracks))
    return 0 if "auto-fi" in tracks else len(plain.split())


def _repeated(found: re.Match[str]) -> str:
    return f"{found['tracks']} " * min(int(found["times"]), _MOST_COLUMNS)


_DECORATIONS = ("text-decoration", "text-decoration-line")
_FLOWS = ("writing-mode", "layout-flow")


def _is_default(value: str) -> bool:
    return value.lower() in {"inherit", "initial", "unset", "revert"}


def _is_all(values: dict[str, str], name: str) -> bool:
    return values.get(name, "").lower() == "all"


def _background(value: str) -> str | None:
    for node in tinycss2.parse_component_value_list(value, skip_comments=True):
        if shade := colour(node.serialize()):
            return shade
    return None


def _visible(value: str) -> bool | None:
    if not value:
        return None
    return value.lower() not in {"hidden", "collapse"}


def _no_size(values: dict[str, str]) -> bool | None:
    size = values.get("font-size", "")
    return _ZERO.match(size) is not None if size else None


def _bold(weight: str, font: str) -> bool | None:
    words = (weight or font).lower().split()
    if any(word in {"bold", "bolder"} for word in words):
        return True
    if weight.isdigit():
        return int(weight) >= _BOLD_WEIGHT
    return False if weight else None


def _preformatted(value: str) -> bool | None:
    return value.lower().startswith("pre") if value else None


@dataclass(frozen=True, slots=True)
class _Compound:
    """One element's part of a selector."""

    tag: str
    ids: tuple[str, ...]
    classes: tuple[str, ...]

    def matches(self, tag: Tag) -> bool:
        if self.tag and tag.name != self.tag:
            return False
        if self.ids and any(tag.get("id") != wanted for wanted in self.ids):
            return False
        if self.classes:
            have = classes_of(tag)
            return all(wanted in have for wanted in self.classes)
        return True

    @property
    def key(self) -> str:
        if self.ids:
            return f"#{self.ids[0]}"
        return f".{self.classes[0]}" if self.classes else self.tag or "*"


@dataclass(frozen=True, slots=True)
class _Rule:
    """A selector, last element first, with what it declares."""

    last: _Compound
    ancestors: tuple[tuple[str, _Compound], ...]  # combinator (" " or ">") and element, upwards
    weight: tuple[int, int, int, int]  # ids, classes, elements, order
    declarations: Declarations

    def matches(self, tag: Tag) -> bool:
        if not self.last.matches(tag):
            return False
        here: Tag | None = tag
        for combinator, compound in self.ancestors:
            here = _ancestor(here, combinator, compound)
            if here is None:
                return False
        return True


def _ancestor(tag: Tag | None, combinator: str, compound: _Compound) -> Tag | None:
    here = tag.parent if tag is not None else None
    for _ in range(1 if combinator == ">" else _ANCESTORS):
        if here is None:
            return None
        if compound.matches(here):
            return here
        here = here.parent
    return None


def classes_of(tag: Tag) -> list[str]:
    """The classes of an element, in order."""
    value = tag.get("class")
    if value is None:
        return []
    return value.split() if isinstance(value, str) else list(value)


@dataclass(slots=True)
class Sheet:
    """The rules of a page, ready to be asked for each element."""

    rules: dict[str, deque[_Rule]] = field(default_factory=dict)
    count: int = 0

    def add(self, text: str) -> None:
        """Add the rules of one style element; at-rules (print, narrow screens) are left out."""
        for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if node.type == "qualified-rule":
                self._add_rule(node)

    def _add_rule(self, node: object) -> None:
        content = tinycss2.parse_blocks_contents(node.content)  # type: ignore[attr-defined]
        declarations = tuple(_wanted(content))
        if not declarations:
            return
        for selector in tinycss2.serialize(node.prelude).split(","):  # type: ignore[attr-defined]
            self.count += 1
            rule = _rule(selector, self.count, declarations)
            if rule is not None:
                kept = self.rules.setdefault(rule.last.key, deque(maxlen=_RULES_FOR_ONE))
                kept.append(rule)

    def style_of(self, tag: Tag) -> Style:
        """What the page says of this element: sheet, then attributes, then its own style."""
        inline = tag.get("style")
        matched = self._matching(tag) if self.rules else ()
        if inline is None and not matched:
            return PLAIN
        return _style(matched + (_declared(str(inline)) if inline else ()))

    def _matching(self, tag: Tag) -> Declarations:
        keys = ["*", tag.name, *(f".{name}" for name in classes_of(tag))]
        if identity := tag.get("id"):
            keys.append(f"#{identity}")
        candidates = (rule for key in keys for rule in self.rules.get(key, ()))
        found = sorted((r for r in candidates if r.matches(tag)), key=lambda rule: rule.weight)
        return tuple(part for rule in found for part in rule.declarations)


def _rule(selector: str, order: int, declarations: Declarations) -> _Rule | None:
    """A selector of plain elements, classes and ids; None for any other."""
    words = selector.replace(">", " > ").split()
    steps: list[tuple[str, _Compound]] = []
    combinator = " "
    for word in reversed(words):
        if word == ">":
            combinator = ">"
            continue
        compound = _compound(word)
        if compound is None:
            return None
        steps.append((combinator, compound))
        combinator = " "
    if not steps:
        return None
    compounds = [compound for _, compound in steps]
    weight = (
        sum(len(compound.ids) for compound in compounds),
        sum(len(compound.classes) for compound in compounds),
        sum(bool(compound.tag) for compound in compounds),
        order,
    )
    return _Rule(steps[0][1], tuple(steps[1:]), weight, declarations)


def _compound(word: str) -> _Compound | None:
    found = _COMPOUND.match(word)
    if found is None:
        return None
    tag = (found["tag"] or "").replace("\\", "").lower()
    marks = re.findall(r"[.#][\w-]+", found["rest"])
    return _Compound(
        "" if tag == "*" else tag,
        tuple(mark[1:] for mark in marks if mark[0] == "#"),
        tuple(mark[1:] for mark in marks if mark[0] == "."),
    )
