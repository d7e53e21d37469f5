"""Tables and blocks that name owners and deadlines and yet are no part of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planlift.normalise.choosing import refusal
from planlift.normalise.column_evidence import PLAINLY_NAMED
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import header_scores
from planlift_schema import Finding, Severity, Where


def left_out(registers: Sequence[Register], read: Sequence[Register]) -> Iterator[Finding]:
    """A warning for each register that says who and when, of which no action was read.

    Args:
        registers: all of a document.
        read: those whose actions are the plan's.
    """
    own = {id(register) for register in read}
    for register in registers:
        ruled = register.ruling is not None and register.ruling.correction.plan is False
        if id(register) in own or register.later or ruled or not _tells(register):
            continue
        what = "block of labels" if register.labelled else "table"
        why = refusal(register) or "it stands alone beside the plan, and orders nothing"
        yield Finding(
            code="table-left-out",
            severity=Severity.WARNING,
            message=f"a {what} that names owners and deadlines is not in the plan: {why}",
            hint="Look at it; a mapping file can say which of its columns holds the actions.",
            where=Where(place=register.place) if register.place.table else Where(),
        )


def _tells(register: Register) -> bool:
    """Its labels name an owner and a deadline, and below them stands something."""
    named = {
        name
        for label in register.labels
        for name, score in header_scores(label).items()
        if score >= PLAINLY_NAMED.get(name, score + 1)
    }
    return named == {*PLAINLY_NAMED} and any(any(row.values) for row in register.rows)
