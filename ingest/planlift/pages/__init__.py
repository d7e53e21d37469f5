"""One plan that is spread over several documents, such as a web page for each indicator."""

from planlift.pages.reading import JoinedPages, UnreadPage, read_pages

__all__ = ["JoinedPages", "UnreadPage", "read_pages"]
