"""Rules on personal data, which is to be looked at before a plan is published."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from planlift.checks.case import Case
from planlift.checks.rule import Fault, counted, listed, numbered, quoted
from planlift.normalise.owners.kinds import surely_person, words
from planlift_schema import Action, OwnerKind, Place

_MAIL = re.compile(r"(?<![\w.+-])(?P<box>[\w.+'’-]+)@[\w-]+(?:\.[\w-]+)+")
# As numbers are written in the United Kingdom: a national prefix and 9 or 10 digits in groups.
_PHONE = re.compile(
    r"(?<![\w.,/£%-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)[1237]\d{1,4}\)?(?:[\s-]?\d{3,4}){1,3}(?![\w/%]|[.,]\d)"
)
_DIGITS = (10, 11)  # with the leading nought
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Rev|Canon)\.?\s+"
    r"(?P<name>(?:[A-Z](?:\.|\b)\s?){0,2}[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+)?)"
)
_CAPITALISED = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*(?:[ ]+[A-Z][\w'’-]*[a-z][\w'’-]*)+")
_INITIALS = re.compile(r"(?:[A-Z]{1,4}|[A-Z](?:\.\s?[A-Z]){1,3}\.?)(?:\s*\(.*\))?")

_FIELDS = (
    "indicator",
    "summary",
    "action",
    "owner",
    "deadline",
    "status",
    "updates",
    "outcome",
    "theme",
)


def addresses(case: Case) -> Iterator[Fault]:
    """People's e-mail addresses and telephone numbers in actions."""
    for number, action in numbered(case.plan):
        for field, text in _texts(action):
            if found := (*_mails(text), *_phones(text)):
                yield Fault(f"it holds {listed(map(quoted, found))}", number, field)


def names(case: Case) -> Iterator[Fault]:
    """People named in actions, as owners or in running text."""
    for number, action in numbered(case.plan):
        for field, text in _texts(action):
            found = _names(text)
            if field == "owner":
                found = tuple(dict.fromkeys((*_named_owners(action), *found)))
            if found := _longest(found):
                yield Fault(f"it names {listed(map(quoted, found))}", number, field)


def around(case: Case) -> Iterator[Fault]:
    """People's names, addresses and numbers outside the actions; one fault for all of them."""
    found: dict[str, Place] = {}
    for rest in case.plan.rest:
        text = rest.text
        for each in (*_mails(text), *_phones(text), *_longest(_names(text))):
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
    for field in _FIELDS:
        yield field, getattr(action, field)
    yield "extra", "\n".join(action.extra.values())


def _mails(text: str) -> tuple[str, ...]:
    """E-mail addresses but for those of posts and teams."""
    if "@" not in text:
        return ()
    return tuple(match[0] for match in _MAIL.finditer(text) if not _is_mailbox(match["box"]))


def _is_mailbox(box: str) -> bool:
    parts = re.split(r"[^a-z]+", box.casefold())
    known = _vocabulary()["mailbox_words"]
    if any(part in known for part in parts):
        return True
    alone = "".join(parts)  # "equalityteam"
    return len(parts) == 1 and any(
        alone.startswith(word) or alone.endswith(word) for word in known if len(word) > 3
    )


def _phones(text: str) -> tuple[str, ...]:
    found = []
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", "")).removeprefix("44")
        if len(digits.removeprefix("0")) + 1 in _DIGITS and not _is_service(digits):
            found.append(match[0].strip())
    return tuple(found)


def _is_service(digits: str) -> bool:
    """A number of an organisation by its prefix: 03, 0500, 080, 084, 087."""
    return digits.removeprefix("0").startswith(("3", "8", "5"))


def _named_owners(action: Action) -> tuple[str, ...]:
    """Owners that are a person by name; initials are a matter of their own."""
    return tuple(
        owner.text
        for owner in action.owners
        if owner.kind is OwnerKind.PERSON
        and not _INITIALS.fullmatch(owner.text.strip())
        and len(owner.text.split()) > 1
    )


def _names(text: str) -> tuple[str, ...]:
    """People's names in running text: a title with a name, or a given name with a surname."""
    found = [match[0] for match in _TITLED.finditer(text) if not _is_namesake(match["name"])]
    for run in _CAPITALISED.finditer(text):
        found.extend(_names_in_run(run[0].split(), text[run.end() :]))
    return tuple(dict.fromkeys(" ".join(name.split()) for name in found))


def _names_in_run(run: list[str], after: str) -> Iterator[str]:
    known, vocabulary = words(), _vocabulary()
    following = after.split(maxsplit=1)[:1]
    ahead = [*run[1:], *following, ""]
    for at, (first, second) in enumerate(pairwise(run)):
        given = first.casefold()
        if given not in known.given_names or given in vocabulary["doubtful_given"]:
            continue
        name, behind = f"{first} {second}", ahead[at + 1].strip(".,;:()").casefold()
        place = vocabulary["named_after"].intersection((second.casefold(), behind))
        if surely_person(name) and not place and not _is_namesake(name):
            yield name


def _is_namesake(name: str) -> bool:
    return any(each in name.casefold() for each in _vocabulary()["namesakes"])


def _longest(found: tuple[str, ...]) -> tuple[str, ...]:
    """Without what is a part of another ("Jane Smith" of "Dr Jane Smith")."""
    return tuple(one for one in found if not any(one != other and one in other for other in found))


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    text = files("planlift.checks").joinpath("personal.toml").read_text(encoding="utf-8")
    return {name: frozenset(listed_words) for name, listed_words in tomllib.loads(text).items()}
