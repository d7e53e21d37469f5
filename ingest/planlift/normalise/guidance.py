"""Rows of a template that tell its author what to write."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planlift.normalise.column_evidence import CLEAR
from planlift.normalise.deadlines import deadline_likeness
from planlift.normalise.grid import Row, Value
from planlift.normalise.owners import owner_likeness
from planlift.normalise.prose import wording
from planlift.normalise.register import Register
from planlift.normalise.statuses import status_likeness
from planlift.normalise.vocabulary import header_scores, words_of

_PATTERN = re.compile(r"\bdd?[/.-]mm?\b|\bmm?[/.-]yy|\bxx\b", re.I)
_OPTIONS = re.compile(r"\w{1,12}(?:(?:, ?|/)\w{1,12})+,? or \w{1,12}", re.I)  # "R, A or G"
_CHOOSE = frozenset({"select", "choose"})
_GUIDANCE = (
    "please", "e.g", "eg", "should", "insert", "enter", "list", "state", "describe", "what", "who",
    "when", "how", "name", "must", "include", "specify", "identify", "use", "select", "give",
    "choose", "number", "add", "start", "write", "tick", "begin", "summarise", "summarize", "say",
    "leave",
)  # fmt: skip
_TYPICAL = 0.4  # likeness from which a cell holds what its column is for
_TWO = 2
_OPENING = 60  # letters in which the first words of a text nearly always stand
_LEAST_COUNTED = 3  # columns that are counted; two cells "1" and "2" may be figures
_SOME = 0.4  # share of a row's cells that instruct or ask, where a date or name is asked for
_TOLD = 0.6  # share of a row's cells that instruct
_UNNUMBERED = 0.3  # share that is enough where the row alone has no number; two of six cells
_MOSTLY = 0.7  # share of the cells in other rows that hold what their column is for
_ROWS = 2  # guidance stands in the first rows, or behind the first record
_TYPED = ("ref", "owner", "deadline", "status")


def is_guidance(register: Register, at: int) -> bool:
    """The row tells its author what to write: instructions where a date and a name belong.

    Args:
        register: mapped already.
        at: which of its rows, from 0.
    """
    row = register.rows[at]
    cells = [value for _, value in row.own()]
    if at >= _ROWS or register.later or len(cells) < _TWO:
        return False
    typed = [
        (name, value.text)
        for name in _TYPED
        if (value := _value(register, row, name)) and value.text
    ]
    if _counts_columns(cells):
        return True
    strange = [name for name, text in typed if not _suits(name, text)]
    told = sum(_instructs(value.flat) or _asks(value.flat) for value in cells)
    if any(_asks(text) for _, text in typed) and told >= _SOME * len(cells):
        return True
    if told >= max(_TWO, _UNNUMBERED * len(cells)) and _alone_unnumbered(register, row):
        return True
    if len(strange) < len(typed):
        return False
    return told >= _TOLD * len(cells) or (len(strange) >= _TWO and _others_suit(register, row))


def _counts_columns(cells: Sequence[Value]) -> bool:
    """Letters or numbers under the labels, by which a form's notes name its columns ("(a)")."""
    marks = [value.flat.strip("()[]. ").casefold() for value in cells]
    letters = "abcdefghijklmnopqrstuvwxyz"[: len(marks)]
    counted = [str(at) for at in range(1, len(marks) + 1)]
    return len(marks) >= _LEAST_COUNTED and marks in ([*letters], counted)


def _value(register: Register, row: Row, name: str) -> Value:
    at = register.mapping.column(name)
    return row.values[at] if at is not None and row.lefts[at] else Value()


def _alone_unnumbered(register: Register, row: Row) -> bool:
    """Nothing stands where all other rows have their number."""
    if register.mapping.column("ref") is None or _value(register, row, "ref"):
        return False
    others = [one for one in register.rows if one is not row and any(one.own())]
    return len(others) >= _TWO and all(_value(register, one, "ref") for one in others)


def _others_suit(register: Register, row: Row) -> bool:
    """The rows below hold what their columns are for."""
    others = [one for one in register.rows if one is not row and any(one.own())]
    suits = [
        _suits(name, value.text)
        for one in others
        for name in _TYPED
        if (value := _value(register, one, name))
    ]
    return bool(suits) and sum(suits) >= _MOSTLY * len(suits)


def _suits(name: str, text: str) -> bool:
    """The cell holds what its column is for, and nothing to fill in, nor its header again."""
    if _asks(text) or _instructs(text):
        return False
    if name == "status" and _OPTIONS.fullmatch(text):
        return False
    if name == "ref":
        return wording(text).reference > 0 and header_scores(text).get("ref", 0.0) < CLEAR
    likeness = {"owner": owner_likeness, "deadline": deadline_likeness, "status": status_likeness}
    return likeness[name](text) > _TYPICAL


def _asks(text: str) -> bool:
    """A question, or a pattern to fill in ("dd/mm/yyyy")."""
    return text.endswith("?") or bool(_PATTERN.search(text))


def _instructs(text: str) -> bool:
    words = words_of(text[:_OPENING])
    if len(words) <= _TWO:  # of more, the first two are whole
        words = words_of(text)
    if len(words) < _TWO:
        return not _CHOOSE.isdisjoint(words)
    bracketed = text.startswith(("(", "[", "<")) and text.endswith((")", "]", ">"))
    return bracketed or words[0] in _GUIDANCE or "e.g" in text.lower()
