"""Who is to do what, in one sentence: "JS to circulate the revised terms"."""

from __future__ import annotations

import re

from planlift.normalise.owners import owner_likeness

_PARTED = re.compile(r"(?P<doer>[A-Z][^.:;()\n]{0,60}?) to (?P<order>[a-z].*)", re.S)
_SOMEBODY = 0.7  # likeness of a post, a team or initials; a topic has 0.6 and less


def doer_in(text: str) -> tuple[str, str] | None:
    """Who is to do it and what, as written; None where the text opens with nobody.

    Args:
        text: of an action.
    """
    found = _PARTED.match(text)
    if found is None or owner_likeness(found["doer"]) < _SOMEBODY:
        return None
    return found["doer"], found["order"]
