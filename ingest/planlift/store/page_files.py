"""What the review page keeps in an output folder beside what `convert` writes."""

UPLOADS = "uploads"
"""Folder of the documents that were brought to the page."""
COMPARISON = "comparison"
"""Folder of the comparison's files."""
USERS = "users.db"
AUDIT = "audit.jsonl"
PAGE_FILES = (COMPARISON, USERS, AUDIT)
"""What is no document, where the output folder itself is converted."""
