"""The page that tells a person how a conversion went and what to look at."""

from planlift.export.report.page import Report

__all__ = ["Report"]
