"""What each column of a table means, once it is decided."""

from __future__ import annotations

from dataclasses import dataclass, field

from planlift.normalise.column_evidence import Column


@dataclass(slots=True)
class Mapping:
    """What each column of a table means.

    Attributes:
        fields: for each column a field of FIELDS, "number" (the indicator's bare number beside
            its wording), "rag" (a colour beside the status in words), or "" for `extra`.
        doubts: field to why its column is not sure.
        strength: evidence for the action column, 0 where there is none.
        told: fields of a table without header whose cells alone tell them surely.
        blues: the fills of its column of colours rate, pale blue ones among them.
    """

    fields: list[str]
    doubts: dict[str, str] = field(default_factory=dict)
    strength: float = 0.0
    told: frozenset[str] = frozenset()
    blues: bool = False

    def column(self, name: str) -> int | None:
        """The column that holds a field, or None."""
        return self.fields.index(name) if name in self.fields else None


def named(column: Column) -> str:
    """A column as `review` names it: by its header, else by its place."""
    return f"“{column.label}”" if column.label else f"number {column.index + 1}"


def by_place(column: Column) -> str:
    """Why a column that was taken by its place is in `review`."""
    return f"the header {named(column)} is not clear; taken by its place"
