"""Finds whose plan a document is, from the strongest evidence to the weakest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from pathlib import PurePath

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.identity.front import SENTENCE_END, Front, title_like
from planlift.normalise.identity.signed import signature_lines
from planlift.normalise.identity.titles import Title, plan_words
from planlift.normalise.identity.unlisted import unlisted_name
from planlift.normalise.owners import owner_likeness
from planlift.normalise.owners.kinds import kind_of
from planlift.normalise.period import read_period
from planlift_parsers.document import Document, Mail, Paragraph, Table
from planlift_schema import Organisation, OwnerKind, Period
from planlift_schema.frameworks import find_frameworks, framework_codes
from planlift_schema.organisation_times import existed, name_as_of, of_the_time
from planlift_schema.organisations import (
    ListedOrganisation,
    NameFound,
    by_domain,
    by_name,
    by_short_name,
    names_in,
)
from planlift_schema.plan import MAIL_EVIDENCE

_CAPITAL = r"(?:[A-Z]\w*-[\w-]+|[A-Z][\w'’.]*|(?:plc|llp|cic)\b)"
_SMALL = r"(?:and|of|the|for|upon|on|in|with|&)"
_NAME = re.compile(rf"{_CAPITAL}(?:(?:,?\s+|\s*-\s*)(?:{_SMALL}\s+)*{_CAPITAL})*")
# What the name of an organisation ends with; the list of NHS bodies knows no councils, hospices
# or companies, so that these stand as written.
_NAME_END = re.compile(
    r"\b(?:trust|nhs\s+ft|clinical\s+commissioning\s+group|ccg|integrated\s+care\s+(?:board|system|"
    r"partnership)|icb|council|health\s+board|hospices?(?:\s+(?:care|group|services))?|commissioning\s+support\s+unit|csu|"
    r"community\s+interest\s+company|cic|ltd|limited|university(?:\s+college)?|nhs\s+wales|constabulary|"
    r"health\s+and\s+care\s+partnership|combined\s+authority|plc|students?['’]?\s+union)\b\.?",
    re.I,
)
# Those that are often named after the same saints and founders, so that their town is added. The
# town ends the line: what is followed by more is an address or a sentence.
_NAMESAKES = re.compile(r"\bhospices?(?:\s+(?:care|group|services))?$", re.I)
_OPENS = re.compile(
    r"\s*(?:At|The|(?:Published|Issued|Adopted|Submitted)\s+by(?:\s+the)?)?\s*", re.I
)
_PLACE = re.compile(rf",\s+({_CAPITAL}(?:\s+(?:(?:{_SMALL}|St)\s+)?{_CAPITAL})?)\s*$")
# What may stand before a body's name as its own part, and what goes on with a name that has ended:
# "The Council of the University of Leeds", "The Harbour Trust for Carers".
_PART_OF = re.compile(r"(?:The\s+)?(?:Council|Senate|Board|Governors|Trustees)\s+of\s+(?:the\s+)?")
_PREPARED = re.compile(
    r"^(?:(?:Prepared|Produced|Compiled|Written)\s+(?:for|by)|(?:Newsletter|Bulletin)\s+of)"
    r"\s+(?:the\s+)?"
)
_COMMITTEE_OF = re.compile(
    r"^.*\b(?:Committee|Board|Governors|Trustees)\s+of\s+(?:the\s+)?(?=[A-Z])"
)
_LED_IN = re.compile(r"^(?:At\s+)?(?:The\s+(?=University))?", re.I)  # of a sentence, not of a name
_UNIVERSITY_OF = re.compile(r"\bUniversity of\b")
_BOROUGH = re.compile(
    rf"(?:(?:London|Royal|Metropolitan)\s+)*(?:Borough|City|County)\s+of\s+{_CAPITAL}"
    rf"(?:\s+(?:{_SMALL}\s+)?{_CAPITAL})*(?=\s*(?:[|:,]|$))"
)
_GOES_ON = re.compile(rf"(?:\s+(?:of|for)(?:\s+the)?(?:\s+{_CAPITAL})+)+")
# Recognition of scans takes the "N" for a part of the word before; there are no trusts of an "HS".
_CUT_NHS = re.compile(r"\bHS(?=\s+(?:Foundation\s+)?Trust\b)")
_A_TEAM = 0.5  # likeness to an owner from which what stands there is a team, and no town
_A_DATE = 0.5  # likeness to a deadline from which it is a date
_NO_TOWN = frozenset(
    {
        "draft",
        "final",
        "version",
        "appendix",
        "annex",
        "paper",
        "summary",
        "update",
        "review",
        "department",
        "directorate",
        "division",
        "human",
        "resources",
        "people",
        "operations",
        "hr",
    }
)
# Words that many organisations have in their names; a name needs one that is its own.
# fmt: off
_COMMON = frozenset({
    "nhs", "the", "our", "this", "your", "local", "trust", "trusts", "foundation", "ft",
    "university", "hospitals", "hospital", "health", "healthcare", "care", "community",
    "mental", "partnership", "clinical", "commissioning", "group", "ccg", "icb", "integrated",
    "board", "council", "services", "service", "ambulance", "acute", "teaching", "and", "of",
    "for", "on", "in", "with", "social", "system", "support", "unit", "csu", "limited", "ltd",
    "company", "interest", "cic", "hospice", "city", "county", "district", "borough", "inclusive",
    "provider", "organisation", "name", "public", "body", "all", "every", "each", "equality",
    "diversity", "inclusion", "race", "disability", "workforce", "standard", "action", "plan",
    "report",
})
# fmt: on
# Somebody who helps, pays, serves or is compared with is not whose plan it is.
_PARTNER = re.compile(
    r"\b(?:with|(?<!published )(?<!issued )(?<!adopted )by|from|partners?|supported|hosted|"
    r"provided|alongside|commissioned|suppliers?|"
    r"thanks to|courtesy of|based on|benchmark(?:ed)?|compared|including|neighbouring|such as|like)"
    r"\s+(?:the\s+|our\s+)?$",
    re.I,
)
_AT = re.compile(r"\b(?:at|of|across|within|throughout)\s+(?:the\s+)?$", re.I)
# The boards of Scotland and Wales that are called after their place only: the line is the name.
_BOARD = re.compile(rf"NHS\s+(?P<place>{_CAPITAL}(?:\s+(?:(?:and|&|of)\s+)?{_CAPITAL}){{0,3}})")
# fmt: off
_NO_PLACE = frozenset({
    "england", "improvement", "employers", "digital", "resolution", "providers", "confederation",
    "elect", "horizons", "staff", "constitution", "long", "people", "standard", "jobs", "scotland",
    "wales", "race", "confidential", "leadership", "property", "supply", "green",
})
# fmt: on
_JOINED = re.compile(r"\s+with\b")
_WITH = re.compile(r"\w\s+with\s+(?:the\s+)?$", re.I)
_PARTNER_REACH = 40  # letters before a name within which such a word speaks of it
# Lengths are those of domain names (RFC 1035), so that no text costs more than its own length.
_EMAIL = re.compile(r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"')\]]+"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.nhs\.uk\b[^\s<>\"')\]]*",
    re.I,
)
_LONGEST_INTRODUCTION = 2000  # letters of one paragraph in which listed names are sought
LAST_LINES = 3  # of a text, below the plan, among which its owner's name may stand alone
_LONGEST_SIGNATURE = 100  # letters of a line that ends in a name: a signature, a newsletter's head
_LONGEST_LINE = 400  # letters of a line in which a name as written is sought


def read_organisation(
    document: Document, front: Front, title: Title, period: Period
) -> Organisation | None:
    """Whose plan it is, with the evidence, or None where the document does not say.

    A name stands for the body that had it in the plan's period.
    """
    for found in _evidence(document, front, title, period):
        if found is not None:
            return found
    return None


def _evidence(
    document: Document, front: Front, title: Title, period: Period
) -> Iterator[Organisation | None]:
    yield _in_lines("title", [title.text], period)
    yield _labelled(front, period)
    yield _in_lines("heading", (line.text for line in front.lines), period)
    yield _in_lines("heading", (line.text for line in front.headings), period)
    yield _in_introduction(front, period)
    heads = document.mail.head if document.mail else ()  # those who got a mail are in it too
    written = [p.text for p in document.paragraphs() if p.text not in heads]
    texts = [text for text in written if _may_hold_address(text)]
    yield _by_addresses("e-mail domain", _EMAIL, texts, period)
    yield _by_addresses("web address", _WEB, [_EMAIL.sub(" ", text) for text in texts], period)
    yield _in_lines("running head", (line.text for line in front.furniture), period)
    yield _as_whole("page head", (line.text for line in front.navigation), period)
    yield _as_whole("last line", (line.text for line in front.body[-LAST_LINES:]), period)
    yield _alone("line", dict.fromkeys(written), period)  # the same words tell the same again
    yield _in_lines("file properties", [document.title], period)
    yield _by_file_name(document.name, period)
    yield _by_sender(document.mail, period)
    yield _only_named(document, period)
    if name := unlisted_name(front, title, document.title):
        yield Organisation(name=name, evidence=f"front {_quoted(name)}")
    yield _where_it_happens(front)
    yield _signed(written)


def _listed(found: ListedOrganisation, source: str, words: str, period: Period) -> Organisation:
    then = of_the_time(found, words, period.start, period.end)
    return Organisation(
        name=name_as_of(then, words),
        ods_code=then.ods_code,
        evidence=f"{source} {_quoted(words)}",
    )


def _first_of_the_time(found: list[NameFound], period: Period) -> NameFound:
    """The first whose organisation existed in the plan's period, else the first."""
    start, end = period.start, period.end
    if start is None or end is None:
        return found[0]
    return next((one for one in found if existed(one.organisation, start, end)), found[0])


