"""Running text that stands word for word under every heading, and so tells of none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planlift.normalise.outline import Role
from planlift.normalise.register import Register

_SEVERAL = 3  # headings with the same words below; two topics may have the same finding


def drop_said_of_all(registers: Sequence[Register]) -> None:
    """The text above each table is no finding where all tables have the same above them.

    What has figures is a finding all the same. Templates have a line such as "These actions are
    reviewed each quarter" under each theme. What stands under an indicator is told of it, whatever
    else it is told of.

    Args:
        registers: of one document; changed.
    """
    told = [one for one in registers if one.context.narrative and not _of_indicator(one)]
    said = {tuple(line.line for line in one.context.narrative) for one in told}
    places = {id(one.context.narrative[0]) for one in told}
    told_of_figures = any(map(str.isdigit, "".join(line for lines in said for line in lines)))
    if len(said) == 1 and len(places) >= _SEVERAL and not told_of_figures:
        for register in told:
            register.context = replace(register.context, narrative=())


def _of_indicator(register: Register) -> bool:
    return register.context.nearest(Role.INDICATOR) is not None
