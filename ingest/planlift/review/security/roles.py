"""What people may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What somebody may do; each may do what the ones before it may."""

    READER = 1  # look, and take outputs
    REVIEWER = 2  # decide, and bring documents
    ADMIN = 3  # see who did what

    @property
    def word(self) -> str:
        """Its name for people."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class User:
    """Somebody.

    Attributes:
        name: as they sign in.
        role: what they may do.
    """

    name: str
    role: Role


LOCAL = User("this computer", Role.ADMIN)
"""Whoever sits at the computer, where nobody else can reach the page."""