def _quoted(words: str) -> str:
    return f'"{words}"' if " " in words else words


def _in_lines(source: str, lines: Iterable[str], period: Period) -> Organisation | None:
    """The first listed name in short lines, else the first name as written.

    A title may be a sentence ("Our Trust: what we will do").
    """
    short = (text for text in lines if text and (source == "title" or title_like(text)))
    texts = [_without_addresses(text) for text in short]
    for text in texts:
        if found := [one for one in names_in(text) if not _WITH.search(text[: one.start])]:
            first = _first_of_the_time(found, period)
            return _listed(first.organisation, source, first.text, period)
    for text in texts:
        if name := _as_written(text):
            return _mended(name, source, period)
    return None


def _mended(name: str, source: str, period: Period) -> Organisation:
    """An organisation by its name as written, where recognition cut the name as it should be."""
    whole = _CUT_NHS.sub("NHS", name)
    if whole != name and (found := names_in(whole)):
        first = _first_of_the_time(found, period)
        return _listed(first.organisation, source, name, period)
    return Organisation(name=whole, evidence=f"{source} {_quoted(name)}")


def _may_hold_address(text: str) -> bool:
    folded = text.casefold()
    return "@" in folded or "www." in folded or "http" in folded or ".nhs.uk" in folded


def _without_addresses(text: str) -> str:
    """A text without e-mail and web addresses, which are evidence of their own."""
    return _WEB.sub("|", _EMAIL.sub("|", text))


