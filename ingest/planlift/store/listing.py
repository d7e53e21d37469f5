"""Lists of documents, out of the database alone: no plan is opened for them."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from planlift.batch.account import Record
from planlift.store.documents import records_from

ROWS = 50  # documents listed at once
# Of what no person needs to look at there are no lines: skipped files, containers, joined pages.
_LISTED = "page = 0 AND outcome IN ('read', 'no plan', 'failed', 'not reached')"


class State(StrEnum):
    """How far people are with a document."""

    TO_REVIEW = "to review"
    DONE = "nothing to review"
    NO_PLAN = "no plan"
    UNREAD = "not read"


_STATE = (
    "CASE WHEN outcome = 'no plan' THEN 'no plan' WHEN outcome <> 'read' THEN 'not read'"
    " WHEN to_review > 0 THEN 'to review' ELSE 'nothing to review' END"
)
_COLUMNS = (
    f"key, name, {_STATE}, organisation, frameworks, period, format, actions, to_review,"  # noqa: S608
    " (SELECT count(*) FROM decisions AS d WHERE d.key = documents.key AND undone IS NULL),"
    " reason, remedy, plan, reading, path, inside"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list.

    Attributes:
        key: names it.
        name: its path as people know it.
        state: how far people are with it.
        organisation: whose plan it is, "" if unknown.
        frameworks: codes, parted by spaces.
        period: as written.
        format: by content, "" where it was not read.
        actions: number of actions.
        to_review: number of those with something to look at.
        decisions: number of decisions that hold.
        reason: why it was not read, or what is said of the file.
        remedy: what to do about that.
        plan: its plan's file, from the output folder, or "".
        reading: number of its reading, None where there is none.
        path: where the file, or the container that holds it, stands.
        inside: numbers of the members that lead to it in the container.
    """

    key: str
    name: str
    state: State
    organisation: str
    frameworks: str
    period: str
    format: str
    actions: int
    to_review: int
    decisions: int
    reason: str
    remedy: str
    plan: str
    reading: int | None
    path: Path
    inside: tuple[int, ...]


_NAMES = tuple(field.name for field in fields(Listed))


@dataclass(frozen=True, slots=True)
class Query:
    """Which documents are wanted.

    Attributes:
        text: stands in the name or the organisation, case of A to Z aside; "" for any.
        state: None for any.
        framework: a code; "" for any.
        page: of the list, from 1.
        rows: documents on a page.
    """

    text: str = ""
    state: State | None = None
    framework: str = ""
    page: int = 1
    rows: int = ROWS


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list.

    Attributes:
        documents: those on it, by name.
        total: how many the query finds.
    """

    documents: tuple[Listed, ...]
    total: int


def list_documents(connection: sqlite3.Connection, query: Query) -> Listing:
    """A page of the list of documents."""
    where, values = _where(query)
    total: int = connection.execute(
        f"SELECT count(*) FROM documents WHERE {where}",  # noqa: S608 - terms of our own
        values,
    ).fetchone()[0]
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE {where} ORDER BY name, key LIMIT ? OFFSET ?",  # noqa: S608
        [*values, query.rows, (query.page - 1) * query.rows],
    )
    return Listing(tuple(map(_listed, rows)), total)


def find_document(connection: sqlite3.Connection, key: str) -> Listed | None:
    """One document, None where there is none of that key."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE {_LISTED} AND key = ?",  # noqa: S608
        (key,),
    ).fetchone()
    return _listed(row) if row else None


def find_container(connection: sqlite3.Connection, document: Listed) -> Listed | None:
    """The container at the path of a document, None where it is not in the account any more."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM documents WHERE page = 0 AND path = ? AND inside = ''",  # noqa: S608
        (os.fsencode(document.path),),
    ).fetchone()
    return _listed(row) if row else None


def list_pages(connection: sqlite3.Connection, document: Listed) -> tuple[str, ...]:
    """Names of the files of a folder that was read as one, in reading order; () else."""
    rows = connection.execute(
        "SELECT shown FROM documents WHERE key = ? AND page > 0 AND outcome = 'joined'"
        " ORDER BY page",
        (document.key,),
    )
    return tuple(shown.removeprefix(f"{document.name}/") for (shown,) in rows)


def count_states(connection: sqlite3.Connection) -> dict[State, int]:
    """Number of documents by state."""
    rows = connection.execute(
        f"SELECT {_STATE}, count(*) FROM documents WHERE {_LISTED} GROUP BY 1"  # noqa: S608
    )
    return {State(state): number for state, number in rows}


def list_frameworks(connection: sqlite3.Connection) -> list[str]:
    """Codes of the frameworks that plans are made under."""
    rows = connection.execute("SELECT DISTINCT frameworks FROM documents")
    return sorted({code for (codes,) in rows for code in codes.split()})


def all_records(connection: sqlite3.Connection, out: Path) -> list[Record]:
    """The account of all documents, whichever run entered them, by name."""
    return list(records_from(connection, out, "1"))


def _where(query: Query) -> tuple[str, list[str | int]]:
    terms, values = [_LISTED], list[str | int]()
    if query.text:
        sign = query.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        terms.append("(name LIKE ? ESCAPE '\\' OR organisation LIKE ? ESCAPE '\\')")
        values += [f"%{sign}%"] * 2
    if query.state:
        terms.append(f"{_STATE} = ?")
        values.append(query.state.value)
    if query.framework:
        terms.append("instr(' ' || frameworks || ' ', ?) > 0")
        values.append(f" {query.framework} ")
    return " AND ".join(terms), values


def _listed(row: tuple[Any, ...]) -> Listed:
    values = dict(zip(_NAMES, row, strict=True))
    chain = tuple(int(number) for number in values["inside"].split("/") if number)
    made = {"state": State(values["state"]), "path": Path(os.fsdecode(values["path"]))}
    return Listed(**{**values, **made, "inside": chain})
