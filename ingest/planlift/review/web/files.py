"""Downloads: every output of the folder, and what there is of one document."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response

from planlift.batch.account import Outcome, Record, Result
from planlift.batch.log import LOG
from planlift.corrections import MAPPING_NAME
from planlift.export.flat import ACTIONS_XLSX, FLAT_FILES, REPORT, put_document, write_flat_files
from planlift.export.plan_file import StoredPlan
from planlift.export.workbook import PlanWorkbook
from planlift.paths import printable
from planlift.review.desk import Desk
from planlift.review.jobs import Job
from planlift.review.links import link
from planlift.review.showing import go, show
from planlift.review.visit import Visit
from planlift.review.web.found import document_named, standing_named
from planlift.write import plan_bytes

_USES = {
    ACTIONS_XLSX: "The workbook: actions, documents and findings on a sheet each",
    REPORT: "The report as one page",
    "actions.csv": "Actions as CSV",
    "documents.csv": "What became of every file, as CSV",
    "actions.jsonl": "Actions as JSON Lines",
    "actions.parquet": "Actions as Parquet",
    "datapackage.json": "What the columns of the CSV files mean",
    LOG: "The log of the last conversion",
    MAPPING_NAME: "What people said of columns, for planlift read --mapping",
}
_NAMES = (*dict.fromkeys([*_USES, *FLAT_FILES]),)
_BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Output:
    """A file that can be taken.

    Attributes:
        name: of the file.
        use: what it is for.
        size: in bytes.
        made: when: UTC, ISO.
    """

    name: str
    use: str
    size: int
    made: str


def show_files(visit: Visit) -> Response:
    """All files that can be taken, and whether they hold what was decided last."""
    outputs = list(_outputs(visit.desk.settings.folder))
    made = next((one.made for one in outputs if one.name == ACTIONS_XLSX), "")
    changed = visit.desk.shelf.changed_at()
    values = {
        "outputs": outputs,
        "made": made,
        "stale": visit.desk.shelf.is_behind(made),
        "changed": changed,
    }
    return show(visit, "files.html", values)


def give_file(visit: Visit) -> Response:
    """One of the files, by its name among those that there are."""
    name = visit.asked("name")
    if name not in _NAMES:
        raise HTTPException(404, "There is no such file.")
    path = visit.desk.settings.folder / name
    if not path.is_file():
        raise HTTPException(404, "This file has not been written yet.")
    visit.desk.audit.note("taken", visit.name, visit.address, "", name)
    return FileResponse(path, filename=name, media_type=_BYTES)


def write_anew(visit: Visit) -> Response:
    """Have all files written from the plans that stand now."""
    return go(link("/job", {"id": started_files(visit.desk).id}))


def started_files(desk: Desk) -> Job:
    """The job that writes all files from the plans that stand now."""
    shelf, folder = desk.shelf, desk.settings.folder

    def work(job: Job) -> None:
        began = time.time()
        problems = write_flat_files(folder, shelf.records())
        date_back(folder / ACTIONS_XLSX, began)
        shelf.note_written(began)
        job.notes += [str(problem) for problem in problems]

    return desk.jobs.start("Writing the files", work)


def date_back(path: Path, began: float) -> None:
    """Date a file by when its making began: what was decided since need not be in it.

    Args:
        path: where there is none, as it could not be written, nothing is done.
        began: seconds, as of `time.time`.
    """
    with suppress(OSError):
        os.utime(path, (began, began))


def give_plan(visit: Visit) -> Response:
    """The plan of one document as JSON, as it stands."""
    standing = standing_named(visit, visit.asked("key"))
    visit.desk.audit.note("taken", visit.name, visit.address, standing.document.key, "plan")
    name = f"{Path(standing.document.name).name}.json"
    return Response(plan_bytes(standing.plan), media_type=_BYTES, headers=_attached(name))


def give_workbook(visit: Visit) -> Response:
    """The workbook of one document, as its plan stands."""
    standing = standing_named(visit, visit.asked("key"))
    visit.desk.audit.note("taken", visit.name, visit.address, standing.document.key, "workbook")
    book = io.BytesIO()
    plan, document = standing.plan, standing.document
    to_review = sum(bool(action.review) for action in plan.actions)
    result = Result(
        Outcome.READ,
        document.reason,
        document.remedy,
        document.format,
        len(plan.actions),
        to_review,
    )
    with TemporaryDirectory(prefix="planlift-", ignore_cleanup_errors=True) as scratch:
        made = PlanWorkbook(book, Path(scratch))
        record = Record(document.name, result, document.plan)
        put_document([made], record, StoredPlan(plan, plan.actions))
        made.finish()
    name = f"{Path(document.name).name}.xlsx"
    return Response(book.getvalue(), media_type=_BYTES, headers=_attached(name))


def give_source(visit: Visit) -> Response:
    """The document itself, never shown by the browser; the container, where it stands in one.

    Of a folder that was read as one, the page whose number is asked for.
    """
    document = document_named(visit, visit.asked("key"))
    path = document.path
    if visit.asked("page"):
        pages = visit.desk.shelf.pages(document)
        number = visit.number(visit.asked("page"), "page")
        if not 1 <= number <= len(pages):
            raise HTTPException(404, "There is no such page.")
        path /= pages[number - 1]
    elif path.is_dir():
        raise HTTPException(404, "It was read from all pages in a folder: take them one by one.")
    if not path.is_file():
        raise HTTPException(404, "The document is not where it was when it was read.")
    visit.desk.audit.note("taken", visit.name, visit.address, document.key, "source")
    return FileResponse(path, media_type=_BYTES, headers=_attached(path.name))


def _attached(name: str) -> dict[str, str]:
    shown = quote(printable(name), safe="")
    return {"content-disposition": f"attachment; filename*=UTF-8''{shown}"}


def _outputs(folder: Path) -> Iterator[Output]:
    for name in _NAMES:
        path = folder / name
        if path.is_file():
            status = path.stat()
            made = dt.datetime.fromtimestamp(status.st_mtime, dt.UTC)
            use = _USES.get(name, "What the columns of a CSV file mean, as CSV on the Web")
            yield Output(name, use, status.st_size, made.isoformat(timespec="seconds"))
