"""Words that are set off from the others by their look, the same from every format."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.shared import RGBColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from planlift_parsers.opening import open_document
from planlift_parsers.set_off import Looked, set_off

WORDS = "Lead HR Manager Due May 2021"


def _off(data, name):
    """The one paragraph with words that are set off, and these."""
    found = [p for p in open_document(data, name).paragraphs() if p.set_off]
    assert len(found) == 1
    return found[0].text, [found[0].text[start:end] for start, end in found[0].set_off]


def _docx(*runs):
    """A document of one paragraph; what each run is called on looks so."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, look in runs:
        look(paragraph.add_run(text))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _bold(run):
    run.bold = True


def _slanted(run):
    run.italic = True


def _lined(run):
    run.underline = True


def _grey(run):
    run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)


def _plain(run):
    run.text = run.text


@pytest.mark.parametrize("look", [_bold, _slanted, _lined, _grey])
def test_word_has_weight_slant_line_and_colour(look):
    runs = [("Lead", look), (" HR Manager ", _plain), ("D", look), ("ue ", look), ("May", _plain)]
    assert _off(_docx(*runs), "plan.docx") == ("Lead HR Manager Due May", ["Lead", "Due"])


def test_the_mark_of_a_list_is_no_part_of_it():
    data = _docx(("• ", _plain), ("Lead", _bold), (" HR", _plain))
    assert _off(data, "plan.docx") == ("Lead HR", ["Lead"])


@pytest.mark.parametrize(
    "written",
    [
        "<p><b>Lead</b> HR Manager <strong>Due</strong> May 2021</p>",
        "<p><span class='k'>Lead</span> HR Manager <span class='k'>Due</span> May 2021</p>",
        "<p><small>Lead</small> <span>HR Manager</span> <small>Due</small> May 2021</p>",
        "<p><em>Lead</em> HR Manager <em>Due</em> <a href='#'>May</a> 2021</p>",
        (
            "<p><font color='#666666'>Lead</font> HR Manager <font color='#666666'>Due</font>"
            " May 2021</p>"
        ),
    ],
)
def test_a_page_has_weight_colour_and_elements(written):
    assert _off(f"<html><body>{written}</body></html>".encode(), "plan.html") == (
        WORDS,
        ["Lead", "Due"],
    )


@pytest.mark.parametrize("written", ["<span>Owner</span><span>HR</span>", "<b>Owner</b>HR"])
def test_words_that_are_glued_are_told_apart(written):
    assert _off(f"<html><body><li>{written}</li></body></html>".encode(), "a.html") == (
        "OwnerHR",
        ["Owner"],
    )


def test_the_same_stands_in_a_pdf_rich_text_and_markdown():
    out = BytesIO()
    marked = "<b>Lead</b> HR Manager <b>Due</b> May 2021"
    SimpleDocTemplate(out).build([Paragraph(marked, ParagraphStyle("plain"))])
    assert _off(out.getvalue(), "plan.pdf") == (WORDS, ["Lead", "Due"])
    rich = r"{\rtf1\ansi {\b Lead} HR Manager {\b Due} May 2021\par}"
    assert _off(rich.encode(), "plan.rtf") == (WORDS, ["Lead", "Due"])
    mark = "# Plan\n\n**Lead** HR Manager **Due** May 2021\n"
    assert _off(mark.encode(), "plan.md") == (WORDS, ["Lead", "Due"])


def test_a_line_of_one_look_has_none():
    for runs in [[("Lead HR", _bold)], [("Lead ", _plain), ("HR", _plain)], [("Lead ", _bold)]]:
        document = open_document(_docx(*runs), "plan.docx")
        assert [p.set_off for p in document.paragraphs()] == [()]


def test_letters_that_the_text_has_lost_are_passed_over():
    pieces = [
        Looked("1.", True),
        Looked("Non-", True),
        Looked("mandatory", True),
        Looked("a", False),
    ]
    assert set_off("Nonmandatory a", pieces, "1. Nonmandatory a") == ((0, 12),)
