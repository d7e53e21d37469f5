"""What kind of owner a name is: a role, a team, a committee, a person, an organisation, all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from planlift.normalise.word_files import phrases_in, word_file
from planlift_parsers.dictionary import is_common
from planlift_schema import OwnerKind
from planlift_schema.folding import lowered
from planlift_schema.organisations import organisations

_WORD = re.compile(r"[^\W\d_][\w'’&.-]*|\d+")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_OBJECT_OF = re.compile(r"^(?:the|our|each)\s+", re.I)
_DIRECTORS = re.compile(r"(?:D|Dep|Deputy|A|Ass)?(?:Do|Ds?o|D)[A-Z][A-Za-z&]{0,5}")
_CHIEFS = re.compile(r"D?C[A-Z]{1,2}O")
_INITIALS = re.compile(r"[A-Z]{2,3}|[A-Z](?:\.\s?[A-Z]){1,2}\.?")
_CODE = re.compile(r"[A-Z][A-Za-z&]*[A-Z]s?|[A-Z]{2,}")
_INITIAL_AND_NAME = re.compile(
    r"(?:[A-Z]\.?\s?){1,2}(?:(?:Mc|Mac|O['’])?[A-Z][a-z'’-]+)(?:-[A-Z]\w+)?"
)
_LONGEST_INITIALS = 3
_LONGEST_OWNER = 300  # letters; longer texts are sentences, and costly to look at
_OF_A_PLACE = 12  # bodies on the list that are named by one place at most; "Healthcare" has more
_LONGEST_PLACE = 2  # words ("West Lothian")
_LONGEST_NAME = 4  # words of a person's name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of `vocabulary.toml`, lower case but for initials."""

    role_heads: frozenset[str]
    role_starts: tuple[str, ...]
    role_initials: frozenset[str]
    team_heads: frozenset[str]
    weak_heads: frozenset[str]
    people: frozenset[str]
    committee_heads: frozenset[str]
    organisation_heads: frozenset[str]
    organisation_phrases: tuple[str, ...]
    everyone_words: frozenset[str]
    topics: frozenset[str]
    common_words: frozenset[str]
    nothing: frozenset[str]
    titles: frozenset[str]
    paired_topics: frozenset[str]
    given_names: frozenset[str]

    @property
    def heads(self) -> frozenset[str]:
        """Every word that ends the name of a role, team, committee or organisation."""
        return (
            self.role_heads
            | self.team_heads
            | self.weak_heads
            | self.committee_heads
            | self.organisation_heads
        )


@cache
def words() -> Vocabulary:
    """The vocabulary, read once."""
    package = "planlift.normalise.owners"
    lists = word_file(package, "vocabulary.toml")
    data = {key: phrases_in(text) for key, text in lists.items()}
    lines = files(package).joinpath("given_names.txt").read_text(encoding="utf-8").splitlines()
    names = {name for line in lines if not line.startswith("#") for name in line.split()}
    ordered = ("role_starts", "organisation_phrases")
    made: dict[str, Any] = {
        key: tuple(some) if key in ordered else frozenset(some) for key, some in data.items()
    }
    return Vocabulary(given_names=frozenset(names), **made)


@cache
def _phrase_words() -> frozenset[str]:
    """Every single word of the vocabulary: none of them is a part of a person's name."""
    known = words()
    phrases = [*known.topics, *known.common_words, *known.heads, *known.role_starts]
    return frozenset(word for phrase in phrases for word in phrase.split())


@cache
def _owner_words() -> frozenset[str]:
    """Every single word of heads of roles, teams, committees, organisations, and of topics."""
    known = words()
    return frozenset(word for phrase in [*known.topics, *known.heads] for word in phrase.split())


def names_owner(word: str) -> bool:
    """Whether a word, in lower case, may be part of the name of a post, a team or a topic."""
    return word in _owner_words()


_ASKED = re.compile(
    r"(?:owner|lead|name|post-?\s?holder|responsible (?:person|officer))s?\s+", re.I
)
_NOTE = re.compile(r"\s[-–—]\s|[(:,]")


def is_nothing(text: str) -> bool:
    """Whether a text says that there is no owner (yet), or says nothing; also "Lead TBC"."""
    plain = _ASKED.sub("", text.strip(" .,;:()[]-–—*?"), count=1)
    if not any(letter.isalpha() for letter in plain) or plain.casefold() in words().nothing:
        return True
    first, *rest = _NOTE.split(plain, 1)
    nobody = first.strip().casefold() in words().nothing
    return nobody and bool(rest) and _kind(_bare(rest[0])) is None


def is_topic(text: str) -> bool:
    """Whether a text is a topic that stands for its team ("HR", "Communications")."""
    return text.strip(" .").casefold() in words().topics


_JOINT = r"(?:,\s+(?:(?:and|&)\s+)?|\s+(?:and|&)\s+)"
_JOINED = re.compile(rf"\b(?=([a-z-]+){_JOINT}([a-z-]+)\b(?:{_JOINT}([a-z-]+)\b)?)")


