"""Boxes of a page that make a table, and those that only stand beside each other."""

from __future__ import annotations

import pytest

from planlift_parsers import DEFAULT_LIMITS, Kind, Paragraph
from planlift_parsers.html import read

ROWS = [
    ["Action", "Lead", "Due"],
    ["Train every panel", "HR Director", "May 2024"],
    ["Hold stay talks", "OD Lead", "June 2024"],
]


def page(body, head=""):
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    return read(text.encode(), "page.html", DEFAULT_LIMITS)


def grids(body, head=""):
    made = []
    for table in page(body, head).tables():
        rows = [[""] * table.columns for _ in range(table.rows)]
        for cell in table.cells:
            rows[cell.row][cell.column] = cell.text
        made.append(rows)
    return made


def lines(body, head=""):
    return [block.line for block in page(body, head).blocks if isinstance(block, Paragraph)]


def _boxes(rows, outer="div", row="div", cell="div"):
    inner = "".join(
        f"<{row}>{''.join(f'<{cell}>{text}</{cell}>' for text in texts)}</{row}>" for texts in rows
    )
    return f"<{outer}>{inner}</{outer}>"


@pytest.mark.parametrize(
    ("outer", "row", "cell"),
    [
        ("div", "div", "div"),
        ("ul", "li", "span"),
        ("section", "article", "p"),
        ("main", "div", "b"),
    ],
)
def test_rows_of_as_many_boxes_are_a_table_whatever_they_are_made_of(outer, row, cell):
    assert grids(_boxes(ROWS, outer, row, cell)) == [ROWS]


def test_an_empty_box_is_an_empty_cell():
    rows = [*ROWS, ["Widen adverts", "", "July 2024"]]
    assert grids(_boxes(rows)) == [rows]


def test_what_stands_above_and_below_the_rows_stays_outside_the_table():
    rows = _boxes(ROWS).removeprefix("<div>").removesuffix("</div>")
    body = f"<div><h2>Our plan</h2>{rows}<p>Ask us for a copy.</p></div>"
    assert grids(body) == [ROWS]
    assert lines(body) == ["Our plan", "Ask us for a copy."]


def test_two_rows_or_two_columns_may_be_any_layout():
    assert grids(_boxes(ROWS[:2])) == []
    assert grids(_boxes([row[:2] for row in ROWS])) == []


def test_cards_with_blocks_inside_are_no_table():
    card = "<div><h3>{}</h3><p>Lead: {}</p><p>Due: {}</p></div>"
    cards = "".join(f"<div>{card.format(*row) * 3}</div>" for row in ROWS)
    assert grids(f"<div>{cards}</div>") == []
    broken = [[f"{cell}<br>more" for cell in row] for row in ROWS]
    assert grids(_boxes(broken)) == []


def test_rows_with_words_beside_their_boxes_are_no_table():
    rows = "".join(
        f"<div>Also: {''.join(f'<span>{text}</span>' for text in row)}</div>" for row in ROWS
    )
    assert grids(f"<div>{rows}</div>") == []


def test_rows_of_other_lengths_between_the_full_ones_are_no_table():
    assert grids(_boxes([ROWS[0], ROWS[1], ["One box"], ROWS[2]])) == []


FLAT = "".join(f"<div>{text}</div>" for row in ROWS for text in row)


@pytest.mark.parametrize(
    "tracks",
    ["1fr 1fr 1fr", "repeat(3, 1fr)", "repeat(2, minmax(8em, 1fr)) 20%", "10em auto 2fr"],
)
def test_boxes_that_a_grid_of_css_breaks_into_rows_are_a_table(tracks):
    style = f"<style>.plan {{ display: grid; grid-template-columns: {tracks} }}</style>"
    assert grids(f"<div class=plan>{FLAT}</div>", style) == [ROWS]
    inline = f"display:grid; grid-template-columns:{tracks}"
    assert grids(f'<div style="{inline}">{FLAT}</div>') == [ROWS]


@pytest.mark.parametrize(
    "style",
    [
        "",
        "grid-template-columns: 1fr 1fr 1fr",
        "display: grid; grid-template-columns: 1fr 1fr",
        "display: grid; grid-template-columns: repeat(auto-fill, 10em)",
        "display: grid; grid-template-columns: 1fr 1fr 1fr 1fr",
        "display: flex",
    ],
)
def test_boxes_that_nothing_breaks_into_full_rows_of_three_are_no_table(style):
    assert grids(f'<div style="{style}">{FLAT}</div>') == []
    assert "HR Director" in " ".join(lines(f'<div style="{style}">{FLAT}</div>'))


def test_cards_in_a_grid_of_css_are_no_table():
    card = "<div><p>{}</p><p>Lead: {}</p><p>Due: {}</p></div>"
    cards = "".join(card.format(*row) for row in [*ROWS, *ROWS, *ROWS])
    style = "display:grid; grid-template-columns:1fr 1fr 1fr"
    assert grids(f'<div style="{style}">{cards}</div>') == []


def _headings(body):
    return [p.text for p in page(body).paragraphs() if p.kind is Kind.HEADING]


TITLE = "<h1>Race equality action plan</h1>"


def test_the_only_top_heading_of_a_page_is_its_title_also_in_the_pages_head():
    assert _headings(f"<header><a>Home</a>{TITLE}</header><p>Words.</p>") == [
        "Race equality action plan"
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"<nav>{TITLE}</nav><p>Words.</p>",
        f"<header><nav>{TITLE}</nav></header><p>Words.</p>",
        f"<header>{TITLE}</header><main><h1>Other words</h1></main>",
        "<header><h2>Race equality action plan</h2></header><p>Words.</p>",
    ],
)
def test_a_heading_in_a_menu_or_beside_another_top_one_is_no_title(body):
    assert "Race equality action plan" not in _headings(body)
    assert "Race equality action plan" in [p.text for p in page(body).paragraphs()]


def test_the_rest_of_the_pages_head_leads_elsewhere_still():
    found = page(f"<header><p>About us</p>{TITLE}</header><p>Words.</p>")
    assert "About us" in [p.text for p in found.paragraphs() if p.kind is Kind.NAVIGATION]


def test_cells_may_hold_several_lines_beside_rows_of_plain_ones():
    rows = [*ROWS, ["Widen adverts", "<p>HR Director</p><p>OD Lead</p>", "July 2024"]]
    (found,) = grids(_boxes(rows))
    assert found == [*ROWS, ["Widen adverts", "HR Director\nOD Lead", "July 2024"]]


def test_rows_that_a_style_sets_on_their_columns_need_be_but_two():
    style = "<style>.row { display: grid; grid-template-columns: 1fr 2fr }</style>"
    key = [["Colour", "Meaning"], ["Red", "Overdue"]]
    rows = "".join(
        f"<div class=row>{''.join(f'<div>{text}</div>' for text in texts)}</div>" for texts in key
    )
    assert grids(f"<div>{rows}</div>", style) == [key]
    assert grids(_boxes(key), style) == []
