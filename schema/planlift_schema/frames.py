"""Plans as data frames of pandas and polars, with the columns and types of actions.parquet."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, overload

from planlift_schema.flat import (
    ACTION_COLUMNS_OF_PLAN,
    FlatAction,
    FlatColumn,
    Kind,
    Value,
    flat_actions,
)
from planlift_schema.plan import ActionPlan

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

FRAME_COLUMNS = (
    FlatColumn(
        "document",
        lambda row: row.plan.document.name,
        meaning="Name of the document, within its container where it came in one.",
        required=True,
    ),
    *ACTION_COLUMNS_OF_PLAN,
)
"""Those of actions.parquet but for `plan`, the path of a plan's JSON, as a frame has no folder."""

# Days are whole: seconds hold every year, where nanoseconds end in 2262.
_PANDAS = {
    Kind.TEXT: "string",
    Kind.NUMBER: "Int64",
    Kind.YES_NO: "boolean",
    Kind.DATE: "datetime64[s]",
    Kind.LIST: "object",
    Kind.NAMED: "object",
}


@overload
def to_frame(
    plans: ActionPlan | Iterable[ActionPlan], kind: Literal["pandas"] = "pandas"
) -> pd.DataFrame: ...


@overload
def to_frame(plans: ActionPlan | Iterable[ActionPlan], kind: Literal["polars"]) -> pl.DataFrame: ...


@overload
def to_frame(
    plans: ActionPlan | Iterable[ActionPlan], kind: str
) -> pd.DataFrame | pl.DataFrame: ...


def to_frame(
    plans: ActionPlan | Iterable[ActionPlan], kind: str = "pandas"
) -> pd.DataFrame | pl.DataFrame:
    """The actions of plans as a data frame, a row each, in the plans' order.

    Dates are dates, numbers whole, lists lists of text; what is not known is missing.

    Args:
        plans: one plan, or any number.
        kind: "pandas" or "polars", of which the one asked for must be installed.

    Raises:
        ImportError: it is not installed; the message says how to.
        ValueError: there is no such kind.
    """
    if kind not in _MAKERS:
        raise ValueError(f"there is no frame of kind {kind!r}; there are {', '.join(_MAKERS)}")
    rows = list(flat_actions([plans] if isinstance(plans, ActionPlan) else plans))
    return _MAKERS[kind](_library(kind), rows)


def _library(kind: str) -> Any:  # noqa: ANN401 - either of two modules
    try:
        return import_module(kind)
    except ModuleNotFoundError as error:
        if error.name != kind:
            raise
        remedy = 'pip install "planlift[frames]"'
        raise ImportError(f"{kind} is not installed: {remedy}", name=kind) from error


def _pandas(library: Any, rows: list[FlatAction]) -> pd.DataFrame:  # noqa: ANN401
    series = {
        column.name: library.Series(
            [_listed(column.value(row)) for row in rows], dtype=_PANDAS[column.kind]
        )
        for column in FRAME_COLUMNS
    }
    frame: pd.DataFrame = library.DataFrame(series)
    return frame


def _polars(library: Any, rows: list[FlatAction]) -> pl.DataFrame:  # noqa: ANN401
    types = {
        Kind.TEXT: library.String,
        Kind.NUMBER: library.Int64,
        Kind.YES_NO: library.Boolean,
        Kind.DATE: library.Date,
        Kind.LIST: library.List(library.String),
        Kind.NAMED: library.List(library.String),
    }
    columns = {
        column.name: [_listed(column.value(row)) for row in rows] for column in FRAME_COLUMNS
    }
    frame: pl.DataFrame = library.DataFrame(
        columns, schema={column.name: types[column.kind] for column in FRAME_COLUMNS}
    )
    return frame


def _listed(value: Value) -> str | int | object:
    return list(value) if isinstance(value, tuple) else value


_MAKERS = {"pandas": _pandas, "polars": _polars}
