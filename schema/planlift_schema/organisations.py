"""The list of NHS organisations of England, with look-ups.

`organisations.csv` holds NHS bodies, open and closed: ODS code, name, other and former names
(`;`), kind, region, ICB code, web domain, opened, closed, predecessors. Compiled from public lists
of 2022 to 2026: a CC0 list of trusts and ICBs, and the ODS files `etr` and `eccg` under the Open
Government Licence v3.0; further former names of bodies that kept their code are from general
knowledge. Not covered: hospices, councils, companies, Scotland, Northern Ireland.

A look-up is exact after folding spelling ("&", "FT", case, punctuation); nothing is matched by
likeness, as the names of different bodies differ by a word ("North East London"). A short name
that two bodies share finds nothing.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TypeVar

from planlift_schema.name_words import (
    PHRASES,
    WORD,
    folded,
    words_of_name,
    words_of_names,
    written_words,
)


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """One row of the list.

    Attributes:
        ods_code: code of the Organisation Data Service.
        name: official name.
        other_names: short, former and other names.
        kind: trust, ccg, sub-icb, icb or csu.
        region: NHS England region, "" if unknown.
        icb_code: ODS code of its integrated care board, "" if unknown.
        domain: web domain ("wwl.nhs.uk"), "" if unknown.
        opened: first day, None if unknown.
        closed: last day, None while open.
        predecessors: ODS codes.
    """

    ods_code: str
    name: str
    other_names: tuple[str, ...]
    kind: str
    region: str
    icb_code: str
    domain: str
    opened: dt.date | None
    closed: dt.date | None
    predecessors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameFound:
    """A listed name found in a text.

    Attributes:
        organisation: whose name it is.
        text: the words found.
        start: offset of the first letter.
        end: offset behind the last letter.
    """

    organisation: ListedOrganisation
    text: str
    start: int
    end: int


# Hosts shared by the whole service or by national bodies: they tell nothing of who writes.
NATIONAL_DOMAINS = frozenset(
    {
        "nhs.uk",
        "nhs.net",
        "england.nhs.uk",
        "improvement.nhs.uk",
        "digital.nhs.uk",
        "hee.nhs.uk",
        "nhsemployers.org",
        "gov.uk",
        "org.uk",
        "co.uk",
        "ac.uk",
    }
)

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^\s/@]*@)?([a-z0-9][a-z0-9.-]*\.[a-z]{2,})", re.I)
_SAYING_TRUST = frozenset({"nhs", "ft", "trust"})
_GENERIC = _SAYING_TRUST | {"the"}
_SAYING_KIND = frozenset({"ccg", "icb", "csu"})  # with one of them a name is no mere place
_SMALL = frozenset({"and", "of", "the", "for", "in", "on", "with"})
# Words left out of initials by some ("LNWH" of London North West University Healthcare).
_OPTIONAL_INITIALS = frozenset({"university", "teaching", "unit", "partnership", "trust"})
# What closes a name, so that the next one is another's.
_CLOSING = frozenset({"trust", "ft", "ccg", "icb", "csu", "group", "board", "unit"})
# What ends the name of a part of an organisation, written before it ("Inclusion Team, X Trust").
# fmt: off
_PARTS = frozenset({
    "team", "department", "directorate", "office", "committee", "network", "service",
    "services", "division", "unit", "secretary", "director", "manager", "officer", "chair",
    "lead", "head", "executive", "nurse", "site", "campus", "house", "headquarters",
})
# fmt: on
_JOINING = frozenset({"and", "of", "for"})
# Capitalised words that stand beside a name and are no part of it.
# fmt: off
_BREAKING = _CLOSING | frozenset({
    "the", "our", "at", "for", "of", "in", "by", "plan", "plans", "report", "action", "scheme",
    "standard", "standards", "wres", "wdes", "eds2", "edi", "equality", "diversity",
    "inclusion", "race", "disability", "workforce", "strategy", "programme", "organisation",
    "organization", "provider", "employer", "this", "and", "name", "nhs", "prepared", "produced",
    "submitted", "compiled", "written", "issued", "published",
})
# fmt: on
# Shorter ones are too often something else; the shortest short name of the list has three.
_SHORTEST_INITIALS = 3
_LONGEST_SHORT_NAME = 7  # "SWYPFT", "ESNEFT" have six letters


@cache
def organisations() -> tuple[ListedOrganisation, ...]:
    """The whole list, as in the file."""
    path = files("planlift_schema").joinpath("organisations.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = csv.reader(lines)
    next(rows)  # what the columns are called
    return tuple(map(_organisation, rows))


def by_ods_code(code: str) -> ListedOrganisation | None:
    """The organisation of that ODS code, in any case, or None."""
    return _codes().get(code.strip().upper())


def by_name(name: str) -> ListedOrganisation | None:
    """The organisation of that name, or None where none or several have it.

    Args:
        name: official, former, other or short name; "NHS", "Foundation Trust" or "FT" may be
            left out, initials may stand alone ("WWL", "LNWH").
    """
    words = words_of_name(name)
    if not words:
        return None
    for names, key in ((_names(), words), (_cores(), _core(words))):
        if key in names:
            return names[key]
    return _initials().get(words[0]) if len(words) == 1 else None


def by_domain(address: str) -> ListedOrganisation | None:
    """The organisation whose web domain an e-mail or web address stands under, or None.

    Args:
        address: "equality@wwl.nhs.uk", "http://www.wwl.nhs.uk/Equality/wres.aspx", "wwl.nhs.uk".
    """
    host = host_of(address)
    labels = host.split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain in NATIONAL_DOMAINS:
            break
        if domain in _domains():
            return _domains()[domain]
    # A body that has moved keeps its initials in the old address ("kmpt.nhs.uk").
    if len(labels) >= 3 and labels[-2:] == ["nhs", "uk"]:
        return _short().get(labels[-3])
    return None


def host_of(address: str) -> str:
    """The host of an e-mail or web address, lower case, without "www."; "" if there is none."""
    found = _HOST.match(address.strip())
    return found[1].lower().removeprefix("www.") if found else ""


def by_short_name(word: str) -> ListedOrganisation | None:
    """The organisation with that short name of one word ("wwl"), listed or in its domain."""
    return _short().get(word.casefold())


def names_in(text: str) -> list[NameFound]:
    """Listed names in a text, in order, the longest at each place.

    A place name alone ("Bolton") is no name of an organisation: either the listed name stands
    there in full, or its core with "NHS", "Trust" or "FT" beside it, or a core of at least three
    words, or listed initials in capitals. A listed name inside a longer name is none either
    ("Medway NHS Foundation Trust" in "Upper Medway NHS Foundation Trust").
    """
    words = WORD.findall(text)
    named = not _first_of_cores().isdisjoint(map(str.casefold, words))
    if not named and not any(map(str.isupper, words)):
        return []  # as for most texts
    found = [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]
    made: list[NameFound] = []
    at = 0
    while at < len(found):
        hit = (named and _longest_at(text, found, at)) or _initials_at(found, at)
        if hit is None:
            at += 1
            continue
        organisation, after = hit
        if _inside_longer_name(text, found, at, after):
            at = after
            continue
        start, end = found[at][1], found[after - 1][2]
        made.append(NameFound(organisation, text[start:end], start, end))
        at = after
    return made


_Spans = list[tuple[str, int, int]]
_GAP = re.compile(r"[\s,&]*")
_PARTS_OF_BODIES = frozenset({"committee", "board", "council", "governors", "trustees", "members"})
# A word with what joins it to the next; a stop may cut a short one ("St.", "Hosp.").
_WITHIN_NAME = re.compile(r"[^\W_]+(?:['’`]?[\s,&-]*)|[A-Z]\w{0,3}\.\s+")


def _inside_longer_name(text: str, found: _Spans, at: int, after: int) -> bool:
    """Whether capitalised words beside it show that a name found is a part of another's."""
    if _goes_on(text, found, at, -1):
        return True
    last = found[after - 1][0]
    closed = last.casefold() in _CLOSING or (after - at == 1 and last.isupper())
    return not closed and _goes_on(text, found, after - 1, 1)


