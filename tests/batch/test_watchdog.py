"""What ends a document that takes too much."""

from __future__ import annotations

import subprocess
import sys
import threading
import zlib

import pytest

from cli.support import ROW, write_page
from planlift.batch.account import Outcome
from planlift.batch.pool import read_all
from planlift.batch.watchdog import resident_bytes, watched
from planlift.batch.worker import Task
from planlift_parsers.limits import MEBIBYTE, Limits

pytestmark = pytest.mark.skipif(
    resident_bytes() is None, reason="this system does not tell a process's memory"
)
BOMB = 700 * MEBIBYTE


def bomb(path):
    """A PDF whose page unpacks to 700 MiB of blanks."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * MEBIBYTE) for _ in range(BOMB // MEBIBYTE))
    stream += packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(stream), stream),
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, text in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, text)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n%d\n%%%%EOF" % start
    path.write_bytes(bytes(out))
    return path


def test_a_bomb_costs_only_itself(tmp_path):
    tasks = [
        Task(0, bomb(tmp_path / "bomb.pdf")),
        Task(1, write_page(tmp_path / "plan.html", *[ROW] * 3)),
    ]
    limits = Limits(memory_bytes=400 * MEBIBYTE)
    found = {t.number: r.result for t, r in read_all(tasks, jobs=1, timeout=60, limits=limits)}
    assert found[0].outcome == Outcome.FAILED
    assert "more than 400 MiB of memory" in found[0].reason
    assert found[0].code == "limit-reached"
    assert found[1].outcome == Outcome.READ


def test_reading_one_document_ends_at_the_limit_with_a_message(tmp_path):
    file = bomb(tmp_path / "bomb.pdf")
    code = (
        "import sys\n"
        "from planlift.cli import main\n"
        f"sys.exit(main(['read', {str(file)!r}, '--limit', 'memory_bytes={400 * MEBIBYTE}']))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 3
    assert ended.stdout == ""
    assert "bomb.pdf: reading it took more than 400 MiB" in ended.stderr
    assert "--limit memory_bytes=NUMBER" in ended.stderr


def test_time_is_watched_too():
    said, bitten = [], threading.Event()

    def bite(cause, remedy):
        said.append(cause)
        bitten.set()

    with watched(memory=1 << 62, seconds=0.01, bite=bite):
        assert bitten.wait(60)
    assert said == ["reading it took longer than 0.01 seconds"]


def test_what_keeps_within_the_limits_is_left_alone():
    said = []
    with watched(memory=1 << 62, seconds=60, bite=lambda *words: said.append(words)):
        pass
    assert said == []
