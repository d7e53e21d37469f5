"""What people decided, as the database keeps it. Nothing of it is ever deleted."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from planlift.decisions.model import Columns, Decision, What
from planlift.store.database import changed

_WHAT: TypeAdapter[What] = TypeAdapter(What)
_COLUMNS = "id, key, sha256, made, author, what, undone"


@dataclass(frozen=True, slots=True)
class Made:
    """A decision to be kept.

    Attributes:
        key: of the document.
        sha256: of the source that it is made on.
        author: who decides.
        what: what is decided.
    """

    key: str
    sha256: str
    author: str
    what: What


class StaleError(Exception):
    """Somebody else decided something about the document meanwhile; nothing was changed."""


def version_of(decisions: Sequence[Decision]) -> int:
    """The version of a document: it rises with each decision, and with each that is taken back."""
    return len(decisions) + sum(bool(one.undone) for one in decisions)


def decisions_of(connection: sqlite3.Connection, key: str) -> tuple[Decision, ...]:
    """What was decided about a document, in order, with what was taken back."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM decisions WHERE key = ? ORDER BY id",  # noqa: S608
        (key,),
    )
    return tuple(
        Decision(
            id=number,
            key=key,
            sha256=sha256,
            made=made,
            author=author,
            what=_WHAT.validate_json(what),
            undone=undone or "",
        )
        for number, key, sha256, made, author, what, undone in rows
    )


def standing_columns(connection: sqlite3.Connection) -> tuple[Columns, ...]:
    """What people said of columns, of any document, and have not taken back, in order."""
    rows = connection.execute(
        "SELECT what FROM decisions WHERE kind = 'columns' AND undone IS NULL ORDER BY id"
    )
    return tuple(Columns.model_validate_json(what) for (what,) in rows)


def add_decision(connection: sqlite3.Connection, made: Made, version: int) -> Decision:
    """Keep a decision.

    Args:
        connection: to the database.
        made: the decision.
        version: of the document that whoever decides has seen.

    Raises:
        StaleError: the document is of another version by now.
    """
    now = _now()
    what = made.what.model_dump_json()
    with changed(connection):
        _hold(connection, made.key, version)
        number: int = connection.execute(
            "INSERT INTO decisions (key, sha256, made, author, kind, what)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            (made.key, made.sha256, now, made.author, made.what.kind, what),
        ).fetchone()[0]
    return Decision(
        id=number, key=made.key, sha256=made.sha256, made=now, author=made.author, what=made.what
    )


def undo_decision(
    connection: sqlite3.Connection, key: str, number: int, author: str, version: int
) -> bool:
    """Take a decision back.

    Args:
        connection: to the database.
        key: of the document.
        number: the decision's id.
        author: who takes it back.
        version: as for `add_decision`.

    Returns:
        Whether there was such a decision, and it held.

    Raises:
        StaleError: the document is of another version by now.
    """
    with changed(connection):
        _hold(connection, key, version)
        cursor = connection.execute(
            "UPDATE decisions SET undone = ? WHERE id = ? AND key = ? AND undone IS NULL",
            (f"{_now()} by {author}", number, key),
        )
    return cursor.rowcount > 0


def _hold(connection: sqlite3.Connection, key: str, version: int) -> None:
    found: int = connection.execute(
        "SELECT count(*) + count(undone) FROM decisions WHERE key = ?", (key,)
    ).fetchone()[0]
    if found != version:
        raise StaleError


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
