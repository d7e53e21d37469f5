"""What tables lose whose rules and spans do not show how far their cells reach down."""

from __future__ import annotations

from collections.abc import Iterator

from planlift.normalise.cuts import LEADING
from planlift.normalise.register import Register

# Share of filled cells up to which the empty ones of a column may be merged with those above, and
# the columns that authors merge; what was done and the state are empty for other reasons.
_PARTLY = 0.7
_MERGEABLE = frozenset({*LEADING, "owner"})


def partly_filled(register: Register) -> frozenset[str]:
    """Fields of a drawn table with many empty cells below those that are filled.

    Where neither rules nor spans show how far a cell reaches, they may be merged with these.

    Args:
        register: its columns mapped.
    """
    if spans_used(register) or not all(row.page is not None for row in register.rows):
        return frozenset()
    most = _PARTLY * len(register.rows)
    filled = _filled(register)
    return frozenset(name for name, count in filled if name in _MERGEABLE and 1 < count <= most)


def mostly_filled(register: Register) -> frozenset[str]:
    """Fields of which nearly every row has one of its own: an empty cell there is just empty."""
    most = _PARTLY * len(register.rows)
    return frozenset(name for name, count in _filled(register) if name and count > most)


def _filled(register: Register) -> Iterator[tuple[str, int]]:
    """The field of each column, and how many rows hold something there."""
    for column, name in enumerate(register.mapping.fields):
        yield name, sum(bool(row.values[column]) for row in register.rows)


def spans_used(register: Register) -> bool:
    """Some cell of its rows reaches down into the next."""
    return any(value.down > 1 for row in register.rows for value in row.values)
