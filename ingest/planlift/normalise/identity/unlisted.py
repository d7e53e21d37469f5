"""Bodies that no list knows and that no common word gives away, told by where their names stand.

"Moorland Rescue" over "Action log" is whose plan it is; in the middle of a text it may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.identity.front import Front
from planlift.normalise.identity.titles import Title, plan_words
from planlift.normalise.owners import owner_likeness
from planlift.normalise.period import read_period
from planlift_parsers import Paragraph
from planlift_parsers.dictionary import is_word

_CAPITAL = r"[A-Z][\w'’.-]*"
_NAME = re.compile(
    rf"{_CAPITAL}(?:,?\s+(?:(?:and|of|the|for|upon|on|in|with|&)\s+)*{_CAPITAL}){{1,6}}"
)
# Bodies that are also parts of a body ("Steering Group"), so that their place must speak for them.
# fmt: off
_BODY = frozenset({
    "foundation", "fund", "association", "society", "charity", "group", "network", "college",
    "school", "academy", "surgery", "practice", "centre", "home", "homes", "house", "authority",
    "police", "rescue", "service", "services", "housing", "institute", "federation", "alliance",
    "agency", "commission", "partnership", "care", "union", "plc", "llp", "company", "mind",
    "consortium", "collaborative", "clinic", "hospital", "healthcare", "cic", "league",
    "conservatoire", "hospice", "museum", "library", "theatre", "board",
    "executive", "voices", "forum", "commissioner", "neighbours", "friends", "office", "ombudsman",
    "aid",
})
# Words of groups, teams and services inside a body, and of documents.
_WITHIN = _BODY | frozenset({
    "steering", "working", "reference", "staff", "project", "programme", "delivery", "audit",
    "governance", "quality", "safety", "sustainability", "improvement", "people", "leadership",
    "management", "executive", "board", "committee", "patient", "patients", "experience", "team",
    "directorate", "department", "division", "human", "resources", "corporate", "clinical",
    "medical", "nursing", "support", "shared", "customer", "children", "adult", "adults", "social",
    "health", "public", "community", "equality", "diversity", "inclusion", "race", "disability",
    "disabled", "bme", "workforce", "strategic", "operational", "senior", "action", "plan", "our",
    "the", "and", "of", "for", "in", "on", "with", "nhs", "local", "provider", "primary",
    "integrated", "mental", "emergency", "maternity", "acute", "learning", "development", "work",
    "directors", "trustees", "governors", "task", "finish", "planning", "estates", "finance",
    "information", "digital", "summary", "trust",
})
# fmt: on
_NEAR = 2  # lines between the title and a name that belongs to it
_A_DATE = 0.5  # likeness to a deadline from which what stands behind a name is a day or month
_PAGE = re.compile(r"\s*\b(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?\s*$|\s+page\s*$|^\s*\d+\s+", re.I)
_APART = re.compile(r"\s*(?::|\||\s[–—·•-])\s+|\s+(?=[Vv]ersion\s+\d)|,?\s+(?=registered\b)")
_VERSION = re.compile(r"version\s+\d", re.I)
# Any verb: what stands behind a whole name and joins nothing to it.
_SAYS = re.compile(r"\s+(?!(?:of|for|and|in|on|at|with|or|to|by|from|as)\b)[a-z]{2}")
# What a plan or a campaign that a line names would not be said to do.
_DOES = re.compile(
    r"\s+(?:serves?|employs?|runs?|operates?|houses?|owns?|looks? after|cares? for)\b"
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_FOR = re.compile(
    r"\b(?:[Oo]n behalf of|[Ss]ubmitted by:?|[Pp]repared [\w ]{0,40}\bfor|[Nn]ewsletter of"
    r"|[Tt]he (?:[\w ]{1,30} )?(?:board|committee|council|trustees|governors) of)"
    rf"\s+(?:the\s+)?(?P<name>{_NAME.pattern})"
)
_DOCUMENT_OF = re.compile(r"(?:newsletter|bulletin|report|minutes|plan) of\b", re.I)
# Those who ask for plans and do not make them.
_OF_THE_NATION = re.compile(
    r"\b(?:NHS (?:England|Improvement|Employers|Scotland|Wales)|National(?! Park)|Department of|"
    r"Home Office|Care Quality Commission|Health Education England)\b"
)
# A committee of a body, whatever its name opens with ("Trust Management Executive").
_COMMITTEE = re.compile(
    r"\b(?:management|steering|executive|leadership|working|reference|delivery|programme|project|"
    r"governance|assurance) (?:executive|group|board|forum|network)$",
    re.I,
)
_PRISON = re.compile(r"(?:HMP|HMYOI|HM Prison)\b")
_FIRST = 2  # lines above the title among which a name stands
_LEAST_WORDS = 3  # of a name that no common word gives away
_A_PERSON = 0.9  # likeness to an owner from which a line names a person, a post or a committee
_LONGEST = 2000  # letters of one paragraph of the introduction that are looked at


def unlisted_name(front: Front, title: Title, properties: str = "") -> str:
    """The name of a body in the title, on a line beside it, or as what the introduction speaks of.

    Args:
        front: what stands at the document's front.
        title: the plan's title.
        properties: the title in the file's properties ("Race action plan - Tidewater Housing").

    Returns:
        The name as written, "" where there is none.
    """
    candidates = chain(_candidates(front, title), _in_heads(front), _beside_plan(properties))
    named = next(filter(_is_name, candidates), "")
    return named or _said_again(front, title) or _with_own_word(front, title)


def _with_own_word(front: Front, title: Title) -> str:
    """A line beside the title that is a name with a word of its own ("Ansley County Libraries").

    A word of no dictionary is a place's or a founder's; nothing but names beside it is a person's.
    """
    for line in (*front.lines[:_FIRST], *_near_title(front, title)):
        name = line.text.strip()
        words = re.findall(r"[^\W\d_][\w'’-]*", name)
        whole = _NAME.fullmatch(name) is not None and not plan_words(name)
        if not whole or owner_likeness(name) >= _A_PERSON or _OF_THE_NATION.search(name):
            continue
        own = any(not is_word(word) for word in words if not word.isupper())
        if _PRISON.match(name) or (own and len(words) >= _LEAST_WORDS and is_word(words[-1])):
            return name
    return ""


def _said_again(front: Front, title: Title) -> str:
    """A line of capitals beside the title that the running heads or feet open with again.

    Of a web page, its foot, which is the last of what stands around the text. Or the introduction
    says of it what only a body does.
    """
    around = (*front.furniture, *front.navigation[-1:])
    told = [line.text for line in front.introduction]
    heads = [_PAGE.sub("", line.text) for line in around]
    for line in _near_title(front, title):
        name = line.text.strip()
        words = re.findall(r"[\w'’]+", name.casefold())
        whole = _NAME.fullmatch(name) is not None and not plan_words(name)
        again = any(head == name or head.startswith((f"{name},", f"{name} |")) for head in heads)
        again = again or any(_DOES.match(text.removeprefix(name)) for text in told)
        if whole and again and len(words) > 1 and not _WITHIN.issuperset(words):
            return name
    return ""


def _near_title(front: Front, title: Title) -> list[Paragraph]:
    at = next((n for n, line in enumerate(front.lines) if line in title.used), 0)
    return front.lines[max(0, at - _NEAR) : at + _NEAR + 1]


def _candidates(front: Front, title: Title) -> Iterator[str]:
    yield from _beside_plan(title.text)
    opening = _NAME.match(title.text)
    if opening and plan_words(title.text[opening.end() :]):
        yield opening[0]  # "Tidewater Volunteer Centre race equality action plan"
    for line in _near_title(front, title):
        yield line.text.strip()
        name, _, behind = line.text.partition(", ")
        if deadline_likeness(behind) >= _A_DATE:
            yield name
        yield from _beside_plan(line.text)
        yield from _beside_date(line.text)
        if period := read_period(line.text):
            yield line.text.partition(period.label)[2].strip()
    for line in front.furniture:
        yield from (part.strip() for part in _APART.split(_PAGE.sub("", line.text)))
    for paragraph in (*front.lines, *front.introduction):
        yield from _subjects(paragraph.text[:_LONGEST])


def _in_heads(front: Front) -> Iterator[str]:
    """Lines among the menus of a web page, where its owner's name stands by itself."""
    return (line.text.strip() for line in front.navigation)


