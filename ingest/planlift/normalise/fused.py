"""Columns and labels that hold two fields at once ("Lead / Timescale", "Ref Action"), parted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.deadlines.likeness import is_wholly_deadline
from planlift.normalise.grid import Value
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.remembering import remembered
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import Paragraph

# Header scores from which one half of a header names its field plainly ("Lead", "When"), and from
# which the other then does too ("Date" has 0.7, "Month" and "Team" 0.6, "Target" 0.35).
_PLAINLY, _NAMED = 0.75, 0.55
_HALF = 0.5  # of its likeness, too little to be sure, for a date with other words
_SURE = 0.6  # likeness from which a piece of a cell is a name, a date or a state
_LONGEST_NAME = 9  # words beside a plain date that are a name, though nothing else shows it
_LIKENESS = {
    "owner": owner_likeness,
    "deadline": deadline_likeness,
    "status": status_likeness,
}
_NUMBERED = frozenset({"action", "summary"})  # what stands behind a ref in one cell with it
_JOINED = re.compile(r"\s*(?:[/&+,;|\n]|\s[-–—]\s|\band\b)\s*", re.I)
_BRACKETED = re.compile(r"(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)\s*")
# A PDF may hold no space between two headers that stand close ("No.Action").
_FIRST_WORD = re.compile(r"(?P<first>\S+?)(?:\s+|(?<=\.)(?=[A-Z]))(?P<second>\S.*)")
_MARKS = re.compile(
    r"\s*[,;|/]\s*|\s+[-–—]+\s+|(?<![A-Z])[:.]\s+|\s+(?=by\b|from\b|\d)|\s*(?=\()|\s+"
)
_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)\.?")
_REF = re.compile(r"(?P<ref>(?:[A-Z]{1,6}[-./ ]?)?\d{1,3}(?:\.\d{1,2})*[a-z]?)[.):]?(?:\s+[-–—])?")
_WHY_ONE = "its column holds two fields, and this row seems to have but one of them"


@dataclass(frozen=True, slots=True)
class Fused:
    """What a header that names two fields calls them.

    Attributes:
        labels: its two halves as written.
        fields: the field of each.
    """

    labels: tuple[str, str]
    fields: tuple[str, str]


@remembered
def fused(label: str) -> Fused | None:
    """The two fields that a header or label names at once, or None.

    Two of owner, deadline and status, or a ref before what it numbers; "Timescale/Deadline" names
    one field twice, and "Status / comment" is one narrative.
    """
    for first, second in _halves(label):
        names = (field_named(first, _NAMED), field_named(second, _NAMED))
        if not (field_named(first) or field_named(second)):
            continue
        typed = set(names) <= _LIKENESS.keys() and names[0] != names[1]
        if typed or (names[0] == "ref" and names[1] in _NUMBERED):
            return Fused((first, second), names)
    return None


def _halves(label: str) -> Iterator[tuple[str, str]]:
    parts = _JOINED.split(label.strip())
    if len(parts) == 2 and all(parts):
        yield parts[0], parts[1]
    if found := _BRACKETED.fullmatch(label.strip()):
        yield found["first"], found["second"]
    found = _FIRST_WORD.fullmatch(label.strip())
    if found and field_named(found["first"]) == "ref":
        yield found["first"], found["second"]


def field_named(words: str, least: float = _PLAINLY) -> str:
    """The field that the words of a header name with this score or more, "" if none."""
    scores = header_scores(words)
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] >= least else ""


def part_value(value: Value, names: tuple[str, str]) -> tuple[Value, Value]:
    """A cell that holds two fields as one cell for each; either may be empty.

    Args:
        value: what the cell holds.
        names: the two fields, in the order of its header; the cell may have them in another.

    Returns:
        Where no place is found to part it, all of it is the likelier one; doubted where it hardly
        reads like that.
    """
    if not value:
        return value, replace(value)
    if names[0] == "ref":
        return _behind_ref(value)
    if len(value.paragraphs) > 1 and (lines := _part_lines(value, names)):
        return lines
    turned = (names[1], names[0])
    cuts = [(cut, order) for cut in _cuts(value) for order in (names, turned)]
    cut, order = max(cuts, key=lambda one: _fits(*one), default=(None, names))
    if cut is None or _fits(cut, order) < _SURE:
        return _as_one(value, names)
    first, second = (_with(value, half) for half in cut)
    return (first, second) if order == names else (second, first)


def _part_lines(value: Value, names: tuple[str, str]) -> tuple[Value, Value] | None:
    """A cell whose every line holds both fields, as one of the first and one of the second."""
    parts = [part_value(_with(value, [line]), names) for line in value.paragraphs]
    if not all(first and second for first, second in parts):
        return None
    firsts = [p for first, _ in parts for p in first.paragraphs]
    seconds = [p for _, second in parts for p in second.paragraphs]
    return _with(value, firsts), _with(value, seconds)


def _as_one(value: Value, names: tuple[str, str]) -> tuple[Value, Value]:
    """A cell with but one of the two fields, which it is by its likeness; else both are doubted."""
    likeness = {name: _LIKENESS[name](value.flat) for name in names}
    which = max(names, key=lambda name: likeness[name])
    told = any(map(str.isdigit, value.flat))  # a name has no figures
    whole = is_wholly_deadline(value.flat) if which == "deadline" else not told
    sure = likeness[which] >= _SURE and whole and not any(likeness[n] for n in names if n != which)
    why = "" if sure else _WHY_ONE
    kept = replace(value, doubt=value.doubt or why)
    left = replace(value, paragraphs=[], doubt=why)
    return (kept, left) if which == names[0] else (left, kept)


Halves = tuple[Sequence[Paragraph], Sequence[Paragraph]]


def _cuts(value: Value) -> Iterator[Halves]:
    """Every way to part a cell in two: between paragraphs, or at a mark inside the only one."""
    paragraphs = value.paragraphs
    for at in range(1, len(paragraphs)):
        yield paragraphs[:at], paragraphs[at:]
    if len(paragraphs) != 1:
        return
    (paragraph,) = paragraphs
    for mark in _MARKS.finditer(paragraph.text):
        before, behind = paragraph.text[: mark.start()], paragraph.text[mark.end() :]
        if inside := _BRACKETS.fullmatch(behind):
            behind = inside["inside"]
        if before and behind:
            yield [replace(paragraph, text=before)], [_plain(paragraph, behind)]


def _plain(paragraph: Paragraph, text: str) -> Paragraph:
    return replace(paragraph, text=text, marker="")


def _fits(cut: Halves, names: tuple[str, str]) -> float:
    texts = [" ".join(p.text for p in half) for half in cut]
    return min(_likeness(text, name) for text, name in zip(texts, names, strict=True))


def _likeness(text: str, name: str) -> float:
    """How much a piece is a field; a few words that are no date or state may well be a name."""
    found = _LIKENESS[name](text)
    if name == "deadline" and found and not is_wholly_deadline(text):
        return _HALF * found  # other words stand beside the date: perhaps the name's
    other = name == "owner" and not (deadline_likeness(text) or status_likeness(text))
    named = other and text[:1].isupper() and len(text.split()) <= _LONGEST_NAME
    return max(found, _SURE) if named and not wording(text).order else found


def _with(value: Value, paragraphs: Sequence[Paragraph]) -> Value:
    return replace(value, paragraphs=list(paragraphs))


def _behind_ref(value: Value) -> tuple[Value, Value]:
    """A ref and what it numbers; a cell without one has none."""
    first, *others = value.paragraphs
    if marked := _REF.fullmatch(first.marker):
        ref, rest = marked["ref"], [replace(first, marker="")]
    elif (found := _REF.match(first.text)) and first.text[found.end() :][:1] in ("", " ", "\t"):
        behind = first.text[found.end() :].strip()
        ref, rest = found["ref"], [replace(first, text=behind)] if behind else []
    else:
        return replace(value, paragraphs=[], doubt=""), value
    return _with(value, [_plain(first, ref)]), _with(value, [*rest, *others])
