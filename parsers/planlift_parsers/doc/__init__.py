"""Word files of 97 to 2003 (.doc)."""

from planlift_parsers.doc.reader import read

__all__ = ["read"]
