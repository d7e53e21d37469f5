"""Excel workbooks (.xlsx)."""

from planlift_parsers.xlsx.reader import read, read_in_parts

__all__ = ["read", "read_in_parts"]
