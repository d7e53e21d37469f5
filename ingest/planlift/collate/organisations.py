"""Whose plans are the same organisation's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from planlift.collate.models import OrganisationRow, PlanEntry
from planlift.collate.years import year_of
from planlift_schema import ActionPlan
from planlift_schema.organisations import by_ods_code


@dataclass(slots=True)
class Body:
    """One organisation, while its plans come in.

    Attributes:
        name: as it is shown: official where the list has the code, else the best spelling met.
        ods_code: None where it is not known.
        identified: False where the document does not say whose plan it is.
        entries: its plans; the same file twice is one entry.
        copies: digest of each file met to the names of its further copies.
    """

    name: str
    ods_code: str | None
    identified: bool
    entries: list[PlanEntry] = field(default_factory=list)
    copies: dict[str, list[str]] = field(default_factory=dict)

    def row(self) -> OrganisationRow:
        """The organisation as it stands in the comparison."""
        known = by_ods_code(self.ods_code) if self.ods_code else None
        entries = [_with_copies(entry, self.copies.get(entry.sha256, ())) for entry in self.entries]
        return OrganisationRow(
            name=self.name,
            ods_code=self.ods_code,
            identified=self.identified,
            region=known.region if known else "",
            kind=known.kind if known else "",
            plans=tuple(sorted(entries, key=lambda entry: (entry.year, entry.document))),
        )


def _with_copies(entry: PlanEntry, copies: Iterable[str]) -> PlanEntry:
    """The entry under the first of all names of its file."""
    document, *others = sorted((entry.document, *copies))
    return entry.model_copy(update={"document": document, "copies": tuple(others)})


class Bodies:
    """The organisations of all plans."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str], Body] = {}

    def of(self, plan: ActionPlan) -> tuple[Body, bool]:
        """The organisation of a plan.

        Known by its ODS code, else by its name; a plan without either stands for itself.

        Returns:
            The organisation, and whether the plan is a copy of one that was counted.
        """
        info = plan.document
        key, fresh = _identified(plan)
        body = self._by_key.setdefault(key, fresh)
        body.name = min(body.name, fresh.name, key=_spelling)
        if info.sha256 in body.copies:
            body.copies[info.sha256].append(info.name)
            return body, True
        if info.sha256:
            body.copies[info.sha256] = []
        body.entries.append(_entry(plan))
        return body, False

    def ordered(self) -> list[Body]:
        """All of them by name; those that no document names last, their names made different."""
        bodies = sorted(self._by_key.items(), key=lambda pair: (not pair[1].identified, *_by(pair)))
        found = [body for _, body in bodies]
        _tell_apart(found)
        return found


def _identified(plan: ActionPlan) -> tuple[tuple[str, str], Body]:
    """The organisation of a plan, without plans yet, and the key that it is known by."""
    info, organisation = plan.document, plan.organisation
    if organisation is None:
        return ("document", info.sha256 or info.name), Body(info.name, None, identified=False)
    name, code = organisation.name, organisation.ods_code
    if code:
        listed = by_ods_code(code)
        return ("code", code), Body(listed.name if listed else name, code, identified=True)
    return ("name", " ".join(name.casefold().split())), Body(name, None, identified=True)


def _by(pair: tuple[tuple[str, str], Body]) -> tuple[str, str, tuple[str, str]]:
    key, body = pair
    return body.name.casefold(), body.name, key


def _spelling(name: str) -> tuple[bool, str]:
    """Sorts spellings of one name: capitals throughout last, then by the alphabet."""
    return name.isupper(), name


def _tell_apart(bodies: Iterable[Body]) -> None:
    """Number different documents of one name ("plan.docx (2)")."""
    met: Counter[str] = Counter()
    for body in bodies:
        met[body.name] += 1
        if met[body.name] > 1:
            body.name = f"{body.name} ({met[body.name]})"


def _entry(plan: ActionPlan) -> PlanEntry:
    return PlanEntry(
        document=plan.document.name,
        sha256=plan.document.sha256,
        frameworks=plan.frameworks,
        year=year_of(plan.period),
        actions=len(plan.actions),
    )
