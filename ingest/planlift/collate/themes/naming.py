"""Names for groups of actions, made of their own words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from planlift.collate.likeness.wording import is_telling, is_term, is_word, wording_of

_WORD = re.compile(r"[^\W_]+(?:[-'’+][^\W_]+)*\+?")
_CLAUSE_END = re.compile(r"[.,;:!?()\n]")
_LONGEST = 4  # words of a phrase
# A phrase names a group if so many of its actions have it; below that, single words do.
_SHARED = 0.4
# A word more makes a name clearer, a weak one ("programme") a little.
_WEAK_WORD = 0.4
_LENGTH_POWER = 0.75
_WORDS_NAMED = 3
_LONGEST_TEXT = 60  # letters of a name that is cut out of one action
# Phrases are looked for in so many actions of a group, spread over it: what most have is seen.
_LOOKED_AT = 200


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


def _phrases(texts: Sequence[str]) -> dict[str, Counter[str]]:
    """Each phrase that begins and ends with a telling word: how often, by spelling."""
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for phrase in dict.fromkeys(_in_text(text)):
            found.setdefault(phrase.casefold(), Counter())[phrase] += 1
    return found


def _in_text(text: str) -> Iterator[str]:
    """Phrases of one clause: a telling word before and no mere "of" behind, or a known term."""
    for clause in _CLAUSE_END.split(text):
        words = list(_WORD.finditer(clause))
        for first, start in enumerate(words):
            telling = is_telling(start[0])
            for last in words[first : first + _LONGEST]:
                phrase = clause[start.start() : last.end()]
                if (telling and is_word(last[0])) or (last is not start and is_term(phrase)):
                    yield phrase


def _best(found: dict[str, Counter[str]], texts: int, spread: Counter[str], groups: int) -> str:
    """The phrase with the most merit, in its most frequent spelling; "" if none is shared."""
    best, merit = "", 0.0
    for phrase, spellings in found.items():
        share = spellings.total() / texts
        if share < _SHARED:
            continue
        rarity = math.log(1 + groups / spread[phrase])
        worth = share * rarity * _clearness(phrase)
        if worth > merit + 1e-9 or (abs(worth - merit) <= 1e-9 and phrase < best.casefold()):
            best, merit = min(spellings, key=lambda each: (-spellings[each], each)), worth
    return _raised(best)


@lru_cache(maxsize=1 << 16)
def _clearness(phrase: str) -> float:
    wording = wording_of(phrase)
    telling = max(len(wording.strong) + len(wording.tail), 1)
    named = telling if not is_term(phrase) else max(telling, phrase.count(" ") + 1)
    return math.pow(named + _WEAK_WORD * len(wording.weak), _LENGTH_POWER)


def _single_words(texts: Sequence[str]) -> str:
    """The telling words that most of the texts have; else the beginning of the shortest text."""
    counted: dict[str, Counter[str]] = {}
    for text in _spread(texts):
        for word in {found[0]: None for found in _WORD.finditer(text) if is_telling(found[0])}:
            counted.setdefault(word.casefold(), Counter())[word] += 1
    ranked = sorted(counted, key=lambda word: (-counted[word].total(), word))[:_WORDS_NAMED]
    if not ranked:
        return _cut(min(texts, key=lambda text: (len(text), text)))
    return _raised(
        ", ".join(min(counted[word], key=lambda s: (-counted[word][s], s)) for word in ranked)
    )


def _longer(name: str, texts: Sequence[str]) -> str:
    """A name that another group has already, with what else its own actions speak of."""
    others = [
        word for word in _single_words(texts).split(", ") if word.casefold() not in name.casefold()
    ]
    return f"{name}: {', '.join(others)}" if others else name


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[: _LONGEST_TEXT - 1].rstrip()}…"


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
