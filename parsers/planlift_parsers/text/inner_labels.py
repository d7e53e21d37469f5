"""Labels that stand within a line, behind a sentence, a value or white, so that it wraps in them.

A mail that lists "1) Action: …  Lead: …  By when: …" is wrapped wherever its lines are full: a line
may open with such a label, with the second word of one, or with a value before one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from planlift_parsers.tabbed.lines import Line

COLUMN_GAP = re.compile(
    r"\S(?:\s{3,}|(?<![.!?:;])\s{2}(?![A-Z][a-z]+(?: [a-z]+){0,2}:|[A-Z][a-z]{1,2}$))\S"
)
"""White within a line that keeps columns; two spaces behind a sentence or before a label do not.

Nor do they before the first word of a label that the line's end cuts ("By", "Due").
"""

WIDEST_LINE = 100
"""Letters to which text is wrapped at most, but for pages laid out as text."""

_SLACK = 3  # letters by which a full line may be shorter than the widest
_RECURS = 3  # times that a label stands at a clear edge, so that it is one wherever it stands
_MOST = 60  # labels that are held against each line; a record has some ten
_FIRST = re.compile(r"([A-Z][a-z]+(?: [a-z]+){0,2}):(?=\s)")
_INSIDE = re.compile(r"(?<=[.!?;] )([A-Z][a-z]+(?: [a-z]+){0,2}):(?=\s|$)")
_EDGED = re.compile(r"(?:^|(?<=\s\s)|(?<=[.!?;] ))([A-Z][a-z]+(?: [a-z]+){0,2}):(?=\s|$)")
_OPENING = re.compile(r"([^:]{1,60}):(?=\s|$)")


@dataclass(frozen=True, slots=True)
class InnerLabels:
    """The labels of a file that stand within its lines.

    Attributes:
        inside: those behind a sentence of their line, where fewer of them open a line.
        known: all that recur.
        once: those that open one line alone, and stand nowhere else.
    """

    inside: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()

    def is_lone(self, text: str) -> bool:
        """A line opens with words before a colon that no other line has."""
        found = _FIRST.match(text)
        return found is not None and found[1] in self.once

    def goes_on(self, above: str, text: str) -> bool:
        """Whether a line that looks like one that opens with a label does not.

        It opens with one that mostly stands inside lines, with a value before a label, whose own
        label ends the line above, or with the last words of a label that begins above.
        """
        found = _FIRST.match(text)
        if found and found[1] in self.inside:
            return True
        opening = _OPENING.match(text)
        if not self.known or opening is None or opening[1] in self.known:
            return False
        return self._ends_with_label(opening[1], above) or self._is_cut(above, opening[1])

    def _ends_with_label(self, opening: str, above: str) -> bool:
        """Words such as "Control Nurse By when", the value of a label that ends the line above.

        A record has no label twice: "Deputy Lead" below "Lead:" is another.
        """
        if not above.endswith(":"):
            return False
        before = next((label for label in self.known if above.endswith(f"{label}:")), "")
        others = (f" {label}" for label in self.known if label != before)
        return bool(before) and opening.endswith(tuple(others))

    def _is_cut(self, above: str, opening: str) -> bool:
        """A label of two words or more is cut by the line's end."""
        return any(
            label.endswith(f" {opening}") and above.endswith(label[: -len(opening) - 1])
            for label in self.known
        )


def _opening(lines: list[Line]) -> Iterator[str]:
    """The labels that lines open with, but where the line above had no room for them."""
    page = max((len(line.text) for line in lines if len(line.text) <= WIDEST_LINE), default=0)
    for above, line in pairwise([Line("", 0, 0), *lines]):
        found = _FIRST.match(line.text.strip())
        room = page - _SLACK - len(above.text.rstrip()) if above.text.strip() else page
        if found and len(found[0].split()[0]) < room:
            yield found[1]


def _cut(above: Line, below: Line) -> list[str]:
    """The labels that a line's end cuts in two."""
    end = len(above.text.rstrip())
    text = f"{above.text.rstrip()} {below.text.lstrip()}" if below.text.strip() else ""
    return [found[1] for found in _EDGED.finditer(text) if found.start() < end < found.end()]


def inner_labels(lines: list[Line]) -> InnerLabels:
    """The labels that stand within the lines of a file.

    Args:
        lines: its lines without columns.
    """
    within = Counter(label for line in lines for label in _INSIDE.findall(line.text))
    first = Counter(_opening(lines))
    opened = Counter(found[1] for line in lines if (found := _FIRST.match(line.text.strip())))
    edged = Counter(label for line in lines for label in _EDGED.findall(line.text))
    edged.update(label for above, below in pairwise(lines) for label in _cut(above, below))
    return InnerLabels(
        frozenset(label for label, times in within.items() if times > first[label]),
        frozenset(label for label, times in edged.most_common(_MOST) if times >= _RECURS),
        frozenset(label for label, times in opened.items() if times == 1 and not within[label]),
    )
