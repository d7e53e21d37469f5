"""Splits an owner cell into its owners and tells the kind of each.

A cell is split at lines, bullets and semicolons always; at commas, slashes, "and" and the like
only where both sides are owners by themselves: "Head of Equality, Diversity and Inclusion" is one
owner, "Head of HR, Recruitment Manager and EDI Lead" are three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from planlift.normalise.owners.kinds import (
    is_bare_head,
    is_nothing,
    is_people,
    is_topic,
    is_weak,
    kind_of,
    paired_topics,
    surely_person,
)
from planlift.normalise.owners.patterns import owner_patterns
from planlift.normalise.remembering import remembered
from planlift_schema import Owner, OwnerKind
from planlift_schema.organisations import names_in

__all__ = ["is_owner", "kind_of_owner", "owner_likeness", "owner_patterns", "read_owners"]

_BULLETS = "•·▪◦●○■□➢►▶‣⁃∙⦁❖✓➤\uf0b7\uf0a7\uf0d8\uf0fc"
_MARKER = re.compile(
    rf"\s*(?:[{_BULLETS}*]\s*|[-–—]\s+|\(?(?:\d{{1,2}}|[a-z]|[ivx]+)[.)]\s+|o\s{{2,}})?"
)
_LABEL_WORD = (
    r"(?:overall|joint|leads?|agency|officer|executive|exec|director|manager|owners?|sponsors?|sro|"
    r"responsible|accountable|person|named|operational|strategic|clinical|board|support(?:ed|ing)?|"
    r"by|whom|who|delivery|action)"
)
_LABEL = re.compile(
    rf"(?:{_LABEL_WORD}\s+){{0,3}}{_LABEL_WORD}\s*:\s*|[RACI]:\s+"
    r"|(?:owners?|sro|sponsors?|by whom|responsible (?:person|officer)|"
    r"accountable (?:person|officer)|lead (?:agency|officer))\s+[-–—]\s+"
    r"|(?:to\s+be\s+)?(?:led|owned|delivered|supported|overseen|sponsored)\s+by\s+(?:the\s+)?",
    re.I,
)
# "Lead – HRD" is a label before a role, "Lead – Equality" is a role: what follows tells.
_LEAD = re.compile(r"(?:lead|support)\s+[-–—]\s+", re.I)
_HARD = re.compile(
    rf"[;|\t]|(?:[.,]|\s/)\s+(?=(?:{_LABEL_WORD}\s+){{0,3}}{_LABEL_WORD}\s*:)|\s(?=[RACI]:\s)", re.I
)
_SUPPORT = re.compile(
    r"\b(?:with\s+(?:the\s+)?(?:support|assistance|input|help|advice|oversight|guidance|"
    r"leadership|involvement|contributions?)\s+(?:of|from|by)|"
    r"supported\s+by|assisted\s+by|in\s+(?:conjunction|collaboration|partnership|liaison|"
    r"consultation|association)\s+with|(?:together|working|along|jointly)\s+with|alongside|"
    r"as\s+well\s+as|through|reporting\s+to|overseen\s+by|led\s+by|via|with|w/)\s",
    re.I,
)
_SOFT = re.compile(
    r"(?P<and>,\s*(?:and|&)(?=\s)|\band\b|(?<=\s)&(?=\s)|\bplus\b|(?<=\s)\+(?=\s))"
    r"|(?P<comma>,)|(?P<slash>/)|(?P<dash>(?<=\s)[-–—](?=\s)|:(?=\s))",
    re.I,
)
# A longer line is prose in the wrong cell: it is kept whole (the longest of labelled plans has 69).
_LONGEST_LINE = 600  # letters
_OPEN_TOPIC = re.compile(r"(?:\b(?:of|for|on)\b|\s[-–—]\s)(?!.*\b(?:and|&)\s)", re.I)
_CONNECTED = re.compile(r"(?:\b(?:and|of|for|the|to|with)|[,&/–-])$", re.I)
_JOINED_BODY = re.compile(r"(?:\band\b|[,&]).*\b(?:NHS|Trust|FT|CCG|ICB|Board|Council)\b", re.S)
_CONNECTS = re.compile(r"(?:and|of|for|to|with|&|/)\b", re.I)

_Span = tuple[int, int]


def read_owners(text: str, initials: Mapping[str, OwnerKind] | None = None) -> list[Owner]:
    """The owners an owner cell names, each as written, in order.

    Args:
        text: the cell, paragraphs parted by line breaks.
        initials: the kinds of owner that initials stand for, where the document says so itself.

    Returns:
        The owners; [] for an empty cell and for words such as "TBC", "N/A" or "vacant".
    """
    if not initials:
        return list(_owners(text))
    return [
        Owner(text=each.text, kind=initials.get(each.text, each.kind)) for each in _owners(text)
    ]


def kind_of_owner(text: str) -> OwnerKind | None:
    """The kind of a text that is one owner and nothing else; None where it is none.

    Args:
        text: one line.
    """
    spans = list(_owner_spans(text))
    return kind_of(text) if len(spans) == 1 else None


@remembered
def _owners(text: str) -> tuple[Owner, ...]:
    return tuple(
        Owner(text=text[start:end], kind=kind_of(text[start:end]) or OwnerKind.TEAM)
        for start, end in _owner_spans(text)
        if not is_nothing(text[start:end])
    )


def is_owner(text: str) -> bool:
    """Whether a text surely names an owner: a role, a team or a name, and no other topic."""
    named = text[:1].isupper()
    if named and is_topic(text):
        return True
    return kind_of(text) is not None and (named or not is_weak(text))


# How sure each sign is that a cell holds owners.
_SURE = 1.0
_NAME = 0.7  # two capitalised words may be a name, and may be a topic
_WEAK = 0.4  # "Mentoring Programme" is seldom an owner
_ALL = frozenset({"all", "both", "any"})
_ANYONE = 0.2  # "All" may be of anything: only the header says of what
_TOPIC = 0.6  # "Recruitment" may be an owner, and may be a theme
_NOTHING = 0.3  # "TBC" stands under owners and under dates
_LONGEST_OWNERS = 40  # words; the longest owner cell of labelled plans has 13
_SENTENCE = re.compile(
    r"\b(?:will|has|have|is|are|was|were|been|should|must|ensure|develop|review|monitor|continue|"
    r"deliver|provide|increase|reduce|improve|identify|undertake|introduce|promote|establish|"
    r"implement|create|from|than|percentage|likelihood|compared|this|these|that)\b",
)
_DATED = re.compile(
    r"\d{3,}|\d+[/.]\d+|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\b\.?\s*['’]?\d",
)


@lru_cache(maxsize=10_000)  # the same cells are asked about for each row and column
def owner_likeness(text: str) -> float:
    """How much a cell looks like an owner cell, from 0 to 1: roles, teams, initials, names."""
    length = len(text.split())
    if not length or length > _LONGEST_OWNERS or _DATED.search(text.lower()):
        return 0.0
    if is_nothing(text):
        return _NOTHING if any(letter.isalpha() for letter in text) else 0.0
    parts = [text[start:end] for start, end in _owner_spans(text)]
    scores = [_part_likeness(part) for part in parts]
    total = sum(len(part) for part in parts)
    return sum(score * len(part) for score, part in zip(scores, parts, strict=True)) / total


def _part_likeness(part: str) -> float:
    if _SENTENCE.search(part.lower()):
        return 0.0
    if is_topic(part) or all(is_topic(word) or word in ("and", "&") for word in part.split()):
        return _TOPIC
    kind = kind_of(part)
    if kind is None:
        return 0.0
    if part.casefold() in _ALL:
        return _ANYONE
    if is_weak(part):
        return _WEAK
    return _NAME if kind is OwnerKind.PERSON and not surely_person(part) else _SURE


# --- splitting -------------------------------------------------------------------------------


def _owner_spans(text: str) -> Iterator[_Span]:
    """Where each owner stands in a text, without its bullet or label."""
    for line in _joined_lines(text):
        if line[1] - line[0] > _LONGEST_LINE:
            yield line
            continue
        for piece in _between(text, line, _HARD):
            for part in _supported(text, _unlabelled(text, piece)):
                yield from _soft_split(text, part)


def _joined_lines(text: str) -> Iterator[_Span]:
    """Lines without their bullet; one that breaks off at "and" or "of" goes on in the next."""
    pending: _Span | None = None
    at = 0
    for line in text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        marker = _MARKER.match(text, start, end)
        body = _trim(text, (marker.end() if marker else start, end))
        if body[0] >= body[1]:
            continue
        bulleted = body[0] > start + (len(line) - len(line.lstrip()))
        if pending and not bulleted and _goes_on(text, pending, body):
            pending = (pending[0], body[1])
            continue
        if pending:
            yield pending
        pending = body
    if pending:
        yield pending


def _goes_on(text: str, before: _Span, line: _Span) -> bool:
    """Whether a line belongs to the one before: a joining word, or a title cut before its head."""
    if before[1] - before[0] > _LONGEST_LINE:
        return False
    gap = text[before[1] : line[0]]
    if _CONNECTED.search(text[before[0] : before[1]] + gap.rstrip()):
        return True
    bracketed = text[line[0]] == "(" and text[line[1] - 1] == ")"
    if bracketed or _CONNECTS.match(text, *line):
        return True
    atoms, _ = _atoms(text, before)
    last, words_of_line = text[atoms[-1][0] : before[1]], text[line[0] : line[1]]
    return is_bare_head(words_of_line.removesuffix("s")) and not (kind_of(last) or is_topic(last))


def _unlabelled(text: str, span: _Span) -> _Span:
    label = _LABEL.match(text, *span)
    if label is None and (lead := _LEAD.match(text, *span)):
        kind = kind_of(text[lead.end() : span[1]])
        label = lead if kind and not is_topic(text[lead.end() : span[1]]) else None
    return (label.end(), span[1]) if label and label.end() < span[1] else span


def _between(text: str, span: _Span, separator: re.Pattern[str]) -> Iterator[_Span]:
    at = span[0]
    for match in separator.finditer(text, *span):
        if _in_brackets(text, span[0], match.start()):
            continue
        yield _trim(text, (at, match.start()))
        at = match.end()
    yield _trim(text, (at, span[1]))


def _supported(text: str, span: _Span) -> Iterator[_Span]:
    """Parts at "with support from" and the like, where what stands before is an owner."""
    for match in _SUPPORT.finditer(text, *span):
        if _in_brackets(text, span[0], match.start()):
            continue
        left = _trim(text, (span[0], match.start()))
        right = _trim(text, (match.end(), span[1]))
        if left[0] < left[1] and right[0] < right[1] and kind_of(text[left[0] : left[1]]):
            yield left
            yield from _supported(text, right)
            return
    yield span


def _soft_split(text: str, span: _Span) -> Iterator[_Span]:
    """Parts at commas, slashes and "and", joined again where a part is no owner by itself."""
    atoms, joints = _atoms(text, span)
    if len(atoms) == 2 and surely_person(text[span[0] : span[1]]):
        yield span
        return
    if len(atoms) > 1 and all(is_topic(text[start:end]) for start, end in atoms):
        if set(joints) <= {"slash", "comma"}:
            yield from atoms
        else:
            yield span
        return
    yield from _merged(text, atoms, joints)


def _atoms(text: str, span: _Span) -> tuple[list[_Span], list[str]]:
    """The smallest parts of a span and what joins each to the next."""
    atoms: list[_Span] = []
    joints: list[str] = []
    whole = [*paired_topics(text, *span), *_listed(text, *span)]
    at = span[0]
    for match in _SOFT.finditer(text, *span):
        left, right = _trim(text, (at, match.start())), _trim(text, (match.end(), span[1]))
        if left[0] >= left[1] or right[0] >= right[1] or _in_brackets(text, span[0], match.start()):
            continue
        if any(start < match.end() and match.start() < end for start, end in whole):
            continue
        if match.lastgroup == "dash" and not _name_and_role(text, left, right):
            continue
        atoms.append(left)
        joints.append(match.lastgroup or "")
        at = match.end()
    last = _trim(text, (at, span[1]))
    return ([*atoms, last] if last[0] < last[1] else atoms), joints


def _listed(text: str, start: int, end: int) -> list[_Span]:
    """Where listed organisations are named ("Kent and Medway NHS and Social Care ... Trust")."""
    if not _JOINED_BODY.search(text, start, end):
        return []
    return [(start + each.start, start + each.end) for each in names_in(text[start:end])]


def _name_and_role(text: str, left: _Span, right: _Span) -> bool:
    """A dash parts a person from a role, and nothing else ("CCG - OD Lead Manager" is one)."""
    one, two = text[left[0] : left[1]], _SOFT.split(text[right[0] : right[1]])[0]
    return surely_person(one) != surely_person(two) and bool(kind_of(one) and kind_of(two))


def _merged(text: str, atoms: list[_Span], joints: list[str]) -> Iterator[_Span]:
    """Atoms put together until each is an owner by itself."""
    current: _Span | None = None  # an owner that may yet take in what follows
    open_from: int | None = None  # start of atoms that are no owner yet
    for number, (start, end) in enumerate(atoms):
        begin = start if open_from is None else open_from
        whole = text[begin:end]
        if kind_of(text[start:end]) and not is_topic(text[start:end]) and kind_of(whole):
            if (
                open_from is not None
                and current
                and _goes_back(text, current, atoms, joints, number)
            ):
                yield current[0], atoms[number - 1][1]
                begin = start
            elif current and (
                _wants_body(text, current, (start, end), joints[number - 1])
                or _all_of_both(text, current, (start, end), joints[number - 1])
            ):
                begin = current[0]
            elif current:
                yield current
            current, open_from = (begin, end), None
        elif open_from is None:
            open_from = start
    yield from _tail(text, current, open_from, atoms[-1][1] if atoms else 0)


def _wants_body(text: str, current: _Span, body: _Span, joint: str) -> bool:
    """Whether a head wants the body behind it: "Chair, BME Network" is one role."""
    bodies = (OwnerKind.TEAM, OwnerKind.COMMITTEE)
    return (
        joint == "comma"
        and is_bare_head(text[current[0] : current[1]])
        and kind_of(text[body[0] : body[1]]) in bodies
    )


def _all_of_both(text: str, current: _Span, other: _Span, joint: str) -> bool:
    """Whether "all" speaks of the second as well: "All leaders and managers" are one."""
    everyone = kind_of(text[current[0] : current[1]]) is OwnerKind.EVERYONE
    return joint == "and" and everyone and is_people(text[other[0] : other[1]])


def _goes_back(
    text: str, current: _Span, atoms: list[_Span], joints: list[str], number: int
) -> bool:
    """Whether topics between two owners belong to the first and not to the second.

    "Head of Equality, Diversity and Inclusion, Recruitment Manager" against
    "HR Director, Equality and Diversity Lead".
    """
    if not _OPEN_TOPIC.search(text[current[0] : current[1]]):
        return False
    between = text[current[1] : atoms[number - 1][1]]
    return joints[number - 1] != "and" or bool(re.search(r"\band\b|&", between))


def _tail(text: str, current: _Span | None, open_from: int | None, end: int) -> Iterator[_Span]:
    """What is left behind the last owner: its own topics, or a team named by its topic."""
    if current is None:
        if open_from is not None:
            yield open_from, end
        return
    if open_from is None:
        yield current
    elif is_topic(text[open_from:end]) and not _OPEN_TOPIC.search(text[current[0] : current[1]]):
        yield current
        yield open_from, end
    else:
        yield current[0], end


def _in_brackets(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)


def _trim(text: str, span: _Span) -> _Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return start, end
