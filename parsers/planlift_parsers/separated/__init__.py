"""Separated values (.csv)."""

from planlift_parsers.separated.reader import read

__all__ = ["read"]
