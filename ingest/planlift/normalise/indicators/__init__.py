"""Reads which indicators, metrics or high impact actions an indicator cell names.

The number counts first and the wording second, as trusts mislabel: where both are there and
disagree, `indicator_conflict` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from planlift.normalise.indicators.numbers import NUMERALS, read_list, resolve
from planlift.normalise.indicators.outcomes import has_outcomes, read_outcomes
from planlift.normalise.indicators.wording import (
    clear_item,
    matches,
    misfit,
    score_of,
    vocabulary,
)
from planlift_schema.alternatives import one_of
from planlift_schema.folding import lowered
from planlift_schema.frameworks import (
    Framework,
    Item,
    all_items,
    find_frameworks,
    framework_codes,
    frameworks,
)

__all__ = ["indicator_conflict", "indicator_likeness", "read_indicators"]

# Where a line or sentence may begin with a number.
_LEAD = re.compile(r"(?:^|(?<=[.;:])[ \t])[ \t]*(?:[-•·*][ \t]+)?(?=\d)", re.M)
_BLANKS = re.compile(r"[^\S\n]+")
_MARK = re.compile(r"[.:)–-]?\s*")
_BARE = re.compile(r"[\s().:;,–-]*")
_BARE_HEAD = re.compile(r"[\s(#]*")
# How far behind the best fit an item may lie and still bear out its number.
_BORNE_OUT = 0.05
_LEAST_SUPPORT = 0.2
# A cell of more lines is no list of indicators; its first lines are read.
_MOST_LINES = 40
_LONGEST_CELL = 4000  # letters; the longest indicator cell of labelled plans has 507


@dataclass(frozen=True, slots=True)
class _Named:
    """Items named by number at one place.

    Attributes:
        codes: their codes.
        start: offset of the first letter of what names them.
        end: offset behind the last number.
    """

    codes: tuple[str, ...]
    start: int
    end: int


def read_indicators(text: str, framework: str | None = None) -> list[str]:
    """Codes of the items that an indicator cell names, in order, without doubles.

    Args:
        text: the indicator as written, paragraphs parted by line breaks.
        framework: code of the framework the plan is made under; a number with another
            framework's name before it counts for that one. None where it is not known: then only
            what names its framework, or can be no other's, is read.

    Returns:
        Codes such as "WRES-5" or "WDES-4a-ii"; [] where nothing is clear.
    """
    text = _bounded(text)
    if has_outcomes(framework) and (outcomes := read_outcomes(text, framework)):
        return outcomes
    if named := _numbered(text, framework):
        return list(dict.fromkeys(code for each in named for code in each.codes))
    return read_outcomes(text, framework) or list(_worded(text, framework))


def words_indicator(text: str) -> bool:
    """Whether a text is the wording of an item, of whichever framework has it.

    "Relative likelihood of staff being appointed from shortlisting" may be two frameworks'; which
    it is, the plan's own says later.

    Args:
        text: a heading, or the name of a section.
    """
    text = _bounded(text)
    if len(text.split()) < _WHOLE or indicator_likeness(text) < _LIKELY:
        return False
    return any(_worded(text, each.code) for each in _coded())


def indicator_conflict(text: str, framework: str | None = None) -> str:
    """What is wrong where number and wording clearly name different items, "" if nothing is.

    Args:
        text: the indicator as written.
        framework: as for `read_indicators`.
    """
    text = _bounded(text)
    named = _numbered(text, framework)
    for each, end in zip(named, [*(other.start for other in named[1:]), len(text)], strict=False):
        if message := _disagreement(each.codes, text[each.end : end]):
            return message
    return ""


# A cell of one of these is taken for an indicator, from sure to likely.
_SURE = 1.0
_BARE_NUMBER = 0.5
_WORDED = 0.9
_LIKELY = 0.8  # likeness of a wording; "Fair recruitment and promotion for all our staff" has 0.58
_WHOLE = 7  # words; a topic that several items share has fewer ("Career progression and promotion")
# Share of its words that a text needs among those of wordings before it looks like one: of the
# worded indicator cells of labelled plans 95 in 100 have 0.75 and more, of the action and summary
# cells half have 0.55 and less and 95 in 100 have 0.7 and less.
_FEW_KNOWN = 0.65
_LONGEST_WORDING = 90  # words; the longest indicator cell of labelled plans has 75
_HEAD = 200  # letters within which the first number stands


@lru_cache(maxsize=10_000)  # the same cells are asked about for each row and column
def indicator_likeness(text: str) -> float:
    """How much a cell looks like an indicator cell, from 0 to 1, without comparing wordings."""
    head = text[:_HEAD].strip()
    if not head:
        return 0.0
    match = _intro().match(lowered(head))
    if match and read_list(head, match.end(), _highest()).numbers:
        return _SURE
    if any(_all_of(head, each) for each in _coded()):
        return _SURE
    if any(_bare(head, each) for each in _coded()):
        return _BARE_NUMBER
    words = re.findall(r"[a-z]+", text.casefold())
    if len(words) < 2 or len(words) > _LONGEST_WORDING:
        return 0.0
    known = sum(word in vocabulary() for word in words) / len(words)
    return _WORDED * max(0.0, known - _FEW_KNOWN) / (1 - _FEW_KNOWN)


def _bounded(text: str) -> str:
    """The part of a cell that is read, blanks folded, so that no cell costs more than a page."""
    return _BLANKS.sub(" ", text[:_LONGEST_CELL])


# --- numbers ---------------------------------------------------------------------------------


@lru_cache(maxsize=1024)  # asked for the codes and for their conflicts, action after action
def _numbered(text: str, plan: str | None) -> tuple[_Named, ...]:
    named = list(_introduced(text, plan))
    owner = _plan_framework(text, plan)
    if owner is None:
        return tuple(named)
    if not named and (whole := _all_of(text, owner) or _bare(text, owner)):
        return (whole,)
    return tuple(sorted(named + _leading(text, owner, named), key=lambda each: each.start))


def _introduced(text: str, plan: str | None) -> Iterator[_Named]:
    """Numbers behind a word for an item or a framework's name ("Metric 4a", "WRES 2, 3")."""
    at, lower = 0, lowered(text)
    while match := _intro().search(lower, at):
        at = match.end()
        numbers = read_list(text, match.end(), _highest())
        found = [
            resolve(owner, number)
            for owner in _owners(text, match, numbers.end, plan)
            for number in numbers.numbers
        ]
        if codes := tuple(dict.fromkeys(code for code in found if code)):
            at = numbers.end
            yield _Named(codes, match.start(), numbers.end)


