"""The row above a table's header that names what its rows are about, as a section row would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from planlift.normalise.grid import Row, Value
from planlift.normalise.outline import Role, is_themed, role_of
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import words_of

_SPAN = 0.6  # share of the columns that the row's only cell lies across, as section rows do
_LONGEST = 25  # words, as of a section row


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
    """The last row above the header, if it is one cell across that names a topic."""
    row = register.above[-1] if register.above else None
    value = _across(row) if row else None
    if row is None or value is None or len(words_of(value.flat)) > _LONGEST:
        return None
    return (value, row) if role_of(value.flat) in (Role.TOPIC, Role.INDICATOR) else None


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
