"""The files of a conversion that speak of all its documents, written in one pass over its plans."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO, Protocol

from planlift.batch.account import Outcome, Record
from planlift.export.columns import (
    ACTION_COLUMNS,
    DOCUMENT_COLUMNS,
    ActionRow,
    Column,
    action_rows,
)
from planlift.export.csv_schemas import csvw_metadata, data_package
from planlift.export.csv_table import CsvTable
from planlift.export.jsonl_table import JsonlTable
from planlift.export.plan_file import StoredPlan, stored_plan
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


# What can be written at the same time: the workbook takes longer than all others together.
FLAT_GROUPS = (
    (ACTIONS_XLSX,),
    tuple(name for name in FLAT_FILES if name != ACTIONS_XLSX),
)


class FlatFile(Protocol):
    """A file that takes one document after another: its line, its actions, and its end."""

    def begin(self, record: Record) -> None:
        """Take a line of the account."""

    def action(self, row: ActionRow) -> None:
        """Take the next action of that document's plan."""

    def end(self, record: Record, plan: ActionPlan | None) -> None:
        """Take the rest of the document's plan, where there is one; its actions came before."""

    def finish(self) -> None:
        """Write what is still held; nothing may follow."""


class _Rows(Protocol):
    """A file that takes one row after another."""

    def add(self, row: object) -> None: ...

    def finish(self) -> None: ...


def write_flat_files(
    out: Path, records: Iterable[Record], only: Collection[str] = FLAT_FILES
) -> tuple[OutputError, ...]:
    """Write the flat files from the plans that stand below `out`, one plan at a time.

    Args:
        out: the output folder.
        records: the account, in the order that the rows are to have.
        only: names of those to write.

    Returns:
        What could not be written: one file that another program holds does not cost the others.
    """
    names = _to_write(out)
    try:
        with ExitStack() as stack:
            wholes = [stack.enter_context(WholeFile(out / name)) for name in names if name in only]
            try:
                # XlsxWriter leaves its rows behind where an error stops it.
                scratch = TemporaryDirectory(prefix="planlift-", ignore_cleanup_errors=True)
                folder = Path(stack.enter_context(scratch))
                _fill(list(_flat_files(wholes, folder, names)), out, records)
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


def _fill(files: Sequence[FlatFile], out: Path, records: Iterable[Record]) -> None:
    for record in records:
        stored = None
        if record.plan and record.result.outcome in _OWN:
            stored = stored_plan(out / record.plan)
        put_document(files, record, stored)
    for file in files:
        file.finish()


def put_document(files: Sequence[FlatFile], record: Record, stored: StoredPlan | None) -> None:
    """Write a document into files, action by action.

    Args:
        files: to write into.
        record: its line of the account.
        stored: its plan, None where there is none.
    """
    plan = stored.plan if stored else None
    for file in files:
        file.begin(record)
    for row in action_rows(record, stored) if stored else ():
        for file in files:
            file.action(row)
    for file in files:
        file.end(record, plan)


def _flat_files(
    wholes: Sequence[WholeFile], scratch: Path, names: Sequence[str]
) -> Iterator[FlatFile]:
    """The files that take documents; what says how they are made is written at once.

    Args:
        wholes: open to be written.
        scratch: a folder for what is not yet in its place.
        names: of all flat files, to which the report leads.
    """
    tables: dict[str, Sequence[Column[Any]]] = {
        ACTIONS_CSV: ACTION_COLUMNS,
        DOCUMENTS_CSV: DOCUMENT_COLUMNS,
    }
    for whole in wholes:
        name, file = whole.path.name, whole.file
        if name == DATA_PACKAGE:
            file.write(data_package(tables))
        elif name.endswith(_CSVW):
            table = name.removesuffix(_CSVW)
            file.write(csvw_metadata(table, tables[table]))
        elif name == REPORT:
            yield _report(file, scratch, [other for other in names if other != REPORT])
        else:
            yield _table(name, file, scratch)


def _report(file: BinaryIO, scratch: Path, others: Sequence[str]) -> FlatFile:
    from planlift.export.report import Report

    return Report(file, scratch, others)


def _table(name: str, file: BinaryIO, scratch: Path) -> FlatFile:
    """A file of rows; the libraries of each are loaded only where it is written."""
    if name == ACTIONS_XLSX:
        from planlift.export.workbook import PlanWorkbook

        return PlanWorkbook(file, scratch)
    if name == ACTIONS_PARQUET:
        from planlift.export.parquet_table import ParquetTable

        return _PerAction(ParquetTable(file, ACTION_COLUMNS))
    if name == ACTIONS_JSONL:
        return _PerAction(JsonlTable(file, ACTION_COLUMNS))
    if name == DOCUMENTS_CSV:
        return _PerDocument(CsvTable(file, DOCUMENT_COLUMNS))
    return _PerAction(CsvTable(file, ACTION_COLUMNS))


class _PerAction:
    """A file with a row for each action."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self.finish = rows.finish

    def begin(self, record: Record) -> None: ...

    def action(self, row: ActionRow) -> None:
        self._rows.add(row)

    def end(self, record: Record, plan: ActionPlan | None) -> None: ...


class _PerDocument:
    """A file with a row for each document."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self.finish = rows.finish

    def begin(self, record: Record) -> None:
        self._rows.add(record)

    def action(self, row: ActionRow) -> None: ...

    def end(self, record: Record, plan: ActionPlan | None) -> None: ...


def _uncommitted(wholes: list[WholeFile]) -> Iterable[OutputError]:
    for whole in wholes:
        try:
            whole.commit()
        except OutputError as error:
            yield error
