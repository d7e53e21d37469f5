"""Plain lines that name what the blocks of labels below them are about, as notes of meetings have.

"Safeguarding" on a line of its own, then perhaps what was said, then one action after the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.item_numbers import number_of, without_number
from planlift.normalise.label_words import base_of, field_of
from planlift.normalise.outline import Role, role_of
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.standing_labels import is_plain
from planlift_parsers import Paragraph

ORDER = 0.9
"""Likeness from which a line orders something; "Speaking up" and "Learning" have 0.8."""

_Split = Callable[[Paragraph], tuple[str, str] | None]
_FEWEST_BLOCKS = 3  # that open with one label
_FEWEST_TOPICS = 2  # behind the first; one alone may be anything
_FIRST_OF = re.compile(r"\d\.1[.)]?$")  # the number of the first of a part: "2.1"
_SENTENCE = 6  # words from which a line without a full stop is text
_OTHER = 0.8  # likeness from which a line is a post or a date; "Estates" alone has 0.6


@dataclass(frozen=True, slots=True)
class _Gap:
    """The lines between two blocks.

    Attributes:
        lines: those that are no labels, from the top down; none where blocks follow each other.
        first: it stands above the first block.
        named: the label above them is still without its value, or names an owner: a post may be
            the rest of what stands there.
    """

    lines: Sequence[Paragraph]
    first: bool
    named: bool = False


def topic_lines(flow: Sequence[object], split: _Split) -> frozenset[int]:
    """The `id` of the lines that name topics.

    Some blocks stand under the topic of the block before, or each opens with what is to be done and
    its number, so that the line is no name of one block.

    Args:
        flow: the body of the document.
        split: the label and value of a line, None where it has no label.
    """
    gaps = _gaps(flow, split)
    found = [_topic(gap) for gap in gaps]
    between = [line for line, gap in zip(found, gaps, strict=True) if line and not gap.first]
    names = {line.text for line in between}
    without = any(not gap.lines for gap in gaps)
    numbered = all(number_of(gap.lines[-1]) for gap in gaps if gap.lines)
    few = 1 if _count_anew(found, gaps) else _FEWEST_TOPICS
    if len(names) < max(few, len(between)) or not (without or numbered):
        return frozenset()
    return frozenset(id(line) for line in found if line)


def _count_anew(found: Sequence[Paragraph | None], gaps: Sequence[_Gap]) -> bool:
    """Below each such line, the first among them, the numbers of what is to be done begin anew.

    "Payroll" stands over 1.1 and 1.2, "Contracts" over 2.1.
    """
    firsts = [bool(gap.lines and _FIRST_OF.search(number_of(gap.lines[-1]))) for gap in gaps]
    return bool(found) and found[0] is not None and firsts == [one is not None for one in found]


def _gaps(flow: Sequence[object], split: _Split) -> list[_Gap]:
    """What stands above each block, where all open with one label; [] where they do not."""
    labels = [
        base_of(one[0]) if isinstance(item, Paragraph) and (one := split(item)) else ""
        for item in flow
    ]
    times = Counter(base for base in labels if base)  # in the order in which they first come
    opener = next((base for base, count in times.items() if count >= _FEWEST_BLOCKS), "")
    gaps: list[_Gap] = []
    run: list[Paragraph] = []
    named = listing = False
    for item, base in zip(flow, labels, strict=True):
        if opener and base == opener:
            between = _without_value(_without_number(run)) if listing else _without_number(run)
            gaps.append(_Gap(between, first=not gaps, named=named))
        if isinstance(item, Paragraph) and not base:
            run.append(item)
            continue
        run = []
        found = split(item) if isinstance(item, Paragraph) else None
        listing = found is not None and not found[1]
        named = listing or (found is not None and field_of(found[0]) == "owner")
    return gaps


def _without_number(run: list[Paragraph]) -> list[Paragraph]:
    """The lines above a block without the "Action 3" that opens it, which names no topic."""
    numbered = bool(run) and role_of(run[-1].text) is Role.REF
    return run[:-1] if numbered and field_of(run[-1].text) == "action" else run


def _without_value(run: list[Paragraph]) -> list[Paragraph]:
    """The lines below a label without what is its value: a numbered list, or the first of them."""
    listed = takewhile(lambda line: line.marker or number_of(line), run)
    return run[max(1, sum(1 for _ in listed)) :]


def _topic(gap: _Gap) -> Paragraph | None:
    """The line that names the topic: all that stands below it is running text."""
    lines = gap.lines
    at = len(lines) - 1
    while at >= 0 and _is_text(lines[at]):
        at -= 1
    if at < 0 or (at and not gap.first):
        return None
    return lines[at] if _names_topic(lines[at], posts=not gap.named) else None


def _is_text(line: Paragraph) -> bool:
    return line.text.endswith((".", "!", "?")) or len(line.text.split()) >= _SENTENCE


def _names_topic(line: Paragraph, *, posts: bool) -> bool:
    """A short line that is no date and orders nothing; with `posts` it may be like a post.

    "Confident managers" is a topic where the label above has its whole value; "Item 3" is none.
    """
    text = without_number(line)
    if not is_plain(line) or not text[:1].isupper() or ":" in text or role_of(text) is Role.REF:
        return False
    other = deadline_likeness(text) if posts else _other(text)
    return other < _OTHER and wording(text).order < ORDER


def _other(text: str) -> float:
    return max(deadline_likeness(text), owner_likeness(text))
