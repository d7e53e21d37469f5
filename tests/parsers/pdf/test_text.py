"""Words, paragraphs, prose, furniture and hidden text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planlift_parsers import DEFAULT_LIMITS, Kind
from planlift_parsers.pdf.source import open_source


def _lines(document, *kinds):
    wanted = kinds or (Kind.TEXT, Kind.ITEM, Kind.HEADING)
    return [p.line for p in document.paragraphs() if p.kind in wanted]


def _cell(pdf, text, width, column=1):
    rows = [["Ref", "Text"], ["1", text], ["2", "Another cell"]]
    (table,) = pdf.read(pdf.table(rows, [40, width], pdf.grid)).tables()
    return pdf.rows(table)[1][column]


@pytest.mark.parametrize(
    "text",
    [
        "Head of Equality, Diversity and Inclusion",
        "Review the talent programme and share learning in non-mandatory training for 2018-19",
        "OD Lead Manager<br/>HR Business Partner",
        "First sentence here.<br/>Second paragraph that is rather longer than that.<br/>Third",
    ],
)
@pytest.mark.parametrize("width", [130, 175, 260])
def test_lines_wrapped_by_the_page_are_joined_and_paragraphs_are_not(pdf, text, width):
    assert _cell(pdf, text, width) == text.replace("<br/>", "\n")


def _full(canvas, x, y, text):
    """A line that ends where all full lines do."""
    made = canvas.beginText(x, y)
    made.setHorizScale(100 * (430 - x) / canvas.stringWidth(text, "Helvetica", 10))
    made.textOut(text)
    made.setHorizScale(100)
    canvas.drawText(made)


@pytest.mark.parametrize(("value", "dots"), [(160, False), (130, False), (160, True)])
def test_a_label_with_its_value_behind_a_tab_is_no_end_of_the_full_line_above(pdf, value, dots):
    prose = [
        "The forum of the Council chose all of these actions at its open day in the summer",
        "and asks each lead to tell members every quarter what has been done about them",
        "so that they may see what has come of it and can say so in the autumn at the latest",
        "again.",
    ]
    rows = [("Lead officer", "Contract Manager"), ("Completion", "May 2022")]

    def lead(canvas, label, y):
        start = 60 + canvas.stringWidth(label)
        canvas.drawString(start, y, "." * int((value - start) / canvas.stringWidth(".")))

    def draw(canvas):
        canvas.setFont("Helvetica", 10)
        for place, text in enumerate(prose[:-1]):
            _full(canvas, 60, 780 - 12 * place, text)
        canvas.drawString(60, 744, prose[-1])
        canvas.drawString(60, 714, "Action")
        _full(canvas, value, 714, "Offer a swimming session for women twice a week for a year.")
        for place, (label, text) in enumerate(rows):
            canvas.drawString(60, 702 - 12 * place, label)
            canvas.drawString(value, 702 - 12 * place, text)
        for place, label in enumerate(["Action", *(label for label, _ in rows)] if dots else []):
            lead(canvas, label, 714 - 12 * place)

    lines = _lines(pdf.read(pdf.drawn(draw)))
    assert [line.split()[0].strip(".") for line in lines] == ["The", "Action", "Lead", "Completion"]


def test_a_word_cut_by_a_narrow_column_is_joined(pdf):
    rows = [["Ref", "Text"], ["WRES10", "One"], ["WRES1", "Two"], ["WRES110", "See WRES3"]]
    for width in (45, 41):
        (table,) = pdf.read(pdf.table(rows, [width, 200], pdf.grid)).tables()
        assert [row[0] for row in pdf.rows(table)] == ["Ref", "WRES10", "WRES1", "WRES110"]


def test_bullets_and_numbers_begin_items(pdf):
    text = "• First of them<br/>• Second, which is long enough to be wrapped by the cell<br/>1. One"
    cell = _cell(pdf, text, 150)
    assert cell.splitlines() == [
        "- First of them",
        "- Second, which is long enough to be wrapped by the cell",
        "1. One",
    ]


def test_text_drawn_twice_is_one_bold_text(pdf):
    def draw(canvas):
        for x in (60, 60.35):
            canvas.drawString(x, 700, "Drawn twice for bold")
        canvas.drawString(60, 660, "All of this is running text.")

    document = pdf.read(pdf.drawn(draw))
    assert document.blocks[0].line == "Drawn twice for bold"
    assert document.blocks[0].bold
    assert not document.blocks[1].bold


def test_spaces_are_rebuilt_from_gaps_and_a_raised_ending_joins(pdf):
    def draw(canvas):
        x = 60
        for word in ["These", "words", "have", "no", "spaces"]:
            canvas.drawString(x, 700, word)
            x += canvas.stringWidth(word, "Helvetica", 10) + 2.6
        canvas.drawString(60, 660, "By 31")
        x = 60 + canvas.stringWidth("By 31", "Helvetica", 10)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(x, 663.5, "st")
        x += canvas.stringWidth("st", "Helvetica", 6)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x, 660, " March 2020")

    document = pdf.read(pdf.drawn(draw))
    assert _lines(document) == ["These words have no spaces", "By 31st March 2020"]


def test_what_nobody_can_see_is_kept_apart_and_noted(pdf):
    def draw(canvas):
        canvas.drawString(60, 750, "Seen")
        canvas.saveState()
        canvas.setFillGray(1)
        canvas.drawString(60, 700, "White on white")
        canvas.restoreState()
        canvas.saveState()
        canvas.setFillColorRGB(0, 0.2, 0.5)
        canvas.rect(55, 640, 200, 20, fill=1, stroke=0)
        canvas.setFillGray(1)
        canvas.drawString(60, 646, "White on blue")
        canvas.restoreState()
        canvas.drawString(700, 600, "Off the page")
        canvas.saveState()
        text = canvas.beginText(60, 560)
        text.setTextRenderMode(3)
        text.textLine("No ink")
        canvas.drawText(text)
        canvas.restoreState()
        canvas.drawString(60, 500, "Seen again")

    document = pdf.read(pdf.drawn(draw))
    assert _lines(document) == ["Seen", "White on blue", "Seen again"]
    assert set(_lines(document, Kind.HIDDEN)) == {"White on white", "Off the page", "No ink"}
    assert [note.code for note in document.notes] == ["hidden-content"]


def test_headings_are_told_by_size_and_weight(pdf):
    def draw(canvas):
        for y, size, font, text in [
            (780, 18, "Helvetica-Bold", "Workforce plan"),
            (740, 13, "Helvetica", "What the data say"),
            (710, 10, "Helvetica-Bold", "Action 1"),
        ]:
            canvas.setFont(font, size)
            canvas.drawString(60, y, text)
        canvas.setFont("Helvetica", 10)
        for number in range(6):
            canvas.drawString(60, 690 - 30 * number, f"Paragraph {number} of the running text.")

    document = pdf.read(pdf.drawn(draw))
    headings = [(p.level, p.text) for p in document.paragraphs() if p.kind == Kind.HEADING]
    assert headings == [(1, "Workforce plan"), (2, "What the data say"), (3, "Action 1")]


def test_two_columns_of_prose_are_not_mixed(pdf):
    left = ["The trust has worked with its networks over", "the past year to learn what the data"]
    right = ["In this column we describe how the plan is", "governed, how the board is told of it"]

    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 760, "Our commitment to all who work here, today and tomorrow")
        canvas.setFont("Helvetica", 10)
        for number in range(8):
            canvas.drawString(60, 720 - 12 * number, left[number % 2])
            canvas.drawString(320, 717 - 12 * number, right[number % 2])

    document = pdf.read(pdf.drawn(draw))
    texts = _lines(document)[1:]
    assert all(("column" in text) != ("networks" in text) for text in texts)
    assert "networks" in texts[0]


def test_running_heads_page_numbers_and_watermarks_are_furniture(pdf):
    def page(number):
        def draw(canvas):
            canvas.drawString(60, 810, "Improvement plan, version 2")
            for line in range(5):
                canvas.drawString(
                    60, 700 - 30 * line, f"Text {line} on page {number} is body text."
                )
            canvas.drawString(60, 30, f"Page {number} of 3")
            canvas.saveState()
            canvas.translate(200, 300)
            canvas.rotate(45)
            canvas.setFont("Helvetica", 60)
            canvas.setFillGray(0.85)
            canvas.drawString(0, 0, "DRAFT")
            canvas.restoreState()

        return draw

    document = pdf.read(pdf.drawn(page(1), page(2), page(3)))
    furniture = _lines(document, Kind.FURNITURE)
    assert furniture.count("Improvement plan, version 2") == 3
    assert {"Page 1 of 3", "Page 2 of 3", "Page 3 of 3"} <= set(furniture)
    assert len(_lines(document)) == 15
    assert all("Text" in line for line in _lines(document))


def test_a_title_over_a_table_on_the_only_page_is_no_furniture(pdf):
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(60, 806, "Workforce Disability Equality Standard Action Plan 2021/22")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 786, "Barts Health NHS Trust")
        canvas.grid([60, 200, 400], [760, 740, 720])
        for x in (64, 204):
            for y in (746, 726):
                canvas.drawString(x, y, f"Cell at {x} and {y}")

    first = pdf.read(pdf.drawn(draw)).blocks[0]
    assert first.line == "Workforce Disability Equality Standard Action Plan 2021/22"
    assert first.kind is Kind.HEADING


@pytest.mark.parametrize("name", ["Action {}", "Indicator {}: Relative likelihood"])
def test_numbered_headings_at_the_top_of_pages_are_no_running_heads(pdf, name):
    def page(number):
        def draw(canvas):
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(60, 790, name.format(number))
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, 760, "The trust has set out what it will do for its staff here.")
            canvas.drawString(290, 40, f"Plan of the trust, page {number}")

        return draw

    document = pdf.read(pdf.drawn(*(page(number) for number in (1, 2, 3))))
    assert _lines(document, Kind.HEADING) == [name.format(number) for number in (1, 2, 3)]
    assert len(_lines(document, Kind.FURNITURE)) == 3


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (["For the Board only", "For the Board only"], Kind.FURNITURE),
        (["Objective 1: pay", "Objective 2: pay"], Kind.TEXT),
    ],
)
def test_a_line_tight_above_a_table_is_a_running_head_where_it_is_the_same(pdf, heads, kind):
    def page(head):
        def draw(canvas):
            canvas.drawString(60, 803, head)
            canvas.grid([58, 200, 340], [800, 780, 760])
            for y, words in ((786, ("Action", "Lead")), (766, ("Widen adverts.", "HR Manager"))):
                for x, text in zip((62, 204), words, strict=True):
                    canvas.drawString(x, y, text)

        return draw

    document = pdf.read(pdf.drawn(*[page(head) for head in heads]))
    found = [p for p in document.paragraphs() if p.line in heads]
    assert [p.kind == Kind.FURNITURE for p in found] == [kind == Kind.FURNITURE] * 2


@pytest.mark.parametrize(
    ("feet", "kind"),
    [
        (["Annual plan Page 1", "Annual plan Page 2"], Kind.FURNITURE),
        (["as said on page 7", "as said on page 7"], Kind.TEXT),
        (["Section 1", "Section 2"], Kind.TEXT),
    ],
)
@pytest.mark.parametrize("full", [1, 2])
def test_a_foot_right_below_a_full_page_is_told_by_the_number_of_its_page(pdf, full, feet, kind):
    def page(foot, lines):
        def draw(canvas):
            for line in range(lines):
                canvas.drawString(60, 60 + 12 * (45 - line), f"Line {line} of the running text.")
            canvas.drawString(60, 60, foot)

        return draw

    drawn = [page(feet[0], 45), page(feet[1], 45 if full == 2 else 20)]
    document = pdf.read(pdf.drawn(*drawn))
    last = [p for p in document.paragraphs() if p.place.page == 1][-1]
    assert (last.kind == Kind.FURNITURE) == (kind == Kind.FURNITURE)


def test_a_sentence_cut_by_the_page_is_one_paragraph(pdf):
    def first(canvas):
        canvas.drawString(
            60, 120, "The plan was agreed with the staff networks, and it will be looked"
        )

    def second(canvas):
        canvas.drawString(60, 750, "at again in spring.")
        canvas.drawString(60, 700, "A new paragraph.")

    document = pdf.read(pdf.drawn(first, second))
    assert _lines(document) == [
        "The plan was agreed with the staff networks, and it will be looked at again in spring.",
        "A new paragraph.",
    ]


def test_places_tell_page_and_box(pdf):
    def draw(canvas):
        canvas.drawString(60, 700, "Somewhere on the page")

    (paragraph,) = pdf.read(pdf.drawn(draw)).blocks
    x0, top, x1, bottom = paragraph.place.box
    assert paragraph.place.page == 1
    assert x0 == pytest.approx(60, abs=1)
    assert top < 842 - 700 < bottom + 1
    assert x1 > x0


def test_three_columns_of_prose_are_no_table(pdf):
    lines = [
        "the trust has worked with all",
        "its networks in the past year",
        "to learn what they say of it",
    ]

    def draw(canvas):
        for number in range(9):
            for column in range(3):
                text = lines[(number + column) % 3]
                canvas.drawString(50 + 175 * column, 700 - 12 * number, text)

    assert not list(pdf.read(pdf.drawn(draw)).tables())


def test_a_tick_box_is_text_and_a_bullet_of_a_symbol_font_is_a_marker(pdf):
    def draw(canvas):
        for y, code, text in [(700, "n", "Point of a list"), (650, "l", "Another point")]:
            canvas.setFont("ZapfDingbats", 8)
            canvas.drawString(60, y, code)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(75, y, text)

    document = pdf.read(pdf.drawn(draw))
    assert _lines(document) == ["- Point of a list", "- Another point"]
    assert {block.kind for block in document.blocks} == {Kind.ITEM}


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(
    pieces=st.lists(
        st.tuples(
            st.integers(-20, 600),
            st.integers(-20, 860),
            st.sampled_from([6, 9, 10, 14, 24]),
            st.text("abcdefgh XYZ123-", min_size=1, max_size=30),
            st.booleans(),
        ),
        max_size=25,
    ),
    rules=st.lists(st.tuples(*[st.integers(20, 800)] * 4), max_size=12),
)
def test_every_letter_on_the_page_lands_somewhere_once(pdf, pieces, rules):
    def draw(canvas):
        for x0, y0, x1, y1 in rules:
            canvas.rect(min(x0, x1), min(y0, y1), abs(x0 - x1), abs(y0 - y1))
        for number, (x, y, size, text, bold) in enumerate(pieces):
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
            canvas.drawString(x + number / 7, y + number / 3, text)

    data = pdf.drawn(draw)
    (content,) = open_source(data, DEFAULT_LIMITS).contents()
    drawn = Counter(c for word in content.words for c in word.text if c.isalpha())
    read = Counter(c for p in pdf.read(data).paragraphs() for c in p.line if c.isalpha())
    assert read == drawn


def test_text_beside_the_foot_of_a_table_is_kept(pdf):
    def draw(canvas):
        canvas.rect(30, 29, 5, 18)
        canvas.rect(20, 37, 25, 1)  # drawn by a property test, by chance
        pieces = [*[(0, 0, 6, "1")] * 11, (0, 32, 6, "X"), (0, 32, 9, "1"), (12, 34, 24, "1")]
        for number, (x, y, size, text) in enumerate(pieces):
            canvas.setFont("Helvetica", size)
            canvas.drawString(x + number / 7, y + number / 3, text)

    read = pdf.read(pdf.drawn(draw))
    assert sum(paragraph.line.count("X") for paragraph in read.paragraphs()) == 1


def test_text_under_a_white_area_is_hidden_and_text_under_a_marker_pen_is_not(pdf):
    def draw(canvas):
        canvas.drawString(60, 700, "Covered words")
        canvas.drawString(60, 600, "Marked words")
        canvas.setFillColor("white")
        canvas.rect(50, 690, 200, 30, stroke=0, fill=1)
        canvas.setFillColor("#FFFF99")
        canvas.rect(50, 590, 200, 30, stroke=0, fill=1)
        canvas.setFillColor("white", alpha=0.4)
        canvas.rect(50, 590, 200, 30, stroke=0, fill=1)

    document = pdf.read(pdf.drawn(draw))
    assert _lines(document) == ["Marked words"]
    assert _lines(document, Kind.HIDDEN) == ["Covered words"]


def test_text_shows_through_a_pale_veil_of_several_pieces(pdf):
    def draw(canvas):
        canvas.drawString(60, 600, "Veiled words")
        canvas.setFillColor("white", alpha=0.4)
        veil = canvas.beginPath()
        veil.rect(50, 590, 100, 30)
        veil.rect(40, 580, 200, 50)
        canvas.drawPath(veil, stroke=0, fill=1)

    assert _lines(pdf.read(pdf.drawn(draw))) == ["Veiled words"]


@pytest.mark.parametrize("face", ["Times-Italic", "Times-BoldItalic"])
def test_a_slanted_letter_that_leans_over_a_narrow_space_keeps_it(pdf, face):
    def draw(canvas):
        line = canvas.beginText(60, 760)
        line.setFont(face, 10)
        line.setWordSpace(-1)  # as in a line that is set tight to fill its measure
        line.textOut("The Head of HR and the Chief of Health, if Tom agrees")
        canvas.drawText(line)

    assert _lines(pdf.read(pdf.drawn(draw))) == [
        "The Head of HR and the Chief of Health, if Tom agrees"
    ]


def test_a_foot_that_a_table_reaches_over_on_one_page_is_one_there_too(pdf):
    def page(number):
        def draw(canvas):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(200, 30, f"Ashdale Hospital | Page {number} of 3")
            foot = 20 if number == 2 else 100  # merged cells run down over the foot
            canvas.lines([(60, y, 500, y) for y in (700, 660, foot)])
            canvas.lines([(x, foot, x, 700) for x in (60, 160, 500)])
            for y, texts in ((680, ("Theme", "Action")), (640, ("Learning", "Train all panels"))):
                canvas.drawString(64, y, texts[0])
                canvas.drawString(164, y, texts[1])

        return draw

    document = pdf.read(pdf.drawn(*map(page, (1, 2, 3))))
    feet = [p.text for p in document.paragraphs() if p.kind is Kind.FURNITURE]
    assert feet == [f"Ashdale Hospital | Page {number} of 3" for number in (1, 2, 3)]
    assert not any("Ashdale" in cell.text for table in document.tables() for cell in table.cells)