def paired_topics(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where topics stand that "and" makes one, as in "Equality and Diversity Manager".

    Args:
        text: that holds a name; they are never parted.
        start: of the name.
        end: of the name.
    """
    if "," not in text and "&" not in text and "and" not in lowered(text):
        return
    known = words().paired_topics
    for match in _JOINED.finditer(lowered(text), start, end):
        for last in (3, 2):
            if match[last] and " ".join(match.groups()[:last]) in known:
                yield match.start(), match.end(last)


def is_people(text: str) -> bool:
    """Whether a text is one word for people of a kind ("managers", "staff")."""
    return text.strip(" .").casefold() in words().people


@lru_cache(maxsize=4096)
def kind_of(text: str) -> OwnerKind | None:
    """The kind of a text that is an owner by itself, or None.

    Args:
        text: one owner; brackets in it ("Non-Executive Director (RB)") are passed over.
    """
    bare = _bare(text)
    return None if not bare or is_nothing(bare) else _kind(bare)


def _kind(bare: str) -> OwnerKind | None:
    """The kind of an owner without brackets."""
    if is_bare_head(bare.partition(",")[0]):  # "Chair, BME Network"
        return OwnerKind.ROLE
    if start := _role_start(bare):
        return OwnerKind.ROLE if _is_whole(start, bare) else None
    for reader in (_everyone, _initials, _headed, _role_before_topics, _person):
        if kind := reader(bare):
            return kind
    return None


def is_bare_head(text: str) -> bool:
    """Whether a text is a single word such as "Chair", which may want what it is the chair of."""
    return text.strip(" .").casefold() in words().role_heads


def is_weak(text: str) -> bool:
    """Whether an owner's last word is as often that of a topic ("Mentoring Programme").

    That of a role is not ("Director of Workforce").
    """
    bare = _bare(text)
    if any(f" {opening} " in f" {lowered(bare)} " for opening in words().role_starts):
        return False
    return _last_word(bare) in words().weak_heads


def surely_person(text: str) -> bool:
    """Whether a text is a person's name by title, initial or given name."""
    return _named(_bare(text))


def _bare(text: str) -> str:
    """A name without what stands in brackets; "" for what is too long to be one."""
    return "" if len(text) > _LONGEST_OWNER else _BRACKETED.sub("", text).strip(" .,;:-–—")


def _everyone(text: str) -> OwnerKind | None:
    """Such as "All staff", "Everyone", "Trust-wide"; not "All indicators"."""
    plain = " ".join(text.casefold().split())
    if plain in words().everyone_words:
        return OwnerKind.EVERYONE
    first = plain.partition(" ")[0]  # "" in a cell of white space
    if first not in ("all", "every", "each"):
        return None
    named = {form for word in plain.split() for form in (word, f"{word}s")}
    several = plain.split() if first == "all" else named
    return OwnerKind.EVERYONE if words().people.intersection(several) else None


def _initials(text: str) -> OwnerKind | None:
    """Initials of a role, a body or a person ("DoN", "CEO", "NED-WT", "MW")."""
    if not _CODE.fullmatch(text.replace("-", "")) and not _INITIALS.fullmatch(text):
        return None
    if kind := _body_initials(text):
        return kind
    first = text.partition("-")[0].removesuffix("s")
    directs = _DIRECTORS.fullmatch(first) and not first.isupper()
    if first in words().role_initials or _CHIEFS.fullmatch(first) or directs:
        return OwnerKind.ROLE
    return OwnerKind.PERSON if _INITIALS.fullmatch(text) else OwnerKind.ROLE


def _body_initials(text: str) -> OwnerKind | None:
    """Initials of a team ("SLT"), a committee ("EDSG") or an organisation ("CCG")."""
    plain = text.casefold()
    leadership = text.endswith(("LT", "MT")) and len(text) == _LONGEST_INITIALS
    if is_topic(text) or leadership:
        return OwnerKind.TEAM
    if plain in words().organisation_heads:
        return OwnerKind.ORGANISATION
    steers = text.endswith("SG") and len(text) > _LONGEST_INITIALS
    return OwnerKind.COMMITTEE if plain in words().committee_heads or steers else None


_RANKS = ("the ", "interim ", "acting ", "deputy ", "associate ", "assistant ", "joint ")


def _role_start(text: str) -> str:
    """What a role begins with ("Head of", "Chair of"), lower case; "" if it begins otherwise."""
    plain = _without_rank(text)
    return next((each for each in words().role_starts if plain.startswith(each + " ")), "")


def _is_whole(start: str, text: str) -> bool:
    """Whether what follows "Chair of" is a body: "Chair of the Equality" is cut off."""
    rest = _without_rank(text)[len(start) + 1 :]
    of_a_body = start.partition(" ")[0].endswith(("chair", "chairs", "member")) or start.startswith(
        "vice"
    )
    return _last_word(rest) in words().heads if of_a_body or _OBJECT_OF.match(rest) else True


def _without_rank(text: str) -> str:
    plain = " ".join(text.casefold().split())
    for rank in _RANKS:
        plain = plain.removeprefix(rank)
    return plain


def _role_before_topics(text: str) -> OwnerKind | None:
    """Such as "Assistant Director Workforce Transformation": a role with its topics behind it."""
    parts = [part.strip(",&").casefold() for part in text.split()]
    at = next((number for number, part in enumerate(parts) if _is_role(part)), None)
    if at is None or len(parts) > _LONGEST_TITLE:
        return None
    rest = parts[at + 1 :]
    if at + 1 < len(parts) and _is_role(rest[0]):
        rest = rest[1:]
    known = words().topics
    return OwnerKind.ROLE if all(part in known or part in ("", "and") for part in rest) else None


def _headed(text: str) -> OwnerKind | None:
    """The kind that a name's last word tells, or the last before "of", "for", "–" or ":"."""
    if len(text.split()) > _LONGEST_TITLE:
        return None
    plain = text.casefold()
    if any(phrase in plain for phrase in words().organisation_phrases):
        return OwnerKind.ORGANISATION
    if _BODY_OF.match(plain):
        return OwnerKind.COMMITTEE
    return OwnerKind.ORGANISATION if _is_of_place(text) else _kind_of_parts(plain)


def _is_of_place(text: str) -> bool:
    """A council named by its place alone, which bodies are named by too ("Bradford Council")."""
    *place, last = text.split() or [""]
    named = last == "Council" and 0 < len(place) <= _LONGEST_PLACE
    return named and all(word in _named_bodies() and not is_common(word) for word in place)


@cache
def _named_bodies() -> frozenset[str]:
    """Words of the names of organisations on the list that few of them have, as those of places."""
    times = Counter(word for each in organisations() for word in set(each.name.split()))
    return frozenset(word for word, count in times.items() if count <= _OF_A_PLACE)


def _kind_of_parts(plain: str) -> OwnerKind | None:
    """What the last words of a name's parts tell; "HR Business Partner – Surgery" is a role."""
    if _is_role(_last_word(_HEAD_NAME.split(plain, 1)[0])):
        return OwnerKind.ROLE
    heads = [_last_word(part) for part in _PARTS.split(plain)]
    for head in (heads[-1], *heads[:-1]):
        if kind := _kind_of_head(head):
            if kind is OwnerKind.ORGANISATION and any(_is_role(other) for other in heads):
                return OwnerKind.ROLE
            return kind
    return None


_HEAD_NAME = re.compile(r"\s+[-–—:]\s+")
_PARTS = re.compile(rf"\s+(?:of|for|at|in|to)\s+|{_HEAD_NAME.pattern}")
_BODY_OF = re.compile(
    r"(?:the )?(?:[\w&/-]+ ){0,2}(?:board|council|committee|panel|forum|cabinet|group) of\b"
)
# A role in one cell may be long ("Assistant Director of Workforce Transformation and Inclusion for
# the Eastern Division"); longer texts are sentences.
_LONGEST_TITLE = 14


def _kind_of_head(head: str) -> OwnerKind | None:
    known = words()
    if _is_role(head):
        return OwnerKind.ROLE
    if head in known.committee_heads:
        return OwnerKind.COMMITTEE
    if head in known.team_heads or head in known.weak_heads:
        return OwnerKind.TEAM
    return OwnerKind.ORGANISATION if head in known.organisation_heads else None


@lru_cache(maxsize=4096)
def _is_role(word: str) -> bool:
    bare = word.removeprefix("co-").removeprefix("pro-").removeprefix("vice-")
    return not words().role_heads.isdisjoint((word, bare, bare.removesuffix("s")))


def _last_word(text: str) -> str:
    found = _WORD.findall(text)
    return found[-1].strip(".'’-").casefold() if found else ""


def _person(text: str) -> OwnerKind | None:
    if _named(text):
        return OwnerKind.PERSON
    parts = text.split()
    if len(parts) != 2 or not all(part.isalpha() and part.istitle() for part in parts):
        return None
    if any(part.casefold() in _phrase_words() or _NO_NAME.search(part) for part in parts):
        return None
    return OwnerKind.PERSON


# Endings of ordinary words, and of few names that no given name stands before.
_NO_NAME = re.compile(
    r"(?:ing|tion|sion|ment|ity|ance|ence|ship|ics|logy|ary|ional|ical|ative|ures?|ies|ised)$"
)


def _named(text: str) -> bool:
    """Whether a text is a name by title, initial or given name."""
    if "." in text and _INITIAL_AND_NAME.fullmatch(text):  # "J.Smith"
        return text.rpartition(".")[2].strip().casefold() not in _phrase_words()
    parts = _in_order(text)
    if not 2 <= len(parts) <= _LONGEST_NAME or not parts[-1][:1].isupper():
        return False
    if parts[0].strip(".").casefold() in words().titles:
        return True
    if parts[-1].casefold() in _phrase_words():
        return False
    given = parts[0].casefold() in words().given_names and all(part[:1].isupper() for part in parts)
    return given or bool(_INITIAL_AND_NAME.fullmatch(text))


def _in_order(text: str) -> list[str]:
    """The words of a name, given name first; none for two names ("John Smith, Jane Doe")."""
    if text.count(",") != 1:
        return text.split()
    family, _, given = text.partition(",")
    return [] if " " in family.strip() else [*given.split(), family.strip()]
