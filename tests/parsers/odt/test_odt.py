from __future__ import annotations

import io
import zipfile

import pytest

from parsers.shown import fills, grid, of_kind, only_table, words
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError, Limits
from planlift_parsers.document import Kind
from planlift_parsers.odt import read

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = """
<style:style style:name="Red" style:family="table-cell"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>
<style:style style:name="Amber" style:family="table-row"><style:table-row-properties fo:background-color="#ffc000"/></style:style>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Unseen" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="Up" style:family="table-cell"><style:table-cell-properties style:rotation-angle="90"/></style:style>
<style:style style:name="Strong" style:family="paragraph"><style:text-properties fo:font-weight="700"/></style:style>
<style:style style:name="Stronger" style:family="paragraph" style:parent-style-name="Strong"/>
<style:style style:name="Mine" style:family="paragraph" style:parent-style-name="Title"/>
<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<text:list-style style:name="Nums">
 <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
 <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")" text:display-levels="1"/>
</text:list-style>
"""


def flat(body, styles=STYLES, more=""):
    return (
        f'<?xml version="1.0"?><office:document {NAMES} office:mimetype="application/vnd.oasis.'
        f'opendocument.text"><office:styles><style:style style:name="Title" style:family="paragraph"/>'
        f"{more}</office:styles><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def opened(body, limits=DEFAULT_LIMITS, more=""):
    return read(flat(body, more=more), "plan.fodt", limits)


def p(text, style=""):
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def cell(text, said=""):
    return f"<table:table-cell {said}>{p(text)}</table:table-cell>"


def table(*rows):
    return f"<table:table>{''.join(rows)}</table:table>"


def row(*cells, said=""):
    return f"<table:table-row {said}>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_merged_cells_cover_rows_and_columns():
    made = only_table(
        opened(
            table(
                row(cell("wide", 'table:number-columns-spanned="2"'), COVERED, cell("c")),
                row(cell("tall", 'table:number-rows-spanned="2"'), cell("d"), cell("e")),
                row(COVERED, cell("f"), cell("g")),
                row(
                    cell("block", 'table:number-rows-spanned="2" table:number-columns-spanned="2"'),
                    COVERED,
                    cell("h"),
                ),
                row(COVERED, COVERED, cell("i")),
            )
        )
    )
    placed = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in made.cells}
    assert placed["wide"] == (0, 0, 1, 2)
    assert placed["tall"] == (1, 0, 2, 1)
    assert placed["f"] == (2, 1, 1, 1)
    assert placed["block"] == (3, 0, 2, 2)
    assert placed["i"] == (4, 2, 1, 1)


def test_the_colour_behind_a_cell_is_its_own_or_its_rows():
    made = only_table(
        opened(
            table(
                row(cell("a", 'table:style-name="Red"'), cell("b")),
                row(cell("c"), cell("d"), said='table:style-name="Amber"'),
            )
        )
    )
    assert fills(made) == {(0, 0): "FF0000", (1, 0): "FFC000", (1, 1): "FFC000"}


def test_rows_of_a_header_and_turned_text_are_marked():
    header = (
        f"<table:table-header-rows>{row(cell('Action'), cell('Lead'))}</table:table-header-rows>"
    )
    made = only_table(
        opened(table(header, row(cell("Train"), cell("HR", 'table:style-name="Up"'))))
    )
    assert [c.header for c in made.cells] == [True, True, False, False]
    assert [c.rotated for c in made.cells] == [False, False, False, True]


def test_repeated_rows_are_repeated_only_with_words():
    made = only_table(
        opened(
            table(
                row(
                    cell("x", 'table:number-columns-repeated="2"'),
                    said='table:number-rows-repeated="2"',
                ),
                row(cell(""), said='table:number-rows-repeated="1048576"'),
            )
        )
    )
    assert grid(made)[:2] == [["x", "x"], ["x", "x"]]
    assert made.rows == 3


def test_a_bomb_of_repetitions_meets_the_limit():
    bomb = table(
        row(
            cell("x", 'table:number-columns-repeated="1000"'),
            said='table:number-rows-repeated="1000000"',
        )
    )
    with pytest.raises(LimitError, match="cells"):
        opened(bomb)


