"""Blocks of bold labels beside their values; and what only looks like them."""

from __future__ import annotations

import pytest

from parsers.pdf.drawn import put
from planlift import read_bytes
from planlift_parsers import Kind, Paragraph

LEADING = 12


def _block(canvas, y, pairs, *, label=60, value=170, gap=LEADING, size=10):
    """Draws labels and values, each of one or more lines; gives back where it ended."""
    for name, text in pairs:
        names, lines = name.split("\n"), text.split("\n")
        for number, line in enumerate(names):
            put(canvas, label, y - number * LEADING, line, bold=True, size=size)
        for number, line in enumerate(lines):
            put(canvas, value, y - number * LEADING, line, size=size)
        y -= (max(len(names), len(lines)) - 1) * LEADING + gap
    return y


def _tables(document, pdf):
    return [pdf.rows(table) for table in document.tables()]


PAIRS = [
    ("What we will do", "Review the policy"),
    ("Who", "HR Director"),
    ("When", "March 2024"),
]


@pytest.mark.parametrize("label,value", [(40, 130), (60, 170), (72, 300)])
@pytest.mark.parametrize("gap", [12, 14, 20])
def test_labels_beside_values_are_a_table(pdf, label, value, gap):
    def draw(canvas):
        put(canvas, label, 760, "Action 1", bold=True, size=11)
        _block(canvas, 735, PAIRS, label=label, value=value, gap=gap)

    document = pdf.read(pdf.drawn(draw))
    assert _tables(document, pdf) == [[list(pair) for pair in PAIRS]]
    assert document.blocks[0].line == "Action 1" and document.blocks[0].kind is Kind.HEADING


def test_a_label_may_wrap_and_a_value_have_several_lines(pdf):
    pairs = [
        ("Senior responsible\nofficer", "Chair"),
        ("Lead", "AD People\nWorkforce Manager"),
        ("Progress", "Ten of fourteen objectives are agreed."),
        ("Senior responsible\nofficer (deputy)", "Medical Director\nCompany Secretary\nChair"),
        ("Due date", "May 2024"),
    ]
    document = pdf.read(pdf.drawn(lambda canvas: _block(canvas, 735, pairs)))
    (rows,) = _tables(document, pdf)
    assert [row[0].replace("\n", " ") for row in rows] == [
        name.replace("\n", " ") for name, _ in pairs
    ]
    assert [row[1] for row in rows] == [text for _, text in pairs]


def test_a_label_centred_beside_its_value_has_all_of_it(pdf):
    def draw(canvas):
        y = 730
        for name in ("Progress", "Outcome", "Comment"):
            put(canvas, 60, y - LEADING, name, bold=True)
            for number in range(3):
                put(canvas, 170, y - number * LEADING, f"{name} line {number}")
            y -= 3 * LEADING + 10

    (rows,) = _tables(pdf.read(pdf.drawn(draw)), pdf)
    assert rows == [
        [name, " ".join(f"{name} line {n}" for n in range(3))]
        for name in ("Progress", "Outcome", "Comment")
    ]


def test_a_label_may_have_no_value(pdf):
    def draw(canvas):
        y = _block(canvas, 735, [PAIRS[0], ("Status", "Complete"), *PAIRS[1:]])
        _block(canvas, y - 30, [PAIRS[0], ("Status", ""), *PAIRS[1:]])

    _, rows = _tables(pdf.read(pdf.drawn(draw)), pdf)
    assert rows[1] == ["Status", ""]
    assert [row[0] for row in rows] == ["What we will do", "Status", "Who", "When"]


def test_a_heading_set_as_the_labels_are_parts_two_blocks(pdf):
    def draw(canvas):
        y = 735
        for number in (1, 2, 3):
            put(canvas, 60, y, f"Action {number}", bold=True)
            y = _block(canvas, y - LEADING, PAIRS) - LEADING

    document = pdf.read(pdf.drawn(draw))
    assert _tables(document, pdf) == [[list(pair) for pair in PAIRS]] * 3
    assert [block.line for block in document.blocks[::2]] == ["Action 1", "Action 2", "Action 3"]


def test_one_block_on_each_page(pdf):
    tasks = ["Hold meetings", "Review the policy", "Train every panel", "Write to staff"]

    def page(number, task):
        def draw(canvas):
            put(canvas, 60, 790, f"Commitment {number}", bold=True, size=12)
            _block(canvas, 765, [("Task", task), ("Required by", f"{number} May 2024")])

        return draw

    document = pdf.read(pdf.drawn(*(page(n, task) for n, task in enumerate(tasks, 1))))
    assert _tables(document, pdf) == [
        [["Task", task], ["Required by", f"{n} May 2024"]] for n, task in enumerate(tasks, 1)
    ]
    assert [p.line for p in document.blocks if isinstance(p, Paragraph)] == [
        f"Commitment {n}" for n, _ in enumerate(tasks, 1)
    ]


