"""Whose plan it is, for when and under what title, over documents of every kind."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from planlift.normalise.identity import read_identity
from planlift_parsers import Cell, Document, Kind, Paragraph, Table

DATA = Path(__file__).parent / "data" / "identities.toml"
DOCUMENTS = tomllib.loads(DATA.read_text(encoding="utf-8"))["document"]


def _block(line):
    if line.startswith("# "):
        return Paragraph(line[2:], Kind.HEADING, 1)
    return Paragraph(line)


def _plan():
    rows = (
        ("Ref", "Action", "Lead"),
        ("1", "Work with Bolton NHS Foundation Trust by May 2031", "HR Business Partner – NECS"),
    )
    cells = [
        Cell(row, column, paragraphs=[Paragraph(text)])
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Table(len(rows), 3, cells)


def read(case):
    blocks = [
        *(Paragraph(head, Kind.FURNITURE) for head in case.get("heads", [])),
        *(_block(line) for line in case["lines"]),
        _plan(),
    ]
    name = case.get("file", "plan.docx")
    return read_identity(Document(name, "docx", "t 1", blocks, title=case.get("property", "")))


def told(identity):
    whose = identity.organisation
    period = identity.period
    return {
        "organisation": (whose.ods_code or whose.name) if whose else "",
        "period": [
            period.label,
            *(day.isoformat() if day else "" for day in (period.start, period.end)),
        ],
        "title": identity.title,
    }


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case["lines"][0][:40])
def test_a_document_says_whose_it_is(case):
    assert told(read(case)) == {key: case[key] for key in ("organisation", "period", "title")}