def _beside_date(line: str) -> list[str]:
    """The parts of a line of which another dates the document: "Tern House · April 2024"."""
    parts = _APART.split(line)
    dated = (_VERSION.match(part) or deadline_likeness(part) >= _A_DATE for part in parts[1:])
    return parts[:1] if any(dated) else []


def _subjects(text: str) -> Iterator[str]:
    """The names that open a sentence as what it speaks of, and on whose behalf it is said."""
    for sentence in _SENTENCE_END.split(text):
        opening = _NAME.match(sentence)
        if opening and opening.end() == len(sentence) < len(text):  # it is a name and no more
            yield opening[0].rstrip(".")
        elif opening and _SAYS.match(sentence, opening.end()):
            yield opening[0].removeprefix("At ").removeprefix("the ").removeprefix("The ")
    for found in _FOR.finditer(text):
        yield found["name"].removesuffix(" I").rstrip(".")


def _beside_plan(line: str) -> list[str]:
    """The parts of a line of which another names the plan: "Hartside Care Group: audit plan"."""
    parts = _APART.split(line)
    return parts if len(parts) > 1 and any(map(plan_words, parts)) else []


def _is_name(text: str) -> bool:
    words = re.findall(r"[\w'’]+", text.casefold())
    whole = _NAME.fullmatch(text) is not None and not plan_words(text)
    whole = whole and not _DOCUMENT_OF.match(text) and not _OF_THE_NATION.search(text)
    whole = whole and not _COMMITTEE.search(text)
    return whole and _ends_in_body(words) and not _WITHIN.issuperset(words)


def _ends_in_body(words: list[str]) -> bool:
    """Its last word is a body, or the one that goes on "of ..." ("College of Higher Education")."""
    before = (one for one, following in pairwise(words) if following in ("of", "for"))
    return words[-1] in _BODY or any(word in _BODY for word in before)
