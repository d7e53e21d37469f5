"""File to Document: one reader a format, one table of formats."""

from planlift_parsers.document import BODY_KINDS, Block, Cell, Document, Kind, Paragraph, Table
from planlift_parsers.errors import DocumentError, LimitError, PlanliftError, UsageError
from planlift_parsers.formats import FORMATS, Format, format_named
from planlift_parsers.keys import NO_KEYS, Keys
from planlift_parsers.limits import DEFAULT_LIMITS, Limits

__all__ = [
    "BODY_KINDS",
    "DEFAULT_LIMITS",
    "FORMATS",
    "NO_KEYS",
    "Block",
    "Cell",
    "Document",
    "DocumentError",
    "Format",
    "Keys",
    "Kind",
    "LimitError",
    "Limits",
    "Paragraph",
    "PlanliftError",
    "Table",
    "UsageError",
    "format_named",
]
