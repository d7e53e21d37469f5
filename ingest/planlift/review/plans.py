"""The plan of a document that stands now, put together once for all who look at it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import Lock

from planlift.decisions import Decision
from planlift.decisions.applying import Decided, outcome_of
from planlift.review.shelf import Shelf
from planlift.review.source.viewer import Original
from planlift.store.decisions import version_of
from planlift.store.listing import Listed
from planlift_schema import Action, ActionPlan, Finding

KEPT = 32  # plans held; one of 500 actions takes some MB


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan with people's decisions carried out.

    Attributes:
        document: as listed.
        version: of the decisions.
        read: the plan as the reader gave it.
        decided: what came of the decisions.
        decisions: all of them, also those taken back.
        pages: names of the files of a folder that was read as one, in reading order.
        findings: of the plan, by the number of the action, from 1; None for the plan itself.
    """

    document: Listed
    version: int
    read: ActionPlan
    decided: Decided
    decisions: tuple[Decision, ...]
    pages: tuple[str, ...]
    findings: Mapping[int | None, Sequence[Finding]]

    @property
    def plan(self) -> ActionPlan:
        """The plan that stands."""
        return self.decided.plan

    @property
    def ids(self) -> tuple[str, ...]:
        """Of its actions."""
        return self.decided.ids

    @property
    def original(self) -> Original:
        """The file it was read from."""
        folder = self.document.path
        pages = tuple(folder / name for name in self.pages)
        return Original(folder, self.document.inside, self.read.document.sha256, pages)

    def action(self, action_id: str) -> Action | None:
        """An action by its id, None where there is none."""
        ids = self.decided.ids
        return self.plan.actions[ids.index(action_id)] if action_id in ids else None

    def as_read(self, action_id: str) -> Action | None:
        """An action as the reader gave it; None for one that a person made."""
        number = action_id[1:]
        if not action_id.startswith("r") or not number.isdecimal():
            return None
        return self.read.actions[int(number) - 1] if int(number) <= len(self.read.actions) else None


def _standing(
    document: Listed, read: ActionPlan, decisions: tuple[Decision, ...], pages: tuple[str, ...]
) -> Standing:
    after = outcome_of(read, decisions)
    findings: dict[int | None, list[Finding]] = {}
    for finding in after.plan.findings:
        findings.setdefault(finding.where.action, []).append(finding)
    return Standing(document, version_of(decisions), read, after, decisions, pages, findings)


_Name = tuple[str, int, int]


@dataclass(slots=True)
class Plans:
    """Gives the plans that stand, the last ones from memory."""

    shelf: Shelf
    _held: OrderedDict[_Name, Standing] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, key: str) -> Standing | None:
        """The plan of a document that stands, None where it has none."""
        document = self.shelf.document(key)
        if document is None or document.reading is None:
            return None
        decisions = self.shelf.decisions(key)
        name = (key, document.reading, version_of(decisions))
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
                # What is listed changes without the plan: the file was moved, say.
                return replace(self._held[name], document=document)
        read = self.shelf.plan(document.reading)
        if read is None:
            return None
        made = _standing(document, read, decisions, self.shelf.pages(document))
        with self._lock:
            self._held[name] = made
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return made
