"""Tables whose columns spaces keep, as `pdftotext -layout` leaves them."""

from __future__ import annotations

import random

from planlift.pipeline import read_bytes
from planlift_parsers.document import Kind, Paragraph, Table
from planlift_parsers.limits import DEFAULT_LIMITS
from planlift_parsers.text import read


def document(text: str):
    return read(text.encode(), "plan.txt", DEFAULT_LIMITS)


def grids(text: str) -> list[list[list[str]]]:
    made = []
    for table in document(text).tables():
        rows = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = cell.text
        made.append(rows)
    return made


def rows_of(text: str) -> list[list[str]]:
    (rows,) = grids(text)
    return rows


def cell_of(text: str, row: int, column: int):
    (table,) = document(text).tables()
    return next(cell for cell in table.cells if (cell.row, cell.column) == (row, column))


PUSHED = """\
Ref    What we will do                                 Lead                Done by
2.1    Offer applicants the questions two days before the Head of HR       Aug 2022
       interview.
2.2    Put a name and number in all                    Network chair       Oct 2022
       adverts.
2.3    Film three colleagues who choose to             Press officer       May 2023
       share their stories.
2.4    Hold a fair in each of the towns.               Equality adviser    June 2023
2.5    Read every job advert aloud.                    Talent adviser      July 2023
"""
MERGED = """\
Indicator               Item   What will be done             Held by            Target
                                                                                month
WRES 1: Share of        P1     Produce a profile for each    Head of Press      August 2024
BME staff in each pay          division.
band, compared with     P2     Hold career clinics.          People Manager     May 2024
the workforce
WRES 2: Likelihood      P3     Audit each episode and        Reward Manager     March 2025
of white applicants            report on it.
"""
CUT = """\
Return
Ref    Indicator      Action agreed                        Lead               Due
1a     Indicator 1    Set an aspiration for each pay       People Partner     January 2019
                      cluster.
2a     Indicator 2    Set up a small bursary for           Deputy Chief       12 January

Quarterly return      Page 1
Ref   Indicator     Action agreed                       Lead              Due
                    qualifications outside nursing.     Executive         2019
3a    Indicator 3   Appoint two welfare contacts.       Speak Up Lead     May 2019

Quarterly return      Page 2
"""


def test_a_text_longer_than_its_column_pushes_the_next_to_the_right_and_is_doubted():
    rows = rows_of(PUSHED)
    assert rows[1] == [
        "2.1",
        "Offer applicants the questions two days before the interview.",
        "Head of HR",
        "Aug 2022",
    ]
    assert cell_of(PUSHED, 1, 2).doubt


def test_a_merged_cell_goes_on_beside_the_next_row():
    rows = rows_of(MERGED)
    assert [row[1] for row in rows] == ["Item", "P1", "P2", "P3"]
    assert rows[0][4] == "Target month"
    first = cell_of(MERGED, 1, 0)
    assert first.text == "WRES 1: Share of BME staff in each pay band, compared with the workforce"
    assert first.row_span == 2


def test_a_foot_of_the_page_parts_the_table_and_the_row_that_it_cuts_is_one_action():
    made = document(CUT)
    tables = [block for block in made.blocks if isinstance(block, Table)]
    assert [table.place.page for table in tables] == [1, 2]
    feet = [p.text for p in made.blocks if isinstance(p, Paragraph) and p.kind is Kind.FURNITURE]
    assert feet == ["Quarterly return Page 1", "Quarterly return Page 2"]
    got = read_bytes(CUT.encode(), "plan.txt").actions
    assert [action.ref for action in got] == ["1a", "2a", "3a"]
    assert got[1].action == "Set up a small bursary for qualifications outside nursing."
    assert (got[1].owner, got[1].deadline) == ("Deputy Chief Executive", "12 January 2019")


def test_a_heading_that_comes_again_on_each_page_ends_where_it_did():
    *_, lower = grids(CUT)
    assert lower[0] == ["Ref", "Indicator", "Action agreed", "Lead", "Due"]
    assert lower[1][2] == "qualifications outside nursing."


