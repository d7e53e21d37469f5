"""The store of an output folder, as the rest of the house uses it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from planlift import __version__
from planlift.batch.account import Outcome, Reading, Record
from planlift.decisions.model import Decision
from planlift.store import decisions, documents, readings
from planlift.store.database import changed, connected, told
from planlift.store.documents import Entry, Gone
from planlift.store.readings import Identity, Kept

STORE = "planlift.db"
STORE_FILES = (STORE, f"{STORE}-wal", f"{STORE}-shm")


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


class Store:
    """The database of an output folder. One process may write at a time, others read meanwhile.

    Raises:
        UsageError: it is damaged, no database, or of a newer planlift.
        OutputError: it cannot be written.
    """

    def __init__(self, out: Path) -> None:
        """Open the store.

        Args:
            out: the output folder, which exists.
        """
        self.path = out / STORE
        self.connection = connected(self.path)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *raised: object) -> None:
        self.connection.close()

    def begin_run(self) -> int:
        """Enter a run that begins now; its number."""
        with told(self.path):
            cursor = self.connection.execute(
                "INSERT INTO runs (began, planlift) VALUES (?, ?) RETURNING id",
                (_now(), __version__),
            )
            number: int = cursor.fetchone()[0]
        return number

    def end_run(self, run: int, *, stopped: bool) -> None:
        """Enter that a run ends now, and let go of readings that nothing refers to any more."""
        with told(self.path), changed(self.connection):
            self.connection.execute(
                "UPDATE runs SET ended = ?, stopped = ? WHERE id = ?", (_now(), stopped, run)
            )
            if not stopped:
                readings.forget_readings(self.connection)

    def reading(self, identity: Identity) -> Kept | None:
        """What came of the same content on the same terms before, or None."""
        if not identity.sha256:
            return None
        with told(self.path):
            return readings.find_reading(self.connection, identity)

    def keep(self, identity: Identity, reading: Reading) -> int | None:
        """Keep a reading; its number, None where the next run is to read anew."""
        if not identity.sha256 or not reading.lasting:
            return None
        with told(self.path):
            return readings.save_reading(self.connection, identity, reading)

    def put(self, run: int, entries: Sequence[Entry]) -> None:
        """Enter a document, and the pages behind it, into the account of a run."""
        with told(self.path), changed(self.connection):
            documents.put_document(self.connection, run, entries)

    def touch(self, run: int, entries: Sequence[Entry]) -> bool:
        """As `put`, where the account says all of it already; else nothing, and False."""
        with told(self.path):
            return documents.touch_document(self.connection, run, entries)

    def decisions(self, key: str) -> tuple[Decision, ...]:
        """What people decided about a document."""
        with told(self.path):
            return decisions.decisions_of(self.connection, key)

    def has(self, run: int, key: str) -> bool:
        """Whether a document is in the account of a run."""
        with told(self.path):
            found = self.connection.execute(
                "SELECT 1 FROM documents WHERE run = ? AND key = ?", (run, key)
            )
            return found.fetchone() is not None

    def records(self, run: int, outcome: Outcome | None = None) -> Iterator[Record]:
        """The account of a run, by name, one line at a time; of one outcome or of all."""
        with told(self.path):
            yield from documents.records_of(self.connection, run, self.path.parent, outcome)

    def plans(self, run: int) -> list[str]:
        """The files of the plans of a run, from the output folder."""
        with told(self.path):
            rows = self.connection.execute(
                "SELECT plan FROM documents WHERE run = ? AND page = 0 AND plan <> ''", (run,)
            )
            return [plan for (plan,) in rows]

    def counts(self, run: int) -> Counter[Outcome]:
        """Number of lines by outcome."""
        with told(self.path):
            rows = self.connection.execute(
                "SELECT outcome, count(*) FROM documents WHERE run = ? GROUP BY outcome", (run,)
            )
            return Counter({Outcome(outcome): number for outcome, number in rows})

    def actions(self, run: int) -> tuple[int, int]:
        """Number of actions of a run, and of those to review."""
        with told(self.path):
            row: tuple[int, int] = self.connection.execute(
                "SELECT total(actions), total(to_review) FROM documents WHERE run = ?", (run,)
            ).fetchone()
        return int(row[0]), int(row[1])

    def drop_earlier(self, run: int, is_gone: Callable[[Gone], bool]) -> None:
        """Take documents of earlier runs out of the account.

        Args:
            run: the present one.
            is_gone: whether a document is gone; it may take its plan away.
        """
        with told(self.path), changed(self.connection):
            for each in documents.earlier_documents(self.connection, run):
                if is_gone(each):
                    documents.drop_document(self.connection, each.key)
