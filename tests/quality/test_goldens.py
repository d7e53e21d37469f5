"""The samples' expected plans are what is read today."""

from __future__ import annotations

import pytest

import planlift
from planlift.write import plan_json
from quality.goldens import golden_of
from quality.sets import OFFICE, documents


@pytest.mark.parametrize("item", documents("samples"), ids=lambda item: item.name)
def test_a_sample_gives_its_expected_plan(item):
    expected = golden_of(item.path).read_text(encoding="utf-8")
    assert plan_json(planlift.read(item.path)) == expected, (
        "if the change is meant: PYTHONPATH=tests python -m quality.goldens"
    )


def test_each_original_text_and_its_documents_are_kept():
    names = {item.name for item in documents("samples")}
    endings = ("txt", "docx", "html", "xlsx", "pdf", *OFFICE)
    assert names == {f"{plan}.{ending}" for plan in ("ccg", "wwl") for ending in endings}
