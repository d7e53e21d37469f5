"""A sample as a ruled PDF, drawn by ReportLab."""

from __future__ import annotations

import io
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from quality.make.layout import BULLET, Grid, Heading, Label, Line, Look, Sample, Sheet, Text

MARGIN = 36
PAD = 4
FONT, BOLD = "Helvetica", "Helvetica-Bold"
SIZES = ((5, 9.0), (8, 8.0), (99, 6.5))  # most columns: font size that keeps words whole
LIST_INDENT = 14
HEAD_SIZES = {1: 16, 2: 13, 3: 11, 4: 10}


def render(sample: Sample) -> bytes:
    """The .pdf file."""
    out = io.BytesIO()
    size = A4 if sample.look.upright else landscape(A4)
    page = SimpleDocTemplate(
        out,
        pagesize=size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=sample.title,
        invariant=1,
    )

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 7)
        if sample.look.foot:
            canvas.drawString(MARGIN, MARGIN / 2, sample.look.foot)

    width = size[0] - 2 * MARGIN - 2 * PAD - 4
    flow = [part for block in sample.blocks for part in _block(block, sample.look, width)]
    while flow and isinstance(flow[0], PageBreak):
        flow.pop(0)
    page.build(flow, onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def _block(block: object, look: Look, width: float) -> list[Flowable]:
    match block:
        case Heading(text, level):
            return [_paragraph(Line(text), HEAD_SIZES[level], BOLD), Spacer(1, 4)]
        case Text():
            return [*(_paragraph(line, 9.5, FONT) for line in block.lines), Spacer(1, 6)]
        case Label():
            return _label(block)
        case Grid():
            return [_table(block, look, width), Spacer(1, 10)]
        case Sheet():
            return [PageBreak()]
        case _:
            return []


def _label(label: Label) -> list[Flowable]:
    first, *rest = label.lines or (Line(""),)
    others = [first, *rest] if first.mark else rest
    words = "" if first.mark else f" {escape(first.text)}"
    style = ParagraphStyle("label", fontName=FONT, fontSize=9.5, leading=12, spaceAfter=3)
    head = Paragraph(f"<b>{escape(label.name)}:</b>{words}", style)
    return [head, *(_paragraph(line, 9.5, FONT) for line in others)]


def _paragraph(line: Line, size: float, font: str) -> Paragraph:
    indent = LIST_INDENT if line.mark else 0
    style = ParagraphStyle(
        "cell",
        fontName=font,
        fontSize=size,
        leading=size * 1.2,
        leftIndent=indent,
        bulletIndent=0,
        bulletFontName=font,
        bulletFontSize=size,
        spaceAfter=2,
    )
    mark = "•" if line.mark == BULLET else line.mark
    return Paragraph(escape(line.text), style, bulletText=mark or None)


def _table(grid: Grid, look: Look, width: float) -> Table:
    size = next(points for most, points in SIZES if grid.columns <= most)
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [("LEFTPADDING", (0, 0), (-1, -1), PAD), ("RIGHTPADDING", (0, 0), (-1, -1), PAD)]
    data: list[list[object]] = []
    for at, row in enumerate(grid.rows):
        data.append([])
        for column, cell in enumerate(row):
            if cell is None:
                data[-1].append("")
                continue
            font = BOLD if cell.bold else FONT
            data[-1].append([_paragraph(line, size, font) for line in cell.lines])
            end = (column + cell.across - 1, at + cell.down - 1)
            if end != (column, at):
                style.append(("SPAN", (column, at), end))
            fill = cell.fill or (look.head_fill if at < grid.header else "")
            if fill:
                style.append(("BACKGROUND", (column, at), end, colors.HexColor(f"#{fill}")))
    repeat = grid.header if look.head_marked else 0
    split = 1 if look.split else 0
    return Table(
        data, colWidths=_widths(grid, width, size), style=style, repeatRows=repeat, splitInRow=split
    )


def _widths(grid: Grid, width: float, size: float) -> list[float]:
    """Room for the longest word of each column; what is left by the amount of text."""
    least, amount = [20.0] * grid.columns, [1.0] * grid.columns
    for row in grid.rows:
        for column, cell in enumerate(row):
            if cell is None or cell.across > 1:
                continue
            words = cell.text.split() or [""]
            longest = max(stringWidth(word, BOLD, size) for word in words)
            least[column] = max(least[column], longest + 2 * PAD + 12)
            amount[column] = max(amount[column], len(cell.text) ** 0.6)
    spare = max(width - sum(least), 0)
    return [low + spare * share / sum(amount) for low, share in zip(least, amount, strict=True)]
