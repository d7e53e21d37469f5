"""Rich text files (.rtf)."""

from planlift_parsers.rtf.reader import read

__all__ = ["read"]