def _goes_on(text: str, found: _Spans, edge: int, step: int) -> bool:
    """Whether the name ending at a word goes on beyond it, over "and" or "of" too.

    Behind "Committee of" or "Board of" it begins anew.
    """
    at = edge + step
    while 0 <= at < len(found):
        left, right = sorted((found[at - step], found[at]), key=lambda word: word[1])
        if not _GAP.fullmatch(text[left[2] : right[1]]):
            return False
        word = found[at][0]
        if "," in text[left[2] : right[1]] and word.casefold() in _PARTS:
            return False
        if word.casefold() not in _JOINING:
            if step < 0 and abs(at - edge) > 1 and word.casefold() in _PARTS_OF_BODIES:
                return False
            return word[0].isupper() and word.casefold() not in _BREAKING
        at += step
    return False


def _longest_at(text: str, found: _Spans, at: int) -> tuple[ListedOrganisation, int] | None:
    if found[at][0].casefold() in _first_words():
        for after in range(_run_end(text, found, at, _longest()), at, -1):
            words = words_of_name(text[found[at][1] : found[after - 1][2]])
            if words and (hit := _named(words)) is not None:
                return hit, after
    return None


def _run_end(text: str, found: _Spans, at: int, longest: int) -> int:
    """Where a run of words ends that may be a name: no stop, slash or colon between them."""
    after = at + 1
    while after < min(len(found), at + longest):
        if not _WITHIN_NAME.fullmatch(text, found[after - 1][1], found[after][1]):
            break
        after += 1
    return after


