"""Cards between level rules, whose first line is no header."""

from __future__ import annotations

from parsers.pdf.written import text
from planlift_parsers.pdf.aligned import aligned_tables
from planlift_parsers.pdf.rulings import Rule

CARDS = ("Point 1", "Point 2", "Point 3")
BESIDE = (
    "Why: Nobody is asked.",
    "Action: Ask all of them.",
    "Owner: Chair",
    "Measure: Ten of them",
)


def test_the_first_line_of_a_card_is_no_header_above_it():
    words = []
    for at, name in enumerate(CARDS):
        top = 100 + 80 * at
        words += [*text(50, top, name), *text(50, top + 14, "Date: May")]
        for number, line in enumerate(BESIDE):
            words += text(200, top + 14 * number, line)
    rules = [Rule(False, 86.0 + 80 * at, 45.0, 400.0) for at in range(4)]
    (table,) = aligned_tables(words, rules, recognised=True)
    assert len(table.grid.ys) - 1 == len(CARDS)
