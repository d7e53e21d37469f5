"""Profiles: what one reader of findings weighs, asks for or leaves out otherwise."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from planlift.indicator_codes import askable
from planlift.paths import reason_of
from planlift_parsers.errors import UsageError
from planlift_schema import Severity
from planlift_schema.plain_toml import read_toml

DETAILS = ("approval", "address", "contact")
"""What a profile can ask a document to say about its publication."""

_OFF = "off"
_KEYS = frozenset({"title", "purpose", "details", "severities", "indicators"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What one reader of findings weighs, asks for or leaves out otherwise.

    Attributes:
        name: of the built-in profile, or of its file without folder.
        title: for people.
        purpose: whom it is for, as a sentence.
        severities: finding code to its severity, None to leave it out; a code that is not here
            keeps the severity of its rule.
        details: what a document must say about its publication, None for what its framework asks.
        indicators: framework to the codes that must be addressed, where not as its rule set says.
    """

    name: str
    title: str
    purpose: str = ""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    details: tuple[str, ...] | None = None
    indicators: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


STANDARD = Profile("standard", "Standard")
"""What each rule says, and what the plan's framework and year ask."""


def built_in() -> tuple[str, ...]:
    """The names of the profiles that come with planlift."""
    folder = files("planlift.checks").joinpath("profiles")
    names = (path.name for path in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load_profile(name: str, codes: Collection[str]) -> Profile:
    """The profile of a name, or of a TOML file.

    Args:
        name: one of `built_in()`, or the path of a file.
        codes: the finding codes that it may weigh.

    Raises:
        UsageError: there is no such profile, or the file is none; it says what is wrong in it.
    """
    if name in built_in():
        resource = files("planlift.checks").joinpath("profiles", f"{name}.toml")
        return _profile(name, read_toml(resource.read_text(encoding="utf-8")), codes)
    import tomllib  # here and not above, as hardly any run has a profile of its own

    path = Path(name)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        return _profile(path.name, data, codes)
    except (FileNotFoundError, IsADirectoryError) as error:
        known = ", ".join(built_in())
        raise UsageError(
            f"there is no profile {name!r}", f"Name one of {known}, or a TOML file."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        why = reason_of(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"the profile cannot be read ({why})", _REMEDY, file=name) from error
    except ValueError as error:
        raise UsageError(f"this is no profile: {error}", _REMEDY, file=name) from error


_REMEDY = "docs/check.md shows what a profile holds."


def _profile(name: str, data: Mapping[str, Any], codes: Collection[str]) -> Profile:
    """A profile out of its data.

    Raises:
        ValueError: something in it is not as it should be.
    """
    _among(data, _KEYS, "key")
    weights = _table(data, "severities")
    _among(weights, codes, "finding code")
    details = data.get("details")
    if details is not None:
        _among(_words(details, "details"), DETAILS, "detail")
    return Profile(
        name=name,
        title=str(data.get("title", name)),
        purpose=str(data.get("purpose", "")),
        severities={code: _severity(code, word) for code, word in weights.items()},
        details=None if details is None else tuple(details),
        indicators={
            framework: _indicators(framework, numbers)
            for framework, numbers in _table(data, "indicators").items()
        },
    )


def _among(words: Collection[str], known: Collection[str], noun: str) -> None:
    for word in words:
        if word not in known:
            raise ValueError(f"{word!r} is no {noun}; there are {', '.join(sorted(known))}")


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise ValueError(f"{key!r} must be a table")
    return value


def _words(value: object, key: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ValueError(f"{key!r} must be a list of texts")
    return value


def _severity(code: str, word: object) -> Severity | None:
    words = (*(each.value for each in Severity), _OFF)
    if word not in words:
        raise ValueError(f"{code!r} must be one of {', '.join(words)}")
    return None if word == _OFF else Severity(word)


def _indicators(framework: str, numbers: object) -> tuple[str, ...]:
    codes = [f"{framework}-{number}" for number in _words(numbers, f"indicators.{framework}")]
    _among(codes, askable(framework), "indicator")
    return tuple(codes)
