"""Headings as wikis write them, put as Markdown has them: "h2. Title", "===== Title =====".

Jira numbers its levels. DokuWiki takes a sign less for each level below the highest, all others
that write equals signs on both sides take one more. In org-mode stars stand before headings, which
are bullets in all other files.
"""

from __future__ import annotations

import re
from dataclasses import replace

from planlift_parsers.tabbed.lines import Line

_JIRA = re.compile(r"h(?P<level>[1-6])\.\s+(?:\{anchor:[^{}]*\}\s*)*(?P<words>\S.*)")
_EQUALS = re.compile(r"(?P<signs>={2,6})\s*(?P<words>[^=\s](?:[^=]*[^=\s])?)\s*(?P=signs)\s*")
_STARS = re.compile(r"(?P<stars>\*{1,6}) +(?P<words>\S.*)")
_ORG = re.compile(r"(?:#\+(?:TITLE|OPTIONS|AUTHOR|DATE|STARTUP):|:PROPERTIES:\s*$)", re.I)
_TITLE = re.compile(r"#\+title:\s*(?P<words>\S.*)", re.I)
_DOKU = 7  # less the signs of a heading of DokuWiki: its level
_FEWEST_SIGNS = 5  # of its highest heading, or the one below; others hardly go so deep first


def with_plain_headings(lines: list[Line]) -> list[Line]:
    """The lines, those that are headings of a wiki as Markdown writes them ("## Title")."""
    first = next((found for line in lines if (found := _EQUALS.fullmatch(line.text))), None)
    falling = first is not None and len(first["signs"]) >= _FEWEST_SIGNS
    org = any(_ORG.match(line.text) for line in lines)
    return [_plain(line, falling=falling, org=org) for line in lines]


def _plain(line: Line, *, falling: bool, org: bool) -> Line:
    text = line.text
    if found := _JIRA.fullmatch(text):
        return _heading(line, int(found["level"]), found["words"])
    if falling and (found := _EQUALS.fullmatch(text)):
        return _heading(line, _DOKU - len(found["signs"]), found["words"])
    if org and (found := _TITLE.fullmatch(text)):
        return _heading(line, 1, found["words"])
    if org and (found := _STARS.fullmatch(text)):
        return _heading(line, len(found["stars"]), found["words"])
    return line


def _heading(line: Line, level: int, words: str) -> Line:
    return replace(line, text=f"{'#' * level} {words}")
