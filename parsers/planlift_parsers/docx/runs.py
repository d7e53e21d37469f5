"""From a paragraph's XML to pieces of text: runs, fields, symbols, and what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift_parsers.document import Kind
from planlift_parsers.docx.colours import Palette, looks_same
from planlift_parsers.docx.look import STRUCK, Look, look_of
from planlift_parsers.docx.names import (
    DIAGRAM,
    MATH,
    RUN,
    RUN_PROPERTIES,
    VAL,
    VML,
    Element,
    R,
    W,
    is_on,
    whole,
)
from planlift_parsers.docx.pictures import Shown, shown_in
from planlift_parsers.docx.styles import StyleSheet
from planlift_parsers.docx.symbols import in_font, symbol
from planlift_parsers.docx.wrappers import content

BREAK = "\n"
CHECKED, UNCHECKED = "☒", "☐"
_TEXT, _DELETED_TEXT, _FIELD_CHAR = W + "t", W + "delText", W + "fldChar"
_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": BREAK,
    W + "cr": BREAK,
    W + "noBreakHyphen": "-",
}
_NOTES = frozenset(W + name for name in ("footnoteReference", "endnoteReference"))
_COMMENT = W + "commentReference"
_PICTURES = frozenset(W + name for name in ("drawing", "pict", "object"))
_BOX = W + "txbxContent"
_SUBDOCUMENT = W + "subDoc"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of one look.

    Attributes:
        text: as written; a line feed is a hard line break.
        look: how it looks.
        aside: what it is if it stands apart from the text, else None.
    """

    text: str
    look: Look
    aside: Kind | None = None


