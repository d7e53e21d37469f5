"""The tables that a cluster writes: their columns, as Arrow and as Spark have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from planlift.batch.account import Record
from planlift.export.columns import DOCUMENT_COLUMNS, Column, Kind
from planlift.export.parquet_table import arrow_batch, arrow_schema, values_of

if TYPE_CHECKING:
    from pyspark.sql.types import StructType


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One file in the account, with its plan.

    Attributes:
        record: its line of the account.
        key: its name among the outputs.
        uri: where it, or the container that it is in, stands.
        sha256: digest of its bytes in hexadecimal; None where they were not read.
        size: its bytes; None where that is not known.
        milliseconds: that it took to read; None where it was not read.
        plan: its plan as JSON; None where there is none.
    """

    record: Record
    key: str
    uri: str
    sha256: str | None = None
    size: int | None = None
    milliseconds: int | None = None
    plan: str | None = None


def _of_record(column: Column[Record]) -> Column[DocumentRow]:
    return Column(
        column.name,
        None,
        lambda row: column.value(row.record),
        column.kind,
        column.meaning,
        required=column.required,
    )


PLAN_JSON = "plan_json"
DOCUMENT_ROW_COLUMNS: tuple[Column[DocumentRow], ...] = (
    *(_of_record(column) for column in DOCUMENT_COLUMNS),
    Column("key", None, lambda row: row.key, meaning="Its path as every system takes it."),
    Column("uri", None, lambda row: row.uri, meaning="Where it, or its container, stands."),
    Column(
        "sha256",
        None,
        lambda row: row.sha256,
        meaning="SHA-256 digest of the document, in hexadecimal.",
    ),
    Column("bytes", None, lambda row: row.size, Kind.NUMBER, "Size of the document."),
    Column(
        "milliseconds", None, lambda row: row.milliseconds, Kind.NUMBER, "Time that reading took."
    ),
    Column(PLAN_JSON, None, lambda row: row.plan, meaning="The plan itself, as JSON."),
)


def batches_of(
    rows: Iterable[object], columns: Sequence[Column[Any]], most: int
) -> Iterator[pa.RecordBatch]:
    """Rows as Arrow hands them to Spark.

    Args:
        rows: of what the columns speak of.
        columns: what each row is made of.
        most: rows of one batch.
    """
    schema = arrow_schema(columns)
    held = []
    for row in rows:
        held.append(values_of(row, columns))
        if len(held) == most:
            yield arrow_batch(held, schema)
            held = []
    if held:
        yield arrow_batch(held, schema)


def spark_schema(columns: Sequence[Column[Any]]) -> StructType:
    """The columns as Spark has them, each with its meaning as comment."""
    from pyspark.sql import types

    kinds = {
        Kind.TEXT: types.StringType(),
        Kind.NUMBER: types.LongType(),
        Kind.YES_NO: types.BooleanType(),
        Kind.DATE: types.DateType(),
        Kind.LIST: types.ArrayType(types.StringType()),
        Kind.NAMED: types.ArrayType(types.StringType()),
    }
    return types.StructType(
        [
            types.StructField(column.name, kinds[column.kind], True, {"comment": column.meaning})
            for column in columns
        ]
    )
