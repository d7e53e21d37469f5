"""Registers whose columns mean the same, judged together."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from planlift.corrections import EXTRA, NONE, Corrections, Ruling
from planlift.normalise.column_evidence import Column
from planlift.normalise.columns import map_columns
from planlift.normalise.grid import Row, Value
from planlift.normalise.headers import repeats
from planlift.normalise.headless import told_by_cells
from planlift.normalise.label_words import base_of, field_of, uncounted
from planlift.normalise.mapping import Mapping
from planlift.normalise.outcome_columns import measure_column, outcome_column
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import words_of


@dataclass(frozen=True, slots=True)
class Family:
    """Registers whose columns mean the same.

    Attributes:
        registers: at least one.
        columns: as the evidence sees them; those of labelled blocks by the union of their labels.
        ruling: what a mapping file says of them, or None.
        numbered: the column of the framework's outcomes, as `map_columns` wants it.
        holders: for each column the one that it is judged with, itself or one before it.
        judged: the columns that are judged, each with the values of all that it holds.
    """

    registers: Sequence[Register]
    columns: Sequence[Column]
    ruling: Ruling | None
    numbered: dict[int, str]
    holders: Sequence[int]
    judged: Sequence[Column]

    def mapping(self) -> Mapping:
        """What its columns mean; those that are judged with another mean the same."""
        held = sorted(set(self.holders))
        fixed = {held.index(at): name for at, name in self.fixed.items()}
        found = map_columns(self.judged, fixed)
        fields = [found.fields[held.index(holder)] for holder in self.holders]
        headed = self.registers[0].headed
        told = frozenset[str]() if headed else told_by_cells(self.columns, fields)
        return replace(found, fields=fields, told=told)

    @property
    def fixed(self) -> dict[int, str]:
        """The columns that are settled before the others, as `map_columns` wants them."""
        ruled = self.ruled
        free = {at: name for at, name in self.numbered.items() if name not in ruled.values()}
        return free | ruled

    @property
    def _places(self) -> list[int]:
        """The place of each column in the source."""
        first = self.registers[0]
        if first.labelled:
            return list(range(len(self.columns)))
        return [place for place, _ in first.columns]

    @property
    def ruled(self) -> dict[int, str]:
        """The columns that the mapping file settles."""
        if self.ruling is None:
            return {}
        labelled = self.registers[0].labelled
        said = (
            (at, self.ruling.correction.field_of(column.label, None if labelled else place))
            for at, (column, place) in enumerate(zip(self.columns, self._places, strict=True))
        )
        return {at: "" if name == EXTRA else name for at, name in said if name is not None}


def families_of(
    registers: Sequence[Register], corrections: Corrections = NONE, frameworks: Sequence[str] = ()
) -> list[Family]:
    """The registers by what tells them: their labels.

    Args:
        registers: of one document.
        corrections: what mapping files say.
        frameworks: codes of those that the plan is made under.
    """
    families: dict[tuple[str, ...], list[Register]] = {}
    for register in registers:
        families.setdefault(_signature(register), []).append(register)
    parted = [part for members in families.values() for part in _sharing_labels(members)]
    return [_family(members, corrections, frameworks) for members in parted]


def _sharing_labels(members: list[Register]) -> list[list[Register]]:
    """Labelled blocks parted into those that share labels: a cover sheet shares none with actions.

    Other registers stay together.
    """
    if not members[0].labelled or members[0].listed:
        return [members]
    groups: list[tuple[set[str], list[Register]]] = []
    for register in members:
        bases = {base_of(label) for label in register.labels if label}
        alike = [group for group in groups if group[0] & bases]
        merged = (bases.union(*(own for own, _ in alike)), [r for _, rs in alike for r in rs])
        merged[1].append(register)
        groups = [group for group in groups if group not in alike] + [merged]
    return [found for _, found in groups]


def _family(
    members: Sequence[Register], corrections: Corrections, frameworks: Sequence[str]
) -> Family:
    first = members[0]
    if not first.labelled:
        columns = _columns(members, range(len(first.labels)))
        ruling = corrections.for_table(first.headers)
        settled = outcome_column(columns, frameworks) or measure_column(columns, frameworks)
        return Family(members, columns, ruling, settled, range(len(columns)), columns)
    columns = _labelled_columns(members, {})
    ruling = corrections.for_labels([column.label for column in columns])
    settled = outcome_column(columns, frameworks)
    alone = {base_of(columns[at].label) for at in settled}
    if ruling is not None:
        alone = {base_of(column.label) for column in columns}
    shared = _shared_labels(members, alone)
    bases = [base_of(column.label) for column in columns]
    holders = [bases.index(shared.get(base, base)) for base in bases]
    judged = _labelled_columns(members, shared) if shared else columns
    return Family(members, columns, ruling, settled, holders, judged)


def map_families(
    registers: Sequence[Register], corrections: Corrections = NONE, frameworks: Sequence[str] = ()
) -> None:
    """Sets what the columns mean, once for all registers that share their labels.

    A family is judged together, so that a short table among its like has the evidence of all.
    What a mapping file says wins.

    Args:
        registers: of one document.
        corrections: what mapping files say.
        frameworks: codes of those that the plan is made under.
    """
    for family in families_of(registers, corrections, frameworks):
        mapping = family.mapping()
        _doubt_headings(mapping, family.registers[0])
        bases = [base_of(column.label) for column in family.columns]
        fields = dict(zip(bases, mapping.fields, strict=True))
        for register in family.registers:
            register.ruling = family.ruling
            if register.labelled:
                own = [fields[base_of(label)] for label in register.labels]
                register.mapping = replace(mapping, fields=own)
            else:
                register.mapping = mapping


def _doubt_headings(mapping: Mapping, register: Register) -> None:
    """Names every field where the reader doubts all headings: they may head other columns."""
    doubts = [value.doubt for value in register.header.values]
    for name in mapping.fields if doubts and all(doubts) else ():
        if name:
            mapping.doubts.setdefault(name, doubts[0])


def _signature(register: Register) -> tuple[str, ...]:
    if register.listed:
        return ("listed",)
    if register.labelled:
        return ("labelled",)
    if not register.headed:
        return ("headless", str(register.place), str(len(register.labels)))
    return tuple(" ".join(words_of(label)) for label in register.labels)


def _labelled_columns(family: Sequence[Register], shared: dict[str, str]) -> list[Column]:
    """Forms need not have the same labels: they are judged by the union of them.

    Args:
        family: blocks.
        shared: labels whose values stand in the column of another.
    """
    order: dict[str, str] = {}
    values: dict[str, list[Value]] = {}
    for register in family:
        for at, label in enumerate(register.labels):
            base = shared.get(base_of(label), base_of(label))
            order.setdefault(base, label)
            values.setdefault(base, []).extend(row.values[at] for row in register.rows)
    columns = []
    for index, (base, label) in enumerate(order.items()):
        group = "" if label else "Action"  # what stands before the labels of "Action 1"
        column = _column(uncounted(label), group, values[base], index, len(order))
        columns.append(replace(column, ordered=False))
    return columns


def _shared_labels(family: Sequence[Register], alone: AbstractSet[str]) -> dict[str, str]:
    """Labels that name the field of one before them, and never stand in one block with it.

    "Lead" and "Owner" in different blocks both hold the owner. What has no label stands above those
    of its block and is what is to be done.

    Args:
        family: blocks.
        alone: labels that share no column.
    """
    beside: dict[str, set[str]] = {}  # label -> the labels of the blocks that it stands in
    for register in family:
        bases = {base_of(label) for label in register.labels}
        for base in bases:
            beside.setdefault(base, set()).update(bases)
    holder: dict[str, str] = {}  # field -> the first label that names it
    shared: dict[str, str] = {}
    for base in (base_of(label) for register in family for label in register.labels):
        name = (field_of(base) if base else "action") if base not in alone else ""
        first = holder.setdefault(name, base) if name else base
        if first != base and base not in shared and base not in beside[first]:
            shared[base] = first
            beside[first] |= beside[base]
    return shared


def _columns(family: Sequence[Register], indexes: range) -> list[Column]:
    first = family[0]
    rows = [
        row
        for register in family
        for row in register.rows
        if not repeats(row, register.header) and not _spans(row)
    ]
    columns = []
    for index in indexes:
        values = [row.values[index] for row in rows if row.lefts[index]]
        column = _column(first.labels[index], first.groups[index], values, index, len(indexes))
        columns.append(replace(column, fills=[_fill(row, index) for row in rows]))
    return columns


def _fill(row: Row, index: int) -> str | None:
    """The fill of a row in a column, though the cell there may begin in another, without words."""
    value = row.values[index]
    return None if value and not row.lefts[index] else value.fill


def _spans(row: Row) -> bool:
    """One cell lies across the table: a section row, no record."""
    cells = [value for _, value in row.own()]
    return len(cells) == 1 and len(row.values) > 2


def _column(label: str, group: str, values: Sequence[Value], index: int, of: int) -> Column:
    texts = [value.text for value in values if value]
    fills = [value.fill for value in values]
    filled = [value.down > 1 for value in values if value]
    shared = sum(filled) / max(1, len(filled))
    return Column(label, group, texts, fills, len(values), index, of, shared)
