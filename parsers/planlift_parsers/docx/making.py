"""Word's own elements, made for formats that are read by being put into Word's terms.

Rich text and OpenDocument say what Word says, in other words. Their readers make the elements of
a Word document, and the one walk over Word's elements reads them all: merged cells, numbering,
hidden and deleted text come out the same, whatever the format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from planlift_parsers.docx.names import VAL, VML, Element, R, W
from planlift_parsers.docx.package import WordFile
from planlift_parsers.docx.pictures import HeldMedia
from planlift_parsers.docx.runs import BREAK
from planlift_parsers.enclosed import Enclosed
from planlift_parsers.pictures import Picture

# Characters that no XML may hold (XML 1.0, 2.2), and halves of letters that lost their other one.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINES = re.compile(f"({BREAK}|\t)")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks, as far as it matters to its reading.

    Attributes:
        bold: it is bold.
        hidden: it is hidden text.
        colour: "RRGGBB", None for the usual one.
        ground: colour right behind the text.
        font: name of its font.
        size: of its letters, in points.
        change: "del" or "ins" for a tracked change.
        slanted: it is italic.
        lined: it is underlined.
    """

    bold: bool = False
    hidden: bool = False
    colour: str | None = None
    ground: str | None = None
    font: str | None = None
    change: str = ""
    size: float | None = None
    slanted: bool = False
    lined: bool = False


PLAIN_RUN = RunLook()


@dataclass(frozen=True, slots=True)
class Measures:
    """Where the lines of a paragraph begin and its tabs lead to, in twentieths of a point.

    Attributes:
        stops: its tab stops.
        leaders: dots or dashes lead to one of them.
        left: where its lines begin.
        indent: how far behind that its first line begins; before it, where negative.
    """

    stops: tuple[int, ...] = ()
    leaders: bool = False
    left: int = 0
    indent: int = 0


UNMEASURED = Measures()


@dataclass(frozen=True, slots=True)
class Numbered:
    """The list of a paragraph: id of its `w:num`, level from 0."""

    number: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class CellShape:
    """What is said of a cell.

    Attributes:
        span: columns of the grid that it covers.
        fill: colour behind it.
        across: "restart" or "continue" of a merge with the cells beside it.
        down: "restart" or "continue" of a merge with the cells below it.
        rotated: its text runs up or down.
        deleted: its deletion is tracked.
    """

    span: int = 1
    fill: str | None = None
    across: str = ""
    down: str = ""
    rotated: bool = False
    deleted: bool = False


def made(parent: Element | None, name: str, value: str | None = None) -> Element:
    """An element of Word's.

    Args:
        parent: takes it as its last child; None for none.
        name: without namespace.
        value: its `w:val`.
    """
    tag = W + name
    element = etree.Element(tag) if parent is None else etree.SubElement(parent, tag)
    if value is not None:
        element.set(VAL, value)
    return element


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def shading(parent: Element, fill: str | None) -> None:
    """Give a paragraph's, run's or cell's properties a colour behind them."""
    if fill is not None:
        made(parent, "shd", "clear").set(W + "fill", fill)


def measured(properties: Element, measures: Measures) -> None:
    """Give a paragraph's properties its tab stops and indents."""
    if measures.stops:
        tabs = made(properties, "tabs")
        for place in measures.stops:
            stop = made(tabs, "tab", "left")
            stop.set(W + "pos", str(place))
            if measures.leaders:
                stop.set(W + "leader", "dot")
    if measures.left or measures.indent:
        indent = made(properties, "ind")
        indent.set(W + "left", str(measures.left))
        name = "hanging" if measures.indent < 0 else "firstLine"
        indent.set(W + name, str(abs(measures.indent)))


def add_run(paragraph: Element, text: str, look: RunLook) -> None:
    """Add text to a paragraph; a line feed is a hard line break, a tab a tab."""
    parent = made(paragraph, look.change) if look.change else paragraph
    run = made(parent, "r")
    _run_properties(run, look)
    words = "delText" if look.change == "del" else "t"
    for piece in _LINES.split(clean(text)):
        if piece == BREAK:
            made(run, "br")
        elif piece == "\t":
            made(run, "tab")
        elif piece:
            made(run, words).text = piece


def add_child(paragraph: Element, look: RunLook, child: Element) -> None:
    """Add a run that holds an element: a note's reference, a text box."""
    parent = made(paragraph, look.change) if look.change else paragraph
    run = made(parent, "r")
    _run_properties(run, look)
    run.append(child)


def _run_properties(run: Element, look: RunLook) -> None:
    if look is PLAIN_RUN:
        return
    properties = made(run, "rPr")
    if look.bold:
        made(properties, "b")
    if look.slanted:
        made(properties, "i")
    if look.lined:
        made(properties, "u", "single")
    if look.hidden:
        made(properties, "vanish")
    if look.colour is not None:
        made(properties, "color", look.colour)
    if look.font is not None:
        made(properties, "rFonts").set(W + "ascii", clean(look.font))
    if look.size is not None:
        made(properties, "sz", str(round(2 * look.size)))
    shading(properties, look.ground)


def text_box(content: Iterable[Element]) -> Element:
    """A drawing that holds a text box."""
    drawing = made(None, "pict")
    box = made(drawing, "txbxContent")
    box.extend(content)
    return drawing


