"""Excel XML of 2003, in one file."""

from planlift_parsers.excelml.reader import read

__all__ = ["read"]
