"""Which field a column header or a line's label names, judged by its words alone."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from planlift.normalise.remembering import remembered
from planlift.normalise.word_files import word_file
from planlift_schema import TEXT_FIELDS

FIELDS = (*TEXT_FIELDS, "revised")
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
_WORD = re.compile(r"[a-z0-9]+")
_WORD_ROOM = 12  # letters that so many words nearly always stand in, a word with the space behind
_BRACKETS = re.compile(r"[(\[{].*?(?:[)\]}]|$)")
# "dueDate", "AssignedTo": what programs call a column that they write.
_ONE_NAME = re.compile(r"_?[A-Za-z][a-z]+(?:[A-Z][a-z]+)+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PHRASE = 0.75  # likeness of a phrase of the vocabulary, whichever field it names
# What a clause is told of: "Outcome we want", but not "Action to be finished by".
_TOLD_OF = re.compile(
    r"(?P<head>[a-z]+(?: [a-z]+)?) (?:we|our|you|they|being)\b(?!.*\b(?:by|when|on)$).+"
)
_MOST_ALTERNATIVES = 3  # "Target/Monitoring/Measure" is the longest met
_ALTERNATIVE = 0.9  # trust in one of them
_LEAST_ALTERNATIVE = (
    0.7  # weight of a word that speaks for itself ("Comments" of "Comments / evidence")
)
_MONTHS = frozenset(name.lower() for name in month_name if name and name != "May")  # "may" do
_SHORTEST_PLURAL = 3  # letters that a plural has more than ("was", "has" are none)
_LONGEST_HEADER = 14  # words; the longest met is 13 ("Borough Partnership Lead Officer ...")


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `words.toml`."""
    return frozenset(_word_lists()[name].split())


@cache
def _word_lists() -> dict[str, str]:
    return word_file("planlift.normalise", "words.toml")


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    field: str
    weight: float


def words_of(text: str) -> tuple[str, ...]:
    """Lower-case words; every mark parts them ("time-scale" is two), but "(s)" is nothing."""
    return tuple(_WORD.findall(spelt_out(text)))


def spelt_out(text: str) -> str:
    """A text in lower case as its words are told, with the signs that are read as words."""
    return text.lower().replace("(s)", "").replace("%", " percent ").replace("#", " no ")


def has_more_words(text: str, most: int) -> bool:
    """Whether a text has more than so many words; a long one is not gone through for it."""
    head = text[: most * _WORD_ROOM]
    # The end of the head may cut a word, or a mark that is none, in two.
    if len(head) < len(text) and len(words_of(head)) > most + 1:
        return True
    return len(words_of(text)) > most


@cache
def _table() -> dict[str, Any]:
    """All of `vocabulary.toml`; nobody changes it."""
    return word_file("planlift.normalise", "vocabulary.toml")


@cache
def _phrases() -> dict[str, tuple[_Phrase, ...]]:
    """Phrases by their first word."""
    fields = [item for item in _table().items() if item[0] not in ("other", "question")]
    others = [(f"extra:{key}", phrases) for key, phrases in _table()["other"].items()]
    by_first: dict[str, list[_Phrase]] = {}
    for field, by_weight in [*fields, *others]:
        for weight, phrases in by_weight.items():
            sure = float(weight)
            for words in map(str.split, phrases.split(",")):
                by_first.setdefault(words[0], []).append(_Phrase(tuple(words), field, sure))
    return {word: tuple(found) for word, found in by_first.items()}


@dataclass(frozen=True, slots=True)
class _Question:
    opens: tuple[str, ...]
    follow: tuple[str, ...]
    field: str
    weight: float


@cache
def _questions() -> tuple[_Question, ...]:
    return tuple(
        _Question(tuple(q["opens"]), tuple(q.get("follow", ())), q["field"], float(q["weight"]))
        for q in _table()["question"]
    )


@cache
def _asking() -> frozenset[str]:
    """The words that questions begin with."""
    return frozenset(opening.split()[0] for each in _questions() for opening in each.opens)


def _asked(words: tuple[str, ...]) -> dict[str, float]:
    """What a header that is a question asks for ("When will it be finished?")."""
    scores: dict[str, float] = {}
    if not words or words[0] not in _asking():
        return scores
    text = f" {' '.join(words)} "
    for question in _questions():
        if not any(text.startswith(f" {word} ") for word in question.opens):
            continue
        if not question.follow or any(f" {word} " in text for word in question.follow):
            scores[question.field] = max(scores.get(question.field, 0.0), question.weight)
    return scores


@lru_cache(maxsize=10_000)
def _corrected(word: str) -> str:
    """The vocabulary's word that this one is a misspelling of, or the word itself."""
    if len(word) < _TYPO_LENGTH or word in _known_words():
        return word
    found = process.extractOne(word, _spellings(), scorer=ratio, score_cutoff=_TYPO_RATIO)
    return found[0] if found and len(found[0]) >= _TYPO_LENGTH else word


@cache
def _spellings() -> tuple[str, ...]:
    """The known words, backwards: of those that are equally near the first is taken."""
    return tuple(sorted(_known_words(), reverse=True))


@cache
def _known_words() -> frozenset[str]:
    return frozenset(
        word for found in _phrases().values() for phrase in found for word in phrase.words
    )


