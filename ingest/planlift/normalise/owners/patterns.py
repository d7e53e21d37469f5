"""The vocabulary of owners as patterns of tokens, for finding owners inside sentences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from planlift.normalise.owners.kinds import words
from planlift_schema import OwnerKind

Token = dict[str, object]
"""One token as spaCy's rules describe it."""


class Pattern(TypedDict):
    """A rule of spaCy's EntityRuler: what is marked, and the tokens it is made of."""

    label: str
    pattern: list[Token]


# A capitalised word or initials; up to six more of them with what joins them, as patterns without
# an end cost the square of a text's length; what a role is of.
_NAME: Token = {"TEXT": {"REGEX": r"^(?:[A-Z][\w'’-]*|[A-Z&]{2,})$"}}
_NAMES: Token = {"TEXT": {"REGEX": r"^(?:[A-Z][\w'’-]*|[A-Z&]{2,}|and|&|,|/|-)$"}, "OP": "{0,6}"}
_OF: list[Token] = [
    {"LOWER": {"IN": ["of", "for"]}},
    {"LOWER": "the", "OP": "?"},
    _NAMES,
    _NAME,
]


def owner_patterns() -> list[Pattern]:
    """Rules that mark roles, teams, committees, organisations and everyone in running text."""
    known = words()
    found: list[Pattern] = []
    heads = {
        OwnerKind.ROLE: _with_plural(known.role_heads),
        OwnerKind.TEAM: known.team_heads,
        OwnerKind.COMMITTEE: known.committee_heads,
        OwnerKind.ORGANISATION: known.organisation_heads,
    }
    for kind, last in heads.items():
        head: Token = {"LOWER": {"IN": sorted(last)}}
        found.append({"label": kind.value, "pattern": [_NAME, _NAMES, head]})
        found.append({"label": kind.value, "pattern": [_NAMES, {**head, "IS_TITLE": True}, *_OF]})
    everyone: list[Token] = [
        {"LOWER": {"IN": ["all", "every", "each"]}},
        {"IS_ALPHA": True, "OP": "?"},
        {"LOWER": {"IN": sorted(known.people)}},
    ]
    found.append({"label": OwnerKind.EVERYONE.value, "pattern": everyone})
    topics = sorted(topic for topic in known.topics if " " not in topic)
    topic: Token = {"LOWER": {"IN": topics}, "TEXT": {"REGEX": "^[A-Z]"}}
    found.append({"label": OwnerKind.TEAM.value, "pattern": [topic]})
    initials: list[Token] = [{"TEXT": {"IN": sorted(known.role_initials)}}]
    found.append({"label": OwnerKind.ROLE.value, "pattern": initials})
    return found


def _with_plural(heads: Iterable[str]) -> frozenset[str]:
    return frozenset(form for head in heads for form in (head, f"{head}s"))
