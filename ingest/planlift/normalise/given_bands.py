"""Bands of a table that give a field to the rows below them ("Lead officer: Theatre Manager")."""

from __future__ import annotations

from dataclasses import replace

from planlift.normalise.giving_headings import GIVEN
from planlift.normalise.grid import Row, Value
from planlift.normalise.label_words import field_of, label_of
from planlift.normalise.pairs import Pair
from planlift.normalise.register import NO_COLUMN, Register

_ACROSS = 0.6  # share of the columns that a band lies across, as that of a section


def give_bands(register: Register) -> None:
    """Makes a column of what the bands say, where the table has none of that field.

    A table sorted by lead names each once, across all columns and above that lead's actions. The
    first row must be such a band, so that no action is above all of them.

    Args:
        register: of rows of a table; changed.
    """
    first = _said(register.rows[0]) if register.rows and not register.labelled else None
    if first is None or field_of(first.label) in map(field_of, register.labels):
        return
    rows, given = [], first
    for row in register.rows:
        band = _said(row)
        if band is None or field_of(band.label) != field_of(first.label):
            rows.append(_with(row, given.value))
            continue
        given = band
        register.pairs.append(band)
    register.rows[:] = rows
    register.written = [*register.columns, (NO_COLUMN, "")]
    register.labels.append(first.label)
    register.groups.append("")


def _said(row: Row) -> Pair | None:
    """What a band says of a lead, a date or a state; None for any other row."""
    cells = row.own()
    if len(cells) != 1:
        return None
    value = cells[0][1]
    line = value.paragraphs[0]
    label, told = label_of(line.text) or ("", "")
    wide = sum(1 for other in row.values if other is value) >= _ACROSS * len(row.values)
    if not (wide and told and len(value.paragraphs) == 1 and field_of(label) in GIVEN):
        return None
    words = replace(line, text=told, bold=False, marker="")
    return Pair(label, Value([words], place=value.place), [line])


def _with(row: Row, value: Value) -> Row:
    """The row with one column more; a band of another kind keeps its width."""
    return replace(
        row, values=[*row.values, value], tops=[*row.tops, True], lefts=[*row.lefts, True]
    )
