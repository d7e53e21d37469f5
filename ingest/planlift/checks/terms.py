"""What is asked of a plan: the rule set of its framework and year, and the profile laid over it.

Both are data: `rulesets/*.toml`, one a framework, and `profiles/*.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from planlift.checks.profile import STANDARD, Profile
from planlift.indicator_codes import wholes_of
from planlift_schema import ActionPlan
from planlift_schema.plain_toml import read_toml

GENERAL = ""
"""Stands for the framework of the general rule set."""


@dataclass(frozen=True, slots=True)
class YearTerms:
    """What a framework asks of the plans that begin in some years.

    Attributes:
        since: first calendar year.
        indicators: codes of the whole indicators that a plan must address; None for all.
        details: what the document must say about its publication ("approval", "address",
            "contact").
        publish_by: month and day by which it is published, None where none is known.
    """

    since: int
    indicators: tuple[str, ...] | None
    details: tuple[str, ...]
    publish_by: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What a framework asks of a plan.

    Attributes:
        framework: its code, "" for the general rules.
        title: its name.
        source: what it rests on.
        years: by year, the earliest first.
    """

    framework: str
    title: str
    source: str
    years: tuple[YearTerms, ...]

    def of_year(self, year: int | None) -> YearTerms:
        """What is asked in a year; of the last years where none is known."""
        if year is None:
            return self.years[-1]
        begun = [each for each in self.years if each.since <= year]
        return begun[-1] if begun else self.years[0]


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked of one plan.

    Attributes:
        indicators: framework of the plan to the codes that it must address.
        details: what the document must say about its publication.
        publish_by: the latest month and day by which one of its frameworks wants it published.
        profile: the profile that was laid over the rule sets.
    """

    indicators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    details: tuple[str, ...] = ()
    publish_by: tuple[int, int] | None = None
    profile: Profile = STANDARD


def terms_of(plan: ActionPlan, profile: Profile) -> Terms:
    """What is asked of a plan under its frameworks, for its year, with a profile.

    Args:
        plan: as read; without a framework it gets the general rules.
        profile: what is weighed, asked or left out otherwise.
    """
    year = plan.period.start.year if plan.period.start else None
    asked = {code: _rule_set(code).of_year(year) for code in plan.frameworks or (GENERAL,)}
    days = [each.publish_by for each in asked.values() if each.publish_by]
    details = {detail: None for each in asked.values() for detail in each.details}
    return Terms(
        indicators={code: _indicators(code, each, profile) for code, each in asked.items() if code},
        details=tuple(details) if profile.details is None else profile.details,
        publish_by=max(days, default=None),
        profile=profile,
    )


def _indicators(framework: str, asked: YearTerms, profile: Profile) -> tuple[str, ...]:
    if (wanted := profile.indicators.get(framework)) is not None:
        return wanted
    return wholes_of(framework) if asked.indicators is None else asked.indicators


def _rule_set(framework: str) -> RuleSet:
    return rule_sets().get(framework) or rule_sets()[GENERAL]


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    """Every rule set by its framework's code, the general one under ""."""
    folder = files("planlift.checks").joinpath("rulesets")
    texts = sorted(
        (path.name, path.read_text(encoding="utf-8"))
        for path in folder.iterdir()
        if path.name.endswith(".toml")
    )
    made = [_made(read_toml(text)) for _, text in texts]
    return {each.framework: each for each in made}


def _made(data: Mapping[str, Any]) -> RuleSet:
    framework = data.get("framework", GENERAL)
    years = sorted((_years(framework, each) for each in data["years"]), key=lambda y: y.since)
    return RuleSet(framework, data["title"], data["source"], tuple(years))


def _years(framework: str, data: Mapping[str, Any]) -> YearTerms:
    numbers: Iterable[str] | None = data.get("indicators")
    day = data.get("publish_by")
    month_day = tuple(map(int, day.split("-"))) if day else None
    return YearTerms(
        since=data["from"],
        indicators=None if numbers is None else tuple(f"{framework}-{each}" for each in numbers),
        details=tuple(data["details"]),
        publish_by=(month_day[0], month_day[1]) if month_day else None,
    )