@dataclass(slots=True)
class Inline:
    """What stands in a paragraph, in order.

    Attributes:
        pieces: its text.
        boxes: `w:txbxContent` of the text boxes anchored in it, and DELETED if deleted.
        notes: references to foot- and endnotes and comments: element, and DELETED if deleted.
        diagrams: relationship ids of SmartArt data.
        pictures: it holds a picture, drawing or embedded object.
        shown: its pictures, and DELETED if deleted.
        linked: it holds a reference to a subdocument.
    """

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[Element, Kind | None]] = field(default_factory=list)
    notes: list[tuple[Element, Kind | None]] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    pictures: bool = False
    shown: list[tuple[Shown, Kind | None]] = field(default_factory=list)
    linked: bool = False

    def joined(self, after: Inline) -> Inline:
        """This with what stands in the paragraph after it."""
        self.pieces += after.pieces
        self.boxes += after.boxes
        self.notes += after.notes
        self.diagrams += after.diagrams
        self.pictures |= after.pictures
        self.shown += after.shown
        self.linked |= after.linked
        return self


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a paragraph's text.

    Attributes:
        look: what its style and table give the text.
        ground: colour behind it ("RRGGBB"), or None where it cannot be told.
        replaced: text that is struck through stands beside what replaces it.
    """

    look: Look
    ground: str | None
    replaced: bool = False


class RunReader:
    """Reads the text of paragraphs.

    Args:
        sheet: the document's styles.
        palette: its colours.
    """

    def __init__(self, sheet: StyleSheet, palette: Palette) -> None:
        self._sheet = sheet
        self._palette = palette

    def read(self, paragraph: Element, setting: Setting) -> Inline:
        """What stands in a paragraph (`w:p`)."""
        made = Inline()
        fields: list[bool] = []  # the fields open here: True while in the instruction
        for child, aside in content(paragraph):
            tag = child.tag
            if tag == RUN:
                self._run(child, aside, setting, made, fields)
            elif tag.startswith(MATH):
                text = "".join(text.text or "" for text in child.iter(MATH + "t"))
                made.pieces.append(Piece(text, setting.look, aside))
            elif tag == _SUBDOCUMENT:
                made.linked = True
        return made

    def _run(
        self, run: Element, aside: Kind | None, setting: Setting, made: Inline, fields: list[bool]
    ) -> None:
        look = self._look(run, setting.look)
        aside = aside or _hidden(look, setting.ground)
        if aside is None and setting.replaced and look.struck:
            aside = Kind.DELETED
        for child, inner in content(run):
            tag = child.tag
            kind = aside or inner
            if tag == _FIELD_CHAR:
                _step(child, fields)
                text = _form(child)
            elif any(fields) or tag == RUN_PROPERTIES:
                continue
            elif tag == _TEXT:
                text = in_font(look.font, (child.text or "").replace(BREAK, " "))
            elif tag == _DELETED_TEXT:
                text, kind = child.text or "", Kind.DELETED
            else:
                text = _other(child, kind, made)
            if text:
                made.pieces.append(Piece(text, look, kind))

    def _look(self, run: Element, base: Look) -> Look:
        properties = run.find(RUN_PROPERTIES)
        if properties is None:
            return base
        own, style = look_of(properties, self._palette)
        if style is not None:
            base = self._sheet.run(style).toggled(base)
        return own.over(base)


def replaces(element: Element) -> bool:
    """Whether a paragraph or cell has text that is struck through, and other text beside it.

    Where all of it is struck ("done"), none of it was replaced.
    """
    struck = {
        any(
            is_on(mark.get(VAL))
            for tag in STRUCK
            for mark in run.iterfind(f"{RUN_PROPERTIES}/{tag}")
        )
        for run in element.iter(RUN)
        if any((text.text or "").strip() for text in run.iterfind(_TEXT))
    }
    return len(struck) > 1


def _hidden(look: Look, ground: str | None) -> Kind | None:
    """HIDDEN for hidden text, and for ink in the colour of what lies behind it."""
    if look.hidden:
        return Kind.HIDDEN
    behind = look.ground or ground
    if behind is None or look.colour in (None, "auto") or look.colour is None:
        return None
    return Kind.HIDDEN if looks_same(look.colour, behind) else None


def _step(mark: Element, fields: list[bool]) -> None:
    """Follow a complex field: begin, separate (the result follows), end."""
    kind = mark.get(W + "fldCharType")
    if kind == "begin":
        fields.append(True)
    elif fields and kind == "separate":
        fields[-1] = False
    elif fields and kind == "end":
        fields.pop()


def _form(mark: Element) -> str:
    """What a form field shows that has no result of its own: a tick box, a chosen entry."""
    data = mark.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        return CHECKED if state is not None and is_on(state.get(VAL)) else UNCHECKED
    chooser = data.find(W + "ddList")
    if chooser is None:
        return ""
    entries = chooser.findall(W + "listEntry")
    chosen = chooser.find(W + "result")
    at = 0 if chosen is None else whole(chosen.get(VAL), 0)
    return (entries[at].get(VAL) or "") if 0 <= at < len(entries) else ""


def _other(child: Element, aside: Kind | None, made: Inline) -> str:
    """The text of a run's less common children; what hangs on them goes into `made`."""
    tag = child.tag
    if tag in _FIXED:
        return _FIXED[tag]
    if tag == W + "sym":
        return symbol(child.get(W + "font") or "", child.get(W + "char") or "")
    if tag == W + "ruby":
        return "".join(text.text or "" for text in child.iterfind(f"{W}rubyBase//{_TEXT}"))
    if tag in _NOTES or tag == _COMMENT:
        made.notes.append((child, aside))
    elif tag in _PICTURES:
        return _drawn(child, Kind.DELETED if aside is Kind.DELETED else None, made)
    return ""


def _drawn(picture: Element, aside: Kind | None, made: Inline) -> str:
    """Text boxes and diagrams of a drawing go into `made`; the words of WordArt come back.

    The boxes inside a box are left to its own turn.
    """
    made.pictures = True
    made.shown += [(shown, aside) for shown in shown_in(picture)]
    stack: list[Element] = [picture]
    words: list[str] = []
    while stack:
        node = stack.pop()
        if node.tag == _BOX:
            made.boxes.append((node, aside))
            continue
        if node.tag == VML + "textpath" and (text := node.get("string")):
            words.append(text)
        if node.tag == DIAGRAM + "relIds" and (key := node.get(R + "dm")):
            made.diagrams.append(key)
        stack.extend(child for child, _ in reversed(list(content(node))))
    return BREAK.join(words)
