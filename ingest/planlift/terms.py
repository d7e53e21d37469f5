"""On what terms a document is read."""

from __future__ import annotations

from dataclasses import dataclass

from planlift.corrections import NONE, Corrections
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for the reading of one document.

    Attributes:
        limits: what it must not exceed.
        keys: passwords to try where it is locked.
        corrections: what mapping files say of its tables.
    """

    limits: Limits = DEFAULT_LIMITS
    keys: Keys = NO_KEYS
    corrections: Corrections = NONE