@remembered
def header_scores(label: str) -> dict[str, float]:
    """How surely a header names each field.

    Args:
        label: the header as written, levels joined by a space.

    Returns:
        Field (one of FIELDS, or "extra:<kind>" for a known word without a field of its own) to a
        score in (0, 1]; fields that no word speaks for are left out.
    """
    scores: dict[str, float] = {}
    if _ONE_NAME.fullmatch(label):
        label = _HUMP.sub(" ", label)
    plain = _BRACKETS.sub(" ", label.lower()).strip()
    bare = _TAIL.sub("", plain)
    versions = [(label, 0.97), (plain, 1.0), (_mended(words_of(plain)), 1.0)]
    if not is_phrase(words_of(plain)):
        versions.append((bare, 0.9))
        if other := _in_other_number(words_of(plain)):
            versions.append((" ".join(other), 0.97))
    said: dict[tuple[str, ...], dict[str, float]] = {}  # the versions are mostly the same words
    for version, trust in versions:
        words = words_of(version)
        if words not in said:
            said[words] = {**_score_words(words), **_asked(words)}
        for field, score in said[words].items():
            scores[field] = max(scores.get(field, 0.0), round(score * trust, 4))
    return _of_alternatives(plain, _with_head(plain, scores))


def _with_head(plain: str, scores: dict[str, float]) -> dict[str, float]:
    """What a clause is told of says what the cells hold ("Action we are taking")."""
    found = _TOLD_OF.fullmatch(plain)
    if found is None or max(scores.values(), default=0.0) >= _LEAST_ALTERNATIVE:
        return scores
    heads = _score_words(words_of(found["head"]))
    told = {field: round(score * _ALTERNATIVE, 4) for field, score in heads.items()}
    return scores | {f: max(score, scores.get(f, 0.0)) for f, score in told.items()}


def _of_alternatives(plain: str, scores: dict[str, float]) -> dict[str, float]:
    """Of "Finding / risk" the finding counts, as the last word has no field of its own."""
    parts = [words_of(part) for part in plain.split("/")]
    best = max(scores, key=lambda field: scores[field], default="")
    if not best.startswith("extra:") or not 1 < len(parts) <= _MOST_ALTERNATIVES or not all(parts):
        return scores
    found = {field: score for part in parts for field, score in _score_words(part).items()}
    named = {field: score for field, score in found.items() if not field.startswith("extra:")}
    if max(named.values(), default=0.0) < _LEAST_ALTERNATIVE:
        return scores
    others = {f: s * _NOT_LAST for f, s in scores.items() if f.startswith("extra:")}
    return scores | others | {field: round(s * _ALTERNATIVE, 4) for field, s in named.items()}


def _mended(words: tuple[str, ...]) -> str:
    """Words that a narrow column cut ("recommen dations", "completi on date") put together."""
    known = _known_words()
    mended: list[str] = []
    for word in words:
        whole = mended[-1] + word if mended else ""
        if whole in known and not (mended[-1] in known and word in known):
            mended[-1] = whole
        else:
            mended.append(word)
    return " ".join(mended)


@lru_cache(maxsize=10_000)
def is_phrase(words: tuple[str, ...]) -> bool:
    """The words of a label are a phrase of the vocabulary, no more and no less."""
    return bool(words) and any(phrase.words == words for phrase in _phrases().get(words[0], ()))


def _in_other_number(words: tuple[str, ...]) -> tuple[str, ...]:
    """The phrase of the vocabulary that differs in singular and plural alone; () if none does."""
    return _by_singular().get(tuple(map(_singular, words)), ())


@cache
def _by_singular() -> dict[tuple[str, ...], tuple[str, ...]]:
    phrases = (phrase.words for found in _phrases().values() for phrase in found)
    return {tuple(map(_singular, words)): words for words in phrases}


def _singular(word: str) -> str:
    """Without the "s" of a plural; "progress", "status" and "analysis" have none."""
    plural = len(word) > _SHORTEST_PLURAL and word.endswith("s") and word[-2] not in "sui"
    return word[:-1] if plural else word


def opens_phrase(word: str) -> bool:
    """Some phrase of the vocabulary begins with this word, in lower case, in either number."""
    return word in _phrases() or _singular(word) in _singular_openings()


@cache
def _singular_openings() -> frozenset[str]:
    return frozenset(words[0] for words in _by_singular())


def _is_number_or_month(word: str) -> bool:
    """Years, numbers and months say when, not what: "Position at 31 July 2020"."""
    return word.isdigit() or word in _MONTHS


def _score_words(words: tuple[str, ...]) -> dict[str, float]:
    words = tuple(word for word in words if not _is_number_or_month(word)) or words
    if not words or len(words) > _LONGEST_HEADER:
        return {}
    words = tuple(_corrected(word) for word in words)
    hits = list(_hits(words))
    scores: dict[str, float] = {}
    for start, phrase in hits:
        end = start + len(phrase.words)
        if any(_holds(other, start, phrase) for other in hits):
            continue
        coverage = (len(phrase.words) / len(words)) ** _COVERAGE_POWER
        place = 1.0 if end == len(words) else _NOT_LAST
        score = phrase.weight * coverage * place
        scores[phrase.field] = max(scores.get(phrase.field, 0.0), score)
    return scores


def _hits(words: tuple[str, ...]) -> Iterator[tuple[int, _Phrase]]:
    """Phrases of the vocabulary in a header, each with its place."""
    for start, word in enumerate(words):
        for phrase in _phrases().get(word, ()):
            if words[start : start + len(phrase.words)] == phrase.words:
                yield start, phrase


def _holds(other: tuple[int, _Phrase], start: int, phrase: _Phrase) -> bool:
    """A longer phrase takes this one's words ("success metric" is no metric)."""
    first, longer = other
    inside = first <= start and start + len(phrase.words) <= first + len(longer.words)
    return inside and len(longer.words) > len(phrase.words)


@remembered
def header_likeness(label: str) -> float:
    """How much a text looks like a column header, in [0, 1].

    A known phrase is a header even where it may name one field or another ("Objective").
    """
    best = max(header_scores(label).values(), default=0.0)
    return max(best, _PHRASE) if is_phrase(words_of(label)) else best
