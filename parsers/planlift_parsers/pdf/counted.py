"""Short texts in a first column that count the rows: "Metric 8", "Metric 9a"; 1, 2; A1, A2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

FEWEST = 3  # texts of one shape, so that no chance makes a count
MOST = 0.75  # share of the column's lines that have the shape; a header and a stray note may not
# A word and a number of up to three digits, with parts and a letter; years have four digits.
_SHAPE = re.compile(r"(?:([A-Za-z]+)[ -]?)?\d{1,3}(?:\.\d{1,2})*[a-z]?[.):]?")


def counts_rows(texts: Sequence[str]) -> list[bool]:
    """Which of a column's lines count its rows; none where most have no such shape in common.

    Args:
        texts: the lines of the first column, from the top down.
    """
    shapes = [_shape(text) for text in texts]
    found = Counter(shape for shape in shapes if shape is not None)
    if not found:
        return [False] * len(texts)
    usual, number = found.most_common(1)[0]
    same = [shape == usual for shape in shapes]
    varied = len({text for text, alike in zip(texts, same, strict=True) if alike}) > 1
    if number < max(FEWEST, MOST * len(texts)) or not varied:
        return [False] * len(texts)
    return same


def _shape(text: str) -> str | None:
    """The word before the number, one sign for any single letter; None for other texts."""
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        return None
    word = (found.group(1) or "").lower()
    return word if len(word) != 1 else "?"
