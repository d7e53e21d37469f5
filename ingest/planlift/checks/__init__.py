"""Plan to findings."""

from planlift.checks.rules import check

__all__ = ["check"]
