"""The frameworks plans are made under, read from the data files in `frameworks/`.

One TOML file a framework: its code, its names, the words it has for an item (indicator, metric),
and for each item the wordings met over the years. `combined.toml` holds names that stand for
several frameworks at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from planlift_schema.alternatives import one_of
from planlift_schema.folding import lowered
from planlift_schema.plain_toml import read_toml

_COMBINED = "combined.toml"


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator, metric or high impact action of a framework.

    Attributes:
        code: with the framework's code before it ("WRES-5", "WDES-4a-ii").
        number: as in the code behind the framework ("5", "4a-ii").
        base: the whole number it belongs to ("4" of "4a-ii").
        name: short name.
        wordings: as met in plans over the years; () where only the number tells it.
    """

    code: str
    number: str
    base: str
    name: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedWording:
    """A wording that fits several items of one framework alike, and so names none of them."""

    numbers: tuple[str, ...]
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of an equality delivery system, told by its number alone.

    Attributes:
        code: with the framework's code before it ("EDS2-2.1", "EDS2022-2B").
        number: goal or domain, and the outcome in it ("2.1", "2B").
        name: short name.
    """

    code: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework.

    Attributes:
        code: as in a plan's `frameworks` ("WRES").
        name: official name.
        short_names: initials, written in capitals in running text.
        aliases: other names met.
        words: what its items are called, lower case, the usual word first; () if it has no items.
        people: words that tell its people from those of a sibling ("bme", "disabled").
        sources: where names and wordings come from.
        items: its items in order, parts behind the whole; () if planlift does not code them.
        shared: wordings that fit several items.
        outcomes: outcomes numbered within goals or domains; () where it has none.
    """

    code: str
    name: str
    short_names: tuple[str, ...]
    aliases: tuple[str, ...]
    words: tuple[str, ...]
    people: tuple[str, ...]
    sources: tuple[str, ...]
    items: tuple[Item, ...] = ()
    shared: tuple[SharedWording, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def item(self, number: str) -> Item | None:
        """The item of that number ("5", "4a-ii"), or None."""
        return next((item for item in self.items if item.number == number), None)

    @property
    def wholes(self) -> tuple[Item, ...]:
        """The items without their parts: 1 to 9 of WRES, 1 to 10 of WDES."""
        return tuple(item for item in self.items if item.number == item.base)


@dataclass(frozen=True, slots=True)
class Mention:
    """A framework's name found in a text.

    Attributes:
        codes: the frameworks it names, nearly always one.
        text: the words found.
        start: offset of the first letter.
        end: offset behind the last letter.
    """

    codes: tuple[str, ...]
    text: str
    start: int
    end: int


@cache
def frameworks() -> tuple[Framework, ...]:
    """All frameworks known, by code."""
    folder = files("planlift_schema").joinpath("frameworks")
    paths = (path for path in folder.iterdir() if path.name.endswith(".toml"))
    made = [
        _framework(read_toml(path.read_text(encoding="utf-8")))
        for path in paths
        if path.name != _COMBINED
    ]
    return tuple(sorted(made, key=lambda framework: framework.code))


@cache
def _by_code() -> dict[str, Framework]:
    return {framework.code: framework for framework in frameworks()}


def framework(code: str) -> Framework:
    """The framework of that code.

    Raises:
        KeyError: there is none.
    """
    return _by_code()[code]


@cache
def all_items() -> dict[str, Item]:
    """Every item of every framework, by its code."""
    return {item.code: item for each in frameworks() for item in each.items}


def find_frameworks(text: str) -> list[Mention]:
    """The frameworks a text names, in order, the longest name at each place.

    Initials count in capitals only ("WRES", not the "res" of a word), full names in any case,
    with or without a plural s, with "&" for "and".
    """
    return list(_mentions(text))


@lru_cache(maxsize=1024)  # a cell is asked about for its codes and by several checks
def _mentions(text: str) -> tuple[Mention, ...]:
    found: list[Mention] = []
    lower, end = lowered(text), 0
    for opening in _openings().finditer(lower):
        first, start = _singular(opening[0]), opening.start()
        if start < end:
            continue
        any_case, capitals = _full_names(first), _initials(first)
        matches = (any_case.match(lower, start), capitals.match(text, start))
        if ends := [match.end() for match in matches if match]:
            end = max(ends)
            words = text[start:end]
            found.append(Mention(_codes_of_names()[_key(words)], words, start, end))
    return tuple(found)


def framework_codes(text: str) -> list[str]:
    """Codes of the frameworks a text names, in order, without doubles."""
    return list(dict.fromkeys(code for found in find_frameworks(text) for code in found.codes))


def is_framework_name(word: str) -> bool:
    """A word names a framework and no more, its edition right behind the letters ("EDS2").

    Behind a mark stands the number of an item ("WDES-01").
    """
    return word.strip().isalnum() and bool(framework_codes(word))


def _framework(data: dict[str, Any]) -> Framework:
    code = data["code"]
    return Framework(
        code=code,
        name=data["name"],
        short_names=tuple(data["short_names"]),
        aliases=tuple(data["aliases"]),
        words=tuple(data["words"]),
        people=tuple(data["people"]),
        sources=tuple(data["sources"]),
        items=tuple(_item(code, item) for item in data.get("items", ())),
        shared=tuple(
            SharedWording(tuple(each["numbers"]), tuple(each["wordings"]))
            for each in data.get("shared", ())
        ),
        outcomes=tuple(
            Outcome(f"{code}-{each['number']}", each["number"], each["name"])
            for each in data.get("outcomes", ())
        ),
    )


def _item(framework_code: str, data: dict[str, Any]) -> Item:
    number = data["number"]
    parts = re.fullmatch(r"(?P<base>\d+)(?:[a-z](?:-[ivx]+)?)?", number)
    if parts is None:
        raise ValueError(f"framework {framework_code}: '{number}' is no item number")
    code = f"{framework_code}-{number}"
    return Item(code, number, parts["base"], data["name"], tuple(data["wordings"]))


def _combined_names() -> list[tuple[tuple[str, ...], str]]:
    path = files("planlift_schema").joinpath("frameworks", _COMBINED)
    data = read_toml(path.read_text(encoding="utf-8"))
    return [(tuple(each["codes"]), name) for each in data["names"] for name in each["names"]]


def _named() -> Iterable[tuple[tuple[str, ...], str]]:
    yield from _combined_names()
    for each in frameworks():
        for name in (each.name, *each.aliases, *each.short_names):
            yield (each.code,), name


@cache
def _codes_of_names() -> dict[str, tuple[str, ...]]:
    return {_key(name): codes for codes, name in _named()}


@cache
def _by_first_word() -> dict[str, list[str]]:
    """The names by the first word of each, those with more letters first."""
    names: dict[str, list[str]] = {}
    for name in sorted({name for _, name in _named()}, key=len, reverse=True):
        names.setdefault(_singular(re.split(r"[\W_]", name.lower(), maxsplit=1)[0]), []).append(
            name
        )
    return names


@cache
def _openings() -> re.Pattern[str]:
    """The first words of all names, in lower case, with or without a plural s."""
    words = sorted(_by_first_word(), key=len, reverse=True)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})s?(?![^\W_])")