def item(*blocks, said=""):
    return f"<text:list-item {said}>{''.join(blocks)}</text:list-item>"


def listed(style, *items, said=""):
    return f'<text:list text:style-name="{style}" {said}>{"".join(items)}</text:list>'


def test_lists_count_begin_anew_and_go_on():
    inner = "<text:list>" + item(p("deep")) + item(p("deeper")) + "</text:list>"
    document = opened(
        listed("Nums", item(p("one"), p("below")), item(p("two"), inner), said='xml:id="L1"')
        + p("text")
        + listed("Nums", item(p("anew")))
        + listed("Nums", item(p("on")), said='text:continue-list="L1"')
        + listed("Nums", item(p("seven"), said='text:start-value="7"'), item(p("eight")))
        + listed("Dots", item(p("dot")))
    )
    assert words(document) == [
        *("1. one", "below", "2. two", "a) deep", "b) deeper", "text", "1. anew", "3. on"),
        *("7. seven", "8. eight", "- dot"),
    ]


def test_headings_by_level_by_style_and_with_numbers():
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
        'style:num-format="1" style:num-suffix="."/></text:outline-style>'
    )
    document = opened(
        p("Top", "Mine") + '<text:h text:outline-level="1">First</text:h>'
        '<text:h text:outline-level="2">Second</text:h>',
        more=outline,
    )
    shown = [(b.kind, b.level, b.line) for b in document.blocks]
    assert shown == [
        (Kind.HEADING, 1, "Top"),
        (Kind.HEADING, 1, "1. First"),
        (Kind.HEADING, 2, "Second"),
    ]


def test_weight_comes_from_spans_styles_and_their_ancestors():
    document = opened(
        p('<text:span text:style-name="Bold">all</text:span>')
        + p('part <text:span text:style-name="Bold">bold</text:span>')
        + p("inherited", "Stronger")
    )
    assert [block.bold for block in document.blocks] == [True, False, True]


def test_spaces_tabs_and_line_breaks():
    document = opened(p('one<text:s text:c="3"/>two<text:tab/>three\n  four<text:line-break/>five'))
    assert words(document) == ["one two three four", "five"]


def test_hidden_text_white_letters_and_hidden_sections_stand_apart():
    document = opened(
        p('a<text:span text:style-name="Unseen">b</text:span>')
        + p('c<text:span text:style-name="White"> d</text:span>')
        + f'<text:section text:display="none">{p("e")}</text:section>'
        + f"<text:section>{p('f')}</text:section>"
    )
    assert words(document) == ["a", "c", "f"]
    assert of_kind(document, Kind.HIDDEN) == ["b", "d", "e"]


def changed(key, what, held=""):
    return f'<text:changed-region text:id="{key}"><text:{what}>{held}</text:{what}></text:changed-region>'


def test_deletions_stand_apart_wherever_the_file_keeps_them():
    document = opened(
        f"<text:tracked-changes>{changed('c1', 'deletion', p('kept aside'))}{changed('c2', 'deletion')}"
        f"{changed('c3', 'insertion')}</text:tracked-changes>"
        + p('one<text:change text:change-id="c1"/> two')
        + p(
            '<text:change-start text:change-id="c2"/>in place<text:change-end text:change-id="c2"/>three'
        )
        + p('<text:change-start text:change-id="c3"/>new<text:change-end text:change-id="c3"/>')
    )
    assert words(document) == ["one two", "three", "new"]
    assert of_kind(document, Kind.DELETED) == ["kept aside", "in place"]


def test_notes_comments_boxes_and_contents_keep_their_kinds():
    document = opened(
        f"<text:table-of-content><text:index-body>{p('First 3')}</text:index-body></text:table-of-content>"
        + p(
            f'text<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f"<text:note-body>{p('a note')}</text:note-body></text:note>"
            f"<office:annotation>{p('ask')}</office:annotation>"
            f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"
        )
    )
    assert words(document) == ["text", "boxed"]
    assert of_kind(document, Kind.NAVIGATION) == ["First 3"]
    assert of_kind(document, Kind.FOOTNOTE) == ["a note"]
    assert of_kind(document, Kind.COMMENT) == ["ask"]


