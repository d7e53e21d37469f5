from __future__ import annotations

import pytest

from planlift_parsers import Kind

THEME = {"dk1": "000000", "lt1": "FFFFFF", "accent1": "4F81BD", "accent6": "F79646"}


def shd(attributes):
    return f"<w:shd {attributes}/>"


def clear(fill):
    return shd(f'w:val="clear" w:fill="{fill}"')


@pytest.mark.parametrize(
    ("attributes", "fill"),
    [
        ('w:val="clear" w:color="auto" w:fill="00b050"', "00B050"),
        ('w:val="clear" w:color="auto" w:fill="auto"', None),
        ('w:val="clear" w:color="auto" w:fill="FFFFFF"', None),
        ('w:val="nil"', None),
        ('w:val="solid" w:color="FF0000" w:fill="auto"', "FF0000"),
        ('w:val="pct50" w:color="FF0000" w:fill="FFFFFF"', "FF8080"),
        ('w:val="pct20" w:color="auto" w:fill="auto"', "CCCCCC"),
        ('w:val="diagStripe" w:color="0000FF" w:fill="FFFFFF"', "8080FF"),
        ('w:val="clear" w:themeFill="accent1"', "4F81BD"),
        ('w:val="clear" w:themeFill="accent1" w:themeFillTint="33"', "DCE6F2"),
        ('w:val="clear" w:themeFill="accent1" w:themeFillShade="80"', "244061"),
        ('w:val="clear" w:fill="123456" w:themeFill="unknown"', "123456"),
        ('w:val="clear" w:fill="112233" w:themeFill="accent1"', "4F81BD"),
        ('w:val="clear" w:fill="no colour"', None),
    ],
)
def test_cell_shading(word, x, attributes, fill):
    made = word(x.tbl(x.tr(x.tc("A", shd(attributes))))).theme(**THEME).read()
    found = made.blocks[0].cells[0].fill
    if fill is None or found is None:
        assert found == fill
    else:  # lightness is rounded: one step in a channel is the same colour
        pairs = [(int(found[i : i + 2], 16), int(fill[i : i + 2], 16)) for i in (0, 2, 4)]
        assert all(abs(a - b) <= 1 for a, b in pairs), (found, fill)


def test_row_and_table_shading_where_the_cell_has_none(table, x):
    own = clear("00B050")
    exception = f"<w:tblPrEx>{clear('FFC000')}</w:tblPrEx>"
    second = x.tr(x.tc("B"), x.tc("C", own)).replace("<w:tr>", f"<w:tr>{exception}")
    made = table(x.tbl(x.tr(x.tc("A")), second, props=clear("EEEEEE")))
    assert [c.fill for c in made.cells] == ["EEEEEE", "FFC000", "00B050"]


def part(name, fill, look=""):
    inner = f"<w:rPr>{look}</w:rPr><w:tcPr>{clear(fill)}</w:tcPr>"
    return f'<w:tblStylePr w:type="{name}">{inner}</w:tblStylePr>'


STYLE = (
    '<w:style w:type="table" w:styleId="Base"><w:name w:val="Base"/>'
    + part("firstRow", "111111", '<w:b/><w:color w:val="FFFFFF"/>')
    + part("firstCol", "222222")
    + part("band1Horz", "333333")
    + part("band2Horz", "444444")
    + '</w:style><w:style w:type="table" w:styleId="T"><w:name w:val="T"/>'
    + '<w:basedOn w:val="Base"/>'
    + part("lastRow", "555555")
    + "</w:style>"
)


def fills(table):
    return [[c.fill for c in table.cells if c.row == row] for row in range(table.rows)]


def styled(x, look):
    rows = [x.tr(x.tc("A"), x.tc("B")) for _ in range(4)]
    return x.tbl(*rows, props=f'<w:tblStyle w:val="T"/><w:tblLook {look}/>')


