"""Reads the project's files of words: TOML, with long lists as one literal text.

A list of strings takes ten times as long to parse as one text that parts the same words by commas,
and a text in double quotes, which is gone through letter by letter, three times as long as one in
single quotes.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from planlift_schema.plain_toml import read_toml


def word_file(package: str, name: str) -> dict[str, Any]:
    """All of a file of words, as TOML has it.

    Args:
        package: it lies in.
        name: of the file.
    """
    return read_toml(files(package).joinpath(name).read_text(encoding="utf-8"))


def phrases_in(text: str) -> list[str]:
    """The phrases of a text that parts them by commas; its lines may break anywhere."""
    return [" ".join(phrase.split()) for phrase in text.split(",")]
