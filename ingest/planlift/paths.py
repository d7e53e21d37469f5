"""Paths: names for outputs that every system takes, unique whatever the inputs are called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# Windows refuses these characters in names, and these names with any extension
# (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|CLOCK\$|(?:COM|LPT)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE
)
# Windows programs without long-path support stop at 260 characters, of which a passing name and
# a drive letter take some.
PATH_CHARACTERS = 240
# Linux and macOS allow 255 bytes in one name; ".json" and a number against clashes come on top.
NAME_BYTES = 235
_HASH_DIGITS = 10
_ENDING_CHARACTERS = 12


def printable(text: str) -> str:
    """A file name as text that can be written in UTF-8: undecodable bytes become U+FFFD."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def reason_of(error: Exception) -> str:
    """What the operating system says, without the number and the path."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def safe_name(part: str, *, folder: bool = False) -> str:
    """One part of a path, as Windows, macOS and Linux all take it.

    Args:
        part: a file's or folder's name.
        folder: it names a folder; one that ends in ".json" could be taken for a plan.
    """
    name = _REFUSED.sub("_", printable(part)).rstrip(". ")
    if not name or _RESERVED.match(name):
        name = f"_{name}"
    if folder and name.casefold().endswith(".json"):
        name += "_"
    return name if len(name.encode()) <= NAME_BYTES else _cut(name, NAME_BYTES)


def output_file(folder: Path, key: str, suffix: str) -> Path:
    """Where an output stands.

    Args:
        folder: the folder of all of them, absolute.
        key: safe, unique relative path with "/".
        suffix: appended to the name (".json").

    Returns:
        The path; where it would exceed `PATH_CHARACTERS`, a shortened name with a hash of the
        key, directly in `folder`.
    """
    path = folder.joinpath(*PurePosixPath(key).parts)
    path = path.with_name(path.name + suffix)
    room = PATH_CHARACTERS - len(str(folder)) - 1 - len(suffix)
    if len(str(path)) <= PATH_CHARACTERS:
        return path
    return folder / (_cut(PurePosixPath(key).name, max(room, 0), of=key) + suffix)


def _cut(name: str, room: int, of: str = "") -> str:
    """A name cut to `room` bytes, told apart by a hash of `of` (else of itself)."""
    digest = hashlib.sha256((of or name).encode()).hexdigest()[:_HASH_DIGITS]
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _ENDING_CHARACTERS:
        stem, dot, ending = name, "", ""
    tail = f"~{digest}{dot}{ending}"
    kept = stem.encode()[: max(room - len(tail.encode()), 0)].decode(errors="ignore")
    return kept.rstrip(". ") + tail


@dataclass(slots=True)
class Claim:
    """A document that needs a name of its own among the outputs.

    Attributes:
        parts: the parts of its absolute path, without the root.
        shown: how many of them, from the end, its name starts with.
        yields: it takes more of its path where it clashes with one that does not yield.
        number: against a clash that no folder tells apart; 1 for none.
        within: the container that it was found in, whose name and key stand before its own.
    """

    parts: tuple[str, ...]
    shown: int
    yields: bool = False
    number: int = 1
    within: Claim | None = None

    @property
    def name(self) -> str:
        """Its path as people know it."""
        own = "/".join(printable(part) for part in self.parts[-self.shown :])
        return f"{self.within.name}/{own}" if self.within else own

    @property
    def whole(self) -> str:
        """All of its path as every system takes it."""
        return "/".join(safe_name(part, folder=True) for part in self.parts)

    @property
    def key(self) -> str:
        """The name, as every system takes it."""
        return self._key(folder=False)

    @property
    def folder_key(self) -> str:
        """The name of the folder for what is in it, as every system takes it."""
        return self._key(folder=True)

    def _key(self, *, folder: bool) -> str:
        *folders, name = self.parts[-self.shown :]
        safe = safe_name(name, folder=folder)
        if self.number > 1:
            path = PurePosixPath(safe)
            safe = f"{path.stem}~{self.number}{path.suffix}"
        own = "/".join([*(safe_name(part, folder=True) for part in folders), safe])
        return f"{self.within.folder_key}/{own}" if self.within else own


def part_clashes(claims: Sequence[Claim]) -> None:
    """Change the claims until no two keys are the same, letter case and accents' form aside.

    A document named by itself takes its folder before it; one found below a folder keeps its
    path, unless two folders were given that hold the same one.
    """
    while clashes := _clashes(claims):
        for group in clashes:
            twins = _grouped(group, lambda claim: claim.whole)
            for alike in twins:
                for step, claim in enumerate(sorted(alike, key=lambda claim: claim.parts)):
                    claim.number += step
            if len(twins) > 1:
                _lengthen(group)


def _lengthen(group: list[Claim]) -> None:
    """Show more of their paths; where all are shown, count on from a number that a name has too."""
    movable = [claim for claim in group if claim.shown < len(claim.parts)]
    for claim in [claim for claim in movable if claim.yields] or movable:
        claim.shown += 1
    if not movable:  # "plan" twice, of which the second is "plan~2", beside a "plan~2"
        _, *others = sorted(group, key=lambda claim: (claim.number, claim.parts))
        for claim in others:
            claim.number += 1


def _clashes(claims: Iterable[Claim]) -> list[list[Claim]]:
    return [group for group in _grouped(claims, lambda claim: claim.key) if len(group) > 1]


def _grouped(claims: Iterable[Claim], key: Callable[[Claim], str]) -> list[list[Claim]]:
    """The claims by a key, letter case and the form of accents aside."""
    groups = defaultdict(list)
    for claim in claims:
        groups[folded(key(claim))].append(claim)
    return list(groups.values())


def folded(key: str) -> str:
    """A key as systems compare it that know no letter case and one form of accents."""
    return unicodedata.normalize("NFC", key).casefold()
