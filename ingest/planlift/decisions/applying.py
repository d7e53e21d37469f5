"""A plan as read, and what people decided about it: the plan that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planlift.checks import check
from planlift.decisions.deriving import (
    doubted,
    joined,
    made,
    parted,
    value_of,
    with_field,
    without_doubt,
)
from planlift.decisions.model import (
    COVERED_BY,
    Add,
    Columns,
    Decision,
    Delete,
    Edit,
    Join,
    Right,
    Split,
    Target,
    Whole,
)
from planlift.decisions.targets import number_of, read_id
from planlift.decisions.telling import brief, told
from planlift.decisions.whole import followed, whole_value, with_whole
from planlift_schema import TEXT_FIELDS, Action, ActionPlan, Finding, Rest, Severity

SET_ASIDE = "set-aside"
"""Kind of what a person took out of the actions, in the plan's `rest`."""
_AGAIN = "the document has changed since a person looked at it"


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of decisions.

    Attributes:
        plan: the plan that stands, with its findings.
        ids: of its actions, in order; those as read are "r1", "r2" and so on.
        lost: decisions that could not be carried out, as what they speak of is gone.
    """

    plan: ActionPlan
    ids: tuple[str, ...]
    lost: tuple[Decision, ...] = ()


def decided(plan: ActionPlan, decisions: Sequence[Decision]) -> ActionPlan:
    """The plan that stands once people's decisions are carried out.

    What people decided wins over what was read. Where the source has changed since, it is asked
    again: what still fits is carried out and named in `review`, what does not is named only.

    Args:
        plan: as the reader gave it.
        decisions: about this document, in the order in which they were made; those that were
            taken back count for nothing.
    """
    return outcome_of(plan, decisions).plan


def outcome_of(plan: ActionPlan, decisions: Sequence[Decision]) -> Decided:
    """As `decided`, with what else there is to say."""
    held = [one for one in decisions if not one.undone]
    work = _Work(plan, [_Row(read_id(n), one) for n, one in enumerate(plan.actions, 1)])
    if not held:
        return Decided(plan, work.ids)
    lost = [one for one in held if not work.carry_out(one)]
    read = [_renumbered(finding, work.ids) for finding in plan.findings]
    findings = (*read, *map(_loss, lost), _note(len(held) - len(lost)))
    whole = work.whole.model_copy(
        update={
            "actions": tuple(row.action for row in work.rows),
            "rest": (*plan.rest, *work.aside),
            "findings": findings,
        }
    )
    return Decided(whole.model_copy(update={"findings": check(whole)}), work.ids, tuple(lost))


def _renumbered(finding: Finding, ids: Sequence[str]) -> Finding:
    """A finding of reading with the number that its action has now, None where it is gone."""
    if finding.where.action is None:
        return finding
    now = read_id(finding.where.action)
    number = ids.index(now) + 1 if now in ids else None
    where = finding.where.model_copy(update={"action": number})
    return finding.model_copy(update={"where": where})


def _note(count: int) -> Finding:
    return Finding(
        code="decisions-applied",
        severity=Severity.NOTE,
        message=f"{count} decision{'s' if count != 1 else ''} of people "
        f"{'are' if count != 1 else 'is'} part of this plan",
        hint="The review page's history says who decided what, and when.",
    )


def _loss(decision: Decision) -> Finding:
    return Finding(
        code="decision-lost",
        severity=Severity.WARNING,
        message="a person's decision could not be carried out, as what it speaks of is not in the "
        f"document as it was read now: {told(decision.what)}",
        hint="Decide anew on the review page, and take the old decision back.",
    )


@dataclass(slots=True)
class _Row:
    id: str
    action: Action


@dataclass(slots=True)
class _Work:
    """The actions while decisions are carried out."""

    plan: ActionPlan
    rows: list[_Row]
    aside: list[Rest] = field(default_factory=list)
    whole: ActionPlan = field(init=False)

    def __post_init__(self) -> None:
        self.whole = self.plan

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.rows)

    def carry_out(self, decision: Decision) -> bool:
        """Carry a decision out; False where what it speaks of is gone."""
        same = decision.sha256 == self.plan.document.sha256
        what = decision.what
        match what:
            case Edit() | Right():
                done = self._settle(what, same)
            case Split():
                done = self._split(what, decision.id, same)
            case Join():
                done = self._join(what, same)
            case Add():
                done = self._add(what, decision.id, same)
            case Delete():
                done = self._delete(what, same)
            case Whole():
                done = self._say(what, same)
            case Columns():  # the document was read by it
                done = True
        return done

    def _at(self, target: Target, same: bool) -> int | None:
        number = number_of(target, self.plan, same_source=same)
        wanted = target.id if number is None else read_id(number)
        if number is None and target.id.startswith("r"):
            return None
        return next((at for at, row in enumerate(self.rows) if row.id == wanted), None)

    def _settle(self, what: Edit | Right, same: bool) -> bool:
        at = self._at(what.target, same)
        if at is None:
            return False
        row = self.rows[at]
        shown = COVERED_BY.get(what.field, what.field)
        if same or not row.id.startswith("r"):
            row.action = self._settled(row.action, what)
        elif self._as_read(row.id, what.field) != what.was:
            row.action = doubted(row.action, shown, f"{_AGAIN}: {brief(what)}")
        elif isinstance(what, Edit):
            row.action = doubted(self._settled(row.action, what), shown, _AGAIN)
        return True

    def _settled(self, action: Action, what: Edit | Right) -> Action:
        if isinstance(what, Right):
            return without_doubt(action, what.field)
        return with_field(action, what.field, what.text, self.whole)

    def _as_read(self, action_id: str, name: str) -> str:
        return value_of(self.plan.actions[int(action_id[1:]) - 1], name)

    def _split(self, what: Split, number: int, same: bool) -> bool:
        at = self._at(what.target, same)
        if at is None:
            return False
        row = self.rows[at]
        parts = self._asked_again(parted(row.action, what.parts, self.whole), same)
        ids = [row.id, *(f"d{number}-{part}" for part in range(2, len(parts) + 1))]
        self.rows[at : at + 1] = map(_Row, ids, parts)
        return True

    def _join(self, what: Join, same: bool) -> bool:
        found = [self._at(target, same) for target in what.targets]
        places = sorted({at for at in found if at is not None})
        if len(places) != len(what.targets):
            return False
        whole = joined([self.rows[at].action for at in places], self.whole)
        self.rows[places[0]].action = self._asked_again([whole], same)[0]
        for at in reversed(places[1:]):
            del self.rows[at]
        return True

    def _add(self, what: Add, number: int, same: bool) -> bool:
        at = len(self.rows) if what.after is None else self._at(what.after, same)
        if at is None:
            return False
        action = self._asked_again(
            [made({str(name): text for name, text in what.fields.items()}, self.whole)], same
        )[0]
        self.rows.insert(at if what.after is None else at + 1, _Row(f"d{number}", action))
        return True

    def _delete(self, what: Delete, same: bool) -> bool:
        at = self._at(what.target, same)
        if at is None:
            return False
        row = self.rows[at]
        if same:
            self.aside.append(_set_aside(row.action))
            del self.rows[at]
        else:
            row.action = doubted(row.action, "action", f"{_AGAIN}: {brief(what)}")
        return True

    def _say(self, what: Whole, same: bool) -> bool:
        """Of a changed source that says something else itself, that stands."""
        if not same and whole_value(self.plan, what.field) != what.was:
            return False
        self.whole = with_whole(self.whole, what.field, what.text)
        for row in self.rows:
            row.action = followed(row.action, self.whole)
        return True

    @staticmethod
    def _asked_again(actions: list[Action], same: bool) -> list[Action]:
        return actions if same else [doubted(action, "action", _AGAIN) for action in actions]


def _set_aside(action: Action) -> Rest:
    """The words of an action that is none: nothing of the document is lost."""
    texts = [getattr(action, name) for name in TEXT_FIELDS] + list(action.extra.values())
    place = action.source.fields.get("action")
    text = "\n".join(text for text in texts if text)
    return (
        Rest(kind=SET_ASIDE, text=text, place=place) if place else Rest(kind=SET_ASIDE, text=text)
    )
