"""Which lines of running text go on below, and with which the words at a page's edge belong."""

from __future__ import annotations

import pytest

from parsers.pdf.drawn import LEADING, paragraph, put
from parsers.shown import only_table
from planlift_parsers import Kind

TOLD = (
    "This year we look at rest: how rotas are drawn up, who may swap their shifts and when, and "
    "where staff can sit for half an hour in peace. We asked all of the wards what they would "
    "change first, and most of them named the hours at night."
)
LEFT = (
    "The rota team meets on the first Monday of each month and looks at all of the gaps that are "
    "left on the wards of the site so that no one is asked to stay for longer than was agreed."
)
RIGHT = (
    "Rooms for rest are kept by the estates team who clear them on each Friday and lock them over "
    "night where no one has asked for them so that they are not taken for stores once again."
)


def _texts(document, *kinds):
    return [p.line for p in document.paragraphs() if not kinds or p.kind in kinds]


def test_a_bold_heading_goes_on_in_lower_case_however_wide_its_lines_stand(pdf):
    def draw(canvas):
        put(canvas, 60, 720, "Rest, rotas and", bold=True, size=14)
        put(canvas, 60, 695, "rooms on all wards", bold=True, size=14)
        paragraph(canvas, 60, 660, TOLD, 400)

    document = pdf.read(pdf.drawn(draw))
    assert _texts(document, Kind.HEADING) == ["Rest, rotas and rooms on all wards"]


@pytest.mark.parametrize("gap", [0, 8, 13])
def test_the_short_rest_of_lines_across_two_columns_goes_with_them(pdf, gap):
    """Its last words are no line of the left column, which begins at the same edge."""

    def draw(canvas):
        y = paragraph(canvas, 50, 780, TOLD, 495) - gap
        paragraph(canvas, 50, y, LEFT * 2, 235)
        paragraph(canvas, 310, y, RIGHT * 2, 235)

    assert _texts(pdf.read(pdf.drawn(draw)))[0] == TOLD


def test_titles_cut_off_at_the_foot_of_pages_are_no_running_foot(pdf):
    """The line below them counts the pages, and is one."""

    def page(number, action, name):
        def draw(canvas):
            paragraph(canvas, 60, 790, f"{name}: {TOLD}", 400)
            put(canvas, 60, 60, f"Action {action}", bold=True, size=12)
            put(canvas, 480, 30, f"Rest plan {number}")

        return draw

    document = pdf.read(pdf.drawn(page(1, 4, "Rest"), page(2, 8, "Noise"), page(3, 11, "Light")))
    assert _texts(document, Kind.HEADING) == ["Action 4", "Action 8", "Action 11"]
    assert _texts(document, Kind.FURNITURE) == ["Rest plan 1", "Rest plan 2", "Rest plan 3"]


@pytest.mark.parametrize(
    ("before", "behind", "whole"),
    [
        ("the five facul-", "ties before the spring", "faculties before"),
        ("what the manage-", "ment would do by May", "management would"),
        ("what they would re-", "view by the end of May", "review by"),
    ],
)
def test_a_hyphen_that_only_cuts_a_word_at_a_lines_end_falls(pdf, before, behind, whole):
    """Those of "follow-up" and "co-ordinate" stay."""
    lines = (
        f"We went to see the lecturers and all of the students of {before}",
        f"{behind}, and each of the talks ended with a date for a follow-",
        "up by the same team, which has a plan of its own and wants to co-",
        "ordinate all that was asked of it.",
    )

    def draw(canvas):
        for number, text in enumerate(lines):
            put(canvas, 60, 780 - LEADING * number, text)

    text = " ".join(_texts(pdf.read(pdf.drawn(draw))))
    assert whole in text
    assert "follow-up by" in text
    assert "co-ordinate all" in text


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("pain was not always re-", "assessed behind it"),
        ("it was told to the board bi-", "monthly, as was asked"),
        ("that it breached the Regulation 12(2)", "(c) twice"),
    ],
)
def test_what_is_one_word_with_its_hyphen_or_bracket_stays_so_at_a_lines_end(pdf, before, behind):
    def draw(canvas):
        told = f"We went to see each of the wards and asked all the people there and found {before}"
        put(canvas, 60, 780, told)
        put(canvas, 60, 767, f"{behind}, and wrote it to the board and to the team of the ward.")
        put(canvas, 60, 754, "It was heard in May.")

    assert before + behind in " ".join(_texts(pdf.read(pdf.drawn(draw))))


