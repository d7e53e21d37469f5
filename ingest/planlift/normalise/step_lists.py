"""The items that one cell lists: by marker, by number at a line's start or inside it, by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planlift.normalise.grid import Value
from planlift_parsers import Paragraph

_LABEL = r"(?:(?:actions?|steps?|items?|parts?)\s*)?"
# "20-24 May" and "6-12 months" are no numbers of items.
_TIMES = r"jan|feb|mar|apr|may|june?\b|july?\b|aug|sep|oct|nov|dec|month|week|year|day|working"
_TYPED = re.compile(rf"^\(?{_LABEL}(?P<numbers>\d{{1,2}}|[a-z])[.):](?!\d)\s*", re.I)
_SHARED = re.compile(
    rf"^\(?{_LABEL}(?P<numbers>\d{{1,2}}(?:\s*(?:[-–&,]|\band\b|\bto\b)\s*\d{{1,2}})+)[.):]*\s+"
    rf"(?=[^\W\d_])(?!(?:{_TIMES}))",
    re.I,
)
_INSIDE = re.compile(r"(?:(?<=[\s;,])|^)\(?(?P<number>\d{1,2}|[a-h])[.)]\s+(?=\S)")
_PIECES = re.compile(r"\d{1,2}|[-–]|\bto\b", re.I)


@dataclass(frozen=True, slots=True)
class Listed:
    """One item of a cell.

    Attributes:
        numbers: those it bears, as written ("1", "a"); several where it speaks of several
            ("1-3 Complete"); () for a bullet or a plain line.
        text: its words, further paragraphs on lines of their own.
    """

    numbers: tuple[str, ...]
    text: str


def listed_in(value: Value | None) -> list[Listed]:
    """The items of a cell that is a list, by markers or typed numbers; [] where it is none."""
    if value is None or not value.paragraphs:
        return []
    found: list[Listed] = []
    for paragraph in value.paragraphs:
        numbers, text = _numbered(paragraph)
        if paragraph.marker or numbers:
            found.append(Listed(numbers, text))
        elif found:
            found[-1] = Listed(found[-1].numbers, f"{found[-1].text}\n{text}")
        else:
            return []
    return _inside(found[0]) or found if len(found) == 1 else found


def lines_in(value: Value | None) -> list[str]:
    """The paragraphs of a cell without markers and numbers; [] where it has any."""
    if value is None or any(p.marker or _numbered(p)[0] for p in value.paragraphs):
        return []
    return [paragraph.text for paragraph in value.paragraphs]


def _numbered(paragraph: Paragraph) -> tuple[tuple[str, ...], str]:
    line = paragraph.line
    if shared := _SHARED.match(line):
        return _spelt_out(shared["numbers"]), line[shared.end() :]
    if typed := _TYPED.match(line):
        return (typed["numbers"].lower(),), line[typed.end() :]
    return (), paragraph.text


def _spelt_out(numbers: str) -> tuple[str, ...]:
    """Every number of "1-3" or "1, 2 and 4"."""
    found: list[int] = []
    ranged = False
    for piece in _PIECES.findall(numbers):
        if not piece.isdigit():
            ranged = True
            continue
        first = found[-1] + 1 if ranged and found else int(piece)
        found += range(first, int(piece) + 1)
        ranged = False
    return tuple(str(number) for number in found)


def _inside(item: Listed) -> list[Listed]:
    """The items of "1. November 2019 2. December 2019" in one line: numbers that count on."""
    if len(item.numbers) != 1:
        return []
    line = f"{item.numbers[0]}. {item.text}"
    marks: list[re.Match[str]] = []
    for mark in _INSIDE.finditer(line):
        if not marks or mark["number"] == _after(marks[-1]["number"]):
            marks.append(mark)
    if len(marks) < 2 or marks[0].start() or marks[0]["number"] not in ("1", "a"):
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    return _items(line, marks, ends)


def _items(line: str, marks: Sequence[re.Match[str]], ends: Sequence[int]) -> list[Listed]:
    return [
        Listed((mark["number"],), line[mark.end() : end].strip(" ;,\n"))
        for mark, end in zip(marks, ends, strict=True)
    ]


def _after(number: str) -> str:
    return str(int(number) + 1) if number.isdigit() else chr(ord(number) + 1)
