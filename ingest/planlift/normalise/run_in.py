"""Labels that only their look parts from their values: a bold "Lead" before "HR Manager"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from planlift.normalise.label_place import Inside
from planlift.normalise.label_words import (
    LONGEST_LABEL,
    LONGEST_QUESTION,
    SHORT_VALUES,
    base_of,
    field_of,
    is_label,
    is_state,
    names_numbered,
)
from planlift.normalise.outline import names_indicator
from planlift.normalise.vocabulary import header_likeness
from planlift_parsers import Kind, Paragraph

_MARKS = " \t:–—-|"  # that may stand around a label besides
_LABEL = re.compile(r"(?:[A-Z]|% )(?:[^.;!]|\.(?=\S))*", re.S)  # no sentence, and no rest of one
_VALUE = re.compile(r"[^a-z]|w/c\b|by\b|end\b|mid\b|no later\b", re.S)  # "has been slow" goes on
# In lower case, as "A" before a label is a colour ("RAG A  Due 14.08.23").
_LINKED = re.compile(r"\b(?:[Tt]he|an?|our|this|each|of|to|by|for|with|in|at|and|or|is)\s*$")
_DIGIT = re.compile(r"\d")
# Words up to a colon or dash that lost the look of the label they close ("Measure of success:").
_REST = re.compile(r"(?P<words>(?: (?:[/&]|[a-z][\w/&-]*)){1,4})(?::| (?P<dash>[-–—]))(?=\s)")
_MAYBE = 0.5  # header score from which a word is a label beside sure ones ("By")
_RECURS = 2  # times that an unknown label must come
_OFTEN = 0.5  # of the times that the commonest known one comes, as for labels before a space
_SENTENCE = 5  # words from which what ends with a full stop is a sentence and no name or date
_SEVERAL = 2  # fields whose labels look so, from which others may


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that may be a label, and what stands behind them."""

    at: Inside
    base: str
    value: str
    known: bool
    suits: bool  # the value does not go on with a sentence that the words begin


def run_in_labels(flow: Sequence[object]) -> dict[int, tuple[Inside, ...]]:
    """The labels that are told from their values by weight, colour or element alone.

    They must be known labels of two fields, one of them a person, date or state, or such a one
    again and again; beside them, words that come as often before different values are labels too.
    Words that a sentence stresses go on with it, and topics that open paragraphs come once.

    Args:
        flow: the body of the document.

    Returns:
        `id` of a paragraph -> the labels in it, in order.
    """
    lines = [item for item in flow if isinstance(item, Paragraph) and item.kind in _KINDS]
    ways = {id(line): _ways(line) for line in lines if line.set_off}
    every = [one for both in ways.values() for way in both for one in way]
    bases = _accepted(every)
    if not bases:
        return {}
    found = {
        key: labels
        for key, both in ways.items()
        if (labels := max((_labels(way, bases) for way in both), key=len))
    }
    alone = {id(line): _alone(line) for line in lines if line.bold and _is_one(line.text, bases)}
    return found | alone


def opening_words(line: Paragraph) -> tuple[str, str] | None:
    """The words that a line opens with and that its look sets off, and what follows; or None.

    Args:
        line: one that may open with a label ("Lead Chief Nurse").
    """
    if not line.set_off or line.set_off[0][0]:
        return None
    end = line.set_off[0][1]
    return line.text[:end].strip(_MARKS), line.text[end:].strip(_MARKS)


_KINDS = (Kind.TEXT, Kind.ITEM)


def _is_one(text: str, bases: frozenset[str]) -> bool:
    return base_of(text) in bases and not _DIGIT.search(text)


def _alone(line: Paragraph) -> tuple[Inside, ...]:
    """One of the labels, with no value beside it."""
    return (Inside(line.text.strip(_MARKS), 0, len(line.text)),)


