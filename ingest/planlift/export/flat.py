"""The flat files of a conversion, written in one pass over its plans."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from planlift.batch.account import Outcome, Record
from planlift.export.columns import ACTION_COLUMNS, DOCUMENT_COLUMNS, FindingRow, action_rows
from planlift.export.csv_table import CsvTable
from planlift.export.workbook import PlanWorkbook
from planlift.write import OutputError, WholeFile, output_error
from planlift_schema import ActionPlan

ACTIONS_CSV = "actions.csv"
DOCUMENTS_CSV = "documents.csv"
ACTIONS_XLSX = "actions.xlsx"
FLAT_FILES = (ACTIONS_CSV, ACTIONS_XLSX, DOCUMENTS_CSV)


def write_flat_files(out: Path, records: Iterable[Record]) -> tuple[OutputError, ...]:
    """Write the flat files from the plans that stand below `out`, one plan at a time.

    Args:
        out: the output folder.
        records: the account, in the order that the rows are to have.

    Returns:
        What could not be written: one file that another program holds does not cost the others.
    """
    try:
        with ExitStack() as stack:
            wholes = [stack.enter_context(WholeFile(out / name)) for name in FLAT_FILES]
            try:
                # XlsxWriter leaves its rows behind where an error stops it.
                scratch = TemporaryDirectory(prefix="planlift-", ignore_cleanup_errors=True)
                _fill(wholes, Path(stack.enter_context(scratch)), out, records)
            except OSError as error:
                raise output_error(out, error) from error
            return tuple(_uncommitted(wholes))
    except OutputError as error:
        return (error,)


def _fill(wholes: list[WholeFile], scratch: Path, out: Path, records: Iterable[Record]) -> None:
    files = {whole.path.name: whole.file for whole in wholes}
    actions = CsvTable(files[ACTIONS_CSV], ACTION_COLUMNS)
    documents = CsvTable(files[DOCUMENTS_CSV], DOCUMENT_COLUMNS)
    workbook = PlanWorkbook(files[ACTIONS_XLSX], scratch)
    for record in records:
        documents.add(record)
        workbook.add_document(record)
        if not record.plan or record.result.outcome is Outcome.JOINED:
            continue
        plan = ActionPlan.model_validate_json((out / record.plan).read_bytes())
        for row in action_rows(record.path, plan):
            actions.add(row)
            workbook.add_action(row)
        for finding in plan.findings:
            workbook.add_finding(FindingRow(record.path, finding))
    actions.finish()
    documents.finish()
    workbook.finish()


def _uncommitted(wholes: list[WholeFile]) -> Iterable[OutputError]:
    for whole in wholes:
        try:
            whole.commit()
        except OutputError as error:
            yield error
