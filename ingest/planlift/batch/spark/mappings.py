"""The mapping files beside documents, wherever those stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from planlift.batch.spark.files import Files
from planlift.batch.spark.listing import mapping_in
from planlift.corrections import MAPPING_NAME, NONE, Corrections, read_mapping
from planlift_parsers.errors import UsageError


@dataclass(slots=True)
class Mappings:
    """Finds what mapping files say; each folder is looked at once.

    Attributes:
        files: where the documents stand.
        given: a file on the driver that holds for every document in place of those, or None.
        without: addresses of folders that are known to hold none: to ask for it in each of many
            folders takes an hour on an object store.
        corrections: what was found, each once; documents name theirs by its number here.
    """

    files: Files
    given: Path | None = None
    without: frozenset[str] = frozenset()
    corrections: list[Corrections] = field(default_factory=list)
    _beside: dict[str, Corrections] = field(default_factory=dict)
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def number_for(self, folders: tuple[str, ...]) -> int:
        """The number of a document's corrections: those beside it first, then of parent folders.

        Args:
            folders: addresses, the nearest first.

        Raises:
            UsageError: a mapping file cannot be read or says something that it cannot.
        """
        if self.given is not None:
            folders = ()
        if folders not in self._numbers:
            self._numbers[folders] = len(self.corrections)
            self.corrections.append(self._joined(folders))
        return self._numbers[folders]

    def _joined(self, folders: Sequence[str]) -> Corrections:
        if self.given is not None:
            return read_mapping(self.given)
        found = NONE
        for folder in folders:
            if folder in self.without:
                continue
            if folder not in self._beside:
                self._beside[folder] = self._read(mapping_in(folder))
            found += self._beside[folder]
        return found

    def _read(self, uri: str) -> Corrections:
        try:
            data = self.files.content(uri)
        except OSError as error:
            raise UsageError(str(error), "Check who may read it.", file=uri) from error
        if data is None:
            return NONE
        with TemporaryDirectory(prefix="planlift-") as folder:
            copy = Path(folder) / MAPPING_NAME
            copy.write_bytes(data)
            try:
                return read_mapping(copy)
            except UsageError as error:
                error.file = uri
                raise
