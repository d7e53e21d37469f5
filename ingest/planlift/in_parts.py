"""Plans that are too large to be held: read part by part, and written as they are read."""

from __future__ import annotations

from pathlib import Path

from planlift.collecting import uncollected
from planlift.lifting import lifted_in_parts
from planlift.paths import printable
from planlift.spool import PlanSpool
from planlift.terms import Terms
from planlift_parsers.opening import open_in_parts


def spooled(data: bytes, name: str, terms: Terms, folder: Path | None = None) -> PlanSpool | None:
    """Lift the plan of a document with a table of hundreds of thousands of rows.

    Args:
        data: the whole file.
        name: its name without folder.
        terms: on which it is read.
        folder: for what is not yet in its place; by default the system's.

    Returns:
        The plan, to be closed; None where the document can be held, or cannot be read in parts.

    Raises:
        DocumentError: it cannot be read.
        LimitError: it exceeds a limit.
    """
    with uncollected():
        parted = open_in_parts(data, printable(name), terms.limits)
    plans = lifted_in_parts(data, parted, terms.corrections) if parted is not None else None
    if plans is None:
        return None
    spool = PlanSpool(folder)
    try:
        for plan in plans:
            spool.add(plan)
    except BaseException:
        spool.close()
        raise
    return spool
