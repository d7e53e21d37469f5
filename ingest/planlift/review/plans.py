"""The plan of a document that stands now, put together once for all who look at it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from planlift.decisions import Decided, Decision, outcome_of
from planlift.review.shelf import DocumentShelf, version_of
from planlift_schema import Action, ActionPlan

KEPT = 32  # plans held; one of 500 actions takes some MB


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan with people's decisions carried out.

    Attributes:
        key: of its document.
        version: of the decisions.
        read: the plan as the reader gave it.
        decided: what came of the decisions.
        decisions: all of them, also those taken back.
    """

    key: str
    version: int
    read: ActionPlan
    decided: Decided
    decisions: tuple[Decision, ...]

    @property
    def plan(self) -> ActionPlan:
        """The plan that stands."""
        return self.decided.plan

    @property
    def open(self) -> int:
        """Number of actions with something to look at."""
        return sum(bool(action.review) for action in self.plan.actions)

    def number(self, action_id: str) -> int | None:
        """The number of an action in the plan, from 1; None where there is none of that id."""
        ids = self.decided.ids
        return ids.index(action_id) + 1 if action_id in ids else None

    def action(self, action_id: str) -> Action | None:
        """An action by its id."""
        number = self.number(action_id)
        return self.plan.actions[number - 1] if number else None

    def as_read(self, action_id: str) -> Action | None:
        """An action as the reader gave it; None for one that a person made."""
        if not action_id.startswith("r") or not action_id[1:].isdecimal():
            return None
        number = int(action_id[1:])
        return self.read.actions[number - 1] if 0 < number <= len(self.read.actions) else None


@dataclass(slots=True)
class Plans:
    """Gives the standing plans of a shelf, the last ones from memory."""

    shelf: DocumentShelf
    _held: OrderedDict[tuple[str, int, int], Standing] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, key: str) -> Standing | None:
        """The standing plan of a document, None where it has none."""
        decisions = self.shelf.decisions(key)
        reading = self.shelf.reading(key)
        if reading is None:
            return None
        name = (key, reading, version_of(decisions))
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
                return self._held[name]
        stored = self.shelf.plan(key)
        if stored is None:
            return None
        made = outcome_of(stored.plan, decisions)
        standing = Standing(key, name[2], stored.plan, made, decisions)
        with self._lock:
            self._held[key, stored.reading, name[2]] = standing
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return standing
