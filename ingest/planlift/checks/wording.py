"""The rule on what an action says: that it changes something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from planlift.checks.case import Case
from planlift.checks.rule import Fault, numbered, quoted
from planlift_schema import State
from planlift_schema.plain_toml import read_toml

_STOPS = re.compile(r"[.;:!?\n]+\s*")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def weak_action(case: Case) -> Iterator[Fault]:
    """Actions that change nothing ("Continue to monitor")."""
    for number, action in numbered(case.plan):
        if action.state is not State.CANCELLED and is_weak(action.action):
            yield Fault(f"{quoted(action.action)} changes nothing by itself", number, "action")


def is_weak(text: str) -> bool:
    """Whether each sentence of an action only watches, or does nothing.

    Args:
        text: the action as written.
    """
    sentences = [part for part in _STOPS.split(text) if _WORD.search(part)]
    return bool(sentences) and all(map(_watches, sentences))


def says_nothing(text: str) -> bool:
    """Whether a text stands for nothing ("TBC", "None", "As above").

    Args:
        text: a cell as written.
    """
    return " ".join(_WORD.findall(text.casefold())) in _vocabulary()["nothing"]


def _watches(sentence: str) -> bool:
    words = _WORD.findall(sentence.casefold())
    vocabulary = _vocabulary()
    if not set(words).isdisjoint(vocabulary["going_on"]):
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
    return {name: tuple(words) for name, words in read_toml(text).items()}
