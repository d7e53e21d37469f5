"""The comparison as one self-contained web page, and its sections for other pages."""

from planlift.collate.page.page import comparison_page
from planlift.collate.page.sections import Section, sections_of

__all__ = ["Section", "comparison_page", "sections_of"]
