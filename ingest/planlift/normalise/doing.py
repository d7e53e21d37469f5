"""Who is to do what, in one sentence: "JS to circulate the revised terms"."""

from __future__ import annotations

import re

from planlift.normalise.owners import owner_likeness
from planlift.normalise.owners.kinds import names_owner
from planlift.normalise.vocabulary import word_list

_PARTED = re.compile(r"(?P<doer>[A-Z][^.:;()\n]{0,60}?) to (?P<order>[a-z].*)", re.S)
_SOMEBODY = 0.7  # likeness of a post, a team or initials; a topic has 0.6 and less


def doer_in(text: str) -> tuple[str, str] | None:
    """Who is to do it and what, as written; None where the text opens with nobody.

    Args:
        text: of an action.
    """
    found = _PARTED.match(text)
    if found is None or _is_ordered(found["doer"]) or found["order"].startswith("be "):
        return None
    if owner_likeness(found["doer"]) < _SOMEBODY:
        return None
    return found["doer"], found["order"]


def _is_ordered(words: str) -> bool:
    """The words order something themselves ("Invite the Board to attend").

    "Chair", "Trust" and "Audit Committee" open with what could be an order too, and are names.
    """
    first = words.split(maxsplit=1)[0].lower()
    return first in word_list("orders") and not names_owner(first)
