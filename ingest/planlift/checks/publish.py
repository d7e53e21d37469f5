"""Publishes the page of all findings, made from the table of rules and the codes of reading.

`python -m planlift.checks.publish [FILE]` writes it, by default `docs/findings.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from planlift.checks.known import READING_CODES
from planlift.checks.profile import Profile, built_in, load_profile
from planlift.checks.rules import ALL_CODES, RULES
from planlift.checks.terms import RuleSet, YearTerms, rule_sets
from planlift.indicator_codes import wholes_of

_FILE = Path("docs/findings.md")
_HEAD = """\
# Findings

What `planlift check` says of a plan. Made from the rules by `python -m planlift.checks.publish`;
do not edit it.

- **error**: the plan cannot be taken in, or not be counted, until it is put right.
- **warning**: a person should put it right.
- **note**: worth a look.

Where planlift is not sure that it read a field right (the plan's `review` says so), the finding
says that too and is a note, whatever its rule's severity or the profile's. Codes are stable; more
may be added.
Nothing depends on the day on which a check is run; `--as-of` names a day to judge deadlines by.
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *_rules(), *_reading(), *_rule_sets(), *_profiles()])


def _rules() -> Iterator[str]:
    yield "## Rules\n"
    for code in dict.fromkeys(rule.code for rule in RULES):
        yield f"### {code}\n"
        for rule in RULES:
            if rule.code == code:
                title = rule.title[0].upper() + rule.title[1:]
                yield f"**{title}** ({rule.severity.value}).  "
                yield f"Why: {rule.reason}  "
                yield f"What to do: {rule.hint}\n"


def _reading() -> Iterator[str]:
    yield "## From reading\n"
    yield "These come with the plan, from the reader of its format or from what it found.\n"
    yield "| code | severity | meaning | what to do |"
    yield "|---|---|---|---|"
    for each in READING_CODES:
        severities = ", ".join(each.severities)
        yield f"| `{each.code}` | {severities} | {each.meaning} | {each.remedy} |"
    yield ""


def _rule_sets() -> Iterator[str]:
    yield "## By framework and year\n"
    yield "What is asked of a plan beside the rules; a framework that is not here asks for no more"
    yield "than that each of its indicators is addressed, if it has some.\n"
    yield "| framework | plans that begin in | indicators to address | to be said | published by |"
    yield "|---|---|---|---|---|"
    for each in rule_sets().values():
        if each.framework:
            yield from _years(each)
    yield ""
    for each in rule_sets().values():
        yield f"- {each.title}: {each.source}."
    yield ""


def _years(rule_set: RuleSet) -> Iterator[str]:
    for terms, following in zip_longest(rule_set.years, rule_set.years[1:]):
        cells = (
            rule_set.framework,
            f"{terms.since} to {following.since - 1}" if following else f"{terms.since} and later",
            _indicators(rule_set.framework, terms),
            ", ".join(terms.details) or "–",
            "{:02}-{:02}".format(*terms.publish_by) if terms.publish_by else "–",
        )
        yield f"| {' | '.join(cells)} |"


def _indicators(framework: str, terms: YearTerms) -> str:
    codes = wholes_of(framework) if terms.indicators is None else terms.indicators
    return ", ".join(code.removeprefix(f"{framework}-") for code in codes) or "–"


def _profiles() -> Iterator[str]:
    yield "## Profiles\n"
    yield "`planlift check --profile NAME`; a TOML file of one's own takes the same keys (see"
    yield "[check.md](check.md)).\n"
    for name in built_in():
        profile = load_profile(name, ALL_CODES)
        yield f"- **{name}**: {profile.purpose}{_weights(profile)}"
    yield ""


def _weights(profile: Profile) -> str:
    said = [
        f"`{code}` {severity.value if severity else 'off'}"
        for code, severity in profile.severities.items()
    ]
    if profile.details is not None:
        said.append(f"asks for {', '.join(profile.details)}")
    return f" ({'; '.join(said)})" if said else ""


def main(arguments: list[str]) -> None:
    """Write the page to the file that is named, or to `docs/findings.md`."""
    file = Path(arguments[0]) if arguments else _FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
