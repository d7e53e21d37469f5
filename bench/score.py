"""How many cells a library found: each as one whole cell, in the right row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

# Of list items, however a library gives them; the last two are those of symbol fonts.
_MARKS = frozenset({"-", "•", "·", "▪", "o", "\uf0b7", "\uf0a7"})
_LIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})

Rows = Sequence[Sequence[str]]


def cells_of(rows: Rows) -> int:
    """How many cells there are to find."""
    return sum(map(len, rows))


def cells_found(wanted: Rows, found: Rows, *, lenient: bool = False) -> int:
    """The cells that stand, whole, in the right row.

    Rows are paired in order, each at most once, so that as many cells as can be agree.

    Args:
        wanted: non-empty body cells, row by row.
        found: cells of all tables, row by row.
        lenient: all white space is ignored, also within words.
    """
    fold = _letters if lenient else _words
    ours = [Counter(filter(None, map(fold, row))) for row in wanted]
    theirs = [Counter(filter(None, map(fold, row))) for row in found]
    best = [0] * (len(theirs) + 1)
    for row in ours:
        above, best = best, [0] * (len(theirs) + 1)
        for at, other in enumerate(theirs, 1):
            paired = above[at - 1] + (row & other).total()
            best[at] = max(above[at], best[at - 1], paired)
    return best[-1]


def _words(text: str) -> str:
    """The text on one line, without the marks of list items."""
    return " ".join(word for word in text.translate(_LIKE).split() if word not in _MARKS)


def _letters(text: str) -> str:
    return re.sub(r"\s", "", _words(text))