def test_a_row_alone_behind_a_page_break_is_one_of_the_block(pdf):
    def first(canvas):
        _block(canvas, 90, PAIRS)

    def second(canvas):
        end = _block(canvas, 780, [("Status", "Complete")])
        put(canvas, 60, end - 30, "The board looks at this plan twice a year.")

    document = pdf.read(pdf.drawn(first, second))
    assert _tables(document, pdf)[1] == [["Status", "Complete"]]


PROSE = "the trust has set out what it will do and how it will know that it has done it"


def test_prose_that_opens_in_bold_is_no_form(pdf):
    def draw(canvas):
        for number, word in enumerate(["Leadership", "Pay", "Recruitment", "Respect"]):
            y = 735 - 40 * number
            put(canvas, 60, y, word, bold=True)
            room = canvas.stringWidth(word, "Helvetica-Bold", 10) + 2.8
            put(canvas, 60 + room, y, PROSE)
            put(canvas, 60, y - 12, PROSE)

    document = pdf.read(pdf.drawn(draw))
    assert list(document.tables()) == []


@pytest.mark.parametrize(
    "names",
    [["1.", "2.", "3."], ["1.1", "1.2", "1.3"], ["A", "B", "C"], ["R1", "R2", "R3"]],
)
def test_bold_numbers_of_a_list_are_no_labels(pdf, names):
    pairs = [(name, PROSE) for name in names]
    document = pdf.read(pdf.drawn(lambda c: _block(c, 735, pairs, value=90)))
    assert list(document.tables()) == []


def test_a_contents_page_is_no_form(pdf):
    pairs = [("Foreword", "3"), ("Our staff", "4"), ("What we will do", "9"), ("Contacts", "12")]
    document = pdf.read(pdf.drawn(lambda c: _block(c, 735, pairs, value=300)))
    assert list(document.tables()) == []