def test_a_line_below_a_row_says_more_of_it():
    text = (
        "Ref   Action agreed                  Lead             Due\n"
        "1a    Hold a fair in each town.      People Partner   January 2019\n"
        "      Progress: Three fairs have been held, with 412 people at them.\n"
        "2a    Read all adverts aloud.        Press Officer    May 2019\n"
        "      Progress: Not begun, as nobody has had any time for it.\n"
    )
    first, second = read_bytes(text.encode(), "plan.txt").actions
    assert first.updates == "Three fairs have been held, with 412 people at them."
    assert second.updates == "Not begun, as nobody has had any time for it."


def test_a_heading_and_one_row_below_it_are_a_table():
    text = (
        "We shall do this: Write to each of them.\n\n"
        "Handled by                      Ready by            State\n\n"
        "Director of Education           7 August 2024       Begun\n\n"
        "That is all.\n"
    )
    assert rows_of(text)[1] == ["Director of Education", "7 August 2024", "Begun"]


def test_a_title_with_wide_gaps_above_a_table_is_none_of_its_rows():
    text = (
        "Dorset Hospitals                    Version of 4 May 2023              Author: EDI team\n\n"
        "Ref   Deliverable                 Lead              Due\n"
        "1a    Write an objective.         Chair             30/09/2023\n"
        "1b    Hear from the networks.     Head of Talent    31/12/2023\n"
        "1c    Publish the pay gap.        Finance Officer   29/02/2024\n"
    )
    assert rows_of(text)[0] == ["Ref", "Deliverable", "Lead", "Due"]


def test_rows_that_may_be_one_or_two_are_doubted():
    text = (
        "Theme       What we will do             Lead               Due\n"
        "Fairness    Hold a fair each year       People Partner     May 2019\n"
        "                                        Press Officer      April 2019\n"
        "Safety      Count the falls again       Ward Matron        June 2019\n"
        "Welcome     Write to every starter      Chief Nurse        July 2019\n"
    )
    doubted = {cell.row for table in document(text).tables() for cell in table.cells if cell.doubt}
    assert 1 in doubted
    assert "owner" in read_bytes(text.encode(), "plan.txt").actions[0].review


def test_a_form_of_labels_and_values_beside_each_other_keeps_long_values_whole():
    text = (
        "Action no.      AI-1                           Date due         31 May 2024\n"
        "Learning        Observations were late on eleven of the twelve occasions that we saw.\n"
        "What we will    Keep one nurse in each bay at all times and roster breaks to allow it.\n"
        "change\n"
        "Led by          Matron, Acute Medicine         Progress         Complete\n"
    )
    rows = rows_of(text)
    assert rows[1][:2] == [
        "Learning",
        "Observations were late on eleven of the twelve occasions that we saw.",
    ]
    assert rows[2][0] == "What we will change"
    assert rows[3] == ["Led by", "Matron, Acute Medicine", "Progress", "Complete"]


def test_lines_of_a_wide_page_that_go_on_in_lower_case_are_one_paragraph():
    text = (
        "Indicator 2 - Relative likelihood of white applicants being appointed from shortlisting, compared\n"
        "with BME applicants\n"
        "We know that plans of this kind have not always led to change, and we have tried to be honest about\n"
        "what has worked.\n"
        "Lead: the person who holds the office of the deputy director of people at the time of publication\n"
        "Due: June 2024\n"
    )
    texts = [block.text for block in document(text).blocks]
    assert texts[0].endswith("shortlisting, compared with BME applicants")
    assert texts[1].endswith("honest about what has worked.")
    assert texts[-1] == "Due: June 2024"


