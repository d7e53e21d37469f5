"""The folder that a cluster writes to."""

from __future__ import annotations

from dataclasses import dataclass

from planlift.batch.spark.files import Files
from planlift_parsers.errors import UsageError

DOCUMENTS, ACTIONS = "documents", "actions"
# What was read, until the account is whole.
PASSING = "reading"
# What Spark writes into a table's folder: marks of its own, checksums, parts.
_OURS = ("_", ".", "part-")


@dataclass(frozen=True, slots=True)
class Target:
    """A folder with the tables that are written.

    Attributes:
        files: the file systems.
        given: the folder, as it was given.
    """

    files: Files
    given: str

    @property
    def uri(self) -> str:
        """Its whole address."""
        return self.files.whole(self.given).rstrip("/")

    @property
    def parts(self) -> tuple[str, ...]:
        """Its path, without the scheme."""
        return tuple(part for part in self.uri.partition(":")[2].split("/") if part)

    @property
    def outputs(self) -> tuple[str, ...]:
        """What is no document, should the folder be given itself or stand in a given one."""
        return (self.uri, *(self.table(name) for name in (DOCUMENTS, ACTIONS, PASSING)))

    def table(self, name: str) -> str:
        """The address of a table."""
        return f"{self.uri}/{name}"

    def check(self) -> None:
        """Sees to it that nobody's files are replaced.

        Raises:
            UsageError: there is no way to the folder, it is a file, or something else than tables
                stands where they go.
        """
        if self.files.is_file(self.uri):
            raise UsageError(
                "a file of that name stands there", "Give another --out.", file=self.uri
            )
        for name in (DOCUMENTS, ACTIONS, PASSING):
            others = [
                each for each in self.files.names(self.table(name)) if not each.startswith(_OURS)
            ]
            if others:
                cause = f"{others[0]!r} stands where a table is to be written"
                raise UsageError(cause, "Give another --out.", file=self.table(name))
