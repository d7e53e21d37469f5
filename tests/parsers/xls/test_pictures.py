"""Drawings of old workbooks that are not what they should be."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from planlift_parsers.xls import pictures
from planlift_parsers.xls.pictures import pictures_of

WHOLE = (Path(__file__).parents[1] / "pictures" / "plan.xls").read_bytes()
STREAM = pictures._stream(WHOLE)
DRAWN = [at for at, kind, _ in pictures._records(STREAM) if kind in (0xEB, 0xEC)]


def test_the_pictures_of_each_sheet_come_in_the_order_of_the_tabs():
    plan, notes = pictures_of(WHOLE)
    assert [(one.place.cell, one.data[:4]) for one in plan] == [("B4", b"\x89PNG")]
    assert notes == []


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_drawing_gives_pictures_or_none(monkeypatch, seed):
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    damaged = bytearray(STREAM)
    for _ in range(4):
        damaged[chance.choice(DRAWN) + 4 + chance.randrange(150)] = chance.randrange(256)
    monkeypatch.setattr(pictures, "_stream", lambda data: bytes(damaged))
    for sheet in pictures_of(b""):
        assert all(isinstance(one.data, bytes) for one in sheet)


def test_a_picture_that_claims_a_column_that_no_sheet_has_costs_only_itself(monkeypatch):
    at = STREAM.rindex(bytes.fromhex("10f012000000"))  # the anchor, [MS-XLS] 2.5.193
    damaged = STREAM[: at + 8] + b"\xff\xff" + STREAM[at + 10 :]
    monkeypatch.setattr(pictures, "_stream", lambda data: damaged)
    assert [one for sheet in pictures_of(b"") for one in sheet] == []
