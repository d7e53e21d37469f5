from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path

import pytest

from planlift_parsers import DEFAULT_LIMITS, LimitError, Limits, limits
from planlift_parsers.limits import limits_from
from planlift_parsers.limits_page import page


def test_limits_are_set_by_name():
    found = limits_from(["cells=200000", "file-bytes=500M", "page_seconds=2.5", "pages=1,000"])
    assert found == Limits(
        cells=200_000, file_bytes=500 * 1024 * 1024, page_seconds=2.5, pages=1000
    )
    assert limits_from([]) == DEFAULT_LIMITS


@pytest.mark.parametrize(
    "setting", ["cells", "cells=", "cells=0", "cells=-1", "cells=many", "rows=5", "="]
)
def test_a_setting_that_makes_no_sense_is_said_so(setting):
    with pytest.raises(
        ValueError,
        match=r"is no limit; there are file_bytes, |(is|says) no number|must be above 0",
    ):
        limits_from([setting])


@pytest.mark.parametrize("name", [each.name for each in fields(Limits)])
def test_every_limit_can_be_set(name):
    assert getattr(limits_from([f"{name}=7"]), name) == 7


def test_a_limits_message_says_how_to_raise_it():
    error = LimitError("too many cells", "Split it.", limit="cells", file="plan.docx")
    assert str(error) == (
        "plan.docx: too many cells. Split it. If you trust it, raise the limit: --limit cells=NUMBER."
    )
    assert str(LimitError("parts overlap", "Split it.")) == "parts overlap. Split it."


def test_the_published_page_is_that_of_the_code():
    stored = Path(__file__).parents[2].joinpath("docs/limits.md").read_text(encoding="utf-8")
    assert stored == page(), "stale: run python -m planlift_parsers.limits_page"
    assert all(f"| `{each.name}` |" in stored for each in fields(Limits))


SOURCES = sorted(Path(limits.__file__).parent.rglob("*.py"))
# What is refused at any size: a file that lies about itself, or that Python's own stack ends.
OF_NO_SETTING = {
    "it is larger than its archive says",
    "its parts are nested too deep",
    "parts of the file overlap",
    "two parts of the file have the same name",
}


def test_every_limit_error_names_its_setting():
    names = {each.name for each in fields(Limits)}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "LimitError"):
                continue
            given = {k.arg: k.value for k in node.keywords}.get("limit")
            where = f"{path.name}:{node.lineno}"
            if isinstance(given, ast.Constant):
                assert given.value in names, where
            elif given is None:
                cause = ast.literal_eval(node.args[0]) if _is_plain(node.args[0]) else ""
                assert cause in OF_NO_SETTING or "is larger than it says" in ast.unparse(node), (
                    where
                )


def _is_plain(node):
    return isinstance(node, ast.Constant)


def test_every_limit_is_kept_somewhere():
    code = "".join(p.read_text(encoding="utf-8") for p in SOURCES if p.name != "limits.py")
    outside = {"memory_bytes"}  # kept by the process around the reader
    for each in fields(Limits):
        assert each.name in outside or f"limits.{each.name}" in code or f'"{each.name}"' in code
