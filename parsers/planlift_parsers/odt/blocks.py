"""Puts an OpenDocument text into Word's terms: paragraphs, lists, tables, what hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from planlift_parsers.docx.making import (
    PLAIN_RUN,
    MadeFile,
    RunLook,
    add_child,
    add_run,
    made,
    measured,
    shading,
    text_box,
)
from planlift_parsers.docx.names import Element, whole
from planlift_parsers.limits import Limits
from planlift_parsers.odf.names import DRAW, OFFICE, TABLE, TEXT
from planlift_parsers.odf.pictures import FRAME, OdfPictures
from planlift_parsers.odf.styles import Given, Styles, over
from planlift_parsers.odt.changes import Changes
from planlift_parsers.odt.lists import Here, Lists
from planlift_parsers.odt.tables import TableMaker

_PARAGRAPH, _HEADING, _LIST = TEXT + "p", TEXT + "h", TEXT + "list"
_INDEXES = frozenset(
    TEXT + name
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
        "alphabetical-index", "bibliography",
    )
)  # fmt: skip
_OPEN = frozenset({TEXT + "index-body", TEXT + "index-title", DRAW + "a"})
_CONTENTS = "contents"
_DEEPEST_OUTLINE = 8
# What holds words that are not shown where it stands.
_UNSHOWN = frozenset(
    {
        TEXT + "tracked-changes", TEXT + "sequence-decls", TEXT + "variable-decls",
        TEXT + "user-field-decls", TEXT + "note-citation", TEXT + "ruby-text", OFFICE + "forms",
        TEXT + "script", TEXT + "index-source", DRAW + "glue-point",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Setting:
    """What surrounds a block.

    Attributes:
        listed: its place in a list.
        hidden: it stands in a section that is not shown.
        contents: it stands in a table of contents.
    """

    listed: Here | None = None
    hidden: bool = False
    contents: bool = False


class Writer:
    """Writes one document.

    Args:
        file: takes it.
        styles: its styles.
        pictures: its pictures.
        limits: `cells` and `span` are kept here; the rest where Word's terms are read.
    """

    def __init__(
        self, file: MadeFile, styles: Styles, pictures: OdfPictures, limits: Limits
    ) -> None:
        self._file = file
        self._styles = styles
        self._pictures = pictures
        self._lists = Lists(file, styles)
        self._tables = TableMaker(styles, limits, self.apart)
        self._changes = Changes(made(None, "body"))
        file.style(_CONTENTS, "toc 1")
        file.tab_stop = styles.tab_stop()

    def body(self, element: Element) -> None:
        """Write the body (`office:text`)."""
        self._changes = Changes(element)
        self._file.body.extend(self._blocks(element, _Setting()))

    def apart(self, element: Element) -> list[Element]:
        """The blocks of a cell, note, box or header."""
        return list(self._blocks(element, _Setting()))

    def _blocks(self, children: Iterable[Element], setting: _Setting) -> Iterator[Element]:
        for child in children:
            tag = child.tag
            if tag in (_PARAGRAPH, _HEADING):
                yield self._paragraph(child, setting)
            elif tag == _LIST:
                yield from self._list(child, setting)
            elif tag == TABLE + "table":
                yield self._tables.make(child)
            elif tag == TEXT + "section":
                hidden = setting.hidden or child.get(TEXT + "display") == "none"
                yield from self._blocks(child, replace(setting, hidden=hidden))
            elif tag in _INDEXES:
                yield from self._blocks(child, replace(setting, contents=True))
            elif tag in _OPEN or tag == TEXT + "numbered-paragraph":
                yield from self._blocks(child, setting)
            elif isinstance(tag, str) and tag not in _UNSHOWN:
                yield from self._loose(child)

    def _loose(self, element: Element) -> Iterator[Element]:
        """What stands between paragraphs and is none: drawings, marks of changes."""
        paragraph = made(None, "p")
        self._take(element, paragraph, Given(), False)
        if len(paragraph):
            yield paragraph

    def _list(self, element: Element, setting: _Setting) -> Iterator[Element]:
        here = self._lists.enter(element, setting.listed, self._usual(element))
        for item in element:
            if item.tag == TEXT + "list-item":
                here = self._lists.started(here, item)
            yield from self._item(item, here, setting, item.tag == TEXT + "list-item")

    def _item(
        self, item: Element, here: Here, setting: _Setting, numbered: bool
    ) -> Iterator[Element]:
        """An item: its first paragraph has the number, the others stand below it."""
        for child in item:
            if child.tag in (_PARAGRAPH, _HEADING):
                place = here if numbered else None
                yield self._paragraph(child, replace(setting, listed=place))
                numbered = False
            elif child.tag == _LIST:
                yield from self._list(child, replace(setting, listed=here))
            else:
                yield from self._blocks([child], replace(setting, listed=None))

    def _usual(self, element: Element) -> str:
        """The list style that the paragraphs of a list bring."""
        first = next(element.iter(_PARAGRAPH, _HEADING), None)
        if first is None:
            return ""
        return self._styles.of("paragraph", first.get(TEXT + "style-name")).listed or ""

    # Paragraphs

    def _paragraph(self, element: Element, setting: _Setting) -> Element:
        style = self._styles.of("paragraph", element.get(TEXT + "style-name"))
        level = style.level or 0
        if element.tag == _HEADING:
            level = whole(element.get(TEXT + "outline-level"), level or 1)
        listed = setting.listed
        if listed is None and element.tag == _HEADING and not element.get(TEXT + "is-list-header"):
            listed = self._lists.outline(level)
        paragraph = made(None, "p")
        properties = made(paragraph, "pPr")
        if setting.contents:
            made(properties, "pStyle", _CONTENTS)
        elif level:
            made(properties, "outlineLvl", str(min(level - 1, _DEEPEST_OUTLINE)))
        if listed is not None:
            numbered = made(properties, "numPr")
            made(numbered, "ilvl", str(listed.level))
            made(numbered, "numId", listed.number)
        shading(properties, style.ground or None)
        measured(properties, style.measures)
        self._inline(element, paragraph, style, setting.hidden)
        return paragraph

    def _inline(self, element: Element, paragraph: Element, given: Given, hidden: bool) -> None:
        """Add what stands in a paragraph or span."""
        self._words(element.text, paragraph, given, hidden)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _UNSHOWN:
                self._take(child, paragraph, given, hidden)
            self._words(child.tail, paragraph, given, hidden)

    def _words(self, text: str | None, paragraph: Element, given: Given, hidden: bool) -> None:
        if text:
            spaced = " ".join(text.split()) if text.strip() else ""
            before, behind = text[:1].isspace(), text[-1:].isspace()
            spaced = f"{' ' if before else ''}{spaced}{' ' if behind and spaced else ''}"
            add_run(paragraph, spaced, self._look(given, hidden))

    def _take(self, child: Element, paragraph: Element, given: Given, hidden: bool) -> None:
        """Add one child of a paragraph."""
        tag = str(child.tag)
        look = self._look(given, hidden)
        if tag in _SPACES:
            add_run(paragraph, _SPACES[tag], look)
        elif tag == TEXT + "span":
            own = self._styles.of("text", child.get(TEXT + "style-name"))
            self._inline(child, paragraph, over(own, given), hidden)
        elif tag == TEXT + "change":
            add_run(paragraph, self._changes.deleted(child), replace(look, change="del"))
        elif tag in (TEXT + "change-start", TEXT + "change-end"):
            self._changes.pass_mark(child)
        elif tag in _NOTES:
            _NOTES[tag](self, child, paragraph, look)
        elif tag.startswith(DRAW):
            self._drawing(child, paragraph, look)
        else:
            self._inline(child, paragraph, given, hidden)

    def _look(self, given: Given, hidden: bool) -> RunLook:
        look = RunLook(
            bool(given.bold),
            bool(given.hidden) or hidden,
            given.ink or None,
            given.behind or None,
            given.font,
            self._changes.here,
            given.size,
            bool(given.slanted),
            bool(given.lined),
        )
        return PLAIN_RUN if look == PLAIN_RUN else look

    # What hangs on a paragraph

    def _note(self, element: Element, paragraph: Element, look: RunLook) -> None:
        kind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
        body = element.find(TEXT + "note-body")
        note, reference = self._file.note(kind)
        note.extend([] if body is None else self.apart(body))
        add_child(paragraph, look, reference)

    def _comment(self, element: Element, paragraph: Element, look: RunLook) -> None:
        note, reference = self._file.note("comment")
        words = [child for child in element if child.tag in (_PARAGRAPH, _LIST)]
        note.extend(list(self._blocks(words, _Setting())))
        add_child(paragraph, look, reference)

    def _drawing(self, element: Element, paragraph: Element, look: RunLook) -> None:
        """Text boxes and shapes with words in them, and pictures; an object is only noted."""
        if element.tag == DRAW + "text-box" or element.find(_PARAGRAPH) is not None:
            add_child(paragraph, look, text_box(self.apart(element)))
            return
        if element.tag == FRAME and (picture := self._pictures.shown_in(element)):
            add_child(paragraph, look, self._file.picture(picture))
            return
        if element.tag == DRAW + "object":
            add_child(paragraph, look, made(None, "pict"))
            return
        for child in element:
            if isinstance(child.tag, str) and child.tag.startswith(DRAW):
                self._drawing(child, paragraph, look)


_SPACES = {TEXT + "s": " ", TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_NOTES: dict[str, Callable[[Writer, Element, Element, RunLook], None]] = {
    TEXT + "note": Writer._note,
    OFFICE + "annotation": Writer._comment,
}
