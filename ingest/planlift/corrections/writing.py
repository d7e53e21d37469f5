"""Writes a mapping file, so that a person can go on with it by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from planlift.corrections.model import Correction, MappingFile
from planlift.write import write_whole

_BARE = re.compile(r"[A-Za-z0-9_-]+")
# What JSON leaves as it is and TOML wants escaped.
_DELETE = "\x7f"


def mapping_toml(mapping: MappingFile) -> str:
    """A mapping file as TOML, one key a line; read again it is the same mapping."""
    return "\n".join("\n".join(_entry(correction)) + "\n" for correction in mapping.tables)


def write_mapping(path: Path, mapping: MappingFile) -> None:
    """Write a mapping file whole or not at all; comments of one that stood there are lost.

    Args:
        path: the file; folders above it are made.
        mapping: what it is to say.

    Raises:
        OutputError: it cannot be written.
    """
    write_whole(path, mapping_toml(mapping).encode())


def _entry(correction: Correction) -> Iterator[str]:
    yield "[[tables]]"
    yield f"headers = [{', '.join(map(_string, correction.headers))}]"
    if correction.plan is not None:
        yield f"plan = {str(correction.plan).lower()}"
    if correction.columns:
        yield "[tables.columns]"
        for name, field in correction.columns.items():
            yield f"{name if _BARE.fullmatch(name) else _string(name)} = {_string(field)}"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace(_DELETE, "\\u007f")
