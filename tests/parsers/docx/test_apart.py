from __future__ import annotations

from planlift_parsers import Kind
from planlift_schema import NOWHERE, Place


def kinds(document):
    return [(p.kind, p.text) for p in document.paragraphs()]


def ref(name, key):
    return f'<w:r><w:{name}Reference w:id="{key}"/></w:r>'


def test_footnotes_and_endnotes_follow_their_paragraph(word, x):
    body = x.p(x.r("a") + ref("footnote", 2)) + x.p(x.r("b") + ref("endnote", 2))
    separator = f'<w:footnote w:type="separator" w:id="0">{x.p("---")}</w:footnote>'
    note = f'<w:footnote w:id="2">{x.p("first")}</w:footnote>'
    end = f'<w:endnote w:id="2">{x.p("second")}</w:endnote>'
    document = word(body, footnotes=separator + note, endnotes=end).read()
    assert kinds(document) == [
        (Kind.TEXT, "a"),
        (Kind.FOOTNOTE, "first"),
        (Kind.TEXT, "b"),
        (Kind.FOOTNOTE, "second"),
    ]


def test_notes_in_a_cell_stay_in_the_cell_and_out_of_its_text(word, x):
    cell = x.tc(x.p(x.r("a") + ref("footnote", 1) + ref("comment", 1)))
    document = word(
        x.tbl(x.tr(cell)),
        footnotes=f'<w:footnote w:id="1">{x.p("note")}</w:footnote>',
        comments=f'<w:comment w:id="1">{x.p("said")}</w:comment>',
    ).read()
    made = document.blocks[0].cells[0]
    assert made.text == "a"
    assert [(p.kind, p.text) for p in made.paragraphs[1:]] == [
        (Kind.FOOTNOTE, "note"),
        (Kind.COMMENT, "said"),
    ]
    assert made.paragraphs[1].place == Place(table=1, row=1, column=1)
    assert any("comments" in n.message for n in document.notes)


def test_note_referred_to_twice_is_given_once(word, x):
    body = x.p(x.r("a") + ref("footnote", 1)) * 3
    document = word(body, footnotes=f'<w:footnote w:id="1">{x.p("note")}</w:footnote>').read()
    assert [text for kind, text in kinds(document) if kind is Kind.FOOTNOTE] == ["note"]


def test_comment_without_a_reference_is_not_lost(word, x):
    document = word(x.p("a"), comments=f'<w:comment w:id="9">{x.p("said")}</w:comment>').read()
    assert kinds(document) == [(Kind.TEXT, "a"), (Kind.COMMENT, "said")]


def section(*references, more=""):
    listed = "".join(
        f'<w:{name}Reference w:type="{kind}" r:id="{key}"/>' for name, kind, key in references
    )
    return f"<w:sectPr>{listed}{more}</w:sectPr>"


def test_headers_first_footers_last_each_text_once(word, x):
    first = section(("header", "default", "h1"), ("footer", "default", "f1"))
    last = section(("header", "default", "h2"))
    body = x.p("a", first) + x.p("b") + last
    made = word(body)
    layout = x.tbl(x.tr(x.tc("Trust name"), x.tc("Logo")))
    made.part("header", layout, "h1").part("header", x.p("Trust name"), "h2")
    made.part("footer", x.p("Page 1"), "f1")
    document = made.read()
    assert kinds(document) == [
        (Kind.FURNITURE, "Trust name"),
        (Kind.FURNITURE, "Logo"),
        (Kind.TEXT, "a"),
        (Kind.TEXT, "b"),
        (Kind.FURNITURE, "Page 1"),
    ]
    assert document.blocks[0].place == NOWHERE
    assert list(document.tables()) == []


def test_first_page_and_even_headers_only_where_they_are_shown(word, x):
    def shown(more, settings):
        made = word(
            x.p("a") + section(("header", "first", "h1"), ("header", "even", "h2"), more=more)
        )
        made.part("header", x.p("first"), "h1").part("header", x.p("even"), "h2")
        made.part("settings", settings)
        return [p.text for p in made.read().paragraphs() if p.kind is Kind.FURNITURE]

    assert shown("", "") == []
    assert shown("<w:titlePg/>", "<w:evenAndOddHeaders/>") == ["first", "even"]


