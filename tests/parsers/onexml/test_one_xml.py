"""Word and Excel XML in one file."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

import pytest
from docx import Document as WordDocument

from parsers.shown import fills, grid, of_kind, only_table, words
from planlift_parsers import DEFAULT_LIMITS, DocumentError, LimitError, excelml, wordml
from planlift_parsers.document import Kind

WORD = """<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"
 xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"
 xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:o="urn:schemas-microsoft-com:office:office">
<o:DocumentProperties><o:Title>My plan</o:Title></o:DocumentProperties>
<w:lists><w:listDef w:listDefId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="23"/><w:lvlText w:val="·"/></w:lvl></w:listDef>
<w:listDef w:listDefId="6"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1."/></w:lvl></w:listDef>
<w:list w:ilfo="1"><w:ilst w:val="5"/></w:list><w:list w:ilfo="2"><w:ilst w:val="6"/></w:list></w:lists>
<w:styles><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>
<w:body><wx:sect><wx:sub-section><w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Top</w:t></w:r></w:p>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr><w:r><w:t>dot</w:t></w:r></w:p>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="2"/></w:listPr></w:pPr><w:r><w:t>three</w:t></w:r></w:p>
<w:p><w:r><w:t>kept</w:t></w:r><aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>gone</w:delText></w:r></aml:content></aml:annotation>
<w:r><w:footnote><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnote></w:r></w:p>
<w:tbl><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>
<w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/><w:shd w:val="clear" w:fill="FF0000"/></w:tcPr><w:p><w:r><w:t>tall</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</wx:sub-section><w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>Head</w:t></w:r></w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>"""

EXCEL = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="Default"/><Style ss:ID="red"><Interior ss:Color="#FF0000" ss:Pattern="Solid"/></Style>
<Style ss:ID="date"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="bold"><Font ss:Bold="1"/></Style></Styles>
<Worksheet ss:Name="Plan"><Table><Column ss:Index="5" ss:Hidden="1"/>
<Row ss:StyleID="bold"><Cell><Data ss:Type="String">Action</Data></Cell><Cell><Data ss:Type="String">Due</Data></Cell><Cell><Data ss:Type="String">RAG</Data></Cell></Row>
<Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">Train</Data></Cell><Cell ss:StyleID="date"><Data ss:Type="DateTime">2020-03-31T00:00:00.000</Data></Cell><Cell ss:StyleID="red"/><Cell ss:Index="5"><Data ss:Type="String">secret</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="Number">2.0</Data><Comment><ss:Data>sure?</ss:Data></Comment></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""


def test_word_of_2003():
    document = wordml.read(WORD.encode(), "plan.xml", DEFAULT_LIMITS)
    tall = only_table(document).cells[0]
    assert words(document) == ["Top", "- dot", "3. three", "kept"]
    assert (tall.text, tall.row_span, tall.fill) == ("tall", 2, "FF0000")
    assert of_kind(document, Kind.DELETED) == ["gone"]
    assert of_kind(document, Kind.FOOTNOTE) == ["a note"]
    assert of_kind(document, Kind.FURNITURE) == ["Head"]
    assert (document.blocks[1].kind, document.title) == (Kind.HEADING, "My plan")


def test_a_flat_package_reads_as_the_package_does():
    made = io.BytesIO()
    word = WordDocument()
    word.add_heading("Plan", 1)
    table = word.add_table(1, 2)
    table.rows[0].cells[0].text = "Action"
    table.rows[0].cells[1].text = "Lead"
    word.save(made)
    with zipfile.ZipFile(made) as package:
        parts = "".join(
            f"<pkg:part pkg:name={quoteattr('/' + name)}><pkg:xmlData>"
            f"{package.read(name).decode().partition('?>')[2]}</pkg:xmlData></pkg:part>"
            for name in package.namelist()
            if name.endswith((".xml", ".rels")) and name != "[Content_Types].xml"
        )
    flat = (
        '<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/'
        f'xmlPackage">{parts}</pkg:package>'
    )
    document = wordml.read(flat.encode(), "plan.xml", DEFAULT_LIMITS)
    assert document.blocks[0].kind is Kind.HEADING
    assert grid(only_table(document)) == [["Action", "Lead"]]


def test_excel_of_2003():
    document = excelml.read(EXCEL.encode(), "plan.xml", DEFAULT_LIMITS)
    table = only_table(document)
    assert grid(table) == [["Action", "Due", "RAG"], ["Train", "31/03/2020", ""], ["2", "TRUE"]]
    assert fills(table) == {(1, 2): "FF0000"}
    assert table.cells[0].paragraphs[0].bold
    assert of_kind(document, Kind.COMMENT) == ["sure?"]
    assert of_kind(document, Kind.HIDDEN) == ["secret"]


@pytest.mark.parametrize("reader", [wordml, excelml])
def test_what_is_hostile_or_broken_ends_in_a_clear_error(reader):
    with pytest.raises(DocumentError, match="document type"):
        reader.read(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "plan.xml", DEFAULT_LIMITS)
    with pytest.raises(DocumentError, match="damaged"):
        reader.read(b"<a><b></a>", "plan.xml", DEFAULT_LIMITS)
    with pytest.raises(LimitError, match="deep"):
        reader.read(b"<a>" * 5000, "plan.xml", DEFAULT_LIMITS)
