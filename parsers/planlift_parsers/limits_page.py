"""Publishes the page of all limits, made from what `Limits` says of itself.

`python -m planlift_parsers.limits_page [FILE]` writes it, by default `docs/limits.md`.
"""

from __future__ import annotations

import re
import sys
from dataclasses import fields
from pathlib import Path

from planlift_parsers.limits import DEFAULT_LIMITS, Limits

_FILE = Path("docs/limits.md")
_HEAD = """\
# Limits

What planlift reads of one document at most, so that a hostile one costs only itself. Made by
`python -m planlift_parsers.limits_page`; do not edit it.

A limit that is reached ends the document, or the part of it, with a finding (`limit-reached`) or an
error that names the limit. `--limit NAME=NUMBER` (of `read`, `convert`, `check`, `watch` and
`tables`) sets another, "k", "M" and "G" for 1024 and its powers; in Python, `Limits(NAME=…)`.

| limit | default | of what |
|---|---|---|
"""
_TAIL = """
Some things are refused at any size, because no office program writes them: declarations of
entities or of a document type in the XML of a package (none is ever expanded), parts of a zip that
overlap, share a name or are larger than they say, and addresses outside of the file, of which none
is ever fetched.
"""
_SAID = re.compile(r"^ {8}(\w+): (.*(?:\n {12}.*)*)", re.MULTILINE)


def page() -> str:
    """The page as Markdown."""
    said = {name: " ".join(text.split()) for name, text in _SAID.findall(Limits.__doc__ or "")}
    rows = (
        f"| `{each.name}` | {getattr(DEFAULT_LIMITS, each.name):,} | {said[each.name]} |"
        for each in fields(Limits)
    )
    return _HEAD + "\n".join(rows) + "\n" + _TAIL


def main() -> None:
    """Write the page."""
    Path(sys.argv[1] if len(sys.argv) > 1 else _FILE).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
