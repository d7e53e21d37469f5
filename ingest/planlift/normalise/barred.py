"""Labels that marks part from each other: "Lead officer: Matron | by: Mar 2026 | Position: 50%".

In such a line each piece is a label and its value, so that what no one knows for a label, or knows
in capitals only, is told by the pieces that stand beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from planlift.normalise.label_place import Inside
from planlift.normalise.label_words import LONGEST_LABEL, base_of, is_label, is_state
from planlift.normalise.outline import names_indicator
from planlift_parsers import Kind, Paragraph

_MARKS = tuple(re.compile(mark) for mark in (r"\s\|\s+", r"\s[•·]\s+", r";\s+", r"\s/\s+"))
_PIECE = re.compile(r"\s*(?P<label>[^\W\d][^:;|.!(\[\d]{0,60}?)(?::|\s[–—-]|[–—])(?:\s+|$)")
_PARTED = re.compile(r"[:–—]\s|\s-\s")
_SEVERAL = 2  # labelled pieces that make a line such a one
_KINDS = (Kind.TEXT, Kind.ITEM)


def barred_labels(flow: Sequence[object]) -> dict[int, tuple[Inside, ...]]:
    """The labels of lines whose pieces are all labelled, at least one in words that are known.

    Labels that come in several such lines are labels too where one stands in a line alone.

    Args:
        flow: the body of the document.

    Returns:
        `id` of a paragraph -> the labels in it, in order.
    """
    lines = [item for item in flow if isinstance(item, Paragraph) and item.kind in _KINDS]
    found = {id(line): labels for line in lines if (labels := _pieces(line.text))}
    count = Counter(base_of(one.label) for labels in found.values() for one in labels)
    again = {base for base, times in count.items() if times >= _SEVERAL}
    alone = ((line, _alone(line.text)) for line in lines if again and id(line) not in found)
    return found | {id(line): (one,) for line, one in alone if one and base_of(one.label) in again}


def with_barred(
    run_in: Mapping[int, tuple[Inside, ...]], flow: Sequence[object]
) -> Mapping[int, tuple[Inside, ...]]:
    """The labels told by their look, and those of lines in which marks tell of more.

    Args:
        run_in: `id` of a paragraph -> its labels that only their look tells.
        flow: the body of the document.
    """
    barred = barred_labels(flow)
    more = {key: found for key, found in barred.items() if len(found) > len(run_in.get(key, ()))}
    return {**run_in, **more}


def _pieces(text: str) -> tuple[Inside, ...]:
    """The labels of a line that one mark parts into labelled pieces; () for any other."""
    if len(_PARTED.findall(text)) < _SEVERAL:
        return ()
    for mark in _MARKS:
        starts = [0, *(found.end() for found in mark.finditer(text))]
        ends = [*starts[1:], len(text)]  # no mark stands within a label ("Owner / lead: ...")
        found = (_label_at(text, start) for start in starts)
        labels = [one for one, end in zip(found, ends, strict=True) if one and one.end <= end]
        # "Lead: Head of IT; Programme Manager – Digital": one sign stands behind all labels
        alike = len({":" in text[one.start : one.end] for one in labels}) == 1
        labelled = alike and len(labels) == len(starts) >= _SEVERAL
        if labelled and any(is_label(one.label) for one in labels):
            return tuple(labels)
    return ()


def _alone(text: str) -> Inside | None:
    return _label_at(text, 0) if len(_PARTED.findall(text)) == 1 else None


def _label_at(text: str, start: int) -> Inside | None:
    """The label that a piece opens with."""
    found = _PIECE.match(text, start)
    if found is None or len(found["label"].split()) > LONGEST_LABEL:
        return None
    named = names_indicator(found["label"]) or (
        is_state(found["label"]) and not is_label(found["label"])
    )
    return None if named else Inside(found["label"], found.start("label"), found.end())
