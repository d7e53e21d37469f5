"""Where a label stands inside a line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inside:
    """A label inside a line.

    Attributes:
        label: its words.
        start: where it begins in the line.
        end: where its value begins.
    """

    label: str
    start: int
    end: int
