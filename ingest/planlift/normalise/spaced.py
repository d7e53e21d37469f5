"""Labels that only a space or a full stop parts from their values, on most lines of a plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from planlift.normalise.outline import is_numbered_item, names_indicator
from planlift.normalise.vocabulary import (
    header_likeness,
    header_scores,
    is_phrase,
    opens_phrase,
    words_of,
)
from planlift_parsers import Kind, Paragraph

_DOT = re.compile(r"^(?P<label>[A-Z][\w '’/&-]{1,60}?)[.?] +(?P<value>\S.*)$", re.S)
_VALUE = re.compile(r"[A-Z0-9£%“\"'‘]|w/c\b|by\b|end\b|mid\b|no later\b|to\b")
_LONGEST = 6  # words of a label
_LIKELY = 0.6  # likeness from which words in front of a full stop are a label
_RECURS = 2  # times that a label must come
_OFTEN = 0.5  # of the times that the commonest comes: "Lead Director" beside "Lead" comes less
_PLAINLY = 0.8  # header score of a word for a number ("Ref", "No.")
_NEARLY = 0.8  # the same for words that no one knows
_MOST = 0.5  # share of the lines from the first label to the last that must open with one
_LEAST_FIELDS = 3  # different labels that make a block of them

Parted = tuple[str, str]


def spaced_labels(flow: Sequence[object]) -> frozenset[str]:
    """The labels of a document whose lines have nothing but a space behind them.

    A form loses its tabs where it is printed or pasted: "Owner Head of Estates". A line may open
    with such words by chance; a plan's lines do again and again.

    Args:
        flow: the body of the document.

    Returns:
        The labels as written, the longest that recurs for each line; empty where they are less than
        three fields with the action among them, or most lines between them open with none.
    """
    return _recurring(flow, _prefixes)


def dotted_labels(flow: Sequence[object]) -> frozenset[str]:
    """The same for labels with a full stop behind them ("Lead. HR Manager").

    Args:
        flow: the body of the document.
    """
    known = _recurring(flow, _before_stop)
    return known | _as_often(flow, known) if known else known


def _as_often(flow: Sequence[object], known: frozenset[str]) -> frozenset[str]:
    """Words before a full stop that no one knows, and that come as often as the known labels."""
    lines = [item.text for item in flow if isinstance(item, Paragraph) and item.kind is Kind.TEXT]
    count = Counter(found["label"] for line in lines if (found := _DOT.match(line)))
    most = max(count[label] for label in known)
    return frozenset(
        label
        for label, times in count.items()
        if times >= max(_RECURS + 1, _NEARLY * most) and len(label.split()) <= _LONGEST
    )


def at_space(text: str, labels: frozenset[str]) -> Parted | None:
    """A line parted behind the longest of the labels that it opens with.

    Args:
        text: the line.
        labels: from `spaced_labels`.
    """
    return next((one for one in _prefixes(text) if one[0] in labels), None)


def at_full_stop(text: str, labels: frozenset[str]) -> Parted | None:
    """A line parted at the full stop behind one of the labels.

    Args:
        text: the line.
        labels: from `dotted_labels`.
    """
    found = _DOT.match(text)
    return (found["label"], found["value"].strip()) if found and found["label"] in labels else None


def _recurring(flow: Sequence[object], parted: Callable[[str], Sequence[Parted]]) -> frozenset[str]:
    lines = [item.text for item in flow if isinstance(item, Paragraph) and item.kind is Kind.TEXT]
    read = [parted(line) for line in lines]
    count = Counter(label for found in read for label, _ in found)
    most = max(count.values(), default=0)
    least = max(_RECURS, _OFTEN * most)
    labels = frozenset(label for label, times in count.items() if times >= least)
    fields = {_field_of(label) for label in labels}
    if len(fields) < _LEAST_FIELDS or "action" not in fields:
        return frozenset()
    at = [n for n, found in enumerate(read) if any(label in labels for label, _ in found)]
    return labels if len(at) >= _MOST * (at[-1] - at[0] + 1) else frozenset()


def _prefixes(text: str) -> list[Parted]:
    """The line parted behind each phrase of the vocabulary that it opens with, longest first."""
    if not text.lstrip()[:1].isupper():
        return []
    words = text.split()
    if not _may_open(words):
        return []
    found = []
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        label = " ".join(words[:length])
        if not _is_known(label):
            continue
        value = " ".join(words[length:])
        if _VALUE.match(value) and _suits(label, value):
            found.append((label, value))
    return found


def _may_open(words: Sequence[str]) -> bool:
    """Some phrase of the vocabulary begins as the line does, which most lines rule out."""
    opening = words_of(words[1] if words[0] == "Our" and len(words) > 1 else words[0])
    return not opening or opens_phrase(opening[0])


def _is_known(label: str) -> bool:
    """A phrase of the vocabulary, or two ("Standard / indicator"), and no mark behind it."""
    if not label[:1].isupper() or not (label[-1].isalnum() or label.endswith((".", ")", "?"))):
        return False
    parts = [words_of(part) for part in label.removeprefix("Our ").split("/")]
    phrases = all(is_phrase(part) for part in parts)
    return phrases and header_likeness(label) >= _LIKELY


def _suits(label: str, value: str) -> bool:
    """No name with a number ("Action 3", "Indicator 2: ...")."""
    numbered = value[0].isdigit() and _field_of(label) in ("action", "indicator", "theme")
    named = value.isdigit() and header_scores(label).get("ref", 0.0) < _PLAINLY  # "Must do 1"
    return not numbered and not named and not is_numbered_item(f"{label} {value}")


def _before_stop(text: str) -> list[Parted]:
    found = _DOT.match(text)
    if not found or names_indicator(found["label"]) or len(found["label"].split()) > _LONGEST:
        return []
    likely = header_likeness(found["label"]) >= _LIKELY
    return [(found["label"], found["value"].strip())] if likely else []


def _field_of(label: str) -> str:
    scores = header_scores(label)
    return max(scores, key=lambda name: scores[name], default="")
