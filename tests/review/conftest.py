from __future__ import annotations

import shutil

import pytest

from review.made import SAMPLES, converted, page_of, served


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    top = tmp_path_factory.mktemp("review")
    documents = {
        "plan.html": page_of(),
        "ccg.docx": SAMPLES / "ccg.docx",
        "wwl.pdf": SAMPLES / "wwl.pdf",
        "broken.pdf": b"%PDF-1.7 nothing",
    }
    converted(top, documents)
    return top


@pytest.fixture
def out(original, tmp_path):
    """A converted folder that a test may change."""
    shutil.copytree(original / "out", tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def client(out):
    with served(out) as client:
        yield client
