"""Measures planlift beside other libraries: `python -m bench`, or `make bench`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.environment import machine, peers_python
from bench.growth import growth
from bench.make import docx_of, filled, grown_rows, pdf_of, pdf_rows, xlsx_of
from bench.peers import PEERS
from bench.report import Course, report
from bench.run import race
from bench.samples import FOLDER, NAMES, sample_plan
from bench.score import Rows
from bench.stages import stages_of

RESULTS = Path(__file__).parent / "RESULTS.md"
LONG = 60  # pages
ROWS = 300  # of the files without pages


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file to be read: where it is, what it is, how many pages and which cells it has."""

    file: Path
    title: str
    pages: int | None
    wanted: Rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures all and writes RESULTS.md; or only some peers, and prints it.

    Args:
        arguments: by default those of the process.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    known = [peer.package for peers in PEERS.values() for peer in peers]
    parser.add_argument(
        "peer", nargs="*", help="only these, printed and not written: " + ", ".join(known)
    )
    only = parser.parse_args(arguments).peer
    if strange := sorted(set(only) - set(known)):
        parser.error(f"no such peer: {', '.join(strange)}")
    with tempfile.TemporaryDirectory() as folder:
        text = _measured(Path(folder), only)
    if only:
        print(text)
    else:
        RESULTS.write_text(text, "utf-8")
        print(f"Written to {RESULTS}")
    return 0


def _measured(folder: Path, only: Sequence[str]) -> str:
    python = peers_python()
    courses = []
    for entry in _entries(folder):
        peers = [peer for peer in PEERS[entry.file.suffix[1:]] if not only or peer.package in only]
        races = []
        for peer in peers:
            print(f"{entry.title}: {peer.package}", file=sys.stderr)
            races.append(race(peer, python, entry.file))
        if races:
            courses.append(Course(entry.title, entry.pages, entry.wanted, races))
    if only:
        return report(machine(), courses, [], [])
    print("long files", file=sys.stderr)
    return report(machine(), courses, growth(folder), stages_of(folder / f"{LONG}.pdf"))


def _entries(folder: Path) -> Iterator[_Entry]:
    long = folder / f"{LONG}.pdf"
    long.write_bytes(pdf_of(LONG))
    yield _Entry(long, "The samples over and over", LONG, pdf_rows(LONG))
    for name in NAMES:
        file = FOLDER / f"{name}.pdf"
        yield _Entry(file, f"samples/{name}.pdf", 2, filled(sample_plan(name)))
    for suffix, made in (("docx", docx_of(ROWS)), ("xlsx", xlsx_of(ROWS))):
        file = folder / f"{ROWS}.{suffix}"
        file.write_bytes(made)
        yield _Entry(file, f"{ROWS} rows as .{suffix}", None, grown_rows(ROWS))


if __name__ == "__main__":
    sys.exit(main())
