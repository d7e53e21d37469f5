"""Draws the samples and writes them with their truth."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from quality.make import as_docx, as_html, as_pdf, as_text, as_xlsx
from quality.make.layout import Sample
from quality.make.samples_blocks import BLOCKS
from quality.make.samples_grids import GRIDS
from quality.make.samples_headed import HEADED
from quality.make.samples_merged import MERGED
from quality.make.samples_reports import REPORTS
from quality.make.samples_trackers import TRACKERS

SAMPLES: tuple[Sample, ...] = (*GRIDS, *TRACKERS, *MERGED, *HEADED, *BLOCKS, *REPORTS)
RENDER: dict[str, Callable[[Sample], bytes]] = {
    "docx": as_docx.render,
    "html": as_html.render,
    "xlsx": as_xlsx.render,
    "tsv.txt": as_text.render_tabs,
    "cells.txt": as_text.render_cells,
    "pdf": as_pdf.render,
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
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for sample in samples:
        (folder / f"{sample.name}.truth.json").write_text(truth_of(sample), encoding="utf-8")
        for ending in sample.formats:
            (folder / f"{sample.name}.{ending}").write_bytes(RENDER[ending](sample))
            count += 1
    return count
