"""Next year's plan, made of this year's with known changes."""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass

from planlift_schema import Action, ActionPlan, DueKind, Period, State

# fmt: off
VERBS = (
    "Review", "Develop", "Introduce", "Deliver", "Publish", "Promote", "Monitor", "Establish", "Undertake", "Roll out",
    "Implement", "Continue to deliver", "Evaluate", "Refresh", "Extend", "Commission",
)
TAILS = (
    " and report progress to the Board", " across all divisions", " by working with the staff networks",
    " so that improvement can be shown", ", led by the Director of People", " following feedback from staff",
    " and share what was learnt", " as part of the People Plan",
)
SAME = (
    ("BME", "ethnic minority"), ("BAME", "BME"), ("staff", "colleagues"), ("programme", "scheme"), ("scheme", "programme"),
    ("Trust", "organisation"), ("managers", "leaders"), ("training", "learning sessions"), ("all", "every"),
    ("Ensure", "Make sure that"), ("increase", "improve"), ("including", "such as"), ("Freedom to Speak Up", "FTSU"),
)
# fmt: on
SHARES = (
    ("carried", 0.4),
    ("reworded", 0.2),
    ("moved", 0.15),
    ("completed", 0.1),
    ("dropped", 0.15),
)
NEW = 0.15


@dataclass(frozen=True)
class Planted:
    """What was done: kind, number before, number after, None where there is none."""

    plan: ActionPlan
    changes: frozenset[tuple[str, int | None, int | None]]


def reworded(chance: random.Random, text: str) -> str:
    """The action in other words: one to three things are done to it."""
    ways = [_other_verb, _with_tail, _shorter, _other_names]
    made = text
    for way in chance.sample(ways, chance.randint(1, 3)):
        made = way(chance, made)
    return made if _words(made) != _words(text) else _with_tail(chance, text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _other_verb(chance: random.Random, text: str) -> str:
    verb = next(
        (each for each in sorted(VERBS, key=len, reverse=True) if text.startswith(each)), None
    )
    if verb is None:
        return text
    return chance.choice([each for each in VERBS if each != verb]) + text[len(verb) :]


def _with_tail(chance: random.Random, text: str) -> str:
    return text.rstrip(". ") + chance.choice(TAILS)


def _shorter(chance: random.Random, text: str) -> str:
    found = re.search(
        r" (?:so that|in order to|and report|and share|to increase|to reduce|with support) ", text
    )
    return text[: found.start()] if found and found.start() > 20 else text


def _other_names(chance: random.Random, text: str) -> str:
    for one, other in SAME:
        text = re.sub(rf"\b{one}\b", other, text)
    return text


def next_year(
    chance: random.Random, plan: ActionPlan, strangers: list[Action], *, renumbered: bool = True
) -> Planted:
    """The plan of the year after, in another order and with other numbers.

    Args:
        chance: of all choices.
        plan: this year's.
        strangers: actions of other plans, of which the new ones are taken.
        renumbered: references change with the order.
    """
    made: list[tuple[str, int | None, Action]] = []
    for number, action in enumerate(plan.actions):
        kind = _kind(chance, action)
        if kind == "dropped":
            made.append((kind, number, action))
        else:
            made.append((kind, number, _changed(chance, kind, action)))
    count = max(1, round(NEW * len(plan.actions)))
    made += [("new", None, chance.choice(strangers)) for _ in range(count)]
    chance.shuffle(made)
    changes: set[tuple[str, int | None, int | None]] = set()
    actions: list[Action] = []
    for kind, number, action in made:
        if kind == "dropped":
            changes.add((kind, number, None))
            continue
        changes.add((kind, number, len(actions)))
        ref = f"{len(actions) + 1}" if renumbered and action.ref else action.ref
        actions.append(action.model_copy(update={"ref": ref}))
    start = dt.date(plan.period.start.year + 1, 4, 1)
    period = Period(start=start, end=start.replace(year=start.year + 1) - dt.timedelta(days=1))
    document = plan.document.model_copy(
        update={"name": f"next-{plan.document.name}", "sha256": f"next{plan.document.sha256}"}
    )
    return Planted(
        plan.model_copy(update={"actions": tuple(actions), "period": period, "document": document}),
        frozenset(changes),
    )


def _kind(chance: random.Random, action: Action) -> str:
    kinds, weights = zip(*SHARES, strict=True)
    kind = chance.choices(kinds, weights)[0]
    if kind == "moved" and action.due.by is None:
        return "carried"
    if kind == "completed" and action.state in {State.COMPLETE, State.CANCELLED}:
        return "carried"
    return kind


def _changed(chance: random.Random, kind: str, action: Action) -> Action:
    if kind == "reworded":
        return action.model_copy(update={"action": reworded(chance, action.action)})
    if kind == "moved":
        by = action.due.by + dt.timedelta(days=chance.choice((31, 92, 183, 365)))
        due = action.due.model_copy(update={"by": by, "kind": DueKind.DATE, "revised": True})
        return action.model_copy(update={"deadline": f"{by:%d %B %Y}", "due": due})
    if kind == "completed":
        return action.model_copy(update={"status": "Complete", "state": State.COMPLETE})
    return action
