"""The codes of indicators: whose they are, and which whole indicator a part belongs to."""

from __future__ import annotations

from functools import cache

from planlift_schema.frameworks import Framework, frameworks


def framework_of(code: str) -> str:
    """The framework of an indicator's code: "EDI-HIA" of "EDI-HIA-3"; "" if none is known."""
    return _homes().get(code, ("", ""))[0]


def whole_of(code: str) -> str:
    """The code of the whole indicator: "WDES-4" of "WDES-4a-ii"; an unknown code is its own."""
    return _homes().get(code, ("", code))[1]


def wholes_of(framework_code: str) -> tuple[str, ...]:
    """Codes of a framework's whole indicators in order; () if it has none or is not known."""
    known = _known().get(framework_code)
    return tuple(item.code for item in known.wholes) if known else ()


def askable(framework_code: str) -> tuple[str, ...]:
    """Codes that a plan may be asked to address: whole indicators, or a system's outcomes."""
    known = _known().get(framework_code)
    outcomes = known.outcomes if known else ()
    return wholes_of(framework_code) + tuple(outcome.code for outcome in outcomes)


def words_for_items(framework_code: str) -> str:
    """What a framework calls its items: "indicators", "metrics", "outcomes"."""
    known = _known().get(framework_code)
    if known is not None and known.outcomes:
        return "outcomes"
    return f"{known.words[0]}s" if known and known.words else "indicators"


@cache
def _known() -> dict[str, Framework]:
    return {each.code: each for each in frameworks()}


@cache
def _homes() -> dict[str, tuple[str, str]]:
    homes = {
        item.code: (each.code, f"{each.code}-{item.base}")
        for each in frameworks()
        for item in each.items
    }
    outcomes = {
        outcome.code: (each.code, outcome.code)
        for each in frameworks()
        for outcome in each.outcomes
    }
    return homes | outcomes
