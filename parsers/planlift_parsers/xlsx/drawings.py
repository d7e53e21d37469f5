"""Text in the shapes and text boxes that float over a sheet."""

from __future__ import annotations

from lxml import etree

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.paragraphs import lines_of
from planlift_schema import Place

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def shape_paragraphs(xml: bytes, sheet: str) -> list[Paragraph]:
    """The paragraphs of all shapes of a drawing, those of hidden shapes as HIDDEN.

    Args:
        xml: the drawing part.
        sheet: name of the sheet it lies on.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(xml, parser)
    if root is None:
        return []
    made = []
    for shape in root.iter(f"{_XDR}sp"):
        if any(True for _ in shape.iterancestors(_FALLBACK)):
            continue
        named = shape.find(f".//{_XDR}cNvPr")
        hidden = named is not None and named.get("hidden") in {"1", "true"}
        for paragraph in _lines(shape, sheet):
            if hidden:
                paragraph.kind = Kind.HIDDEN
            made.append(paragraph)
    return made


def _lines(shape: etree._Element, sheet: str) -> list[Paragraph]:
    text = "\n".join(
        "".join("\n" if part.tag == f"{_A}br" else part.text or "" for part in _parts(paragraph))
        for paragraph in shape.iter(f"{_A}p")
    )
    return lines_of(text, Place(sheet=sheet))


def _parts(paragraph: etree._Element) -> list[etree._Element]:
    return list(paragraph.iter(f"{_A}t", f"{_A}br"))
