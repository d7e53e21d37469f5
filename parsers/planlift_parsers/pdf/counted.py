"""Short texts in a first column that count the rows: "Metric 8", "Metric 9a"; 1, 2; A1, A2."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from operator import ne

FEWEST = 3  # texts of one shape, so that no chance makes a count
MOST = 0.75  # share of the column's lines that have the shape; a header and a stray note may not
_LONGEST = 8  # letters of a reference; longer texts that are alike are so by chance
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


def misread_among(texts: Sequence[str]) -> list[bool]:
    """Which short texts differ in the kind of one sign from most others: "11" among "I2" and "I3".

    Args:
        texts: what stands in the cells of one column.
    """
    shapes = [_signs(text.strip()) for text in texts]
    counted = Counter(shapes)
    usual = [shape for shape, count in counted.items() if shape and count >= FEWEST]
    return [
        any(counted[other] > counted[shape] and _differ_in_one(shape, other) for other in usual)
        for shape in shapes
    ]


def _signs(text: str) -> str:
    """A for each letter, 9 for each figure, marks as they are; "" for texts without a figure."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return ""
    return "".join("9" if sign.isdigit() else "A" if sign.isalpha() else sign for sign in text)


def _differ_in_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(map(ne, one, other)) == 1
