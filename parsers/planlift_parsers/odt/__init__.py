"""OpenDocument texts (.odt)."""

from planlift_parsers.odt.reader import read

__all__ = ["read"]
