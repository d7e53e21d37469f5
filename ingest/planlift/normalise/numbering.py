"""The column in which each row names its indicator by number."""

from __future__ import annotations

from planlift.normalise.outline import is_numbered_item
from planlift.normalise.register import Register


def numbering_column(register: Register) -> frozenset[int]:
    """Its place, where there is one: what stands alone in a row there is no indicator.

    Args:
        register: its columns mapped.
    """
    at = register.mapping.column("indicator")
    if at is None:
        return frozenset()
    told = [row.values[at].flat for row in register.rows if len(row.own()) > 1 and row.values[at]]
    return frozenset([at] if told and all(map(is_numbered_item, told)) else [])
