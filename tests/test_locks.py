"""What the project needs is what its lock files pin."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
WANTED = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-ocr.lock": PROJECT["project"]["optional-dependencies"]["ocr"],
    "requirements-prose.lock": PROJECT["project"]["optional-dependencies"]["prose"],
    "requirements-parquet.lock": PROJECT["project"]["optional-dependencies"]["parquet"],
    "requirements-frames.lock": PROJECT["project"]["optional-dependencies"]["frames"],
    "requirements-review.lock": PROJECT["project"]["optional-dependencies"]["review"],
    "requirements-spark.lock": PROJECT["project"]["optional-dependencies"]["spark"],
    "requirements-dev.lock": PROJECT["dependency-groups"]["dev"],
    "requirements-build.lock": PROJECT["dependency-groups"]["build"],
    "bench/peers/requirements.lock": (ROOT / "bench/peers/requirements.in").read_text().split(),
}


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("lock", WANTED)
def test_every_dependency_is_pinned_with_hashes_and_no_host(lock):
    text = (ROOT / lock).read_text("utf-8")
    pinned = {name_of(line) for line in text.splitlines() if re.match(r"[\w.-]+==", line)}
    assert {name_of(requirement) for requirement in WANTED[lock]} <= pinned
    assert text.count("--hash=sha256:") >= len(pinned)
    assert not re.search(r"https?://|--index-url|--extra-index", text)
