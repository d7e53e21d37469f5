"""The rows of the sample plans, as python-docx gives them: what the bench's files are made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx

FOLDER = Path(__file__).parent.parent / "samples"
NAMES = ("ccg", "wwl")


@dataclass(frozen=True, slots=True)
class Plan:
    """One sample plan.

    Attributes:
        title: its first line.
        header: labels of the columns.
        rows: texts of the cells of each row below the header; "" where one is empty.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def sample_plan(name: str) -> Plan:
    """The plan in `samples/NAME.docx`.

    Args:
        name: one of `NAMES`.
    """
    document = docx.Document(str(FOLDER / f"{name}.docx"))
    header, *rows = [
        tuple(cell.text.strip() for cell in row.cells) for row in document.tables[0].rows
    ]
    return Plan(document.paragraphs[0].text, header, tuple(rows))
