"""Parquet: dates as dates, lists as lists, each column with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from planlift.export.columns import Column, Kind, Value

# Rows that are held until they are written together: readers want groups of some thousands, and
# that many actions take some 10 MB.
_GROUP_ROWS = 4_096
Values = tuple[Value, ...]
_TYPES: dict[Kind, pa.DataType] = {
    Kind.TEXT: pa.string(),
    Kind.NUMBER: pa.int64(),
    Kind.YES_NO: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.LIST: pa.list_(pa.string()),
    Kind.NAMED: pa.list_(pa.string()),
}


class ParquetTable:
    """A Parquet file by rows; the same rows give the same bytes with one version of pyarrow."""

    def __init__(self, file: BinaryIO, columns: Sequence[Column[Any]]) -> None:
        """Begin the file.

        Args:
            file: open for writing; not closed by `finish`.
            columns: what each row is made of.
        """
        self._columns = columns
        self._schema = arrow_schema(columns)
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[Values] = []

    def add(self, row: object) -> None:
        """Write one row, with the next some thousand."""
        self._rows.append(values_of(row, self._columns))
        if len(self._rows) == _GROUP_ROWS:
            self._write()

    def finish(self) -> None:
        """Write the file out; no row may follow."""
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        self._writer.write_batch(arrow_batch(self._rows, self._schema))
        self._rows.clear()


def values_of(row: object, columns: Sequence[Column[Any]]) -> Values:
    """What stands in each column for a row."""
    return tuple(column.value(row) for column in columns)


def arrow_schema(columns: Sequence[Column[Any]]) -> pa.Schema:
    """The columns as Arrow has them."""
    return pa.schema([_field(column) for column in columns])


def arrow_batch(rows: Sequence[Values], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as Arrow has them.

    Args:
        rows: at least one, each of `values_of`.
        schema: of the same columns.
    """
    values = zip(*rows, strict=True)
    arrays = [pa.array(column, field.type) for column, field in zip(values, schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def _field(column: Column[Any]) -> pa.Field:
    meaning = {"description": column.meaning} if column.meaning else None
    return pa.field(
        column.name, _TYPES[column.kind], nullable=not column.required, metadata=meaning
    )