def _named(words: tuple[str, ...]) -> ListedOrganisation | None:
    core, names, cores = _core(words), _names(), _cores()
    if words in names and (len(core) > 2 or len(words) > len(core) or "ccg" in core):
        return names[words]
    said = any(word in _SAYING_TRUST for word in words)  # "the" alone says nothing
    if core in cores and (said or not _SAYING_KIND.isdisjoint(core)):
        return cores[core]
    return None


def _initials_at(found: _Spans, at: int) -> tuple[ListedOrganisation, int] | None:
    word = found[at][0]
    if not word.isupper() or len(word) < _SHORTEST_INITIALS:
        return None
    hit = by_short_name(word)
    return (hit, at + 1) if hit else None


def has_name(organisation: ListedOrganisation, name: str, *, official: bool = False) -> bool:
    """Whether an organisation has a name, whoever else has it too.

    Args:
        organisation: one of the list.
        name: as for `by_name`.
        official: only its official name counts.
    """
    words = words_of_name(name)
    names = (organisation.name,) if official else _all_names(organisation)
    if any(_core(words) == _core(words_of_name(each)) for each in names):
        return bool(words)
    short = {*_short_names(organisation), *_made_initials(organisation)}
    return not official and len(words) == 1 and words[0] in short


# --- look-up tables, each made when it is first asked; a key that several share is left out -------


@cache
def _codes() -> dict[str, ListedOrganisation]:
    """By ODS code."""
    return {each.ods_code: each for each in organisations()}


@cache
def _names() -> dict[tuple[str, ...], ListedOrganisation]:
    """By folded names with every word; an official name wins over another's other name."""
    listed = organisations()
    official = _unique((names[0], each) for each, names in zip(listed, _folds(), strict=True))
    others = _unique(
        (name, each) for each, names in zip(listed, _folds(), strict=True) for name in names[1:]
    )
    return others | official


@cache
def _cores() -> dict[tuple[str, ...], ListedOrganisation]:
    """By folded names without "NHS", "Trust", "FT"."""
    named = (
        (words, each)
        for each, names in zip(organisations(), _folds(), strict=True)
        for words in names
    )
    return _unique((key, each) for words, each in named if (key := _core(words)))


@cache
def _folds() -> list[list[tuple[str, ...]]]:
    """The names of each as `words_of_name` folds them, the official one first."""
    found = iter(words_of_names([n for each in organisations() for n in _all_names(each)]))
    return [list(islice(found, 1 + len(each.other_names))) for each in organisations()]


@cache
def _domains() -> dict[str, ListedOrganisation]:
    """By web domain."""
    return _unique((each.domain, each) for each in organisations() if each.domain)


