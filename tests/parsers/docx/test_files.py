from __future__ import annotations

import io
import zipfile

import docx
import pytest

from planlift_parsers import DEFAULT_LIMITS, DocumentError, Kind, LimitError, Limits
from planlift_parsers.docx import read
from planlift_parsers.formats import format_named
from steps import calls_of


def test_document_of_python_docx(tmp_path):
    made = docx.Document()
    made.add_heading("Plan", 1)
    table = made.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Actions"
    made.save(tmp_path / "a.docx")
    data = (tmp_path / "a.docx").read_bytes()
    document = format_named("docx").reader()(data, "a.docx", DEFAULT_LIMITS)
    assert (document.name, document.format, document.reader) == ("a.docx", "docx", "docx 1")
    assert document.blocks[0].kind is Kind.HEADING
    assert document.blocks[1].cells[0].column_span == 2


def rewritten(data, change):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)))
    return made.getvalue()


def test_strict_dialect_is_read(word, x):
    def strict(xml):
        for usual, iso in (
            (
                b"schemas.openxmlformats.org/officeDocument/2006/",
                b"purl.oclc.org/ooxml/officeDocument/",
            ),
            (
                b"schemas.openxmlformats.org/wordprocessingml/2006/",
                b"purl.oclc.org/ooxml/wordprocessingml/",
            ),
            (b"schemas.openxmlformats.org/drawingml/2006/", b"purl.oclc.org/ooxml/drawingml/"),
        ):
            xml = xml.replace(usual, iso)
        return xml

    styles = '<w:style w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    shaded = '<w:shd w:val="clear" w:themeFill="accent1"/>'
    made = word(x.p("a", '<w:pStyle w:val="H"/>') + x.tbl(x.tr(x.tc("A", shaded))), styles=styles)
    data = rewritten(made.theme(accent1="4F81BD").bytes(), strict)
    assert b"schemas.openxmlformats.org/wordprocessingml" not in zipfile.ZipFile(
        io.BytesIO(data)
    ).read("word/document.xml")
    document = read(data, "strict.docx", DEFAULT_LIMITS)
    assert document.blocks[0].kind is Kind.HEADING
    assert document.blocks[1].cells[0].fill == "4F81BD"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_macro_and_template_documents_are_read(word, x, kind):
    made = word(x.p("a"))
    made.main_type = kind
    assert [b.text for b in made.read().blocks] == ["a"]


def test_relationship_to_a_missing_part_does_no_harm(word, x):
    made = word(x.p("a"))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    made.rels += [("i1", f"{office}/image", "NULL", ""), ("s1", f"{office}/styles", "none.xml", "")]
    assert [b.text for b in made.read().blocks] == ["a"]


def zipped(**files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, text in files.items():
            package.writestr(name.replace("__", "/").replace("_x", ".x"), text)
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"just text",
        b"PK\x03\x04 cut",
        zipped(hello="x"),
        zipped(a_xml="<a/>"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
def test_what_is_no_word_file_is_said_so(data):
    with pytest.raises(DocumentError) as error:
        read(data, "plan.docx", DEFAULT_LIMITS)
    assert error.value.cause
    assert error.value.remedy


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated_file(word, x, share):
    data = word(x.p("a")).bytes()
    with pytest.raises(DocumentError):
        read(data[: int(len(data) * share)], "plan.docx", DEFAULT_LIMITS)


@pytest.mark.parametrize("inner", ["<w:p>", "<w:p/><", "&undefined;"])
def test_broken_xml(word, inner):
    with pytest.raises(DocumentError, match="damaged"):
        word(inner).read()


def test_wrong_root_and_missing_body(word):
    made = word("")
    for text in ("<html/>", made.files["word/document.xml"].replace("body", "other")):
        made.files["word/document.xml"] = text
        with pytest.raises(DocumentError):
            made.read()


def test_declared_entities_are_refused(word, x):
    made = word(x.p("a"))
    made.files["word/document.xml"] = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        + made.files["word/document.xml"].replace(">a<", ">&e;<")
    )
    with pytest.raises(DocumentError):
        made.read()


def test_xml_nested_too_deep(word):
    with pytest.raises(LimitError):
        word("<w:sdt><w:sdtContent>" * 300 + "</w:sdtContent></w:sdt>" * 300).read()


def test_limits_are_kept(word, x):
    rows = x.tbl(*(x.tr(x.tc("a"), x.tc("b")) for _ in range(10)))
    with pytest.raises(LimitError, match="cells"):
        word(rows).read(Limits(cells=19))
    assert word(rows).read(Limits(cells=20)).blocks
    with pytest.raises(LimitError, match="paragraphs"):
        word(x.p("a") * 5).read(Limits(paragraphs=4))
    with pytest.raises(LimitError, match="columns"):
        word(x.tbl(x.tr(x.tc("a", '<w:gridSpan w:val="99999999999"/>')))).read()
    with pytest.raises(LimitError, match="nested"):
        word(x.tbl(x.tr(x.tc(x.tbl(x.tr(x.tc("a"))))))).read(Limits(nesting=1))
    with pytest.raises(LimitError):
        word(x.p("a")).read(Limits(file_bytes=10))


@pytest.mark.parametrize("value", ["-4", "0", "many", ""])
def test_senseless_span_counts_as_one(table, x, value):
    made = table(x.tbl(x.tr(x.tc("a", f'<w:gridSpan w:val="{value}"/>'), x.tc("b"))))
    assert [c.column for c in made.cells] == [0, 1]


def test_deeply_nested_tables_within_the_parsers_depth(word, x):
    body = x.p("core")
    for _ in range(70):
        body = x.tbl(x.tr(x.tc(body)))
    assert len(list(word(body).read().tables())) == 70


def test_work_grows_no_faster_than_the_document(word, x):
    def work(rows):
        data = word(
            x.tbl(*(x.tr(*(x.tc(f"cell {n}") for n in range(8))) for _ in range(rows)))
        ).bytes()
        return calls_of(lambda: read(data, "plan.docx", DEFAULT_LIMITS))

    work(10)  # loads what is loaded once
    assert work(1200) < 7 * work(200)  # six times the rows


def test_long_chains_of_styles_and_of_deleted_marks_cost_no_more_than_their_length(word, x):
    count = 6000
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>'
        for n in range(count)
    )
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = "".join(x.p("a ", f'<w:pStyle w:val="S{n}"/>{mark}') for n in range(count))
    document = word(body, styles=styles).read()  # would not end if each went through all others
    assert len(document.blocks[0].text) == 2 * count - 1


def test_the_depth_of_xml_is_a_limit_that_can_be_set(word, x):
    deep = "<w:smartTag>" * 300 + x.r("deep") + "</w:smartTag>" * 300
    made = word(x.p(deep))
    with pytest.raises(LimitError, match="more than 256 deep") as caught:
        made.read()
    assert caught.value.limit == "xml_depth"
    assert [b.text for b in made.read(Limits(xml_depth=1000)).blocks] == ["deep"]
    with pytest.raises(LimitError, match="more than 8 deep"):
        word(x.p("<w:smartTag>" * 20 + x.r("x") + "</w:smartTag>" * 20)).read(Limits(xml_depth=8))
