"""Decisions of people, as frozen pydantic models that are kept as JSON."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from planlift.corrections import Correction
from planlift_schema import Rag, State
from planlift_schema.frameworks import frameworks
from planlift_schema.plan import Model, TextField

# What is read from the words, and may be wrong where they are right.
DerivedField = Literal["due", "state", "rag"]
EditedField = TextField | DerivedField
WholeField = Literal["title", "organisation", "frameworks", "period"]
WHOLE_FIELDS = get_args(WholeField)
# No field of any plan met comes near it; a longer text is a mistake, or meant to do harm.
MOST_CHARACTERS = 100_000
MOST_PARTS = 100
Words = Annotated[str, Field(max_length=MOST_CHARACTERS)]

COVERED_BY = {"due": "deadline", "state": "status", "rag": "status"}
"""The field under which doubt of a derived one is named."""


class Target(Model):
    """An action that a decision speaks of, told so that it is found again in another reading."""

    id: str = Field(
        pattern=r"^(r[1-9]\d*|d[1-9]\d*(-[1-9]\d*)?)$",
        description='"r3": third as read; "d12", "d12-2": made by decision 12.',
    )
    words: str = Field("", description="Ref and action as read.")
    page: int | None = None
    table: int | None = None
    row: int | None = None


class Edit(Model):
    """A field says something else; "" empties it. Dates are ISO, states and colours their codes."""

    kind: Literal["edit"] = "edit"
    target: Target
    field: EditedField
    text: Words
    was: Words = Field("", description="What the reader gave when it was decided.")

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> Self:
        if self.text and self.field in COVERED_BY:
            {"due": dt.date.fromisoformat, "state": State, "rag": Rag}[self.field](self.text)
        return self


class Right(Model):
    """What the reader gave is right as it is."""

    kind: Literal["right"] = "right"
    target: Target
    field: str = Field(min_length=1, max_length=200)
    was: Words = Field("", description="What the reader gave when it was decided.")


class Split(Model):
    """One action is several; each part is the text of one, the other fields are those of all."""

    kind: Literal["split"] = "split"
    target: Target
    parts: tuple[Words, ...] = Field(min_length=2, max_length=MOST_PARTS)


class Join(Model):
    """Several actions are one; it stands where the first stood."""

    kind: Literal["join"] = "join"
    targets: tuple[Target, ...] = Field(min_length=2, max_length=MOST_PARTS)

    @model_validator(mode="after")
    def _are_several(self) -> Self:
        if len({target.id for target in self.targets}) != len(self.targets):
            raise ValueError("an action cannot be joined to itself")
        return self


class Add(Model):
    """An action that the reader did not find."""

    kind: Literal["add"] = "add"
    after: Target | None = Field(None, description="What it follows; None for the end.")
    fields: dict[TextField, Words]


class Delete(Model):
    """This is no action."""

    kind: Literal["delete"] = "delete"
    target: Target


class Whole(Model):
    """Something that holds for the plan as a whole says something else; "" empties it."""

    kind: Literal["whole"] = "whole"
    field: WholeField
    text: str = Field(max_length=1000, description="Frameworks by their codes, parted by spaces.")
    was: Words = Field("", description="What the reader gave when it was decided.")

    @model_validator(mode="after")
    def _is_known(self) -> Self:
        if self.field == "frameworks":
            known = {framework.code for framework in frameworks()}
            for code in self.text.split():
                if code not in known:
                    raise ValueError(
                        f"{code} is no framework; known are {', '.join(sorted(known))}"
                    )
        if self.field == "period" and self.text:
            from planlift.normalise.period import read_period

            if read_period(self.text) is None:
                raise ValueError('no period is read from this; "2019/20" is one')
        return self


class Columns(Model):
    """What columns of a family of tables mean, as a mapping file says it."""

    kind: Literal["columns"] = "columns"
    correction: Correction


What = Annotated[
    Edit | Right | Split | Join | Add | Delete | Whole | Columns, Field(discriminator="kind")
]


class Decision(Model):
    """What somebody decided about one document's plan, and when."""

    id: int = Field(ge=1, description="Rises with time.")
    key: str = Field(description="Of the document.")
    sha256: str = Field(description="Of the source that it was decided on.")
    made: str = Field(description="When, ISO, UTC.")
    author: str
    what: What
    undone: str = Field("", description='When and by whom it was taken back, "" while it holds.')


_WHOLE = "plan"  # in place of an action's id
Touched = tuple[str, str]
"""An action's id and a field of it; "*" for all of them."""


def touches(what: What) -> frozenset[Touched]:
    """What a decision changes: where two decisions share nothing, both hold in any order."""
    match what:
        case Edit() | Right():
            return frozenset({(what.target.id, COVERED_BY.get(what.field, what.field))})
        case Split() | Delete():
            return frozenset({(what.target.id, "*")})
        case Join():
            return frozenset((target.id, "*") for target in what.targets)
        case Whole():
            return frozenset({(_WHOLE, what.field)})
        case Columns():
            return frozenset({("*", "*")})
        case Add():
            return frozenset()


def clash(one: What, other: What) -> bool:
    """Whether two decisions change the same thing."""
    return any(_meet(a, b) and _meet(x, y) for a, x in touches(one) for b, y in touches(other))


def _meet(one: str, other: str) -> bool:
    return one == other or "*" in (one, other)
