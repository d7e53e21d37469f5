"""The files of a conversion that speak of all its documents, written in one pass over its plans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Protocol

from planlift.batch.account import Outcome, Record
from planlift.export.columns import ACTION_COLUMNS, DOCUMENT_COLUMNS, Column, action_rows
from planlift.export.csv_schemas import csvw_metadata, data_package
from planlift.export.csv_table import CsvTable
from planlift.export.jsonl_table import JsonlTable
from planlift.write import OutputError, WholeFile, output_error
from planlift_schema import ActionPlan

ACTIONS_CSV = "actions.csv"
ACTIONS_JSONL = "actions.jsonl"
ACTIONS_PARQUET = "actions.parquet"
ACTIONS_XLSX = "actions.xlsx"
DOCUMENTS_CSV = "documents.csv"
REPORT = "report.html"
DATA_PACKAGE = "datapackage.json"
_CSVW = "-metadata.json"
# Outcomes of documents whose plan is their own, and not one that they went into with others.
_OWN = (Outcome.READ, Outcome.NO_PLAN)
ACTIONS_CSVW, DOCUMENTS_CSVW = ACTIONS_CSV + _CSVW, DOCUMENTS_CSV + _CSVW
FLAT_FILES = (
    ACTIONS_CSV,
    ACTIONS_CSVW,
    ACTIONS_JSONL,
    ACTIONS_PARQUET,
    ACTIONS_XLSX,
    DATA_PACKAGE,
    DOCUMENTS_CSV,
    DOCUMENTS_CSVW,
    REPORT,
)


class FlatFile(Protocol):
    """A file that takes one document after another."""

    def add(self, record: Record, plan: ActionPlan | None) -> None:
        """Take a line of the account, and its plan where there is one."""

    def finish(self) -> None:
        """Write what is still held; nothing may follow."""


class _Rows(Protocol):
    """A file that takes one row after another."""

    def add(self, row: object) -> None: ...

    def finish(self) -> None: ...


def write_flat_files(out: Path, records: Iterable[Record]) -> tuple[OutputError, ...]:
    """Write the flat files from the plans that stand below `out`, one plan at a time.

    Args:
        out: the output folder.
        records: the account, in the order that the rows are to have.

    Returns:
        What could not be written: one file that another program holds does not cost the others.
    """
    names = _to_write(out)
    try:
        with ExitStack() as stack:
            wholes = [stack.enter_context(WholeFile(out / name)) for name in names]
            try:
                # XlsxWriter leaves its rows behind where an error stops it.
                scratch = TemporaryDirectory(prefix="planlift-", ignore_cleanup_errors=True)
                _fill(wholes, Path(stack.enter_context(scratch)), out, records)
            except OSError as error:
                raise output_error(out, error) from error
            return tuple(_uncommitted(wholes))
    except OutputError as error:
        return (error,)


def _to_write(out: Path) -> tuple[str, ...]:
    """The names of the files; Parquet where its library is installed, else none stays behind."""
    if find_spec("pyarrow"):
        return FLAT_FILES
    with suppress(OSError):
        (out / ACTIONS_PARQUET).unlink(missing_ok=True)
    return tuple(name for name in FLAT_FILES if name != ACTIONS_PARQUET)


def _fill(wholes: list[WholeFile], scratch: Path, out: Path, records: Iterable[Record]) -> None:
    opened = {whole.path.name: whole.file for whole in wholes}
    files = list(_flat_files(opened, scratch))
    for record in records:
        plan = None
        if record.plan and record.result.outcome in _OWN:
            plan = ActionPlan.model_validate_json((out / record.plan).read_bytes())
        for file in files:
            file.add(record, plan)
    for file in files:
        file.finish()


def _flat_files(opened: Mapping[str, BinaryIO], scratch: Path) -> Iterator[FlatFile]:
    """The files that take documents; what says how they are made is written at once."""
    from planlift.export.report import Report
    from planlift.export.workbook import PlanWorkbook

    tables: dict[str, Sequence[Column[Any]]] = {
        ACTIONS_CSV: ACTION_COLUMNS,
        DOCUMENTS_CSV: DOCUMENT_COLUMNS,
    }
    opened[DATA_PACKAGE].write(data_package(tables))
    for name, columns in tables.items():
        opened[name + _CSVW].write(csvw_metadata(name, columns))
    yield _PerAction(CsvTable(opened[ACTIONS_CSV], ACTION_COLUMNS))
    yield _PerAction(JsonlTable(opened[ACTIONS_JSONL], ACTION_COLUMNS))
    yield _PerDocument(CsvTable(opened[DOCUMENTS_CSV], DOCUMENT_COLUMNS))
    yield PlanWorkbook(opened[ACTIONS_XLSX], scratch)
    yield Report(opened[REPORT], scratch, [name for name in opened if name != REPORT])
    if ACTIONS_PARQUET in opened:
        from planlift.export.parquet_table import ParquetTable

        yield _PerAction(ParquetTable(opened[ACTIONS_PARQUET], ACTION_COLUMNS))


class _PerAction:
    """A file with a row for each action."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self.finish = rows.finish

    def add(self, record: Record, plan: ActionPlan | None) -> None:
        if plan is not None:
            for row in action_rows(record, plan):
                self._rows.add(row)


class _PerDocument:
    """A file with a row for each document."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self.finish = rows.finish

    def add(self, record: Record, plan: ActionPlan | None) -> None:
        self._rows.add(record)


def _uncommitted(wholes: list[WholeFile]) -> Iterable[OutputError]:
    for whole in wholes:
        try:
            whole.commit()
        except OutputError as error:
            yield error
