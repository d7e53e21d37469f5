"""A folder of good documents among which some do their worst."""

from __future__ import annotations

import sys

import pytest

from batch.hostile_readers import hostile_read
from cli.support import ROW, write_page
from cli.test_convert import rows_of
from planlift.batch.account import Outcome
from planlift.batch.convert import ReadAs, convert
from planlift.commands.common import EXIT_SOME_FAILED
from planlift.commands.convert import exit_code
from planlift_parsers.limits import MEBIBYTE, Limits

GOOD = 200
CAUSES = {
    "bad.crash": "ended without an answer (SIGSEGV)",
    "bad.hang": "took longer than 20 seconds",
    "bad.eat": "took more than 400 MiB of memory",
    "empty.docx": "the file is empty",
    "bad.locked": "no permission to read the file",
    "gone.vanish": "there is no such file",
}


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_each_costs_only_itself(tmp_path):
    docs = tmp_path / "docs"
    for number in range(GOOD):
        write_page(docs / f"{number:03}.html", (*ROW[:3], f"Train panel {number}", *ROW[4:]))
    for name in CAUSES:
        (docs / name).write_bytes(b"" if name == "empty.docx" else b"x")
    conversion = convert(
        [*(docs / name for name in CAUSES), docs],
        tmp_path / "out",
        jobs=2,
        timeout=20.0,
        limits=Limits(memory_bytes=400 * MEBIBYTE),
        read_as=ReadAs(read=hostile_read),
    )
    assert exit_code(conversion) == EXIT_SOME_FAILED
    assert conversion.count(Outcome.READ) == GOOD
    assert len(list((tmp_path / "out" / "plans").glob("[0-9]*.json"))) == GOOD
    said = {row["path"]: row for row in rows_of(tmp_path / "out" / "documents.csv")}
    for name, cause in CAUSES.items():
        assert said[name]["outcome"] == "failed", name
        assert cause in said[name]["reason"], name
        assert said[name]["remedy"], name
    assert len(said) == GOOD + len(CAUSES)
