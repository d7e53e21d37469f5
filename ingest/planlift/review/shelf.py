"""The store of a folder as the page uses it: many threads at once, one change at a time."""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, LifoQueue
from threading import RLock

from planlift.batch.account import Outcome, Record
from planlift.batch.card import card_of
from planlift.decisions import Columns, Decision
from planlift.decisions.applying import Decided, outcome_of
from planlift.store import STORE, decisions, documents, listing
from planlift.store.database import changed, connected, told
from planlift.store.decisions import Made
from planlift.store.listing import Listed, Listing, Query, State
from planlift.write import plan_bytes, write_whole
from planlift_schema import ActionPlan


@dataclass(slots=True)
class Shelf:
    """Documents with their plans and decisions.

    Attributes:
        out: the output folder.
    """

    out: Path
    _free: LifoQueue[sqlite3.Connection] = field(default_factory=LifoQueue)
    _writing: RLock = field(default_factory=RLock)

    def listing(self, query: Query) -> Listing:
        """A page of the list; no plan is opened for it."""
        with self._connection() as connection:
            return listing.list_documents(connection, query)

    def counts(self) -> dict[State, int]:
        """Number of documents by state."""
        with self._connection() as connection:
            return listing.count_states(connection)

    def frameworks(self) -> Sequence[str]:
        """Codes of the frameworks that plans are made under."""
        with self._connection() as connection:
            return listing.list_frameworks(connection)

    def document(self, key: str) -> Listed | None:
        """A document, None where there is none of that key."""
        with self._connection() as connection:
            return listing.find_document(connection, key)

    def outermost(self, document: Listed) -> Listed:
        """The container that a document was taken out of; the document itself, if out of none."""
        if not document.inside:
            return document
        with self._connection() as connection:
            return listing.find_container(connection, document) or document

    def pages(self, document: Listed) -> tuple[str, ...]:
        """Names of the files of a folder that was read as one, in reading order; () else."""
        with self._connection() as connection:
            return listing.list_pages(connection, document)

    def plan(self, reading: int) -> ActionPlan | None:
        """The plan of a reading as the reader gave it, None where it has none."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT plan FROM readings WHERE id = ?", (reading,)
            ).fetchone()
        if row is None or row[0] is None:
            return None
        return ActionPlan.model_validate_json(zlib.decompress(row[0]))

    def decisions(self, key: str) -> tuple[Decision, ...]:
        """What was decided about a document, in order, with what was taken back."""
        with self._connection() as connection:
            return decisions.decisions_of(connection, key)

    def columns(self) -> tuple[Columns, ...]:
        """What people said of columns, of any document, and have not taken back, in order."""
        with self._connection() as connection:
            return decisions.standing_columns(connection)

    def decide(self, made: Made, version: int) -> Decision:
        """Keep a decision.

        Raises:
            StaleError: the document is of another version by now; nothing is kept.
        """
        with self._writing, self._connection() as connection:
            return decisions.add_decision(connection, made, version)

    def undo(self, key: str, number: int, author: str, version: int) -> bool:
        """Take a decision back; False where there is none that holds.

        Raises:
            StaleError: as of `decide`.
        """
        with self._writing, self._connection() as connection:
            return decisions.undo_decision(connection, key, number, author, version)

    def settle(self, key: str) -> None:
        """Write down the plan of a document that stands now, and enter it into the account.

        Raises:
            OutputError: the plan's file cannot be written.
        """
        with self._writing:
            document = self.document(key)
            while document is not None and self._settled(document):
                now = self.document(key)
                # It was read again meanwhile: what was written is of the reading before.
                document = now if now is not None and now.reading != document.reading else None

    def _settled(self, document: Listed) -> bool:
        """Write down the plan of a document; False where it has none."""
        plan = self.plan(document.reading) if document.reading is not None else None
        if plan is None or not document.plan:
            return False
        after = outcome_of(plan, self.decisions(document.key))
        write_whole(self.out / document.plan, plan_bytes(after.plan))
        self._enter(document.key, after)
        return True

    def _enter(self, key: str, after: Decided) -> None:
        plan = after.plan
        outcome = Outcome.READ if plan.actions else Outcome.NO_PLAN
        to_review = sum(bool(action.review) for action in plan.actions)
        card = card_of(plan)
        with self._connection() as connection, changed(connection):
            connection.execute(
                "UPDATE documents SET outcome = ?, actions = ?, to_review = ?, organisation = ?,"
                " ods_code = ?, frameworks = ?, period = ? WHERE key = ? AND page = 0",
                (
                    outcome.value,
                    len(plan.actions),
                    to_review,
                    card.organisation,
                    card.ods_code,
                    " ".join(card.frameworks),
                    card.period,
                    key,
                ),
            )
            documents.put_findings(connection, key, card)

    def records(self) -> list[Record]:
        """The account of all documents, for the flat files."""
        with self._connection() as connection:
            return listing.all_records(connection, self.out)

    def changed_at(self) -> str:
        """When something was last decided, taken back or read: UTC, ISO; "" for never."""
        with self._connection() as connection:
            row = connection.execute(
                "SELECT max(at) FROM (SELECT max(made) AS at FROM decisions UNION ALL"
                " SELECT max(substr(undone, 1, 25)) FROM decisions UNION ALL"
                " SELECT max(coalesce(ended, began)) FROM runs)"
            ).fetchone()
        return row[0] or ""

    def is_behind(self, written: str) -> bool:
        """Whether the flat files lack something that was read or decided.

        `convert` writes into them what that run gave; all that several runs gave is in them only
        once the page has written them.

        Args:
            written: when they were: UTC, ISO.
        """
        with self._connection() as connection:
            decided, ended, runs, whole = connection.execute(
                "SELECT (SELECT max(at) FROM (SELECT max(made) AS at FROM decisions UNION ALL"
                " SELECT max(substr(undone, 1, 25)) FROM decisions)),"
                " (SELECT max(coalesce(ended, began)) FROM runs),"
                " (SELECT count(DISTINCT run) FROM documents), (SELECT max(at) FROM written)"
            ).fetchone()
        several = runs > 1 and (whole or "") < (ended or "")
        return several or written < (decided or "")

    def note_written(self, began: float) -> None:
        """Note that the flat files hold all that there was when their writing began.

        Args:
            began: seconds, as of `time.time`.
        """
        with self._writing, self._connection() as connection:
            at = dt.datetime.fromtimestamp(began, dt.UTC).isoformat(timespec="seconds")
            connection.execute("INSERT INTO written (at) VALUES (?)", (at,))

    def close(self) -> None:
        """Close the database."""
        while True:
            try:
                self._free.get_nowait().close()
            except Empty:
                return

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """A connection that no other thread uses now."""
        path = self.out / STORE
        try:
            connection = self._free.get_nowait()
        except Empty:
            connection = connected(path)
        try:
            with told(path):
                yield connection
        finally:
            self._free.put(connection)
