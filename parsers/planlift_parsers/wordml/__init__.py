"""Word XML in one file."""

from planlift_parsers.wordml.reader import read

__all__ = ["read"]
