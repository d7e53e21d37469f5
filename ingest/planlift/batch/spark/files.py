"""The file systems that Spark knows (s3a, abfss, hdfs, dbfs, file ...), as the driver sees them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planlift.batch.spark.session import first_line
from planlift_parsers.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_Java = Any  # an object of the Java machine
_LOCAL = "file"
# Where a file that the job may not read ends the whole job, whatever Spark is told to ignore.
_GUARDED = frozenset({"hdfs", "viewfs", "webhdfs", "swebhdfs"})
_MISSING = ("FileNotFoundException", "NoSuchFileException")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder.

    Attributes:
        uri: its whole address, as Spark writes it: "s3a://bucket/plans/a b.docx".
        parts: bucket or host, folders, name.
        folder: it is a folder.
        length: bytes of a file.
        link: it leads elsewhere; told of local files only.
    """

    uri: str
    parts: tuple[str, ...]
    folder: bool
    length: int
    link: bool

    @property
    def name(self) -> str:
        """Its name, without what stands above it."""
        return self.parts[-1] if self.parts else ""

    @property
    def local(self) -> bool:
        """It stands on the machines' own disks, or on one that they share."""
        return self.uri.startswith(f"{_LOCAL}:")


class Files:
    """Looks into folders through Hadoop's file systems, with the session's credentials."""

    def __init__(self, session: SparkSession) -> None:
        """Look at nothing yet.

        Raises:
            UsageError: the session is one of Spark Connect, which has no way to them.
        """
        java = getattr(session, "_jvm", None)
        if java is None:
            raise UsageError(
                "this session is one of Spark Connect, from which folders cannot be listed",
                "Run it on the cluster itself (spark-submit, a job, a dedicated cluster).",
            )
        self._path = java.org.apache.hadoop.fs.Path
        self._reading = java.org.apache.hadoop.fs.permission.FsAction.READ
        self._settings = session._jsparkSession.sessionState().newHadoopConf()

    def whole(self, path: str) -> str:
        """A path's whole address: relative paths and those without a scheme as Spark takes them.

        Raises:
            UsageError: Spark knows no such file system.
        """
        return str(self._located(path)[1].toString())

    def given(self, path: str) -> Entry:
        """What stands at a path.

        Raises:
            UsageError: there is nothing, or Spark knows no such file system.
        """
        system, located = self._located(path)
        try:
            return _entry(system.getFileStatus(located))
        except Exception as error:
            missing = _is(error, *_MISSING)
            cause = "there is no such file or folder" if missing else first_line(error)
            raise UsageError(cause, "Check the path for typing mistakes.", file=path) from error

    def below(self, folder: Entry) -> list[Entry]:
        """What stands in a folder, in the order of the names.

        Raises:
            OSError: it cannot be looked into.
        """
        system, located = self._located(folder.uri)
        try:
            found = [_entry(status) for status in system.listStatus(located)]
        except Exception as error:
            raise OSError(first_line(error)) from error
        return sorted(found, key=lambda entry: entry.name)

    def is_file(self, uri: str) -> bool:
        """Whether a file stands there.

        Raises:
            UsageError: it cannot be looked at.
        """
        system, located = self._located(uri)
        with _refusals_told(uri):
            return bool(system.exists(located)) and not system.getFileStatus(located).isDirectory()

    def names(self, uri: str) -> list[str]:
        """What stands in a folder, by name; a file's own name, nothing where there is nothing.

        Raises:
            UsageError: it cannot be looked into.
        """
        system, located = self._located(uri)
        with _refusals_told(uri):
            if not system.exists(located):
                return []
            return sorted(str(each.getPath().getName()) for each in system.listStatus(located))

    def content(self, uri: str) -> bytes | None:
        """A small file's bytes; None where there is none.

        Raises:
            OSError: it cannot be read.
        """
        system, located = self._located(uri)
        try:
            stream = system.open(located)
            try:
                return bytes(stream.readAllBytes())
            finally:
                stream.close()
        except Exception as error:
            if _is(error, *_MISSING):
                return None
            raise OSError(first_line(error)) from error

    def closed(self, file: Entry) -> bool:
        """Whether the job may not read a file of a file system on which that would end it."""
        if file.uri.partition(":")[0] not in _GUARDED:
            return False
        system, located = self._located(file.uri)
        try:
            system.access(located, self._reading)
        except Exception as error:
            return _is(error, "AccessControlException")
        return False

    def delete(self, uri: str) -> None:
        """Take a folder away with all that is in it; nothing where there is none.

        Raises:
            UsageError: it cannot be taken away.
        """
        system, located = self._located(uri)
        with _refusals_told(uri):
            system.delete(located, True)

    def _located(self, path: str) -> tuple[_Java, _Java]:
        """A path's file system, and the path in it, whole."""
        try:
            made = self._path(path)
            system = made.getFileSystem(self._settings)
            return system, system.makeQualified(made)
        except Exception as error:
            cause = f"Spark has no way to it ({first_line(error)})"
            remedy = "docs/cluster.md says what each file system needs."
            raise UsageError(cause, remedy, file=path) from error


@contextmanager
def _refusals_told(uri: str) -> Iterator[None]:
    """What a file system refuses, in words: without a right or a connection Java raises much."""
    try:
        yield
    except Exception as error:
        remedy = "Check the address, and what Spark's settings say of who may use it."
        raise UsageError(first_line(error), remedy, file=uri) from error


def _entry(status: _Java) -> Entry:
    path = status.getPath()
    uri = path.toUri()
    way = str(uri.getPath())
    parts = tuple(part for part in (uri.getAuthority() or "", *way.split("/")) if part)
    link = uri.getScheme() == _LOCAL and Path(way).is_symlink()
    return Entry(str(path.toString()), parts, status.isDirectory(), status.getLen(), link)


def _is(error: Exception, *names: str) -> bool:
    """Whether Java raised an exception of one of these names."""
    java = getattr(error, "java_exception", None)
    return java is not None and java.getClass().getSimpleName() in names