def _leading(text: str, owner: Framework, before: list[_Named]) -> list[_Named]:
    """Numbers that a line or sentence begins with, where the words behind bear them out."""
    if len(before) > _MOST_LINES:
        return []
    found_leads = islice(_LEAD.finditer(text), _MOST_LINES)
    leads = [match for match in found_leads if not _covered(match.end(), before)]
    ends = [*(match.start() for match in leads[1:]), len(text)]
    found = []
    for match, end in zip(leads, ends, strict=False):
        numbers = read_list(text, match.end(), _highest(owner.code))
        codes = [resolve(owner, number, exact=True) for number in numbers.numbers]
        known = tuple(code for code in codes if code)
        if not known or len(known) < len(codes):
            continue
        mark = _MARK.match(text, numbers.end)
        words = text[mark.end() if mark else numbers.end : end]
        first = not before and not text[: match.end()].strip(" \t\n-•·*")
        marked = first and bool(mark and mark[0].strip())
        if _borne_out(known, words, owner, unsure=marked):
            found.append(_Named(known, match.end(), numbers.end))
    return found


def _covered(at: int, named: Iterable[_Named]) -> bool:
    return any(each.start <= at < each.end for each in named)


def _borne_out(codes: tuple[str, ...], words: str, owner: Framework, *, unsure: bool) -> bool:
    """Whether words behind a leading number are those of its item.

    Args:
        codes: what the number would mean.
        words: what follows it; "" bears out a number that has a line of its own.
        owner: whose wordings to compare with.
        unsure: the answer for words that fit no item at all.
    """
    if not words.strip():
        return True
    found = matches(words, [owner])
    best = found[0].score if found else 0.0
    if best < _LEAST_SUPPORT:
        return unsure
    own = score_of([all_items()[code] for code in codes], found)
    return own >= _LEAST_SUPPORT and own >= best - _BORNE_OUT


