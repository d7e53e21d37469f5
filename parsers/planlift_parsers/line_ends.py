"""What stands between two lines of plain text that are one: a space, or nothing."""

from __future__ import annotations

import re

_UNBROKEN = re.compile(r"(?:[a-zA-Z]-|\w/|\d[–-])$")
_SUSPENDED = re.compile(r"(?:and|or|to|nor|&)\b", re.I)  # "mid- and long-term"

_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*$")  # it ends where it is written to
_LONGEST_ADDRESS = 200  # letters looked back upon


def between(above: str, below: str) -> str:
    """A space, or nothing behind a hyphen or slash that a line ends with ("under-", "24/06/").

    The hyphen stays: so do those of "non-mandatory" and "2018-19" (the output's contract).

    Args:
        above: a line, or the text so far.
        below: the line that goes on with it.
    """
    if not (_UNBROKEN.search(above[-2:]) and below[:1].isalnum()):
        return " "
    if above[-1] == "/":
        return " " if _ADDRESS.search(above[-_LONGEST_ADDRESS:]) else ""
    return " " if _SUSPENDED.match(below) else ""


def one_line(lines: list[str]) -> str:
    """Lines as one text.

    Args:
        lines: without white space at their ends.
    """
    text = lines[0] if lines else ""
    for line in lines[1:]:
        text += between(text, line) + line
    return text
