"""The row above a table's header that names what its rows are about, as a section row would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from planlift.normalise.grid import Row, Value
from planlift.normalise.outline import Role, is_themed, role_of
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import words_of

_SPAN = 0.6  # share of the columns that the row's only cell lies across, as section rows do
_LONGEST = 25  # words, as of a section row; the wording of an indicator may have more


def name_openings(registers: Sequence[Register]) -> None:
    """Gives each table the section that the row above its header opens.

    Such a row may as well be the document's title. It is a section where its words say so, where
    rows of its kind open others further down, or where several tables each have another.

    Args:
        registers: of one document; changed.
    """
    alike: dict[tuple[str, ...], list[Register]] = defaultdict(list)
    for register in registers:
        if register.headed and not register.labelled:
            alike[tuple(register.labels)].append(register)
    for family in alike.values():
        found = [(register, opening) for register in family if (opening := _opening(register))]
        several = len({value.flat for _, (value, _) in found}) > 1
        for register, (value, row) in found:
            if several or is_themed(value.flat) or _names_indicator(value) or _has_more(register):
                register.opening = (value, row)


def _opening(register: Register) -> tuple[Value, Row] | None:
    """The last row above the header, if it is one cell across that names a topic.

    Rows between the two may say what holds for all below ("Key findings", and what was found).
    """
    given = {id(one.value) for one in register.context.gives}
    named = [row for row in register.above if given.isdisjoint(map(id, row.values))]
    row = named[-1] if named else None
    value = _across(row) if row else None
    if row is None or value is None:
        return None
    role = role_of(value.flat)
    topic = role is Role.TOPIC and len(words_of(value.flat)) <= _LONGEST
    return (value, row) if topic or role is Role.INDICATOR else None


def _across(row: Row) -> Value | None:
    """The only cell of a row that lies across most columns, or None."""
    cells = [value for _, value in row.own()]
    if len(cells) != 1:
        return None
    span = sum(1 for value in row.values if value is cells[0])
    return cells[0] if span >= _SPAN * len(row.values) else None


def _names_indicator(value: Value) -> bool:
    return role_of(value.flat) is Role.INDICATOR


def _has_more(register: Register) -> bool:
    """Rows of its kind stand among the records."""
    return any(_across(row) is not None for row in register.rows)