def test_a_word_that_begins_a_letter_early_belongs_to_its_own_column():
    text = (
        "Ref   What must change             Latest date     Why                      Note\n"
        "3     Mark all zones with paint.   31 August       Two stations have them.  Done.\n"
        "4     Install a second washer.     Summer 2025   Hoods wait up to nine.     Quotes.\n"
        "5     Ban the drying of gloves.    Straight away   Residue was found.       Issued.\n"
        "6     Offer an extra blood test.   1 October       There is no baseline.    Out.\n"
    )
    assert rows_of(text)[2][2:4] == ["Summer 2025", "Hoods wait up to nine."]


def test_paragraphs_of_a_cell_are_no_rows_where_every_row_has_a_first_cell():
    text = (
        "Number        A1                               A2                              A3\n"
        "Metric        Metric 1                         Metric 2                        Metric 4a\n"
        "Response      Correct all job codes.           Ask the chairs of panels        Run a scheme.\n"
        "              Hold two pop-up desks.           to record their reasons.        Give it money.\n"
        "Done by       April 2022                       May 2022                        June 2022\n"
        "Led by        Head of Pay                      Head of Press                   Chief Nurse\n"
        "State         Under way                        On schedule                     Not begun\n"
        "Measure       All codes right                  More offers made                Fewer complaints\n"
    )
    assert [row[0] for row in rows_of(text)] == [
        "Number",
        "Metric",
        "Response",
        "Done by",
        "Led by",
        "State",
        "Measure",
    ]


def test_a_cell_of_a_later_column_that_runs_on_beside_a_new_row_reaches_down_and_is_doubted():
    text = (
        "Stream      No.   Step                      Led by            Result we want\n"
        "Homes       1     Publish the lettings.     Head of Lets      Lettings reflect the list within\n"
        "            2     Check all templates.      Voice Panel       three percentage points\n"
        "Repairs     3     Train the operatives.     Repairs Lead      Fewer jobs are called back.\n"
    )
    cell = cell_of(text, 1, 4)
    assert cell.text == "Lettings reflect the list within three percentage points"
    assert (cell.row_span, bool(cell.doubt)) == (2, True)


def test_labels_within_a_cell_are_a_line_each():
    text = (
        "Learning point            Improvement action           Accountability and timing\n\n"
        "The handover was short.   Print a handover sheet.      Accountable: Registered Manager Esk\n"
        "                                                       Timing: 12 February 2025\n\n"
        "The bell was faulty.      Give the book to Maria.      Accountable: Maintenance Lead North\n"
        "                                                       Timing: 5 Feb 2025\n"
    )
    assert rows_of(text)[1][2] == "Accountable: Registered Manager Esk\nTiming: 12 February 2025"


def test_text_of_two_lines_between_the_rows_stands_outside_the_table():
    row = "{}.1   Keep a note of {} stages.      Relations Adviser   30 Dec 2022\n"
    text = (
        "Ref   Plan of work                       Owned by            Target\n"
        + row.format(2, "early")
        + row.format(3, "later")
        + "\nMetric 3: Relative likelihood of entering the formal process\n"
        "No member of staff entered the process in the two years under review.\n\n"
        + row.format(4, "final")
    )
    made = document(text)
    kinds = [type(block) for block in made.blocks]
    assert kinds == [Table, Paragraph, Paragraph, Table]
    assert [table.columns for table in made.tables()] == [4, 4]


def test_no_letter_is_lost_however_the_columns_lie():
    chance = random.Random(7)  # noqa: S311 -- no secret
    words = ("May 2024", "the thing that", "A.", "Head of", "1.2", "word words word")
    for _ in range(40):
        places = sorted(chance.sample(range(0, 100, 8), 5))
        lines = []
        for _ in range(30):
            line = [" "] * 140
            for place in places:
                if chance.random() < 0.6:
                    begin, text = place + chance.choice((0, 0, 0, 1)), chance.choice(words)
                    line[begin : begin + len(text)] = text
            lines += ["".join(line).rstrip(), *[""] * (chance.random() < 0.2)]
        text = "\n".join(lines)
        found = "".join(p.marker + p.text for p in document(text).paragraphs())
        assert sorted(found.replace(" ", "")) == sorted(text.replace(" ", "").replace("\n", ""))


