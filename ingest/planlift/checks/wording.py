"""Rules on the words of status and action."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from planlift.checks.rule import Fault, numbered, quoted
from planlift_schema import ActionPlan, State

_STOPS = re.compile(r"[.;:!?\n]+\s*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def unclear_status(plan: ActionPlan) -> Iterator[Fault]:
    """Status words that say neither a state nor a colour."""
    for number, action in numbered(plan):
        if action.status and action.state is None and action.rag is None:
            why = action.review.get("status", "")
            message = f"the status {quoted(action.status)} says neither how far it is nor a colour"
            yield Fault(f"{message} ({why})" if why else message, number, "status")


def weak_action(plan: ActionPlan) -> Iterator[Fault]:
    """Actions that change nothing ("Continue to monitor")."""
    for number, action in numbered(plan):
        if action.state is not State.CANCELLED and is_weak(action.action):
            yield Fault(f"{quoted(action.action)} changes nothing by itself", number, "action")


def is_weak(text: str) -> bool:
    """Whether each sentence of an action only watches, or does nothing.

    Args:
        text: the action as written.
    """
    sentences = [part for part in _STOPS.split(text) if _WORD.search(part)]
    return bool(sentences) and all(map(_watches, sentences))


def _watches(sentence: str) -> bool:
    words = _WORD.findall(sentence.casefold())
    vocabulary = _vocabulary()
    if any(word in vocabulary["going_on"] for word in words):
        return False
    line = " ".join(words)
    if line in vocabulary["nothing"]:
        return True
    heads = (head for head in vocabulary["watching"] if f"{line} ".startswith(f"{head} "))
    return any(len(words) - len(head.split()) <= _MOST_WORDS_WATCHED for head in heads)


# "Continue to monitor" + "recruitment data by ethnicity each quarter": a longer object mostly
# holds a second piece of work.
_MOST_WORDS_WATCHED = 8


@cache
def _vocabulary() -> dict[str, tuple[str, ...]]:
    text = files("planlift.checks").joinpath("weak.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}
