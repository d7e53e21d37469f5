"""What the CSV files hold, for programs: Table Schema in a data package, and CSV on the Web.

Both are made from the columns. Table Schema has no lists: there a list is text, joined.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from planlift.export.columns import SEPARATOR, Column, Kind

JsonObject = dict[str, Any]
Columns = Sequence[Column[Any]]

_ESCAPED = "Before text that a spreadsheet could run as a formula stands an apostrophe."
_TABLE_TYPES = {Kind.NUMBER: "integer", Kind.YES_NO: "boolean", Kind.DATE: "date"}


def data_package(tables: Mapping[str, Columns]) -> bytes:
    """`datapackage.json` by the Frictionless standard (specs.frictionlessdata.io).

    Args:
        tables: name of each CSV file to its columns.
    """
    return _as_json(
        {
            "profile": "tabular-data-package",
            "name": "planlift",
            "title": "Action plans",
            "description": _ESCAPED,
            "resources": [_resource(name, columns) for name, columns in tables.items()],
        }
    )


def _resource(name: str, columns: Columns) -> JsonObject:
    return {
        "profile": "tabular-data-resource",
        "name": name.partition(".")[0],
        "path": name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table_schema(columns),
    }


def table_schema(columns: Columns) -> JsonObject:
    """The columns as Table Schema: name, type, meaning, and what values are allowed."""
    return {"fields": [_field(column) for column in columns], "missingValues": [""]}


def _field(column: Column[Any]) -> JsonObject:
    field: JsonObject = {
        "name": column.name,
        "type": _TABLE_TYPES.get(column.kind, "string"),
        "title": column.title,
        "description": column.meaning + _how_joined(column),
    }
    constraints: JsonObject = {}
    if column.required:
        constraints["required"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    return {**field, "constraints": constraints} if constraints else field


def _how_joined(column: Column[Any]) -> str:
    if column.kind is Kind.LIST:
        return f' Several are joined by "{SEPARATOR}".'
    return " One a line." if column.kind is Kind.NAMED else ""


def csvw_metadata(name: str, columns: Columns) -> bytes:
    """Metadata of a CSV file by the W3C's "Metadata Vocabulary for Tabular Data".

    Args:
        name: the file's.
        columns: its columns.
    """
    return _as_json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "url": name,
            "dc:title": name.partition(".")[0].capitalize(),
            "dc:description": _ESCAPED,
            "dialect": {"encoding": "utf-8", "delimiter": ",", "header": True},
            "tableSchema": {"columns": [_column(column) for column in columns]},
        }
    )


def _column(column: Column[Any]) -> JsonObject:
    described: JsonObject = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning + _how_joined(column),
        "datatype": _datatype(column),
    }
    if column.kind is Kind.LIST:
        described["separator"] = SEPARATOR
    if column.required:
        described["required"] = True
    return described


def _datatype(column: Column[Any]) -> str | JsonObject:
    if column.allowed:
        return {"base": "string", "format": "|".join(column.allowed)}
    return _TABLE_TYPES.get(column.kind, "string")


def _as_json(value: JsonObject) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()
