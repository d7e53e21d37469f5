"""Sets a plan in pages as Word does: rows are cut where a page ends, and closed on both sides.

ReportLab's own tables leave a cut row open below, which word processors do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, Table

from bench.samples import Plan

MARGIN = 42.0  # points; as below
SIZE, LEADING, PAD = 11.0, 13.2, 6.0
# Shares of the page's width, by the number of columns, that break no word.
WIDTHS = {8: (1.15, 2.2, 1.8, 3.2, 1.7, 1.4, 1.3, 1.1), 4: (0.6, 3.0, 4.0, 4.0)}
RAG = ("#92D050", "#FFC000", "#FF0000")
HEAD = "#D9E2F3"
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=24)
STYLES = {
    face: ParagraphStyle(face, fontName=face, fontSize=SIZE, leading=LEADING)
    for face in ("Helvetica", "Helvetica-Bold")
}
# What frames of ReportLab take off the page on each side, and room for rounding.
_FRAME, _SPARE = 6.0, 4.0

_Cell = list[Paragraph]
_Row = list[_Cell]


def typeset(plan: Plan) -> list[Flowable]:
    """A plan's title and its table, with a page break wherever a page is full."""
    return _Setter(plan).flow()


class _Setter:
    """Fills page after page with the rows of one plan."""

    def __init__(self, plan: Plan) -> None:
        width, height = landscape(A4)
        shares = WIDTHS[len(plan.header)]
        unit = (width - 2 * MARGIN - 2 * _FRAME) / sum(shares)
        self.plan = plan
        self.widths = [share * unit for share in shares]
        self.head = [_cell(label, "Helvetica-Bold") for label in plan.header]
        self.room = height - 2 * MARGIN - 2 * _FRAME - _SPARE

    def flow(self) -> list[Flowable]:
        done: list[Flowable] = [Paragraph(escape(self.plan.title), TITLE)]
        room = self.room - TITLE.leading
        page, fills = [self.head], [HEAD]
        left = room - self._height(self.head)
        for at, texts in enumerate(self.plan.rows):
            fill = "" if texts[-1] else RAG[at % len(RAG)]
            row: _Row | None = [_cell(text, "Helvetica") for text in texts]
            while row is not None:
                fits, row = self._cut(row, left)
                if fits is not None:
                    page, fills = [*page, fits], [*fills, fill]
                    left -= self._height(fits)
                if row is not None:
                    done += [self._table(page, fills), PageBreak()]
                    page, fills = [self.head], [HEAD]
                    left = self.room - self._height(self.head)
        return [*done, self._table(page, fills)]

    def _height(self, row: _Row) -> float:
        highest: float = max(
            sum(part.wrap(width - 2 * PAD, 1e6)[1] for part in cell)
            for cell, width in zip(row, self.widths, strict=True)
        )
        return 2 * PAD + highest

    def _cut(self, row: _Row, left: float) -> tuple[_Row | None, _Row | None]:
        """What of a row fits into the room that is left, and the rest of it."""
        if self._height(row) <= left:
            return row, None
        if left < 2 * PAD + LEADING:
            return None, row
        parts = [
            _cut_cell(cell, width - 2 * PAD, left - 2 * PAD)
            for cell, width in zip(row, self.widths, strict=True)
        ]
        return [upper for upper, _ in parts], [lower for _, lower in parts]

    def _table(self, rows: Sequence[_Row], fills: Sequence[str]) -> Table:
        style = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor(HEAD)),
            *((f"{side}PADDING", (0, 0), (-1, -1), PAD) for side in ("TOP", "BOTTOM")),
        ]
        if self.plan.header[0] == self.plan.header[1]:  # a merged cell, that python-docx doubles
            style.append(("SPAN", (0, 0), (1, 0)))
        for at, fill in enumerate(fills):
            if fill and at:
                style.append(("BACKGROUND", (-1, at), (-1, at), colors.HexColor(fill)))
        return Table(rows, colWidths=self.widths, style=style)


def _cell(text: str, face: str) -> _Cell:
    return [Paragraph(escape(line), STYLES[face]) for line in text.split("\n")]


def _cut_cell(cell: _Cell, width: float, room: float) -> tuple[_Cell, _Cell]:
    upper: _Cell = []
    for at, part in enumerate(cell):
        height = part.wrap(width, 1e6)[1]
        if height <= room:
            upper.append(part)
            room -= height
            continue
        pieces = part.split(width, room) if room >= LEADING else []
        return [*upper, *pieces[:1]], [*(pieces[1:] or [part]), *cell[at + 1 :]]
    return upper, []
