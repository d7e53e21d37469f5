"""How many documents a second `planlift convert` reads, and what it holds: `python -m bench.batch`.

Takes documents from a folder, repeats them with a difference that no reader sees (so that none is
the same as another), and converts them with one worker and with one for each core, few and many.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from planlift.batch.pool import cores

FEW, MANY = 500, 5_000
_EVERY = 0.2  # seconds between looks at the memory
_FOLDER = 100  # documents
_ZIPS = frozenset({".docx", ".xlsx", ".odt"})
MEBIBYTE = 1024 * 1024


@dataclass(slots=True)
class Run:
    """One conversion.

    Attributes:
        documents: how many.
        jobs: workers.
        seconds: from start to end of the command.
        supervisor: most memory that the command's own process held, in bytes.
        worker: most that any process below it held, in bytes.
        written: bytes of the output folder.
    """

    documents: int
    jobs: int
    seconds: float = 0.0
    supervisor: int = 0
    worker: int = 0
    written: int = 0

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds

    def look(self, pid: int) -> None:
        """Note the memory of a process and of those below it."""
        self.supervisor = max(self.supervisor, _most_held(pid))
        self.worker = max([self.worker, *(_most_held(each) for each in _below(pid))])

    def __str__(self) -> str:
        return (
            f"{self.documents:,} documents, {self.jobs} workers: {self.seconds:.0f} s, "
            f"{self.rate:.1f} a second; supervisor {self.supervisor / MEBIBYTE:.0f} MiB, "
            f"worker {self.worker / MEBIBYTE:.0f} MiB, output {self.written / MEBIBYTE:.0f} MiB"
        )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("samples"))
    parser.add_argument("--few", type=int, default=FEW)
    parser.add_argument("--many", type=int, default=MANY)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        few, many = Path(scratch, "few"), Path(scratch, "many")
        repeat(given.folder, given.few, few)
        repeat(given.folder, given.many, many)
        out = Path(scratch, "out")
        for folder, count, jobs in (
            (few, given.few, cores()),
            (many, given.many, cores()),
            (many, given.many, 1),
        ):
            print(converted(folder, out, count, jobs), flush=True)
            if jobs == 1 or folder == few:
                shutil.rmtree(out)
                continue
            print("again:", converted(folder, out, count, jobs), flush=True)
            shutil.rmtree(out)
    return 0


def repeat(folder: Path, count: int, into: Path) -> None:
    """Write so many documents, each with a difference that no reader sees."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _KINDS]
    for number, path in enumerate(islice(cycle(files), count)):
        copy = into / f"{number // _FOLDER:03}" / f"{number:05}-{path.name}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        _vary(copy, number)


_KINDS = _ZIPS | {".pdf", ".html", ".txt", ".rtf", ".doc"}


def _vary(path: Path, number: int) -> None:
    if path.suffix in _ZIPS:
        with zipfile.ZipFile(path, "a") as archive:
            archive.comment = str(number).encode()
        return
    with path.open("ab") as file:
        said = {".pdf": f"\n%{number}\n", ".html": f"<!-- {number} -->"}
        file.write(said.get(path.suffix, " " * (number + 1)).encode())


def converted(folder: Path, out: Path, documents: int, jobs: int) -> Run:
    """Convert a folder, watching the memory of all processes."""
    run = Run(documents, jobs)
    began = time.monotonic()
    command = [sys.executable, "-m", "planlift", "convert", folder, "--out", out, "--jobs", jobs]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([str(part) for part in command], stderr=said)
        while process.poll() is None:
            run.look(process.pid)
            time.sleep(_EVERY)
        run.seconds = time.monotonic() - began
        if process.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode())
    run.written = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    return run


def _below(pid: int) -> Iterator[int]:
    """The processes that one has started, and those that these have."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(child) for child in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)


def _most_held(pid: int) -> int:
    """The most memory that a process has held, in bytes; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    found = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
