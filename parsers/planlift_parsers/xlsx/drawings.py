"""Text in the shapes and text boxes that float over a sheet, and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree
from openpyxl.utils.cell import get_column_letter

from planlift_parsers.document import Kind, Paragraph
from planlift_parsers.paragraphs import fold, lines_of
from planlift_parsers.pictures import Picture
from planlift_parsers.sizes import may_hold_table
from planlift_schema import Place

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_EMU, _LONGEST_LENGTH = 12_700, 12  # to the point; digits of a length
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

Files = Callable[[str], tuple[str, bytes]]


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


def pictures_in(xml: bytes, sheet: str, files: Files) -> Iterator[Picture]:
    """The pictures of a drawing that may hold a table.

    Args:
        xml: the drawing part.
        sheet: name of the sheet it lies on.
        files: the part and the bytes of a picture by its relationship id.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(xml, parser)
    for picture in () if root is None else root.iter(f"{_XDR}pic"):
        blip, named = picture.find(f".//{_A}blip"), picture.find(f".//{_XDR}cNvPr")
        key = "" if blip is None else blip.get(_EMBED) or ""
        extent = picture.find(f".//{_A}ext[@cx]")
        width, height = (
            0.0 if extent is None else _points(extent.get(name) or "") for name in ("cx", "cy")
        )
        if key and (not (width and height) or may_hold_table(width, height)):
            words = "" if named is None else fold(named.get("descr") or named.get("name") or "")
            name, data = files(key)
            yield Picture(name, data, width, height, words, Place(sheet=sheet, cell=_cell(picture)))


def _cell(picture: etree._Element) -> str | None:
    """The address of the cell at which a picture begins, None where it is bound to none."""
    start = next((one.find(f"{_XDR}from") for one in picture.iterancestors()), None)
    at = [None if start is None else start.findtext(_XDR + name) for name in ("row", "col")]
    row, column = (int(text) + 1 if text and text.isdecimal() else 0 for text in at)
    within = 0 < row <= _LAST_ROW and 0 < column <= _LAST_COLUMN
    return f"{get_column_letter(column)}{row}" if within else None


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
