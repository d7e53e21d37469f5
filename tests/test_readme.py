"""The README shows what the commands really print, and the table of formats as it is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from planlift_parsers import FORMATS
from planlift_parsers.containers.table import CONTAINERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n(.*?)\n?<!-- /{name} -->", README, re.S)
    assert found, f"README has no block {name}"
    return found.group(1)


def formats_table() -> str:
    rows = ["| format | names end in | what is read |", "|---|---|---|"]
    rows += [f"| {row.title} | {' '.join(row.extensions)} | {row.notes} |" for row in FORMATS]
    return "\n".join(rows)


def test_the_table_of_formats_is_the_programs():
    assert block("formats") == formats_table()


def test_the_table_of_containers_is_the_programs():
    rows = ["| container | names end in | what is opened |", "|---|---|---|"]
    rows += [f"| {row.title} | {' '.join(row.extensions)} | {row.notes} |" for row in CONTAINERS]
    assert block("containers") == "\n".join(rows)


def test_the_output_shown_is_the_real_one(tmp_path):
    for path in (ROOT / "samples").iterdir():
        shutil.copy(path, tmp_path)
    folder = tmp_path.parent / "run"
    shutil.copytree(tmp_path, folder / "samples")
    ran = subprocess.run(
        [sys.executable, "-m", "planlift", "convert", "samples", "--out", "out"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100"},
        check=True,
    )
    shown = block("run").split("$ make run\n")[1].split("\n\n$ make test")[0]
    # On a slow machine lines say how far it is.
    said = re.sub(r"^\d+ of \d+ documents, .*\n", "", ran.stderr, flags=re.MULTILINE)
    assert said.strip() == shown


@pytest.mark.parametrize("name", re.findall(r"\]\(([\w/.-]+)\)", README))
def test_every_link_leads_somewhere(name):
    assert (ROOT / name).exists()


def test_the_accuracy_page_shows_the_floors():
    page = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    floors = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text("utf-8"))
    for line in re.findall(r"^\| the two original plans \| (\w+) \| ([\d.]+) \|", page, re.M):
        assert float(line[1]) <= floors["samples"][line[0]]["field_f1"]
    assert "| the two original plans |" in page
