"""Plan to findings."""

from planlift.checks.checking import check

__all__ = ["check"]
