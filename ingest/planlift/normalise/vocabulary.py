"""Which field a column header or a line's label names, judged by its words alone."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

FIELDS = (
    "ref",
    "indicator",
    "summary",
    "action",
    "owner",
    "deadline",
    "revised",
    "status",
    "updates",
    "outcome",
    "theme",
)
"""What a column can be; `revised` is a date that replaces the first. The rest is extra."""

# A header word with one slip ("Responsibilty", "Timscale") still counts; shorter words must be
# exact, since "data"/"date" and "action"/"faction" are one letter apart.
_TYPO_RATIO = 88.0
_TYPO_LENGTH = 7

# The last words of a header name the thing ("Action owner"), so a phrase that ends the header
# counts whole and one before it a good half. Found on the headers of the catalogue.
_NOT_LAST = 0.6
# A phrase that is a small part of a long header names it less surely.
_COVERAGE_POWER = 0.35
# Joining words after which the head noun has passed: "Date for completion", "Lead (by whom)".
_TAIL = re.compile(r"\s+(?:for|of|to|in|at|from|including|e\.?g\.?|i\.?e\.?)\s.*$")
_BRACKETS = re.compile(r"[(\[{].*?(?:[)\]}]|$)")
_LONGEST_HEADER = 14  # words; the longest met is 13 ("Borough Partnership Lead Officer ...")


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `words.toml`."""
    source = files("planlift.normalise").joinpath("words.toml").read_text("utf-8")
    return frozenset(str(tomllib.loads(source)[name]).split())


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    field: str
    weight: float


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words; a hyphen inside a word ("time-scale") joins, other marks part."""
    text = text.lower().replace("’", "'").replace("%", " percent ")
    text = re.sub(r"(?<=[a-z])[-‐‑](?=[a-z])", " ", text)
    return tuple(re.findall(r"[a-z0-9]+", text))


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by their first word."""
    source = files("planlift.normalise").joinpath("vocabulary.toml").read_text("utf-8")
    table = tomllib.loads(source)
    others = table.pop("other")
    by_first: dict[str, list[_Phrase]] = {}
    for field, phrases in [*table.items(), *((f"extra:{k}", v) for k, v in others.items())]:
        for words, weight in phrases.items():
            phrase = _Phrase(tuple(words.split()), field, float(weight))
            by_first.setdefault(phrase.words[0], []).append(phrase)
    return {word: tuple(found) for word, found in by_first.items()}


@cache
def _corrected(word: str) -> str:
    """The vocabulary's word that this one is a misspelling of, or the word itself."""
    if len(word) < _TYPO_LENGTH or word in _known_words():
        return word
    best = max(_known_words(), key=lambda known: (ratio(word, known), known))
    return best if len(best) >= _TYPO_LENGTH and ratio(word, best) >= _TYPO_RATIO else word


@cache
def _known_words() -> frozenset[str]:
    return frozenset(
        word for found in _phrases().values() for phrase in found for word in phrase.words
    )


@cache
def header_scores(label: str) -> dict[str, float]:
    """How surely a header names each field.

    Args:
        label: the header as written, levels joined by a space.

    Returns:
        Field (one of FIELDS, or "extra:<kind>" for a known word without a field of its own) to a
        score in (0, 1]; fields that no word speaks for are left out.
    """
    scores: dict[str, float] = {}
    plain = _BRACKETS.sub(" ", label.lower()).strip()
    bare = _TAIL.sub("", plain)
    for version, trust in ((label, 0.97), (plain, 1.0), (bare, 0.9)):
        for field, score in _score_words(words_of(version)).items():
            scores[field] = max(scores.get(field, 0.0), round(score * trust, 4))
    return scores


def _score_words(words: tuple[str, ...]) -> dict[str, float]:
    if not words or len(words) > _LONGEST_HEADER:
        return {}
    words = tuple(_corrected(word) for word in words)
    scores: dict[str, float] = {}
    for start, word in enumerate(words):
        for phrase in _phrases().get(word, ()):
            end = start + len(phrase.words)
            if words[start:end] != phrase.words:
                continue
            coverage = (len(phrase.words) / len(words)) ** _COVERAGE_POWER
            place = 1.0 if end == len(words) else _NOT_LAST
            score = phrase.weight * coverage * place
            scores[phrase.field] = max(scores.get(phrase.field, 0.0), score)
    return scores


def header_likeness(label: str) -> float:
    """How much a text looks like a column header: the best score of any field, in [0, 1]."""
    return max(header_scores(label).values(), default=0.0)
