"""Markdown files (.md)."""

from planlift_parsers.markdown.reader import read

__all__ = ["read"]
