"""Fields that a heading gives to all the records below it."""

from __future__ import annotations

from planlift.normalise.grid import Value
from planlift.normalise.labels import field_of
from planlift.normalise.pairs import Pair
from planlift.normalise.registers import Register
from planlift_parsers import Paragraph


def give_fields(register: Register) -> None:
    """Gives the records of a register what the headings above it say, where they have it not.

    Args:
        register: of labelled blocks or list items; changed.
    """
    for heading in register.context.path:
        if heading.gives is not None:
            _give(register, *heading.gives, heading.paragraph)


def _give(register: Register, label: str, value: Value, source: Paragraph) -> None:
    name = field_of(label)
    own = [at for at, other in enumerate(register.labels) if field_of(other) == name]
    if any(row.values[at] for at in own for row in register.rows):
        return
    register.pairs.append(Pair(label, value, [source]))
    if own:
        for row in register.rows:
            row.values[own[0]] = value
        return
    register.labels.append(label)
    register.groups.append("")
    for row in register.rows:
        row.values.append(value)
        row.tops.append(True)
        row.lefts.append(True)