def _all_of(text: str, owner: Framework) -> _Named | None:
    """Such as "All indicators", "WRES – all", "All nine WRES metrics"."""
    lower = lowered(text)
    if not _ALL.search(lower):
        return None
    named = find_frameworks(text)
    if any(code != owner.code for each in named for code in each.codes):
        return None
    for each in named:  # its name may stand in between
        if lower[each.start : each.end].removesuffix("s") not in owner.words:
            lower = lower[: each.start] + " " * (each.end - each.start) + lower[each.end :]
    match = _all_pattern().search(lower)
    if match is None:
        return None
    return _Named(tuple(item.code for item in owner.wholes), match.start(), match.end())


def _bare(text: str, owner: Framework) -> _Named | None:
    """A cell of nothing but numbers ("5", "2, 3 & 7", one a line)."""
    codes: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        head = _BARE_HEAD.match(line)
        numbers = read_list(line, head.end() if head else 0, _highest(owner.code))
        found = [resolve(owner, number, exact=True) for number in numbers.numbers]
        if not found or None in found or not _BARE.fullmatch(line, numbers.end):
            return None
        codes += [code for code in found if code]
    return _Named(tuple(codes), 0, len(text)) if codes else None


@cache
def _highest(code: str | None = None) -> int:
    """The highest number that an item of a framework has; of any framework without a code."""
    owners = [each for each in _coded() if code in (None, each.code)]
    return max(int(item.base) for owner in owners for item in owner.items)


# --- whose numbers ---------------------------------------------------------------------------


@cache
def _coded() -> tuple[Framework, ...]:
    """The frameworks whose items have codes."""
    return tuple(each for each in frameworks() if each.items)


@cache
def _intro() -> re.Pattern[str]:
    """What stands before a number: frameworks' names, a word for an item, or both; lower case."""
    name, word = _alternatives()
    joined = rf"(?P<names>(?:{name})(?:\s*(?:/|&|,|\+|\band\b)\s*(?:{name})){{0,3}})"
    plural = r"(?:s\b|\s?\(s\))?"
    tail = r"[.)]?\s*(?:numbers?|nos?\b\.?)?\s*[:#–-]?\s*"
    return re.compile(
        rf"(?<![a-z])(?:{joined}\)?\s*[:–-]?\s*(?:(?:{word}){plural}|[mi](?=\d))?|(?P<word>{word}){plural})"
        rf"{tail}(?=\d|(?:{'|'.join(NUMERALS)})\b)"
    )


_ALL = re.compile(r"all\b")


@cache
def _all_pattern() -> re.Pattern[str]:
    """What names all items of a framework, in lower case and without full names of frameworks."""
    name = "|".join(short.lower() for each in _coded() for short in each.short_names)
    _, word = _alternatives()
    count = rf"(?:\d+|{'|'.join(NUMERALS)})"
    return re.compile(
        rf"\ball\s+(?:of\s+)?(?:the\s+)?(?:{count}\s+)?(?:(?:{name})\s+)?(?:{word})s\b"
        rf"|^\W*(?:(?:{name})\W*)?(?:(?:{word})s?\W*)?all(?:\s+(?:{name}))?\W*$"
    )


def _alternatives() -> tuple[str, str]:
    """Patterns for the frameworks' names and for their words for an item, in lower case."""
    names = {name for each in _coded() for name in (each.name, *each.aliases, *each.short_names)}
    words = {word for each in _coded() for word in each.words}
    return _any_of(names), _any_of(words)