def cell(shape: CellShape, content: Iterable[Element]) -> Element:
    """A table's cell."""
    element = made(None, "tc")
    properties = made(element, "tcPr")
    if shape.span > 1:
        made(properties, "gridSpan", str(shape.span))
    for name, value in (("hMerge", shape.across), ("vMerge", shape.down)):
        if value:
            made(properties, name, value)
    shading(properties, shape.fill)
    if shape.rotated:
        made(properties, "textDirection", "btLr")
    if shape.deleted:
        made(properties, "cellDel")
    element.extend(content)
    return element


def add_list(root: Element, key: str, abstract: str) -> Element:
    """Add a list (`w:num`), for paragraphs to name by its id.

    Args:
        root: of the lists.
        key: its id.
        abstract: id of what defines its levels.
    """
    num = made(root, "num")
    num.set(W + "numId", key)
    made(num, "abstractNumId", abstract)
    return num


def add_definition(root: Element, key: str) -> Element:
    """Add what defines the levels of lists (`w:abstractNum`), to take them."""
    abstract = made(root, "abstractNum")
    abstract.set(W + "abstractNumId", key)
    return abstract


def list_level(parent: Element | None, at: int, form: str, text: str, start: int) -> Element:
    """A level of a list.

    Args:
        parent: takes it; None for none.
        at: from 0.
        form: name of its number format ("decimal", "bullet").
        text: what it shows, with "%1" for the number of the first level.
        start: its first number.
    """
    level = made(parent, "lvl")
    level.set(W + "ilvl", str(at))
    made(level, "start", str(max(start, 0)))
    made(level, "numFmt", form)
    made(level, "lvlText", clean(text))
    return level


@dataclass(slots=True)
class MadeFile:
    """A Word document in the making.

    Attributes:
        body: its body.
        styles: root of its styles.
        numbering: root of its lists.
        parts: name of the part's kind ("footnotes") -> its root.
        running: headers and footers: "header" or "footer", and the root.
        title: title in its properties.
        background: colour of its pages, None for white.
        tab_stop: distance of the usual tab stops in twentieths of a point, None for Word's own.
        media: its pictures.
        enclosed: what the file holds beside its text.
        template: address of an attached template, "" if none.
    """

    body: Element = field(default_factory=lambda: made(None, "body"))
    styles: Element = field(default_factory=lambda: made(None, "styles"))
    numbering: Element = field(default_factory=lambda: made(None, "numbering"))
    parts: dict[str, Element] = field(default_factory=dict)
    running: list[tuple[str, Element]] = field(default_factory=list)
    title: str = ""
    background: str | None = None
    tab_stop: int | None = None
    media: HeldMedia = field(default_factory=HeldMedia)
    enclosed: Enclosed = field(default_factory=Enclosed)
    template: str = ""

    def style(self, key: str, name: str, kind: str = "paragraph") -> Element:
        """Add a style.

        Args:
            key: its id.
            name: as Word names it in English ("heading 1").
            kind: "paragraph" or "character".
        """
        style = made(self.styles, "style")
        style.set(W + "styleId", clean(key))
        style.set(W + "type", kind)
        made(style, "name", clean(name))
        return style

    def note(self, kind: str) -> tuple[Element, Element]:
        """Add a note.

        Args:
            kind: "footnote", "endnote" or "comment".

        Returns:
            The note, to take its blocks, and the reference to it, to be put into a run.
        """
        root = self.parts.setdefault(f"{kind}s", made(None, f"{kind}s"))
        key = str(len(root) + 1)
        note = made(root, kind)
        reference = made(None, f"{kind}Reference")
        for element in (note, reference):
            element.set(W + "id", key)
        return note, reference

    def picture(self, picture: Picture) -> Element:
        """Add a picture; what shows it comes back, to be put into a run."""
        key = f"picture{len(self.media.files)}"
        self.media.files[key] = (picture.name, picture.data)
        drawing = made(None, "pict")
        size = f"width:{picture.width:.2f}pt;height:{picture.height:.2f}pt"
        shape = etree.SubElement(drawing, VML + "shape", style=size, alt=clean(picture.words))
        etree.SubElement(shape, VML + "imagedata").set(R + "id", key)
        return drawing

    def file(self) -> WordFile:
        """The document, as the reader of Word files takes it."""
        document = made(None, "document")
        settings = made(None, "settings")
        by_kind = {
            "styles": self.styles, "numbering": self.numbering, "settings": settings, **self.parts
        }  # fmt: skip
        if self.background is not None:
            made(document, "background").set(W + "color", self.background)
            made(settings, "displayBackgroundShape")
        if self.tab_stop is not None:
            made(settings, "defaultTabStop", str(self.tab_stop))
        document.append(self.body)
        made_file = WordFile(
            self.body, document, by_kind=by_kind, title=self.title, media=self.media
        )
        made_file.enclosed, made_file.template = self.enclosed, self.template
        section = made(self.body, "sectPr")
        for number, (kind, root) in enumerate(self.running):
            key = f"running{number}"
            made(section, f"{kind}Reference").set(R + "id", key)
            made_file.parts[key] = root
        return made_file
