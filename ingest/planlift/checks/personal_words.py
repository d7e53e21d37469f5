"""The words of `personal.toml`: what is like a person's data and is none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from planlift_schema.plain_toml import read_toml


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """Each list of words under its name, read once."""
    text = files("planlift.checks").joinpath("personal.toml").read_text(encoding="utf-8")
    return {name: frozenset(listed_words) for name, listed_words in read_toml(text).items()}
