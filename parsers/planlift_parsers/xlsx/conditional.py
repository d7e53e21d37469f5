"""Fills given by conditional formats, for the rules that need no formula engine."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.utils.cell import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from planlift_parsers.xlsx.colours import Palette

Value = Callable[[int, int], object]

_TEXT = re.compile(r'^\s*"((?:[^"]|"")*)"\s*$')
_NUMBER = re.compile(r"^\s*-?\d+(?:\.\d+)?\s*$")
# $H4="Complete": one cell compared with one text or number
_COMPARISON = re.compile(r"^\s*(\$?)([A-Z]{1,3})(\$?)(\d+)\s*=\s*(.+)$", re.IGNORECASE)
_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, wanted: wanted in text,
    "beginsWith": lambda text, wanted: text.startswith(wanted),
    "endsWith": lambda text, wanted: text.endswith(wanted),
}
_ORDER_TESTS: dict[str, Callable[[Any, Any], Any]] = {
    "lessThan": operator.lt,
    "lessThanOrEqual": operator.le,
    "greaterThan": operator.gt,
    "greaterThanOrEqual": operator.ge,
}
# A plan has a rule for each state, for one or two columns; more ranges than this come from years
# of copied rows, and each costs a look at every cell of its columns.
_MAX_RULES = 200


@dataclass(frozen=True, slots=True)
class _Painted:
    """A rule over one range: what it asks of a cell, and the fill it gives."""

    priority: int
    box: tuple[int, int, int, int]
    test: Callable[[Value, int, int], bool]
    fill: str

    def covers(self, row: int, column: int) -> bool:
        top, left, bottom, right = self.box
        return top <= row <= bottom and left <= column <= right


class Conditions:
    """The conditional fills of one sheet.

    Args:
        ws: openpyxl's worksheet.
        palette: the workbook's colours.
    """

    def __init__(self, ws: Worksheet, palette: Palette) -> None:
        painted = sorted(_painted(ws, palette), key=lambda rule: rule.priority)[:_MAX_RULES]
        self._rules = painted

    def fill(self, value: Value, row: int, column: int) -> str | None:
        """The fill of the first rule that a cell meets, None if there is none.

        Args:
            value: gives the value at a row and column of the sheet.
            row: from 1.
            column: from 1.
        """
        for rule in self._rules:
            if rule.covers(row, column) and rule.test(value, row, column):
                return rule.fill
        return None


def _painted(ws: Worksheet, palette: Palette) -> Iterable[_Painted]:
    for formatting in ws.conditional_formatting:
        ranges = list(formatting.sqref.ranges)
        if not ranges:
            continue
        first = (min(box.min_row for box in ranges), min(box.min_col for box in ranges))
        for rule in formatting.rules:
            dxf = rule.dxf
            fill = palette.difference_fill(dxf.fill) if dxf is not None else None
            test = _test(rule, first) if fill else None
            if not (fill and test):
                continue
            for box in ranges:
                corners = (box.min_row, box.min_col, box.max_row, box.max_col)
                yield _Painted(rule.priority or 0, corners, test, fill)


def _test(rule: Rule, first: tuple[int, int]) -> Callable[[Value, int, int], bool] | None:
    """What a rule asks, None where it is not one of the simple kinds.

    Args:
        rule: openpyxl's.
        first: top left of its ranges, which its formulas are written for.
    """
    formulas = list(rule.formula or [])
    if rule.type in _TEXT_TESTS and rule.text:
        compare, wanted = _TEXT_TESTS[rule.type], rule.text.casefold()
        return lambda value, row, column: compare(_folded(value(row, column)), wanted)
    if rule.type == "cellIs" and len(formulas) == 1:
        return _value_test(str(rule.operator), formulas[0])
    if rule.type == "expression" and len(formulas) == 1:
        return _comparison_test(formulas[0], first)
    return None


def _value_test(name: str, formula: str) -> Callable[[Value, int, int], bool] | None:
    wanted = _constant(formula)
    if wanted is None:
        return None
    if name == "equal":
        return lambda value, row, column: _same(value(row, column), wanted)
    compare = _ORDER_TESTS.get(name)
    if compare is None or isinstance(wanted, str):
        return None

    def test(value: Value, row: int, column: int) -> bool:
        given = value(row, column)
        return _is_number(given) and bool(compare(given, wanted))

    return test


def _comparison_test(
    formula: str, first: tuple[int, int]
) -> Callable[[Value, int, int], bool] | None:
    found = _COMPARISON.match(formula)
    wanted = _constant(found.group(5)) if found else None
    if found is None or wanted is None:
        return None
    fixed_column, letters, fixed_row, digits, _ = found.groups()
    at_row, at_column = int(digits), column_index_from_string(letters.upper())
    down = 0 if fixed_row else 1
    across = 0 if fixed_column else 1

    def test(value: Value, row: int, column: int) -> bool:
        there = at_row + down * (row - first[0]), at_column + across * (column - first[1])
        return _same(value(*there), wanted)

    return test


def _constant(formula: str) -> str | float | None:
    if found := _TEXT.match(formula):
        return found.group(1).replace('""', '"')
    return float(formula) if _NUMBER.match(formula) else None


def _same(given: object, wanted: str | float) -> bool:
    """Equality as Excel has it: text without regard to case."""
    if isinstance(wanted, str):
        return isinstance(given, str) and given.casefold() == wanted.casefold()
    return _is_number(given) and given == wanted


def _is_number(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool)


def _folded(given: object) -> str:
    return "" if given is None else str(given).casefold()
