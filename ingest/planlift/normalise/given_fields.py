"""Fields that a heading gives to all the records below it."""

from __future__ import annotations

from planlift.normalise.giving_headings import GIVEN
from planlift.normalise.grid import Value
from planlift.normalise.label_words import base_of, field_of
from planlift.normalise.outline import Given
from planlift.normalise.pairs import Pair
from planlift.normalise.register import NO_COLUMN, Register


def give_fields(register: Register) -> None:
    """Gives the records of a register what is said above it, where they have it not.

    Args:
        register: of labelled blocks, list items or rows of a table; changed.
    """
    context = register.context
    for given in (*(one for heading in context.path for one in heading.gives), *context.gives):
        _give(register, given)


def _give(register: Register, given: Given) -> None:
    label, value = given.label, given.value
    name = field_of(label)
    alike = field_of if name in GIVEN else base_of
    own = [at for at, other in enumerate(register.labels) if alike(other) == alike(label)]
    if any(row.values[at] for at in own for row in register.rows):
        return
    register.pairs.append(Pair(label, value, [*given.source]))
    if own:
        for row in register.rows:
            row.values[own[0]] = value
        return
    if not register.labelled:
        register.written = [*register.columns, (NO_COLUMN, "")]
    register.labels.append(label)
    register.groups.append("")
    for row in register.rows:
        section = not register.labelled and row.is_line()
        row.values.append(Value() if section else value)
        row.tops.append(True)
        row.lefts.append(True)