def test_a_narrow_column_with_nothing_beside_it_has_whole_paragraphs(pdf):
    def draw(canvas):
        put(canvas, 60, 760, "Rest", bold=True, size=14)
        y = paragraph(canvas, 60, 730, LEFT, 200)
        paragraph(canvas, 60, y - 8, RIGHT, 200)

    assert _texts(pdf.read(pdf.drawn(draw)), Kind.TEXT) == [LEFT, RIGHT]


def test_short_lines_of_one_word_or_two_are_no_narrow_column(pdf):
    items = ["better pay", "time to rest", "a safe place to talk", "fair rotas", "training"]

    def draw(canvas):
        put(canvas, 60, 760, "We asked for these things:")
        for number, item in enumerate(items):
            put(canvas, 60, 747 - LEADING * number, item)

    assert _texts(pdf.read(pdf.drawn(draw)))[-5:] == items


def test_a_title_close_to_smaller_print_does_not_tell_how_lines_are_spaced(pdf):
    def draw(canvas):
        put(canvas, 60, 760, "Plan for rest", bold=True, size=18)
        put(canvas, 60, 743, "Northern Hospitals", size=11)
        paragraph(canvas, 60, 710, LEFT[:100] + "for a day and a night", 480)

    text = _texts(pdf.read(pdf.drawn(draw)))[2:]
    assert text == [LEFT[:100] + "for a day and a night"]


def test_a_bullet_in_larger_print_begins_an_item_of_several_lines(pdf):
    def draw(canvas):
        canvas.grid([58, 250, 400], [800, 780, 700])
        for x, name in ((62, "Action"), (254, "Lead")):
            put(canvas, x, 787, name, bold=True)
        for y in (768, 740):
            put(canvas, 64, y, "•", size=12)
            put(canvas, 76, y, "Tell the staff networks each quarter")
            put(canvas, 76, y - LEADING, "how many cases were settled.")
        put(canvas, 254, 768, "Chair")

    [table] = pdf.read(pdf.drawn(draw)).tables()
    item = "Tell the staff networks each quarter how many cases were settled."
    assert table.cells[2].text == f"- {item}\n- {item}"


def test_words_that_a_narrow_column_cuts_anywhere_are_one_word_again(pdf):
    def draw(canvas):
        xs, ys = (60, 200, 238, 292), (760, 735, 600)
        canvas.lines([(xs[0], y, xs[-1], y) for y in ys])
        canvas.lines([(x, ys[-1], x, ys[0]) for x in xs])
        for x, text in zip(xs, ("Action", "Due", "Lead"), strict=False):
            put(canvas, x + 4, 745, text, bold=True)
        put(canvas, 64, 720, "Train all panels")
        for number, piece in enumerate(("1. Nov", "em", "ber", "2. Feb", "ruary", "2026")):
            put(canvas, 204, 720 - 12 * number, piece)
        for number, piece in enumerate(("Organisa", "tional", "Develop", "ment Lead")):
            put(canvas, 244, 720 - 12 * number, piece)

    (table,) = pdf.read(pdf.drawn(draw)).tables()
    _, due, lead = [cell.text.replace("\n", " ") for cell in table.cells if cell.row == 1]
    assert due == "1. November 2. February 2026"
    assert lead == "Organisational Development Lead"


