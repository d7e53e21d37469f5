"""How well tables are found and taken apart: adjacency relations against a ground truth.

    .venv/bin/python -m bench.adjacency FOLDER [--rows] [--each]

FOLDER holds NAME.pdf beside NAME-str.xml, as the sets of the ICDAR 2013 table competition do:
tables of regions of cells with start-row, start-col, end-row, end-col and content. A relation is a
cell's text, that of its nearest neighbour right or below that is not blank, and the direction;
white space does not count. The relations of all tables of a document are compared as one multiset,
so that a table missed, invented or cut in two costs what it holds. Printed are precision, recall
and F1 averaged over documents, and F1 over all relations.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path

from lxml import etree

from planlift.export.raw_tables import tables_json
from planlift.pipeline import open_file

Relations = Counter[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell with text: its first and last row and column, and the text without white space."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Relations of one document: right ones, found ones, those of the truth."""

    right: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        """Right ones of those found; 1 where none is found and none is true."""
        return self.right / self.found if self.found else float(not self.true)

    @property
    def recall(self) -> float:
        """Right ones of the true ones; 1 where none is true."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


_MEASURES = (attrgetter("precision"), attrgetter("recall"), attrgetter("f1"))


def relations(spots: Iterable[Spot]) -> Relations:
    """The relations of one table."""
    cells = list(spots)
    found: set[tuple[Spot, Spot, str]] = set()
    owner = {
        (row, column): cell
        for cell in cells
        for row in range(cell.top, cell.bottom + 1)
        for column in range(cell.left, cell.right + 1)
    }
    for way, axis in (("right", 0), ("below", 1)):
        ordered = sorted(owner, key=lambda at: (at[axis], at[1 - axis]))
        for _, line in groupby(ordered, key=lambda at: at[axis]):
            along = [owner[at] for at in line]
            found |= {(a, b, way) for a, b in pairwise(along) if a is not b}
    return Counter((a.text, b.text, way) for a, b, way in found)


def truth(path: Path) -> Relations:
    """The relations of all tables of a ground truth."""
    total: Relations = Counter()
    for table in etree.parse(path).getroot().iter("table"):
        spots, shift = [], 0
        for region in table.iter("region"):  # of a table over pages, each counts from its own start
            made = [_spot(cell, shift) for cell in region.iter("cell")]
            shift = max((spot.bottom for spot in made), default=shift - 1) + 1
            spots += [spot for spot in made if spot.text]
        total += relations(spots)
    return total


def _spot(cell: etree._Element, shift: int) -> Spot:
    top, left = int(cell.attrib["start-row"]) + shift, int(cell.attrib["start-col"])
    bottom = int(cell.get("end-row", top - shift)) + shift
    right = int(cell.get("end-col", left))
    return Spot(top, left, bottom, right, _bare(cell.findtext("content") or ""))


def detected(path: Path, *, spans: bool) -> Relations:
    """The relations of all tables that planlift finds."""
    total: Relations = Counter()
    for table in json.loads(tables_json(open_file(path).tables())):
        reach = {(s["row"], s["column"]): s for s in table.get("spans", ()) if spans}
        spots = []
        for row, texts in enumerate(table["rows"]):
            for column, text in enumerate(texts):
                span = reach.get((row, column), {"row_span": 1, "column_span": 1})
                bottom, right = row + span["row_span"] - 1, column + span["column_span"] - 1
                if _bare(text):
                    spots.append(Spot(row, column, bottom, right, _bare(text)))
        total += relations(spots)
    return total


def _bare(text: str) -> str:
    return "".join(text.split())


def score(true: Relations, found: Relations) -> Score:
    """Compares the relations of one document."""
    return Score((true & found).total(), found.total(), true.total())


def main(arguments: Sequence[str] | None = None) -> int:
    """Scores a folder and prints what came out.

    Args:
        arguments: by default those of the process.

    Returns:
        The exit code: 0, or 2 where the folder holds no document with its truth.
    """
    parser = argparse.ArgumentParser(
        prog="python -m bench.adjacency",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path, help="of NAME.pdf and NAME-str.xml")
    parser.add_argument("--each", action="store_true", help="a line for each document")
    parser.add_argument("--rows", action="store_true", help="merged cells count as single ones")
    given = parser.parse_args(arguments)
    scores = []
    for source, path in _pairs(given.folder):
        scores.append(score(truth(path), detected(source, spans=not given.rows)))
        if given.each:
            print(f"{source.stem:24} {_figures(scores[-1:])}")
    if not scores:
        print(f"{given.folder} holds no NAME.pdf beside a NAME-str.xml", file=sys.stderr)
        return 2
    pooled = Score(*(sum(getattr(s, name) for s in scores) for name in ("right", "found", "true")))
    print(f"{len(scores)} documents: {_figures(scores)}")
    print(f"all relations together: F1 {pooled.f1:.3f}")
    return 0


def _pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The PDFs of a folder, each with its truth."""
    for path in sorted(folder.glob("*-str.xml")):
        source = path.with_name(path.name.removesuffix("-str.xml") + ".pdf")
        if source.exists():
            yield source, path


def _figures(scores: Sequence[Score]) -> str:
    """Averages over documents, as the competition gives them."""
    means = (statistics.fmean(of(s) for s in scores) for of in _MEASURES)
    return "precision {:.3f} recall {:.3f} F1 {:.3f}".format(*means)


if __name__ == "__main__":
    sys.exit(main())
