"""Users, their passwords and sessions, in a file of SQLite beside the store."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Semaphore
from typing import TYPE_CHECKING

from planlift.review.security.roles import Role, User
from planlift_parsers.errors import UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PASSWORD = 12  # NCSC and OWASP: length before signs of every kind
LONGEST_PASSWORD = 1024
LONGEST_NAME = 64
# Five guesses a quarter of an hour are 480 a day for each name; people mistype twice or thrice.
MOST_FAILURES = 5
LOCKED_SECONDS = 15 * 60
SESSION_SECONDS = 12 * 3600  # a working day
# Each takes 64 MiB and a tenth of a second of a core.
_HASHED_AT_ONCE = Semaphore(2)
_TABLES = """
CREATE TABLE IF NOT EXISTS users (
  name TEXT PRIMARY KEY COLLATE NOCASE, hash TEXT NOT NULL, role TEXT NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0, locked_until REAL NOT NULL DEFAULT 0,
  token TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS sessions (
  token TEXT PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, until REAL NOT NULL
);
"""


class RefusedError(Exception):
    """A name and password do not open anything; the message says what people may know of why."""


@dataclass(slots=True)
class Users:
    """All users.

    Attributes:
        path: of the file; made with the first user, readable by its owner alone.
        now: the clock, in seconds.
    """

    path: Path
    now: Callable[[], float] = time.time
    _dummy: str = field(default="", init=False)

    def any(self) -> bool:
        """Whether there are users."""
        return bool(self.all())

    def all(self) -> list[User]:
        """The users, by name."""
        if not self.path.exists():
            return []
        with self._open() as db:
            rows = db.execute("SELECT name, role FROM users ORDER BY name").fetchall()
        return [User(name, Role[role]) for name, role in rows]

    def add(self, name: str, password: str, role: Role) -> None:
        """Add a user, or give one another password and role; their sessions end.

        Raises:
            UsageError: the name or the password is not fit.
        """
        name = _fit_name(name)
        _check_password(password, name)
        with self._open() as db:
            db.execute("DELETE FROM sessions WHERE name = ?", [name])
            db.execute(
                "INSERT INTO users (name, hash, role) VALUES (?, ?, ?) ON CONFLICT (name) DO"
                " UPDATE SET hash = excluded.hash, role = excluded.role, failures = 0,"
                " locked_until = 0",
                [name, _hasher().hash(password), role.name],
            )

    def remove(self, name: str) -> bool:
        """Remove a user and their sessions; False where there is none of that name."""
        with self._open() as db:
            db.execute("DELETE FROM sessions WHERE name = ?", [name])
            return db.execute("DELETE FROM users WHERE name = ?", [name]).rowcount > 0

    def unlock(self, name: str) -> bool:
        """Let a user who mistyped too often try again; False where there is none."""
        with self._open() as db:
            cleared = "UPDATE users SET failures = 0, locked_until = 0 WHERE name = ?"
            return db.execute(cleared, [name]).rowcount > 0

    def give_token(self, name: str) -> str | None:
        """A new token by which a program acts as a user; None where there is none of that name."""
        token = secrets.token_urlsafe(32)
        with self._open() as db:
            given = db.execute("UPDATE users SET token = ? WHERE name = ?", [_digest(token), name])
            return token if given.rowcount else None

    def sign_in(self, name: str, password: str) -> str:
        """Begin a session.

        Returns:
            Its token.

        Raises:
            RefusedError: name and password do not fit, or were wrong too often.
        """
        name = unicodedata.normalize("NFC", name[:LONGEST_NAME]).strip()
        with _HASHED_AT_ONCE:  # else guesses sent together all pass the lock before one is counted
            known, stored = self._unlocked(name)
            if not _verified(stored, password) or not known:
                if known:
                    self._count_failure(known)
                raise RefusedError("The name or the password is wrong.")
            return self._begin(known, password, stored)

    def _unlocked(self, name: str) -> tuple[str, str]:
        """A user's name as it was given and their hash; "" and one that nothing fits for nobody.

        Raises:
            RefusedError: the name is locked.
        """
        with self._open() as db:
            row = db.execute(
                "SELECT name, hash, locked_until FROM users WHERE name = ?", [name]
            ).fetchone()
        if row is None:
            return "", self._nobody()
        if row[2] > self.now():
            raise RefusedError("Too many wrong passwords. Try again in a quarter of an hour.")
        return row[0], row[1]

    def user_of(self, token: str) -> User | None:
        """The user of a session, None where it has ended."""
        return self._one(
            "SELECT u.name, u.role FROM sessions s JOIN users u USING (name)"
            " WHERE s.token = ? AND s.until > ?",
            [_digest(token), self.now()],
        )

    def user_of_program(self, token: str) -> User | None:
        """The user that a program acts as, None where the token is not known."""
        return self._one("SELECT name, role FROM users WHERE token = ?", [_digest(token)])

    def sign_out(self, token: str) -> None:
        """End a session."""
        with self._open() as db:
            db.execute("DELETE FROM sessions WHERE token = ?", [_digest(token)])

    def _one(self, query: str, values: list[str | float]) -> User | None:
        if not self.path.exists():
            return None
        with self._open() as db:
            row = db.execute(query, values).fetchone()
        return User(row[0], Role[row[1]]) if row else None

    def _begin(self, name: str, password: str, stored: str) -> str:
        token = secrets.token_urlsafe(32)
        with self._open() as db:
            db.execute("DELETE FROM sessions WHERE until <= ?", [self.now()])
            db.execute("UPDATE users SET failures = 0, locked_until = 0 WHERE name = ?", [name])
            if _hasher().check_needs_rehash(stored):
                db.execute(
                    "UPDATE users SET hash = ? WHERE name = ?", [_hasher().hash(password), name]
                )
            until = self.now() + SESSION_SECONDS
            db.execute("INSERT INTO sessions VALUES (?, ?, ?)", [_digest(token), name, until])
        return token

    def _count_failure(self, name: str) -> None:
        with self._open() as db:
            db.execute("UPDATE users SET failures = failures + 1 WHERE name = ?", [name])
            db.execute(
                "UPDATE users SET failures = 0, locked_until = ? WHERE name = ? AND failures >= ?",
                [self.now() + LOCKED_SECONDS, name, MOST_FAILURES],
            )

    def _nobody(self) -> str:
        """A hash that nothing fits: a wrong name takes as long as a wrong password."""
        if not self._dummy:
            self._dummy = _hasher().hash(secrets.token_urlsafe(32))
        return self._dummy

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if not self.path.exists():
            self.path.touch(mode=0o600)
        db = sqlite3.connect(self.path, timeout=30)
        try:
            db.executescript(_TABLES)
            with db:
                yield db
        finally:
            db.close()


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


def _verified(stored: str, password: str) -> bool:
    from argon2.exceptions import VerificationError

    if len(password) > LONGEST_PASSWORD:
        return False
    try:
        return _hasher().verify(stored, password)
    except VerificationError:
        return False


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _fit_name(name: str) -> str:
    name = unicodedata.normalize("NFC", name).strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(
            f"a user's name has 1 to {LONGEST_NAME} signs that can be printed", "Give another name."
        )
    return name


def _check_password(password: str, name: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise UsageError(
            f"a password has at least {SHORTEST_PASSWORD} signs", "Take three or more words."
        )
    if len(password) > LONGEST_PASSWORD:
        raise UsageError(
            f"a password has at most {LONGEST_PASSWORD:,} signs", "Take a shorter one."
        )
    if name.casefold() in password.casefold() or len(set(password)) < 5:
        raise UsageError("this password is easily guessed", "Take three or more words.")
