"""What the report says of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planlift.batch.account import Record
from planlift.export.links import as_href
from planlift_schema import Action, ActionPlan, Finding, Severity

# Of a plan of a million actions: what a page can show and a person read.
_MOST_RUNS = 1_000
_MOST_REASONS = 1_000
_OTHER_REASONS = "for other reasons, which stand in the plan"


@dataclass(frozen=True, slots=True)
class Line:
    """A document in a list.

    Attributes:
        number: in the account, from 1.
        path: as the command was given it.
        href: link to the file, "" where it is not known.
        plan_href: link to its plan, "" where there is none.
        outcome: how it went, in a word.
        format: by content.
        actions: how many.
        to_review: how many of them.
        reason: why it was not read, or what a person should know of the file.
        remedy: what to do about that.
        detailed: it has an entry under what to review.
    """

    number: int
    path: str
    href: str
    plan_href: str
    outcome: str
    format: str
    actions: int
    to_review: int
    reason: str
    remedy: str
    detailed: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A field to look at, for one reason, in one or several actions of a document.

    Attributes:
        field: its name.
        reason: why.
        actions: numbers of the actions, in words ("2, 5 to 7").
    """

    field: str
    reason: str
    actions: str


@dataclass(frozen=True, slots=True)
class Found:
    """An error or a warning on a plan, in one or several actions.

    Attributes:
        severity: how much it matters, in a word.
        message: what was found.
        hint: what to do about it.
        actions: the actions, in words ("actions 2, 5 to 7"); "" for the document as a whole.
    """

    severity: str
    message: str
    hint: str
    actions: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What to review in a document."""

    line: Line
    organisation: str
    doubts: Sequence[Doubt]
    findings: Sequence[Found]


def line_of(number: int, record: Record, detailed: bool) -> Line:
    """A line of the account as the page shows it."""
    result = record.result
    return Line(
        number,
        record.path,
        as_href(record.source),
        as_href(record.plan),
        result.outcome.value,
        result.format,
        result.actions,
        result.to_review,
        as_sentence(result.reason),
        as_sentence(result.remedy),
        detailed,
    )


def is_doubtful(record: Record) -> bool:
    """Whether a person should look at how the document was read."""
    return bool(record.result.to_review or record.result.reason)


def is_warned_of(plan: ActionPlan) -> bool:
    """Whether there are errors or warnings on the plan itself."""
    return any(map(_is_grave, plan.findings))


@dataclass(slots=True)
class Doubts:
    """What is doubtful of the actions of one plan, gathered as they go by.

    Attributes:
        fields: actions by field to review.
    """

    fields: Counter[str] = field(default_factory=Counter)
    _runs: dict[tuple[str, str], Runs] = field(default_factory=dict)

    def add(self, number: int, action: Action) -> None:
        """Take the next action.

        Args:
            number: in the plan, from 1.
            action: with what is to be reviewed of it.
        """
        for name, reason in action.review.items():
            self.fields[name] += 1
            key = (name, reason)
            if key not in self._runs and len(self._runs) >= _MOST_REASONS:
                key = (name, _OTHER_REASONS)
            self._runs.setdefault(key, Runs()).add(number)

    def told(self) -> list[Doubt]:
        """Each field and reason once, with its actions."""
        return [
            Doubt(in_text(name), as_sentence(reason), runs.words())
            for (name, reason), runs in self._runs.items()
        ]


def detail_of(line: Line, plan: ActionPlan, doubts: Doubts, told: str) -> Detail:
    """What a person should look at in a plan, each reason once.

    Args:
        line: the document's.
        plan: the document's.
        doubts: of its actions.
        told: what the line of the account says of findings already.
    """
    organisation = plan.organisation.name if plan.organisation else ""
    return Detail(line, organisation, doubts.told(), _findings(plan, told))


def _findings(plan: ActionPlan, told: str) -> list[Found]:
    """Errors and warnings, but for those that were told."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for finding in plan.findings:
        if _is_grave(finding) and finding.message not in told:
            key = (finding.severity.value, finding.message, finding.hint)
            numbers = found.setdefault(key, [])
            numbers += [] if finding.where.action is None else [finding.where.action]
    return [
        Found(severity, as_sentence(message), as_sentence(hint), _of_actions(numbers))
        for (severity, message, hint), numbers in found.items()
    ]


def _of_actions(numbers: list[int]) -> str:
    apart = sorted(set(numbers))
    return f"action{'s' if len(apart) > 1 else ''} {in_words(apart)}" if apart else ""


def _is_grave(finding: Finding) -> bool:
    return finding.severity is not Severity.NOTE


def in_text(field: str) -> str:
    """A field's name as a person writes it."""
    return field.replace("_", " ").capitalize()


def as_sentence(text: str) -> str:
    """The text from a capital letter to a full stop; the rest of it as it is."""
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def in_words(numbers: Iterable[int]) -> str:
    """Rising numbers in words: "1, 3 to 5"."""
    runs = Runs()
    for number in numbers:
        runs.add(number)
    return runs.words()


@dataclass(slots=True)
class Runs:
    """Rising numbers, kept as runs of those that follow each other."""

    _kept: list[tuple[int, int]] = field(default_factory=list)
    _more: int = 0

    def add(self, number: int) -> None:
        """Take the next number; beyond `_MOST_RUNS` runs it is only counted."""
        if self._kept and self._kept[-1][1] == number - 1 and not self._more:
            self._kept[-1] = (self._kept[-1][0], number)
        elif len(self._kept) < _MOST_RUNS:
            self._kept.append((number, number))
        else:
            self._more += 1

    def words(self) -> str:
        """Those that were kept, and how many others there are."""
        told = [
            str(first) if first == last else f"{first}{' to ' if last - first > 1 else ', '}{last}"
            for first, last in self._kept
        ]
        return ", ".join(told) + (f" and {self._more:,} more" if self._more else "")
