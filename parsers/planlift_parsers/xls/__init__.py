"""Excel files of 97 to 2003 (.xls)."""

from planlift_parsers.xls.reader import read

__all__ = ["read"]
