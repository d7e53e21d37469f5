"""What the page needs of a store: documents, their plans as read, what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from planlift.batch.account import Record
from planlift.decisions import Decision, What
from planlift.review.source.viewer import Original
from planlift_schema import ActionPlan

PAGE_ROWS = 50  # documents listed at once


class State(StrEnum):
    """How far people are with a document."""

    TO_REVIEW = "to review"
    DONE = "nothing to review"
    NO_PLAN = "no plan"
    FAILED = "not read"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the list.

    Attributes:
        key: names it, for ever.
        name: as people know it.
        state: how far people are with it.
        organisation: whose plan it is, "" if unknown.
        frameworks: codes, joined by spaces.
        period: as written.
        format: by content, "" where it was not read.
        actions: number of actions as read.
        open: number of actions with something to look at, people's decisions counted.
        decisions: number of decisions that hold.
        reason: why it was not read, or what is said of the file.
        remedy: what to do about that.
        original: the file it was read from; None where it is not known.
    """

    key: str
    name: str
    state: State
    organisation: str
    frameworks: str
    period: str
    format: str
    actions: int
    open: int
    decisions: int
    reason: str
    remedy: str
    original: Original | None


@dataclass(frozen=True, slots=True)
class Query:
    """Which documents are wanted.

    Attributes:
        text: stands in the name or the organisation, letter case aside; "" for any.
        state: None for any.
        framework: a code; "" for any.
        page: number of the page of the list, from 1.
        rows: documents on a page.
    """

    text: str = ""
    state: State | None = None
    framework: str = ""
    page: int = 1
    rows: int = PAGE_ROWS


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list.

    Attributes:
        entries: the documents on it.
        total: number of documents that the query finds.
    """

    entries: tuple[Entry, ...]
    total: int


@dataclass(frozen=True, slots=True)
class StoredPlan:
    """A plan as read.

    Attributes:
        reading: names the reading; another one has another name.
        plan: the plan.
    """

    reading: int
    plan: ActionPlan


@dataclass(frozen=True, slots=True)
class Made:
    """A decision to be made.

    Attributes:
        key: of the document.
        sha256: of the source it is made on.
        author: who decides.
        what: what is decided.
    """

    key: str
    sha256: str
    author: str
    what: What


class StaleError(Exception):
    """Somebody else decided something about the document meanwhile."""


class DocumentShelf(Protocol):
    """Documents with their plans and decisions. Called from many threads at once.

    A `version` counts what was decided and taken back about a document; whoever changes something
    says which version they saw.
    """

    def listing(self, query: Query) -> Listing:
        """A page of the list; no plan is looked into for it."""

    def counts(self) -> dict[State, int]:
        """Number of documents by state."""

    def frameworks(self) -> Sequence[str]:
        """Codes of the frameworks that the documents' plans are made under."""

    def entry(self, key: str) -> Entry | None:
        """A document, None where there is none of that key."""

    def reading(self, key: str) -> int | None:
        """The name of a document's reading; None where it has no plan."""

    def plan(self, key: str) -> StoredPlan | None:
        """A document's plan as read, None where it has none."""

    def decisions(self, key: str) -> tuple[Decision, ...]:
        """What people decided about a document, in order, also what was taken back."""

    def decide(self, made: Made, version: int) -> Decision:
        """Keep a decision.

        Raises:
            StaleError: the version is not that one any more; nothing was kept.
        """

    def undo(self, key: str, number: int, author: str, version: int) -> bool:
        """Take a decision back; False where there is none that holds. Raises as `decide`."""

    def settle(self, key: str, open_actions: int) -> None:
        """Note how many actions of a document have something to look at."""

    def keep(self, record: Record, original: Original, plan: bytes) -> None:
        """Keep a document that was read now, in place of an earlier reading of it.

        Args:
            record: its line of the account; its path is the key.
            original: the file.
            plan: JSON in UTF-8, b"" where there is none.
        """

    def records(self) -> Sequence[Record]:
        """The account of all documents, for the flat files."""


def version_of(decisions: Sequence[Decision]) -> int:
    """The version of a document: it rises with each decision and each that is taken back."""
    return len(decisions) + sum(bool(one.undone) for one in decisions)