def _any_of(phrases: Iterable[str]) -> str:
    """Some phrases with any white space and hyphens between words, and a first "i" misread."""
    parted = (list(map(re.escape, re.split(r"[\s-]+", each.lower()))) for each in phrases)
    spelt = ([re.sub("^i", "[i1l|]", first), *rest] for first, *rest in parted)
    return one_of(spelt, r"[\s-]+")


# "Metric 3 of the WDES", "Indicator 2 (WRES)".
_BELONGS = re.compile(r"\s*(?:(?:of|in|from)\s+(?:the\s+)?|\()", re.I)


def _owners(text: str, match: re.Match[str], end: int, plan: str | None) -> list[Framework]:
    """The frameworks that numbers count for, from the nearest evidence to the farthest."""
    if match["names"]:
        return _with_items(framework_codes(_unhyphened(match["names"].upper())))
    word = re.sub(r"[\s-]+", " ", match["word"].casefold())
    users = [each for each in _coded() if word in each.words]
    if len(users) == 1:
        return users
    line = text.rfind("\n", 0, match.start()) + 1
    if before := _with_items(framework_codes(text[line : match.start()])):
        return before[-1:]
    if belongs := _BELONGS.match(text, end):
        found = find_frameworks(text[belongs.end() :])
        if found and found[0].start == 0:
            return _with_items(found[0].codes)
    owner = _plan_framework(text, plan)
    return [owner] if owner else []


def _unhyphened(names: str) -> str:
    """Names as lists have them: "HIGH-IMPACT ACTION" without its hyphen, "B-WRES" with it."""
    return names if framework_codes(names) else re.sub(r"[\s-]+", " ", names)


def _with_items(codes: Iterable[str]) -> list[Framework]:
    wanted = list(codes)
    return [each for code in wanted for each in _coded() if each.code == code]


def _plan_framework(text: str, plan: str | None) -> Framework | None:
    """The plan's framework, else the only one that the text names or whose people it names."""
    if plan is not None:
        return next(iter(_with_items([plan])), None)
    named = _with_items(framework_codes(text)) or _with_people(text)
    return named[0] if len(named) == 1 else None


def _with_people(text: str) -> list[Framework]:
    words = set(re.findall(r"[a-z]+", text.casefold().replace("-", "")))
    return [each for each in _coded() if words.intersection(each.people)]


# --- wordings --------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _worded(text: str, plan: str | None) -> tuple[str, ...]:
    """Items by wording: the whole text's, else each line's."""
    if not text.strip():
        return ()
    owners = _wording_owners(text, plan)
    if item := clear_item(text, owners):
        return (item.code,)
    lines = [line for line in text.split("\n") if line.strip()][:_MOST_LINES]
    found = [clear_item(line, owners) for line in lines] if len(lines) > 1 else []
    return tuple(dict.fromkeys(item.code for item in found if item))


def _wording_owners(text: str, plan: str | None) -> list[Framework]:
    """Whose wordings to compare with: those of the people named, else the plan's, else all."""
    people = _with_people(text)
    if len(people) == 1:
        return people
    owner = _plan_framework(text, plan)
    if owner:
        return [owner]
    return [] if plan is not None else list(_coded())


@lru_cache(maxsize=1024)  # one cell beside several actions is asked about for each of them
def _disagreement(codes: tuple[str, ...], words: str) -> str:
    own = [item for code in codes for item in _same_whole(code)]
    item = misfit(words, own, _coded())
    if item is None:
        return ""
    listed = ", ".join(codes)
    return f"the number says {listed}, the wording is that of {item.code} ({item.name})"


@cache
def _same_whole(code: str) -> tuple[Item, ...]:
    """The item of that code, its whole and the whole's other parts."""
    item = all_items()[code]
    owner = next(each for each in _coded() if item in each.items)
    return tuple(each for each in owner.items if each.base == item.base)