def _ways(line: Paragraph) -> tuple[list[_Candidate], list[_Candidate]]:
    """The words that are set off as labels of the others, and the other way round."""
    text, ends = line.text, [0, *(end for _, end in line.set_off)]
    between = [
        (end, start)
        for end, (start, _) in zip(ends, line.set_off, strict=False)
        if text[end:start].strip()
    ]
    return [*_candidates(text, line.set_off)], [*_candidates(text, between)]


def _candidates(text: str, stretches: Sequence[tuple[int, int]]) -> Iterator[_Candidate]:
    behind = chain((start for start, _ in stretches[1:]), [len(text)])
    for (start, stop), following in zip(stretches, behind, strict=False):
        end = _end_of(text, start, stop, following)
        label, value = text[start:end].strip(_MARKS), text[end:following].strip(_MARKS)
        if not _may_label(label) or _LINKED.search(text[:start]):
            continue
        first = start + text[start:end].index(label)
        at = Inside(label, first, following - len(text[end:following].lstrip(_MARKS)))
        marked = text[first + len(label) : at.end].strip()
        suits = bool(value) and bool(marked or _VALUE.match(value))
        yield _Candidate(at, base_of(label), value, is_label(label), suits)


def _end_of(text: str, start: int, stop: int, following: int) -> int:
    """Where a label ends whose look may end before it; before a dash it must be a known one."""
    rest = _REST.match(text, stop, following)
    if rest is None or (rest["dash"] and not is_label(text[start : rest.end("words")])):
        return stop
    return rest.end()


def _may_label(words: str) -> bool:
    longest = LONGEST_QUESTION if words.endswith("?") else LONGEST_LABEL
    if not _LABEL.fullmatch(words) or len(words.split()) > longest or names_indicator(words):
        return False
    if is_label(words):
        return not names_numbered(words)
    return not _DIGIT.search(words) and not is_state(words)


def _accepted(every: Sequence[_Candidate]) -> frozenset[str]:
    """The labels of a document, without numbers; empty where none is sure."""
    by_base: dict[str, list[_Candidate]] = {}
    for one in every:
        by_base.setdefault(one.base, []).append(one)
    known = _known(every, by_base)
    fields = {field_of(base) for base in known}
    again = any(len(by_base[base]) >= _RECURS for base in known if field_of(base) in SHORT_VALUES)
    if not again and (len(fields) < _SEVERAL or not fields & SHORT_VALUES):
        return frozenset()
    most = max(len(by_base[base]) for base in known)
    return known | {base for base, found in by_base.items() if base and _recurs(found, most)}


def _known(
    every: Sequence[_Candidate], by_base: Mapping[str, Sequence[_Candidate]]
) -> frozenset[str]:
    """The known labels; a person, date or state alone above the blocks is the document's own."""
    known = {one.base for one in every if one.known and one.suits and _suits(by_base[one.base])}
    single = {base for base in known if len(by_base[base]) < _RECURS}
    first = next((at for at, one in enumerate(every) if one.base in known - single), 0)
    own = {one.base for one in every[:first] if field_of(one.base) in SHORT_VALUES}
    return frozenset(known - (own & single))


def _suits(found: Sequence[_Candidate]) -> bool:
    """What stands behind a label of a person, date or state is no sentence, as most have it."""
    if field_of(found[0].base) not in SHORT_VALUES:
        return True
    said = sum(one.value.endswith(".") and len(one.value.split()) >= _SENTENCE for one in found)
    return 2 * said <= len(found)


def _recurs(found: Sequence[_Candidate], most: int) -> bool:
    """Words that no one knows for a label and that come as often as the known, before new words.

    A word that is half a label ("By") needs no more than to come again.
    """
    if len({one.value for one in found}) < _RECURS:
        return False
    every = all(one.suits for one in found)
    likely = every and header_likeness(found[0].base) >= _MAYBE
    return likely or len(found) >= (_OFTEN * most if every else most)


def _labels(way: Sequence[_Candidate], bases: frozenset[str]) -> tuple[Inside, ...]:
    return tuple(
        one.at
        for one in way
        if one.base in bases and (one.suits or not one.value or not one.at.start)
    )
