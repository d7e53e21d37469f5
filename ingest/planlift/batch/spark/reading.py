"""What runs on the executors: contents in, a row for each document out.

In each of Spark's Python processes documents are read by planlift's own pool, one at a time in a
process of its own: one that crashes, hangs or eats memory costs neither Spark's process nor the
rows of the others. That pool's processes are forked from one that stays with Spark's.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
from pydantic_core import from_json

from planlift.batch.account import Outcome, Reading, Record, Result
from planlift.batch.members import members_of
from planlift.batch.pool import read_all
from planlift.batch.sources import Source
from planlift.batch.spark.tables import DOCUMENT_ROW_COLUMNS, PLAN_JSON, DocumentRow, batches_of
from planlift.batch.worker import Job, Task
from planlift.corrections import Corrections
from planlift.export.columns import ACTION_COLUMNS, ActionRow, action_rows
from planlift.export.plan_file import StoredPlan
from planlift.paths import Claim, output_file, safe_name
from planlift_parsers.containers.walk import Item
from planlift_schema import ActionPlan

Batches = Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]

# Documents that one process of the pool reads before another takes its place: to fork one takes
# 0.15 s within Spark, a tenth of a second a document if there were one each. Their contents stand
# on the executor's disk meanwhile.
GROUP = 16
# Rows handed to Spark together. A plan's JSON has some 100 KB, and up to 100 MB.
_DOCUMENTS, _ACTIONS = 1, 4_096
# A name that this machine's disks do not take, as S3 has them.
_NO_NAME = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)


@dataclass(frozen=True, slots=True)
class Work:
    """What holds for all documents.

    Attributes:
        job: how each is read, and within which limits.
        corrections: what mapping files say; documents name theirs by its number.
        plans: the folder whose paths the plans are named by.
    """

    job: Job
    corrections: tuple[Corrections, ...]
    plans: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file whose content stands on this machine while it is read.

    Attributes:
        uri: where it came from.
        sha256: digest of its bytes.
        size: of it, in bytes.
        container: names what is in it.
        corrections: what mapping files say of its tables.
    """

    uri: str
    sha256: str
    size: int
    container: Claim
    corrections: Corrections


@dataclass(frozen=True, slots=True)
class _Document:
    """A file, or something in a container, and the file that it stands in."""

    source: Source
    file: _Kept

    def members(self, items: tuple[Item, ...]) -> list[_Document]:
        """What was found in it, where it is a container."""
        if not items:
            return []
        container = Source(self.source.path, self.file.container, self.source.expected)
        return [_Document(source, self.file) for source in members_of(container, items, set())]

    def row(self, reading: Reading, plans: Path) -> DocumentRow:
        """Its line, as it came out."""
        key = self.source.claim.key
        plan = output_file(plans, key, ".json").relative_to(plans.parent).as_posix()
        record = Record(self.source.claim.name, reading.result, plan if reading.plan else "")
        read = self.source.result is None
        sha256, size = self._content(reading)
        return DocumentRow(
            record,
            key,
            self.file.uri,
            sha256,
            size,
            round(reading.seconds * 1000) if read else None,
            reading.plan.decode() if reading.plan else None,
        )

    def _content(self, reading: Reading) -> tuple[str | None, int | None]:
        """Digest and size; of what is in a container only its plan tells them."""
        if not self.source.inside:
            return self.file.sha256, self.file.size
        said = from_json(reading.plan)["document"] if reading.plan else {}
        return said.get("sha256"), said.get("bytes")


def document_reader(work: Work) -> Batches:
    """What turns files (`uri`, `content` and what the driver knows of each) into document rows."""

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from batches_of(_rows(batches, work), DOCUMENT_ROW_COLUMNS, _DOCUMENTS)

    return read


def action_reader() -> Batches:
    """What turns document rows (`path`, `plan`, `plan_json`) into action rows."""

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from batches_of(_actions(batches), ACTION_COLUMNS, _ACTIONS)

    return read


def _actions(batches: Iterable[pa.RecordBatch]) -> Iterator[ActionRow]:
    for row in _each(batches):
        record = Record(row["path"], Result(Outcome.READ), row["plan"])
        plan = ActionPlan.model_validate_json(row[PLAN_JSON])
        yield from action_rows(record, StoredPlan(plan, plan.actions))


def _rows(batches: Iterable[pa.RecordBatch], work: Work) -> Iterator[DocumentRow]:
    with TemporaryDirectory(prefix="planlift-", dir=_scratch()) as scratch:
        files = enumerate(_each(batches))  # a number each: a folder may outlive its document
        while group := [
            _kept(row, Path(scratch) / str(number), work.corrections)
            for number, row in islice(files, GROUP)
        ]:
            yield from _read(group, work)
            for document in group:
                shutil.rmtree(document.source.path.parent, ignore_errors=True)


def _each(batches: Iterable[pa.RecordBatch]) -> Iterator[dict[str, Any]]:
    for batch in batches:
        yield from batch.to_pylist()


def _scratch() -> str | None:
    """Spark's own disk, which is emptied when the executor ends, however it ends."""
    given = os.environ.get("SPARK_LOCAL_DIRS", "").split(",")[0]
    return given if given and Path(given).is_dir() else None


def _kept(row: dict[str, Any], folder: Path, corrections: tuple[Corrections, ...]) -> _Document:
    """Put a file's content on this machine's disk, under its own name."""
    content: bytes = row["content"]
    claim = Claim(tuple(row["parts"]), row["shown"], number=row["number"])
    container = Claim(claim.parts, claim.shown, number=row["container"])
    folder.mkdir()
    path = folder / claim.parts[-1]
    try:
        path.write_bytes(content)
    except OSError as error:
        if error.errno not in _NO_NAME:
            raise
        path = folder / safe_name(claim.parts[-1])
        path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    file = _Kept(row["uri"], digest, len(content), container, corrections[row["corrections"]])
    return _Document(Source(path, claim, row["expected"]), file)


def _read(waiting: list[_Document], work: Work) -> Iterator[DocumentRow]:
    """Read documents, and those in containers after them."""
    plans = Path(work.plans)
    job = work.job
    while waiting:
        tasks = [_task(number, document) for number, document in enumerate(waiting)]
        inside: list[_Document] = []
        for task, reading in read_all(
            tasks, jobs=1, timeout=job.timeout, limits=job.limits, keys=job.keys, read=job.read
        ):
            document = waiting[task.number]
            yield document.row(reading, plans)
            for member in document.members(reading.items):
                if member.source.result is None:
                    inside.append(member)
                else:
                    yield member.row(Reading(member.source.result), plans)
        waiting = sorted(inside, key=lambda member: (member.source.path, member.source.inside))


def _task(number: int, document: _Document) -> Task:
    source = document.source
    return Task(
        number,
        source.path,
        source.expected,
        document.file.corrections,
        inside=source.inside,
    )
