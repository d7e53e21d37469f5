"""Sheets are large from 500 cells on here, and are read some 25 rows at a time."""

from __future__ import annotations

import pytest

from planlift_parsers.xlsx import loading, slices


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lowers the bounds from which a sheet is large, and how much is held of it."""
    monkeypatch.setattr(loading, "LARGE_CELLS", 500)
    monkeypatch.setattr(loading, "_LARGE_BYTES", 1)
    monkeypatch.setattr(slices, "_SLICE_BYTES", 12_000)
    monkeypatch.setattr(slices, "_CHUNK", 512)
