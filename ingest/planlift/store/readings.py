"""Readings: what came of each content, kept so that nothing is read twice."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from planlift.batch.account import Reading

# Of plans, level 1 takes a third of the time of level 6 and a fifth more room.
_LEVEL = 1
_TOLD: TypeAdapter[Reading] = TypeAdapter(Reading)
_NOT_TOLD = {"plan", "card", "seconds", "twins", "spilled"}


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two readings the same.

    Attributes:
        sha256: of the file, or of the container that holds it, in hexadecimal; "" where it is not
            known, and then no reading is the same.
        file: the file's name without folder, which is evidence for what its plan is.
        inside: numbers of the members that lead to it in a container.
        terms: digest of all else that the plan depends on: the reader, limits, mapping files.
    """

    sha256: str
    file: str
    inside: tuple[int, ...]
    terms: str

    @property
    def row(self) -> tuple[str, str, str, str]:
        """As the database has it."""
        return self.sha256, self.file, chained(self.inside), self.terms


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading of this or an earlier run.

    Attributes:
        number: in the database.
        reading: what came of it, without its card and twins.
    """

    number: int
    reading: Reading


def chained(inside: tuple[int, ...]) -> str:
    """Numbers of members as one text: "3/0"."""
    return "/".join(map(str, inside))


def save_reading(connection: sqlite3.Connection, identity: Identity, reading: Reading) -> int:
    """Keep a reading in place of an earlier one of the same identity; its number."""
    told = zlib.compress(_TOLD.dump_json(reading, exclude=_NOT_TOLD), _LEVEL)
    plan = zlib.compress(reading.plan, _LEVEL) if reading.plan else None
    cursor = connection.execute(
        "INSERT INTO readings (sha256, file, inside, terms, seconds, told, plan)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (sha256, file, inside, terms) DO UPDATE SET"
        " seconds = excluded.seconds, told = excluded.told, plan = excluded.plan"
        " RETURNING id",
        (*identity.row, reading.seconds, told, plan),
    )
    number: int = cursor.fetchone()[0]
    return number


def find_reading(connection: sqlite3.Connection, identity: Identity) -> Kept | None:
    """The reading of an identity, or None."""
    row = connection.execute(
        "SELECT id, seconds, told, plan FROM readings"
        " WHERE sha256 = ? AND file = ? AND inside = ? AND terms = ?",
        identity.row,
    ).fetchone()
    if row is None:
        return None
    number, seconds, told, plan = row
    reading = _TOLD.validate_json(zlib.decompress(told))
    whole = zlib.decompress(plan) if plan is not None else b""
    return Kept(number, replace(reading, plan=whole, seconds=seconds))


def forget_readings(connection: sqlite3.Connection) -> None:
    """Drop what no document refers to any more."""
    connection.execute(
        "DELETE FROM readings WHERE NOT EXISTS"
        " (SELECT 1 FROM documents WHERE documents.reading = readings.id)"
    )
