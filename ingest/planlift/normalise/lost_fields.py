"""What the recognition of a picture may have lost of an action, told by its neighbours.

A label that was misread goes into the value before it, and a row whose rules were misjudged is no
section any more: what is read then reads well, and only the other actions tell that it is wrong.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planlift.normalise.label_words import field_of
from planlift.normalise.records import Reading, Record
from planlift.normalise.register import Register
from planlift_schema import Action

_FIELDS = ("ref", "summary", "action", "owner", "deadline", "status", "updates", "outcome")
_FEWEST = 3  # actions that have a field which another lacks
_MANY = 0.1  # share of the actions that may lack it, or one; plans leave more of a field empty
_SHORTEST = 3  # letters of a label; "By" stands in sentences
_FEW = 2  # cells of a row that names a section, where its rules were misjudged
_LACKING = "almost all other actions have one; it may have been lost in the picture"
_SEVERAL = 2  # usual fields that a row lacks which may be none of the plan, or only part of one
_NO_ROW = "most of what the other rows have is not in its row, which may be none or be cut"
_LETTERS = re.compile(r"[A-Za-z]{2,}")
_SHAPES = str.maketrans("IlOoSB", "110058")  # letters and the figures that look like them
_OTHER_LETTERS = "a figure stands in it where the other refs have a letter, or a letter like it"
_SHORT = frozenset({"deadline", "status"})
_FIGURE = re.compile(r"\d")
_SWALLOWED = "figures stand in it, and another field of the action may be lost"
_NO_THEME = "other actions stand below the name of a section, and this one below none"

Told = tuple[Action, Register, Record]


def with_lost_doubted(
    told: Sequence[Told], read: Sequence[tuple[Register, Reading]]
) -> list[Action]:
    """The actions of a recognised document, with doubts where a field may be lost.

    Args:
        told: the actions, each with what it was made from.
        read: all lists of the document.
    """
    labels = _labels_of(register for _, register, _ in told)
    usual = _usual_fields([action for action, register, _ in told if register.labelled])
    whole = _usual_fields([action for action, register, _ in told if not register.labelled])
    themed = any(action.theme for action, _, _ in told)
    misjudged = {
        id(record): why for register, reading in read for record, why in _below(register, reading)
    }
    refs = _misread_refs([action.ref for action, _, _ in told])
    made = []
    for action, register, record in told:
        doubts = {"theme": _NO_THEME} if themed and not action.theme else {}
        doubts |= _in_lines(action, usual, labels) if register.labelled else _in_row(action, whole)
        if id(record) in misjudged:
            doubts["theme"] = misjudged[id(record)]
        if action.ref in refs:
            doubts["ref"] = _OTHER_LETTERS
        made.append(_doubted(action, doubts))
    return made


def with_swallowed_doubted(told: Sequence[Told]) -> list[Action]:
    """The actions, with doubts where a value of labelled lines holds one of the list's own labels.

    Args:
        told: the actions, each with what it was made from.
    """
    labels = _labels_of(register for _, register, _ in told)
    made = []
    for action, register, _ in told:
        doubts = _labels_inside(action, labels) if labels and register.labelled else {}
        made.append(_doubted(action, doubts))
    return made


def _doubted(action: Action, doubts: Mapping[str, str]) -> Action:
    """The action with doubts on fields that have none yet."""
    fresh = {name: why for name, why in doubts.items() if name not in action.review}
    review = {**action.review, **fresh}
    return action.model_copy(update={"review": review}) if fresh else action


def _in_lines(
    action: Action, usual: Sequence[str], labels: re.Pattern[str] | None
) -> dict[str, str]:
    """Doubts on an action of labelled lines: its label may have been misread."""
    doubts = {name: _LACKING for name in usual if not getattr(action, name)}
    if doubts.keys() & _SHORT and _FIGURE.search(action.owner):
        doubts["owner"] = _SWALLOWED
    return doubts | (_labels_inside(action, labels) if labels else {})


def _in_row(action: Action, usual: Sequence[str]) -> dict[str, str]:
    """Doubts on all of an action that has little of what the other rows have."""
    lacking = [name for name in usual if not getattr(action, name)]
    if len(lacking) < _SEVERAL:
        return {}
    return {name: _NO_ROW for name in _FIELDS if name in lacking or getattr(action, name)}


def _misread_refs(refs: Sequence[str]) -> set[str]:
    """Refs with a figure where those of most others have a letter of its shape, or vice versa."""
    opens = Counter(found[0] for ref in refs if (found := _LETTERS.match(ref)))
    usual, times = max(opens.items(), key=lambda one: one[1], default=("", 0))
    if times < _FEWEST:
        return set()
    shape = usual.translate(_SHAPES)
    return {
        ref for ref in refs if ref.translate(_SHAPES).startswith(shape) != ref.startswith(usual)
    }


def _usual_fields(actions: Sequence[Action]) -> list[str]:
    """Fields that almost all of these actions have."""
    most = max(1.0, _MANY * len(actions))
    having = {name: sum(bool(getattr(action, name)) for action in actions) for name in _FIELDS}
    return [n for n, count in having.items() if count >= max(_FEWEST, len(actions) - most)]


def _labels_of(registers: Iterable[Register]) -> re.Pattern[str] | None:
    names = {name for one in registers if one.labelled for name in one.labels}
    own = sorted((name for name in names if len(name) >= _SHORTEST), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, own))})\s*[:;]") if own else None


def _labels_inside(action: Action, labels: re.Pattern[str]) -> dict[str, str]:
    """Doubts on a value that holds a label, and on the field that the label names."""
    doubts: dict[str, str] = {}
    for name in (*_FIELDS, "indicator"):
        for found in labels.finditer(getattr(action, name)):
            why = f"“{found[1]}:” stands in it, which labels a field elsewhere"
            doubts[name] = why
            field = field_of(found[1])
            if field in _FIELDS and not getattr(action, field):
                doubts[field] = f"its label may stand in the {name}: “{found[1]}:”"
    return doubts


def _below(register: Register, reading: Reading) -> Iterator[tuple[Record, str]]:
    """Records below a row of a few words without an action, which may name their section."""
    named = {id(row) for row in reading.others if len(row.own()) <= _FEW}
    if not named or register.labelled:
        return
    first = {id(record.rows[0]): record for record in reading.records if record.rows}
    section, why = None, ""
    for row in register.rows:
        record = first.get(id(row))
        if id(row) in named:
            words = " ".join(value.flat for _, value in row.own())
            why, section = f"“{words}” above it may be the name of a section", None
        elif record is not None and why:
            section = section or record
            if record.section is not section.section:
                why = ""
            else:
                yield record, why
