"""Spark itself: the session that is running, or one of our own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from planlift.batch.spark.needs import need_java, need_libraries
from planlift_parsers.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SUBMITTED = "PYSPARK_GATEWAY_PORT"  # set where spark-submit has started Java already
_PYTHON = "PYSPARK_PYTHON"
# On one machine nobody else has to reach Spark, which listens on every address by itself.
_ADDRESS = "SPARK_LOCAL_IP"
# A file of `limits.file_bytes` (200 MiB) is held some five times on its way through Java; with
# Spark's own default of 1 GiB two such files at a time end the whole job.
_MEMORY = "4g"


@contextmanager
def open_session(master: str | None) -> Iterator[SparkSession]:
    """The session that is running (a notebook's), else a new one that ends with the block.

    Args:
        master: Spark's master URL; None for that of spark-submit or its settings, else local[*].

    Raises:
        UsageError: PySpark or Java is missing, or Spark does not start.
    """
    need_libraries()
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        yield running
        return
    session = _started(master)
    try:
        yield session
    finally:
        with suppress(Exception):  # a Java machine that is gone cannot be stopped
            session.stop()


def _started(master: str | None) -> SparkSession:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("planlift")
    if master is not None:
        builder = builder.master(master)
    if _SUBMITTED not in os.environ:
        need_java()
        bar = str(sys.stderr.isatty()).lower()
        builder = builder.config("spark.ui.showConsoleProgress", bar)
        builder = builder.config("spark.log.level", "ERROR")
        if master is None or master.startswith("local"):
            # Else workers run the first "python3" there is, which need not have planlift.
            os.environ.setdefault(_PYTHON, sys.executable)
            os.environ.setdefault(_ADDRESS, "127.0.0.1")
            builder = builder.config("spark.driver.memory", _MEMORY)
    try:
        return builder.getOrCreate()
    except Exception as error:  # Java's errors come under many names
        said = first_line(error)
        raise UsageError(
            f"Spark did not start ({said})", "Check --master and JAVA_HOME."
        ) from error


def first_line(error: Exception) -> str:
    """What an error of Spark or Java says, without the trace behind it."""
    java = getattr(error, "java_exception", None)
    said = str(java.getMessage() or java.getClass().getName()) if java is not None else str(error)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[0] if lines else type(error).__name__
