"""A sample as a Word document."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from quality.make.layout import BULLET, Cell, Grid, Heading, Label, Line, Look, Sample, Sheet, Text
from quality.make.stable import stable_zip

FONT_POINTS = 9
LABEL_LEVEL = 4


def render(sample: Sample) -> bytes:
    """The .docx file."""
    word = Document()
    word.styles["Normal"].font.size = Pt(FONT_POINTS)
    if not sample.look.upright:
        page = word.sections[0]
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    if sample.look.foot:
        word.sections[0].footer.paragraphs[0].text = sample.look.foot
    for block in sample.blocks:
        _add(word, block, sample.look)
    out = io.BytesIO()
    word.save(out)
    return stable_zip(out.getvalue())


def _add(word: Word, block: object, look: Look) -> None:
    match block:
        case Heading(text, level):
            word.add_heading(text, level)
        case Text():
            for line in block.lines:
                _write(word.add_paragraph(), line)
        case Label() if look.labels == "heading":
            word.add_heading(block.name, LABEL_LEVEL)
            for line in block.lines:
                _write(word.add_paragraph(), line)
        case Label():
            _label(word, block)
        case Grid():
            _grid(word, block, look)
        case Sheet():
            pass


def _label(word: Word, label: Label) -> None:
    first, *others = label.lines or (Line(""),)
    paragraph = word.add_paragraph()
    paragraph.add_run(f"{label.name}:").bold = True
    if first.mark:
        others = [first, *others]
    else:
        paragraph.add_run(f" {first.text}")
    for line in others:
        _write(word.add_paragraph(), line)


def _write(paragraph: Paragraph, line: Line, bold: bool = False) -> None:
    if line.mark == BULLET:
        paragraph.style = "List Bullet"
    text = line.text if line.mark in ("", BULLET) else line.plain
    paragraph.add_run(text).bold = bold or None


def _grid(word: Word, grid: Grid, look: Look) -> None:
    table = word.add_table(len(grid.rows), grid.columns, look.grid_style)
    places = [list(row.cells) for row in table.rows]
    for at, row in enumerate(grid.rows):
        head = at < grid.header
        if head and look.head_marked:
            mark = OxmlElement("w:tblHeader")
            table.rows[at]._tr.get_or_add_trPr().append(mark)
        for column, cell in enumerate(row):
            if cell is None:
                continue
            place = places[at][column]
            if cell.down > 1 or cell.across > 1:
                place = place.merge(places[at + cell.down - 1][column + cell.across - 1])
            _cell(place, cell, look.head_fill if head else "")
    word.add_paragraph()


def _cell(place: _Cell, cell: Cell, fill: str) -> None:
    for number, line in enumerate(cell.lines):
        paragraph = place.add_paragraph() if number else place.paragraphs[0]
        _write(paragraph, line, cell.bold)
    colour = cell.fill or fill
    if colour:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:color"), "auto")
        shade.set(qn("w:fill"), colour)
        place._tc.get_or_add_tcPr().append(shade)
