"""What stands in columns and is no table: contents pages and the labels of charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

ENTRIES = 3  # lines of a contents page at the least
NUMBERED = 0.8  # share of its lines that end with a page number
FIELDS = 3  # of a contents page: reference, title, page
# Share of the places behind the first column that hold something; a chart's labels are strewn.
FILLED = 0.25
MANY_COLUMNS = 5  # fewer may well be blank for the most part
_PAGE = re.compile(r"\d{1,3}")
_REF = re.compile(r"(?:[A-Z]?\d{0,3}(?:\.\d{1,3})*[.)]?|[IVX]+[.)]?|[A-Z][.)]?)")
_LEADER = re.compile(r"(?:[.…·_] ?){3,}")


def is_contents(lines: Sequence[Sequence[str]], *, headed: bool) -> bool:
    """References, titles and page numbers that only grow, as a contents page has.

    Args:
        lines: the texts of each line, by columns, from the top down.
        headed: a header or rules stand over or among them, so that only leaders prove it.
    """
    ends = [texts[-1] for texts in lines if len(texts) > 1 and _PAGE.fullmatch(texts[-1])]
    if len(ends) < ENTRIES or len(ends) < NUMBERED * len(lines):
        return False
    if any(int(one) > int(other) for one, other in pairwise(ends)):
        return False
    led = sum(any(_LEADER.search(text) for text in texts) for texts in lines)
    named = sum(len(texts) <= FIELDS and bool(_REF.fullmatch(texts[0])) for texts in lines)
    return led >= NUMBERED * len(ends) or (not headed and named >= NUMBERED * len(lines))


def is_strewn(lines: Sequence[Sequence[str]], columns: int) -> bool:
    """Texts over many columns, most of which are blank on each line.

    Args:
        lines: the texts of each line, by columns.
        columns: number of columns.
    """
    filled = sum(len(texts) - 1 for texts in lines)
    return columns >= MANY_COLUMNS and filled < FILLED * (columns - 1) * len(lines)
