"""Names of WordprocessingML, and how its small values are read."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
VML = "{urn:schemas-microsoft-com:vml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

VAL = W + "val"
PARAGRAPH = W + "p"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
RUN = W + "r"
PARAGRAPH_PROPERTIES = W + "pPr"
RUN_PROPERTIES = W + "rPr"

# ST_OnOff: what stands for "off"; everything else, and no value at all, is "on".
_OFF = frozenset({"0", "false", "off", "none"})
# Twips of one of the units that the strict form allows (ST_UniversalMeasure).
_UNITS = {
    "": 1.0,
    "pt": 20.0,
    "in": 1440.0,
    "cm": 1440 / 2.54,
    "mm": 1440 / 25.4,
    "pc": 240.0,
    "pi": 240.0,
}
_MEASURE = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|pi|)$")


def on(parent: Element | None, name: str) -> bool | None:
    """Whether the on/off property `name` of `parent` is set; None where it is not given."""
    found = None if parent is None else parent.find(name)
    return None if found is None else is_on(found.get(VAL))


def is_on(value: str | None) -> bool:
    """Read an on/off value; a property named without a value is on."""
    return value is None or value.lower() not in _OFF


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the child `name`, or None."""
    found = None if parent is None else parent.find(name)
    return None if found is None else found.get(VAL)


def whole(text: str | None, default: int) -> int:
    """A whole number, or `default` where the text is none."""
    if text is None or len(text) > 9:
        return default
    try:
        return int(text)
    except ValueError:
        return default


def twips(text: str | None) -> float | None:
    """A length in twentieths of a point, or None where it cannot be read."""
    found = _MEASURE.match(text or "")
    return float(found[1]) * _UNITS.get(found[2], 1.0) if found else None
