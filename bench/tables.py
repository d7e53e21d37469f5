"""Time and memory of large tables: `python -m bench.tables` measures them and writes TABLES.md.

Each file is read by the real command, in a process of its own, whose most memory the system says.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
import xlsxwriter

from bench.process import used_by

RESULTS = Path(__file__).parent / "TABLES.md"
HEADER = ("Ref", "Indicator", "Summary", "Action", "Owner", "Deadline", "Status")
LENGTHS = {".docx": (2_000, 20_000), ".xlsx": (2_000, 20_000, 100_000, 300_000, 1_000_000)}
TIMEOUT = 7200  # seconds


@dataclass(frozen=True, slots=True)
class Measured:
    """One file read.

    Attributes:
        kind: extension.
        rows: of its one table.
        seconds: from the command's start to its end.
        mebibytes: the most memory that it held.
    """

    kind: str
    rows: int
    seconds: float
    mebibytes: float


def row(number: int) -> tuple[str, ...]:
    """A row of a made-up plan.

    Args:
        number: from 1; hardly two rows say the same.
    """
    return (
        f"A{number}",
        f"Indicator {number % 9 + 1}",
        f"The survey shows a gap of {number % 100}% in ward {number}.",
        f"Review the recruitment process for ward {number} with its managers",
        "Head of Workforce" if number % 2 else "Deputy Director of HR",
        f"{number % 28 + 1} March 2020",
        "In progress" if number % 3 else "Complete",
    )


def workbook(path: Path, rows: int) -> None:
    """Writes a workbook of one sheet.

    Args:
        path: where to.
        rows: without the header.
    """
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Plan")
    for at in range(rows + 1):
        sheet.write_row(at, 0, row(at) if at else HEADER)
    book.close()


def letter(path: Path, rows: int) -> None:
    """Writes a Word file of one table; arguments as of `workbook`."""
    document = docx.Document()
    document.add_heading("WRES Action Plan 2019/20", 0)
    table = document.add_table(rows + 1, len(HEADER))
    cells = iter(table._cells)
    for at in range(rows + 1):
        for text in row(at) if at else HEADER:
            next(cells).text = text
    document.save(str(path))


MAKERS: dict[str, Callable[[Path, int], None]] = {".docx": letter, ".xlsx": workbook}


def measured(path: Path, rows: int) -> Measured:
    """Reads a file by the command.

    Args:
        path: the file.
        rows: of its table.

    Raises:
        RuntimeError: the command failed; the message is what it said.
    """
    used = used_by(["-m", "planlift", "read", str(path), "--timeout", str(TIMEOUT)])
    return Measured(path.suffix, rows, used.seconds, used.mebibytes)


def page(all_measured: Sequence[Measured]) -> str:
    """The page of results."""
    lines = [
        "# Large tables",
        "",
        "Written by `python -m bench.tables`: seconds and most memory of `planlift read` on files",
        "of one table of seven columns, each in a process of its own.",
        "",
        "| file | rows | seconds | ms a row | MB | KB for each row more |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    before: Measured | None = None
    for one in all_measured:
        lines.append(_line(one, before if before and before.kind == one.kind else None))
        before = one
    return "\n".join(lines) + "\n"


def _line(one: Measured, before: Measured | None) -> str:
    more = ""
    if before is not None:
        rows = one.rows - before.rows
        more = f"{(one.mebibytes - before.mebibytes) * 1024 / rows:.1f}"
    return (
        f"| {one.kind} | {one.rows:,} | {one.seconds:.1f} | {1000 * one.seconds / one.rows:.2f} "
        f"| {one.mebibytes:.0f} | {more} |"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures one file, printed, or all, and writes TABLES.md.

    Args:
        arguments: by default those of the process.
    """
    parser = argparse.ArgumentParser(prog="python -m bench.tables", description=__doc__)
    parser.add_argument("kind", nargs="?", choices=MAKERS, help="only this kind of file")
    parser.add_argument("rows", nargs="?", type=int, help="only this length")
    given = parser.parse_args(arguments)
    lengths = {given.kind: (given.rows,)} if given.rows else LENGTHS
    with tempfile.TemporaryDirectory() as folder:
        files = [(kind, rows) for kind, several in lengths.items() for rows in several]
        done = []
        for kind, rows in sorted(files, key=lambda file: file[1]):
            path = Path(folder) / f"{rows}{kind}"
            MAKERS[kind](path, rows)
            done.append(measured(path, rows))
    text = page(sorted(done, key=lambda one: (one.kind, one.rows)))
    print(text)
    if not given.rows:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
