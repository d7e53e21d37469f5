"""Reads a mapping file, and says what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from pydantic import ValidationError

from planlift.corrections.model import Corrections, FieldName, MappingFile, Ruling
from planlift.paths import printable, reason_of
from planlift_parsers.errors import UsageError

_ENTRY = re.compile(r"^\s*\[\[\s*tables\s*\]\]")
_HELP = "docs/corrections.md says how such a file is written."
# A file of 10,000 families has 2 MB; a larger one is no mapping file.
_MOST_BYTES = 16 * 1024 * 1024


def read_mapping(path: Path) -> Corrections:
    """The entries of a mapping file.

    Args:
        path: a TOML file, UTF-8.

    Raises:
        UsageError: it cannot be read, is no TOML, or says something that it cannot; the message
            names the line and the key, and what is allowed.
    """
    import tomllib  # here and not above, as most runs have no mapping file

    text = _text_of(path)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        cause = f"this is not valid TOML: {error}"
        raise UsageError(cause, _HELP, file=printable(str(path))) from error
    try:
        mapping = MappingFile.model_validate(raw)
    except ValidationError as error:
        raise _told(error, text, path) from error
    name = printable(path.name)
    return Corrections(
        tuple(
            Ruling(entry, f"{name}, entry {number}")
            for number, entry in enumerate(mapping.tables, 1)
        )
    )


def _text_of(path: Path) -> str:
    shown = printable(str(path))
    try:
        if path.stat().st_size > _MOST_BYTES:
            cause = f"it is larger than {_MOST_BYTES:,} bytes"
            raise UsageError(cause, "This is no mapping file. " + _HELP, file=shown)
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("it is not UTF-8", "Save it as UTF-8.", file=shown) from error
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        cause = "there is no such mapping file" if missing else reason_of(error)
        raise UsageError(cause, "Check the path for typing mistakes.", file=shown) from error


def _told(error: ValidationError, text: str, path: Path) -> UsageError:
    """The first thing wrong: its line and key, and what is allowed there."""
    first = error.errors(include_url=False)[0]
    loc = first["loc"]
    line = _line_of(loc, text)
    keys = _keys(loc)
    said = _said(first["type"], first["msg"], first.get("input"), loc)
    return UsageError(
        f"{keys}: {said}" if keys else said,
        _HELP,
        file=printable(str(path)),
        place=f"line {line}" if line else "",
    )


def _keys(loc: Sequence[int | str]) -> str:
    """A place of the model as a person sees it in the file."""
    if not loc:
        return ""
    if loc[0] != "tables" or len(loc) == 1:
        return ".".join(map(str, loc))
    rest = ".".join(f'"{part}"' if " " in str(part) else str(part) for part in loc[2:])
    entry = f"entry {int(loc[1]) + 1}"
    return f"{entry}, {rest}" if rest else entry


def _said(kind: str, message: str, given: object, loc: Sequence[int | str]) -> str:
    if kind == "literal_error":
        allowed = ", ".join(get_args(FieldName))
        return f"{given!r} is no field; allowed are {allowed}"
    if kind == "extra_forbidden":
        allowed = ", ".join(MappingFile.model_fields)
        if loc[0] == "tables" and len(loc) > 1:
            allowed = "headers, columns and plan"
        return f"there is no such key; allowed are {allowed}"
    if kind == "missing":
        return "it is missing"
    return message.removeprefix("Value error, ")


def _line_of(loc: Sequence[int | str], text: str) -> int | None:
    """The line of an entry's last key that the text names, else that of the entry; from 1."""
    lines = text.splitlines()
    starts = [at for at, line in enumerate(lines) if _ENTRY.match(line)]
    first, last = 0, len(lines)
    line: int | None = None
    if len(loc) > 1 and loc[0] == "tables" and int(loc[1]) < len(starts):
        first = starts[int(loc[1])]
        last = next((at for at in starts if at > first), len(lines))
        line = first + 1
        loc = loc[2:]
    for key in (part for part in loc if isinstance(part, str)):
        pattern = re.compile(rf"""(?:^|[\s{{,"'.]){re.escape(key)}["']?\s*[=.]""")
        for at in range(first, last):
            if pattern.search(lines[at]):
                first, line = at, at + 1
                break
    return line
