"""The answer to a header that asks for a state: "Yes" under "Done?", "N" under "Complete (Y/N)"."""

from __future__ import annotations

import re

from planlift.normalise.readings import StatusReading
from planlift.normalise.statuses import read_status

_YES = frozenset({"y", "yes"})
_NO = frozenset({"n", "no"})
_DENIED = "it says what the state is not, and not what it is"
_CHOICE = re.compile(r"[(\[]?\b(?:yes|y)\s*(?:/|or)\s*(?:no|n)\b[)\]]?", re.I)


def read_answer(text: str, label: str) -> StatusReading | None:
    """What an answer in a status column says, None where it is no answer to a state asked for.

    Args:
        text: the cell.
        label: the header, "" if none.
    """
    word = text.strip(" .!").casefold()
    if word not in _YES | _NO:
        return None
    asked = read_status(_CHOICE.sub(" ", label).replace("?", " ")).state
    if asked is None:
        return None
    return StatusReading(asked, None, "") if word in _YES else StatusReading(None, None, _DENIED)
