"""Word files (.docx)."""

from planlift_parsers.docx.reader import read

__all__ = ["read"]
