"""Draws the samples and writes them with their truth."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from quality.make import as_docx, as_html, as_pdf, as_text, as_writer, as_xlsx
from quality.make.layout import Sample
from quality.make.samples_blocks import BLOCKS
from quality.make.samples_cards import CARDS
from quality.make.samples_grids import GRIDS
from quality.make.samples_headed import HEADED
from quality.make.samples_headers import HEADERS
from quality.make.samples_long import LONGER
from quality.make.samples_merged import MERGED
from quality.make.samples_parts import PARTED
from quality.make.samples_reports import REPORTS
from quality.make.samples_shapes import SHAPES
from quality.make.samples_texts_blocks import BLOCK_WRITINGS, TYPED_BLOCKS
from quality.make.samples_texts_tables import TABLE_WRITINGS, TYPED_TABLES
from quality.make.samples_trackers import TRACKERS

BY_KIND: dict[str, tuple[Sample, ...]] = {
    "grids": GRIDS,
    "trackers and logs": TRACKERS,
    "merged cells": MERGED,
    "tables under headings": HEADED,
    "forms and labelled blocks": BLOCKS,
    "reports with other tables": REPORTS,
    "longer documents": LONGER,
    "tables of other shapes": SHAPES,
    "plans in several parts": PARTED,
    "cards, bullets and paragraphs": CARDS,
    "texts with typed tables": TYPED_TABLES,
    "texts with blocks and lines": TYPED_BLOCKS,
    "header words of many kinds": HEADERS,
}
KINDS = {sample.name: kind for kind, samples in BY_KIND.items() for sample in samples}
SAMPLES: tuple[Sample, ...] = tuple(one for samples in BY_KIND.values() for one in samples)
WRITER = "writer.pdf"
RENDER: dict[str, Callable[[Sample], bytes]] = {
    "docx": as_docx.render,
    "html": as_html.render,
    "xlsx": as_xlsx.render,
    "tsv.txt": as_text.render_tabs,
    "cells.txt": as_text.render_cells,
    "txt": as_text.render_typed,
    "md": as_text.render_typed,
    "eml": as_text.render_typed,
    "pdf": as_pdf.render,
    WRITER: as_writer.render,
}
# Which of them are committed: PDFs that need the office program, and one of each other kind.
KEPT: dict[str, str] = {
    "scheme": WRITER,
    "accountability": "html",
    "review": WRITER,
    "learning": "docx",
    "survey": "xlsx",
    "investigation": WRITER,
    "tracker": "html",
    "minutes": WRITER,
    "carers": "docx",
    "principles": "cells.txt",
    "aims": WRITER,
    "criteria": "xlsx",
    "smart": WRITER,
    "levels": WRITER,
    "parts": "pdf",
    "impact": WRITER,
    "themes": "tsv.txt",
    "metrics": "html",
    "recommendations": "docx",
    "objectives": "html",
    "questions": WRITER,
    "sideways": "docx",
    "paygap": WRITER,
    "onesheet": "xlsx",
    "workbook": "xlsx",
    "template": "pdf",
    "headless": "docx",
    "crews": WRITER,
    "journey": WRITER,
    "twins": "html",
    "whowhen": WRITER,
    "filled": WRITER,
    "beneath": "xlsx",
    "sides": WRITER,
    "twosheets": "xlsx",
    "appended": WRITER,
    "register": WRITER,
    "fourcolumns": WRITER,
    "commitments": WRITER,
    "labelheadings": "docx",
    "numbered": WRITER,
    "folded": "html",
    "divisions": "html",
    "gridlines": "txt",
    "multiline": "md",
    "owncolons": "txt",
    "mdnested": "md",
    "minuted": "txt",
    "mailedanswer": "eml",
}


def truth_of(sample: Sample) -> str:
    """The sample's truth file."""
    head: dict[str, object] = {"organisation": sample.organisation}
    if sample.ods_code:
        head["ods_code"] = sample.ods_code
    if sample.framework:
        head["framework"] = sample.framework
    head["period"] = list(sample.period or (None, None))
    head["title"] = sample.title
    head["actions"] = [asdict(action) for action in sample.actions]
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


def build(folder: Path, samples: tuple[Sample, ...] = SAMPLES) -> int:
    """Write documents and truth files; returns the number of documents."""
    return sum(_write(folder, sample, sample.formats) for sample in samples)


def build_kept(folder: Path) -> int:
    """Write the documents that are committed; those that need the office program only with it."""
    count = 0
    for sample in SAMPLES:
        if sample.name not in KEPT:
            continue
        ending = KEPT[sample.name]
        drawn = (ending,) if ending != WRITER or as_writer.available() else ()
        count += _write(folder, sample, drawn)
    return count


def build_crossed(folder: Path) -> int:
    """Write each subject in each way of writing that is no sample; returns their number."""
    ways = TABLE_WRITINGS + BLOCK_WRITINGS
    return build(folder, tuple(sample for one in ways for sample in one.crossed()))


def _write(folder: Path, sample: Sample, endings: tuple[str, ...]) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    truth = folder / f"{sample.name}.truth.json"
    truth.write_text(truth_of(sample), encoding="utf-8", newline="\n")
    for ending in endings:
        (folder / f"{sample.name}.{ending}").write_bytes(RENDER[ending](sample))
    return len(endings)
