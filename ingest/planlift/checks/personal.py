"""Rules on personal data, which is to be looked at before a plan is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlift.checks.case import Case
from planlift.checks.contacts import mails_in, phones_in
from planlift.checks.people import is_name, longest, people_in
from planlift.checks.rule import Fault, counted, listed, numbered, quoted
from planlift_schema import TEXT_FIELDS, Action, OwnerKind, Place

_INITIALS = re.compile(r"(?:[A-Z]{1,4}|[A-Z](?:\.\s?[A-Z]){1,3}\.?)(?:\s*\(.*\))?")


def addresses(case: Case) -> Iterator[Fault]:
    """People's e-mail addresses and telephone numbers in actions."""
    for number, action in numbered(case.plan):
        for field, text in _texts(action):
            if found := (*mails_in(text), *phones_in(text)):
                yield Fault(f"it holds {listed(map(quoted, found))}", number, field)


def names(case: Case) -> Iterator[Fault]:
    """People named in actions, as owners or in running text."""
    for number, action in numbered(case.plan):
        for field, text in _texts(action):
            found = people_in(text)
            if field == "owner":
                found = tuple(dict.fromkeys((*_named_owners(action), *found)))
            if found := longest(found):
                yield Fault(f"it names {listed(map(quoted, found))}", number, field)


def around(case: Case) -> Iterator[Fault]:
    """People's names, addresses and numbers outside the actions; one fault for all of them."""
    found: dict[str, Place] = {}
    for rest in case.plan.rest:
        text = rest.text
        for each in (*mails_in(text), *phones_in(text), *longest(people_in(text))):
            found.setdefault(each, rest.place)
    if not found:
        return
    first = list(found)[:_MOST_NAMED]
    more = len(found) - len(first)
    said = [*map(quoted, first), *([f"{more} more"] if more else [])]
    message = f"outside the actions there {'is' if len(found) == 1 else 'are'} {listed(said)}"
    if len(found) > 1:
        message += f" ({counted(len(found), 'piece')} of personal data)"
    yield Fault(message, place=next(iter(found.values())))


_MOST_NAMED = 3  # pieces of personal data named in one finding; more make it a list of them


def _texts(action: Action) -> Iterator[tuple[str, str]]:
    """The fields that hold something, and all that is beside them as one."""
    for field in TEXT_FIELDS:
        if text := getattr(action, field):
            yield field, text
    if action.extra:
        yield "extra", "\n".join(action.extra.values())


def _named_owners(action: Action) -> tuple[str, ...]:
    """Owners that are a person by name; initials are a matter of their own."""
    return tuple(
        owner.text
        for owner in action.owners
        if (owner.kind is OwnerKind.PERSON or is_name(owner.text))
        and not _INITIALS.fullmatch(owner.text.strip())
        and len(owner.text.split()) > 1
    )
