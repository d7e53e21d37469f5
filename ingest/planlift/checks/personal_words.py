"""The words of `personal.toml`: what is like a person's data and is none."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """Each list of words under its name, read once."""
    text = files("planlift.checks").joinpath("personal.toml").read_text(encoding="utf-8")
    return {name: frozenset(listed_words) for name, listed_words in tomllib.loads(text).items()}