@cache
def _short() -> dict[str, ListedOrganisation]:
    """By listed initials and the label of an nhs.uk domain."""
    return _unique((key, each) for each in organisations() for key in _short_names(each))


@cache
def _initials() -> dict[str, ListedOrganisation]:
    """By those and initials made from the names."""
    made = _unique((key, each) for each in organisations() for key in _made_initials(each))
    return made | _short()


@cache
def _first_words() -> frozenset[str]:
    """What names and cores begin with, and a little more: to skip most of a text."""
    first = {"nhs", "the", *(short.strip() for _, short in PHRASES)}
    for words in (*_written(), *map(WORD.findall, _without_apostrophes())):
        for word in words:
            first.add(word)
            if word not in _GENERIC:
                break
    return frozenset(first)


@cache
def _first_of_cores() -> frozenset[str]:
    """Words of which one stands in every text with a name: the tables are made for no other."""
    return _first_words() - _GENERIC


def _without_apostrophes() -> Iterator[str]:
    """The names that have one, folded as in the tables ("guys")."""
    for each in organisations():
        for name in _all_names(each):
            whole = folded(name)
            if whole != name.casefold():
                yield whole


@cache
def _longest() -> int:
    """Words of the longest name, with those that a fold takes away."""
    return max(map(len, _written())) + 3


@cache
def _written() -> list[list[str]]:
    """The words of all names as a text has them: "guy", "s" of "Guy's", where a fold has "guys"."""
    return written_words([name for each in organisations() for name in _all_names(each)])


_K = TypeVar("_K")


def _unique(pairs: Iterable[tuple[_K, ListedOrganisation]]) -> dict[_K, ListedOrganisation]:
    """One organisation a key; of several, the only open one, else none."""
    found: dict[_K, ListedOrganisation] = {}
    shared: dict[_K, dict[str, ListedOrganisation]] = {}
    for key, each in pairs:
        first = found.setdefault(key, each)
        if first is not each:
            shared.setdefault(key, {first.ods_code: first})[each.ods_code] = each
    for key, several in shared.items():
        found.pop(key)
        if one := _only(several):
            found[key] = one
    return found


def _only(several: dict[str, ListedOrganisation]) -> ListedOrganisation | None:
    if len(several) == 1:
        return next(iter(several.values()))
    still_open = [each for each in several.values() if each.closed is None]
    return still_open[0] if len(still_open) == 1 else None


def _all_names(each: ListedOrganisation) -> tuple[str, ...]:
    return (each.name, *each.other_names)


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([word for word in words if word not in _GENERIC])


def _short_names(each: ListedOrganisation) -> Iterator[str]:
    for name in each.other_names:
        if name.isupper() and name.isalpha():
            yield name.casefold()
    label, _, rest = each.domain.partition(".")
    fits = _SHORTEST_INITIALS <= len(label) <= _LONGEST_SHORT_NAME
    if rest == "nhs.uk" and fits and label not in words_of_name(each.name):  # "medway" is a place
        yield label


def _made_initials(each: ListedOrganisation) -> Iterator[str]:
    for name in _all_names(each):
        words = [word for word in _core(words_of_name(name)) if word not in _SMALL]
        if each.kind == "csu":
            words = [*words[:-1], "commissioning", "support", "unit"]
        if len(words) < 2:
            continue
        kept = [word for word in words if word not in _OPTIONAL_INITIALS]
        for some in (words, kept):
            initials = "".join(word[0] for word in some)
            for tail in ("", "t", "ft") if each.kind == "trust" else ("",):
                if len(initials + tail) >= _SHORTEST_INITIALS:
                    yield initials + tail


def _organisation(cells: Sequence[str]) -> ListedOrganisation:
    """A line of the list."""
    code, name, others, kind, region, icb_code, domain, opened, closed, predecessors = cells
    return ListedOrganisation(
        code,
        name,
        _split(others),
        kind,
        region,
        icb_code,
        domain.lower(),
        _day(opened),
        _day(closed),
        _split(predecessors),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip()) if text else ()


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
