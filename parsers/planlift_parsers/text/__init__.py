"""Plain text to Documents: tab-separated rows, a cell a line, rows of bars, prose."""

from __future__ import annotations

from planlift_parsers.text.reader import read

__all__ = ["read"]