def test_watermark_is_furniture(word, x):
    mark = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    made = word(x.p("a") + section(("header", "default", "h1"))).part("header", x.p(mark), "h1")
    assert kinds(made.read())[0] == (Kind.FURNITURE, "DRAFT")


def test_hidden_text_directly_and_by_style(word, x):
    styles = (
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = x.p(x.r("a ") + x.r("direct", "<w:vanish/>") + x.r("b"))
    body += x.p(x.r("by run style", '<w:rStyle w:val="C"/>'))
    body += x.p(x.r("by style") + x.r("seen", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="P"/>')
    document = word(body, styles=styles).read()
    assert kinds(document) == [
        (Kind.TEXT, "a b"),
        (Kind.HIDDEN, "direct"),
        (Kind.HIDDEN, "by run style"),
        (Kind.TEXT, "seen"),
        (Kind.HIDDEN, "by style"),
    ]
    assert [n.code for n in document.notes] == ["hidden-content"]


def test_hidden_row_keeps_its_cells_but_not_their_text(word, x):
    document = word(x.tbl(x.tr(x.tc("A"), props="<w:hidden/>"), x.tr(x.tc("B")))).read()
    assert [c.text for c in document.blocks[0].cells] == ["", "B"]
    assert (Kind.HIDDEN, "A") in kinds(document)


def test_pictures_in_tables_are_noted_and_others_are_not(word, x):
    picture = x.p("<w:r><w:drawing/></w:r>")
    assert word(picture).read().notes == []
    assert "pictures" in word(x.tbl(x.tr(x.tc(picture)))).read().notes[0].message


def test_external_template_is_noted_and_embedded_documents_too(word, x):
    made = word(x.p("a") + '<w:altChunk r:id="none"/>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    made.settings_rels = [("rId1", kind, "http://127.0.0.1:9/x.dotm", ' TargetMode="External"')]
    made.part("settings", "")
    said = " ".join(n.message for n in made.read().notes)
    assert "template" in said
    assert "embedded" in said


def test_title_from_the_properties_and_none_where_there_are_none(word, x):
    assert word(x.p("a")).title("WRES plan").read().title == "WRES plan"
    assert word(x.p("a")).read().title == ""


def test_diagram_text_is_read(word, x):
    made = word(x.p('<w:r><w:drawing><dgm:relIds r:dm="d1"/></w:drawing></w:r>'))
    made.part("diagramData", "<a:p><a:r><a:t>Step one</a:t></a:r></a:p>", "d1")
    assert kinds(made.read()) == [(Kind.TEXT, "Step one")]


def test_embedded_documents_are_read_where_they_stand(word, x):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made = word(
        x.tbl(x.tr(x.tc("A"))) + '<w:altChunk r:id="c1"/><w:altChunk r:id="c2"/>' + x.p("last")
    )
    page = "<html><body><p>page</p><table><tr><td>B</td></tr></table></body></html>"
    made.files["word/c1.html"] = page
    made.files["word/c2.docx"] = word(x.p("inner") + x.tbl(x.tr(x.tc("C")))).bytes()
    made.rels += [
        ("c1", f"{office}/aFChunk", "c1.html", ""),
        ("c2", f"{office}/aFChunk", "c2.docx", ""),
    ]
    document = made.read()
    assert [p.text for p in document.paragraphs()] == ["A", "page", "B", "inner", "C", "last"]
    assert [t.place.table for t in document.tables()] == [1, 2, 3]
    assert document.notes == []


def test_document_embedded_in_itself_over_and_over_comes_to_an_end(word, x):
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    data = word(x.p("core")).bytes()
    for _ in range(12):
        made = word('<w:altChunk r:id="c1"/>')
        made.files["word/c1.docx"] = data
        made.rels.append(("c1", f"{office}/aFChunk", "c1.docx", ""))
        data = made.bytes()
    assert made.read().blocks == []
