"""Rules on what a plan holds of another plan: another framework's items and words, other years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from planlift.checks.case import Case
from planlift.checks.rule import Fault, listed, numbered, quoted
from planlift.indicator_codes import framework_of
from planlift.normalise.period import read_period
from planlift_schema import TEXT_FIELDS, Action, ActionPlan, Period
from planlift_schema.frameworks import find_frameworks, framework_codes, frameworks


def foreign_indicators(case: Case) -> Iterator[Fault]:
    """Actions whose indicator names items of other frameworks only.

    An indicator that names one of the plan's own and another beside it ("links to ...") is a
    reference, not a fault.
    """
    if not case.plan.frameworks:
        return
    for number, action in numbered(case.plan):
        named = [home for code in action.indicators if (home := framework_of(code))]
        if named and not set(named) & set(case.plan.frameworks):
            theirs, ours = ", ".join(dict.fromkeys(named)), ", ".join(case.plan.frameworks)
            message = f"the indicator is one of {theirs}, the plan is made under {ours}"
            yield Fault(message, number, "indicator")


def foreign_names(case: Case) -> Iterator[Fault]:
    """Actions that name a sibling framework and not the plan's own.

    One that names both ("align the WRES and WDES actions") means it so.
    """
    plan = case.plan
    siblings = {each.code for each in frameworks() if each.people}
    if not siblings.intersection(plan.frameworks):
        return
    for number, action in numbered(plan):
        texts = ((field, getattr(action, field)) for field in TEXT_FIELDS)
        named = [(field, found) for field, text in texts if (found := find_frameworks(text))]
        codes = {code for _, found in named for each in found for code in each.codes}
        if codes.intersection(plan.frameworks):
            continue
        for field, found in named:
            other = next((each for each in found if siblings.issuperset(each.codes)), None)
            if other is not None and field != "indicator":
                ours = ", ".join(plan.frameworks)
                said = f"it names {quoted(other.text)} ({', '.join(other.codes)})"
                yield Fault(f"{said}, the plan is made under {ours}", number, field)
                break


# A year is only that of the plan where it is written as one: a span of years.
_YEARS = re.compile(r"(?<!\d)20\d\d\s*(?:[-–—/_]|to)\s*(?:20)?\d\d(?!\d)")
# What speaks of another plan's year on purpose.
_LOOKS_BACK_OR_ON = re.compile(
    r"\b(?:previous|last|prior|past|progress|review|compar\w*|since|from|next|future|update\w*"
    r"|data|results?|survey|workforce\s+profile)\b",
    re.I,
)
_RUNNING = ("furniture", "heading")


def another_year(case: Case) -> Iterator[Fault]:
    """Running heads, headings and a file name that give the plan years it does not cover."""
    plan = case.plan
    if plan.period.evidence or plan.period.start is None or plan.period.end is None:
        return
    for rest in plan.rest:
        if rest.kind in _RUNNING and (other := _other_years(rest.text, plan.period)):
            where = "a running head" if rest.kind == "furniture" else "a heading"
            said = f"{where} says {quoted(other.label)}, the plan is for {plan.period.label}"
            yield Fault(said, place=rest.place)
            return
    stem = PurePath(plan.document.name).stem.replace("_", " ")
    if other := _other_years(stem.upper(), plan.period):
        said = f"the file's name says {quoted(other.label)}, the plan is for {plan.period.label}"
        yield Fault(said)


def _other_years(text: str, period: Period) -> Period | None:
    """The years that a plan's name gives, where none of them is the plan's."""
    if not framework_codes(text) or not _YEARS.search(text) or _LOOKS_BACK_OR_ON.search(text):
        return None
    other = read_period(text)
    if other is None or not (other.start and other.end and period.start and period.end):
        return None
    return other if other.end < period.start or period.end < other.start else None


_WORD = re.compile(r"[a-z]+")
# Words for people that are none here.
_OTHER_SENSE = re.compile(r"\bwhite\s?(?:papers?|boards?|ribbon)\b|\bblack\s+(?:box|spots?|out)\b")


def foreign_words(case: Case) -> Iterator[Fault]:
    """Actions, and text, that speak of a sibling framework's people and not of the plan's own.

    One fault for all actions together, and one for the first such text: a plan may mean it so.
    """
    own, foreign = _people(case.plan.frameworks)
    if own and foreign:
        yield from _in_actions(case.plan, own, foreign)
        yield from _in_text(case.plan, own, foreign)


def _in_actions(plan: ActionPlan, own: frozenset[str], foreign: frozenset[str]) -> Iterator[Fault]:
    spoken = [(number, _foreign(action, own, foreign)) for number, action in numbered(plan)]
    found = [(str(number), words) for number, words in spoken if words]
    if found:
        actions = f"action{'s' if len(found) > 1 else ''} {listed(number for number, _ in found)}"
        said = _said([word for _, words in found for word in words], plan.frameworks)
        yield Fault(f"{actions}: {said}", field="action")


def _in_text(plan: ActionPlan, own: frozenset[str], foreign: frozenset[str]) -> Iterator[Fault]:
    prose = (rest for rest in plan.rest if rest.kind in _PROSE and not find_frameworks(rest.text))
    for rest in prose:
        if words := _only_foreign(rest.text, own, foreign):
            yield Fault(f"the text: {_said(words, plan.frameworks)}", place=rest.place)
            return


_PROSE = ("text", "heading")


def _foreign(action: Action, own: frozenset[str], foreign: frozenset[str]) -> list[str]:
    """Foreign words of an action, unless its indicator is another framework's (found as such).

    What is done counts by itself: the indicator's own wording beside it names the plan's people.
    """
    if any(framework_of(code) not in (action.framework, "") for code in action.indicators):
        return []
    around = f"{action.indicator}\n{action.summary}\n{action.action}"
    return _only_foreign(action.action, own, foreign) or _only_foreign(around, own, foreign)


def _said(words: list[str], codes: tuple[str, ...]) -> str:
    named = [quoted(word) for word in dict.fromkeys(words)]
    belong = "is another framework's word" if len(named) == 1 else "are another framework's words"
    return f"{listed(named)} {belong}, the plan is made under {', '.join(codes)}"


def _people(codes: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The words for the people of the plan's frameworks, and of those that are not its own."""
    with_people = [each for each in frameworks() if each.people]
    own = frozenset(word for each in with_people if each.code in codes for word in each.people)
    others = frozenset(word for each in with_people for word in each.people)
    whole = all(any(each.code == code for each in with_people) for code in codes)
    return (own, others - own) if whole else (frozenset(), frozenset())


def _only_foreign(text: str, own: frozenset[str], foreign: frozenset[str]) -> list[str]:
    plain = text.casefold().replace("non-", "non")
    if not any(word in plain for word in foreign):
        return []
    words = _WORD.findall(_OTHER_SENSE.sub("", plain))
    return [word for word in words if word in foreign] if own.isdisjoint(words) else []