ITEMS = [
    ["Require a trained representative on every panel. Lead: HR.", "Timescale: May 2024."],
    [
        "Audit fifty decisions and feed the results back, with the",
        "teams. Lead: OD. Timescale: June.",
    ],
    [
        "Share the questions with all of those who are asked, in the",
        "week before. Lead: HR. Timescale: May.",
    ],
    ["Introduce a list of checks that a director signs. Lead: OD.", "Timescale: July 2024."],
    [
        "Train forty of the managers in fair culture, as it is in the",
        "guide. Lead: HR. Timescale: May 2024.",
    ],
]


def _items(canvas, y):
    for lines in ITEMS:
        put(canvas, 60, y, "\u2022")
        for text in lines:
            put(canvas, 72, y, text)
            y -= LEADING
    return y


def test_a_list_may_be_set_narrower_than_the_text_around_it(pdf):
    def draw(canvas):
        y = 760
        for _ in range(2):
            for text in (TOLD[:84], TOLD[84:168]):
                put(canvas, 60, y, text)
                y -= LEADING
            y -= LEADING
        _items(canvas, y - LEADING)

    items = _texts(pdf.read(pdf.drawn(draw)), Kind.ITEM)
    assert [text.removeprefix("- ") for text in items] == [" ".join(lines) for lines in ITEMS]


@pytest.mark.parametrize(("first", "last"), [("2. ", "3. "), ("• ", "• ")])
def test_a_dash_that_begins_a_wrapped_line_is_no_bullet(pdf, first, last):
    """There is no room for the dash and the word behind it in the line above."""
    told = [f"{first}Head of Belonging and Inclusion", "– North", f"{last}Matron of all the wards"]

    def draw(canvas):
        for x in (50, 200, 372):
            canvas.line(x, 790, x, 690)
        for y in (790, 770, 690):
            canvas.line(50, y, 372, y)
        put(canvas, 60, 775, "Action")
        put(canvas, 210, 775, "Lead")
        put(canvas, 60, 755, "Train all panels")
        for number, text in enumerate(told):
            put(canvas, 210 + 8 * (number == 1), 755 - LEADING * number, text)

    table = only_table(pdf.read(pdf.drawn(draw)))
    [lead] = [cell for cell in table.cells if (cell.row, cell.column) == (1, 1)]
    assert [paragraph.text.split()[-2:] for paragraph in lead.paragraphs] == [
        ["–", "North"],
        ["the", "wards"],
    ]


def test_the_next_number_within_a_part_begins_a_paragraph_behind_a_full_line(pdf):
    told = [
        "2.1 Extend the scheme to schools in the wards with the highest diversity of all.",
        "Owner: Director of Workforce | Due: Autumn 2023 | Status: Off the track again, see",
        "2.2 Ensure that exit interviews are offered to all who leave within two years.",
        "Owner: Head of Patient Safety | Due: May 2023 | Status: Late, and looked at since",
        "2.9 of the handbook was read.",
    ]

    def draw(canvas):
        put(canvas, 60, 800, "Plan", bold=True, size=14)
        for number, text in enumerate(told):
            put(canvas, 60, 770 - LEADING * number, text)

    found = _texts(pdf.read(pdf.drawn(draw)))
    assert [text[:3] for text in found if text[0].isdigit()] == ["2.1", "2.2"]


@pytest.mark.parametrize(
    ("last", "whole"),
    [("the board.", "the re-commissioning of"), ("every commu-", "the recommissioning of")],
)
def test_a_hyphen_that_may_be_meant_stays_where_no_other_cuts_a_word(pdf, last, whole):
    def draw(canvas):
        put(canvas, 60, 780, "We will have carers on the panel that looks at the re-")
        put(canvas, 60, 780 - LEADING, f"commissioning of respite services, and on {last}")
        put(canvas, 60, 780 - 2 * LEADING, "nity that we have reached so far.")

    assert whole in " ".join(_texts(pdf.read(pdf.drawn(draw))))
