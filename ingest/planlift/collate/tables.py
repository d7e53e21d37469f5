"""A comparison as files: JSON, and two tables for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from planlift.collate.coverage import NOT_SAID, column_order
from planlift.collate.models import ByRag, ByState, Comparison, CoverageRow
from planlift.export.columns import Column
from planlift.export.csv_table import CsvTable
from planlift.write import WholeFile, output_error

COMPARISON_JSON = "comparison.json"
COMPARISON_XLSX = "comparison.xlsx"
COMPARISON_HTML = "comparison.html"
COVERAGE_CSV = "coverage.csv"
MATRIX_CSV = "coverage-matrix.csv"
FILES = (COMPARISON_JSON, COVERAGE_CSV, MATRIX_CSV, COMPARISON_XLSX, COMPARISON_HTML)
# Stands where a code would for actions that name no indicator.
NONE_NAMED = "none named"
GAP = "gap"


def write_comparison(comparison: Comparison, out: Path) -> None:
    """Write the files of a comparison into a folder, each whole; an error may leave some unwritten.

    Args:
        comparison: what to write.
        out: the folder; made where it is missing.

    Raises:
        OutputError: they cannot be written.
    """
    from planlift.collate.page import comparison_page
    from planlift.collate.workbook import write_workbook

    with ExitStack() as stack:
        json, coverage, matrix, workbook, page = wholes = [
            stack.enter_context(WholeFile(out / name)) for name in FILES
        ]
        scratch = Path(stack.enter_context(TemporaryDirectory()))
        try:
            json.file.write(comparison_json(comparison).encode())
            _fill(coverage, COVERAGE_COLUMNS, comparison.coverage)
            _fill(matrix, *matrix_of(comparison))
            write_workbook(comparison, workbook.file, scratch)
            page.file.write(comparison_page(comparison).encode())
        except OSError as error:
            raise output_error(out, error) from error
        for whole in wholes:
            whole.commit()


def comparison_json(comparison: Comparison) -> str:
    """The comparison as JSON, the same text for the same comparison."""
    return comparison.model_dump_json(indent=2, by_alias=True) + "\n"


def _fill(whole: WholeFile, columns: Sequence[Column[Any]], rows: Iterable[object]) -> None:
    table = CsvTable(whole.file, columns)
    for row in rows:
        table.add(row)
    table.finish()


def _state_column(name: str) -> Column[CoverageRow]:
    title = "state_not_said" if name == NOT_SAID else name
    return Column(title, 12, lambda row: getattr(row.by_state, name))


def _colour_column(name: str) -> Column[CoverageRow]:
    title = "colour_not_said" if name == NOT_SAID else name
    return Column(title, 12, lambda row: getattr(row.by_rag, name))


COVERAGE_COLUMNS: tuple[Column[CoverageRow], ...] = (
    Column("organisation", 40, lambda row: row.organisation),
    Column("ods_code", 9, lambda row: row.ods_code),
    Column("framework", 11, lambda row: row.framework),
    Column("year", 12, lambda row: row.year),
    Column("indicator", 12, lambda row: row.indicator or NONE_NAMED),
    Column("actions", 9, lambda row: row.actions),
    *map(_state_column, ByState.model_fields),
    *map(_colour_column, ByRag.model_fields),
)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One organisation and year.

    Attributes:
        organisation: its name.
        ods_code: None where it is not known.
        year: of its plans.
        counts: column to number of actions; a framework that its plans are not made under has
            none.
        asked: columns of indicators, for which 0 is a gap.
    """

    organisation: str
    ods_code: str | None
    year: str
    counts: dict[str, int]
    asked: set[str]


def matrix_of(comparison: Comparison) -> tuple[tuple[Column[MatrixRow], ...], list[MatrixRow]]:
    """Organisations and years down, indicators across.

    Returns:
        The columns, by framework and in its order, and the rows. A cell is empty where the
        framework does not apply; 0 is a gap.
    """
    places: dict[str, tuple[str, int, str]] = {}
    rows: dict[tuple[str, str | None, str], MatrixRow] = {}
    for each in comparison.coverage:
        head = _head(each)
        places[head] = column_order(each.framework, each.indicator)
        key = (each.organisation, each.ods_code, each.year)
        row = rows.setdefault(key, MatrixRow(*key, {}, set()))
        row.counts[head] = each.actions
        if each.indicator:
            row.asked.add(head)
    heads = sorted(places, key=places.__getitem__)
    columns: tuple[Column[MatrixRow], ...] = (
        Column("organisation", 40, lambda row: row.organisation),
        Column("ods_code", 9, lambda row: row.ods_code),
        Column("year", 12, lambda row: row.year),
        *map(_count_column, heads),
    )
    return columns, list(rows.values())


def _head(row: CoverageRow) -> str:
    """The column of an indicator; of "GPG" there is only one."""
    return row.indicator or f"{row.framework} {NONE_NAMED}".lstrip()


def _count_column(head: str) -> Column[MatrixRow]:
    return Column(head, 8, lambda row: row.counts.get(head))
