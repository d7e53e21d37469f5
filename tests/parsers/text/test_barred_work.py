"""Rows that end in bars and are too few cells for a table cost no more than they are long."""

from __future__ import annotations

from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.barred import _parted

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
