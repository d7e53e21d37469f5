"""Plans of many organisations over several years, made of the actions that tests group.

The same seed gives the same plans on every machine.
"""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from planlift_schema import (
    Action,
    ActionPlan,
    DocumentInfo,
    Due,
    DueKind,
    Organisation,
    Owner,
    OwnerKind,
    Period,
    Rest,
    State,
)
from planlift_schema.organisations import organisations

PARAPHRASES = Path(__file__).parent.parent / "tests" / "collate" / "data" / "paraphrases.toml"
FIRST_YEAR = 2018
_OWNERS = (
    "Head of HR",
    "Director of Workforce",
    "EDI Lead",
    "HR Business Partners",
    "Head of Recruitment",
    "Deputy Director of People",
    "Chair of the BME Staff Network",
    "Organisational Development Manager",
    "Chief Nurse",
    "Freedom to Speak Up Guardian",
    "Equality and Diversity Manager",
    "Learning and Development Team",
)
_PLACES = (
    "in the surgical division",
    "in community services",
    "at both hospital sites",
    "for corporate teams",
    "in maternity and children's services",
    "across the group",
    "in the emergency department",
    "for medical staff",
    "in estates and facilities",
    "in mental health inpatient wards",
)
_TAILS = (
    "and report findings to the Equality and Diversity Steering Group",
    "to reduce the gap reported in the staff survey",
    "with support from the staff networks",
    "ahead of the next annual submission",
    "and share learning with partner organisations",
    "so that progress can be evidenced to the Board",
    "with quarterly updates to the People Committee",
    "as part of the People Plan",
    "in partnership with staff side",
    "and evaluate after six months",
)
_STATES = (State.NOT_STARTED, State.IN_PROGRESS, State.ON_TRACK, State.AT_RISK, State.COMPLETE)


@cache
def themes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The labelled themes: label and the actions that speak of it."""
    found = tomllib.loads(PARAPHRASES.read_text("utf-8"))["theme"]
    return tuple((each["label"], tuple(each["actions"])) for each in found)


def varied_actions(count: int, seed: int = 7) -> list[str]:
    """Texts of actions, nearly all of them different: a labelled one with place, number and tail.

    Args:
        count: how many.
        seed: of the choice.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    texts = [text for _, actions in themes() for text in actions]
    return [_varied(chance, chance.choice(texts)) for _ in range(count)]


def _varied(chance: random.Random, text: str) -> str:
    parts = [text]
    if chance.random() < 0.6:
        parts.append(chance.choice(_PLACES))
    if chance.random() < 0.6:
        parts.append(chance.choice(_TAILS))
    if chance.random() < 0.3:
        parts.append(f"with {chance.randrange(2, 90)} managers in {chance.choice(_PLACES)[3:]}")
    return " ".join(parts)


def many_plans(
    bodies: int = 250, years: int = 5, actions: int = 20, seed: int = 7
) -> Iterator[ActionPlan]:
    """A WRES plan an organisation and year; most actions go over into the next year's.

    Args:
        bodies: organisations, trusts of the list.
        years: in a row, from 2018/19.
        actions: in a plan.
        seed: of all choices.
    """
    chance = random.Random(seed)  # noqa: S311
    trusts = [each for each in organisations() if each.kind == "trust"][:bodies]
    for body in trusts:
        texts = varied_actions(actions, chance.randrange(1 << 30))
        for year in range(FIRST_YEAR, FIRST_YEAR + years):
            yield _plan(chance, Organisation(name=body.name, ods_code=body.ods_code), year, texts)
            texts = _next(chance, texts)


def _next(chance: random.Random, texts: Sequence[str]) -> list[str]:
    """The texts of the following year: seven in ten stay, the others are replaced."""
    fresh = iter(varied_actions(len(texts), chance.randrange(1 << 30)))
    return [text if chance.random() < 0.7 else next(fresh) for text in texts]


def _plan(chance: random.Random, body: Organisation, year: int, texts: Sequence[str]) -> ActionPlan:
    label = f"{year}/{(year + 1) % 100:02d}"
    name = f"{body.ods_code}-wres-{year}.docx"
    return ActionPlan(
        document=DocumentInfo(
            name=name, sha256=sha256(name.encode()).hexdigest(), bytes=1, format="docx"
        ),
        title=f"WRES action plan {label}",
        organisation=body,
        frameworks=("WRES",),
        period=Period(label=label, start=dt.date(year, 4, 1), end=dt.date(year + 1, 3, 31)),
        actions=tuple(_action(chance, number, year, text) for number, text in enumerate(texts, 1)),
        rest=(Rest(kind="text", text=f"{body.name} WRES action plan {label}"),),
    )


def _action(chance: random.Random, number: int, year: int, text: str) -> Action:
    indicator = chance.randrange(1, 10)
    owner = chance.choice(_OWNERS) if chance.random() < 0.93 else ""
    month = chance.randrange(12)
    by = dt.date(year + (month > 8), (month + 3) % 12 + 1, 28)
    undated = chance.random() < 0.15
    return Action(
        framework="WRES",
        ref=f"{indicator}.{number}",
        indicator=f"Indicator {indicator}",
        indicators=(f"WRES-{indicator}",),
        action=text,
        owner=owner,
        owners=(Owner(text=owner, kind=OwnerKind.ROLE),) if owner else (),
        deadline="Ongoing" if undated else f"{by:%B %Y}",
        due=Due(kind=DueKind.ONGOING) if undated else Due(by=by, kind=DueKind.DATE),
        status="",
        state=chance.choice(_STATES),
        outcome="Better results in the staff survey" if chance.random() < 0.6 else "",
    )
