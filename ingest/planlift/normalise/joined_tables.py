"""Tables that say more of another table's rows, by the same numbers.

A report prints its commitments in one table, and further on what has come of each: "No.", "What has
happened so far", "Assessment". Both rows of a number are one action.
"""

from __future__ import annotations

from collections.abc import Sequence

from planlift.normalise.grid import Row, Value
from planlift.normalise.label_words import base_of, field_of
from planlift.normalise.register import NO_COLUMN, Register
from planlift.normalise.vocabulary import header_scores

_NUMBERS = 0.55  # header score of a word for a number ("Item")
# Header scores from which a column may hold what is to be done ("Commitment made"), and does.
_MAY_ACT, _ACTS = 0.3, 0.5
_LEAST_ROWS = 2
_MOST_PLANS = 8  # tables of actions; where each indicator has one, none is printed twice
_MOST_OF = 0.6  # share of the first table's rows that the second speaks of


def join_tables(registers: list[Register]) -> None:
    """Gives the rows of a plan the columns of a later table that has their numbers.

    Args:
        registers: of one document, in reading order; changed.
    """
    plans = [one for one in registers if one.headed and not one.labelled and _acts(one) >= _MAY_ACT]
    if not 0 < len(plans) <= _MOST_PLANS or len(plans) == len(registers):
        return
    kept: list[Register] = []
    met: list[Register] = []
    for register in registers:
        first = next((one for one in met if _tells_more(one, register)), None)
        if first is not None:
            _join(first, register)
            continue
        kept.append(register)
        met += [one for one in plans if one is register]
    registers[:] = kept


def _tells_more(first: Register, later: Register) -> bool:
    """The later table has the first one's numbers, and fields that the first has not."""
    if later.labelled or not later.headed or _acts(later) >= min(_ACTS, _acts(first)):
        return False
    fields = {field_of(label) for label in first.labels} & {field_of(one) for one in later.labels}
    if _number_label(first) != _number_label(later) or not fields <= {"ref", ""}:
        return False  # as most tables, whose rows need not be looked at
    more = _by_number(later)
    own = _by_number(first) if len(more) >= _LEAST_ROWS else {}
    return bool(own) and more.keys() <= own.keys() and len(more) >= _MOST_OF * len(own)


def _acts(register: Register) -> float:
    """How surely a header names what is to be done."""
    scores = (header_scores(label).get("action", 0.0) for label in register.labels)
    return max(scores, default=0.0)


def _number_column(register: Register) -> int | None:
    """The column of numbers, by its header; the first of several."""
    scores = (header_scores(label).get("ref", 0.0) for label in register.labels)
    return next((at for at, score in enumerate(scores) if score >= _NUMBERS), None)


def _number_label(register: Register) -> str:
    at = _number_column(register)
    return base_of(register.labels[at]) if at is not None else ""


def _by_number(register: Register) -> dict[str, Row]:
    """Rows by their number; {} where rows lack one or share one."""
    at = _number_column(register)
    if at is None:
        return {}
    label = register.labels[at]  # which each page may repeat
    rows = [row for row in register.rows if len(row.own()) > 1 and row.values[at].flat != label]
    numbers = [row.values[at].flat for row in rows]
    unique = all(numbers) and len(set(numbers)) == len(rows)
    return dict(zip(numbers, rows, strict=True)) if unique else {}


def _join(first: Register, later: Register) -> None:
    at, of_first = _number_column(later), _number_column(first)
    columns = [column for column in range(len(later.labels)) if column != at]
    more = _by_number(later)
    first.written = [*first.columns, *[(NO_COLUMN, "")] * len(columns)]
    first.labels += [later.labels[column] for column in columns]
    first.groups += [""] * len(columns)
    first.said = [*first.said, *later.said]
    for row in first.rows:
        number = row.values[of_first].flat if of_first is not None else ""
        _extend(row, more.get(number), columns)


def _extend(row: Row, more: Row | None, columns: Sequence[int]) -> None:
    row.values += [more.values[column] if more else Value() for column in columns]
    row.tops += [True] * len(columns)
    row.lefts += [True] * len(columns)
