"""Lines with bars that are no table cost no more than they are long."""

from __future__ import annotations

import pytest

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.barred import _parted, barred_region
from planlift_parsers.text.bars import bar_region
from planlift_parsers.text.label_column import label_region
from planlift_parsers.text.tries import Tries

_LINES = 400


class _Asked(list[Line]):
    """Lines that count how often one is taken."""

    times = 0

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        self.times += 1
        return super().__getitem__(at)


def test_rows_too_narrow_for_a_table_are_given_up_at_once() -> None:
    texts = [text for _ in range(_LINES) for text in ("one |", "")]
    lines = _Asked(Line(text, at + 1, at + 1) for at, text in enumerate(texts))
    assert all(_parted(lines, start) == ([], start) for start in range(0, len(lines), 2))
    assert lines.times <= 3 * len(lines)


@pytest.mark.parametrize(
    "texts",
    [
        ["a |", "b |", "c |", ""] * _LINES + ["a |"],
        ["aa | b |", "c |"] * _LINES,
        ["|a|"] * _LINES,
    ],
    ids=["three-cells-and-a-shorter-row", "two-cells-and-one", "one-cell"],
)
def test_a_run_that_is_no_table_is_read_a_few_times_at_most(texts: list[str]) -> None:
    lines = _Asked(Line(text, at + 1, at + 1) for at, text in enumerate(texts))
    tries = Tries()
    assert not any(tries.region(barred_region, lines, start)[0] for start in range(len(lines)))
    assert lines.times <= 60 * len(lines)


def test_labels_that_do_not_recur_are_read_a_few_times_at_most() -> None:
    lines = _Asked(Line(f"Label {at:03}   value", at + 1, at + 1) for at in range(_LINES))
    tries = Tries()
    assert not any(tries.region(label_region, lines, start)[0] for start in range(len(lines)))
    assert lines.times <= 60 * len(lines)


def test_a_table_behind_lines_that_are_none_is_found() -> None:
    tries = Tries()
    texts = ["no table |", "", *["Ref |", "Action |", "Owner |", ""] * 3]
    lines = [Line(text, at + 1, at + 1) for at, text in enumerate(texts)]
    found = [len(tries.region(barred_region, lines, start)[0]) for start in range(2)]
    assert found == [0, 3]


def test_rules_above_rules_are_given_up_at_once() -> None:
    lines = _Asked(Line("|---|---|", at + 1, at + 1) for at in range(_LINES))
    assert all(bar_region(lines, start) == ([], start) for start in range(len(lines)))
    assert lines.times <= 10 * len(lines)
