"""What stands between two lines of plain text that are one: a space, or nothing."""

from __future__ import annotations

import re

_UNBROKEN = re.compile(r"(?:[a-zA-Z]-|\w/|\d[–-])$")
_SUSPENDED = re.compile(r"(?:and|or|to|nor|&)\b", re.I)  # "mid- and long-term"


def between(above: str, below: str) -> str:
    """A space, or nothing behind a hyphen or slash that a line ends with ("under-", "24/06/").

    The hyphen stays: so do those of "non-mandatory" and "2018-19" (the output's contract).

    Args:
        above: a line, or the text so far.
        below: the line that goes on with it.
    """
    if not (_UNBROKEN.search(above) and below[:1].isalnum()):
        return " "
    apart = above[-1] != "/" and (below[0].isupper() or _SUSPENDED.match(below))
    return " " if apart else ""


def one_line(lines: list[str]) -> str:
    """Lines as one text.

    Args:
        lines: without white space at their ends.
    """
    text = lines[0] if lines else ""
    for line in lines[1:]:
        text += between(text, line) + line
    return text
