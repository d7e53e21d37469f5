"""The rule on refs: each stands for one action."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator

from planlift.checks.case import Case
from planlift.checks.rule import Fault, numbered, quoted
from planlift.indicator_codes import framework_of
from planlift_schema import Action

# Where so large a share of a plan's groups (or actions) behaves alike, it is how the plan counts;
# a single slip in a plan of four and more does not hide it.
_USUAL = 0.75

# What a count begins with: "1", "Action 1", "WRES-01", "a", "(i)".
_FIRST = re.compile(r"(?:.*\D)?0*1\W*|(?:.*[\W_])?[ai]\W*")

_Group = Callable[[Action], Hashable]
# What a plan may begin to count anew under.
_GROUPINGS: tuple[_Group, ...] = (
    lambda action: action.indicator,
    lambda action: action.theme,
    lambda action: (action.source.table, _sheet(action)),
)


def repeated_ref(case: Case) -> Iterator[Fault]:
    """Refs that an earlier action has already.

    Not a repetition: the one ref of a merged cell or heading that several actions share; numbers
    that begin anew under each indicator, theme or table; the indicator's own number in the place
    of a ref.
    """
    referring = [(number, action) for number, action in numbered(case.plan) if _key(action)]
    usual = _share(is_indicator_number(action) for _, action in referring) >= _USUAL
    groupings = [each for each in _GROUPINGS if _begins_anew(referring, each)]
    first: dict[Hashable, tuple[int, Action]] = {}
    for number, action in referring:
        key = (action.framework, _key(action), *(group(action) for group in groupings))
        earlier, other = first.setdefault(key, (number, action))
        if earlier == number or _same_place(action, other):
            continue
        if not (usual and is_indicator_number(action) and is_indicator_number(other)):
            known = case.before + earlier
            message = f"the ref {quoted(action.ref)} is also that of action {known}"
            yield Fault(message, number, "ref")


def _key(action: Action) -> str:
    return " ".join(action.ref.split()).casefold()


def _sheet(action: Action) -> str | None:
    place = action.source.fields.get("ref")
    return place.sheet if place else None


def _share(marks: Iterable[bool]) -> float:
    found = list(marks)
    return sum(found) / len(found) if found else 0.0


def is_indicator_number(action: Action) -> bool:
    """The ref is the number of the action's own indicator ("5" beside WRES-5)."""
    numbers = {code.removeprefix(f"{framework_of(code)}-") for code in action.indicators}
    return _key(action) in numbers


def _begins_anew(referring: list[tuple[int, Action]], group: _Group) -> bool:
    """Whether nearly all groups begin with the same ref, as where each counts from 1.

    Those that go on must go on alike too: "1.1, 1.2" and "1.1, 2.2" hold a slip.
    """
    counts: dict[Hashable, list[str]] = {}
    for _, action in referring:
        refs = counts.setdefault(group(action), [])
        if _key(action) not in refs:
            refs.append(_key(action))
    firsts = [refs[0] for refs in counts.values()]
    if len(firsts) < 2 or not _FIRST.fullmatch(firsts[0]):
        return False
    return _alike(firsts) and _alike([refs[1] for refs in counts.values() if len(refs) > 1])


def _alike(refs: list[str]) -> bool:
    return _share(ref == refs[0] for ref in refs) >= _USUAL if len(refs) > 1 else True


def _same_place(one: Action, other: Action) -> bool:
    """Whether both have their ref from one merged cell or heading."""
    place = one.source.fields.get("ref")
    return place is not None and place == other.source.fields.get("ref")