def test_a_table_inside_a_cell_and_a_list_inside_a_cell():
    inner = table(row(cell("in")))
    document = opened(
        table(
            row(
                f"<table:table-cell>{p('out')}{inner}{listed('Dots', item(p('dot')))}</table:table-cell>"
            )
        )
    )
    (outer,) = only_table(document).cells
    assert outer.text == "out\n- dot"
    assert grid(outer.tables[0]) == [["in"]]


def package(*parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, data in parts:
            archive.writestr(name, data)
    return made.getvalue()


def test_macros_are_said_and_not_run():
    module = '<!DOCTYPE script:module PUBLIC "x" "module.dtd"><script:module/>'
    data = package(("content.xml", flat(p("x"))), ("Basic/Standard/Module1.xml", module))
    assert [note.message for note in read(data, "p.odt", DEFAULT_LIMITS).notes] == [
        "the file holds macros"
    ]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (
            package(("content.xml", b"<x>"), ("META-INF/manifest.xml", b"<m:encryption-data/>")),
            "password",
        ),
        (package(("styles.xml", b"<x/>")), "no content"),
        (package(("content.xml", b"<x><y></x>")), "damaged"),
        (package(("content.xml", b"<x/>")), "no OpenDocument text"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
    ],
)
def test_what_cannot_be_read_is_said(data, cause):
    with pytest.raises(DocumentError, match=cause):
        read(data, "plan.odt", DEFAULT_LIMITS)


def test_xml_nested_without_end_meets_the_limit():
    deep = "<text:section>" * 2000
    with pytest.raises(LimitError, match="deep"):
        read(flat(deep), "plan.fodt", DEFAULT_LIMITS)


def test_a_bomb_in_the_package_meets_the_limit():
    with pytest.raises(LimitError):
        read(package(("content.xml", b" " * 4000)), "plan.odt", Limits(expanded_bytes=2000))


def test_the_depth_of_xml_is_a_limit_that_can_be_set():
    deep = '<text:span text:style-name="">' * 300 + "deep" + "</text:span>" * 300
    with pytest.raises(LimitError, match="more than 256 deep") as caught:
        opened(p(deep))
    assert caught.value.limit == "xml_depth"
    assert words(opened(p(deep), Limits(xml_depth=1000))) == ["deep"]
    with pytest.raises(LimitError, match="more than 10 deep"):
        opened(p(deep[: 30 * 20] + "x" + "</text:span>" * 20), Limits(xml_depth=10))


XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href'


def test_what_is_embedded_or_would_be_loaded_is_named_and_not_fetched():
    document = opened(
        p(f'<draw:frame draw:name="Budget"><draw:object {XLINK}="./Object 1"/></draw:frame>')
        + p(f'<draw:frame><draw:image {XLINK}="https://evil.example/p.png"/></draw:frame>')
        + f'<text:section><text:section-source {XLINK}="../other.odt"/>{p("Plan")}</text:section>'
        + p(f'<text:a {XLINK}="https://x.nhs.uk">link</text:a>')
    )
    assert of_kind(document, Kind.EMBEDDED) == ["Budget"]
    messages = [note.message for note in document.notes]
    assert messages[-2:] == [
        "links to parts outside of the file: https://evil.example/p.png, ../other.odt",
        "embedded files or objects that are not read (1)",
    ]


def test_tab_stops_tell_which_cells_are_empty():
    stops = "".join(f'<style:tab-stop style:position="{at}cm"/>' for at in (1.2, 9, 13))
    style = (
        '<style:style style:name="Plan" style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-left="1.2cm" fo:text-indent="-1.2cm"><style:tab-stops>{stops}</style:tab-stops>'
        "</style:paragraph-properties></style:style>"
    )
    rows = ["No\tAction\tLead\tWhen", "1\tTrain panels\t\tMay 2024"]
    lines = "".join(p(row.replace("\t", "<text:tab/>"), "Plan") for row in rows)
    assert grid(only_table(opened(lines, more=style)))[1] == ["1", "Train panels", "", "May 2024"]
