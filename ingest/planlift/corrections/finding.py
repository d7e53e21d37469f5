"""Which mapping files hold for a document."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from planlift.corrections.model import NONE, Corrections
from planlift.corrections.reading import read_mapping

MAPPING_NAME = "planlift.toml"


@dataclass(slots=True)
class Finder:
    """Looks for mapping files beside documents; each file and folder is looked at once.

    Attributes:
        given: a file that holds for every document in place of those beside them, or None.
        kept: the output folder: what people said on the review page stands in a mapping file
            there, which comes before all others.
    """

    given: Path | None = None
    kept: Path | None = None
    _known: dict[Path, Corrections] = field(default_factory=dict)

    def for_file(self, file: Path, top: Path | None = None) -> Corrections:
        """The corrections for a document: those beside it first, then those of parent folders.

        Args:
            file: the document.
            top: the folder that was given, above which nothing is looked for; by default the
                document's own.

        Raises:
            UsageError: a mapping file cannot be read or says something that it cannot.
        """
        said = NONE if self.kept is None else self._beside(self.kept)
        if self.given is not None:
            return said + self._read(self.given)
        folder = Path(os.path.abspath(file)).parent  # noqa: PTH100 - resolve() follows links
        last = Path(os.path.abspath(top)) if top is not None else folder  # noqa: PTH100
        found = said
        for each in (folder, *folder.parents):
            found += self._beside(each)
            if each == last or last not in each.parents:
                break
        return found

    def _beside(self, folder: Path) -> Corrections:
        path = folder / MAPPING_NAME
        if path not in self._known and not path.is_file():
            self._known[path] = NONE
        return self._read(path)

    def _read(self, path: Path) -> Corrections:
        if path not in self._known:
            self._known[path] = read_mapping(path)
        return self._known[path]