def test_table_style_paints_rows_columns_and_bands(table, x):
    made = table(styled(x, 'w:val="00E0"'), styles=STYLE)  # first row, last row, first column
    assert fills(made) == [
        ["111111", "111111"],
        ["222222", "333333"],
        ["222222", "444444"],
        ["555555", "555555"],
    ]


def test_table_look_turns_parts_off(table, x):
    off = 'w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
    assert (
        fills(table(styled(x, off), styles=STYLE))
        == [
            ["333333", "333333"],
            ["444444", "444444"],
        ]
        * 2
    )
    bare = fills(table(styled(x, 'w:val="0600"'), styles=STYLE))
    assert bare == [[None, None]] * 4


def test_table_style_gives_its_header_text_bold_and_ink(table, x):
    made = table(styled(x, 'w:val="0020"'), styles=STYLE)
    header = made.cells[0].paragraphs[0]
    assert (header.kind, header.bold, header.ink) == (Kind.TEXT, True, "FFFFFF")
    assert not made.cells[2].paragraphs[0].bold


def test_own_white_clears_the_style(table, x):
    rows = x.tr(x.tc("A", clear("auto")), x.tc("B"))
    look = '<w:tblStyle w:val="T"/><w:tblLook w:val="0020"/>'
    assert [c.fill for c in table(x.tbl(rows, props=look), styles=STYLE).cells] == [None, "111111"]


def test_highlighter_over_all_of_a_cells_text_is_its_fill(table, x):
    lit = '<w:highlight w:val="green"/>'
    whole, part_lit = x.p(x.r("Green", lit)), x.p(x.r("Green", lit) + x.r(" for now"))
    made = table(x.tbl(x.tr(x.tc(whole), x.tc(part_lit))))
    assert [c.fill for c in made.cells] == ["00FF00", None]


def test_paragraph_shading_is_the_fill_of_its_cell(table, x):
    made = table(x.tbl(x.tr(x.tc(x.p("Amber", clear("FFC000"))))))
    assert made.cells[0].fill == "FFC000"


def hidden(document):
    return [p.text for p in document.paragraphs() if p.kind is Kind.HIDDEN]


WHITE = '<w:color w:val="FFFFFF"/>'


def test_ink_in_the_colour_of_its_ground_is_hidden(word, x):
    assert hidden(word(x.p(x.r("seen ") + x.r("unseen", WHITE))).read()) == ["unseen"]
    dark = clear("1F3864")
    body = x.tbl(x.tr(x.tc(x.p(x.r("seen", WHITE)), dark), x.tc(x.p(x.r("unseen", WHITE)))))
    assert hidden(word(body).read()) == ["unseen"]
    red = x.p(x.r("R", '<w:color w:val="FF0000"/>'))
    assert hidden(word(x.tbl(x.tr(x.tc(red, clear("FF0000"))))).read()) == ["R"]


def test_white_ink_on_shaded_words_is_seen(word, x):
    lit = WHITE + clear("000080")
    document = word(x.p(x.r("a", lit)) + x.p(x.r("b", WHITE), clear("000080")))
    assert hidden(document.read()) == []


def test_white_ink_before_a_picture_behind_the_text_is_seen(word, x):
    picture = '<w:r><w:drawing><wp:anchor behindDoc="1"/></w:drawing></w:r>'
    assert hidden(word(x.p(picture + x.r("Cover title", WHITE))).read()) == []


def test_page_colour_counts_only_where_it_is_displayed(word, x):
    made = word(x.p(x.r("a", WHITE)), settings="<w:displayBackgroundShape/>")
    background = '<w:background w:color="005EB8"/><w:body>'
    made.files["word/document.xml"] = made.files["word/document.xml"].replace(
        "<w:body>", background
    )
    assert hidden(made.read()) == []
    made.files["word/settings1.xml"] = made.files["word/settings1.xml"].replace(
        "<w:displayBackgroundShape/>", ""
    )
    assert hidden(made.read()) == ["a"]
