"""Our own data files, read five times as fast as by tomllib.

They are TOML of a plain kind: a key and its value a line; texts, numbers, and lists of texts, which
are written as JSON has them; texts in single quotes; a comment on a line of its own. What is not so
plain is left to tomllib, which goes through a text letter by letter. A test holds the two against
each other over all data files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_LONG = "'''"
_HEAD = re.compile(r"(\[\[?)([\w-]+(?:\.[\w-]+)*)\]\]?")
_KEY = re.compile(r"[\w-]+")


class _NotPlainError(Exception):
    """For tomllib."""


def read_toml(text: str) -> dict[str, Any]:
    """What a file of ours holds.

    Args:
        text: all of it.
    """
    try:
        return _read(text)
    except (_NotPlainError, ValueError):
        import tomllib  # takes as long to import as five such files to read

        return tomllib.loads(text)


def _read(text: str) -> dict[str, Any]:
    made: dict[str, Any] = {}
    table = made
    lines = iter(text.split("\n"))
    for line in map(str.strip, lines):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            table = _opened(made, line)
            continue
        key, _, value = line.partition(" = ")
        name = key if _KEY.fullmatch(key) else json.loads(key)
        if not isinstance(name, str) or name in table:
            raise _NotPlainError
        table[name] = _value(value, lines)
    return made


def _opened(made: dict[str, Any], line: str) -> dict[str, Any]:
    """The table that a line opens."""
    found = _HEAD.fullmatch(line)
    if found is None:
        raise _NotPlainError
    *path, name = found[2].split(".")
    for part in path:
        made = made.setdefault(part, {})
        if isinstance(made, list):
            made = made[-1]
    fresh: dict[str, Any] = {}
    if found[1] == "[[":
        made.setdefault(name, []).append(fresh)
        return fresh
    if name in made:
        raise _NotPlainError
    made[name] = fresh
    return fresh


def _value(text: str, lines: Iterator[str]) -> object:
    """A value that may go on over further lines."""
    if text.startswith(_LONG):
        return _long_text(text[len(_LONG) :], lines)
    if text.startswith("'"):
        if not text.endswith("'") or text.count("'") != 2:
            raise _NotPlainError
        return text[1:-1]
    if text == "[":
        parts = list(_until_closed(lines))
        if parts:
            parts[-1] = parts[-1].removesuffix(",")
        text = f"[{''.join(parts)}]"
    value: object = json.loads(text)
    return value


def _long_text(opening: str, lines: Iterator[str]) -> str:
    """A text between three quotes, without the line end right behind the first of them."""
    parts = [opening] if opening else []
    if _LONG in opening:
        raise _NotPlainError
    for line in lines:
        head, ended, tail = line.partition(_LONG)
        parts.append(head)
        if ended:
            if tail.strip():
                raise _NotPlainError
            return "\n".join(parts)
    raise _NotPlainError


def _until_closed(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a list, up to one of its bracket alone."""
    for line in map(str.strip, lines):
        if line == "]":
            return
        yield line
    raise _NotPlainError
