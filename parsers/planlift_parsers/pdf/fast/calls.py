"""The calls into PDFium that a page takes by the thousand, bound so that they cost little.

pypdfium2 binds every call with typed pointers; bound to plain addresses a call takes half the time
(0.2 against 0.37 microseconds), without types a quarter, and a page of print takes some 1,500 of
them. What each one does stands in PDFium's headers (fpdfview.h, fpdf_text.h, fpdf_edit.h). The
calls for documents and pages are typed: handles and places to write to are addresses, None stands
for no handle. Those for what a page holds, its glyphs, objects and segments, are bare.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_float, c_void_p

from pypdfium2 import raw

TEXT, PATH, SHADING, FORM = 1, 2, 4, 5  # FPDF_PAGEOBJ_...
BEZIER_TO, MOVE_TO = 1, 2  # FPDF_SEGMENT_...
FREE_TEXT, WIDGET = 3, 20  # FPDF_ANNOT_...
FOR_DISPLAY = 0  # FLAT_NORMALDISPLAY
WRONG_PASSWORD, UNKNOWN_LOCK = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

_POINTER = type(ctypes.POINTER(c_float))  # what all types of pointers are made of


class Rectangle(ctypes.Structure):
    """FS_RECTF: in points, y upwards."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class Matrix(ctypes.Structure):
    """FS_MATRIX: x' = ax + cy + e and y' = bx + dy + f."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


class Handle(c_void_p):
    """What PDFium knows a text page, an object, a segment or a font by; its `value` is a key."""


def _short(name: str) -> Callable[..., int]:
    """A call that keeps the interpreter's lock: giving it up would take longer than the call."""
    return _bound(name, ctypes.PYFUNCTYPE)


def _long(name: str) -> Callable[..., int]:
    """A call that may take long and so lets other threads run."""
    return _bound(name, ctypes.CFUNCTYPE)


def _bare(name: str) -> Callable[..., int]:
    """A call that takes its arguments as they come: handles as `Handle`, places by `byref`.

    A bare number would go as a C int, which has no room for an address.
    """
    typed = getattr(raw, name)
    answer = c_void_p if isinstance(typed.restype, _POINTER) else typed.restype
    return ctypes.PYFUNCTYPE(answer)(_address(name))


def _giving(name: str) -> Callable[..., Handle]:
    """The same, for a call that gives a handle."""
    return ctypes.PYFUNCTYPE(Handle)(_address(name))


def _bound(
    name: str, prototype: Callable[..., Callable[[int], Callable[..., int]]]
) -> Callable[..., int]:
    typed = getattr(raw, name)
    kinds = [
        c_void_p if isinstance(kind, _POINTER) else kind
        for kind in (typed.restype, *typed.argtypes)
    ]
    return prototype(*kinds)(_address(name))


def _address(name: str) -> int:
    return ctypes.cast(getattr(raw, name), c_void_p).value or 0


load_document = _long("FPDF_LoadMemDocument64")
close_document = _long("FPDF_CloseDocument")
last_error = _short("FPDF_GetLastError")
page_count = _long("FPDF_GetPageCount")
meta_text = _long("FPDF_GetMetaText")
is_tagged = _long("FPDFCatalog_IsTagged")
load_page = _long("FPDF_LoadPage")
close_page = _long("FPDF_ClosePage")
page_box = _short("FPDF_GetPageBoundingBox")
page_rotation = _short("FPDFPage_GetRotation")
count_annotations = _short("FPDFPage_GetAnnotCount")
get_annotation = _short("FPDFPage_GetAnnot")
close_annotation = _short("FPDFPage_CloseAnnot")
annotation_type = _short("FPDFAnnot_GetSubtype")
annotation_text = _short("FPDFAnnot_GetStringValue")
count_files = _long("FPDFDoc_GetAttachmentCount")
get_file = _long("FPDFDoc_GetAttachment")
file_name = _long("FPDFAttachment_GetName")
count_scripts = _long("FPDFDoc_GetJavaScriptActionCount")
flatten = _long("FPDFPage_Flatten")
load_text = _long("FPDFText_LoadPage")
close_text = _long("FPDFText_ClosePage")
count_chars = _short("FPDFText_CountChars")
get_text = _short("FPDFText_GetText")
get_unicode = _short("FPDFText_GetUnicode")
is_unmapped = _short("FPDFText_HasUnicodeMapError")
is_generated = _bare("FPDFText_IsGenerated")
char_box = _bare("FPDFText_GetLooseCharBox")
char_origin = _bare("FPDFText_GetCharOrigin")
text_object = _bare("FPDFText_GetTextObject")
count_objects = _short("FPDFPage_CountObjects")
get_object = _giving("FPDFPage_GetObject")
count_inside = _bare("FPDFFormObj_CountObjects")
get_inside = _giving("FPDFFormObj_GetObject")
object_type = _bare("FPDFPageObj_GetType")
object_matrix = _bare("FPDFPageObj_GetMatrix")
object_bounds = _bare("FPDFPageObj_GetBounds")
fill_colour = _bare("FPDFPageObj_GetFillColor")
stroke_colour = _bare("FPDFPageObj_GetStrokeColor")
content_mark = _bare("FPDFPageObj_GetMarkedContentID")
draw_mode = _bare("FPDFPath_GetDrawMode")
count_segments = _bare("FPDFPath_CountSegments")
get_segment = _giving("FPDFPath_GetPathSegment")
segment_type = _bare("FPDFPathSegment_GetType")
segment_point = _bare("FPDFPathSegment_GetPoint")
segment_closes = _bare("FPDFPathSegment_GetClose")
render_mode = _bare("FPDFTextObj_GetTextRenderMode")
font_size = _bare("FPDFTextObj_GetFontSize")
object_text = _short("FPDFTextObj_GetText")
object_font = _giving("FPDFTextObj_GetFont")
font_name = _short("FPDFFont_GetBaseFontName")
glyph_width = _short("FPDFFont_GetGlyphWidth")
font_flags = _short("FPDFFont_GetFlags")
