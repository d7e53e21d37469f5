from __future__ import annotations

import io
import zipfile

import pytest

from planlift_parsers import DEFAULT_LIMITS, Kind
from planlift_parsers.docx import read

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def relations(rows):
    listed = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>'
        for key, kind, target, mode in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


class Word:
    """A .docx in the making, from the XML inside its parts."""

    def __init__(self, body, **parts):
        self.main_type = MAIN
        self.files = {}
        self.root_rels = [("rId1", f"{OFFICE}/officeDocument", "word/document.xml", "")]
        self.rels = []
        self.settings_rels = []
        self.files["word/document.xml"] = (
            f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
        )
        for name, inner in parts.items():
            self.part(name, inner)

    def part(self, name, inner, key=None):
        """Add styles, numbering, settings, footnotes, comments, header, footer ..."""
        tag = {"header": "hdr", "footer": "ftr"}.get(name, name)
        number = len(self.rels) + 1
        target = f"{name}{number}.xml"
        self.rels.append((key or f"p{number}", f"{OFFICE}/{name}", target, ""))
        self.files[f"word/{target}"] = f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"
        if name == "settings" and self.settings_rels:
            self.files[f"word/_rels/{target}.rels"] = relations(self.settings_rels)
        return self

    def theme(self, **colours):
        slots = "".join(f'<a:{k}><a:srgbClr val="{v}"/></a:{k}>' for k, v in colours.items())
        self.rels.append(("theme", f"{OFFICE}/theme", "theme1.xml", ""))
        self.files["word/theme1.xml"] = (
            f"<a:theme {NAMESPACES}><a:themeElements><a:clrScheme>{slots}</a:clrScheme>"
            "</a:themeElements></a:theme>"
        )
        return self

    def title(self, text):
        kind = f"{PACKAGE}/relationships/metadata/core-properties"
        self.root_rels.append(("rId2", kind, "core.xml", ""))
        self.files["core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{text}</dc:title>'
            "</cp:coreProperties>"
        )
        return self

    def bytes(self):
        types = (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{self.main_type}"/></Types>'
        )
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", types)
            package.writestr("_rels/.rels", relations(self.root_rels))
            package.writestr("word/_rels/document.xml.rels", relations(self.rels))
            for name, text in self.files.items():
                package.writestr(name, text)
        return made.getvalue()

    def read(self, limits=DEFAULT_LIMITS):
        return read(self.bytes(), "plan.docx", limits)


class Xml:
    """Short ways to write WordprocessingML."""

    @staticmethod
    def r(text, look=""):
        return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    def p(self, text="", props=""):
        inner = text if text.startswith("<") else self.r(text) if text else ""
        return f"<w:p><w:pPr>{props}</w:pPr>{inner}</w:p>"

    def tc(self, text="", props=""):
        inner = text if text.startswith("<w:p>") or text.startswith("<w:tbl>") else self.p(text)
        return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"

    @staticmethod
    def tr(*cells, props=""):
        return f"<w:tr><w:trPr>{props}</w:trPr>{''.join(cells)}</w:tr>"

    @staticmethod
    def tbl(*rows, props="", grid=()):
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
        return (
            f"<w:tbl><w:tblPr>{props}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
            f"{''.join(rows)}</w:tbl>"
        )


@pytest.fixture(scope="session")
def word():
    return Word


@pytest.fixture(scope="session")
def x():
    return Xml()


@pytest.fixture
def table():
    """Read a body and give its first table."""
    return lambda body, **parts: next(Word(body, **parts).read().tables())


@pytest.fixture
def lines():
    """Read a body and give the lines of its body text."""

    def read_lines(body, **parts):
        document = Word(body, **parts).read()
        return [
            p.line for p in document.paragraphs() if p.kind in (Kind.TEXT, Kind.ITEM, Kind.HEADING)
        ]

    return read_lines


@pytest.fixture
def grid():
    """A table as (row, column, row span, column span, text) of each cell."""
    return lambda table: [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


class Numbered:
    """A numbering part with one definition of three levels: 1. / 1.1 / (a), and bullets."""

    part = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
    )

    def __call__(self, level, number=1):
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.fixture(scope="session")
def numbered():
    return Numbered()
