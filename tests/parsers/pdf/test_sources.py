"""The two sources of a PDF's words against each other, and when the second is asked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from planlift_parsers import DEFAULT_LIMITS, Kind, Limits
from planlift_parsers.errors import LimitError
from planlift_parsers.pdf.content import PageContent, Word
from planlift_parsers.pdf.odd import DOUBTED, doubt_differences, faults_of, is_unreadable
from planlift_parsers.pdf.source import Engine, open_source
from planlift_parsers.pdf.words import unswapped
from planlift_parsers.scan import reading

ROOT = Path(__file__).parents[3]
SAMPLES = sorted([*ROOT.glob("samples/*.pdf"), *ROOT.glob("tests/quality/documents/*.pdf")])
# Points: PDFium has its own metrics for the standard fonts, and adds what a letter leans over.
NEAR = 1.0


def contents(data, engine):
    source = open_source(data, DEFAULT_LIMITS, engine)
    try:
        return list(source.contents())
    finally:
        source.close()


def word(text, x=50.0, y=50.0, **options):
    made = Word(text, x, x + 20, y, y + 10, y + 8, 10, False, "000000", 0, False, True, False, 1)
    return replace(made, **options)


def page(*words, **options):
    return PageContent(1, 600, 800, list(words), **options)


def seen(content):
    return [(w.text, w.turn, w.hidden, w.bold, w.tag) for w in content.words]


def shape(content):
    fills = Counter(fill.colour for fill in content.fills)
    return len(content.rulings), fills, round(content.width), round(content.height)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_both_sources_read_the_same_words_at_the_same_places(path):
    data = path.read_bytes()
    fast, slow = contents(data, Engine.PDFIUM), contents(data, Engine.PDFPLUMBER)
    assert len(fast) == len(slow)
    for one, other in zip(fast, slow, strict=True):
        assert shape(one) == shape(other)
        assert Counter(seen(one)) == Counter(seen(other))
        assert doubt_differences(one, other) == 0
        ends = {(w.text, round(w.x0), round(w.top)): w.x1 for w in other.words}
        near = [
            abs(w.x1 - ends[key]) <= NEAR
            for w in one.words
            if (key := (w.text, round(w.x0), round(w.top))) in ends
        ]
        assert near
        assert all(near)


def test_there_are_samples_to_hold_against_each_other():
    assert len(SAMPLES) >= 16


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(40, 450),
            st.sampled_from([7, 9, 10.5, 14]),
            st.sampled_from(["Review", "the talent plan", "fair offers", "31st March", "Ref: 1.2"]),
            st.sampled_from([0, 0, 90, 270]),
        ),
        min_size=1,
        max_size=15,
    )
)
def test_both_sources_agree_on_any_page(pdf, pieces):
    def draw(canvas):
        for number, (x, size, text, turn) in enumerate(pieces):
            canvas.saveState()
            canvas.translate(*((50 + 35 * number, 150) if turn else (x, 300 + 30 * number)))
            canvas.rotate(turn)
            canvas.setFont("Helvetica", size)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    data = pdf.drawn(draw)
    letters = [
        Counter(
            (w.turn, c) for content in contents(data, engine) for w in content.words for c in w.text
        )
        for engine in (Engine.PDFIUM, Engine.PDFPLUMBER)
    ]
    assert letters[0] == letters[1]


@pytest.mark.parametrize("engine", [Engine.PDFIUM, Engine.PDFPLUMBER])
def test_words_without_spaces_between_are_told_by_their_gaps(pdf, engine):
    def draw(canvas):
        text = canvas.beginText(60, 700)
        text.setFont("Times-Roman", 10)
        canvas._code.append("BT /F1 10 Tf 60 700 Td [(Offer) -250 (staff) -250 (a plan)] TJ ET")

    (content,) = contents(pdf.drawn(draw), engine)
    assert [w.text for w in content.words] == ["Offer", "staff", "a", "plan"]


@pytest.mark.parametrize("engine", [Engine.PDFIUM, Engine.PDFPLUMBER])
def test_a_space_that_takes_no_room_parts_no_word(pdf, engine):
    def draw(canvas):
        canvas._code.append("BT /F1 10 Tf 60 700 Td [(Januar ) 278 (y )] TJ ET")

    (content,) = contents(pdf.drawn(draw), engine)
    assert [w.text for w in content.words] == ["January"]


def test_letters_placed_one_by_one_make_words(pdf):
    def draw(canvas):
        x = 60.0
        for letter in "how we will":
            canvas.drawString(x, 700, letter)
            x += canvas.stringWidth(letter, "Helvetica", 10)

    (content,) = contents(pdf.drawn(draw), Engine.PDFIUM)
    assert [w.text for w in content.words] == ["how", "we", "will"]


def test_ligatures_with_swapped_bytes_are_mended():
    assert unswapped("Ac\u7400\u6900on") == "Action"
    assert unswapped("\u7400\u6900") == "\u7400\u6900"  # nothing Latin beside it
    assert unswapped("\u6771\u4eac") == "\u6771\u4eac"


@pytest.mark.parametrize(
    ("content", "odd"),
    [
        (page(word("Action"), word("\uf0b7", symbol=True)), False),
        (page(word("Ac\x03on")), True),
        (page(word("\ufffd")), True),
        (page(word("dra\ue039ed")), True),
        (page(word("Of\ucf00cer")), True),
        (page(word("\ue041\ue063\ue074")), True),
        (page(word("thisisalinewithoutanyspacesbetweenitswords")), True),
        (page(word("https://www.england.nhs.uk/about/equality/equality-hub/workforce")), False),
        (page(word("one", x=900.0), word("two")), True),
        (page(word("Action"), unmapped=1), True),
    ],
)
def test_what_reads_oddly_is_noticed(content, odd):
    assert bool(faults_of(content)) == odd


def test_words_that_two_readings_tell_differently_are_doubted():
    chosen = page(word("March"), word("2020", x=90.0), word("Lead", y=300.0))
    other = page(word("March", x=50.8), word("2026", x=90.0), word("Lead", y=340.0))
    assert doubt_differences(chosen, other) == 2
    assert [w.confidence for w in chosen.words] == [1.0, DOUBTED, DOUBTED]


@pytest.mark.parametrize(
    ("text", "unreadable"),
    [
        ("Review the talent programme and share its learning", False),
        ("1,234.5 67.8% 9,012 3.4 5.6 (7.8) 1,000,000 22 33 44 55", False),
        ("AAAA AAAAAA AA AAAAAAA AAAAA AAAAAAAAA AAA AAAAAA AAAAAA", True),
        ("380(38$' 7<!£-;@ ;!2&!8& 99'?! 8;2'89,-6; 2-='89-;@ 3<2&!", True),
        ("\ue052\ue065\ue066 " * 20, True),
    ],
)
def test_a_page_in_letters_of_its_own_is_unreadable(text, unreadable):
    assert is_unreadable(page(*(word(piece) for piece in text.split()))) == unreadable


def test_words_of_an_unreadable_page_stand_apart_and_it_is_said(pdf, monkeypatch):
    monkeypatch.setattr(reading, "is_installed", lambda: False)

    def draw(canvas):
        for line in range(20):
            canvas.drawString(60, 700 - 14 * line, "380(38$' 7<!;-;@ ;!2&!8&")

    document = pdf.read(pdf.drawn(draw))
    assert {p.kind for p in document.paragraphs()} == {Kind.HIDDEN}
    (note,) = [note for note in document.notes if note.code == "no-text"]
    assert "what its letters are" in note.message


def test_what_was_filled_into_a_form_is_read(pdf):
    def draw(canvas):
        canvas.drawString(60, 700, "Owner:")
        canvas.acroForm.textfield(
            name="owner", value="HR Director", x=120, y=690, width=200, height=20
        )

    texts = [p.line for p in pdf.read(pdf.drawn(draw)).paragraphs()]
    assert any("HR Director" in text for text in texts)


@pytest.mark.parametrize("engine", [Engine.PDFIUM, Engine.PDFPLUMBER])
@pytest.mark.parametrize(
    ("limit", "what"), [("page_glyphs", "characters"), ("page_paths", "lines and areas")]
)
def test_a_page_of_too_much_is_refused_with_the_limit(pdf, engine, limit, what):
    def drawn(canvas):
        canvas.drawString(60, 700, "word " * 20)
        for y in range(60):
            canvas.line(10, y, 500, y + 1)

    with pytest.raises(LimitError, match=f"more than 50 {what}") as caught:
        list(open_source(pdf.drawn(drawn), Limits(**{limit: 50}), engine).contents())
    assert caught.value.limit == limit


def test_a_page_in_three_turns_has_its_words_where_it_shows_them():
    for turn in (90, 180, 270):
        out = BytesIO()
        canvas = Canvas(out, pagesize=A4)
        canvas.setPageRotation(turn)
        canvas.drawString(100, 700, "Action plan")
        canvas.save()
        fast, slow = (
            contents(out.getvalue(), engine)[0] for engine in (Engine.PDFIUM, Engine.PDFPLUMBER)
        )
        assert shape(fast) == shape(slow)
        for one, other in zip(fast.words, slow.words, strict=True):
            assert one.turn == other.turn
            assert one.box == pytest.approx(other.box, abs=NEAR)


def test_a_page_that_reads_well_loads_no_second_reader_and_no_numpy():
    code = (
        "import sys\n"
        "from planlift_parsers import DEFAULT_LIMITS\n"
        "from planlift_parsers.pdf import read\n"
        f"data = open({str(ROOT / 'samples' / 'ccg.pdf')!r}, 'rb').read()\n"
        "read(data, 'ccg.pdf', DEFAULT_LIMITS)\n"
        "sys.exit(bool({'pdfminer', 'cryptography', 'numpy'} & set(sys.modules)))\n"
    )
    path = [str(ROOT / "schema"), str(ROOT / "parsers")]
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
        check=False,
    )
    assert ended.returncode == 0


def test_a_line_is_parted_where_its_pieces_of_text_meet(pdf):
    def draw(canvas):
        line = canvas.beginText(60, 700)
        for face, text in (("", "Led by the "), ("-Bold", "Head of Peo"), ("", "ple and staff")):
            line.setFont(f"Helvetica{face}", 11)
            line.textOut(text)
        canvas.drawText(line)

    (content,) = contents(pdf.drawn(draw), Engine.PDFIUM)
    assert [(w.text, w.bold) for w in content.words] == [
        ("Led", False),
        ("by", False),
        ("the", False),
        ("Head", True),
        ("of", True),
        ("People", False),
        ("and", False),
        ("staff", False),
    ]
    assert all(a.x1 < b.x0 for a, b in pairwise(content.words))


def test_a_font_that_the_file_does_not_name_is_noticed(pdf):
    data = pdf.drawn(lambda canvas: canvas.drawString(60, 700, "Bold header"))
    name = b"/BaseFont /Helvetica"
    assert name in data
    nameless = data.replace(name, b" " * len(name))
    (content,) = contents(nameless, Engine.PDFIUM)
    assert content.unmapped == 1
    assert faults_of(content) == 1
