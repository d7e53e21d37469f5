"""The sets of labelled documents, and the plans read from them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import planlift
from planlift_parsers.errors import PlanliftError
from planlift_schema import ActionPlan
from quality.make.build import SAMPLES, build
from quality.score import Tally, load_truth, score

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SHARED = ROOT.parent / "shared"
TRUTH = ".truth.json"
SCANS = "scan.pdf"
TYPED = ("txt", "md", "eml")
COLOURLESS = (*TYPED, SCANS)  # the labelled scans are grey
OFFICE = ("doc", "rtf", "odt", "ods", "xls")
ENDINGS = (
    *("docx", "html", "xlsx", "tsv.txt", "cells.txt", "pdf", "rl.pdf", "writer.pdf"),
    *TYPED,
    *OFFICE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document and its truth.

    Attributes:
        group: the set it belongs to.
        name: file name.
    """

    group: str
    name: str

    @property
    def ending(self) -> str:
        """What follows the first dot of the name; documents are scored by it."""
        return self.name.split(".", 1)[1]

    @property
    def parted(self) -> bool:
        """Pages and columns cut its cells, so that words of other cells stand in between."""
        return self.name.endswith((".pdf", *TYPED))

    @property
    def path(self) -> Path:
        return folder_of(self.group) / self.name

    @property
    def truth(self) -> Path:
        base = self.name.split(".", 1)[0]
        folder = TRUTHS.get(self.group) or folder_of(self.group)
        return folder / (base + TRUTH)


FOLDERS = {
    "documents": HERE / "documents",
    "office": HERE / "office",
    "samples": ROOT / "samples",
    "corpus": SHARED / "corpus",
    "seeds": SHARED / "seeds",
}
# Sets whose truth stands elsewhere: the plans are those of other documents.
TRUTHS = {"samples": HERE / "truth", "office": HERE / "documents"}
GROUPS = ("layouts", *FOLDERS)
OUTSIDE = ("corpus", "seeds")


@cache
def folder_of(group: str) -> Path:
    """The folder of a set; that of "layouts" is built when it is first asked for."""
    if group in FOLDERS:
        return FOLDERS[group]
    folder = Path(tempfile.mkdtemp(prefix="planlift-layouts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(folder)
    return folder


def documents(group: str) -> list[Labelled]:
    """The documents of a set, by name; none where its folder is missing."""
    if group == "layouts":
        names = [f"{sample.name}.{ending}" for sample in SAMPLES for ending in sample.formats]
    else:
        names = [path.name for path in sorted(FOLDERS[group].glob("*.*"))]
    found = [Labelled(group, name) for name in names]
    return [item for item in found if item.ending in ENDINGS and _labelled(item)]


def scans(group: str) -> list[Labelled]:
    """The labelled scans of a set, which need an extra to be read."""
    paths = sorted(FOLDERS[group].glob(f"*.{SCANS}"))
    return [item for path in paths if _labelled(item := Labelled(group, path.name))]


def _labelled(item: Labelled) -> bool:
    return item.group == "layouts" or item.truth.exists()


def all_documents() -> Iterator[Labelled]:
    """Every document of every set that is there."""
    for group in GROUPS:
        yield from documents(group)


@cache
def plan_of(path: Path) -> ActionPlan | None:
    """The plan read from a document; None where planlift says that it cannot be read."""
    try:
        return planlift.read(path)
    except PlanliftError:
        return None


def tally_by_ending(group: str) -> dict[str, Tally]:
    """How well the documents of a set are read, by ending."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for item in documents(group):
        tallies[item.ending].add(tally_of(item))
    return dict(tallies)


def tally_of(item: Labelled) -> Tally:
    """How well one document is read."""
    tally = score(plan_of(item.path), load_truth(item.truth), not item.ending.endswith(COLOURLESS))
    tally.notes = [f"{item.name}: {note}" for note in tally.notes]
    return tally
