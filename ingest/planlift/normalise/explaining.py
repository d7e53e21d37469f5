"""Why each column of each table was taken for what it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planlift.corrections import EXTRA, NONE, Corrections, Ruling
from planlift.normalise.choosing import lists_of_actions, refusal
from planlift.normalise.column_evidence import Column, content, evidence, position
from planlift.normalise.families import Family, families_of
from planlift.normalise.lists import lists_in
from planlift.normalise.mapping import Mapping
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import FIELDS, header_scores
from planlift_parsers import Document
from planlift_schema import Place


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for one meaning of a column.

    Attributes:
        field: the meaning.
        header: what the words of its header say for it, 0 to 1.
        content: what its cells say for it, -1 (against) to 1.
        position: how well its place from the left suits it, -1 to 1.
        total: the three, weighed, with what speaks against it taken off.
    """

    field: str
    header: float
    content: float
    position: float
    total: float


@dataclass(frozen=True, slots=True)
class ColumnStory:
    """One column.

    Attributes:
        header: as in the document, "" where it has none; half of it where it names two fields.
        written: the whole header.
        place: from the left, from 1, in the document.
        example: the first text of its cells, "" if all are empty.
        taken: the field that it was taken for, or "extra".
        said: a mapping file said so.
        reason: what speaks for it; None for what is told otherwise (extra, number, rag).
        rival: what speaks for the next best meaning.
        doubt: why it is named in `review`, "" if it is not.
    """

    header: str
    written: str
    place: int
    example: str
    taken: str
    said: bool
    reason: Reason | None
    rival: Reason
    doubt: str

    @property
    def margin(self) -> float | None:
        """How much more speaks for what it was taken for than for the next best meaning."""
        return self.reason.total - self.rival.total if self.reason else None


@dataclass(frozen=True, slots=True)
class TableStory:
    """Tables, or labelled blocks, that have the same headers.

    Attributes:
        places: where they stand, in reading order.
        labelled: they are blocks of labels and values.
        rows: number of records and other rows below the headers.
        refusal: why it is no plan, as a clause; "" where it is one.
        ruling: what a mapping file says of it, or None.
        headed: it has a header; without one no mapping file can name it.
        columns: left to right.
    """

    places: Sequence[Place]
    labelled: bool
    rows: int
    refusal: str
    ruling: Ruling | None
    headed: bool
    columns: Sequence[ColumnStory]


def explain(document: Document, corrections: Corrections = NONE) -> list[TableStory]:
    """The story of every table of a document, in reading order.

    Args:
        document: what a reader saw.
        corrections: what mapping files say.
    """
    lists = lists_in(document, corrections)
    registers = lists.registers
    plans = {id(register) for register in lists_of_actions(registers)}
    return [
        _story(family, plans)
        for family in families_of(registers, corrections, lists.identity.frameworks)
    ]


def _story(family: Family, plans: set[int]) -> TableStory:
    first = family.registers[0]
    mapping = family.mapping()
    sources = [*enumerate(c.label for c in family.columns)] if first.labelled else first.columns
    columns = [
        _column(column, mapping, at, source, said=at in family.ruled)
        for at, (column, source) in enumerate(zip(family.columns, sources, strict=True))
    ]
    return TableStory(
        places=[register.place for register in family.registers],
        labelled=first.labelled,
        rows=sum(len(register.rows) for register in family.registers),
        refusal=_refusal(family.registers, plans),
        ruling=family.ruling,
        headed=any(column.label for column in family.columns),
        columns=columns,
    )


def _refusal(registers: Sequence[Register], plans: set[int]) -> str:
    if any(id(register) in plans for register in registers):
        return ""
    return refusal(registers[0]) or "it stands alone beside plans, and orders nothing"


def _column(
    column: Column, mapping: Mapping, at: int, source: tuple[int, str], *, said: bool
) -> ColumnStory:
    taken = mapping.fields[at] or EXTRA
    reasons = _reasons(column)
    reason = next((one for one in reasons if one.field == taken), None)
    return ColumnStory(
        header=column.label,
        written=source[1],
        place=source[0] + 1,
        example=next((text for text in column.texts if text), ""),
        taken=taken,
        said=said,
        reason=reason,
        rival=max((one for one in reasons if one is not reason), key=lambda one: one.total),
        doubt="" if said else mapping.doubts.get(taken, ""),
    )


def _reasons(column: Column) -> list[Reason]:
    heads = header_scores(column.label) if column.label else {}
    inside, totals = content(column), evidence(column)
    return [
        Reason(name, heads.get(name, 0.0), inside[name], position(name, column), totals[name])
        for name in FIELDS
    ]
