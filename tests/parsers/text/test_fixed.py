from __future__ import annotations

from planlift_parsers.document import Paragraph
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.text import read


def document(text: str):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def grid(text: str) -> list[list[str]]:
    [table] = document(text).tables()
    rows = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


SPACED = """Race equality plan

Ref  Action                     Lead              Deadline

1    Set up a shadow board for  Programme         June 2019
     staff from under-          Manager
     represented groups.

2    Refresh the passport.      Experience Lead   Mar 2020

Ask us for this plan in large print, or in another language.
"""
CLOSE = """NO  PAPER       ACTION                 LEAD  TARGET DATE
1   HR report   Bring a paper on rest  MW    30 Sept
                breaks.
2   Staff       Invite the network to  JB    14 Aug
    story       a meeting.
"""


def test_columns_kept_by_spaces_with_blank_lines_between_rows():
    assert grid(SPACED) == [
        ["Ref", "Action", "Lead", "Deadline"],
        [
            "1",
            "Set up a shadow board for staff from under-represented groups.",
            "Programme Manager",
            "June 2019",
        ],
        ["2", "Refresh the passport.", "Experience Lead", "Mar 2020"],
    ]
    last = document(SPACED).blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.startswith("Ask us")


def test_rows_without_blank_lines_begin_where_the_first_column_does():
    assert grid(CLOSE)[1:] == [
        ["1", "HR report", "Bring a paper on rest breaks.", "MW", "30 Sept"],
        ["2", "Staff story", "Invite the network to a meeting.", "JB", "14 Aug"],
    ]


def test_prose_with_wide_gaps_is_no_table():
    text = "We met.  We talked.  We agreed.\nThen we all went home together that evening.\n"
    assert not list(document(text).tables())
    letter = "To:   The Board\nFrom:   The Chair\nDate:   May 2019\n"
    assert not list(document(letter).tables())


def test_the_first_record_may_stand_right_below_the_header_of_a_spaced_table():
    lines = SPACED.splitlines(keepends=True)
    assert grid("".join([*lines[:3], *lines[4:]])) == grid(SPACED)


RULED = """Ref  Action                     Lead              Deadline
---  -------------------------  ----------------  ----------
1    Set up a shadow board for  Programme         June 2019
     staff from under-          Manager
     represented groups.
2    Refresh the passport.      Experience Lead   Mar 2020
"""


def test_a_rule_drawn_below_the_header_parts_it_from_the_first_row():
    assert grid(RULED) == grid(SPACED)


def test_rules_between_rows_are_no_text():
    rule = "-" * 58
    header, _, *rows = RULED.splitlines()
    text = "\n".join([header, rule, *rows[:3], rule, rows[3], rule])
    assert grid(text) == grid(SPACED)
    assert not any("---" in p.text for p in document(text).paragraphs())


SECTIONS = """Ref  Action                     Lead              Deadline

1    Set up a shadow board.     Programme Lead    June 2019

2    Refresh the passport.      Experience Lead   Mar 2020


Theme two: staying well at work

3    Publish the results.       The Chair         May 2020

4    Hold stay talks.           Chief Nurse       June 2020
"""


def test_a_section_behind_two_blank_lines_stays_in_the_table():
    assert [row[:2] for row in grid(SECTIONS)[2:]] == [
        ["2", "Refresh the passport."],
        ["Theme two: staying well at work", ""],
        ["3", "Publish the results."],
        ["4", "Hold stay talks."],
    ]


def test_a_paragraph_behind_two_blank_lines_ends_the_table():
    text = SECTIONS[: SECTIONS.index("3    Publish")] + "We will report on this each year.\n"
    assert [row[0] for row in grid(text)] == ["Ref", "1", "2"]
    assert [block.text for block in document(text).blocks[1:] if isinstance(block, Paragraph)] == [
        "Theme two: staying well at work",
        "We will report on this each year.",
    ]


def test_a_section_right_below_the_rule_of_the_header_is_a_row():
    text = (
        "Cost plan 2024/25\n\n"
        "Code    Saving action                               Budget lead\n"
        "======  ==========================================  ==================\n"
        "WORKFORCE COSTS\n\n"
        "CIP1    Bring agency spend below the ceiling        Head of Procurement\n\n"
        "CIP2    Close unfunded escalation beds              Payroll Manager\n\n"
        "ESTATE AND STORES\n\n"
        "CIP3    Standardise surgical gloves                 Company Secretary\n"
    )
    assert [row[0] for row in grid(text)] == [
        "Code", "WORKFORCE COSTS", "CIP1", "CIP2", "ESTATE AND STORES", "CIP3",
    ]  # fmt: skip