def _labelled(front: Front, period: Period) -> Organisation | None:
    value = front.labelled.get("organisation", "")
    if not value:
        return None
    if found := by_name(value):
        return _listed(found, "label", value, period)
    if found_in := _in_lines("label", [value], period):
        return found_in
    plain = _NAME.fullmatch(value) and not plan_words(value) and _has_own_word(value)
    return Organisation(name=value, evidence=f"label {_quoted(value)}") if plain else None


def _as_whole(source: str, lines: Iterable[str], period: Period) -> Organisation | None:
    """The first line that is a name and nothing else: listed, or as names of bodies end."""
    for text in map(_without_role, lines):
        if " " not in text:
            continue
        if found := by_name(text):
            return _listed(found, source, text, period)
        if _as_written(text) == text and not names_in(text):
            return _mended(text, source, period)
    return None


def _in_introduction(front: Front, period: Period) -> Organisation | None:
    """The one organisation that the introduction speaks of, partners left out."""
    texts = [_without_addresses(line.text[:_LONGEST_INTRODUCTION]) for line in front.introduction]
    listed = [found for text in texts for found in names_in(text) if not _partner(text, found)]
    if len({found.organisation.ods_code for found in listed}) == 1:
        return _listed(listed[0].organisation, "introduction", listed[0].text, period)
    if listed:
        return None
    unlisted = [text for text in texts if not names_in(text)]
    written = [name for text in unlisted if (name := _as_written(text, at_start=True))]
    if len(set(written)) == 1:
        return Organisation(name=written[0], evidence=f"introduction {_quoted(written[0])}")
    return None


