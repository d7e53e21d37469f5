"""Passwords for locked documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift_parsers.encodings import decode


@dataclass(frozen=True, slots=True)
class Keys:
    """Passwords to try on a locked document, in order; never shown.

    Attributes:
        passwords: as typed.
    """

    passwords: tuple[str, ...] = field(default=(), repr=False)


NO_KEYS = Keys()

# What to do where a document is locked, for each reader's message.
LOCKED_REMEDY = "Give its password in a file, with --password-file, or save a copy without one."
WRONG_REMEDY = "None of the passwords given opens it: check --password-file."


def locked_remedy(keys: Keys) -> str:
    """What to do about a locked document, by whether passwords were given."""
    return WRONG_REMEDY if keys.passwords else LOCKED_REMEDY


def keys_from(data: bytes) -> Keys:
    """The passwords in a text file, one a line; empty lines are none.

    Args:
        data: the whole file, in UTF-8 or as Windows wrote it.

    Raises:
        ValueError: there is none in it.
    """
    lines = decode(data).splitlines()
    passwords = tuple(line for line in lines if line.strip())
    if not passwords:
        raise ValueError("there is no password in the file; write one a line")
    return Keys(passwords)
