"""One pass over a page's elements, without recursion, to blocks in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from bs4 import CData, Tag
from bs4.element import NavigableString, PageElement

from planlift_parsers.document import Kind
from planlift_parsers.errors import LimitError
from planlift_parsers.html import navigation
from planlift_parsers.html.build import Builder
from planlift_parsers.html.context import Context, Item, fill_of, inner
from planlift_parsers.html.css import Sheet, Style
from planlift_parsers.html.parts import (
    Listing,
    Part,
    is_block,
    is_header,
    listed_level,
    listing_of,
    part_of,
    span_of,
)
from planlift_parsers.html.pictures import ShownPictures
from planlift_parsers.html.tables import RawCell
from planlift_parsers.limits import Limits
from planlift_parsers.paragraphs import fold

_LEFT_OUT_NAMES = (
    "script style template head title meta link base noscript iframe object embed applet canvas "
    "audio video map noframes datalist colgroup col rp param source track xml"
)
_LEFT_OUT = frozenset(_LEFT_OUT_NAMES.split())
# An alternative text longer than this describes a picture; a shorter one is what the picture says
# ("Green", "Complete", "Not started").
_ALT_LETTERS = 40
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_HIGHEST_HEADING = 6


@dataclass(slots=True)
class _Open:
    """An element that is being read, and what to undo when it ends."""

    children: Iterator[PageElement]
    before: Context
    block: bool = False
    part: Part = Part.NONE
    listing: bool = False


@dataclass(slots=True)
class Walker:
    """Reads elements into blocks.

    Attributes:
        build: where paragraphs and tables go.
        sheet: the page's style rules.
        controlled: ids that the page's buttons show.
        limits: what must not be exceeded.
        shown: the page's pictures.
        context: what holds at the place that is being read.
        title: the heading that is the page's title though it stand in the page's head, or None.
    """

    build: Builder
    sheet: Sheet
    controlled: frozenset[str]
    limits: Limits
    shown: ShownPictures
    context: Context
    title: Tag | None = None
    _lists: list[Listing] = field(default_factory=list)
    _heading: int = 0
    _depth: int = 0

    def walk(self, root: Tag) -> None:
        """Read all that stands in `root`.

        Raises:
            LimitError: too deep, too many paragraphs or cells.
        """
        stack = [_Open(iter(root.contents), self.context)]
        while stack:
            child = next(stack[-1].children, None)
            if child is None:
                self._leave(stack.pop())
            elif isinstance(child, Tag):
                opened = self._enter(child)
                if opened is not None:
                    stack.append(opened)
            elif type(child) in {NavigableString, CData}:  # comments are subclasses too
                self._text(str(child))
        self.build.flush()

    def _text(self, text: str) -> None:
        if not self.context.preformatted:
            self.build.add(text, self.context)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.build.flush()
            self.build.add(line, self.context)

    def _enter(self, tag: Tag) -> _Open | None:
        if tag.name in _LEFT_OUT:
            return None
        leaf = _LEAVES.get(tag.name)
        if leaf is not None:
            leaf(self, tag)
            return None
        style = self.sheet.style_of(tag)
        part = part_of(tag, style)
        opened = _Open(iter(tag.contents), self.context, is_block(tag.name, style))
        opened.part = self._admitted(part)
        revealed = navigation.is_shown_by_button(tag, self.controlled)
        context = inner(self.context, tag, style, revealed=revealed)
        if tag is self.title and context.kind is Kind.NAVIGATION:
            context = replace(context, kind=None)
        if context.kind is None and self._leads_away(tag, context):
            context = replace(context, kind=Kind.NAVIGATION, heading=0, item=None)
            opened.block = True
        aside = tag.name == "button" and context.kind is Kind.NAVIGATION
        opened.block = opened.block or part is not Part.NONE or aside
        if opened.block:
            self.build.flush()
            self._deepen()
        self.context = context
        self._open_part(opened.part, tag, style)
        opened.listing = self._open_words(tag, style)
        return opened

    def _deepen(self) -> None:
        self._depth += 1
        if self._depth > self.limits.nesting:
            raise LimitError(
                f"its elements stand more than {self.limits.nesting} deep in each other",
                "Save the page again from a browser or word processor.",
                limit="nesting",
            )

    def _leads_away(self, tag: Tag, context: Context) -> bool:
        if tag.name == "button":
            return not (context.heading or navigation.is_accordion_button(tag))
        return navigation.is_navigation(tag)

    def _admitted(self, part: Part) -> Part:
        """A part counts only where a table is open for it."""
        if part in {Part.NONE, Part.TABLE}:
            return part
        return part if self.build.takes_parts else Part.NONE

    def _open_part(self, part: Part, tag: Tag, style: Style) -> None:
        if part is Part.TABLE:
            self.build.open_table(layout=tag.get("role") in {"presentation", "none"})
        elif part is Part.GROUP:
            self.build.open_group(
                head=tag.name == "thead" or style.display == "table-header-group",
                foot=tag.name == "tfoot" or style.display == "table-footer-group",
            )
        elif part is Part.ROW:
            self.build.open_row()
        elif part is Part.CAPTION:
            self.build.open_caption()
        elif part is Part.CELL:
            cell = RawCell(
                span_of(tag, "rowspan"),
                max(span_of(tag, "colspan"), 1),
                is_header(tag, in_head=self.build.in_head),
                self.context.ground,
                style.rotated,
            )
            self.build.open_cell(cell)
            self.context = replace(self.context, in_cell=True, item=None, lists=0, heading=0)
        elif shade := fill_of(tag, style):
            self.build.note_swatch(shade)

    def _open_words(self, tag: Tag, style: Style) -> bool:
        """Lists, list items, accordion titles; whether a list was opened."""
        context = self.context
        if tag.name in _LISTS:
            self._lists.append(listing_of(tag, style))
            self.context = replace(context, lists=context.lists + 1, item=None)
            return True
        if tag.name == "li" and context.kind is None:
            self.context = replace(context, item=self._item(tag))
        elif tag.name == "details":
            self.context = replace(context, accordions=context.accordions + 1)
        elif tag.name == "summary" and not context.heading:
            level = max(self._heading, 1) + max(context.accordions, 1)
            self.context = replace(context, heading=min(level, _HIGHEST_HEADING))
        elif context.heading and not self._is_in_summary(context):
            self._heading = context.heading
        if level := listed_level(style.listing):
            self.context = replace(self.context, lists=level)
        return False

    def _is_in_summary(self, context: Context) -> bool:
        return context.accordions > 0

    def _item(self, tag: Tag) -> Item:
        if not self._lists:
            return Item("-", 1)
        marker = self._lists[-1].next_marker(str(tag.get("value", "")))
        return Item(marker, max(self.context.lists, 1))

    def _leave(self, opened: _Open) -> None:
        if opened.block:
            self.build.flush()
            self._depth -= 1
        if opened.listing:
            self._lists.pop()
        self.context = opened.before
        if opened.part is Part.CELL:
            self.build.close_cell()
        elif opened.part is Part.ROW:
            self.build.close_row()
        elif opened.part is Part.GROUP:
            self.build.close_group()
        elif opened.part is Part.CAPTION:
            self.build.close_caption()
        elif opened.part is Part.TABLE:
            self.build.close_table(apart=self.context.kind is not None)

    def _line_break(self, _tag: Tag) -> None:
        self.build.flush()

    def _picture(self, tag: Tag) -> None:
        """A picture's table; else its alternative text: words in a cell, furniture elsewhere."""
        words = fold(str(tag.get("alt") or tag.get("aria-label") or ""))
        context = inner(self.context, tag, self.sheet.style_of(tag), revealed=False)
        blocks = self.shown.blocks_for(tag, words) if context.kind is None else []
        self.build.insert(blocks)
        if blocks or not words:
            return
        if context.in_cell and len(words) <= _ALT_LETTERS:
            self.build.add(words, context)
        elif context.kind is None:
            self.build.apart(words, replace(context, kind=Kind.FURNITURE))
        else:
            self.build.apart(words, context)

    def _drawing(self, tag: Tag) -> None:
        """A drawing's title stands for it, as a picture's alternative text does."""
        title = tag.find("title")
        if title is not None and not tag.get("aria-label"):
            tag["aria-label"] = title.get_text()
        self._picture(tag)

    def _input(self, tag: Tag) -> None:
        """Tick boxes and what is filled in; buttons and empty fields say nothing."""
        kind = str(tag.get("type", "text")).lower()
        context = inner(self.context, tag, self.sheet.style_of(tag), revealed=False)
        if kind in {"checkbox", "radio"}:
            self.build.add("\u2612 " if tag.has_attr("checked") else "\u2610 ", context)
        elif kind == "image":
            self._picture(tag)
        elif kind != "hidden":
            self._control(str(tag.get("value", "")), context, filled=kind not in _BUTTONS)

    def _textarea(self, tag: Tag) -> None:
        self._control(tag.get_text(), self.context, filled=True)

    def _select(self, tag: Tag) -> None:
        options = tag.find_all("option")
        chosen = next((o for o in options if o.has_attr("selected")), None)
        chosen = chosen or (options[0] if options else None)
        for option in options:
            self._control(option.get_text(), self.context, filled=option is chosen)

    def _control(self, text: str, context: Context, *, filled: bool) -> None:
        """What is filled in within a cell is its text; all else of a form stands apart."""
        words = fold(text)
        if words and filled and context.in_cell:
            self.build.add(f" {words} ", context)
        elif words:
            kind = context.kind or Kind.NAVIGATION
            self.build.apart(words, replace(context, kind=kind))


_BUTTONS = frozenset({"submit", "button", "reset", "password", "file", "color", "range"})
_LEAVES: dict[str, Callable[[Walker, Tag], None]] = {
    "br": Walker._line_break,
    "hr": Walker._line_break,
    "img": Walker._picture,
    "svg": Walker._drawing,
    "input": Walker._input,
    "textarea": Walker._textarea,
    "select": Walker._select,
}
