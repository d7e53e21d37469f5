"""What the cells of a column tell by their sentences: orders, aims, findings, progress."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import mean

from planlift.normalise.column_evidence import SAMPLE, Column, content, tells_each
from planlift.normalise.leaning import leaning, plainly_past
from planlift.normalise.prose import wording
from planlift.normalise.vocabulary import header_scores

_LETTERS = 0.7  # share of letters in prose; figures and codes have fewer
_SENTENCE = 3  # words: median length from which an unknown column may hold sentences
TYPED = ("owner", "deadline", "status")  # cells that are one of these are no prose
MOSTLY = 0.5  # content from which they are
# `leaning` of labelled columns: aims 0 to 0.4, progress 0.4 to 1, with one in ten between these
# two, where both fields are named.
AHEAD = 0.25
MIDWAY = 0.45
BEHIND = 0.7
# A column told by its cells alone: of 110 in labelled documents none was wrong with this much
# more content than for any other field, in three cells or more.
_PLAIN = 0.15
FEW = 3  # cells below which none is sure
SOME_ORDERS = 0.3  # and from which a column with a header that says so holds actions
VAGUE = 0.4  # header score below which a header tells nothing
_LONGEST_TOPIC = 6  # words
_CODED = re.compile(r"\d|\.$")


def says_action(column: Column) -> float:
    """How surely its header names the actions, in [0, 1]."""
    return header_scores(column.label).get("action", 0.0)


def share_of_orders(column: Column) -> float:
    """Share of the cells that order something."""
    texts = [text for text in column.texts if text][:SAMPLE]
    return mean(wording(text).order for text in texts) if texts and is_prose(column) else 0.0


def is_prose(column: Column) -> bool:
    """Its cells are sentences or phrases, and no names or figures."""
    texts = [text for text in column.texts if text][:SAMPLE]
    words = sorted(len(text.split()) for text in texts)
    whole = "".join(texts)
    counted = Counter(whole)  # a text is written in some sixty signs
    letters = sum([n for sign, n in counted.items() if sign.isalpha() or sign.isspace()])
    return bool(words) and words[len(words) // 2] >= _SENTENCE and letters >= _LETTERS * len(whole)


def is_typed(column: Column) -> bool:
    """Its cells are names, dates or states."""
    inside = content(column)
    return max(inside[name] for name in TYPED) > MOSTLY


def is_plain(column: Column, name: str, margin: float = _PLAIN) -> bool:
    """Its cells tell the field by themselves: several, and unlike those of any other field."""
    texts = [text for text in column.texts if text][:SAMPLE]
    if name == "updates" and len(texts) >= FEW and looks_back(texts):
        return True
    inside = content(column)
    next_best = max(score for other, score in inside.items() if other not in (name, "revised"))
    if len(texts) < FEW or inside[name] - next_best < margin:
        return False
    if name in ("updates", "outcome"):
        told = leaning(texts)
        return told >= BEHIND if name == "updates" else told <= AHEAD
    return True


def looks_back(texts: Sequence[str]) -> bool:
    """The texts report what was done."""
    return leaning(texts) >= BEHIND and plainly_past(texts) >= MOSTLY


def tells_past(column: Column) -> bool:
    """In front of the action, a sentence for each row that looks back and orders nothing.

    Whatever it is called, it says what the action answers.
    """
    texts = column.texts[:SAMPLE]
    told = len(texts) >= FEW and tells_each(column) and share_of_orders(column) < SOME_ORDERS
    return told and leaning(texts) >= MIDWAY


def looks_ahead(column: Column) -> bool:
    """Its prose says what should come about ("Where we want to be")."""
    texts = column.texts[:SAMPLE]
    return leaning(texts) <= AHEAD and content(column)["outcome"] >= content(column)["summary"]


def names_topics(column: Column) -> bool:
    """Each of its cells is a few words that name something."""
    return all(_is_topic(text) for text in column.texts[:SAMPLE])


def _is_topic(text: str) -> bool:
    """A few words that name something: "Speaking up", and no code, number or sentence."""
    words = text.split()
    return len(words) <= _LONGEST_TOPIC and text[:1].isupper() and not _CODED.search(text)
