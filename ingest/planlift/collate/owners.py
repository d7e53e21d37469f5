"""Who answers for actions: kinds and levels of owners."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from planlift.collate.items import Item
from planlift.collate.models import ByOwnerKind, ByOwnerLevel, OwnersRow
from planlift_schema import Owner, OwnerKind

# What a title must hold to be of a level, the highest first. A deputy is of the level below.
_LEVELS = (
    (
        "senior",
        (
            r"\b(?:deputy|associate|assistant|divisional|clinical|regional|programme|operational|"
            r"managing) +(?:\w+ +){0,2}directors?\b|\bdeputy +(?:chief|head)\b|\bheads? of\b|"
            r"\bhead +(?:nurse|midwife)\b|(?-i:\bAD\b|\bHo(?:HR|OD|EDI|N|M)\b)|\bmatrons?\b"
        ),
    ),
    (
        "board",
        (
            r"\bboards?\b(?! of (?:studies|examiners))|\bchief\b|\bdirectors?\b|\bexecutives?\b|"
            r"\bexecs?\b|\bchair(?:man|woman|person)?\b(?! of)|\bnon[- ]executives?\b|"
            r"\bgoverning body\b|(?-i:\b(?:C[EFIMNOP]O|HRD|NEDs?|EDs?)\b|\bDo[A-Z]{1,2}\b)"
        ),
    ),
    ("manager", r"\bmanagers?\b|\bleads?\b|\bleaders?\b|\bheads?\b|\bsupervisors?\b|\bmgr\b"),
    (
        "officer",
        (
            r"\bofficers?\b|\badvis[eo]rs?\b|\bpartners?\b|\bco-?ordinators?\b|\bguardians?\b|"
            r"\bspecialists?\b|\badministrators?\b|\banalysts?\b|\bpractitioners?\b|\bHRBPs?\b|"
            r"\btrainers?\b|\bfacilitators?\b|\bassistants?\b|\bconsultants?\b|\bchampions?\b"
        ),
    ),
)
_PATTERNS = tuple((level, re.compile(pattern, re.I)) for level, pattern in _LEVELS)
# Titles repeat from plan to plan.
_TITLES_KEPT = 1 << 14


def level_of(owner: Owner) -> str:
    """The level of an owner, by the words of the title: a field of `ByOwnerLevel`.

    A group is of the board's level only where it is the board; the rank of other groups, of teams
    and of persons is not in their names.
    """
    if owner.kind is OwnerKind.EVERYONE:
        return "everyone"
    if owner.kind in {OwnerKind.PERSON, OwnerKind.ORGANISATION}:
        return "not_said"
    level = _level_of_title(owner.text)
    if owner.kind is OwnerKind.ROLE:
        return level
    return level if level == "board" else "not_said"


@lru_cache(maxsize=_TITLES_KEPT)
def _level_of_title(text: str) -> str:
    return next((level for level, pattern in _PATTERNS if pattern.search(text)), "not_said")


def owners_rows(items: Iterable[Item]) -> tuple[OwnersRow, ...]:
    """A row a framework and year of one organisation's actions."""
    by_plan: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        by_plan[item.plan.year, item.framework].append(item)
    return tuple(_row(*key, by_plan[key]) for key in sorted(by_plan))


def _row(year: str, framework: str, items: list[Item]) -> OwnersRow:
    body = items[0].plan.body
    owners = [owner for item in items for owner in item.owners]
    return OwnersRow(
        organisation=body.name,
        ods_code=body.ods_code,
        framework=framework,
        year=year,
        actions=len(items),
        without_owner=sum(not item.owners for item in items),
        by_kind=ByOwnerKind(**Counter(owner.kind.value for owner in owners)),
        by_level=ByOwnerLevel(**Counter(map(level_of, owners))),
    )
