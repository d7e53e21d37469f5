"""The account: one row for each document, and for each page that went into one."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planlift.batch.account import Outcome, Record, Result
from planlift.batch.card import NO_CARD, Card
from planlift.export.links import way_to
from planlift.store.readings import chained


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the account with what the store knows besides.

    Attributes:
        key: safe, unique relative path of the document's outputs, with "/".
        name: the document's path as people know it.
        path: where the file, or the container that holds it, stands.
        inside: numbers of the members that lead to it in the container.
        record: the line.
        page: 0 for the document, else the number of the page behind it.
        sha256: of the content that was read, "" where it could not be.
        size: of the file in bytes, None where it is not known.
        seconds: that it took to read, when it was; None where it was not.
        reading: number of its reading, None where there is none to use again.
        card: what its plan is of.
    """

    key: str
    name: str
    path: Path
    inside: tuple[int, ...]
    record: Record
    page: int = 0
    sha256: str = ""
    size: int | None = None
    seconds: float | None = None
    reading: int | None = None
    card: Card = NO_CARD


_COLUMNS = (
    "key", "page", "run", "name", "shown", "path", "inside", "sha256", "bytes",
    "outcome", "reason", "remedy", "code", "trace", "format", "reader", "seconds", "actions",
    "to_review", "plan", "reading", "organisation", "ods_code", "frameworks", "period",
)  # fmt: skip
_PUT = f"INSERT INTO documents ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - names of columns alone
_RECORD = (
    "page, shown, path, plan, outcome, reason, remedy, code, trace, format, actions, to_review"
)


def put_document(connection: sqlite3.Connection, run: int, entries: Sequence[Entry]) -> None:
    """Enter a document and the pages behind it in place of what stood under its key."""
    key = entries[0].key
    connection.execute("DELETE FROM documents WHERE key = ?", (key,))
    connection.executemany(_PUT, [_row(run, entry) for entry in entries])
    put_findings(connection, key, entries[0].card)


def put_findings(connection: sqlite3.Connection, key: str, card: Card) -> None:
    """Enter the findings of a document in place of those that stood under its key."""
    connection.execute("DELETE FROM findings WHERE key = ?", (key,))
    connection.executemany(
        "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (key, number, each.code, each.severity, each.message, each.hint, each.place)
            for number, each in enumerate(card.findings, 1)
        ],
    )


def _row(run: int, entry: Entry) -> tuple[object, ...]:
    record, result, card = entry.record, entry.record.result, entry.card
    return (
        entry.key, entry.page, run, entry.name, record.path, os.fsencode(entry.path),
        chained(entry.inside), entry.sha256, entry.size,
        result.outcome.value, result.reason, result.remedy, result.code, _clean(result.trace),
        result.format, card.reader, entry.seconds, result.actions,
        result.to_review, record.plan, entry.reading, card.organisation, card.ods_code,
        " ".join(card.frameworks), card.period,
    )  # fmt: skip


def _clean(text: str) -> str:
    """Text that a database takes, whatever names of files stand in it."""
    return text.encode("utf-8", "backslashreplace").decode()


def touch_document(connection: sqlite3.Connection, run: int, entries: Sequence[Entry]) -> bool:
    """Take the rows of a document over into a run, where they say the same already.

    Returns:
        Whether they do.
    """
    found = connection.execute(
        "SELECT name, path, reading, outcome, reason, actions, to_review, plan"
        " FROM documents WHERE key = ? AND page = 0",
        (entries[0].key,),
    ).fetchone()
    first, record, result = entries[0], entries[0].record, entries[0].record.result
    said = (
        first.name, os.fsencode(first.path), first.reading, result.outcome.value,
        result.reason, result.actions, result.to_review, record.plan,
    )  # fmt: skip
    if found != said or first.reading is None:
        return False
    connection.execute("UPDATE documents SET run = ? WHERE key = ?", (run, first.key))
    return True


def records_of(
    connection: sqlite3.Connection, run: int, out: Path, outcome: Outcome | None = None
) -> Iterator[Record]:
    """The account of a run, by name; one line at a time, however many there are.

    Args:
        connection: to the database.
        run: number of the run.
        out: the output folder, from which links lead to the documents.
        outcome: only lines of that outcome.
    """
    where = "run = ? AND (? IS NULL OR outcome = ?)"
    yield from records_from(connection, out, where, (run, outcome, outcome))


def records_from(
    connection: sqlite3.Connection, out: Path, where: str, values: Sequence[object] = ()
) -> Iterator[Record]:
    """Lines of the account, by name, one at a time.

    Args:
        connection: to the database.
        out: the output folder, from which links lead to the documents.
        where: condition of SQL, of our own making.
        values: for the marks in it.
    """
    rows = connection.execute(
        f"SELECT {_RECORD} FROM documents WHERE {where} ORDER BY name, key, page",  # noqa: S608
        values,
    )
    for page, shown, path, plan, came, reason, remedy, code, trace, form, actions, review in rows:
        result = Result(Outcome(came), reason, remedy, form, actions, review, trace, code)
        source = "" if page else way_to(Path(os.fsdecode(path)), out)
        yield Record(shown, result, plan, source)


@dataclass(frozen=True, slots=True)
class Gone:
    """A document that an earlier run entered and this one did not find.

    Attributes:
        key: of its outputs.
        path: where it stood.
        plan: its plan's file, from the output folder, or "".
    """

    key: str
    path: Path
    plan: str


def earlier_documents(connection: sqlite3.Connection, run: int) -> list[Gone]:
    """The documents that only runs before this one entered."""
    rows = connection.execute(
        "SELECT key, path, plan FROM documents WHERE run <> ? AND page = 0", (run,)
    )
    return [Gone(key, Path(os.fsdecode(path)), plan) for key, path, plan in rows]


def drop_document(connection: sqlite3.Connection, key: str) -> None:
    """Take a document out of the account."""
    connection.execute("DELETE FROM documents WHERE key = ?", (key,))
    connection.execute("DELETE FROM findings WHERE key = ?", (key,))
