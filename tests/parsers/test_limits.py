from __future__ import annotations

from dataclasses import fields

import pytest

from planlift_parsers import DEFAULT_LIMITS, LimitError, Limits
from planlift_parsers.limits import limits_from


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
        ValueError, match=r"is no limit; there are file_bytes, |is no number, in|must be above 0"
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
