"""Columns of recognised pages that stand as near to each other as words do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from parsers.pdf.written import rows_of, text
from planlift_parsers.pdf.aligned import aligned_tables
from planlift_parsers.pdf.lines import lines_of
from planlift_parsers.pdf.starts import begun_columns

# "disciplinary triage" ends 2 points before the column beside it begins, as "Workforce manager"
# does; "Ref" ends 2 points before "Action".
XS = (50.0, 67.0, 181.0, 268.0)
HEADER = ("Ref", "Action", "Lead", "Timescale")
ROWS = (
    ("1", "Start a panel scheme", "Director", "May 2024"),
    ("2", "Review disciplinary tr", "Workforce manager", "June 2024"),
    ("3", "Set up a shadow board", "Chair", "Ongoing"),
    ("4", "Refresh the passport", "Head of inclusion", "July 2024"),
    ("5", "Add a question to talks", "Chief nurse", "Monthly"),
    ("6", "Write to consultants", "Medical lead", "May 2025"),
    ("7", "Hold events on sites", "Estates lead", "Spring 2025"),
)


def _table(top=100.0):
    words = []
    for number, row in enumerate((HEADER, *ROWS)):
        for x, part in zip(XS, row, strict=True):
            words += text(x, top + 18 * number, part)
    return words


def _rows(table, words):
    owners, held = table.grid.owners(), defaultdict(list)
    for word in words:
        held[owners[table.grid.unit(*word.centre)]].append(word)
    return rows_of(table.grid, held)


def test_columns_as_near_as_words_are_parted_where_their_texts_begin():
    words = _table()
    (table,) = aligned_tables(words, [], recognised=True)
    assert _rows(table, words) == [HEADER, *ROWS]


def test_a_title_above_is_not_parted_where_one_of_its_words_begins_by_chance():
    title = text(50.0, 82.0, "Improvement priorities from 2024 on")
    assert title[3].x0 == XS[2]
    begun = begun_columns(lines_of([*title, *_table()]))
    assert begun[0] == ()
    assert begun[1] == XS[1:]


def test_a_line_across_the_columns_is_parted_nowhere():
    across = text(50.0, 172.0, "All networks of staff and partners together")
    assert across[1].x0 == XS[1]  # by chance; it stands over the columns behind
    below = [
        replace(w, top=w.top + 162, bottom=w.bottom + 162, baseline=w.baseline + 162)
        for w in _table()
    ]
    words = [word for word in [*_table(), *below] if word.baseline != 172.0]
    found = begun_columns(lines_of([*words, *across]))
    assert found[4] == ()
    assert found[3][0] == found[5][0] == XS[1]


def test_running_text_begins_no_columns():
    said = "We met all our networks and wrote this plan with them so that it says what they need"
    turned = [said[at:] + " " + said[:at] for at in range(0, 80, 8)]
    lines = lines_of([w for n, t in enumerate(turned) for w in text(50.0, 100 + 12.0 * n, t)])
    assert begun_columns(lines) == [()] * len(lines)


def test_a_place_that_words_stand_over_begins_no_column():
    over = text(50.0, 172.0, "Words that stand over every place in a row of them all")
    lines = lines_of([*[w for w in _table() if w.baseline != 172.0], *over])
    found = begun_columns(lines)
    assert found[4] == ()
    assert all(len(xs) < len(XS) - 1 for xs in found)


def test_lines_with_an_empty_cell_do_not_speak_against_a_column():
    words = _table()
    for number in range(1, 8):  # a second line below each row, in the first and last columns alone
        words += text(XS[1], 109.0 + 18 * number, "and more")
        words += text(XS[3], 109.0 + 18 * number, "or so")
    lines = lines_of(words)
    told = [any(abs(x - XS[2]) < 1 for x in xs) for xs in begun_columns(lines)]
    whole = [any(abs(word.x0 - XS[2]) < 1 for word in line.words) for line in lines]
    assert all(one for one, has in zip(told, whole, strict=True) if has)
