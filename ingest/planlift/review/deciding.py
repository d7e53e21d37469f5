"""Decisions that come in, kept with optimistic locking: nobody's work is lost to another's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from planlift.decisions import Decision, What, clash
from planlift.review.desk import Desk
from planlift.review.plans import Standing
from planlift.store.decisions import Made, StaleError, version_of

# Each try sees the decisions of others that came between; more than this many in a row within
# milliseconds are no people.
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Kept:
    """A decision that was kept.

    Attributes:
        decision: as kept.
        others: what others decided about the document since it was opened.
    """

    decision: Decision
    others: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A decision that was not kept, as others changed the same thing meanwhile.

    Attributes:
        others: their decisions, and those they took back.
        now: what there is to see now: whoever sends the decision again with it means it.
    """

    others: tuple[Decision, ...]
    now: Seen


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody saw of a document when they decided.

    Attributes:
        decisions: number of decisions, those taken back among them.
        undone: number of those taken back.
    """

    decisions: int
    undone: int

    def __str__(self) -> str:
        """As it goes through a form: "12.3"."""
        return f"{self.decisions}.{self.undone}"


_SEEN = re.compile(r"(\d{1,9})\.(\d{1,9})", re.ASCII)


def seen_from(text: str) -> Seen:
    """What a form brings back.

    Raises:
        ValueError: it is no version.
    """
    match = _SEEN.fullmatch(text)
    if match is None:
        raise ValueError("the version is missing")
    return Seen(int(match[1]), int(match[2]))


def seen_of(standing: Standing) -> Seen:
    """What whoever looks at a plan now sees."""
    undone = sum(bool(one.undone) for one in standing.decisions)
    return Seen(len(standing.decisions), undone)


class GoneError(Exception):
    """The document has no plan any more."""


def decide(
    desk: Desk, key: str, author: str, seen: Seen, whats: Callable[[Standing], What]
) -> Kept | Clash:
    """Keep a decision, unless somebody changed the same thing since its author looked.

    Args:
        desk: what the pages share.
        key: of the document.
        author: who decides.
        seen: what the author saw of it.
        whats: makes the decision for the plan as it stands.

    Raises:
        GoneError: the document has no plan.
        ValueError: it is no decision.
    """
    for _ in range(_TRIES):
        standing = desk.plans.of(key)
        if standing is None:
            raise GoneError
        what = whats(standing)
        others = _since(standing, seen)
        if any(clash(what, one.what) for one in others):
            return Clash(others, seen_of(standing))
        made = Made(key, standing.read.document.sha256, author, what)
        try:
            decision = desk.shelf.decide(made, standing.version)
        except StaleError:
            continue
        desk.shelf.settle(key)
        return Kept(decision, others)
    raise StaleError


def undo(desk: Desk, key: str, author: str, number: int) -> Decision | None:
    """Take a decision back; None where there is none that holds.

    It names what it takes back, so that it cannot take back what its author has not seen.
    """
    for _ in range(_TRIES):
        decisions = desk.shelf.decisions(key)
        found = next((one for one in decisions if one.id == number and not one.undone), None)
        if found is None:
            return None
        try:
            desk.shelf.undo(key, number, author, version_of(decisions))
        except StaleError:
            continue
        desk.shelf.settle(key)
        return found
    raise StaleError


def _since(standing: Standing, seen: Seen) -> tuple[Decision, ...]:
    """What was decided, or taken back, since somebody looked."""
    recent = {one.id: one for one in standing.decisions[seen.decisions :]}
    undone = sorted((one for one in standing.decisions if one.undone), key=_when_undone)
    if len(undone) > seen.undone:
        first = _when_undone(undone[seen.undone])
        # Of several in one second all count: one too many asks a question, one too few loses work.
        recent |= {one.id: one for one in undone if _when_undone(one) >= first}
    return tuple(recent[number] for number in sorted(recent))


def _when_undone(decision: Decision) -> str:
    return decision.undone.partition(" ")[0]
