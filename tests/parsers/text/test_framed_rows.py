"""Rows that bars lead and close, with lines across them, single rows and several tables."""

from __future__ import annotations

from parsers.text.test_bells_and_slashes import grid, read_text

HEAD = "| Ref | Task | Lead | State |\n"
ROWS = "| 1.1 | Fit lamps in all clinics. | Head of Estates | Done |\n| 1.2 | Buy vans. | Fleet | Late |\n"


def _across(table):
    return [cell.text for cell in table.cells if cell.column_span == table.columns]


def test_a_line_of_one_cell_lies_across_the_rows():
    (table,), _ = read_text(f"{HEAD}| Travel and transport |\n{ROWS}| Waste |\n{ROWS}")
    assert _across(table) == ["Travel and transport", "Waste"]
    assert grid(table)[2][0] == "1.1"


def test_the_last_cell_of_a_short_line_reaches_to_the_edge():
    (table,), _ = read_text(f"{HEAD}{ROWS}|  | Progress: two clinics are lit. |\n")
    (cell,) = (cell for cell in table.cells if cell.text.startswith("Progress"))
    assert (cell.row, cell.column, cell.column_span) == (3, 1, 3)


def test_one_row_between_bars_is_a_table():
    tables, prose = read_text(
        f"{HEAD}{ROWS}Second aim\nIt went well.\n| 2.1 | Buy trees. | HR | New |\n"
    )
    assert [len(grid(table)) for table in tables] == [3, 1]
    assert prose == ["Second aim", "It went well."]


def test_other_headings_as_many_below_a_line_of_text_begin_another_table():
    other = "| Action | Who | When | Why |\n| Plant 87 trees on the ring road. | Grounds | May 2024 | Bees |\n"
    tables, prose = read_text(f"{HEAD}{ROWS}Study and careers\n{other}")
    assert [grid(table)[0][0] for table in tables] == ["Ref", "Action"]
    assert prose == ["Study and careers"]


def test_a_short_line_between_rows_names_those_below():
    (table,), _ = read_text(f"{HEAD}{ROWS}Waste\n{ROWS}")
    assert _across(table) == ["Waste"]


def test_a_line_below_figures_names_no_rows_of_words():
    figures = "| Year | 2019 | 2020 |\n| Likelihood | 1.26 | 0.83 |\n"
    actions = "| Number | A1 | A2 |\n| What we will do | Train panels. | Buy vans. |\n"
    tables, prose = read_text(f"{figures}Our actions side by side\n{actions}")
    assert [grid(table)[0][0] for table in tables] == ["Year", "Number"]
    assert prose == ["Our actions side by side"]


def test_labels_that_come_again_stand_before_values_across_the_others():
    form = "| No. | AI-{0} | Due | May 2024 |\n| Change | Train panels. |\n| Led by | OD | State | Late |\n"
    (table,), _ = read_text(form.format(1) + form.format(2))
    wide = [cell for cell in table.cells if cell.column_span == 3]
    assert [(cell.row, cell.text) for cell in wide] == [(1, "Train panels."), (4, "Train panels.")]


def test_lines_of_labels_between_bars_are_no_table():
    told = "- Train panels.\nLead: OD | Due: May 2024\n- Buy vans.\nLead: Fleet | Due: June 2024\n"
    tables, prose = read_text(told)
    assert not tables
    assert len(prose) == 4


def test_a_row_whose_last_cells_are_empty_has_them_all():
    (table,), _ = read_text(
        "No | Task | Lead | State\nOur people |  |  | \n1 | Train panels. | OD | Late\n"
    )
    assert grid(table)[1] == ["Our people", "", "", ""]


def test_bars_in_brackets_part_no_cells():
    told = "* Achieve the level. [Lead: Chair | By: May 2021]\n"
    tables, paragraphs = read_text(f"Plan\n\n{told}{told.replace('level', 'next level')}")
    assert not tables
    assert paragraphs[1:] == [
        "- Achieve the level. [Lead: Chair | By: May 2021]",
        "- Achieve the next level. [Lead: Chair | By: May 2021]",
    ]
