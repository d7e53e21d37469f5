"""Plans written with care, as documents: what an officer would find nothing wrong with.

Each file in `clean/` is one plan: its title, organisation, the text around the actions, and a table
with `|` between cells. They hold on purpose what could be taken for a fault: programmes with people's
names, wards and places, mailboxes of teams, dates of completion.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import docx

FOLDER = Path(__file__).parent / "clean"


@dataclass(frozen=True, slots=True)
class CleanPlan:
    """One plan; `rows` begins with the header."""

    name: str
    title: str
    organisation: str
    around: str
    rows: tuple[tuple[str, ...], ...]

    def as_docx(self) -> bytes:
        """A Word file as people make them: a title, a line or two, one table."""
        document = docx.Document()
        document.add_heading(self.title, level=1)
        document.add_paragraph(self.organisation)
        document.add_paragraph(self.around)
        table = document.add_table(rows=0, cols=len(self.rows[0]), style="Table Grid")
        for texts in self.rows:
            for cell, text in zip(table.add_row().cells, texts, strict=True):
                cell.text = text
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()


def clean_plans() -> list[CleanPlan]:
    return [_plan(path) for path in sorted(FOLDER.glob("*.txt"))]


def _plan(path: Path) -> CleanPlan:
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line.split(": ", 1) for line in lines[:4])
    rows = [head["columns"], *lines[4:]]
    cells = tuple(tuple(cell.strip() for cell in row.split("|")) for row in rows)
    return CleanPlan(path.stem, head["title"], head["organisation"], head["around"], cells)
