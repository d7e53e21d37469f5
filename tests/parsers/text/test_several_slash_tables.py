"""Documents flattened to text with several tables, lines across them and slashes in their cells."""

from __future__ import annotations

from parsers.text.test_bells_and_slashes import grid, read_text

FIGURES = (
    "Workforce in figures\nStaff group / Headcount / Of whom BME\nNursing / 1,842 / 402\n"
    "Medical / 511 / 236\nEstates / 702 / 61\n"
)
HEAD = "What we will do / Who / By when / Measure / How far on?\n"
FIRST = (
    "Put a trained colleague on every panel. / Head of HR / May 2024 / Ratio of 1.2 / Under way\n"
)
SECOND = (
    "Open the programme to nurses in their second year. / Chief Nurse / June 2024 / Ten go / Done\n"
)
THIRD = "Publish the results on each ward. / Head of HR / July 2024 / 40 wards / Not begun\n"


def _rows(text: str) -> list[list[str]]:
    return [piece.strip() for piece in text.strip().split(" / ")]


def test_a_table_of_other_width_below_one_begins_anew_with_its_headings():
    tables, prose = read_text(FIGURES + "Our commitments\n" + HEAD + FIRST + SECOND)
    assert [len(grid(table)) for table in tables] == [4, 3]
    assert grid(tables[1]) == [_rows(HEAD), _rows(FIRST), _rows(SECOND)]
    assert prose == ["Workforce in figures", "Our commitments"]


def test_a_table_as_wide_below_a_line_of_text_begins_anew_where_it_has_no_figures():
    figures = (
        "Band / BME / White / Not known / Share\n2 / 10 / 20 / 3 / 30%\n3 / 11 / 23 / 4 / 29%\n"
    )
    tables, prose = read_text(figures + "Our commitments\n" + HEAD + FIRST + SECOND)
    assert [grid(table)[0][0] for table in tables] == ["Band", "What we will do"]
    assert prose == ["Our commitments"]


def test_the_same_headings_below_a_theme_begin_anew():
    tables, prose = read_text(f"Fair entry\n{HEAD}{FIRST}{SECOND}Staying on\n{HEAD}{THIRD}{SECOND}")
    assert [len(grid(table)) for table in tables] == [3, 3]
    assert prose == ["Fair entry", "Staying on"]


def test_figures_without_headings_below_a_table_are_another():
    years = (
        "/ 2015 / 2016 / 2017\nShortlisting / 0.88 / 1.30 / 1.26\nTraining / 1.57 / 1.12 / 1.42\n"
    )
    figures = (
        "Band / BME / White / Not known / Share\n2 / 10 / 20 / 3 / 30%\n3 / 11 / 23 / 4 / 29%\n"
    )
    tables, prose = read_text(f"{figures}Three years\n{years}Plan\n{HEAD}{FIRST}{SECOND}")
    assert grid(tables[-1])[1:] == [_rows(FIRST), _rows(SECOND)]
    assert "Three years" in prose


def test_numbers_need_no_heading():
    tables, _ = read_text(f"/ {HEAD}1 / {FIRST}2 / {SECOND}3 / {THIRD}")
    assert grid(tables[0])[0] == ["", *_rows(HEAD)]
    assert [row[0] for row in grid(tables[0])] == ["", "1", "2", "3"]


def test_a_line_across_the_rows_is_one_cell_over_all_columns():
    (table,), _ = read_text(f"{HEAD}Fair entry\n{FIRST}{SECOND}Staying on\n{THIRD}")
    across = [(cell.row, cell.text) for cell in table.cells if cell.column_span == 5]
    assert across == [(1, "Fair entry"), (4, "Staying on")]


def test_a_line_between_numbered_rows_names_a_section_and_is_no_state():
    rows = f"1.1 / {FIRST}1.2 / {SECOND}Staying on\n2.1 / {THIRD}2.2 / {SECOND}"
    (table,), _ = read_text(f"Ref / {HEAD}{rows}")
    assert [row[0] for row in grid(table)] == ["Ref", "1.1", "1.2", "Staying on", "2.1", "2.2"]
    assert grid(table)[2][-1] == "Done"


def test_names_joined_by_a_slash_stay_together_beside_dates():
    joined = "Sign a compact with each union. / Chief Nurse / Head of HR / May 2024 / Mileage is down by 14% / Done\n"
    (table,), _ = read_text(HEAD + FIRST + SECOND + THIRD + joined)
    assert grid(table)[4][:3] == [
        "Sign a compact with each union.",
        "Chief Nurse / Head of HR",
        "May 2024",
    ]
    assert all(cell.doubt for cell in table.cells if cell.row == 4)


def test_rows_whose_ticks_and_sentences_share_a_column_are_all_doubted():
    rows = (
        "Staff know the duty / Train all new staff. / Head of Personnel / √ / All\n"
        "√ / Ask all staff to fill in the form each year. / Deans / √ / All\n"
        "Data are whole / Run a campaign with the unions. / √ / Deans / All\n"
    )
    (table,), _ = read_text(f"Objective / Action / Lead / Eliminate / Characteristic\n{rows}")
    assert {cell.row for cell in table.cells if cell.doubt} == {1, 2, 3}


def test_lines_of_two_cells_between_blank_ones_are_no_rows_of_the_table_above():
    versions = "Version / Author / Changes\n0.1 / Governance Manager / First draft\n"
    versions += "1.0 / Governance Manager / Approved by the board\n"
    terms = "Term / Meaning\nAfC / Agenda for Change\nESR / Electronic Staff Record\n"
    tables, prose = read_text(f"{versions}\nTerms used\n\n{terms}\nOur plan\n\nTrain all panels.\n")
    assert [len(grid(table)) for table in tables] == [3]
    assert prose == ["Terms used", *terms.splitlines(), "Our plan", "Train all panels."]


def test_a_label_within_open_brackets_opens_no_paragraph():
    wrapped = [
        "AUD-01 Agree service levels with the payroll provider (Lead: Digital Manager;",
        "Timescale: January 2019; Status: Amber)",
    ]
    full = "The plan was made with the networks and will be read again by everyone there."
    _, prose = read_text("\n".join([full, full, "", *wrapped, "", *wrapped]))
    assert prose[1:] == [" ".join(wrapped)] * 2
