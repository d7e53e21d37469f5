"""Excel workbooks (.xlsx)."""

from planlift_parsers.xlsx.reader import read

__all__ = ["read"]
