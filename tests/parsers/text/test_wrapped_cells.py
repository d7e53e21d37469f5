"""Rows with tabs whose cells were wrapped each in its column."""

from __future__ import annotations

from parsers.text.test_text import grid, tables
from planlift import read_bytes


def rows_of(*rows):
    (table,) = tables("\n".join(row.replace("|", "\t") for row in rows) + "\n")
    return grid(table)


HEAD = "Ref|Action|Lead|Deadline"
WRAPPED = [
    "1|Train every panel before it|Head of HR|May 2021",
    "|meets and each year after||",
    "|that.||",
    "2|Write to all who left in the|Chief Nurse /|24/06/",
    "|spring and ask why they|Matron|2021",
    "|went.||",
    "3|Buy captions.|Head of IT|July 2021",
]
MERGED = [
    "Theme|Action|Lead|Deadline",
    "Culture|Train every panel.|Head of HR|May 2021",
    "|Publish a guide.|Chief Nurse|June 2021",
    "|Hold three forums.|Head of IT|July 2021",
    "Pay|Review all awards.|Head of Pay|May 2022",
    "|Publish the gaps.|Head of Pay|June 2022",
]


def test_further_lines_go_on_with_the_cells_above_them():
    assert rows_of(HEAD, *WRAPPED) == [
        HEAD.split("|"),
        [
            "1",
            "Train every panel before it meets and each year after that.",
            "Head of HR",
            "May 2021",
        ],
        [
            "2",
            "Write to all who left in the spring and ask why they went.",
            "Chief Nurse / Matron",
            "24/06/2021",
        ],
        ["3", "Buy captions.", "Head of IT", "July 2021"],
    ]


def test_a_line_that_had_room_above_is_one_of_its_own_in_the_cell():
    rows = rows_of(HEAD, *WRAPPED[:-1], "|Ask again in autumn.||", WRAPPED[-1])
    assert rows[2][1].split("\n") == [
        "Write to all who left in the spring and ask why they went.",
        "Ask again in autumn.",
    ]


def test_a_cell_that_the_first_line_left_empty_is_filled_by_the_next():
    rows = rows_of(
        HEAD, "1|Train every panel before it||May 2021", "|meets and|Head of HR|", *WRAPPED[2:]
    )
    assert rows[1][1:3] == ["Train every panel before it meets and that.", "Head of HR"]


def test_the_place_of_a_row_ends_with_its_last_line():
    (table,) = tables("\n".join([HEAD, *WRAPPED]).replace("|", "\t") + "\n")
    cell = next(c for c in table.cells if c.row == 2 and c.column == 1)
    assert (cell.place.line, table.rows) == (5, 4)


def test_rows_below_a_merged_cell_stay_rows():
    assert rows_of(*MERGED) == [row.split("|") for row in MERGED]


def test_states_and_leads_in_lower_case_wrap_no_rows_below_a_merged_cell():
    lower = [row.replace("June", "by June").replace("Head of", "all of") for row in MERGED]
    assert sum(row.startswith("|") and "by June" in row for row in lower) == 2
    assert rows_of(*lower) == [row.split("|") for row in lower]


def test_a_line_behind_a_blank_one_or_alone_in_lower_case_stays():
    alone = [HEAD, *WRAPPED[:2], WRAPPED[-1]]
    assert rows_of(*alone) == [row.split("|") for row in alone]
    apart = [HEAD, WRAPPED[0], "", WRAPPED[1], "", WRAPPED[2], WRAPPED[-1]]
    assert rows_of(*apart) == [row.split("|") for row in apart if row]


def test_a_first_cell_may_be_wrapped_too_where_blank_lines_part_the_rows():
    text = (
        "Issue\tAgreed action\tLead\tDue\n"
        "Trolleys were not\tMove the checks to the\tMatron\tMay 2021\n"
        "checked each day.\tward book and tell us.\t\t\n"
        "\n"
        "Nurses were not on\tRecruit six nurses.\tDirector\tJune 2021\n"
        "every shift.\tUntil then, roster one.\t\t\n"
        "\n"
        "Risks were not told\tBuild it into the record\tMidwife\tJuly 2021\n"
        "at each visit.\tso that it is asked.\t\t\n"
    )
    got = read_bytes(text.encode(), "plan.txt").actions
    assert [(a.summary, a.action, a.owner) for a in got] == [
        ("Trolleys were not checked each day.", "Move the checks to the ward book and tell us.", "Matron"),
        ("Nurses were not on every shift.", "Recruit six nurses. Until then, roster one.", "Director"),
        ("Risks were not told at each visit.", "Build it into the record so that it is asked.", "Midwife"),
    ]  # fmt: skip


def test_a_number_in_the_first_column_opens_a_row_however_little_it_has():
    text = (
        "Ref\tAction\tLead\tDeadline\n1\tReview the policy for\tHR\tMay 2025\n\tall staff\t\t\n\n"
        "2\tTrain panels for\tOD\tJune 2025\n\tall wards\t\t\n\n"
        "3\tPublish data\tComms\tJuly 2025\n4\tRun a campaign\t\t\n"
    )
    got = read_bytes(text.encode(), "plan.txt").actions
    assert [a.ref for a in got] == ["1", "2", "3", "4"]
