from __future__ import annotations

import json

import pytest

from cli.support import ROW, here, write_page


@pytest.fixture
def long_page(tmp_path):
    return write_page(tmp_path / "plan.html", *[ROW] * 20)


def test_a_document_beyond_a_limit_says_which_to_raise(long_page):
    done = here("read", long_page, "--limit", "cells=50")
    assert done.returncode == 3
    assert b"--limit cells=NUMBER" in done.stderr
    raised = here("read", long_page, "--limit", "cells=500", "--limit", "paragraphs=1_000")
    assert raised.returncode == 0
    assert len(json.loads(raised.stdout)["actions"]) == 20


def test_convert_and_check_keep_the_limit_too(long_page, tmp_path):
    done = here("convert", long_page, "--out", tmp_path / "o", "--limit", "cells=50")
    assert done.returncode == 3
    assert b"--limit cells=NUMBER" in done.stderr
    assert b"--limit cells=NUMBER" in here("check", long_page, "--limit", "cells=50").stderr


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("cels=5", b"'cels' is no limit; there are file_bytes,"),
        ("cells=many", b"'many' is no number"),
        ("cells", b"'cells' says no number; write cells=NUMBER"),
        ("cells=0", b"must be above 0"),
    ],
)
def test_a_limit_that_is_none_is_told(long_page, value, why):
    done = here("read", long_page, "--limit", value)
    assert done.returncode == 2
    assert why in done.stderr
