"""Tells an item by its wording: shared words, each weighted by how few items have it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from planlift_schema.frameworks import Framework, Item, framework, frameworks

# Indicator cells of labelled plans score 0.87 and more and lead by 0.17 and more. With its own
# wording left out of the list, 112 of 130 wordings are still clear at these values and five of
# them go wrong, all to the whole or a part of the same harassment indicator.
_CLEAR_SCORE = 0.5
_CLEAR_LEAD = 0.1
# A wording met word for word leads by less over one that adds a part to it.
_SAME_SCORE = 0.97
_SAME_LEAD = 0.02
_FEWEST_WORDS = 2  # a single word tells an item only where it is a whole wording
_STEM = 6  # letters: "harassment" and "harassed", "appointed" and "appointment" meet
# Misprints and misread letters: one in five may differ, in words long enough to bear it.
_MISPRINT_LETTERS = 6
_MISPRINT_SCORE = 0.8
_WORD = re.compile(r"[a-z]+")
_PREFIX = re.compile(r"\b(non|under|re)[\s-]+(?=[a-z])")
# fmt: off
_STOP = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "being", "by", "for", "has",
    "have", "in", "is", "it", "its", "of", "on", "or", "our", "that", "the", "their", "them",
    "they", "this", "to", "was", "were", "which", "who", "will", "with", "your", "you",
})
# fmt: on
_SKIPPED_AFTER_FROM = frozenset({"other", "line", "their", "the", "any"})


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text fits an item.

    Attributes:
        item: None for a wording that several items share.
        score: 0 to 1.
        words: number of words in common.
    """

    item: Item | None
    score: float
    words: int


def matches(text: str, owners: Iterable[Framework]) -> list[Match]:
    """Every item of some frameworks that shares a word with a text, the best fit first."""
    found: list[Match] = []
    for owner in owners:
        found.extend(_index(owner.code).matches(text))
    return sorted(found, key=lambda match: (-match.score, match.item.code if match.item else ""))


def clear_item(text: str, owners: Iterable[Framework]) -> Item | None:
    """The one item whose wording a text clearly has, or None."""
    found = matches(text, owners)
    if not found:
        return None
    best = found[0]
    lead = best.score - (found[1].score if len(found) > 1 else 0.0)
    if best.score >= _SAME_SCORE:
        return best.item if lead >= _SAME_LEAD else None
    enough = best.words >= _FEWEST_WORDS and best.score >= _CLEAR_SCORE
    return best.item if enough and lead >= _CLEAR_LEAD else None


def misfit(text: str, own: Iterable[Item], owners: Iterable[Framework]) -> Item | None:
    """The item that a text clearly fits better than any it is said to be, or None.

    Args:
        text: the wording.
        own: the items it is said to be.
        owners: frameworks whose items may fit better.
    """
    found = matches(text, owners)
    if not found or found[0].score < _CLEAR_SCORE or found[0].words < _FEWEST_WORDS:
        return None
    said = list(own)
    if found[0].score - score_of(said, found) < _CLEAR_LEAD:
        return None
    equals = [match.item for match in found if match.score > found[0].score - _SAME_LEAD]
    plan = {item.code.rpartition(item.number)[0] for item in said}
    ours = [item for item in equals if item and item.code.rpartition(item.number)[0] in plan]
    return ours[0] if ours else equals[0]


def score_of(items: Iterable[Item], found: Iterable[Match]) -> float:
    """The best score of some items among matches, 0 where none of them is there."""
    codes = {item.code for item in items}
    return next((match.score for match in found if match.item and match.item.code in codes), 0.0)


@cache
def vocabulary() -> frozenset[str]:
    """Every word of every wording, lower case."""
    return frozenset(
        word
        for owner in frameworks()
        for item in owner.items
        for wording in item.wordings
        for word in _WORD.findall(wording.casefold())
    )