def test_prose_in_two_columns_with_bold_headings_is_no_form(pdf):
    def draw(canvas):
        for number in range(24):
            y = 735 - 12 * number
            text = ("Our staff", "What we hear", "Pay")[number // 8]
            bold = number % 8 == 0
            put(canvas, 50, y, text if bold else "The trust has set out what it will do", bold=bold)
            put(canvas, 310, y, "The board has heard from staff of every site")

    assert list(pdf.read(pdf.drawn(draw)).tables()) == []


def test_a_bold_label_with_its_colon_begins_a_paragraph_below_a_full_line(pdf):
    full = "Use a search partner with a proven record on diversity for the next vacancy here."

    def draw(canvas):
        for number in range(3):
            y = 735 - 80 * number
            put(canvas, 60, y, full)
            put(canvas, 60, y - 15, "Responsible:", bold=True)
            put(canvas, 125, y - 15, "Head of People")

    lines = [p.line for p in pdf.read(pdf.drawn(draw)).paragraphs()]
    assert lines == [full, "Responsible: Head of People"] * 3


def test_a_value_may_be_a_list_that_stands_in_from_the_other_values(pdf):
    """Its label has a plain value beside it elsewhere."""
    steps = [["Review the policy"], ["• Write to every leaver", "• Train each panel"]]

    def draw(canvas):
        y = 760
        for number, lines in enumerate(steps, 1):
            put(canvas, 60, y, f"Action {number}", bold=True, size=12)
            y = _block(canvas, y - 20, [PAIRS[1]])
            put(canvas, 60, y, "Steps", bold=True)
            for text in lines:
                put(canvas, 188 if len(lines) > 1 else 170, y, text)
                y -= LEADING
            y = _block(canvas, y, [PAIRS[2]]) - 20

    assert _tables(pdf.read(pdf.drawn(draw)), pdf) == [
        [list(PAIRS[1]), ["Steps", value], list(PAIRS[2])]
        for value in ("Review the policy", "- Write to every leaver\n- Train each panel")
    ]


@pytest.mark.parametrize("sign", ["% complete", "£ needed"])
def test_a_label_may_open_with_a_sign_of_what_it_counts(pdf, sign):
    pairs = [*PAIRS, (sign, "60"), ("Outcome", "Fewer leave")]
    document = pdf.read(pdf.drawn(lambda canvas: _block(canvas, 735, pairs)))
    assert _tables(document, pdf) == [[list(pair) for pair in pairs]]


def test_a_value_that_goes_on_below_its_label_is_whole_in_the_plan(pdf):
    def draw(canvas):
        put(canvas, 60, 780, "Action plan", bold=True, size=14)
        for top, number in ((740, 1), (600, 2)):
            put(canvas, 60, top, f"Action {number}", bold=True, size=12)
            put(canvas, 60, top - 20, "What we will do", bold=True)
            put(canvas, 170, top - 20, "Review the policy with all who have used it and put")
            put(canvas, 60, top - 32, "the new one into the handbook.")
            _block(canvas, top - 52, PAIRS[1:], gap=20)

    plan = read_bytes(pdf.drawn(draw), "plan.pdf")
    whole = "Review the policy with all who have used it and put the new one into the handbook."
    told = [(a.action, a.owner, a.deadline) for a in plan.actions]
    assert told == [(whole, "HR Director", "March 2024")] * 2


def test_the_rest_of_a_label_may_stand_beside_another_line_of_its_value(pdf):
    pairs = [
        ("Reference", "2.1"),
        ("Improvement\nActivity", "1. Agree the levels\n2. Review them"),
        ("Complete by", "June 2018"),
        ("Reference", "2.2"),
        ("Improvement\nActivity", "Test the plan"),
        ("Complete by", "July 2018"),
    ]

    def draw(canvas):
        _block(canvas, 735, pairs, label=60, value=130, gap=18)

    (rows,) = _tables(pdf.read(pdf.drawn(draw)), pdf)
    assert [row[0].replace("\n", " ") for row in rows] == [
        name.replace("\n", " ") for name, _ in pairs
    ]


def test_bullets_may_hang_out_before_the_values(pdf):
    def card(canvas, y, steps):
        y = _block(canvas, y, [("Objective", "Fair hiring")])
        put(canvas, 60, y, "Steps", bold=True)
        for step in steps:
            put(canvas, 167, y, "\u2022")
            put(canvas, 185, y, step)
            y -= LEADING
        return _block(canvas, y, [("Lead", "HR Director"), ("When", "May 2024")])

    def draw(canvas):
        put(canvas, 60, 760, "Action 1", bold=True, size=12)
        below = card(canvas, 735, ["Install hearing loops", "Match each participant"])
        put(canvas, 60, below - 30, "Action 2", bold=True, size=12)
        card(canvas, below - 55, ["Train all panels"])

    tables = _tables(pdf.read(pdf.drawn(draw)), pdf)
    assert [[row[0] for row in rows] for rows in tables] == [
        ["Objective", "Steps", "Lead", "When"]
    ] * 2
    assert "Match each participant" in tables[0][1][1]


def test_a_block_that_two_edges_hardly_apart_tell_of_is_one_table(pdf):
    def draw(canvas):
        for number, value in enumerate((170, 172, 171)):
            put(canvas, 60, 760 - 200 * number, f"Action {number + 1}", bold=True, size=12)
            _block(canvas, 735 - 200 * number, PAIRS, value=value)

    document = pdf.read(pdf.drawn(draw))
    assert _tables(document, pdf) == [[list(pair) for pair in PAIRS]] * 3
    assert all(not cell.tables for table in document.tables() for cell in table.cells)


def test_labels_with_a_tab_behind_them_in_running_text_are_no_form(pdf):
    """Their values go on at the left margin, as lines of any paragraph do."""

    def draw(canvas):
        put(canvas, 60, 780, "Action plan", bold=True, size=14)
        for top, number in ((740, 1), (600, 2)):
            put(canvas, 60, top - 68, "Action we take:", bold=True)
            put(canvas, 165, top - 68, "Publish it")
            put(canvas, 60, top - 80, "Responsible lead:", bold=True)
            put(canvas, 165, top - 80, "Matron")
            put(canvas, 60, top, f"Action {number}", bold=True, size=12)
            put(canvas, 60, top - 20, "Action we take:", bold=True)
            put(canvas, 165, top - 20, "Review the policy with all staff who have ever used it and")
            put(canvas, 60, top - 32, "put the new one into the handbook.")
            put(canvas, 60, top - 44, "Responsible lead:", bold=True)
            put(canvas, 165, top - 44, "HR Director")
            put(canvas, 60, top - 56, "Due:", bold=True)
            put(canvas, 100, top - 56, f"March 202{number}")

    document = pdf.read(pdf.drawn(draw))
    assert not [*document.tables()]
    assert "Responsible lead: HR Director" in [line.text for line in document.paragraphs()]
