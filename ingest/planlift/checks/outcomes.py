"""Rules on outcomes: each action says how its success is measured, and by what it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from planlift.checks.case import Case
from planlift.checks.rule import Fault, counted, numbered, quoted
from planlift.checks.wording import says_nothing
from planlift_schema import State
from planlift_schema.plain_toml import read_toml

# Where this share of a plan's actions has none, that is how the plan is made: one finding.
_MOSTLY = 0.5


def no_outcome(case: Case) -> Iterator[Fault]:
    """Actions without a measure of success; one fault for the plan where most have none."""
    lacking = [
        (number, action.outcome)
        for number, action in numbered(case.plan)
        if (not action.outcome or says_nothing(action.outcome))
        and action.state is not State.CANCELLED
    ]
    every = len(case.plan.actions)
    if lacking and len(lacking) > _MOSTLY * every:
        named = every - len(lacking)
        say = "say" if named > 1 else "says"
        of = counted(every, "action")
        yield Fault(
            f"{f'only {named}' if named else 'none'} of the {of} {say} how success is measured",
            field="outcome",
        )
        return
    for number, text in lacking:
        said = f"the outcome {quoted(text)} says nothing" if text else "no outcome is given"
        yield Fault(said, number, "outcome")


_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.;!?\n]+\s*")
# Longer outcomes mostly say by what they are known, in words that no list has.
_MOST_WORDS_WISHED = 9


def unmeasurable(case: Case) -> Iterator[Fault]:
    """Outcomes that are wishes, without a figure or anything that could be counted or shown."""
    for number, action in numbered(case.plan):
        if action.state is not State.CANCELLED and is_wish(action.outcome):
            said = f"nothing in the outcome {quoted(action.outcome)} can be counted or shown"
            yield Fault(said, number, "outcome")


def is_wish(text: str) -> bool:
    """Whether each sentence of an outcome is a short wish ("Improved staff experience").

    Args:
        text: the outcome as written.
    """
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    return bool(sentences) and all(map(_wishes, sentences))


def _wishes(sentence: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(sentence)]
    line, known = f" {' '.join(words)} ", _vocabulary()
    if any(map(str.isdigit, sentence)) or len(words) > _MOST_WORDS_WISHED:
        return False
    if any(f" {sign} " in line for sign in known["signs"]):
        return False
    return any(line.startswith(f" {wish} ") for wish in known["wishes"])


@cache
def _vocabulary() -> dict[str, tuple[str, ...]]:
    text = files("planlift.checks").joinpath("measures.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in read_toml(text).items()}
