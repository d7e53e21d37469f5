"""Labels that a block leaves empty, so that the line below them opens the next block.

A typed plan has "Comments:" at the end of each block, and fills it in where there is something to
say. Taken for its value, the next action would get the lead and the date of the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planlift.normalise.item_numbers import number_of, without_number
from planlift.normalise.label_words import base_of
from planlift.normalise.prose import wording
from planlift_parsers import Kind, Paragraph

_Split = Callable[[Paragraph], tuple[str, str] | None]
_ENOUGH = 20  # lines above a label that show what stands there
_BESIDE = 0.5  # share of a document's labels from which their values stand beside them, not below


def labels_left_empty(flow: Sequence[object], split: _Split) -> frozenset[int]:
    """The `id` of lines that hold a label whose value is missing, above the line of another block.

    They stand in a document that has its values beside the labels. The line below stands right
    above a label that its block had before this one, and elsewhere a line like it stands above that
    label, and below no other.

    Args:
        flow: the body of the document.
        split: the label and value of a line, None where it has no label.
    """
    lines = [item if isinstance(item, Paragraph) else None for item in flow]
    found = [split(line) if line is not None else None for line in lines]
    values = [bool(one[1]) for one in found if one]
    alone = [at for at, one in enumerate(found[:-2]) if one and not one[1] and not found[at + 1]]
    if not alone or sum(values) < _BESIDE * len(values):
        return frozenset()
    bases = [base_of(one[0]) if one else "" for one in found]
    above = _above(lines, found, bases)
    first = {base: at for at, base in reversed([*enumerate(bases)])}
    left = set()
    for at in alone:
        line, opener = lines[at + 1], bases[at + 2]
        if line is None or not opener or first[opener] >= first[bases[at]]:
            continue
        if any(_are_alike(line, other) for other in above.get(opener, ())):
            left.add(id(lines[at]))
    return frozenset(left)


def _above(
    lines: Sequence[Paragraph | None],
    found: Sequence[tuple[str, str] | None],
    bases: Sequence[str],
) -> dict[str, list[Paragraph]]:
    """Each label to the lines right above it that are no label's value."""
    above: dict[str, list[Paragraph]] = {}
    for at, base in enumerate(bases[1:], 1):
        line = lines[at - 1]
        before = found[at - 2] if at > 1 else None
        if base and line is not None and not found[at - 1] and (before is None or before[1]):
            known = above.setdefault(base, [])
            if len(known) < _ENOUGH:
                known.append(line)
    return above


def _are_alike(one: Paragraph, other: Paragraph) -> bool:
    """Both order something, are numbered, or stand out: what a block is about."""
    ordered = [wording(without_number(line)).order > 0 for line in (one, other)]
    stand_out = all(line.bold or line.kind is Kind.HEADING for line in (one, other))
    return all(ordered) or stand_out or (bool(number_of(one)) and bool(number_of(other)))
