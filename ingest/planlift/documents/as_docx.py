"""A document in planlift's own layout as a Word file."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from typing import cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from planlift.documents.content import Content, Part
from planlift.documents.lines import blocks_of
from planlift.documents.look import (
    COLOURS,
    FONT,
    HEAD_FILL,
    HEAD_INK,
    LABEL_FILL,
    LANGUAGE,
    MOST_COLUMNS_A4,
    RULE,
    letters,
)
from planlift.documents.packages import repacked
from planlift.normalise.house import layout

_A4, _A3 = (Mm(297), Mm(210)), (Mm(420), Mm(297))
_MARGIN = Mm(15)
_DETAILS = Mm(180)  # width of the table of details
_CREATED = dt.datetime(2000, 1, 1)  # the same plan must give the same bytes
_BODY_POINTS, _CELL_POINTS = 10, 9
_BULLETS = "List Bullet"


def as_docx(content: Content) -> bytes:
    """The Word file: headings, tables with a header row that repeats, lists as lists.

    Its language and title are set, and nothing in it can run.
    """
    document = docx.Document()
    _set_properties(document, content.title)
    _set_styles(document)
    room = _set_page(document, len(content.actions.headers))
    document.add_heading(content.title, level=1)
    for part in content.parts:
        document.add_heading(part.heading, level=2)
        if part is content.actions:
            for line in content.guidance:
                document.add_paragraph(line)
        by_row = part is content.about
        _add_table(document, part, min(room, _DETAILS) if by_row else room, by_row=by_row)
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title[:255], LANGUAGE  # as many letters as Word takes
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _CREATED


def _set_styles(document: Document) -> None:
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGE)
    for name, points in (("Normal", _BODY_POINTS), ("Heading 1", 18), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(points)
        for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(script), None)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(HEAD_FILL)
    document.styles[_BULLETS].paragraph_format.space_after = Pt(0)


def _set_page(document: Document, columns: int) -> int:
    """A page on its side, as large as the columns need; gives the width between its margins."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    width, height = _A4 if columns <= MOST_COLUMNS_A4 else _A3
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN
    return width - 2 * _MARGIN


def _add_table(document: Document, part: Part, room: int, *, by_row: bool) -> None:
    table = document.add_table(rows=len(part.rows) + 1, cols=len(part.headers), style="Table Grid")
    table.autofit = False
    _mark(table, by_row=by_row)
    widths = letters(part)
    sizes = [Emu(room * width // sum(widths)) for width in widths]
    for column, size in zip(table.columns, sizes, strict=True):
        column.width = size
    for at, (row, words) in enumerate(zip(table.rows, (part.headers, *part.rows), strict=True)):
        for place, (tc, text) in enumerate(zip(row._tr.tc_lst, words, strict=True)):
            tc.width = sizes[place]
            look = _look(part.headers[place], text, head=at == 0, label=by_row and place == 0)
            _fill(_Cell(tc, table), text, look)
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:cantSplit"))
    header.append(OxmlElement("w:tblHeader"))


def _mark(table: Table, *, by_row: bool) -> None:
    """Tells screen readers which cells are headers, and draws pale rules."""
    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_with(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    layouts = properties.findall(qn("w:tblLayout"))
    (layouts[0].addprevious if layouts else properties.append)(borders)
    marks = {"firstRow": True, "firstColumn": by_row, "noHBand": True, "noVBand": True}
    flags = {name: str(int(on)) for name, on in marks.items()}
    properties.append(_with("w:tblLook", val="06A0" if by_row else "0620", **flags))


def _with(tag: str, **values: str) -> BaseOxmlElement:
    made = cast(BaseOxmlElement, OxmlElement(tag))
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks: colours as "RRGGBB"."""

    fill: str | None = None
    ink: str | None = None
    bold: bool = False


def _look(header: str, text: str, *, head: bool, label: bool) -> _Look:
    if head:
        return _Look(HEAD_FILL, HEAD_INK, bold=True)
    if label:
        return _Look(LABEL_FILL, bold=True)
    return _Look(*COLOURS[text]) if header == layout.RAG and text in COLOURS else _Look()


def _fill(cell: _Cell, text: str, look: _Look) -> None:
    if look.fill:
        shade = _with("w:shd", val="clear", color="auto", fill=look.fill)
        cell._tc.get_or_add_tcPr().append(shade)
    blank = cell.paragraphs[0]
    for block in blocks_of(text):
        for line in block.lines:
            paragraph = blank if not blank.runs else cell.add_paragraph()
            if block.bullets:
                paragraph.style = _BULLETS
            _write(paragraph, line, look)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)


def _write(paragraph: Paragraph, line: str, look: _Look) -> None:
    run = paragraph.add_run(line)
    run.font.size = Pt(_CELL_POINTS)
    if look.bold:
        run.font.bold = True
    if look.ink:
        run.font.color.rgb = RGBColor.from_string(look.ink)
