"""Lists within lists, whose bullets stand below each other as columns do."""

from __future__ import annotations

from parsers.pdf.written import text
from planlift_parsers.pdf.aligned import aligned_tables


def _inner(top, *lines):
    return [
        word
        for at, line in enumerate(lines)
        for word in (*text(62, top + 14 * at, "•"), *text(78, top + 14 * at, line))
    ]


def test_bullets_of_an_inner_list_are_no_column():
    words = _inner(100, "Who: Clinical Lead", "By: Spring 2022", "Status: Done")
    words += [*text(45, 145, "•"), *text(60, 145, "M2"), *text(78, 145, "Collect inhalers.")]
    words += _inner(160, "Who: Chief Pharmacist", "By: Winter 2022", "Status: Started")
    assert aligned_tables(words, [], recognised=True) == []


def test_a_bullet_in_each_row_of_a_table_is_a_column():
    words = []
    for at, row in enumerate(
        (("Train", "HR", "May"), ("Buy", "IT", "June"), ("Ask", "OD", "July"))
    ):
        top = 100 + 14 * at
        words += text(45, top, "•")
        for x, part in zip((60, 200, 320), row, strict=True):
            words += text(x, top, part)
    assert len(aligned_tables(words, [], recognised=True)) == 1
