"""Text in the shapes and text boxes that float over a sheet."""

from __future__ import annotations

from lxml import etree

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.paragraphs import lines_of
from planlift_parsers.sizes import may_hold_table
from planlift_schema import Place

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_EMU, _LONGEST_LENGTH = 12_700, 12  # to the point; digits of a length
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


def large_pictures(xml: bytes, sheet: str) -> list[Paragraph]:
    """The names of a drawing's pictures that may hold a table, as PICTURE.

    Args:
        xml: the drawing part.
        sheet: name of the sheet it lies on.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(xml, parser)
    made = []
    for picture in () if root is None else root.iter(f"{_XDR}pic"):
        extent, named = picture.find(f".//{_A}ext[@cx]"), picture.find(f".//{_XDR}cNvPr")
        if extent is None or named is None:
            continue
        width, height = (_points(extent.get(name) or "") for name in ("cx", "cy"))
        name = " ".join((named.get("descr") or named.get("name") or "").split())
        if name and may_hold_table(width, height):
            made.append(Paragraph(name, Kind.PICTURE, place=Place(sheet=sheet)))
    return made


def _points(emu: str) -> float:
    return int(emu) / _EMU if emu.isdecimal() and len(emu) <= _LONGEST_LENGTH else 0.0


def _lines(shape: etree._Element, sheet: str) -> list[Paragraph]:
    text = "\n".join(
        "".join("\n" if part.tag == f"{_A}br" else part.text or "" for part in _parts(paragraph))
        for paragraph in shape.iter(f"{_A}p")
    )
    return lines_of(text, Place(sheet=sheet))


def _parts(paragraph: etree._Element) -> list[etree._Element]:
    return list(paragraph.iter(f"{_A}t", f"{_A}br"))
