"""CSV as Excel opens it right."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, BinaryIO

from planlift.export.cells import csv_safe
from planlift.export.columns import Column

BYTE_ORDER_MARK = "\ufeff"


class CsvTable:
    """A CSV file by rows: RFC 4180, UTF-8 with a byte order mark, cells safe to open."""

    def __init__(self, file: BinaryIO, columns: Sequence[Column[Any]]) -> None:
        """Write the header.

        Args:
            file: open for writing; it is flushed, not closed, by `finish`.
            columns: what each row is made of.
        """
        self._columns = columns
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._text.write(BYTE_ORDER_MARK)
        self._writer = csv.writer(self._text)
        self._writer.writerow([column.name for column in columns])

    def add(self, row: object) -> None:
        """Write one row."""
        self._writer.writerow([csv_cell(column.joined(row)) for column in self._columns])

    def finish(self) -> None:
        """Hand the file back; no row may follow."""
        self._text.detach()


def csv_cell(value: str | int | dt.date | None) -> str:
    """A value as it stands in a CSV file; dates as ISO, "true" and "false"."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return csv_safe(value) if isinstance(value, str) else "" if value is None else str(value)
