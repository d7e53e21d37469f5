"""Documents of any file system that Spark knows to two tables: documents and actions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from planlift.batch import DEFAULT_TIMEOUT
from planlift.batch.account import Outcome, Record, Result
from planlift.batch.keeping import PLANS
from planlift.batch.spark.files import Files
from planlift.batch.spark.listing import (
    Found,
    Listing,
    find_documents,
    nothing_to_read,
    plain,
    unread,
)
from planlift.batch.spark.mappings import Mappings
from planlift.batch.spark.reading import Work, action_reader, document_reader
from planlift.batch.spark.session import first_line
from planlift.batch.spark.tables import (
    DOCUMENT_ROW_COLUMNS,
    PLAN_JSON,
    DocumentRow,
    batches_of,
    spark_schema,
)
from planlift.batch.spark.target import ACTIONS, DOCUMENTS, PASSING, Target
from planlift.batch.worker import Job, lift
from planlift.export.columns import ACTION_COLUMNS
from planlift.export.parquet_table import arrow_schema
from planlift_parsers.errors import DocumentError, UsageError
from planlift_parsers.keys import NO_KEYS
from planlift_parsers.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# Contents are handed over one by one: ten thousand together, Spark's own number, are gigabytes.
_BATCH = ("spark.sql.execution.arrow.maxRecordsPerBatch", "1")
_SENT = 10_000  # rows of the driver in one batch
USUAL = Job(DEFAULT_LIMITS, NO_KEYS, DEFAULT_TIMEOUT, lift)
_GONE = DocumentError(
    "Spark could not read it",
    "It was removed while the job ran, or the executors have no right to it: run it again.",
)


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of a conversion on a cluster.

    Attributes:
        outcomes: number of files by what became of them.
        actions: number of actions.
        to_review: number of actions with something to review.
        failed: the first files that could not be read, by name.
        out: whole address of the folder that was written to.
    """

    outcomes: dict[Outcome, int]
    actions: int
    to_review: int
    failed: tuple[Record, ...]
    out: str

    def count(self, *outcomes: Outcome) -> int:
        """How many files had one of these outcomes."""
        return sum(self.outcomes.get(outcome, 0) for outcome in outcomes)


def convert_on_spark(
    session: SparkSession,
    paths: Sequence[str],
    out: str,
    job: Job = USUAL,
    *,
    mapping: Path | None = None,
    named: int = 20,
) -> Converted:
    """Lift the plans out of documents and write `documents` and `actions` into a folder.

    Args:
        session: of classic Spark, not of Spark Connect.
        paths: files, and folders of any depth, with or without a scheme.
        out: the folder; the two tables in it are replaced.
        job: how each document is read, and within which limits.
        mapping: a mapping file on the driver; by default those beside the documents and above, up
            to what was given.
        named: how many of the failed files are told at most.

    Raises:
        UsageError: a path is missing, there are no documents, Spark knows no such file system, a
            mapping file is wrong, or the job failed.
    """
    files = Files(session)
    target = Target(files, out)
    target.check()
    listing = find_documents(files, paths, target.outputs, job.limits)
    if all(found.result is not None for found in listing.found):
        raise nothing_to_read(paths, listing.found)
    mappings = Mappings(files, mapping, listing.without_mapping())
    numbers = [mappings.number_for(found.folders) for found in listing.found]
    work = Work(job, tuple(mappings.corrections), str(Path("/", *target.parts, PLANS)))
    run = _Run(session, listing, target)
    with _failures_told(), _one_by_one(session):
        try:
            run.read(work, numbers)
            run.write_documents()
            run.write_actions()
            return run.converted(named)
        finally:
            with suppress(
                UsageError
            ):  # the next run replaces it; what ended this one is to be told
                files.delete(target.table(PASSING))