# A pattern of all ninety names takes long to make: it is made of those with one first word, where
# that is met.


@cache
def _full_names(first: str) -> re.Pattern[str]:
    """The names that count in any case, in lower case, with or without a plural s."""
    names = [_singular(name.lower()) for name in _by_first_word()[first] if not name.isupper()]
    return _any_of(names, "s?")


@cache
def _initials(first: str) -> re.Pattern[str]:
    """The names that count in capitals only."""
    return _any_of([name for name in _by_first_word()[first] if name.isupper()])


def _any_of(names: Iterable[str], end: str = "") -> re.Pattern[str]:
    """The longest of some names that fits, any space and commas between its words."""
    pattern = one_of(map(_word_patterns, names), r"[\s,]+", end)
    return re.compile(rf"(?:{pattern or '(?!)'})(?![^\W_])")


def _word_patterns(name: str) -> list[str]:
    words = [re.escape(word) for word in re.split(r"[\s,]+", name)]
    return ["(?:and|&)" if word in ("and", r"\&") else word for word in words]


def _singular(word: str) -> str:
    return word.removesuffix("s")


def _key(name: str) -> str:
    """A name folded so that all spellings that `_flexible` takes meet."""
    folded = " ".join(re.split(r"[\s,]+", name)).casefold().replace("&", "and")
    return folded.removesuffix("s")
