from __future__ import annotations

import pytest

from planlift_parsers import Kind


def test_numbers_as_shown_with_levels(lines, word, x, numbered):
    body = "".join(
        x.p(t, numbered(at))
        for t, at in [("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0), ("f", 1)]
    )
    made = word(body, numbering=numbered.part).read().blocks
    assert [p.line for p in made] == ["1. a", "1.1 b", "1.2 c", "(a) d", "2. e", "2.1 f"]
    assert [p.level for p in made] == [1, 2, 2, 3, 1, 2]
    assert {p.kind for p in made} == {Kind.ITEM}


def test_bullets(word, x, numbered):
    made = word(x.p("a", numbered(0, 2)), numbering=numbered.part).read().blocks[0]
    assert (made.kind, made.marker, made.level, made.text) == (Kind.ITEM, "-", 1, "a")


def test_words_own_list_styles_stand_below_one_another(word, x, numbered):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr><w:numPr>'
        '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        for key, name in [("A", "List Bullet"), ("B", "List Bullet 2"), ("C", "List Number 3")]
    )
    body = "".join(x.p(key, f'<w:pStyle w:val="{key}"/>') for key in "ABC")
    made = word(body, numbering=numbered.part, styles=styles).read().blocks
    assert [(p.text, p.level) for p in made] == [("A", 1), ("B", 2), ("C", 3)]


def test_typed_bullets(word, x):
    made = word(x.p("<w:r><w:t>• a</w:t><w:br/><w:t>- b</w:t></w:r>")).read().blocks
    assert [(p.kind, p.line) for p in made] == [(Kind.ITEM, "- a"), (Kind.ITEM, "- b")]


def test_lists_of_one_definition_count_on_and_an_override_restarts(lines, x, numbered):
    numbers = [1, 4, 3, 3, 1]
    body = "".join(x.p("x", numbered(0, n)) for n in numbers)
    assert lines(body, numbering=numbered.part) == ["1. x", "2. x", "5. x", "6. x", "7. x"]


def test_number_zero_takes_a_paragraph_out_of_its_styles_list(lines, x, numbered):
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    own = '<w:pStyle w:val="L"/>'
    out = own + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = x.p("a", own) + x.p("b", out) + x.p("c", own)
    assert lines(body, numbering=numbered.part, styles=styles) == ["1. a", "b", "2. c"]


def test_level_of_a_style_comes_from_the_list_that_names_it(lines, x):
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
        '<w:pStyle w:val="H"/><w:lvlText w:val="Action %1.%2:"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert lines(x.p("a", '<w:pStyle w:val="H"/>'), styles=styles, numbering=numbering) == [
        "Action 1.1: a"
    ]


def test_list_style_link_and_own_level_of_a_list(lines, x):
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/><w:lvl w:ilvl="0">'
        '<w:start w:val="3"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1)"/></w:lvl>'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:lvlOverride></w:num>'
    )
    body = "".join(
        x.p("x", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>') for n in (1, 1, 2)
    )
    assert lines(body, numbering=numbering) == ["iii) x", "iv) x", "E. x"]


def test_number_in_an_empty_cell_is_its_text(table, x, numbered):
    part = {"numbering": numbered.part}
    made = table(
        x.tbl(*(x.tr(x.tc(x.p("", numbered(0)).replace("<w:p>", "<w:p>"))) for _ in "ab")), **part
    )
    assert [c.text for c in made.cells] == ["1.", "2."]


def test_bullet_without_text_is_nothing(lines, x, numbered):
    assert lines(x.p("", numbered(0, 2)) + x.p("a"), numbering=numbered.part) == ["a"]


def test_line_after_a_break_in_an_item_has_no_marker(word, x, numbered):
    body = x.p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", numbered(0)) + x.p("c", numbered(0))
    made = word(body, numbering=numbered.part).read().blocks
    assert [p.line for p in made] == ["1. a", "b", "2. c"]


def test_enormous_numbers_stay_short(lines, x):
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>'
        '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    own = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    assert lines(x.p("a", own), numbering=numbering) == ["999999999 a"]


def style(key, name, inner="", based=""):
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{inner}</w:pPr></w:style>"
    )


STYLES = (
    style("berschrift2", "heading 2")
    + style("Heading3", "Kop drie")
    + style("Own", "NHS title", based="berschrift2")
    + style("Outlined", "Outlined", '<w:outlineLvl w:val="3"/>')
    + style("TOCHeading", "TOC Heading", '<w:outlineLvl w:val="9"/>', based="berschrift2")
    + style("Title", "Title")
    + style("TOC1", "toc 1")
    + style("Loop", "Loop", based="Pool")
    + style("Pool", "Pool", based="Loop")
)


def test_headings_by_style_name_id_outline_and_inheritance(word, x):
    keys = ["berschrift2", "Heading3", "Own", "Outlined", "TOCHeading", "Title", "Loop", "missing"]
    body = "".join(x.p(key, f'<w:pStyle w:val="{key}"/>') for key in keys)
    made = word(body, styles=STYLES).read().blocks
    assert [p.level for p in made] == [2, 3, 2, 4, 0, 1, 0, 0]
    assert [p.kind is Kind.HEADING for p in made] == [p.level > 0 for p in made]


def test_outline_level_of_the_paragraph_itself(word, x):
    body = x.p("a", '<w:outlineLvl w:val="0"/>')
    body += x.p("b", '<w:pStyle w:val="Title"/><w:outlineLvl w:val="9"/>')
    made = word(body, styles=STYLES).read().blocks
    assert [(p.kind, p.level) for p in made] == [(Kind.HEADING, 1), (Kind.TEXT, 0)]


def test_bold_paragraph_is_no_heading(word, x):
    made = word(x.p(x.r("Action plan", "<w:b/>"))).read().blocks[0]
    assert (made.kind, made.bold) == (Kind.TEXT, True)


def test_table_of_contents_is_navigation(word, x):
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    body = x.p("by style", '<w:pStyle w:val="TOC1"/>')
    body += (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{x.p('Contents')}</w:sdtContent></w:sdt>"
    )
    assert {p.kind for p in word(body, styles=STYLES).read().blocks} == {Kind.NAVIGATION}


def test_number_format_by_example(lines, x):
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="7"/>{form}'
        '<w:lvlText w:val="A%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert lines(x.p("a", '<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=numbering) == [
        "A007 a"
    ]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 3, "03"),
        ("ordinal", 12, "12th"),
        ("ordinal", 22, "22nd"),
        ("cardinalText", 21, "Twenty-One"),
        ("ordinalText", 30, "Thirtieth"),
        ("ordinalText", 22, "Twenty-Second"),
        ("chineseCounting", 4, "4"),
    ],
)
def test_forms_of_numbers(lines, x, form, number, shown):
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{number}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    own = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    assert lines(x.p("a", own), numbering=numbering) == [f"{shown} a"]
