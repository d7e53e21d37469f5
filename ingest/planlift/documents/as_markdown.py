"""A document in planlift's own layout as Markdown, with tables as GitHub and pandoc know them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planlift.documents.content import Content, Part

# What Markdown takes for more than a letter inside a line.
_SPECIAL = re.compile(r"[\\`*_\[\]|~#!]")
# What would begin a tag or an entity, also where a program shows Markdown without heed to escapes.
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def as_markdown(content: Content) -> bytes:
    """The text, in UTF-8: every word of the plan is text, none of it is Markdown or HTML."""
    return ("\n".join(_lines(content)) + "\n").encode()


def _lines(content: Content) -> Iterator[str]:
    yield f"# {_escaped(content.title)}"
    for part in content.parts:
        yield from ("", f"## {part.heading}", "")
        yield from _table(part)


def _table(part: Part) -> Iterator[str]:
    names = [_escaped(header) for header in part.headers]
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    yield from (f"| {' | '.join(map(_escaped, row))} |" for row in part.rows)


def _escaped(text: str) -> str:
    plain = _SPECIAL.sub(lambda found: f"\\{found[0]}", text)
    return plain.translate(_ENTITIES).replace("\n", "<br>")
