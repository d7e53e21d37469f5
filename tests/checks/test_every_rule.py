"""Each rule has a document that breaks it, and one that does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

import planlift
from checks.made import FRONT, action, due, owned, plan
from planlift.checks import (
    deadlines,
    duplicates,
    front_matter,
    identity,
    indicators,
    mixed,
    outcomes,
    owners,
    personal,
    ref_gaps,
    refs,
    statuses,
    wording,
)
from planlift.checks.rule import Rule
from planlift.checks.rules import RULES
from planlift.documents import as_document
from planlift_schema import (
    Action,
    ActionPlan,
    Due,
    DueKind,
    Organisation,
    OwnerKind,
    Period,
    Rag,
    Rest,
    State,
)

AS_OF = dt.date(2020, 6, 1)
DONE = {"status": "Complete", "state": State.COMPLETE}
SAME = {"action": "Train every recruiting manager of the trust in fair selection"}


@dataclass(frozen=True, slots=True)
class Breach:
    """How a plan with which nothing is wrong is made to break one rule.

    Attributes:
        actions: number of an action to its changed fields; None leaves the action out.
        plan: changed fields of the plan.
        around: text that stands around the actions too.
        as_of: the day on which deadlines are judged.
    """

    actions: Mapping[int, Mapping[str, object] | None] = field(default_factory=dict)
    plan: Mapping[str, object] = field(default_factory=dict)
    around: tuple[Rest, ...] = ()
    as_of: dt.date | None = None

    def made(self) -> ActionPlan:
        kept = [n for n in range(1, 10) if self.actions.get(n, {}) is not None]
        actions: list[Action] = [action(n, **(self.actions.get(n) or {})) for n in kept]
        rest = (Rest(kind="text", text=FRONT), *self.around)
        return plan(*actions, **{"rest": rest, **self.plan})


def text(words: str, kind: str = "text") -> Rest:
    return Rest(kind=kind, text=words)


CANCELLED = {"status": "Cancelled", "state": State.CANCELLED}
NOBODY = {"owner": "", "owners": ()}
REVISED = due("March 2020", dt.date(2020, 3, 31))
REVISED["due"] = Due(by=dt.date(2020, 3, 31), kind=DueKind.DATE, revised=True)
LATER = Period(label="2021/22", start=dt.date(2021, 4, 1), end=dt.date(2022, 3, 31))

BREACHES = {
    identity.no_organisation: Breach(plan={"organisation": None}),
    identity.not_of_the_time: Breach(
        plan={
            "organisation": Organisation(
                name="Poole Hospital NHS Foundation Trust", ods_code="RD3"
            ),
            "period": LATER,
        }
    ),
    identity.another_organisation: Breach(
        around=(text("Medway NHS Foundation Trust", "furniture"),)
    ),
    identity.no_framework: Breach(plan={"frameworks": (), "title": "Action plan 2019/20"}),
    identity.no_period: Breach(plan={"period": Period(), "title": "WRES action plan"}),
    mixed.foreign_indicators: Breach(
        {3: {"indicator": "WDES metric 3", "indicators": ("WDES-3",)}}
    ),
    mixed.foreign_names: Breach({4: {"summary": "The WDES asks for this"}}),
    mixed.foreign_words: Breach({2: {"action": "Guarantee interviews to disabled applicants"}}),
    mixed.another_year: Breach(around=(text("WRES action plan 2017/18", "furniture"),)),
    indicators.unaddressed: Breach({9: None}),
    owners.no_owner: Breach({4: NOBODY}),
    owners.no_owner_of_cancelled: Breach({2: {**NOBODY, **CANCELLED}}),
    owners.nobody_in_particular: Breach({5: owned("All staff", OwnerKind.EVERYONE)}),
    owners.bare_initials: Breach({5: owned("AB", OwnerKind.PERSON)}),
    deadlines.no_deadline: Breach({6: {"deadline": "", "due": Due()}}),
    deadlines.unclear_deadline: Breach({6: due("TBC", kind=DueKind.UNKNOWN)}),
    deadlines.open_ended: Breach({6: due("Ongoing", kind=DueKind.ONGOING)}),
    deadlines.before_period: Breach({7: due("March 2018", dt.date(2018, 3, 31))}),
    deadlines.after_period: Breach({7: due("March 2022", dt.date(2022, 3, 31))}),
    deadlines.past: Breach(as_of=AS_OF),
    deadlines.revised_earlier: Breach({7: {**REVISED, "extra": {"Original date": "June 2020"}}}),
    statuses.unclear_status: Breach({8: {"status": "See minutes", "state": None}}),
    statuses.outside_key: Breach(
        {8: {"status": "Blue", "state": None, "rag": Rag.BLUE}},
        around=tuple(map(text, ("RAG key", "Red: off track", "Amber: at risk", "Green: on track"))),
    ),
    statuses.colour_against_word: Breach(
        {3: {**DONE, "rag": Rag.RED, "updates": "Done in May 2019"}}
    ),
    statuses.overdue_and_green: Breach(
        {3: {"status": "On track", "state": State.ON_TRACK}}, as_of=AS_OF
    ),
    statuses.unevidenced: Breach({3: DONE}),
    refs.repeated_ref: Breach({4: {"ref": "R3"}}),
    ref_gaps.gaps: Breach(
        {
            4: {"ref": "R5"},
            5: {"ref": "R6"},
            6: {"ref": "R7"},
            7: {"ref": "R8"},
            8: {"ref": "R9"},
            9: {"ref": "R10"},
        }
    ),
    wording.weak_action: Breach({9: {"action": "Continue to monitor"}}),
    duplicates.repeated: Breach(
        {
            8: {**SAME, "indicator": "", "indicators": ()},
            9: {**SAME, "indicator": "", "indicators": ()},
        }
    ),
    duplicates.at_odds: Breach({8: SAME, 9: {**SAME, **owned("Head of Learning")}}),
    outcomes.no_outcome: Breach({2: {"outcome": ""}}),
    outcomes.unmeasurable: Breach({2: {"outcome": "Improved experience of colleagues"}}),
    personal.addresses: Breach({3: {"updates": "Ask jane.smith@example.nhs.uk"}}),
    personal.names: Breach({3: {"updates": "Jane Smith to chase this"}}),
    personal.around: Breach(around=(text("Jane Smith, 07700 900123"),)),
    front_matter.details: Breach(plan={"rest": ()}),
    front_matter.published_late: Breach(around=(text("Published on 5 December 2020"),)),
}


def breaks(rule: Rule, found: ActionPlan, as_of: dt.date | None) -> bool:
    """Whether a plan has a finding of that very rule, and not of another with its code."""
    given = planlift.check(found, as_of=as_of)
    return any(each.code == rule.code and rule.hint in each.hint for each in given)


def read(made: ActionPlan, form: str) -> ActionPlan:
    return planlift.read_bytes(as_document(made, form), f"{made.document.name}.{form}")


def test_every_rule_is_here():
    assert {rule.find for rule in RULES} == set(BREACHES)


@pytest.mark.parametrize("form", ["docx", "html"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.find.__name__}")
def test_one_document_breaks_it_and_the_same_put_right_does_not(rule, form):
    breach = BREACHES[rule.find]
    assert breaks(rule, read(breach.made(), form), breach.as_of)
    closed = {n: {**DONE, "updates": "Done in May 2019"} for n in range(1, 10)}
    right = Breach(closed if breach.as_of else {}, as_of=breach.as_of)
    assert not breaks(rule, read(right.made(), form), right.as_of)


def test_the_document_with_which_nothing_is_wrong_has_no_findings():
    assert planlift.check(read(plan(), "docx")) == ()
