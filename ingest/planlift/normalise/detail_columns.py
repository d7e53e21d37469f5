"""Columns whose cells hold labelled lines ("Details": "Lead: ...", "Deadline: ..."), parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from planlift.normalise.grid import Row, Value
from planlift.normalise.inside import labels_inside
from planlift.normalise.label_words import (
    SHORT_VALUES,
    base_of,
    field_of,
    is_label,
    label_of,
    may_be_parted,
    parted,
)
from planlift.normalise.pairs import Pair
from planlift.normalise.register import Register
from planlift.normalise.vocabulary import header_scores
from planlift_parsers import Paragraph

_MOSTLY = 0.6  # share of a column's filled cells that hold labelled lines
_NAMED = 0.5  # header score from which a field has a column of its own
_OFTEN = 0.4  # the same of cells in one line, in which a label may stand undetected
_LEAST_LABELS = 2  # different fields that such a cell labels
_LEAST_CELLS = 2  # that are made so; one may be anything

# "Train all panels. Lead: HR Director", "(Lead: HR Director)" is read elsewhere.
_LAST_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z][\w’' ]{1,30}:\s)")
_UNKNOWN = re.compile(r"(?:^|(?<=\s))([A-Z][a-z’']+(?: [a-z’']+){0,6}):(?=\s)")


def part_details(registers: Sequence[Register]) -> None:
    """Gives each label in the cells of such a column a column of its own.

    Args:
        registers: of one document; changed.
    """
    for register in registers:
        if register.headed and not register.labelled:
            free = SHORT_VALUES - {
                name
                for label in register.labels
                for name, score in header_scores(label).items()
                if score >= _NAMED
            }
            for at in reversed(range(len(register.labels))):
                if labels := _labels_in(register.rows, at, free):
                    _part(register, at, labels)


def _labels_in(rows: Sequence[Row], at: int, free: frozenset[str]) -> list[str]:
    """The labels in the cells of a column, as they are met; [] where most cells have none.

    One alone is enough where it stands behind other words and labels a field that no header names
    ("Train all panels. Lead: HR Director").

    Args:
        rows: of the register.
        at: the column.
        free: who, when and how far, as far as no header names them.
    """
    cells = [row.values[at] for row in rows if row.values[at] and _begins(row, at)]
    if not any(may_be_parted(line.text) for cell in cells for line in cell.paragraphs):
        return []
    cells = _in_lines(cells)
    known = [_parts(cell) for cell in cells]
    made = [{field_of(label) for label in parts if label} for parts in known]
    several = sum(len(fields) >= _LEAST_LABELS for fields in made)
    alone = sum(
        bool(fields & free) and bool(parts[""]) for fields, parts in zip(made, known, strict=True)
    )
    if max(several, alone) < max(_LEAST_CELLS, _MOSTLY * len(cells)):
        return []
    own = _own_labels(cells)
    count = Counter(label for cell in cells for label in _parts(cell, own))
    return [label for label in count if label]


def _in_lines(cells: Sequence[Value]) -> list[Value]:
    """Cells that lost their line breaks ("Lead: HR Finish: May"), cut before each label.

    What stands before a colon in most of them, or is a label anywhere, is one in all.
    """
    filled = [cell for cell in cells if cell]
    found = [
        {label for line in cell.paragraphs for label in _candidates(line.text)} for cell in filled
    ]
    count = Counter(label for labels in found for label in labels)
    least = max(_LEAST_CELLS, _OFTEN * len(filled))
    often = [label for label, times in count.items() if times >= least]
    names = "|".join(re.escape(label) for label in sorted(often, key=len, reverse=True))
    before = re.compile(rf"[\s;,|]+(?=(?:{names})\s*:)") if len(often) > 1 else _LAST_SENTENCE
    return [_cut(cell, before) for cell in cells]


def _candidates(text: str) -> list[str]:
    """Labels inside a line: those known, and any words before a colon, which must come again."""
    if text.count(":") < _LEAST_LABELS:
        return []  # most cells: asked before their words are
    return [one.label for one in labels_inside(text)] + _UNKNOWN.findall(text)


def _cut(cell: Value, before: re.Pattern[str]) -> Value:
    """A cell cut before each label; itself where it has none, as most cells."""
    if not any(":" in line.text for line in cell.paragraphs):
        return cell
    pieces = [(line, before.split(line.text)) for line in cell.paragraphs]
    lines = [
        replace(line, text=text, set_off=()) if len(texts) > 1 else line
        for line, texts in pieces
        for text in texts
    ]
    return replace(cell, paragraphs=lines)


def _begins(row: Row, at: int) -> bool:
    return row.tops[at] and row.lefts[at] and row.values[at].across == 1


def _own_labels(cells: Sequence[Value]) -> frozenset[str]:
    """What stands before a colon in most cells, beside labels that are known."""
    split = [[found for line in cell.paragraphs if (found := parted(line.text))] for cell in cells]
    count = Counter(base for found in split for base in {base_of(label) for label, _ in found})
    least = max(_LEAST_CELLS, _MOSTLY * len(cells))
    return frozenset(base for base, times in count.items() if times >= least)


def _parts(value: Value, own: frozenset[str] = frozenset()) -> dict[str, list[Paragraph]]:
    """The lines of a cell by their label; what stands before the first is under "".

    Args:
        value: the cell.
        own: labels that no one knows, and that stand in the cells of this column.
    """
    found: dict[str, list[Paragraph]] = {"": []}
    label = ""
    for line in value.paragraphs:
        split = label_of(line.text) or parted(line.text)
        if split is not None and (is_label(split[0]) or base_of(split[0]) in own):
            label = split[0]
            line = replace(line, text=split[1], marker="", set_off=())  # noqa: PLW2901
        if line.text:
            found.setdefault(label, []).append(line)
    return found


def _part(register: Register, at: int, labels: Sequence[str]) -> None:
    """Puts a column for each label behind a column, which keeps what has none."""
    register.written = register.written or [*enumerate(register.labels)]
    register.written[at + 1 : at + 1] = [register.written[at]] * len(labels)
    register.labels[at + 1 : at + 1] = labels
    register.groups[at + 1 : at + 1] = [""] * len(labels)
    made: dict[int, list[Value]] = {}  # a merged cell is one Value in all its rows
    own = frozenset(map(base_of, labels))
    cells = [row.values[at] for row in register.rows]
    lined = {id(cell): line for cell, line in zip(cells, _in_lines(cells), strict=True)}
    for row in register.rows:
        value = row.values[at]
        whole = value.across > 1 or not value
        if not whole and id(value) not in made:
            parts = _parts(lined[id(value)], own)
            made[id(value)] = [replace(value, paragraphs=parts.get(k, [])) for k in ("", *labels)]
            row.mended.extend(value.paragraphs)
            told = zip(labels, made[id(value)][1:], strict=True)
            register.pairs += [Pair(name, part, value.paragraphs) for name, part in told if part]
        row.values[at : at + 1] = [value] * (len(labels) + 1) if whole else made[id(value)]
        row.tops[at + 1 : at + 1] = [row.tops[at]] * len(labels)
        row.lefts[at + 1 : at + 1] = [not whole or not value] * len(labels)
