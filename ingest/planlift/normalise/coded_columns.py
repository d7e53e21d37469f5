"""Columns of codes that the key explains as states ("Where have we got to?" over "2")."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from planlift.normalise.label_words import base_of
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import header_scores

_SEVERAL = 2  # cells that are all codes; one alone may be a number of another kind
_MAY_BE_STATES = ("updates", "status", "summary")  # what the header of such a column may name


def take_codes(registers: Sequence[Register], codes: AbstractSet[str]) -> None:
    """Makes such columns the status, where no column is called so.

    Args:
        registers: of one document, their columns mapped; changed.
        codes: those of the key, [] where it has none.
    """
    values: dict[str, list[str]] = {}
    for register in registers if codes else ():
        for at, label in enumerate(register.labels):
            texts = (row.values[at].flat.strip() for row in register.rows if row.lefts[at])
            values.setdefault(base_of(label), []).extend(text for text in texts if text)
    coded = {
        label
        for label, texts in values.items()
        if label and len(texts) >= _SEVERAL and codes >= {*texts} and _may_state(label)
    }
    for register in registers if coded else ():
        fields = register.mapping.fields
        found = [at for at, label in enumerate(register.labels) if base_of(label) in coded]
        if len(found) == 1 and "status" not in fields and fields[found[0]] in ("", "updates"):
            fields[found[0]] = "status"


def _may_state(label: str) -> bool:
    """A header that no one knows, or that speaks of how far things are; no "Priority"."""
    scores = header_scores(label)
    best = max(scores, key=lambda name: scores[name], default="status")
    return best in _MAY_BE_STATES
