"""Names for groups of actions, made of their own words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from planlift.collate.likeness.wording import (
    is_command,
    is_telling,
    is_term,
    is_word,
    parts_names,
    wording_of,
)

_WORD = re.compile(r"[^\W_]+(?:[-'’+][^\W_]+)*\+?")
_CLAUSE_END = re.compile(r"[.,;:!?()\n•]|\s[-–—]\s")
_LONGEST = 5  # words of a phrase: no name in the labelled sets has more
# A phrase names a group if so many of its actions have it; below that, single words do.
_SHARED = 0.4
# A phrase is cut short where one word stands behind it more often than not ("clinical impact"), and
# a single word where any does ("exit").
_CUT_SHORT = 0.5
# A word more makes a name clearer, a weak one ("programme") a little.
_WEAK_WORD = 0.4
_LENGTH_POWER = 0.9
_ONE_WORD = 0.6  # "dashboard" is less of a name than "retention dashboard", which half of them have
_TERM = 3  # words of a term at most, where a phrase may begin within it
_WORDS_NAMED = 3
_LONGEST_TEXT = 60  # letters of a name that is cut out of one action
# Phrases are looked for in so many actions of a group, spread over it: what most have is seen.
_LOOKED_AT = 200


@dataclass(slots=True)
class _Found:
    """A phrase in the texts of a group.

    Attributes:
        spellings: how many texts have it, by spelling.
        behind: how often a word that tells something follows it at once, by that word.
    """

    spellings: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)

    def is_whole(self, phrase: str) -> bool:
        """Whether it is not the beginning of a longer name."""
        if not self.behind or is_term(phrase):
            return True
        most = self.behind.total() if " " not in phrase else max(self.behind.values())
        return most <= _CUT_SHORT * self.spellings.total()


def named(groups: Sequence[Sequence[str]]) -> list[str]:
    """A name for each group, no two the same.

    The phrase that most of its actions share and few other groups have; where they share none, the
    words that most have.

    Args:
        groups: the texts of each group's actions.
    """
    phrases = [_phrases(_spread(texts)) for texts in groups]
    spread = Counter(phrase for found in phrases for phrase in found)
    taken: Counter[str] = Counter()
    names = []
    for texts, found in zip(groups, phrases, strict=True):
        name = _best(found, len(_spread(texts)), spread, len(groups)) or _single_words(texts)
        name = name if not taken[name.casefold()] else _longer(name, texts)
        taken[name.casefold()] += 1
        names.append(name if taken[name.casefold()] == 1 else f"{name} ({taken[name.casefold()]})")
    return names


def _spread(texts: Sequence[str]) -> Sequence[str]:
    return texts[:: math.ceil(len(texts) / _LOOKED_AT)]


def _phrases(texts: Sequence[str]) -> dict[str, _Found]:
    """Each phrase that may be a name, with how often it is there and what follows it."""
    found: dict[str, _Found] = {}
    for text in texts:
        for phrase, behind in dict(_in_text(text)).items():
            each = found.setdefault(phrase.casefold(), _Found())
            each.spellings[phrase] += 1
            if behind:
                each.behind[behind] += 1
    return found


def _in_text(text: str) -> Iterator[tuple[str, str]]:
    """Phrases of one clause, each with the word behind it that it might go on with, else "".

    They begin with a telling word that is no command, end with a word that says something, and go
    over nothing that parts names; or they are a known term.
    """
    for clause in _CLAUSE_END.split(text):
        words = list(_WORD.finditer(clause))
        behind = [_going_on(words, at) for at in range(1, len(words) + 1)]
        for first, start in enumerate(words):
            before = words[first - 1][0] if first else ""
            begins = is_telling(start[0]) and not is_command(start[0], before)
            begins = begins and not _within_term(clause, words, first)
            for at in range(first, min(first + _LONGEST, len(words))):
                begins = begins and not _parts(words, first, at)
                phrase = clause[start.start() : words[at].end()]
                ends = is_word(words[at][0]) if at > first else _is_named(start[0])
                if (begins and ends) or (at > first and is_term(phrase)):
                    yield phrase, behind[at]


def _within_term(clause: str, words: Sequence[re.Match[str]], first: int) -> bool:
    """Whether a word is within a known term, and not its first: "management" of talent."""
    return any(
        is_term(clause[words[start].start() : words[end].end()])
        for start in range(max(first - _TERM + 1, 0), first)
        for end in range(first, min(start + _TERM, len(words)))
    )


def _parts(words: Sequence[re.Match[str]], first: int, at: int) -> bool:
    """Whether a phrase that begins at `first` cannot go over the word at `at`."""
    word = words[at][0]
    return parts_names(word) or (at > first and is_command(word, words[at - 1][0]))


def _going_on(words: Sequence[re.Match[str]], at: int) -> str:
    """The word at a place as it might belong to a name before it, one or many; "" for none."""
    if at == len(words) or parts_names(words[at][0]) or not is_word(words[at][0]):
        return ""
    return words[at][0].casefold().removesuffix("s")


def _best(found: dict[str, _Found], texts: int, spread: Counter[str], groups: int) -> str:
    """The phrase with the most merit, in its most frequent spelling; "" if none is shared.

    One that is cut short only where there is no other.
    """
    shared = {
        phrase: each for phrase, each in found.items() if each.spellings.total() >= _SHARED * texts
    }
    whole = {phrase: each for phrase, each in shared.items() if each.is_whole(phrase)}
    best, merit = "", 0.0
    for phrase, each in (whole or shared).items():
        share = each.spellings.total() / texts
        rarity = math.log(1 + groups / spread[phrase])
        worth = share * rarity * _clearness(phrase)
        if worth > merit + 1e-9 or (abs(worth - merit) <= 1e-9 and phrase < best.casefold()):
            spellings = each.spellings
            best, merit = min(spellings, key=lambda one: (-spellings[one], one)), worth
    return _raised(best)


@lru_cache(maxsize=1 << 16)
def _clearness(phrase: str) -> float:
    wording = wording_of(phrase)
    telling = max(len(wording.strong) + len(wording.tail), 1)
    if " " not in phrase:
        return _ONE_WORD
    named = telling if not is_term(phrase) else max(telling, phrase.count(" ") + 1)
    return math.pow(named + _WEAK_WORD * len(wording.weak), _LENGTH_POWER)


def _single_words(texts: Sequence[str]) -> str:
    """The telling words that most of the texts have; else the beginning of the shortest text."""
    counted: dict[str, Counter[str]] = {}
    for text in _spread(texts):
        for word in {found[0]: None for found in _WORD.finditer(text) if _is_named(found[0])}:
            counted.setdefault(word.casefold(), Counter())[word] += 1
    ranked = sorted(counted, key=lambda word: (-counted[word].total(), word))[:_WORDS_NAMED]
    if not ranked:
        return _cut(min(texts, key=lambda text: (len(text), text)))
    return _raised(
        ", ".join(min(counted[word], key=lambda s: (-counted[word][s], s)) for word in ranked)
    )


def _is_named(word: str) -> bool:
    """Whether a word can stand in a name alone: it tells something, and not that it was done."""
    done = [word.casefold().removesuffix(end) for end in ("", "d", "ed")]
    return is_telling(word) and not parts_names(word) and not any(is_command(w, "") for w in done)


def _longer(name: str, texts: Sequence[str]) -> str:
    """A name that another group has already, with what else its own actions speak of."""
    others = [
        word for word in _single_words(texts).split(", ") if word.casefold() not in name.casefold()
    ]
    return f"{name}: {', '.join(others)}" if others else name


def _cut(text: str) -> str:
    line = " ".join(text.split()).rstrip(".;:, ")
    return line if len(line) <= _LONGEST_TEXT else f"{line[: _LONGEST_TEXT - 1].rstrip()}…"


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