HEADED = """\
WHAT                              EVIDENCE          WHO AND
WILL WE DO?                       OF COMPLETION     BY WHEN

Fund four places on the course    Survey results    HR Operations Team
for ward managers.                                  by March 2024

Buy two sets of hearing loops.    Receipts          Estates Manager
                                                    by June 2024
"""


def test_lines_of_headings_that_white_parts_from_the_rows_are_one_row():
    heads, *rows = rows_of(HEADED)
    assert [text.replace("\n", " ") for text in heads] == [
        "WHAT WILL WE DO?",
        "EVIDENCE OF COMPLETION",
        "WHO AND BY WHEN",
    ]
    assert len(rows) == 2


def test_rules_below_a_header_draw_its_columns_whatever_the_table_above_has():
    rows = rows_of(
        "Ref    What we will do         Lead         Done by\n"
        "----   ---------------------   ----------   --------\n"
        "1.1    Train every panel       HR Lead      May 2024\n"
        "1.2    Film three colleagues   Press Lead   May 2025\n"
        "\n"
        "Terms used here\n"
        "\n"
        "Term   Meaning\n"
        "----   -----------------\n"
        "BAU    Business as usual\n"
        "\n"
        "SLT    Leadership team\n"
    )
    assert [row[0] for row in rows] == ["Ref", "1.1", "1.2"]


def test_words_that_do_not_stand_over_the_rules_below_are_no_header():
    assert grids("See below         for the terms\n-----  ---------\n\nOf use.\n") == []


FORMS = """\
Aim of it      Train every panel in fair selection, and ask each of them to write down what it learned from this.

Log no.        1                          Partner        Local college

Context        Few of those who apply now are known, by any measure that has been taken of it so far

Taken on by    HR Lead                    How far        50%

Aim of it      Film three colleagues who choose to share their stories, and show the films to all of the new staff.

Log no.        2                          Partner        City council

Context        Few of those who apply now are trained, as the records that we hold of the last year show

News so far

Taken on by    Press Lead                 How far        25%

Aim of it      Write a guide to stay talks for the managers of all wards, and put it on the intranet by the spring.

Log no.        3                          Partner        Trade unions

Context        We hold none

Taken on by    OD Lead                    How far
"""


def test_values_across_a_form_stay_whole_where_a_word_of_theirs_begins_at_a_column():
    rows = rows_of(FORMS)
    first = [row[0] for row in rows]
    assert first[:4] == ["Aim of it", "Log no.", "Context", "Taken on by"]
    assert first.count("Aim of it") == 3
    assert rows[7] == ["News so far", "", "", ""]
    assert [row[2] for row in rows if row[0] == "Log no."] == ["Partner"] * 3
    assert all(not any(row[2:]) for row in rows if row[0] == "Context")


def test_a_header_of_several_lines_over_a_rule_goes_on_below_the_name_of_a_section():
    rows = rows_of(
        "Line    What we found          What we will do        Who         Target for   How far\n"
        "                                                                  completion   along (%)\n"
        "-----   --------------------   --------------------   ---------   ----------   ---------\n"
        "Workstream 1: Finance\n"
        "\n"
        "Line    What we found          What we will do        Who         Target for   How far\n"
        "                                                                  completion   along (%)\n"
        "\n"
        "IP-01   The gap is wide and    Bring a programme      Lead        Feb-23       75%\n"
        "        has been so.           to the Cabinet         Officer\n"
        "\n"
        "IP-02   Reserves were used.    Adopt a minimum        Fleet       Sep-22       60%\n"
        "                               level of 8%            Manager\n"
    )
    assert rows[0][4:] == ["Target for completion", "How far along (%)"]
    assert [row[0] for row in rows if row[0].startswith(("IP", "Work"))] == [
        "Workstream 1: Finance",
        "IP-01",
        "IP-02",
    ]
    assert rows[-1][1:3] == ["Reserves were used.", "Adopt a minimum level of 8%"]
