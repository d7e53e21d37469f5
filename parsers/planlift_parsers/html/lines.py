"""Runs of text on one line to paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from planlift_parsers.document import BODY_KINDS, Kind, Paragraph
from planlift_parsers.html.bullets import split_items
from planlift_parsers.html.context import Context
from planlift_parsers.paragraphs import fold
from planlift_parsers.set_off import Looked, set_off

_NUMBER = re.compile(r"^\(?(?:\d+(?:\.\d+)*|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.):]?$")

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Text with one context."""

    text: str
    context: Context


def paragraphs_of(runs: list[Run]) -> list[tuple[Paragraph, int]]:
    """The paragraphs of one line: its body first, then what stands apart from it.

    Returns:
        Each with `Context.spoken` of its text.
    """
    apart = [run for run in runs if run.context.shown_kind is not None]
    body = [run for run in runs if run.context.shown_kind is None] if apart else runs
    made = [(paragraph, 0) for paragraph in _body(body)]
    if apart:
        made.extend(_apart(runs))
    return made


def _apart(runs: list[Run]) -> Iterator[tuple[Paragraph, int]]:
    """Each unbroken piece of hidden, deleted or navigation text."""
    groups = groupby(runs, key=lambda run: (run.context.shown_kind, run.context.spoken))
    for (kind, spoken), group in groups:
        if kind is not None:
            members = list(group)
            if words := fold("".join(run.text for run in members)):
                yield Paragraph(words, kind, bold=_bold(members), ink=_ink(members)), spoken


def _body(runs: list[Run]) -> Iterator[Paragraph]:
    typed = fold("".join(run.text for run in runs if run.context.typed_marker))
    words = [run for run in runs if not run.context.typed_marker]
    text = "".join(run.text for run in words)
    first = next((run.context for run in words if run.text.strip()), None)
    if first is None:
        if typed:
            yield Paragraph(typed)
        return
    bold, ink = _bold(words), _ink(words)
    marker, level = _typed_number(typed) if typed else "", max(first.lists, 1)
    item = first.item
    if item is not None and not typed:
        marker, level = ("" if item.used else item.marker), item.level
        item.used = True
    parts = split_items(text)
    for given, part in parts:
        mark = _marker(marker, given)
        if folded := fold(part):
            kind, depth = _kind(first, mark, level)
            made = Paragraph(folded, kind, depth, mark, bold, ink)
            if len(parts) == 1 < len(words):
                made.set_off = set_off(folded, _looked(words), text)
            yield made
        marker = ""


def _looked(runs: list[Run]) -> list[Looked]:
    """How the runs of a line look; of two elements that are made alike, each as one of its own."""
    inked = [run for run in runs if run.text.strip()]
    pair = len(inked) == _PAIR and bool(inked[0].context.inline)
    looks = [(run.context.bold, run.context.ink, run.context.inline) for run in inked]
    alike = pair and len(set(looks)) == 1
    return [
        Looked(run.text, look.bold, run is inked[0] if alike else (look.ink, look.inline))
        for run in runs
        for look in (run.context,)
    ]


def _marker(own: str, typed: str) -> str:
    """A number wins over a bullet typed behind it."""
    return own if own and own != "-" else typed or own


def _kind(context: Context, marker: str, level: int) -> tuple[Kind, int]:
    if context.heading:
        return Kind.HEADING, context.heading
    return (Kind.ITEM, level) if marker else (Kind.TEXT, 0)


def _typed_number(typed: str) -> str:
    """Word's written-out marker: a number as shown, "-" for any sign."""
    if _NUMBER.match(typed) and typed != "o":
        return typed
    return "-"


def _bold(runs: list[Run]) -> bool:
    return all(run.context.bold for run in runs if run.text.strip())


def _ink(runs: list[Run]) -> str | None:
    inks = {run.context.ink for run in runs if run.text.strip()}
    return inks.pop() if len(inks) == 1 else None


def has_body(paragraphs: list[Paragraph]) -> bool:
    """Whether any of them is body text."""
    return any(paragraph.kind in BODY_KINDS for paragraph in paragraphs)
