"""Columns laid out with tabs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlift_parsers import DEFAULT_LIMITS, Kind, LimitError, Table

STOPS = '<w:tabs><w:tab w:val="left" w:pos="700"/><w:tab w:val="left" w:pos="5000"/><w:tab w:val="left" w:pos="7000"/></w:tabs>'
ACTIONS = (
    ("1", "Rewrite the training for panel chairs", "Head of HR", "March 2024"),
    ("2", "Publish the gender pay gap by staff group", "Reward Manager", "30 June 2024"),
    ("3", "Recruit two speak up champions", "Guardian", "May 2024"),
)


def run(text, look=""):
    """A run; a line feed is a hard line break, a tab a tab."""
    made = text.replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{made}</w:t></w:r>'


def line(text, props=STOPS, look=""):
    return f"<w:p><w:pPr>{props}</w:pPr>{run(text, look)}</w:p>"


@pytest.fixture
def blocks(word):
    """Read lines and give tables as lists of rows of texts, and other text as it stands."""

    def read(*lines, **parts):
        body = "".join(one if one.startswith("<") else line(one) for one in lines)
        return [shown(block) for block in word(body, **parts).read().blocks]

    return read


def shown(block):
    if not isinstance(block, Table):
        return block.text
    rows = [[] for _ in range(block.rows)]
    for cell in block.cells:
        rows[cell.row].append(cell.text)
    return rows


HEADS = ["No", "Action", "Lead", "When"]
LINES = ["\t".join(HEADS), *("\t".join(row) for row in ACTIONS)]
ROWS = [HEADS, *(list(row) for row in ACTIONS)]


def test_lines_with_a_tab_to_a_stop_are_a_table(blocks):
    assert blocks("The plan", *LINES, "The end") == ["The plan", ROWS, "The end"]


def test_two_tabs_leave_a_cell_empty(blocks):
    (made,) = blocks(*LINES, "4\tHold listening events\t\tJuly 2024", "5\tReview exit interviews")
    assert made[4:] == [
        ["4", "Hold listening events", "", "July 2024"],
        ["5", "Review exit interviews", "", ""],
    ]


@pytest.mark.parametrize("gap", ["\t\t", "\t\t\t\t"])
def test_as_many_tabs_as_it_took_are_one(blocks, gap):
    lines = [line(f"No{gap}Action\tLead\t\tWhen", "")]
    lines += [line(f"{a}\t{b}{gap}{c}\t{d}", "") for a, b, c, d in ACTIONS]
    assert blocks(*lines) == [ROWS]


def by_eye(cells, places, stop=36.0, letter=5.06):
    """Cells with as many tabs as it takes until each stands at its place, all letters as wide."""
    made, at = "", 0.0
    for cell, place in zip(cells, places, strict=True):
        while at < place:
            made, at = made + "\t", (at // stop + 1) * stop
        made, at = made + cell, at + letter * len(cell)
    return made.rstrip("\t")


def test_the_place_of_a_cell_tells_its_column(word):
    # in letters as wide as the figures of Arial, at 9.1 points
    places = (0, 36, 288, 396)
    rows = [("0", "000000 00000", "000", "0000"), ("1", "0" * 30, "0" * 12, "000"),
            ("2", "0" * 40, "0" * 9, "00000"), ("3", "0" * 22, "", "0000"), ("4", "0" * 12, "000", "")]  # fmt: skip
    look = '<w:rFonts w:ascii="Arial"/><w:sz w:val="18"/>'
    body = "".join(line(by_eye(row, places), "", look) for row in rows)
    (table,) = word(body).read().tables()
    assert shown(table) == [list(row) for row in rows]
    assert not any(cell.doubt for cell in table.cells)


def test_a_cell_whose_place_is_not_sure_is_doubted(word):
    lines = ["No\tAction\tLead\tWhen", "1\t\tTrain all panel chairs\tHead of HR\t\tMay 2024",
             "2\tPublish the gap\t\t\tJune 2024"]  # fmt: skip
    (table,) = word("".join(line(one, "") for one in lines)).read().tables()
    doubts = [{cell.doubt for cell in table.cells if cell.row == row} for row in range(3)]
    assert doubts[:2] == [{""}, {""}]
    assert "" not in doubts[2]


def test_lines_led_by_tabs_go_on_with_the_cells_above(blocks):
    (made,) = blocks(
        LINES[0],
        "1\tRewrite the training for\tHead of\tMarch",
        "\tpanel chairs\tResourcing\t2024",
        "2\tPublish the gap\tHR Lead\t30 June 2024",
        "\t\tChief Nurse",
    )
    assert made[1:] == [
        ["1", "Rewrite the training for panel chairs", "Head of Resourcing", "March 2024"],
        ["2", "Publish the gap", "HR Lead\nChief Nurse", "30 June 2024"],
    ]


def test_list_items_led_by_a_tab_stand_in_the_cell_above(blocks):
    (made,) = blocks(*LINES[:2], "\t• ask the staff", "\t• agree it", LINES[2])
    assert made[1][1] == "Rewrite the training for panel chairs\n- ask the staff\n- agree it"
    assert made[2] == ROWS[2]


def test_a_row_may_leave_its_first_cell_out(blocks):
    (made,) = blocks(
        "Objective\tAction\tLead\tWhen",
        "Fair pay\tPublish the gap\tReward Manager\tMay 2024",
        "\tReview bands\tHead of HR\tJune 2024",
    )
    assert made[2] == ["", "Review bands", "Head of HR", "June 2024"]


def test_a_line_led_by_a_tab_that_may_be_a_row_or_none_is_doubted(word):
    lines = [*LINES[:2], "\tPolicy for all\tResourcing", LINES[2]]
    (table,) = word("".join(map(line, lines))).read().tables()
    assert [bool(cell.doubt) for cell in table.cells[::4]] == [False, False, True, False]


def test_a_row_that_is_too_short_is_doubted_where_no_stops_are_set(word):
    for props, doubted in ((STOPS, False), ("", True)):
        lines = [line(one, props) for one in (*LINES, "4\tReview bands\tMay 2024")]
        (table,) = word("".join(lines)).read().tables()
        assert [bool(cell.doubt) for cell in table.cells[::4]] == [*[False] * 4, doubted]


def test_a_paragraph_that_ends_inside_a_cell(blocks):
    (made,) = blocks(
        *LINES[:2], "2\tPublish the gender", "pay gap\tReward Manager\tMay 2024", LINES[3]
    )
    assert made[2] == ["2", "Publish the gender\npay gap", "Reward Manager", "May 2024"]


def test_rows_in_one_paragraph(blocks):
    assert blocks("\n".join(LINES)) == [ROWS]


def test_empty_lines_and_lines_that_name_rows_stay_in_the_table(blocks):
    (made,) = blocks(LINES[0], "", "Pay", LINES[1], "", LINES[2], "", "Culture", "", LINES[3])
    assert [row[0] for row in made] == ["No", "Pay", "1", "2", "Culture", "3"]


def test_headings_part_tables(blocks):
    heading = '<w:outlineLvl w:val="1"/>'
    assert blocks(*LINES, line("Pay\tand reward", heading), *LINES) == [
        ROWS,
        "Pay and reward",
        ROWS,
    ]
    assert blocks(*LINES, "Pay", *LINES) == [ROWS, "Pay", ROWS]


def test_other_headings_below_a_line_begin_another_table(blocks):
    stops = STOPS.replace("700", "900")
    contacts = [line("Name\tRole\tEmail", stops), line("J Holt\tChair\tj@nhs.net", stops)]
    names = [["Name", "Role", "Email"], ["J Holt", "Chair", "j@nhs.net"]]
    assert blocks(*LINES, "Contacts", *contacts) == [ROWS, "Contacts", names]


def test_a_list_below_a_table_is_no_part_of_it(blocks):
    listed = [line("1.\tSend it", ""), line("2.\tRead it", "")]
    assert blocks(*LINES, *listed) == [ROWS, "1. Send it", "2. Read it"]


def test_numbers_that_word_gives_are_cells(word, numbered):
    rows = [line("No\tAction\tLead\tWhen")]
    rows += [line("\t".join(row[1:]), STOPS + numbered(0)) for row in ACTIONS]
    (table,) = word("".join(rows), numbering=numbered.part).read().tables()
    assert [row[0] for row in shown(table)] == ["No", "1.", "2.", "3."]
    rows[0] = line("Action\tLead\tWhen")
    (table,) = word("".join(rows), numbering=numbered.part).read().tables()
    assert shown(table)[1][0] == "1. Rewrite the training for panel chairs"


def test_bullets_that_open_rows_are_no_part_of_them(blocks):
    rows = [line("\tAction\tLead\tWhen")]
    rows += [line("•\t" + "\t".join(row[1:])) for row in ACTIONS]
    assert blocks(*rows) == [[row[1:] for row in ROWS]]


def test_two_columns_below_headings(blocks):
    lines = [f"{row[1]}\t{row[2]}" for row in ACTIONS]
    assert blocks("Action\tLead", *lines) == [
        [["Action", "Lead"], *([r[1], r[2]] for r in ACTIONS)]
    ]


def test_labels_keep_the_tab_behind_them(blocks):
    lines = [
        "Action\tTrain panels",
        "Responsible\t\tHead of HR",
        "Action\tPublish the gap and",
        "\tsay why",
    ]
    assert blocks(*lines) == [
        "Action\tTrain panels", "Responsible\tHead of HR", "Action\tPublish the gap and say why",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (["1.\tWe listened", "2.\tWe looked", "3.\tWe wrote"], ["1. We listened", "2. We looked", "3. We wrote"]),
        (["Signed\t_______\tDate\t______"] * 2, ["Signed _______ Date ______"] * 2),
        (["\tThis plan", "\tis ours."], ["This plan", "is ours."]),
        (["o\tLead – HR", "o\tBy – May"], ["Lead – HR", "By – May"]),
        (["Chair\tChief Executive\tDirector"], ["Chair Chief Executive Director"]),
        (["1.\tIntroduction\t2", "2.\tActions\t3"], ["1. Introduction 2", "2. Actions 3"]),
        (["Lead: HR\tBy: May"], ["Lead: HR By: May"]),
        (["Date:\t4 July"], ["Date: 4 July"]),
    ],
)  # fmt: skip
def test_tabs_that_make_no_columns(blocks, lines, texts):
    assert blocks(*lines) == texts


def test_a_line_of_dots_to_a_page_number_is_one_of_contents(word):
    dots = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs>'
    first, second = word(line("Our actions\t3", dots) + line("Signed\t", dots)).read().blocks
    assert (first.kind, second.kind) == (Kind.NAVIGATION, Kind.TEXT)


def test_a_line_of_dots_between_words_parts_a_label_from_its_value(word):
    dots = '<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="3402"/></w:tabs>'
    (only,) = word(line("To be finished by\tSept 2017", dots)).read().blocks
    assert (only.kind, only.text) == (Kind.TEXT, "To be finished by\tSept 2017")


def test_places_say_the_table_and_the_paragraph(word, x):
    real = x.tbl(x.tr(x.tc("A"), x.tc("B")))
    body = real + "".join(map(line, LINES)) + real
    document = word(body).read()
    assert [table.place.table for table in document.tables()] == [1, 2, 3]
    cell = document.blocks[1].cells[6]
    assert (cell.text, cell.place.row, cell.place.column) == ("Head of HR", 2, 3)
    assert cell.place.paragraph == 3
    assert cell.paragraphs[0].place == cell.place


def test_looks_notes_and_deletions_stay_with_their_cells(word, x):
    deleted = "<w:del><w:r><w:delText>was</w:delText></w:r></w:del>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    row = f"<w:p><w:pPr>{STOPS}</w:pPr>{run('1	Train')}{deleted}{run('	HR	')}{run('Red', LIT)}{note}</w:p>"
    notes = f'<w:footnote w:id="2">{x.p("of the board")}</w:footnote>'
    document = word(line("No\tAction\tLead\tRAG", look="<w:b/>") + row, footnotes=notes).read()
    (table,) = document.tables()
    assert shown(table)[1] == ["1", "Train", "HR", "Red"]
    assert all(cell.paragraphs[0].bold for cell in table.cells if cell.row == 0)
    last = table.cells[-1]
    assert (last.fill, last.paragraphs[0].ink) == ("FF0000", "FFFFFF")
    apart = {(p.kind, p.text) for p in document.paragraphs() if p.kind not in (Kind.TEXT,)}
    assert apart == {(Kind.DELETED, "was"), (Kind.FOOTNOTE, "of the board")}


LIT = '<w:highlight w:val="red"/><w:color w:val="FFFFFF"/>'


def test_tabs_inside_cells_and_furniture_are_spaces(word, x):
    body = x.tbl(x.tr(x.tc(line("a\tb\tc") + line("1\t2\t3"))))
    (table,) = word(body).read().tables()
    assert [p.text for p in table.cells[0].paragraphs] == ["a b c", "1 2 3"]


def test_cells_of_such_tables_count(word):
    with pytest.raises(LimitError, match="cells"):
        word("".join(map(line, LINES))).read(limits=replace(DEFAULT_LIMITS, cells=15))


PIECES = st.sampled_from(
    [
        "",
        "",
        "1",
        "2.",
        "Action",
        "train all staff",
        "Head of",
        "•",
        "- x",
        '"quoted" text',
        "_____",
        "3",
    ]
)
RANDOM = st.lists(
    st.tuples(
        st.lists(PIECES, max_size=6),
        st.sampled_from(["\t", "\t", "\t\t", "\n"]),
        st.sampled_from(["", STOPS, '<w:outlineLvl w:val="1"/>', '<w:ind w:left="700" w:hanging="700"/>']),
    ),
    max_size=14,
)  # fmt: skip


@given(RANDOM)
@settings(max_examples=300, deadline=None)
def test_no_word_is_lost(word, lines):
    texts = [mark.join(pieces) for pieces, mark, _ in lines]
    body = "".join(line(text, props) for text, (_, _, props) in zip(texts, lines, strict=True))
    read = Counter(" ".join(p.line for p in word(body).read().paragraphs()).split())
    written = Counter(" ".join(texts).split())
    for bullet in "•-":
        del read[bullet], written[bullet]
    assert read == written
