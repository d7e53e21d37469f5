"""What the first rows of a large table told, for those that are read later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planlift.normalise.mapping import Mapping
from planlift.normalise.register import Register


@dataclass(frozen=True, slots=True)
class Settled:
    """What was decided on the first part of a table holds for all of it.

    Attributes:
        table: its number in the document.
        mapping: what its columns mean; None where it is no list of records.
        listed: it is a list of actions.
    """

    table: int
    mapping: Mapping | None
    listed: bool

    def is_of(self, register: Register) -> bool:
        """Whether a register holds later rows of the table."""
        return register.later and register.place.table == self.table

    def keep(self, registers: Sequence[Register], chosen: Sequence[Register]) -> list[Register]:
        """The lists of actions, with the table one of them just where its first rows were one.

        Its columns mean what they did; where its later rows read otherwise, that is a doubt.

        Args:
            registers: of a later part, mapped by themselves.
            chosen: those that read like lists of actions.
        """
        taken = {id(register) for register in chosen}
        for register in filter(self.is_of, registers):
            if self.mapping is None or len(self.mapping.fields) != len(register.labels):
                continue
            register.mapping = _held(self.mapping, register)
            if self.listed:
                taken.add(id(register))
            else:
                taken.discard(id(register))
        return [register for register in registers if id(register) in taken]


def _held(mapping: Mapping, register: Register) -> Mapping:
    """The mapping, with a doubt on each field that these rows would place elsewhere."""
    doubts = dict(mapping.doubts)
    for at, (held, own) in enumerate(zip(mapping.fields, register.mapping.fields, strict=True)):
        if held == own:
            continue
        named = f"“{register.labels[at]}”" if register.labels[at] else f"number {at + 1}"
        as_what = f"the {own}" if own else "no field"
        why = f"here the column {named} reads like {as_what}, and not as in the table's first rows"
        for name in (held, own):
            if name in mapping.fields and name:
                doubts.setdefault(name, why)
    return replace(mapping, doubts=doubts)
