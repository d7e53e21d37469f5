from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlift_parsers import Kind


def test_runs_split_in_a_word_are_one_word(lines, x):
    noise = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="b"/>'
    assert lines(x.p(x.r("WR") + noise + x.r("ES") + x.r(" plan"))) == ["WRES plan"]


def test_hyperlinks_and_smart_tags_are_text(lines, x):
    link = f'<w:hyperlink r:id="none">{x.r("here")}</w:hyperlink>'
    tag = f'<w:smartTag w:element="place">{x.r(" in Leeds")}</w:smartTag>'
    assert lines(x.p(x.r("see ") + link + tag)) == ["see here in Leeds"]


def test_simple_field_shows_its_result(lines, x):
    field = f'<w:fldSimple w:instr=" DATE ">{x.r("May 2020")}</w:fldSimple>'
    assert lines(x.p(x.r("By ") + field)) == ["By May 2020"]


def mark(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_complex_field_shows_its_result_and_not_its_instruction(lines, x):
    code = '<w:r><w:instrText> IF 1 = 1 "x" </w:instrText></w:r>'
    inner = mark("begin") + mark("separate") + x.r("unseen") + mark("end")
    field = mark("begin") + code + inner + mark("separate") + x.r("seen") + mark("end")
    assert lines(x.p(x.r("a ") + field + x.r(" b"))) == ["a seen b"]


def test_field_left_open_does_not_swallow_the_next_paragraph(lines, x):
    assert lines(x.p(mark("begin") + x.r("lost")) + x.p("kept")) == ["kept"]


def test_field_result_that_runs_over_paragraphs(lines, x):
    assert lines(
        x.p(mark("begin") + mark("separate") + x.r("a")) + x.p(x.r("b") + mark("end"))
    ) == [
        "a",
        "b",
    ]


def test_line_break_starts_a_paragraph_and_tab_is_a_space(lines, x):
    assert lines(x.p("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>")) == [
        "one",
        "two three",
    ]


def test_hyphens(lines, x):
    run = (
        "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>man</w:t><w:softHyphen/><w:t>datory</w:t></w:r>"
    )
    assert lines(x.p(run)) == ["non-mandatory"]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F0A8", "☐"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F0FD", "☒"),
        ("Wingdings", "00FC", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("MS Gothic", "2612", "☒"),
        ("Symbol", "F0B3", "≥"),
        ("Wingdings", "no code", ""),
    ],
)
def test_symbols(lines, x, font, code, shown):
    run = f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
    assert lines(x.p(x.r("done") + run)) == [f"done{shown}"]


def test_text_typed_in_a_symbol_font(lines, x):
    assert lines(x.p(x.r("ü", '<w:rFonts w:ascii="Wingdings"/>'))) == ["✓"]


def test_content_control_check_boxes(lines, x):
    def box(state, sign):
        return (
            f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
            f"</w:sdtPr><w:sdtContent>{x.r(sign)}</w:sdtContent></w:sdt>"
        )

    assert lines(x.p(box(1, "☒") + x.r(" Yes ") + box(0, "☐") + x.r(" No"))) == ["☒ Yes ☐ No"]


def test_form_fields_show_their_state(lines, x):
    def form(data):
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        )

    ticked = form("<w:checkBox><w:checked/></w:checkBox>") + mark("end")
    empty = form('<w:checkBox><w:default w:val="0"/></w:checkBox>') + mark("end")
    entries = '<w:listEntry w:val="Red"/><w:listEntry w:val="Green"/>'
    chosen = form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>') + mark("end")
    assert lines(x.p(ticked + empty + x.r(" ") + chosen)) == ["☒☐ Green"]


def test_prompt_of_an_unfilled_control_is_no_text(word, x):
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{x.r('Choose an item.')}</w:sdtContent></w:sdt>"
    )
    cell = word(x.tbl(x.tr(x.tc(x.p(control))))).read().blocks[0].cells[0]
    assert cell.text == ""
    assert [(p.kind, p.text) for p in cell.paragraphs] == [(Kind.HIDDEN, "Choose an item.")]


BOXED = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_box_is_read_once_after_its_anchor(lines, x):
    body = x.p(x.r("anchor") + BOXED.format(x.p("boxed"))) + x.p("next")
    assert lines(body) == ["anchor", "boxed", "next"]


def test_old_text_box_without_alternative(lines, x):
    inner = f"<w:txbxContent>{x.p('boxed')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r>"
    assert lines(x.p(x.r("anchor") + box)) == ["anchor", "boxed"]


def test_choice_that_is_not_understood_falls_back(lines, x):
    choice = f'<mc:Choice Requires="v">{x.r("new")}</mc:Choice>'
    fallback = f"<mc:Fallback>{x.r('old')}</mc:Fallback>"
    body = f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>"
    assert lines(x.p(body)) == ["old"]


def test_text_box_in_a_cell_stays_in_the_cell(table, x):
    made = table(x.tbl(x.tr(x.tc(x.p(x.r("a") + BOXED.format(x.p("b")))), x.tc("c"))))
    assert [c.text for c in made.cells] == ["a\nb", "c"]


def test_table_in_a_text_box_is_a_table(word, x):
    document = word(x.p(BOXED.format(x.tbl(x.tr(x.tc("A")))))).read()
    assert [t.cells[0].text for t in document.tables()] == ["A"]


def test_formula_is_text(lines, x):
    assert lines(x.p(x.r("p ") + "<m:oMath><m:r><m:t>&lt; 0.05</m:t></m:r></m:oMath>")) == [
        "p < 0.05"
    ]


def test_bold_and_ink_hold_for_all_of_the_text(word, x):
    red = '<w:color w:val="FF0000"/>'
    body = x.p(x.r("all ", "<w:b/>") + x.r("bold", "<w:b/>")) + x.p(x.r("a", "<w:b/>") + x.r("b"))
    body += x.p(x.r("red", red)) + x.p(x.r("red", red) + x.r("other"))
    made = word(body).read().blocks
    assert [p.bold for p in made] == [True, False, False, False]
    assert [p.ink for p in made] == [None, None, "FF0000", None]


def run(word):
    return f'<w:r><w:t xml:space="preserve">{word} </w:t></w:r>'


def wrapped(inner):
    """Ways to wrap inline content that keep it visible."""
    return st.sampled_from(
        [
            "{}",
            "<w:ins w:id='1'>{}</w:ins>",
            "<w:hyperlink>{}</w:hyperlink>",
            "<w:smartTag>{}</w:smartTag>",
            "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
            "<w:fldSimple>{}</w:fldSimple>",
            "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice></mc:AlternateContent>",
            mark("begin") + mark("separate") + "{}" + mark("end"),
        ]
    ).flatmap(lambda form: inner.map(form.format))


TREES = st.recursive(
    st.just("%s"), lambda inner: wrapped(st.lists(inner, min_size=1, max_size=3).map("".join))
)


@given(TREES)
def test_every_visible_word_is_read_once_and_in_order(word, tree):
    words = [f"w{n}" for n in range(tree.count("%s"))]
    document = word(f"<w:p>{tree % tuple(map(run, words))}</w:p>").read()
    assert [p.text for p in document.blocks] == [" ".join(words)]
