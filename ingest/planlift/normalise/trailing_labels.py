"""Labelled lines behind the last of several blocks, which are said of the document."""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.column_evidence import CLEAR
from planlift.normalise.label_words import base_of
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import header_scores
from planlift_schema import TEXT_FIELDS

_BLOCKS = 3  # of a list, of which the others show what labels a block of it has
_SHARED = 2  # labels that make them blocks of one list


def drop_trailing(registers: Sequence[Register]) -> None:
    """Takes the last lines from the last block, where no other has their labels.

    "Next review of this document: ..." stands below the last action and is none of its fields. A
    label that names a field of an action may stand in one block alone.

    Args:
        registers: of one document, in reading order; changed.
    """
    blocks = [one for one in registers if one.labelled and len(one.rows) == 1]
    if len(blocks) < _BLOCKS:
        return
    *others, last = blocks
    met = [{base_of(label) for label in other.labels} for other in others]
    own = {base_of(label) for label in last.labels}
    if sum(len(own & labels) >= _SHARED for labels in met) < _BLOCKS - 1:
        return
    known = set[str]().union(*met)
    while len(last.labels) > _SHARED and _is_strange(last.labels[-1], known):
        _drop_last(last)


def _is_strange(label: str, known: set[str]) -> bool:
    """No other block has it, and it names no field of an action plainly ("Note" names updates)."""
    scores = header_scores(label)
    plain = max((scores.get(name, 0.0) for name in TEXT_FIELDS), default=0.0) >= CLEAR
    return bool(label) and base_of(label) not in known and not plain


def _drop_last(block: Register) -> None:
    label = base_of(block.labels.pop())
    block.groups.pop()
    row = block.rows[0]
    for cells in (row.values, row.tops, row.lefts):
        cells.pop()
    block.pairs = [pair for pair in block.pairs if base_of(pair.label) != label]