@dataclass(frozen=True, slots=True)
class _Wording:
    """A wording of an item.

    Attributes:
        item: None where several items share it.
        key: what its item has alike in all its wordings; its own stems where it is shared.
        stems: of its words.
        weight: of all stems together.
    """

    item: Item | None
    key: str
    stems: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class _Index:
    """The wordings of one framework.

    Attributes:
        code: of the framework.
        wordings: of its items, and those that several items share.
        holders: stem to the places in `wordings` of those that have it.
        weights: stem to weight; a word that fewer items have weighs more.
        words: every word of a wording, to mend misprints by.
        unknown: weight of a stem that no wording has.
    """

    code: str
    wordings: tuple[_Wording, ...]
    holders: dict[str, list[int]]
    weights: dict[str, float]
    words: tuple[str, ...]
    unknown: float

    def matches(self, text: str) -> Iterable[Match]:
        """The best fit of each item: twice the weight in common over the weight of both."""
        stems = _stems(_mended(self.code, word) for word in _words(text))
        weight = self._weight(stems)
        best: dict[str, Match] = {}
        for at, common in sorted(self._common(stems).items()):
            wording = self.wordings[at]
            score = 2 * self._weight(common) / (weight + wording.weight)
            if wording.key not in best or score > best[wording.key].score:
                words = sum(":" not in stem for stem in common)
                best[wording.key] = Match(wording.item, score, words)
        return best.values()

    def _common(self, stems: Iterable[str]) -> dict[int, list[str]]:
        """Place of each wording that shares a stem, and the stems it shares."""
        common: dict[int, list[str]] = {}
        for stem in stems:
            for at in self.holders.get(stem, ()):
                common.setdefault(at, []).append(stem)
        return common

    def _weight(self, stems: Iterable[str]) -> float:
        """The weight of some stems, in whatever order they come: the sum is rounded once."""
        return math.fsum(self.weights.get(stem, self.unknown) for stem in stems)


@lru_cache(maxsize=8192)
def _mended(code: str, word: str) -> str:
    """A word as the wordings of a framework have it, where it is a misprint of theirs."""
    index = _index(code)
    if len(word) < _MISPRINT_LETTERS or word[:_STEM] in index.weights:
        return word
    found = process.extractOne(
        word,
        index.words,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=_MISPRINT_SCORE,
    )
    return found[0] if found else word


@cache
def _index(code: str) -> _Index:
    owner = framework(code)
    pairs: list[tuple[Item | None, str]] = [
        (item, wording) for item in owner.items for wording in item.wordings
    ]
    pairs += [(None, wording) for each in owner.shared for wording in each.wordings]
    words_of = {wording: _words(wording) for _, wording in pairs}
    stems_of = {wording: _stems(words) for wording, words in words_of.items()}
    weights = _weights(owner, stems_of)
    unknown = math.log(2)  # a word that says nothing weighs as one that every item has
    made = []
    for item, wording in pairs:
        stems = stems_of[wording]
        key = item.code if item else " ".join(sorted(stems))
        weight = math.fsum(weights.get(stem, unknown) for stem in stems)
        made.append(_Wording(item, key, stems, weight))
    words = sorted({word for words in words_of.values() for word in words if len(word) > _STEM})
    return _Index(code, tuple(made), _holders(made), weights, tuple(words), unknown)


def _weights(owner: Framework, stems_of: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Stem to weight, by how few of the items have it.

    Args:
        owner: whose items.
        stems_of: the stems of each wording.
    """
    counts = Counter(
        stem
        for item in owner.items
        for stem in frozenset().union(*(stems_of[wording] for wording in item.wordings))
    )
    return {stem: math.log(1 + len(owner.items) / count) for stem, count in counts.items()}


def _holders(wordings: Iterable[_Wording]) -> dict[str, list[int]]:
    """Stem to the places of the wordings that have it."""
    holders: dict[str, list[int]] = {}
    for at, wording in enumerate(wordings):
        for stem in wording.stems:
            holders.setdefault(stem, []).append(at)
    return holders


def _words(text: str) -> list[str]:
    """Words in lower case, "non-" one with what follows, and no stop words but "from"."""
    joined = _PREFIX.sub(r"\1", text.casefold())
    return [word for word in _WORD.findall(joined) if word not in _STOP]


def _stems(words: Iterable[str]) -> frozenset[str]:
    """First letters of the words, and those of who comes after "from" marked as such."""
    stems: set[str] = set()
    after_from = False
    for word in words:
        if word == "from":
            after_from = True
            continue
        if len(word) == 1 or (after_from and word in _SKIPPED_AFTER_FROM):
            continue
        stems.add(word[:_STEM])
        if after_from:
            stems.add(f"from:{word[:_STEM]}")
        after_from = False
    return frozenset(stems)