def _where_it_happens(front: Front) -> Organisation | None:
    """The one name as written in the introduction, where it says that things are ("staff at")."""
    names, placed = set(), False
    for line in front.introduction:
        for sentence in SENTENCE_END.split(line.text[:_LONGEST_INTRODUCTION]):
            if name := _as_written(sentence):
                names.add(name)
                placed = placed or bool(_AT.search(sentence[: max(0, sentence.find(name))]))
    if len(names) != 1 or not placed:
        return None
    name = names.pop()
    return Organisation(name=name, evidence=f"introduction {_quoted(name)}")


def _signed(texts: Sequence[str]) -> Organisation | None:
    """The body that a mail or letter is signed for, a line of its own that is a name as written."""
    signed = {text for text in signature_lines(texts) if _as_written(text) == text}
    name = signed.pop() if len(signed) == 1 else ""
    return Organisation(name=name, evidence=f"signature {_quoted(name)}") if name else None


def _only_named(document: Document, period: Period) -> Organisation | None:
    """The one listed organisation that is named above the largest table, partners left out."""
    sizes = [len(block.cells) if isinstance(block, Table) else 0 for block in document.blocks]
    first = sizes.index(max(sizes)) if any(sizes) else len(sizes)
    above = [block for block in document.blocks[:first] if isinstance(block, Paragraph)]
    texts = [line.text for line in above if len(line.text) <= _LONGEST_INTRODUCTION]
    listed = [found for text in texts for found in names_in(text) if not _partner(text, found)]
    if len({found.organisation.ods_code for found in listed}) != 1:
        return None
    return _listed(listed[0].organisation, "text", listed[0].text, period)


def _partner(text: str, found: NameFound) -> bool:
    before = text[max(0, found.start - _PARTNER_REACH) : found.start]
    return bool(_PARTNER.search(before)) or found.organisation.kind == "csu"


def _as_written(text: str, *, at_start: bool = False) -> str:
    """The first name of an organisation in a line, as written; "" if there is none.

    Args:
        text: a line; only its beginning is looked at.
        at_start: the name must open it, as the subject of a sentence.
    """
    masked = _masked(text[:_LONGEST_LINE])
    if _names_board(masked):
        return masked.strip()
    if borough := _BOROUGH.match(masked):
        return borough[0]
    for match in _NAME.finditer(masked):
        ends = list(_NAME_END.finditer(match[0]))
        if not ends:
            continue
        joined = (end for end in ends if _JOINED.match(match[0], end.end()))
        name = match[0][: next(joined, ends[-1]).end()]  # "X Council with Y Trust" is X's
        name += _rest_of(name, match[0][len(name) :], whole=match[0] == masked.strip())
        name += _place_behind(name, masked[match.start() + len(name) :])
        name = _without_role(_PREPARED.sub("", name))
        name = _PART_OF.sub("", name) if _UNIVERSITY_OF.search(name) else name
        name = _LED_IN.sub("", _COMMITTEE_OF.sub("", name)) if at_start else name
        if _has_own_word(name):
            opens = _OPENS.fullmatch(masked[: match.start()])
            return "" if at_start and not opens else _without_stop(name)
    return ""


def _alone(source: str, lines: Iterable[str], period: Period) -> Organisation | None:
    """The one listed name that has a line of its own, or ends one, anywhere in the document."""
    found: dict[str, Organisation] = {}
    for text in lines:
        if len(text) > _LONGEST_SIGNATURE or text[-1:] == "." or not title_like(text):
            continue
        for name in names_in(text):
            if name.end == len(text) and not _partner(text, name):
                found.setdefault(
                    name.organisation.ods_code,
                    _listed(name.organisation, source, name.text, period),
                )
    return next(iter(found.values())) if len(found) == 1 else None


