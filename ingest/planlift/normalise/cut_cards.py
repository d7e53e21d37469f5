"""Cards that a page cuts: the labels and values that are left stand alone on the next page."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.label_words import base_of
from planlift.normalise.pairs import Pair
from planlift.normalise.register import Register


def takes_rest(registers: Sequence[Register], pairs: Sequence[Pair]) -> bool:
    """Puts labelled lines at the top of a page into the card at the foot of the one before.

    Args:
        registers: those above, in order; the last is changed where it takes the lines.
        pairs: the lines, of one run of text.

    Returns:
        Whether they were taken: other cards have all of their labels, and this one none.
    """
    labels = [base_of(pair.label) for pair in pairs]
    if not registers or not labels or len({*labels}) < len(labels):
        return False
    card = registers[-1]
    own = {base_of(label) for label in card.labels}
    if not card.labelled or card.listed or len(card.rows) != 1 or not own.isdisjoint(labels):
        return False
    if not _on_next_page(card, pairs) or not _is_like(registers[:-1], [*own, *labels]):
        return False
    for pair in pairs:
        card.complete(pair.label, pair.value)
        card.pairs = [*card.pairs, pair]
    return True


def _on_next_page(card: Register, pairs: Sequence[Pair]) -> bool:
    above = [line.place.page for pair in card.pairs for line in pair.source]
    below = [line.place.page for pair in pairs for line in pair.source]
    if not above or not below or above[-1] is None:
        return False
    return all(page == above[-1] + 1 for page in below)


def _is_like(others: Sequence[Register], labels: Sequence[str]) -> bool:
    """Some whole card has the labels of both parts."""
    return any({*map(base_of, other.labels)}.issuperset(labels) for other in others)