@dataclass(frozen=True, slots=True)
class _Run:
    """The jobs of one conversion, one after the other.

    Attributes:
        session: that runs them.
        listing: what was found.
        target: where the tables go.
    """

    session: SparkSession
    listing: Listing
    target: Target

    def read(self, work: Work, corrections: Sequence[int]) -> None:
        """Have the executors read the documents into the passing table.

        Args:
            work: what holds for all.
            corrections: for each of what was found, the number of what mapping files say of it.
        """
        from pyspark.sql import functions

        known = functions.broadcast(self._known(corrections))
        files = self._files(work.job.limits.file_bytes)
        self._write(
            files.join(known, files["path"] == known["uri"])
            .drop("path")
            .mapInArrow(document_reader(work), spark_schema(DOCUMENT_ROW_COLUMNS)),
            PASSING,
        )

    def write_documents(self) -> None:
        """Write what was read, and a row for each file that was not."""
        read = self._table(PASSING)
        seen = {row["uri"] for row in read.select("uri").distinct().collect()}
        rows = (_row(found) for found in self.listing.found if found.entry.uri not in seen)
        schema = arrow_schema(DOCUMENT_ROW_COLUMNS)
        batches = batches_of(rows, DOCUMENT_ROW_COLUMNS, _SENT)
        unread = pa.Table.from_batches(list(batches), schema)
        if unread.num_rows:
            told = self.session.createDataFrame(unread, spark_schema(DOCUMENT_ROW_COLUMNS))
            read = read.unionByName(told)
        self._write(read, DOCUMENTS)

    def write_actions(self) -> None:
        """Write the actions of the plans that were written."""
        plans = self._table(DOCUMENTS).where(f"{PLAN_JSON} is not null")
        rows = plans.select("path", "plan", PLAN_JSON)
        self._write(rows.mapInArrow(action_reader(), spark_schema(ACTION_COLUMNS)), ACTIONS)

    def converted(self, named: int) -> Converted:
        """What came of it, from the table."""
        from pyspark.sql import functions as F  # noqa: N812 - everyone's name for it

        table = self._table(DOCUMENTS)
        sums = [F.count("*").alias("files"), F.sum("actions"), F.sum("to_review")]
        counts = table.groupBy("outcome").agg(*sums).collect()
        failed = table.where(F.col("outcome") == Outcome.FAILED.value)
        first = failed.orderBy("path").limit(named).select("path", "reason", "remedy").collect()
        return Converted(
            {Outcome(row[0]): row[1] for row in counts},
            sum(row[2] for row in counts),
            sum(row[3] for row in counts),
            tuple(Record(row[0], Result(Outcome.FAILED, row[1], row[2])) for row in first),
            self.target.uri,
        )

    def _files(self, most: int) -> DataFrame:
        """The contents, of files that are not too large: Spark does not even load the others."""
        reader = self.session.read.format("binaryFile").options(
            recursiveFileLookup="true", ignoreMissingFiles="true", ignoreCorruptFiles="true"
        )
        found = reader.load(self.listing.roots).where(f"length <= {most}")
        documents = (each.entry for each in self.listing.found if each.result is None)
        # Spark leaves files without content out.
        empty = [(entry.uri, b"") for entry in documents if not entry.length]
        blank = self.session.createDataFrame(empty, "path string, content binary")
        return found.select("path", "content").unionByName(blank)

    def _known(self, corrections: Sequence[int]) -> DataFrame:
        """What the driver knows of each document to read."""
        from pyspark.sql import types

        text, number = types.StringType(), types.LongType()
        schema = types.StructType().add("uri", text).add("parts", types.ArrayType(text))
        for name in ("shown", "number", "container", "corrections"):
            schema = schema.add(name, number)
        schema = schema.add("expected", types.BooleanType())
        every = zip(self.listing.found, self.listing.containers(), corrections, strict=True)
        rows = [
            (
                found.entry.uri,
                list(found.claim.parts),
                found.claim.shown,
                found.claim.number,
                container.number,
                said,
                found.expected,
            )
            for found, container, said in every
            if found.result is None
        ]
        return self.session.createDataFrame(rows, schema)

    def _table(self, name: str) -> DataFrame:
        return self.session.read.schema(spark_schema(DOCUMENT_ROW_COLUMNS)).parquet(
            plain(self.target.table(name))
        )

    def _write(self, table: DataFrame, name: str) -> None:
        options = table.write.mode("overwrite").option("compression", "zstd")
        options.parquet(self.target.table(name))


def _row(found: Found) -> DocumentRow:
    """The row of a file that no executor has read."""
    result = found.result or unread(_GONE, found.expected)
    size = None if found.entry.folder else found.entry.length
    record = Record(found.claim.name, result)
    return DocumentRow(record, found.claim.key, found.entry.uri, size=size)


@contextmanager
def _one_by_one(session: SparkSession) -> Iterator[None]:
    """Has Spark hand over one row at a time, and then as before."""
    name, value = _BATCH
    before = session.conf.get(name)
    session.conf.set(name, value)
    try:
        yield
    finally:
        session.conf.set(name, before)


@contextmanager
def _failures_told() -> Iterator[None]:
    """Says in one line what ended a job; the trace goes with --verbose."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError, ConnectionError) as error:
        remedy = (
            "Look into the executors' logs; planlift must be installed on all of them, as "
            "docs/cluster.md says."
        )
        raise UsageError(f"the Spark job failed ({_cause(error)})", remedy) from error


def _cause(error: Exception) -> str:
    """The line of a job's error that says most: Python's own where it has one."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    python = [line for line in lines if line.split(":")[0].endswith(("Error", "Exception"))]
    return python[-1] if python else first_line(error)
