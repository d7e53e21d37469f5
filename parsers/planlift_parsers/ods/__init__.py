"""OpenDocument spreadsheets (.ods)."""

from planlift_parsers.ods.reader import read

__all__ = ["read"]
