"""The model of a mapping file, and how its entries are found for a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from planlift_schema.plan import TextField

EXTRA = "extra"
"""What a column is that holds no field: it goes to `extra`."""

FieldName = Literal[TextField, "revised", "number", "rag", "extra"]

_WORD = re.compile(r"\w+")
_NUMBERED = re.compile(r"#([1-9]\d*)")


class _Strict(BaseModel):
    # Built when the first mapping file is read: most documents have none.
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Correction(_Strict):
    """One entry of a mapping file: a family of tables and what is true of them.

    Two tables are of one family where their headers are the same, letter case, punctuation and
    white space aside.
    """

    headers: list[str] = Field(
        min_length=1,
        description="All headers from left to right, "
        '"" for a column without one; of labelled blocks, the labels that they must have.',
    )
    columns: dict[str, FieldName] = Field(
        default_factory=dict,
        description="Header as in `headers`, or '#2' for the second column, to its field.",
    )
    plan: bool | None = Field(
        None, description="Whether such a table is a plan; left out, planlift decides."
    )

    @model_validator(mode="after")
    def _is_of_one_mind(self) -> Correction:
        if not any(fold(header) for header in self.headers):
            raise ValueError("headers: at least one must have words; nothing else tells the table")
        if self.plan is None and not self.columns:
            raise ValueError("it says nothing: give columns, or plan = false")
        if self.plan is False and self.columns:
            raise ValueError("a table that is no plan (plan = false) has no columns to map")
        self._check_columns()
        return self

    def _check_columns(self) -> None:
        places: dict[int, str] = {}
        taken: dict[str, str] = {}
        for name, field in self.columns.items():
            place = self._place_of(name)
            if place in places:
                raise ValueError(f'columns: "{places[place]}" and "{name}" are the same column')
            if field != EXTRA and field in taken:
                raise ValueError(
                    f'columns: "{taken[field]}" and "{name}" cannot both be "{field}"; '
                    f'make one of them "{EXTRA}"'
                )
            places[place] = taken[field] = name

    def _place_of(self, name: str) -> int:
        """The place of a key of `columns` among the headers, from 0."""
        folded = [fold(header) for header in self.headers]
        if number := _NUMBERED.fullmatch(name):
            if int(number[1]) > len(folded):
                raise ValueError(f'columns: "{name}": there are {len(folded)} headers')
            return int(number[1]) - 1
        if fold(name) not in folded:
            known = ", ".join(f'"{header}"' for header in self.headers if header)
            raise ValueError(f'columns: "{name}" is not among the headers ({known})')
        if folded.count(fold(name)) > 1:
            raise ValueError(
                f'columns: "{name}" stands in headers more than once; '
                'say which by its number ("#1" is the first column)'
            )
        return folded.index(fold(name))

    def field_of(self, header: str, at: int | None) -> str | None:
        """The field of a column, None where the entry leaves it to planlift.

        Args:
            header: as in the document.
            at: its place from the left, from 0; None for a label, which has none.
        """
        for name, field in self.columns.items():
            place = self._place_of(name)
            if at == place or (at is None and fold(self.headers[place]) == fold(header)):
                return field
        return None


class MappingFile(_Strict):
    """A whole mapping file (`planlift.toml`)."""

    tables: list[Correction] = Field(default_factory=list, description="One entry a family.")


@dataclass(frozen=True, slots=True)
class Ruling:
    """An entry with where it stands.

    Attributes:
        correction: the entry.
        origin: file name and number of the entry, as a person finds it.
    """

    correction: Correction
    origin: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """The entries that hold for a document, the nearest file's first.

    Attributes:
        rulings: of several for one family, the first counts.
    """

    rulings: tuple[Ruling, ...] = ()

    def __add__(self, other: Corrections) -> Corrections:
        return Corrections(self.rulings + other.rulings)

    def for_table(self, labels: Sequence[str]) -> Ruling | None:
        """The entry for a table.

        Args:
            labels: its headers from left to right.
        """
        folded = [fold(label) for label in labels]
        for ruling in self.rulings:
            if [fold(header) for header in ruling.correction.headers] == folded:
                return ruling
        return None

    def for_labels(self, labels: Sequence[str]) -> Ruling | None:
        """The entry for labelled blocks: the first whose headers are all among the labels.

        Args:
            labels: those of all blocks of the document, in any order.
        """
        folded = {fold(label) for label in labels}
        for ruling in self.rulings:
            wanted = {fold(header) for header in ruling.correction.headers}
            if wanted <= folded:
                return ruling
        return None


NONE = Corrections()


def fold(header: str) -> str:
    """A header as it is compared: its words in lower case, or its signs where it has no words."""
    return " ".join(_WORD.findall(header.casefold())) or header.strip()