def _has_own_word(name: str) -> bool:
    """It has a word that not every body's name has."""
    return any(word.casefold() not in _COMMON for word in re.findall(r"[\w'’]+", name))


def _without_role(name: str) -> str:
    """The name behind that of a post, as a mail is signed ("Equality Lead, Hartside Trust")."""
    post, comma, rest = name.partition(", ")
    return rest if comma and kind_of(post) is OwnerKind.ROLE else name


def _without_stop(name: str) -> str:
    """The name without the full stop of its sentence; that of "Ltd." is its own."""
    return name if name.endswith("td.") else name.removesuffix(".")


def _rest_of(name: str, rest: str, *, whole: bool) -> str:
    """What goes on with a name that would else end: "University" with its town, a line with all.

    Args:
        name: as it would end.
        rest: the words with capitals behind it.
        whole: name and rest are the whole line.
    """
    found = _GOES_ON.match(rest)
    if not found or not (name.endswith("University") or (whole and found[0] == rest)):
        return ""
    words = found[0].partition(". ")[0].split()
    town = takewhile(lambda word: word.islower() or word.casefold() not in _COMMON, words)
    return f" {' '.join(town)}"


def _names_board(line: str) -> bool:
    """The line is "NHS" and a place, and no more."""
    found = _BOARD.fullmatch(line.strip())
    words = re.findall(r"[\w'’]+", found["place"].casefold()) if found else []
    return bool(words) and (_COMMON | _NO_PLACE).isdisjoint(words)


def _place_behind(name: str, rest: str) -> str:
    """The town that tells a hospice from its namesakes ("..., Leeds"), with its comma; else ""."""
    found = _PLACE.match(rest)
    if not found or not _NAMESAKES.search(name):
        return ""
    place = found[1]
    other = owner_likeness(place) >= _A_TEAM or deadline_likeness(place) >= _A_DATE
    words = {word.casefold() for word in place.split() if not word.islower()}
    return "" if other or words & (_COMMON | _NO_TOWN) else found[0].rstrip()


def _masked(text: str) -> str:
    """A line with frameworks, plan words and years blotted out, so that names end there."""
    spans = [(found.start, found.end) for found in find_frameworks(text)] + plan_words(text)
    period = read_period(text)
    if period and (start := text.find(period.label)) >= 0:
        spans.append((start, start + len(period.label)))
    for start, end in spans:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _by_addresses(
    source: str, pattern: re.Pattern[str], texts: list[str], period: Period
) -> Organisation | None:
    """The organisation with most addresses, none where two have as many."""
    words: dict[str, str] = {}
    counts: Counter[str] = Counter()
    known: dict[str, ListedOrganisation] = {}
    for text in texts:
        for match in pattern.finditer(text):
            if found := by_domain(match[0]):
                words.setdefault(found.ods_code, match[0].rstrip(".,;:"))
                known[found.ods_code] = found
                counts[found.ods_code] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    code = ranked[0][0]
    return _listed(known[code], source, words[code], period)


def _by_file_name(name: str, period: Period) -> Organisation | None:
    stem = PurePath(name).stem
    spaced = re.sub(r"[_+\-.]+|%20", " ", stem)
    if full := names_in(spaced):
        return _listed(full[0].organisation, "file name", name, period)
    short = [found for word in spaced.split() if (found := _by_initials(word))]
    if len({found.ods_code for found in short}) == 1:
        return _listed(short[0], "file name", name, period)
    return None


def _by_sender(mail: Mail | None, period: Period) -> Organisation | None:
    """Who sent the mail that a document came in; support units send what others have written."""
    found = by_domain(mail.domain) if mail else None
    if mail is None or found is None or found.kind == "csu":
        return None
    return _listed(found, f"{MAIL_EVIDENCE} sender's domain", mail.domain, period)


# Initials made from a name and not listed ("LNWH") need this many letters to be trusted.
_LEAST_MADE_INITIALS = 4


def _by_initials(word: str) -> ListedOrganisation | None:
    if framework_codes(word.upper()):
        return None
    made = word.isupper() and word.isalpha() and len(word) >= _LEAST_MADE_INITIALS
    return by_short_name(word) or (by_name(word) if made else None)
