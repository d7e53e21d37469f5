"""JSON Lines: a row a line, the same keys in each."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from planlift.export.columns import Column, Value


class JsonlTable:
    """A file of JSON objects, one a line, in UTF-8: flat, lists as lists, dates as ISO."""

    def __init__(self, file: BinaryIO, columns: Sequence[Column[Any]]) -> None:
        """Write nothing yet.

        Args:
            file: open for writing; not closed by `finish`.
            columns: what each row is made of.
        """
        self._file = file
        self._columns = columns

    def add(self, row: object) -> None:
        """Write one row."""
        values = {column.name: _plain(column.value(row)) for column in self._columns}
        self._file.write(json.dumps(values, ensure_ascii=False).encode() + b"\n")

    def finish(self) -> None:
        """No row may follow."""


def _plain(value: Value) -> str | int | tuple[str, ...] | None:
    return value.isoformat() if isinstance(value, dt.date) else value
