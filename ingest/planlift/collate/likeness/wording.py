"""The words of an action that tell what it is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from planlift.normalise.vocabulary import word_list
from planlift_schema.plain_toml import read_toml

_BETWEEN = re.compile(r"[^a-z0-9+]+")
_APOSTROPHES = re.compile(r"['’]")
# A sentence that begins with "To improve" has its action behind it, and no tail before.
_SHORTEST_HEAD = 12
_SHORTEST_WORD = 2
# The same words and phrases come again and again while themes are named.
_KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one action, by how much they tell.

    Attributes:
        strong: words of what is done.
        weak: words that nearly every action has.
        tail: words of purpose, circumstance and audience.
        weak_tail: weak words among those.
    """

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    tail: tuple[str, ...]
    weak_tail: tuple[str, ...]

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups in the order of their fields."""
        return self.strong, self.weak, self.tail, self.weak_tail


@dataclass(frozen=True, slots=True)
class _Lexicon:
    names: re.Pattern[str]
    meant: dict[str, str]
    weak: frozenset[str]
    empty: frozenset[str]
    tails: re.Pattern[str]
    joints: frozenset[str]
    breaks: frozenset[str]
    before_commands: frozenset[str]


def wording_of(text: str) -> Wording:
    """The words of an action: one name for one thing, parted by what they tell.

    Args:
        text: as written.
    """
    known = _lexicon()
    head, tail = _parted(_plain(text), known)
    return Wording(*_split(head, known), *_split(tail, known))


@lru_cache(maxsize=_KEPT)
def is_telling(word: str) -> bool:
    """Whether a single word, in any case, tells something of what an action is about."""
    return bool(wording_of(word).strong)


@lru_cache(maxsize=_KEPT)
def is_word(word: str) -> bool:
    """Whether a single word, in any case, is more than an article or a preposition."""
    wording = wording_of(word)
    return bool(wording.strong or wording.weak)


@lru_cache(maxsize=_KEPT)
def is_term(phrase: str) -> bool:
    """Whether words, in any case, are a term that tells something, such as "access to work"."""
    known = _lexicon()
    plain = _plain(phrase).strip()
    return known.names.fullmatch(plain) is not None and known.meant[plain] not in known.weak


@lru_cache(maxsize=_KEPT)
def parts_names(word: str) -> bool:
    """Whether no name goes over a single word, in any case: "in", "every", "60"."""
    known = _lexicon()
    plain = word.casefold()
    if plain in known.joints:
        return False
    return plain in known.breaks or plain[0].isdigit() or not is_word(word)


@lru_cache(maxsize=_KEPT)
def is_command(word: str, before: str) -> bool:
    """Whether a word tells what is done ("Display", "and train").

    Args:
        word: in any case.
        before: the word in front of it, "" at the start of a clause.
    """
    known = _lexicon()
    told = not before or before.casefold() in known.before_commands
    return told and word.casefold() in word_list("orders")


def _plain(text: str) -> str:
    return _BETWEEN.sub(" ", _APOSTROPHES.sub("", text.casefold()))


def _parted(text: str, known: _Lexicon) -> tuple[str, str]:
    found = known.tails.search(text, _SHORTEST_HEAD)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _split(text: str, known: _Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = known.names.sub(lambda found: known.meant[found[0]], text).split()
    telling = [
        word
        for word in words
        if word not in known.empty and len(word) >= _SHORTEST_WORD and not word.isdigit()
    ]
    strong = tuple(word for word in telling if word not in known.weak)
    return strong, tuple(word for word in telling if word in known.weak)


@cache
def _lexicon() -> _Lexicon:
    text = files("planlift.collate.likeness").joinpath("words.toml").read_text(encoding="utf-8")
    found = read_toml(text)
    meant = {name: _one(term) for term, names in found["same"].items() for name in (term, *names)}
    for term in found["terms"]["names"]:
        meant.setdefault(term, _one(term))
        meant.setdefault(f"{term}s", meant[term])
    weak = frozenset(found["weak"]["words"])
    return _Lexicon(
        names=_any_of(meant),
        meant=meant,
        weak=weak | {meant.get(word, word) for word in weak},
        empty=frozenset(found["empty"]["words"]),
        tails=_any_of(found["tails"]["begins"]),
        joints=frozenset(found["joints"]["words"]),
        breaks=frozenset(found["breaks"]["words"]),
        before_commands=frozenset(found["commands"]["behind"]),
    )


def _one(term: str) -> str:
    """A term as one word."""
    return term.replace(" ", "")


def _any_of(phrases: list[str] | dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![a-z0-9+])(?:{'|'.join(map(re.escape, longest_first))})(?![a-z0-9+])")
