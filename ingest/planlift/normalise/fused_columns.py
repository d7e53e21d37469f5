"""Columns of a table that hold two fields at once, parted into one for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from planlift.corrections import Corrections
from planlift.normalise.fused import Fused, field_named, fused, part_value
from planlift.normalise.grid import Row, Value
from planlift.normalise.register import Register
from planlift_parsers import Paragraph


@dataclass(frozen=True, slots=True)
class Parting:
    """A column of a table that becomes two.

    Attributes:
        at: its place from the left, from 0.
        fused: what its header names.
    """

    at: int
    fused: Fused


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell and its two parts."""

    whole: Value
    parts: tuple[Value, Value]

    @property
    def lost(self) -> list[Paragraph]:
        """The paragraphs that neither part holds any more, as pieces of them stand there."""
        kept = {id(p) for p in chain(self.parts[0].paragraphs, self.parts[1].paragraphs)}
        return [paragraph for paragraph in self.whole.paragraphs if id(paragraph) not in kept]


_NONE = _Cell(Value(), (Value(), Value()))


def _partings(labels: Sequence[str]) -> list[Parting]:
    """The columns that hold two fields, where no other column is called one of them."""
    found = [Parting(at, names) for at, label in enumerate(labels) if (names := fused(label))]
    return [one for one in found if not _elsewhere(one, labels)]


def _elsewhere(parting: Parting, labels: Sequence[str]) -> bool:
    """Another column is plainly called one of its fields: it may only be named after it."""
    others = {field_named(label) for at, label in enumerate(labels) if at != parting.at}
    return bool(others & set(parting.fused.fields))


def part_columns(registers: Sequence[Register], corrections: Corrections) -> None:
    """Parts the columns that hold two fields in every table that has a header.

    What a mapping file calls by its whole header stays whole.

    Args:
        registers: of one document; changed.
        corrections: what mapping files say.
    """
    for register in registers:
        if register.headed and not register.labelled:
            ruling = corrections.for_table(register.labels)
            for parting in reversed(_partings(register.labels)):
                at = parting.at
                if ruling and ruling.correction.field_of(register.labels[at], at) is not None:
                    continue
                _part(register, parting)


def _part(register: Register, parting: Parting) -> None:
    at = parting.at
    register.written = register.written or [*enumerate(register.labels)]
    register.written.insert(at, register.written[at])
    register.labels[at : at + 1] = parting.fused.labels
    register.groups[at : at + 1] = [register.groups[at]] * len(parting.fused.labels)
    _part_rows(register.rows, parting)


def _part_rows(rows: Sequence[Row], parting: Parting) -> None:
    """Parts one column of some rows in two, in place.

    Args:
        rows: of one table below its header; a cell that lies across several columns lies across
            one more behind.
        parting: which column, and into what.
    """
    at, last = parting.at, _NONE
    for row in rows:
        value = row.values[at]
        if across := _lies_across(row, at):
            pair = (value, value)
        elif value is last.whole:  # a merged cell, in its next row
            pair = last.parts
        else:
            last = _Cell(value, part_value(value, parting.fused.fields))
            row.mended.extend(last.lost)
            pair = last.parts
        row.values[at : at + 1] = pair
        row.tops.insert(at + 1, row.tops[at])
        row.lefts.insert(at + 1, not across)


def _lies_across(row: Row, at: int) -> bool:
    return sum(1 for other in row.values if other is row.values[at]) > 1 and bool(row.values[at])
