"""People's names in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from planlift.checks.personal_words import vocabulary
from planlift.normalise.owners.kinds import kind_of, surely_person, words
from planlift_parsers.dictionary import is_common
from planlift_schema import OwnerKind
from planlift_schema.organisations import names_in

# What every pattern below needs, and most texts have not: a capital before a capitalised word.
_CAPITALS = re.compile(r"[A-Z][\w'’-]*\.?\s*[A-Z][\w'’-]*[a-z]")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Rev|Canon)\.?\s+"
    r"(?P<name>(?:[A-Z](?:\.|\b)\s?){0,2}[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+)?)"
)
_CAPITALISED = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*(?:[ ]+[A-Z][\w'’-]*[a-z][\w'’-]*)+")
_WORD = re.compile(r"\S+")
_INITIALLED = re.compile(
    r"(?<![\w.&])(?P<initials>(?:[A-Z]\.?\s?){1,2})(?P<surname>(?:Mc|Mac|O['’])?[A-Z][a-z]{2,})\b"
)
_INTRODUCED = re.compile(
    r"\b(?i:(?:name|contact|author|lead|sponsor|chair)\s*[:–-]|(?:prepared|written|compiled"
    r"|completed|signed|produced|approved|submitted)(?:\s+off)?\s+by\s*:?)\s*"
    r"(?P<name>[A-Z][\w'’-]*[a-z]\s+[A-Z][\w'’-]*[a-z])(?![\w'’-])(?!\s+[A-Z])"
)
_NAME = r"[A-Z][\w'’-]*[a-z][\w'’-]*\s+[A-Z][\w'’-]*[a-z][\w'’-]*"
# Words around a name that only people have beside them.
_DOING = re.compile(
    rf"(?<![\w'’-])(?P<name>{_NAME})(?=\s+(?:(?:will|to|shall|should|has|(?:has\s+)?(?:been\s+asked|agreed|offered)\s+to)"
    r"\s+)?(?:leads?|led|chase|chair|attend|present|contact|email|e-mail|ring|draft|circulate|feed\s+back"
    r"|speak|liaise|confirm|follow\s+up|pick\s+up|sponsor|say|said|asked|advised|retired|left|joined)\b)"
)
_TOLD = re.compile(
    r"\b(?i:(?:led|chaired|sponsored|facilitated|supported|presented|drafted|run|agreed|raised)\s+by"
    r"|speak\s+(?:to|with)|discuss(?:ed)?\s+with|agree(?:d)?\s+with|met\s+with|delegated\s+to"
    rf"|e-?mail|ring|ask|thanks\s+to)\s+(?P<name>{_NAME})(?![\w'’-])(?!\s+[A-Z])"
)


@lru_cache(maxsize=1024)  # an indicator or an owner stands beside many actions
def people_in(text: str) -> tuple[str, ...]:
    """People's names in running text.

    A title with a name, a given name with a surname, initials with a surname, or what stands
    behind words such as "prepared by" or before such as "will chase"; but none that is a part of
    an organisation's name.

    Args:
        text: any text.
    """
    if not _CAPITALS.search(text):
        return ()
    spans = [match.span() for match in _TITLED.finditer(text) if not _is_namesake(match["name"])]
    for run in _CAPITALISED.finditer(text):
        spans.extend(_in_run(run, text[run.end() :]))
    for match in _INITIALLED.finditer(text):
        if "." in match["initials"] or match["surname"].casefold() in vocabulary()["surnames"]:
            spans.extend([match.span()] if surely_person(match[0]) else [])
    spans.extend(
        match.span("name")
        for match in _INTRODUCED.finditer(text)
        if _could_be_person(match["name"])
        or (kind_of(match["name"]) is OwnerKind.PERSON and not _is_namesake(match["name"]))
    )
    spans.extend(
        match.span("name")
        for pattern in (_DOING, _TOLD)
        for match in pattern.finditer(text)
        if _could_be_person(match["name"])
    )
    if not spans:
        return ()
    bodies = [(found.start, found.end) for found in names_in(text)]
    inside = (span for span in spans if not any(s < span[1] and span[0] < e for s, e in bodies))
    return tuple(dict.fromkeys(" ".join(text[start:end].split()) for start, end in sorted(inside)))


def _in_run(run: re.Match[str], after: str) -> Iterator[tuple[int, int]]:
    """Where a run of capitalised words has a given name before a surname."""
    words_found = list(_WORD.finditer(run[0]))
    following = [word[0] for word in words_found] + after.split(maxsplit=1)[:1]
    folded = [word.strip(".,;:()").casefold() for word in following]
    known = vocabulary()
    for at, (first, second) in enumerate(pairwise(words_found)):
        given, surname = folded[at], folded[at + 1]
        sure = given not in known["doubtful_given"] or surname in known["surnames"]
        if given not in words().given_names or not sure or folded[at - 1 : at] == ["st"]:
            continue
        of_a_role = folded[len(words_found) - 1] in words().role_heads
        place = known["named_after"].intersection(folded[at + 1 :]) and not of_a_role
        a_person = not place and surely_person(f"{first[0]} {second[0]}")
        if a_person and not _is_namesake(f"{given} {surname}"):
            yield run.start() + first.start(), run.start() + second.end()


def _could_be_person(name: str) -> bool:
    """Two words that are no role, team or body, and of which the last is no word of the language.

    "Schwartz Rounds" and "Birthrate Plus" are no people, though nobody knows their first word.
    """
    kind = kind_of(name)
    if kind not in (OwnerKind.PERSON, None) or _is_namesake(name):
        return False
    given, surname = name.casefold().split()
    known = surname in vocabulary()["surnames"] or not is_common(surname)
    return known and (kind is OwnerKind.PERSON or not is_common(given))


def _is_namesake(name: str) -> bool:
    return any(each in name.casefold() for each in vocabulary()["namesakes"])


def is_name(text: str) -> bool:
    """Whether a whole text is a given name and a surname, on a list or not."""
    return bool(re.fullmatch(_NAME, text)) and _could_be_person(text)


def longest(found: tuple[str, ...]) -> tuple[str, ...]:
    """Without what is a part of another ("Jane Smith" of "Dr Jane Smith")."""
    return tuple(one for one in found if not any(one != other and one in other for other in found))
