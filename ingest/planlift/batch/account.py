"""What became of each document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planlift.batch.card import NO_CARD, Card
from planlift_parsers.containers.walk import Item
from planlift_parsers.errors import DocumentError


class Outcome(StrEnum):
    """How it went with one file."""

    READ = "read"
    JOINED = "joined"
    OPENED = "opened"  # a container: what is in it has lines of its own
    NO_PLAN = "no plan"
    FAILED = "failed"
    SKIPPED = "skipped"
    NOT_REACHED = "not reached"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document.

    Attributes:
        outcome: how it went.
        reason: why it was not read, or holds no plan.
        remedy: what to do about that.
        format: name of its format, "" where it was not opened.
        actions: number of actions.
        to_review: number of actions with something to review.
        trace: traceback of an unexpected error, for --verbose.
        code: the finding by which a check names a document that was not read.
    """

    outcome: Outcome
    reason: str = ""
    remedy: str = ""
    format: str = ""
    actions: int = 0
    to_review: int = 0
    trace: str = ""
    code: str = DocumentError.code


@dataclass(frozen=True, slots=True)
class Reading:
    """What a worker gives back.

    Attributes:
        result: what came of the document.
        plan: its plan as JSON in UTF-8, b"" if there is none.
        card: what its plan is of.
        worker_lost: it cost the process that read it.
        lasting: it comes of the document alone and would come of it again; else of the machine
            too, as where there was too little memory.
        pages: for a folder of pages that were joined, the name of each and what came of it.
        items: all that is in it, where it is a container.
        sha256: of the file that was read, or that holds it, in hexadecimal; "" where none was, or
            there are several.
        twins: what came of the same content under its other names, in their order.
        seconds: that it took to read.
        spilled: the file in which its plan stands, where that is too large for `plan`; whoever
            takes the reading gives it its place.
    """

    result: Result
    plan: bytes = b""
    card: Card = NO_CARD
    worker_lost: bool = False
    lasting: bool = True
    pages: tuple[tuple[str, Result], ...] = ()
    items: tuple[Item, ...] = ()
    sha256: str = ""
    twins: tuple[Reading, ...] = ()
    seconds: float = 0.0
    spilled: Path | None = None

    @property
    def has_plan(self) -> bool:
        """Whether there is a plan, held or spilled."""
        return bool(self.plan) or self.spilled is not None


@dataclass(frozen=True, slots=True)
class Record:
    """One file in the account.

    Attributes:
        path: its relative path as people know it.
        result: what came of it.
        plan: its plan's file, relative to the output folder, "" if there is none; of a page that
            was joined, the plan that it went into.
        source: where the file stands, relative to the output folder, with "/"; a file URI where
            there is no such way (another drive), "" where it is not known.
    """

    path: str
    result: Result
    plan: str = ""
    source: str = ""
