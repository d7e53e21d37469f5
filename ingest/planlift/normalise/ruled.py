"""Says in the plan what a mapping file decided in place of planlift."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planlift.corrections import Correction
from planlift.normalise.register import Register
from planlift_schema import Finding, Severity, Where


def ruled(registers: Iterable[Register]) -> Iterator[Finding]:
    """A finding for each family of tables that a mapping file speaks of, at the first of them.

    Args:
        registers: every list of records of a document.
    """
    told: set[str] = set()
    for register in registers:
        if register.ruling is None or register.ruling.origin in told:
            continue
        told.add(register.ruling.origin)
        yield Finding(
            code="mapping-applied",
            severity=Severity.NOTE,
            message=f"{register.ruling.origin}, decides: {_words(register.ruling.correction)}",
            hint="`planlift read --explain` shows what planlift would have taken each column for.",
            where=Where(place=register.place),
        )


def _words(correction: Correction) -> str:
    if correction.plan is False:
        return "this table is no plan"
    said = [f"“{name}” is {field}" for name, field in correction.columns.items()]
    return "; ".join([*["this table is a plan"][: bool(correction.plan)], *said])
