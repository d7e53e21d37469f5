"""What an element hands down to the text inside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bs4 import Tag

from planlift_parsers.document import Kind
from planlift_parsers.html.css import Style, classes_of, colour

BOLD_TAGS = frozenset({"b", "strong", "th", "dt"})
STRUCK_TAGS = frozenset({"del", "s", "strike"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# How near letters may be to their ground, in each of three shades of 0-255, and still count as
# hidden: a difference of 8 cannot be told apart on a screen (#FFFFFF beside #F7F7F7).
_SAME_SHADE = 8
# Class names of the common web frameworks for text that is read out but not shown.
_SPOKEN_NAMES = (
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only "
    "u-visually-hidden nhsuk-u-visually-hidden govuk-visually-hidden element-invisible"
)
_SPOKEN = frozenset(_SPOKEN_NAMES.split())


@dataclass(slots=True)
class Item:
    """One list item; its marker goes to its first paragraph only."""

    marker: str
    level: int
    used: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for text at a place in the page.

    Attributes:
        kind: NAVIGATION, DELETED or HIDDEN where it is not of the body.
        heading: heading level, 0 if none.
        bold: letters are bold.
        ink: colour set for letters.
        ground: colour known to lie behind.
        page_ground: what lies behind where no colour is set: white, or None where a picture or
            a style sheet that cannot be seen may have changed it.
        unseen: `visibility: hidden` holds.
        no_size: letters have size 0.
        spoken: 2 for text only read out, 1 for text shown but not read out, 0 otherwise.
        preformatted: line breaks are line breaks.
        lists: how deep in lists.
        item: the list item it stands in.
        typed_marker: it is the marker that Word wrote out before a list item.
        in_cell: it stands in a cell of a table.
        accordions: how deep in `details`.
        inline: name and classes of the innermost element within the line, "" where there is none.
    """

    kind: Kind | None = None
    heading: int = 0
    bold: bool = False
    ink: str | None = None
    ground: str | None = None
    page_ground: str | None = "FFFFFF"
    unseen: bool = False
    no_size: bool = False
    spoken: int = 0
    preformatted: bool = False
    lists: int = 0
    item: Item | None = None
    typed_marker: bool = False
    in_cell: bool = False
    accordions: int = 0
    inline: str = ""

    @property
    def shown_kind(self) -> Kind | None:
        """The kind its text has, hidden text found by its looks included."""
        if self.kind is Kind.HIDDEN or self.unseen or self.no_size or self.spoken:
            return Kind.HIDDEN
        if self.ink is not None and _same(self.ink, self.ground or self.page_ground):
            return Kind.HIDDEN
        return self.kind


def _same(ink: str, ground: str | None) -> bool:
    if ground is None:
        return False
    pairs = ((int(ink[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (0, 2, 4))
    return all(abs(one - other) <= _SAME_SHADE for one, other in pairs)


def inner(context: Context, tag: Tag, style: Style, *, revealed: bool) -> Context:
    """The context inside an element.

    Args:
        context: the one around it.
        tag: the element.
        style: what the page says of it.
        revealed: a button of the page shows it, so that hiding it is only its first state.
    """
    context = _within_line(context, tag)
    if tag.name in _NEUTRAL and not tag.attrs and style.display == "":
        return context
    context = _looks(context, tag, style)
    context = _sight(context, tag, style, revealed=revealed)
    return _marks(context, tag, style)


# Elements that by themselves hand down nothing new.
_NEUTRAL = frozenset({"p", "div", "span", "td", "tr", "tbody", "a", "em", "i", "u", "section"})

# Elements within a line that say nothing of what they hold but how it looks.
_INLINE_NAMES = "span b strong em i u small big label font mark dfn var cite"
_INLINE = frozenset(_INLINE_NAMES.split())


def _within_line(context: Context, tag: Tag) -> Context:
    if tag.name not in _INLINE:
        return context
    name = " ".join([tag.name, *classes_of(tag)])
    return context if name == context.inline else replace(context, inline=name)


def _looks(context: Context, tag: Tag, style: Style) -> Context:
    """Ink, ground and weight."""
    ink = style.ink or _attribute_colour(tag, "color") or context.ink
    ground = style.fill or _attribute_colour(tag, "bgcolor") or context.ground
    page_ground = context.page_ground
    if style.pictured or tag.get("background"):
        ground, page_ground = style.fill, None
    bold = context.bold if style.bold is None else style.bold
    if tag.name in BOLD_TAGS and style.bold is None:
        bold = True
    if (ink, ground, page_ground, bold) == (
        context.ink,
        context.ground,
        context.page_ground,
        context.bold,
    ):
        return context
    return replace(context, ink=ink, ground=ground, page_ground=page_ground, bold=bold)


def fill_of(tag: Tag, style: Style) -> str | None:
    """The colour an element itself lays behind its text."""
    return style.fill or _attribute_colour(tag, "bgcolor")


def _attribute_colour(tag: Tag, name: str) -> str | None:
    value = tag.get(name)
    return colour(value) if isinstance(value, str) else None


def _sight(context: Context, tag: Tag, style: Style, *, revealed: bool) -> Context:
    """What is hidden, and by what means."""
    if not revealed and (style.display == "none" or style.faint or _has_hidden(tag)):
        context = replace(context, kind=Kind.HIDDEN)
    if style.visible is not None and (revealed or style.visible == context.unseen):
        context = replace(context, unseen=not style.visible and not revealed)
    if style.no_size is not None and style.no_size != context.no_size:
        context = replace(context, no_size=style.no_size)
    spoken = _spoken(tag)
    return replace(context, spoken=spoken) if spoken > context.spoken else context


def _has_hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") and tag["hidden"] != "until-found"


def _spoken(tag: Tag) -> int:
    if any(name in _SPOKEN for name in classes_of(tag)):
        return 2
    return int(tag.get("aria-hidden") == "true")


def _marks(context: Context, tag: Tag, style: Style) -> Context:
    """Deletions, line breaks that count, headings, Word's list markers."""
    if (style.struck or tag.name in STRUCK_TAGS) and context.kind is not Kind.HIDDEN:
        context = replace(context, kind=Kind.DELETED)
    preformatted = tag.name == "pre" if style.preformatted is None else style.preformatted
    if tag.name == "pre" or style.preformatted is not None:
        context = replace(context, preformatted=preformatted)
    level = heading_level(tag)
    if level:
        context = replace(context, heading=level)
    if style.listing.lower() == "ignore":
        context = replace(context, typed_marker=True)
    return context


def heading_level(tag: Tag) -> int:
    """Level of a heading element, 0 for any other."""
    if tag.name in HEADINGS:
        return HEADINGS[tag.name]
    if tag.get("role") == "heading":
        level = str(tag.get("aria-level", "2"))
        return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
    return 0
