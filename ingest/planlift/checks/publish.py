"""Publishes the page of all findings, made from the table of rules and the codes of reading.

`python -m planlift.checks.publish [FILE]` writes it, by default `docs/findings.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from planlift.checks.known import READING_CODES
from planlift.checks.rules import RULES

_FILE = Path("docs/findings.md")
_HEAD = """\
# Findings

What `planlift check` says of a plan. Made from the rules by `python -m planlift.checks.publish`;
do not edit it.

- **error**: the plan cannot be taken in, or not be counted, until it is put right.
- **warning**: a person should put it right.
- **note**: worth a look.

Where planlift is not sure that it read a field right (the plan's `review` says so), the finding
says that too and is a note, whatever its rule's severity. Codes are stable; more may be added.
Nothing depends on the day on which a check is run.
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *_rules(), *_reading()])


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


def main(arguments: list[str]) -> None:
    """Write the page to the file that is named, or to `docs/findings.md`."""
    file = Path(arguments[0]) if arguments else _FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
