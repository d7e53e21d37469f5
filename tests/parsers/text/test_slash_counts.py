"""Word tables flattened to text: slashes between cells, line breaks within them, rows that count."""

from __future__ import annotations

from parsers.text.test_bells_and_slashes import grid, read_text
from planlift import read_bytes
from planlift_parsers.tabbed.lines import Line
from planlift_parsers.text.slash_counts import counted_slashes

ROWS = (
    "2 / Nobody checked the store / Check the store.\nWrite down who did. / Porter / May 2018 / "
    "Started:\nThe first two checks were made by the porters in March.\n"
    "4 / Keys were lent / Count all keys. / Head Porter\nSite Manager / June 2018 / Done\n"
)
HEAD = "No / Finding / What to do / Who leads(Person/Team/ Whole of the site) / By / How far\nRAG\n"


def test_a_row_goes_on_to_the_next_number_and_a_heading_to_the_first():
    (table,), prose = read_text(f"Site plan 2018 / 19\n{HEAD}{ROWS}\nWrite to the office.\n")
    assert grid(table) == [
        ["No", "Finding", "What to do", "Who leads(Person/Team/ Whole of the site)", "By",
         "How far\nRAG"],
        ["2", "Nobody checked the store", "Check the store.\nWrite down who did.", "Porter",
         "May 2018", "Started:\nThe first two checks were made by the porters in March."],
        ["4", "Keys were lent", "Count all keys.", "Head Porter\nSite Manager", "June 2018", "Done"],
    ]  # fmt: skip
    assert prose == ["Site plan 2018 / 19", "Write to the office."]
    assert not any(cell.doubt for cell in table.cells)


def test_guidance_below_the_heading_is_a_row_and_a_slash_in_a_heading_is_doubted():
    head = "No / Finding / Concern / What to do\n(one each) / Who / By / How far\n"
    guide = "What was found? / What is to be done about it now? / Who is it:\n  • Porter\n  • Team\n/ State.\n"
    (table,), _ = read_text(head + guide + ROWS)
    rows = grid(table)
    assert rows[0] == ["No", "Finding / Concern", "What to do\n(one each)", "Who", "By", "How far"]
    assert rows[1][0].startswith("What was found?")
    assert not any(rows[1][1:])
    assert [row[0] for row in rows[2:]] == ["2", "4"]
    assert {cell.row for cell in table.cells if cell.doubt} == {0}
    first = read_bytes((head + guide + ROWS).encode(), "plan.txt").actions[0]
    assert {"summary", "action", "owner", "deadline"} <= set(first.review)


def test_a_row_with_too_few_cells_is_fitted_and_doubted():
    (table,), _ = read_text(
        f"{HEAD}{ROWS}5 / A gate stood open / Mend the gate. / Porter / July 2018\n"
    )
    assert grid(table)[-1] == [
        "5",
        "A gate stood open",
        "Mend the gate.",
        "Porter",
        "July 2018",
        "",
    ]
    assert {cell.row for cell in table.cells if cell.doubt} == {3}


def test_lines_right_below_the_last_row_may_be_its_own_and_are_doubted():
    (table,), prose = read_text(f"{HEAD}{ROWS}Signed by the office\n")
    assert grid(table)[-1][-1] == "Done\nSigned by the office"
    assert {cell.row for cell in table.cells if cell.doubt} == {2}
    assert prose == []


def test_numbers_that_do_not_count_open_no_row():
    texts = ["Wards / sites / days / rooms", "3 / of / the / wards", "2 / are / left / in June"]
    lines = [Line(text, at, at) for at, text in enumerate(texts, 1)]
    assert counted_slashes(lines, 0) == ([], 0)


def test_a_state_on_its_own_line_above_a_narrative_is_the_status():
    got = read_bytes((HEAD + ROWS).encode(), "plan.txt").actions[0]
    assert got.updates == "The first two checks were made by the porters in March."
    assert (got.status, got.state) == ("Started", "in_progress")
    assert "updates" in got.review
