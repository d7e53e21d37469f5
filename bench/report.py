"""What was measured, as a page for people."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench.growth import Length
from bench.peers.adapter import Answer
from bench.run import Race, Run
from bench.score import Rows, cells_found, cells_of
from bench.stages import Stage

_HEAD = """# What was measured

Written by `make bench`; what is measured, and how, stands in [README.md](README.md). Compare
figures with each other, not with a stopwatch elsewhere.

Machine: {machine}.
"""
_RACE = (
    "read by", "version", "licence", "seconds", "planlift, in turn", "planlift is",
    "whole process", "cells", "but for white space", "MB",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Course:
    """A file that was read, and who read it.

    Attributes:
        title: what the file is.
        pages: how many it has, None where it has none.
        wanted: non-empty body cells, row by row.
        races: planlift against each peer.
    """

    title: str
    pages: int | None
    wanted: Rows
    races: Sequence[Race]


def report(
    machine: str, courses: Iterable[Course], lengths: Sequence[Length], stages: Sequence[Stage]
) -> str:
    """The page.

    Args:
        machine: what it was measured on.
        courses: files with their races.
        lengths: planlift on files of growing length.
        stages: where its time goes.
    """
    parts = [_HEAD.format(machine=machine)]
    parts += [_course(course) for course in courses]
    if lengths:
        parts.append(_growth(lengths))
    if stages:
        parts.append(_stages(stages))
    return "\n".join(parts)


def _course(course: Course) -> str:
    rows = [_race(course, race) for race in course.races]
    done = [run for race in course.races for run in race.ours]
    if done:
        rows.insert(0, _ours(course, done))
    cells = f"{len(course.wanted)} rows, {cells_of(course.wanted)} cells"
    length = f"{course.pages} pages, {cells}" if course.pages else cells
    return f"## {course.title}\n\n{length}.\n\n{_table(_RACE, rows)}"


def _ours(course: Course, runs: Sequence[Run]) -> list[str]:
    answers = [run.answer for run in runs]
    seconds = statistics.median(answer.seconds for answer in answers)
    speed = f" ({course.pages / seconds:.0f} pages/s)" if course.pages else ""
    first = ["**planlift**", answers[0].version, "MIT", f"{seconds:.3f}{speed}", "", "", ""]
    return [*first, *_found(course, answers)]


def _race(course: Course, race: Race) -> list[str]:
    peer = race.peer
    name = f"{peer.package} {peer.call}"
    if race.failure:
        return [name, "", peer.licence, f"no answer: {race.failure}", *[""] * 6]
    answers = [run.answer for run in race.theirs]
    theirs = statistics.median(answer.seconds for answer in answers)
    ours = statistics.median(run.answer.seconds for run in race.ours)
    return [
        name,
        answers[0].version,
        peer.licence,
        f"{theirs:.3f}",
        f"{ours:.3f}",
        f"{race.ratio:.2f} x as fast",
        f"{race.whole_ratio:.2f} x",
        *_found(course, answers),
    ]


def _found(course: Course, answers: Sequence[Answer]) -> list[str]:
    rows = answers[0].rows
    exact, lenient = (
        cells_found(course.wanted, rows, lenient=lenient) for lenient in (False, True)
    )
    return [str(exact), str(lenient), f"{max(answer.mebibytes for answer in answers):.0f}"]


def _growth(lengths: Sequence[Length]) -> str:
    more = [""]
    for before, one in pairwise(lengths):
        longer = 1000 * (one.seconds - before.seconds) / (one.pages - before.pages)
        more.append(f"{longer:.1f}")
    rows = [
        [
            str(one.pages),
            f"{one.seconds:.2f}",
            f"{1000 * one.seconds / one.pages:.1f}",
            longer,
            f"{one.mebibytes:.0f}",
        ]
        for one, longer in zip(lengths, more, strict=True)
    ]
    first, last = lengths[0], lengths[-1]
    grown = f"{(last.mebibytes - first.mebibytes) * 1024 / (last.pages - first.pages):.0f}"
    head = ("pages", "seconds", "ms a page", "ms for each page more", "MB")
    return f"## Long files\n\n{_table(head, rows)}\nEach page more takes {grown} KB of memory.\n"


def _stages(stages: Sequence[Stage]) -> str:
    rows = [[one.name, f"{one.first:.3f}", f"{one.again:.3f}"] for one in stages]
    total = [sum(one.first for one in stages), sum(one.again for one in stages)]
    rows.append(["all", *(f"{seconds:.3f}" for seconds in total)])
    head = ("stage", "seconds, first in a process", "again")
    return f"## Where planlift's time goes (60 pages)\n\n{_table(head, rows)}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_safe, line)) + " |" for line in lines) + "\n"


def _safe(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
