"""Labels that stand inside a line: "Train panels. Lead: HR Manager Deadline: May 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.label_place import Inside
from planlift.normalise.label_words import field_of, is_label
from planlift.normalise.outline import names_indicator
from planlift.normalise.owners import owner_likeness
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_likeness, header_scores, is_phrase, words_of

# Behind a mark that closes what stands before it, or at the start, any likely words are a label.
# At the end of the line its value stands on the next.
_PARTED = re.compile(
    r"(?:^|(?<=[.;,|)•·–—-]\s)|(?<=[(\[|]))(?P<label>[A-Z][\w /&-]{1,30}?):(?:\s+|$)"
)
# Glued to the value before it, as converters that lose tabs leave it ("May 2021Status:GREEN").
_GLUED = re.compile(r"(?<=[a-z\d])(?P<label>[A-Z][a-z][\w /&-]{1,30}?):\s*")
# Where no mark parts it from the words before, a label must be a phrase of the vocabulary as it is.
_RUN_ON = re.compile(r"(?<=[\w)\]%’'.;,•·|–—-]\s)(?P<label>[A-Z][\w/&-]*(?: [\w/&-]+){0,4}?):\s+")
# In lower case only behind a mark, in a line whose other labels are plain ("Owner: X; due: May").
_LOWER = re.compile(r"(?<=[;,|]\s)(?P<label>[a-z]+(?: [a-z]+){0,2}):\s+")
_DASHED = re.compile(r"(?:^|(?<=[.;,|]\s))(?P<label>[A-Z]\w*(?: \w+){0,3}?) [-–—]\s+")
_DOTTED = re.compile(r"(?:^|(?<=[\w.;,|)]\s))(?P<label>[A-Z]\w*(?: \w+){0,3}?) [·=→]\s+")
_MARKS = re.compile(r" [-–—·=→] ")
_MAYBE = 0.5  # header score from which a word is a label beside sure ones ("By: May 2021")
_SURE = 0.85  # header score of a phrase that hardly stands before a colon as anything else
LIKENESS = {"owner": owner_likeness, "deadline": deadline_likeness, "status": status_likeness}
"""Fields whose values show what they are: how much a text looks like one."""

_CLOSED = re.compile(r"[)\]]\s*\.?$")
_SEVERAL = 2  # labels of different fields that make a line a whole record


def labels_inside(text: str) -> list[Inside]:
    """The labels of a line that holds a whole record; [] if fewer than two fields are labelled.

    What stands in brackets behind an item alone is read with the item.

    Args:
        text: the line.
    """
    return [*_labels_inside(text)]


@lru_cache(maxsize=1024)  # a line is asked about for itself, and beside those around it
def _labels_inside(text: str) -> tuple[Inside, ...]:
    for found in _ways(text):
        sure = any(is_label(one.label) for one in found)
        if sure and len({field_of(one.label) for one in found}) >= _SEVERAL:
            return () if _told_in_brackets(text, found) else tuple(found)
    return ()


def _told_in_brackets(text: str, found: list[Inside]) -> bool:
    """The brackets at the end say who and when: what is labelled before them is of the item.

    "Audit the site. Outputs: a guide. [Lead: Matron | By: May 2021]"
    """
    if text[: found[0].start].endswith(("(", "[")):
        return True
    if not _CLOSED.search(text) or not found[0].start:
        return False
    at = max(text.rfind("("), text.rfind("["))
    before = [field_of(one.label) for one in found if one.start < at]
    return len(found) - len(before) >= _SEVERAL and not LIKENESS.keys() & {*before}


def _ways(text: str) -> Iterator[list[Inside]]:
    """What one mark and another part of a line; most lines have none, which is asked first."""
    if ":" in text:
        yield _with_colons(text)
    if _MARKS.search(text):
        yield list(_found(_DASHED, text))
        yield list(_found(_DOTTED, text))


def label_inside(text: str) -> Inside | None:
    """The first label that stands behind other words of a line, where it is a sure one.

    Args:
        text: a line that may go on with the value of the line above ("Estates Deadline: May 2021").
    """
    return next((one for one in _found(_RUN_ON, text) if one.start), None)


def _with_colons(text: str) -> list[Inside]:
    run_on = {one.end: one for one in chain(_found(_RUN_ON, text), _found(_LOWER, text))}
    behind = [*_PARTED.finditer(text)]
    opening = {found.end() for found in behind if _is_sure(found["label"])}
    sure = len(opening | run_on.keys())
    run_on |= {one.end: one for one in _likely(text, sure) if one.end not in run_on}
    parted = {
        match.end(): Inside(match["label"], match.start("label"), match.end())
        for match in chain(behind, _GLUED.finditer(text))
        if _may_label(match["label"])
        # "Theatre Manager, Chief Nurse Deadline: May": a comma parts names as well
        and (match.end() not in run_on or text[: match.start()].rstrip()[-1:] != ",")
    }
    return sorted((run_on | parted).values(), key=lambda one: one.start)


def _likely(text: str, sure: int) -> Iterator[Inside]:
    """Likely labels: phrases whose value shows them to be one ("Date" before a date).

    Beside several sure ones any phrase is one ("Measure: 95% trained").
    """
    if sure >= _SEVERAL:
        yield from (
            Inside(match["label"], match.start("label"), match.end())
            for match in _LOWER.finditer(text)
            if _may_stand(match["label"].capitalize(), "", beside=True)
        )
    found = list(_RUN_ON.finditer(text))
    ends = [match.start("label") for match in found] + [len(text)]
    for match in found:
        value = text[match.end() : next(end for end in ends if end >= match.end())].strip(" .;,|)")
        words = match["label"].split(" ")
        for at in range(len(words)):
            label = " ".join(words[at:])
            if _may_stand(label, value, beside=sure >= _SEVERAL):
                start = match.end("label") - len(label)
                yield Inside(label, start, match.end())
                break


def _may_stand(label: str, value: str, *, beside: bool) -> bool:
    scores = header_scores(label)
    if not label[:1].isupper() or names_indicator(label):
        return False
    phrase = is_phrase(words_of(label)) and max(scores.values(), default=0.0) >= _MAYBE
    if phrase and beside:
        return True
    last = label.endswith(" by") and deadline_likeness(value) >= _SURE
    return last or (
        phrase
        and any(
            scores.get(name, 0.0) >= _MAYBE and likeness(value) >= _SURE
            for name, likeness in LIKENESS.items()
        )
    )


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Inside]:
    """Phrases of the vocabulary that stand where a pattern allows a label, the longest of each."""
    at = 0
    while match := pattern.search(text, at):
        if _is_sure(match["label"]):
            yield Inside(match["label"], match.start("label"), match.end())
            at = match.end()
        else:
            at = match.start("label") + 1


def _is_sure(words: str) -> bool:
    scores = header_scores(words)
    named = is_phrase(words_of(words)) and max(scores.values(), default=0.0) >= _SURE
    return named and not names_indicator(words)


def _may_label(words: str) -> bool:
    return is_label(words) or header_likeness(words) >= _MAYBE
